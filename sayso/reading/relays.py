"""
Relays: through whom the words came.

From the page (its agency), from the sentence ("TASS quoted Peskov as telling …", "Peskov, quoted by TASS, said",
"X told CNN", "in an interview with", "Al-Ahram said, citing the health ministry") and from the statement around
("police say she told them"). Words that look like relays and are none ("citing health reasons", "told police") give
nothing.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.knowledge import roles
from sayso.reading import media
from sayso.reading.media import Medium, Press
from sayso.reading.syntax import Tree
from sayso.records.article import Article
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayEvidence, RelayKind

QUOTING: Final = frozenset({"quote", "cite"})
SAYING: Final = frozenset(
    {"say", "tell", "state", "add", "warn", "claim", "declare", "announce", "write", "note", "insist"}
)
REACH: Final = 10
"""Words between "quoted" and its "as saying", at the most."""
OCCASIONS: Final = frozenset(
    "interview remark comment column statement broadcast address speech op-ed article essay post program programme "
    "show appearance conversation".split()
)
CARRYING: Final = frozenset(
    {"carry", "issue", "publish", "release", "run", "air", "broadcast", "obtain", "see", "distribute"}
)
TELLING_PREPOSITIONS: Final = frozenset({"to", "with", "on", "for", "in"})
HEARSAY: Final = frozenset({"reportedly", "allegedly", "purportedly"})
UNNAMED: Final = frozenset({"anonymity", "anonymous", "unnamed", "unidentified"})


class Voice(Struct, frozen=True, kw_only=True):
    """Who speaks and who carries, as one sentence tells it."""

    speaker: int | None
    """The word that heads the speaker's phrase."""
    relays: tuple[Relay, ...] = ()
    saying: int | None = None
    """The inner verb of "quoted X as saying", where there is one."""
    audience: Span | None = None
    word: int | None = None
    """The verb or noun the roles were read from."""


def voice(press: Press, source: int | None, word: int | None) -> Voice:
    """Tell the speaker from those who pass on, around the word that carries the cue."""
    tree = press.tree
    if word is None or tree.tokens[word].upos != "VERB":
        return Voice(speaker=source, relays=_appended(press, source, word), word=word)
    quoted = _quoted_as(press, word, source)
    if quoted is not None:
        return quoted
    cited = _citing(press, source, word)
    if cited is not None:
        return cited
    told, audience = _told(press, word)
    found = _hearsay(tree, word) + _appended(press, source, word) + told + _occasion(press, word)
    return Voice(speaker=source, relays=found, audience=audience, word=word)


def of_article(article: Article) -> tuple[Relay, ...]:
    """The agency whose copy the article is: the outermost relay of all it reports."""
    agency = article.agency
    if agency is None:
        return ()
    return (Relay(name=agency.name, kind=agency.kind, known_by=agency.evidence[0], span=None),)


