"""Relays in order: the agency of the page, those a statement is nested in, those its own sentence names."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import roles
from sayso.reading import voices
from sayso.reading.media import Press
from sayso.reading.syntax import Tree
from sayso.reading.voices import Voice
from sayso.records.article import Article
from sayso.records.statement import Relay

UNNAMED: Final = frozenset({"anonymity", "anonymous", "anonymously", "unnamed", "unidentified", "undisclosed"})
ANONYMITY: Final = (
    "condition of anonymity",
    "not to be named",
    "not to be identified",
    "to be named",
    "to be identified",
    "not authorized to speak",
    "not authorised to speak",
    "not authorized to brief",
    "not authorised to brief",
)
"""How a sentence says that its speaker stays unnamed."""


def of_article(article: Article) -> tuple[Relay, ...]:
    """The agency whose copy the article is: the outermost relay of all it reports."""
    agency = article.agency
    if agency is None:
        return ()
    return (Relay(name=agency.name, kind=agency.kind, known_by=agency.evidence[0], span=None),)


def inherited(press: Press, speaker: int | None, outer: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """The relays of a statement within another: those of the outer one, then its speaker."""
    if speaker is None or _own_channel(press.tree, speaker):
        return outer
    return (*outer, voices.passed_on(press, speaker))


def _own_channel(tree: Tree, speaker: int) -> bool:
    """A mere "statement" belongs to whoever speaks by it and passes on nothing."""
    owned = tree.children(speaker, "nmod:poss", "compound", "amod", "nmod")
    return tree.tokens[speaker].lemma.lower() == "statement" and not owned


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
    return any(words in around for words in ANONYMITY) or any(word in near.split() for word in UNNAMED)
