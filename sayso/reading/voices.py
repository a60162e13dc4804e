"""
Who speaks and who carries, as one sentence tells it.

"TASS quoted Peskov as telling …", "Peskov, quoted by TASS, said", "X told CNN", "in an interview with", "Al-Ahram said,
citing the health ministry". Words that look like relays and are none ("citing health reasons", "told police") give
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sayso.knowledge import roles
from sayso.reading import outlets, stance
from sayso.reading.media import Press
from sayso.reading.outlets import Medium
from sayso.reading.syntax import NOMINAL, Tree
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayEvidence, RelayKind

QUOTING: Final = frozenset({"quote", "cite"})
SAYING: Final = frozenset(
    "say tell state add warn claim declare announce write note insist deny confirm acknowledge call describe demand "
    "urge vow admit argue comment promise predict assert stress accuse condemn".split()
)
"""Verbs of "quoted X as saying"."""
INFORMING: Final = frozenset({"tell", "inform", "notify", "advise", "brief", "assure"})
"""Verbs whose passive subject is the hearer: "he was told that"."""
REACH: Final = 16
"""Words between "quoted" and its "as saying", at the most."""
DEPTH: Final = 3
"""Media that cite one another in one sentence, at the most."""
OCCASIONS: Final = frozenset(
    "interview remark comment column statement broadcast address speech op-ed article essay post program programme "
    "show appearance conversation editorial podcast commentary news newscast bulletin".split()
)
CARRYING: Final = frozenset(
    "carry issue publish release run air broadcast obtain see distribute post review report hear view televise".split()
)
WORKS: Final = frozenset({"book", "novel", "memoir", "study", "album", "biography", "poem"})
"""What is published by a house, and not passed on by an outlet."""
SPEAKING: Final = frozenset({"speak", "talk"})
ASKING: Final = frozenset({"interview", "ask", "question", "reach", "contact"})
TELLING_PREPOSITIONS: Final = frozenset({"to", "with", "on", "for", "in", "via", "through"})
PUBLISHING: Final[frozenset[RelayKind]] = frozenset({"agency", "state_media", "broadcaster", "newspaper", "unknown"})
STAFF: Final = frozenset({"reporter", "correspondent", "journalist", "interviewer"})
HEARSAY: Final = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})


class Voice(Struct, frozen=True, kw_only=True):
    """Who speaks and who carries, as one sentence tells it."""

    speaker: int | None
    """The word that heads the speaker's phrase."""
    named: Span | None = None
    """The speaker's phrase, where the frame shows its ends."""
    relays: tuple[Relay, ...] = ()
    saying: int | None = None
    """The inner verb of "quoted X as saying", where there is one."""
    quoted: bool = False
    """Whether the words are those of somebody whom another quotes: "Ria quoted him: “I saw it.”"."""
    audience: Span | None = None
    word: int | None = None
    """The verb or noun the roles were read from."""


def find(press: Press, source: int | None, word: int | None) -> Voice:
    """Tell the speaker from those who pass on, around the word that carries the cue."""
    tree = press.tree
    if word is None or tree.tokens[word].upos != "VERB":
        return Voice(speaker=source, relays=_appended(press, source, word), word=word)
    quoted = _quoted_as(press, word, source) or _quoted_by(press, word)
    if quoted is not None:
        return quoted
    cited = _citing(press, source, word)
    if cited is not None:
        return cited
    told, audience = _told(press, word)
    around = _hearsay(tree, word) + _as_reported(press, word) + _according(press, word)
    found = (
        around + _appended(press, source, word) + _appended(press, word, word) + told + _occasion(press, source, word)
    )
    return Voice(speaker=source, relays=found, audience=audience, word=word)


def quoting(tree: Tree, word: int) -> bool:
    """Whether a verb gives another's words: "quote", "cite", or any with "as saying" after it."""
    return tree.tokens[word].lemma.lower() in QUOTING or quotes_as(tree, word)


def quotes_as(tree: Tree, word: int) -> bool:
    """Whether "as saying" follows a verb."""
    return _as_saying(tree, word) is not None