def inherited(press: Press, speaker: int | None, outer: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """The relays of a statement within another: those of the outer one, then its speaker."""
    tree = press.tree
    if speaker is None:
        return outer
    medium = press.find(speaker)
    if medium is not None:
        return (*outer, _relay(medium, "cue"))
    span = tree.phrase(speaker)
    kind: RelayKind = "official" if _is_official(tree, span) else "person"
    return (*outer, Relay(name=_plain(span.of(tree.text)), kind=kind, known_by="cue", span=span))


def chain(article: Article, found: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """Relays in order without the article's own outlet and without doubles; the outermost mention wins."""
    own = (article.outlet.name or "").lower()
    kept: list[Relay] = []
    for relay in found:
        known = {other.name.lower() for other in kept}
        if relay.name.lower() not in known and (relay.name.lower() != own or not own):
            kept.append(relay)
    return tuple(kept)


def anonymous(tree: Tree, found: Voice) -> bool:
    """Whether the words rest on a person the article does not name."""
    if found.speaker is None:
        return False
    for index in tree.conjuncts(found.speaker):
        role = roles.find(tree.tokens[index].lemma.lower()) or roles.find(tree.tokens[index].form.lower())
        if role is not None and role.anonymous:
            return True
    around = tree.sentence_span(tree.sentence(found.speaker)).of(tree.text).lower()
    near = tree.clause(found.speaker).of(tree.text).lower()
    asked = "condition of anonymity" in around or "asked not to be named" in around or "declined to be named" in around
    return asked or any(word in near.split() for word in UNNAMED)


def _quoted_as(press: Press, word: int, source: int | None) -> Voice | None:
    """The frames "TASS quoted X as telling …", "X was quoted by TASS as saying", "X, quoted by TASS, said"."""
    tree = press.tree
    verb = next(
        (one for one in (word, *list(tree.ancestors(word))[:2]) if tree.tokens[one].lemma.lower() in QUOTING), None
    )
    if verb is None or tree.tokens[verb].upos != "VERB":
        return None
    passive = tree.child(verb, "nsubj:pass") is not None or tree.tokens[verb].deprel == "acl"
    saying = next(
        (one for one in tree.children(verb, "advcl", "xcomp", "ccomp", "obl", "acl") if tree.case(one) == "as"), None
    )
    saying = saying if saying is not None else _as_saying(tree, verb)
    if saying is None and word == verb and not passive:
        return None
    speaker = tree.patient(verb) if passive else tree.child(verb, "obj")
    carrier = tree.child(verb, "obl:agent") if passive else tree.subject(verb)
    if carrier is None and passive:
        carrier = next((one for one in tree.children(verb, "obl") if tree.case(one) == "by"), None)
    if carrier is None and saying is not None:
        carrier = next((one for one in tree.children(saying, "obl", "obl:agent") if tree.case(one) == "by"), None)
    inner = saying if saying is not None else (word if word != verb else None)
    return Voice(
        speaker=speaker if speaker is not None else source,
        relays=(_carrier(press, carrier),),
        saying=inner,
        audience=_told(press, inner)[1] if inner is not None else None,
        word=verb,
    )


def _as_saying(tree: Tree, verb: int) -> int | None:
    """The verb of "as saying" after a quoting verb, wherever the tree hangs it."""
    for word in range(verb + 1, min(verb + REACH, len(tree.tokens) - 1)):
        saying = tree.tokens[word + 1]
        if tree.tokens[word].form == "as" and saying.form.endswith("ing") and saying.lemma.lower() in SAYING:
            return word + 1 if tree.sentence(word) == tree.sentence(verb) else None
    return None


def _citing(press: Press, source: int | None, word: int) -> Voice | None:
    """In "Al-Ahram said, citing the health ministry" the ministry speaks, the outlet relays."""
    tree = press.tree
    verb = next((one for one in tree.children(word, "advcl") if tree.tokens[one].lemma.lower() in QUOTING), None)
    cited = tree.child(verb, "obj") if verb is not None else None
    medium = press.find(source) if source is not None else None
    if cited is None or medium is None or not medium.publishes or not _can_speak(tree, cited):
        return None
    return Voice(speaker=cited, relays=(_relay(medium, "citation"),), word=word)


def _told(press: Press, word: int | None) -> tuple[tuple[Relay, ...], Span | None]:
    """Whom it was told: an outlet that publishes is a relay, anybody else the audience."""
    tree = press.tree
    if word is None:
        return (), None
    verb = tree.tokens[word].lemma.lower()
    hearers = tree.children(word, "iobj", *(("obj",) if verb == "tell" else ()))
    hearers += [one for one in tree.children(word, "obl") if tree.case(one) == "to"]
    if not hearers and verb == "tell":
        hearers = [one for one in range(word + 1, min(word + 2, len(tree.tokens))) if tree.tokens[one].upos == "PROPN"]
    if not hearers:
        return (), None
    medium = press.find(hearers[0]) or _owner(press, hearers[0])
    if medium is not None and medium.publishes:
        return (_relay(medium, "cue"),), None
    return (), tree.phrase(hearers[0])


def _owner(press: Press, index: int) -> Medium | None:
    """The outlet a hearer belongs to: "Fox News' Chris Wallace"."""
    tree = press.tree
    owner = tree.child(index, "nmod:poss", "nmod", "compound")
    return press.find(owner) if owner is not None else None


def _occasion(press: Press, word: int) -> tuple[Relay, ...]:
    """Where it was said: "in an interview with CNN", "in a statement carried by Xinhua", "on state television"."""
    tree = press.tree
    places = tree.children(word, "obl", "advcl", "nmod")
    for speaking in (one for one in places if tree.tokens[one].lemma.lower() in {"speak", "talk"}):
        places = places + tree.children(speaking, "obl")
    for place in places:
        direct = press.find(place)
        if direct is not None and direct.publishes and tree.case(place) in TELLING_PREPOSITIONS:
            return (_relay(direct, "cue"),)
        if tree.tokens[place].lemma.lower() in OCCASIONS:
            carrier = _carried_by(press, place)
            if carrier is not None:
                return (carrier,)
    return ()


def _carried_by(press: Press, noun: int) -> Relay | None:
    """Who carries or hosts an interview, a statement, a column."""
    tree = press.tree
    for below in tree.children(noun, "nmod", "obl"):
        medium = press.find(below)
        if medium is not None and medium.publishes:
            return _relay(medium, "cue")
    for verb in tree.children(noun, "acl", "acl:relcl"):
        if tree.tokens[verb].lemma.lower() in CARRYING:
            agent = tree.child(verb, "obl:agent", "obl")
            if agent is not None:
                return _carrier(press, agent)
    return None


def _appended(press: Press, source: int | None, word: int | None) -> tuple[Relay, ...]:
    """What hangs on the source: "a statement carried by Xinhua", "a document obtained by AP", "X, quoted by TASS"."""
    tree = press.tree
    found: list[Relay] = []
    if source is None:
        return ()
    for verb in tree.children(source, "acl"):
        lemma = tree.tokens[verb].lemma.lower()
        agent = tree.child(verb, "obl:agent") or next(
            (one for one in tree.children(verb, "obl") if tree.case(one) == "by"), None
        )
        if agent is not None and (lemma in QUOTING or lemma in CARRYING) and verb != word:
            found.append(_carrier(press, agent))
    return tuple(found)


def _hearsay(tree: Tree, word: int) -> tuple[Relay, ...]:
    for child in tree.children(word, "advmod"):
        if tree.tokens[child].lemma.lower() in HEARSAY:
            return (Relay(name="unknown", kind="unknown", known_by="cue", span=None),)
    return ()


def _carrier(press: Press, index: int | None) -> Relay:
    """The relay a phrase names; the unknown one where the text names none."""
    tree = press.tree
    if index is None:
        return Relay(name="unknown", kind="unknown", known_by="cue", span=None)
    medium = press.find(index)
    if medium is not None:
        return _relay(medium, "cue")
    span = tree.phrase(index)
    kind: RelayKind = "official" if _is_official(tree, span) else "person"
    return Relay(name=_plain(span.of(tree.text)), kind=kind, known_by="cue", span=span)


def _relay(medium: Medium, evidence: RelayEvidence) -> Relay:
    return Relay(name=medium.name, kind=medium.kind, known_by=evidence, span=medium.span)


def _can_speak(tree: Tree, index: int) -> bool:
    """Whether a cited thing is somebody (a ministry, sources, a name) rather than reasons or figures."""
    if tree.tokens[index].upos == "PROPN" or media.document(tree, index):
        return True
    return any(roles.find(form.lower()) is not None for form in (tree.tokens[index].lemma, tree.tokens[index].form))


def _is_official(tree: Tree, span: Span) -> bool:
    return any(
        (role := roles.find(tree.tokens[word].lemma.lower())) is not None
        and role.sector in {"GOV", "COP", "MIL", "JUD", "LEG"}
        for word in tree.within(span)
    )


def _plain(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in {"the", "a", "an"} else words)
