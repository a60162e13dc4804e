"""Whose a party is: what stands beside its phrase, and the noun that several peoples share."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import countries
from sayso.reading.annotation import EntityKind
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span

NAMES: Final[frozenset[EntityKind]] = frozenset({"person", "organisation", "polity", "nationality"})
PLACES: Final[frozenset[EntityKind]] = frozenset({"place", "facility"})
REACH: Final = 9
"""Words between a people and the noun it shares, at most: "Greek, Turkish and Cypriot army officers"."""
BEFORE_NOUN: Final = frozenset({"U.S.", "US", "UK", "U.K."})
"""Short names of countries that serve as adjectives."""
TIED: Final = frozenset({"link", "linked", "affiliate", "affiliated", "base", "based"})
"""Participles that say whose somebody is: "hackers linked to Russia"."""


def beyond(tree: Tree, head: int) -> tuple[Span, ...]:
    """What says whose a party is beside its phrase: "Chile's" before it, "in Uganda", "linked to Russia" after it."""
    words = tree.within(tree.phrase(head))
    found = [_owner_before(tree, words[0]), _tail(tree, head, words[-1])]
    for clause in tree.children(head, "acl"):
        if tree.tokens[clause].lemma.lower() in TIED:
            found += [tree.phrase(one) for one in tree.children(clause, "obl")]
    return tuple(one for one in found if one is not None)


def _owner_before(tree: Tree, first: int) -> Span | None:
    """The country or people right before a phrase, wherever the tree has it."""
    genitive = first > 1 and tree.tokens[first - 1].form in {"'s", "’s"}
    owner = first - 2 if genitive else first - 1
    if owner < 0 or tree.sentence(owner) != tree.sentence(first) or tree.tokens[first].upos in {"DET", "PRON", "PROPN"}:
        return None
    token = tree.tokens[owner]
    if token.upos not in {"PROPN", "ADJ", "NOUN"} or token.deprel == "iobj":
        return None
    named = [one for one in tree.annotation.mentions if one.span.contains(token.span) and one.kind in NAMES | PLACES]
    return max((one.span for one in named), key=len, default=None)


def _tail(tree: Tree, head: int, last: int) -> Span | None:
    """What "of", "in" or "from" ties to a subject right before its verb: "police in Uganda" "arrested"."""
    verb = tree.tokens[head].head
    if verb <= last + 1 or tree.tokens[last + 1].form.lower() not in {"of", "in", "from"}:
        return None
    noun = tree.tokens[last + 1].head
    return tree.phrase(noun) if last + 1 < noun < verb else None


def shared_noun(tree: Tree, head: int) -> int | None:
    """The noun of a people that shares it: the officials of the Greek in "Greek and Turkish officials"."""
    if not _is_people(tree, head):
        return None
    end = tree.annotation.sentences[tree.sentence(head)].end
    return next((noun for noun in range(head + 1, min(head + REACH, end)) if head in peoples(tree, noun)), None)


def peoples(tree: Tree, head: int) -> tuple[int, ...]:
    """The peoples before the last of those that share a noun: the Greek of "Greek and Turkish officials"."""
    if tree.tokens[head].upos != "NOUN":
        return ()
    word = head - 1
    first = tree.annotation.sentences[tree.sentence(head)].first
    while word > first and tree.tokens[word].upos in {"NOUN", "ADJ"} and not _is_people(tree, word):
        word -= 1
    found: list[int] = []
    while word > first + 1 and _is_people(tree, word) and tree.tokens[word - 1].form in {"and", ",", "or"}:
        word -= 3 if tree.tokens[word - 2].form == "," else 2
        if word < first or not _is_people(tree, word):
            break
        found.append(word)
    return tuple(reversed(found))


def _is_people(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.form[0].isupper() and (
        countries.find_demonym(token.form) is not None or (token.form in BEFORE_NOUN and token.upos != "NOUN")
    )