def passed_on(press: Press, index: int | None) -> Relay:
    """The relay a phrase names; the unknown one where the text names none."""
    tree = press.tree
    if index is None:
        return passed_on_by_nobody()
    medium = press.find(index)
    if medium is not None:
        return by_medium(medium, "cue")
    span = outlets.trimmed(tree.text, tree.phrase(index))
    kind: RelayKind = "official" if _is_official(tree, span) else "person"
    return Relay(name=outlets.bare(span.of(tree.text)), kind=kind, known_by="cue", span=span)


def by_medium(medium: Medium, evidence: RelayEvidence) -> Relay:
    """The relay that a medium is."""
    return Relay(name=medium.name, kind=medium.kind, known_by=evidence, span=medium.span)


def hearer(press: Press, word: int | None) -> tuple[Relay, ...]:
    """Who was told what another statement passes on: "the report says Detective Sloan was told that"."""
    tree = press.tree
    if word is None or tree.tokens[word].lemma.lower() not in INFORMING:
        return ()
    heard = tree.child(word, "nsubj:pass")
    if heard is None or (tree.tokens[heard].upos != "PROPN" and press.find(heard) is None):
        return ()
    return (passed_on(press, heard),)


def _quoted_as(press: Press, word: int, source: int | None) -> Voice | None:
    """The frames "TASS quoted X as telling …", "X was quoted by TASS as saying", "the tape shows X as saying"."""
    tree = press.tree
    above = (up for up in list(tree.ancestors(word))[:2] if _as_saying(tree, up) == word)
    verb = next((one for one in (word, *above) if _quotes(tree, one)), None)
    if verb is None:
        return None
    passive = _is_passive(tree, verb)
    saying = _as_saying(tree, verb)
    if saying is None:
        return None if passive else _quoted_plainly(press, verb)
    carrier = tree.subject(verb)
    if passive:
        carrier = _printer(press, verb) or _printer(press, saying)
    speaker = tree.patient(verb) if passive else tree.child(verb, "obj", "iobj")
    named = None
    if not passive:
        named = _between(tree, verb, saying)
        speaker = tree.head(named) if named is not None else speaker
    if speaker is None or speaker == carrier:
        speaker = source if source != carrier else None
    return Voice(
        speaker=speaker,
        named=named,
        relays=(*_quoters(press, carrier), *_behind(press, carrier, verb)),
        saying=saying,
        audience=_told(press, saying)[1],
        word=verb,
    )


def _quoted_plainly(press: Press, verb: int) -> Voice | None:
    """The frame "Ria quoted him: “I saw it.”"."""
    tree = press.tree
    quoted, carrier = tree.child(verb, "obj"), tree.subject(verb)
    if tree.tokens[verb].lemma.lower() != "quote" or quoted is None or carrier is None or quoted < verb:
        return None
    after = tree.within(tree.phrase(quoted)).stop
    if after >= len(tree.tokens) or tree.tokens[after].form not in {":", ","} or not can_speak(tree, quoted):
        return None
    return Voice(speaker=quoted, relays=_quoters(press, carrier), quoted=True, word=verb)


def _behind(press: Press, carrier: int | None, verb: int) -> tuple[Relay, ...]:
    """A medium that the quoting one has it from: "Interfax, citing the Belta agency, quoted him as saying"."""
    participle = _participle(press.tree, verb)
    cited = press.tree.child(participle, "obj") if participle is not None else None
    medium = press.find(cited) if cited is not None and cited != carrier else None
    return () if medium is None else (by_medium(medium, "citation"),)


def _quotes(tree: Tree, word: int) -> bool:
    return tree.tokens[word].upos == "VERB" and quoting(tree, word)


def _is_passive(tree: Tree, verb: int) -> bool:
    """Whether somebody is quoted by the verb, rather than quotes."""
    token = tree.tokens[verb]
    if token.form.endswith("ing"):
        return False
    return tree.child(verb, "nsubj:pass", "aux:pass") is not None or (
        token.deprel in {"acl", "advcl"} and tree.child(verb, "nsubj") is None
    )


