"""To whom and where something was said: an outlet that is told or that airs it passes it on; others only hear it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.reading.press import outlets
from sayso.reading.press.outlets import Medium
from sayso.reading.press.press import Press
from sayso.reading.press.relay_of import by_medium, passed_on
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayKind

QUOTING: Final = frozenset({"quote", "cite"})
INFORMING: Final = frozenset({"tell", "inform", "notify", "advise", "brief", "assure"})
"""Verbs whose passive subject is the hearer: "he was told that"."""
OCCASIONS: Final = frozenset(
    "interview remark comment column statement broadcast address speech op-ed article essay post program programme "
    "show appearance conversation editorial podcast commentary news newscast bulletin".split()
)
CARRYING: Final = frozenset(
    "carry issue publish release run air broadcast obtain see distribute post review report hear view televise".split()
)
TELLING_PREPOSITIONS: Final = frozenset({"to", "with", "on", "for", "in", "via", "through"})
PUBLISHING: Final[frozenset[RelayKind]] = frozenset({"agency", "state_media", "broadcaster", "newspaper", "unknown"})
STAFF: Final = frozenset({"reporter", "correspondent", "journalist", "interviewer"})


def told(press: Press, word: int | None) -> tuple[tuple[Relay, ...], Span | None]:
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


def _next_described(press: Press, first: int) -> Medium | None:
    """A medium that begins at a word and is only described: "a local radio station"."""
    tree = press.tree
    last = min(first + 5, len(tree.tokens))
    nouns = (word for word in range(first, last) if tree.tokens[word].lemma.lower() in outlets.OUTLET_NOUNS)
    noun = max(nouns, default=None)
    if noun is None or any(tree.tokens[word].upos in {"VERB", "PUNCT"} for word in range(first, noun)):
        return None
    return press.find(noun)


def _acts(tree: Tree, medium: Medium) -> bool:
    """Whether a verb follows a medium's name: "told the Courier, Orbit Wire reported"."""
    after = tree.within(medium.span).stop
    return after < len(tree.tokens) and tree.tokens[after].upos in {"VERB", "AUX"}


def _owner(press: Press, index: int) -> Medium | None:
    """The outlet a hearer belongs to: "Fox News' Chris Wallace"."""
    tree = press.tree
    owner = tree.child(index, "nmod:poss", "nmod", "compound")
    if owner is not None and tree.tokens[owner].form.lower() == "its" and tree.tokens[index].lemma.lower() in STAFF:
        return press.latest(owner, PUBLISHING)
    medium = press.find(owner) if owner is not None else None
    return None if medium is None or medium.kind == "social" else medium


def occasion(press: Press, source: int | None, word: int) -> tuple[Relay, ...]:
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
    kinds = {one.kind for one in tree.mentions(span)}
    if tree.case(name) not in {"with", "to"} or "organisation" not in kinds:
        return None
    return Medium(span=span, name=outlets.bare(span.of(tree.text)), kind="unknown")


def hearer(press: Press, word: int | None) -> tuple[Relay, ...]:
    """Who was told what another statement passes on: "the report says Detective Sloan was told that"."""
    tree = press.tree
    if word is None or tree.tokens[word].lemma.lower() not in INFORMING:
        return ()
    heard = tree.child(word, "nsubj:pass")
    if heard is None or (tree.tokens[heard].upos != "PROPN" and press.find(heard) is None):
        return ()
    return (passed_on(press, heard),)
