"""
Who speaks and who carries, as one sentence tells it.

"TASS quoted Peskov as telling …", "Peskov, quoted by TASS, said", "X told CNN", "in an interview with", "Al-Ahram said,
citing the health ministry". Words that look like relays and are none ("citing health reasons", "told police") give
nothing.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.reading.press.press import Press
from sayso.reading.press.relay_of import by_medium, can_speak, passed_on, passed_on_by_nobody
from sayso.reading.statements import stance
from sayso.reading.statements.who_is_told import CARRYING, QUOTING, occasion, told
from sayso.reading.syntax.tree import NOMINAL, Tree
from sayso.records.span import Span
from sayso.records.statement import Relay

SAYING: Final = frozenset(
    "say tell state add warn claim declare announce write note insist deny confirm acknowledge call describe demand "
    "urge vow admit argue comment promise predict assert stress accuse condemn".split()
)
"""Verbs of "quoted X as saying"."""
REACH: Final = 16
"""Words between "quoted" and its "as saying", at the most."""
DEPTH: Final = 3
"""Media that cite one another in one sentence, at the most."""
WORKS: Final = frozenset({"book", "novel", "memoir", "study", "album", "biography", "poem"})
"""What is published by a house, and not passed on by an outlet."""
SPEAKING: Final = frozenset({"speak", "talk"})
ASKING: Final = frozenset({"interview", "ask", "question", "reach", "contact"})
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
    given, audience = told(press, word)
    around = _hearsay(tree, word) + _as_reported(press, word) + _according(press, word)
    found = (
        around + _appended(press, source, word) + _appended(press, word, word) + given + occasion(press, source, word)
    )
    return Voice(speaker=source, relays=found, audience=audience, word=word)


def quoting(tree: Tree, word: int) -> bool:
    """Whether a verb gives another's words: "quote", "cite", or any with "as saying" after it."""
    return tree.tokens[word].lemma.lower() in QUOTING or quotes_as(tree, word)


def quotes_as(tree: Tree, word: int) -> bool:
    """Whether "as saying" follows a verb."""
    return _as_saying(tree, word) is not None


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
        audience=told(press, saying)[1],
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
    return Voice(speaker=speaker, relays=found, saying=above, audience=told(press, above)[1], word=word)


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