def _between(tree: Tree, verb: int, saying: int) -> Span | None:
    """Whom "quoted X as saying" names: what stands between the two, commas apart."""
    words = list(range(verb + 1, saying))
    while words and (tree.tokens[words[-1]].upos == "PUNCT" or tree.tokens[words[-1]].form in {"as", "having"}):
        words.pop()
    if not words or not any(tree.tokens[word].upos in NOMINAL for word in words):
        return None
    return Span(tree.tokens[words[0]].span.start, tree.tokens[words[-1]].span.end)


def _as_saying(tree: Tree, verb: int) -> int | None:
    """The verb of "as saying" after a quoting verb, wherever the tree hangs it."""
    for word in range(verb + 1, min(verb + REACH, len(tree.tokens) - 1)):
        if tree.sentence(word) != tree.sentence(verb):
            return None
        if tree.tokens[word].form != "as":
            continue
        inner = word + 2 if tree.tokens[word + 1].form == "having" and word + 2 < len(tree.tokens) else word + 1
        saying = tree.tokens[inner]
        if (inner > word + 1 or saying.form.endswith("ing")) and saying.lemma.lower() in SAYING:
            between = any(token.upos == "VERB" for token in tree.tokens[verb + 1 : word])
            return inner if saying.head == verb or not between else None
    return None


def _printer(press: Press, verb: int) -> int | None:
    """By whom, or in which outlet, somebody is quoted."""
    tree = press.tree
    agent = tree.agent(verb)
    if agent is not None:
        return agent
    if verb + 2 < len(tree.tokens) and tree.tokens[verb + 1].form == "by":
        beside = press.beginning(verb + 2)
        return tree.within(beside.span)[-1] if beside is not None else None
    pages = (one for one in tree.children(verb, "obl", "nmod") if tree.case(one) in {"in", "on"})
    return next((one for one in pages if (found := press.find(one)) is not None and found.publishes), None)


def _quoters(press: Press, carrier: int | None) -> tuple[Relay, ...]:
    """Those who quote, side by side where there are several: each a medium, unless known to be a person."""
    if carrier is None:
        return (passed_on(press, None),)
    found = ((one, press.teach(one)) for one in press.tree.conjuncts(carrier))
    return tuple(by_medium(medium, "cue") if medium is not None else passed_on(press, one) for one, medium in found)


def _quoted_by(press: Press, word: int) -> Voice | None:
    """In "…," Clinton said, quoted by the Times: who is quoted speaks, who quotes relays."""
    tree = press.tree
    above = tree.tokens[word].head
    if tree.tokens[word].lemma.lower() not in QUOTING or tree.tokens[word].form.endswith("ing") or above == word:
        return None
    entry = stance.find(tree, above)
    carrier, speaker = tree.agent(word), tree.subject(above)
    if entry is None or tree.tokens[above].upos != "VERB" or carrier is None or speaker is None:
        return None
    found = _quoters(press, carrier)
    return Voice(speaker=speaker, relays=found, saying=above, audience=_told(press, above)[1], word=word)


def _citing(press: Press, source: int | None, word: int) -> Voice | None:
    """In "Al-Ahram said, citing the health ministry" the ministry speaks, the outlet relays."""
    tree = press.tree
    verb = _participle(tree, word)
    cited = tree.child(verb, "obj") if verb is not None else None
    if verb is None or source is None or cited is None:
        return None
    medium = press.find(source)
    if medium is None and tree.tokens[verb].lemma.lower() == "quote" and press.find(cited) is not None:
        medium = press.teach(source)
    if medium is None or not medium.publishes or not can_speak(tree, cited):
        return None
    passing = [by_medium(medium, "citation")]
    for _ in range(DEPTH):
        further = _cited_by(tree, cited)
        between = press.find(cited)
        if further is None or between is None:
            break
        passing.append(by_medium(between, "citation"))
        cited = further
    return Voice(speaker=cited, relays=(*passing, *_appended(press, cited, word)), word=word)


def _cited_by(tree: Tree, source: int) -> int | None:
    """Whom a cited medium cites in turn: "the Karst agency, which cited Radio Vardar"."""
    verbs = (verb for verb in tree.children(source, "acl", "acl:relcl") if tree.tokens[verb].lemma.lower() in QUOTING)
    verb = next((one for one in verbs if tree.tokens[one].form.lower() != "quoted" or tree.child(one, "obj")), None)
    return tree.child(verb, "obj") if verb is not None else None


