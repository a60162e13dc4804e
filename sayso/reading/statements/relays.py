"""Relays in order: the agency of the page, those a statement is nested in, those its own sentence names."""

from __future__ import annotations

import re
from typing import Final

from sayso.knowledge import roles
from sayso.reading.press import relay_of
from sayso.reading.press.press import Press
from sayso.reading.statements.who_speaks import Voice
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Article
from sayso.records.statement import Relay, Stance

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
INDEFINITE: Final = frozenset({"a", "an", "another", "some", "several", "one"})
KNOWING: Final = frozenset({"familiar", "close", "briefed", "informed"})
"""What unnamed people are said to be: "people familiar with the plan"."""
PERSON: Final = re.compile(r"(?:man|woman|survivor|guard|nurse|priest|witness|ist|ian|ee|keeper|maker|worker|dweller)$")
"""Endings of words for persons that the table of roles may lack."""


def of_article(article: Article) -> tuple[Relay, ...]:
    """The agency whose copy the article is: the outermost relay of all it reports."""
    agency = article.agency
    if agency is None:
        return ()
    return (Relay(name=agency.name, kind=agency.kind, known_by=agency.evidence[0], span=None),)


def inherited(press: Press, speaker: int | None, outer: tuple[Relay, ...], *, stance: Stance) -> tuple[Relay, ...]:
    """
    The relays of a statement within another: those of the outer one, then its speaker.

    Whoever denies another's claim does not pass it on.
    """
    if speaker is None or stance in {"denied", "declined"} or _own_channel(press.tree, speaker):
        return outer
    return (*outer, relay_of.passed_on(press, speaker))


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
    return any(_unnamed(tree, index) for index in tree.conjuncts(found.speaker))


def _unnamed(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    role = roles.find(token.lemma.lower()) or roles.find(token.form.lower())
    if role is not None and role.anonymous:
        return True
    if token.upos == "PROPN" or any(
        tree.tokens[name].upos == "PROPN" for name in tree.children(index, "appos", "flat")
    ):
        return False
    around = tree.sentence_span(tree.sentence(index)).of(tree.text).lower()
    near = tree.clause(index).of(tree.text).lower()
    if any(words in around for words in ANONYMITY) or any(word in near.split() for word in UNNAMED):
        return True
    familiar = {tree.tokens[child].lemma.lower() for child in tree.children(index, "amod")} & KNOWING
    person = (role is not None and role.kind != "body") or PERSON.search(token.lemma.lower()) is not None
    return bool(familiar) or (person and not _speaks_for(tree, index) and _indefinite(tree, index))


def _speaks_for(tree: Tree, index: int) -> bool:
    """Whether somebody speaks for a body by trade, or by an office of it: then the body speaks."""
    office = tree.child(index, "compound") is not None and tree.child(index, "nummod") is None
    return office or tree.tokens[index].lemma.lower().startswith(("spokes", "representative", "press"))


def _indefinite(tree: Tree, index: int) -> bool:
    """Whether a phrase picks out somebody, and not all of a kind: "a farmer", "two officials", "one of them"."""
    first = {tree.tokens[child].form.lower() for child in tree.children(index, "det", "nummod")}
    if first & {"the", "these", "those", "both"}:
        return False
    counted = any(tree.tokens[child].upos == "NUM" for child in tree.children(index, "nummod"))
    return counted or bool((first | {tree.tokens[index].form.lower()}) & INDEFINITE)