def _participle(tree: Tree, word: int) -> int | None:
    """The "citing" or "quoting" of a verb's sentence, after a comma or at its beginning."""
    sentence = tree.annotation.sentences[tree.sentence(word)]
    for one in range(sentence.first, sentence.end):
        begins = one == sentence.first or tree.tokens[one - 1].upos == "PUNCT"
        if begins and tree.tokens[one].form.lower() in {"citing", "quoting"}:
            return one
    return None


def _told(press: Press, word: int | None) -> tuple[tuple[Relay, ...], Span | None]:
    """Whom it was told: outlets that publish are relays, anybody else the audience."""
    tree = press.tree
    if word is None:
        return (), None
    verb = tree.tokens[word].lemma.lower()
    if verb == "tell":
        beside = press.beginning(word + 1) or press.hearing(word + 1)
        if beside is not None and beside.publishes:
            return tuple(by_medium(one, "cue") for one in _side_by_side(press, beside)), None
    hearers = tree.children(word, "iobj", *(("obj",) if verb == "tell" else ()))
    if verb == "tell":
        hearers += [one for one in tree.children(word, "obl") if not tree.case(one)]
    hearers = [one for one in hearers if one > word]
    if hearers and tree.tokens[hearers[0]].form.lower() == "it":
        meant = press.latest(hearers[0], PUBLISHING)
        if meant is not None:
            return (by_medium(meant, "cue"),), None
    hearers += [one for one in tree.children(word, "obl") if tree.case(one) == "to"]
    if not hearers:
        heard = tree.child(word, "nsubj:pass") if verb in INFORMING else None
        outlet = _owner(press, heard) if heard is not None else None
        if outlet is not None and outlet.publishes:
            return (by_medium(outlet, "cue"),), None
        return (), None if heard is None else tree.phrase(heard)
    found = tuple(
        by_medium(medium, "cue")
        for hearer in tree.conjuncts(hearers[0])
        if (medium := press.find(hearer) or _owner(press, hearer)) is not None and medium.publishes
    )
    return (found, None) if found else ((), tree.phrase(hearers[0]))


def _side_by_side(press: Press, first: Medium) -> Iterator[Medium]:
    """A medium and those named after it: "CNN and the BBC"."""
    tree = press.tree
    medium: Medium | None = first
    while medium is not None:
        yield medium
        after = tree.within(medium.span).stop
        joined = after < len(tree.tokens) and tree.tokens[after].form.lower() in {"and", ",", "or"}
        medium = (press.beginning(after + 1) or _next_described(press, after + 1)) if joined else None
        if medium is not None and _acts(tree, medium):
            return


def _acts(tree: Tree, medium: Medium) -> bool:
    """Whether a verb follows a medium's name: "told the Courier, Orbit Wire reported"."""
    after = tree.within(medium.span).stop
    return after < len(tree.tokens) and tree.tokens[after].upos in {"VERB", "AUX"}


def _next_described(press: Press, first: int) -> Medium | None:
    """A medium that begins at a word and is only described: "a local radio station"."""
    tree = press.tree
    last = min(first + 5, len(tree.tokens))
    nouns = (word for word in range(first, last) if tree.tokens[word].lemma.lower() in outlets.OUTLET_NOUNS)
    noun = max(nouns, default=None)
    if noun is None or any(tree.tokens[word].upos in {"VERB", "PUNCT"} for word in range(first, noun)):
        return None
    return press.find(noun)


def _owner(press: Press, index: int) -> Medium | None:
    """The outlet a hearer belongs to: "Fox News' Chris Wallace"."""
    tree = press.tree
    owner = tree.child(index, "nmod:poss", "nmod", "compound")
    if owner is not None and tree.tokens[owner].form.lower() == "its" and tree.tokens[index].lemma.lower() in STAFF:
        return press.latest(owner, PUBLISHING)
    medium = press.find(owner) if owner is not None else None
    return None if medium is None or medium.kind == "social" else medium


def _occasion(press: Press, source: int | None, word: int) -> tuple[Relay, ...]:
    """Where it was said: "in an interview with CNN", "in a statement carried by Xinhua", "on state television"."""
    tree = press.tree
    places = tree.children(word, "obl", "advcl", "nmod")
    if source is not None:
        places += [one for one in tree.children(source, "nmod") if one > source and tree.case(one) == "in"]
    for speaking in (one for one in places if tree.tokens[one].lemma.lower() in {"speak", "talk", "write", "appear"}):
        places = places + tree.children(speaking, "obl")
    for place in places:
        direct = press.find(place)
        if direct is not None and direct.kind == "social":
            continue
        if direct is not None and direct.publishes and tree.case(place) in TELLING_PREPOSITIONS:
            return (by_medium(direct, "cue"),)
        lemma = tree.tokens[place].lemma.lower()
        if lemma in OCCASIONS or outlets.document(tree, place):
            found = _carried_by(press, place)
            if direct is not None and tree.case(place) == "in" and _is_record(tree, place):
                found = (*found, by_medium(direct, "cue"))
            if found:
                return found
    return ()


def _is_record(tree: Tree, place: int) -> bool:
    """Whether a document holds others' words: a police report does, one's own report does not."""
    lemma = tree.tokens[place].lemma.lower()
    anybodys = lemma in {"report", "document", "record", "paper", "filing"}
    return lemma in outlets.RECORDS and not (anybodys and tree.child(place, "compound", "nmod:poss") is None)


def _carried_by(press: Press, noun: int) -> tuple[Relay, ...]:
    """Who carries or hosts an interview, a statement, a column."""
    tree = press.tree
    if noun + 2 < len(tree.tokens) and tree.tokens[noun + 1].form.lower() in TELLING_PREPOSITIONS:
        to = tree.tokens[noun + 1].form.lower() in {"to", "with"}
        beside = press.beginning(noun + 2) or (press.hearing(noun + 2) if to else None)
        if beside is not None and beside.kind not in {"social", "statement"}:
            return tuple(by_medium(one, "cue") for one in _side_by_side(press, beside))
    for below in tree.children(noun, "nmod", "obl"):
        medium = press.find(below) or _interviewer(press, noun, below)
        if medium is not None and medium.publishes:
            return (by_medium(medium, "cue"),)
    after = [noun + 1] if noun + 1 < len(tree.tokens) and tree.tokens[noun + 1].upos == "VERB" else []
    for verb in dict.fromkeys((*tree.children(noun, "acl", "acl:relcl"), *after)):
        agent = tree.agent(verb)
        agent = tree.child(verb, "obl") if agent is None else agent
        medium = press.find(agent) if agent is not None else None
        if agent is None or (medium is not None and medium.kind == "social"):
            continue
        if tree.tokens[verb].lemma.lower() in CARRYING | QUOTING:
            return (passed_on(press, agent),)
        if medium is not None and medium.publishes and tree.case(agent) == "to":
            return (by_medium(medium, "cue"),)
    return ()


def _interviewer(press: Press, noun: int, name: int) -> Medium | None:
    """Whoever no table knows and an interview was given to, unless it is a person: "an interview with Gazeta"."""
    tree = press.tree
    if tree.tokens[noun].lemma.lower() != "interview" or tree.tokens[name].upos != "PROPN":
        return None
    span = tree.phrase(name)
    kinds = {one.kind for one in tree.annotation.mentions if one.span.overlaps(span)}
    if tree.case(name) not in {"with", "to"} or "organisation" not in kinds:
        return None
    return Medium(span=span, name=outlets.bare(span.of(tree.text)), kind="unknown")


def _appended(press: Press, noun: int | None, word: int | None) -> tuple[Relay, ...]:
    """What hangs on the source: "a statement carried by Xinhua", "a document obtained by AP", "X, quoted by TASS"."""
    tree = press.tree
    if noun is None:
        return ()
    found: list[Relay] = []
    for verb in _beside(tree, noun):
        lemma = tree.tokens[verb].lemma.lower()
        agent = _printer(press, verb) if lemma in QUOTING | CARRYING else tree.agent(verb)
        if lemma in SPEAKING:
            found += _spoken_to(press, verb)
        if agent is None or verb == word or tree.tokens[verb].form.endswith("ing"):
            continue
        if lemma in QUOTING:
            found += _quoters(press, agent)
        elif lemma in CARRYING and noun != word and tree.tokens[noun].lemma.lower() not in WORKS:
            found.append(passed_on(press, agent))
        elif lemma in ASKING:
            medium = press.find(agent)
            found += [by_medium(medium, "cue")] if medium is not None and medium.publishes else []
    return tuple(found)


def _beside(tree: Tree, noun: int) -> list[int]:
    """The verbs that describe a noun, or the title or name that stands with it."""
    token = tree.tokens[noun]
    title = [token.head] if token.deprel in {"appos", "flat"} and token.head != noun else []
    nouns = [noun, *title, *tree.children(noun, "appos", "flat")]
    return [verb for one in nouns for verb in tree.children(one, "acl", "acl:relcl", "advcl", "dep")]


def _spoken_to(press: Press, verb: int) -> list[Relay]:
    """The outlet in "who spoke to the Anadolu agency by phone"."""
    tree = press.tree
    hearers = [one for one in tree.children(verb, "obl") if tree.case(one) in {"to", "with"}]
    media = (press.find(one) for one in hearers[:1])
    return [by_medium(one, "cue") for one in media if one is not None and one.publishes and one.kind != "social"]


def _as_reported(press: Press, word: int) -> tuple[Relay, ...]:
    """In "as the Andes Post quoted her, the minister demanded" the outlet relays."""
    tree = press.tree
    for verb in tree.children(word, "advcl"):
        subject = tree.child(verb, "nsubj")
        medium = press.find(subject) if subject is not None and tree.case(verb) == "as" else None
        if medium is not None and medium.publishes and tree.tokens[verb].lemma.lower() in {*QUOTING, "report", "put"}:
            return (by_medium(medium, "cue"),)
    return ()


def _according(press: Press, word: int) -> tuple[Relay, ...]:
    """In "the driver told the inquiry, according to a transcript" the transcript passes on."""
    tree = press.tree
    if tree.tokens[word].form.lower() == "according":
        return ()
    sources = [one for one in tree.children(word, "obl") if tree.case(one) == "according to"]
    return tuple(passed_on(press, one) for one in sources)


def _hearsay(tree: Tree, word: int) -> tuple[Relay, ...]:
    for child in tree.children(word, "advmod"):
        if tree.tokens[child].lemma.lower() in HEARSAY:
            return (passed_on_by_nobody(),)
    above = tree.tokens[word].head
    if tree.tokens[word].deprel == "xcomp" and rumoured(tree, above):
        return (passed_on_by_nobody(),)
    return ()


def rumoured(tree: Tree, verb: int) -> bool:
    """Whether nobody is named who says it: "is said to have", "was reported to be"."""
    passive = tree.child(verb, "nsubj:pass", "aux:pass") is not None and tree.agent(verb) is None
    return passive and tree.tokens[verb].lemma.lower() in {"say", "report", "rumour", "rumor", "understand"}


def passed_on_by_nobody() -> Relay:
    """The relay of which a text only tells that there is one."""
    return Relay(name="unknown", kind="unknown", known_by="cue", span=None)


def can_speak(tree: Tree, index: int) -> bool:
    """Whether a cited thing is somebody (a ministry, sources, a name) rather than reasons or figures."""
    token = tree.tokens[index]
    if token.upos in {"PROPN", "PRON"} or outlets.document(tree, index):
        return True
    before = f"{tree.tokens[index - 1].form} " if index else ""
    forms = (token.lemma, token.form, before + token.lemma)
    return any(roles.find(form.lower()) is not None for form in forms)


def _is_official(tree: Tree, span: Span) -> bool:
    return any(
        (role := roles.find(tree.tokens[word].lemma.lower())) is not None
        and role.sector in {"GOV", "COP", "MIL", "JUD", "LEG"}
        for word in tree.within(span)
    )
