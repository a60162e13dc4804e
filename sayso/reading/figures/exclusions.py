"""Numbers that count nothing: dates, ages, durations, names, scores, dimensions, and things only pointed at."""

from __future__ import annotations

from typing import Final

from sayso.reading.annotation import EntityKind
from sayso.reading.figures.counting import Counted
from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.numbers import Quantity
from sayso.records.span import Span
from sayso.records.time import TimeSpan

NAMES: Final[frozenset[EntityKind]] = frozenset(
    {"person", "organisation", "facility", "vehicle", "event", "polity", "place"}
)
SMALL: Final = 10
"""Up to this many, things with an article are known from before ("the two sides"); chosen on the training half of
``data/news``, where above it the article mostly goes with a count ("the 116 participants")."""
LONGEST_AGE: Final = 3
"""Digits of an age."""
LOOK_BACK: Final = 40
"""Characters before a number in which what makes it part of a name or a date stands."""
LOOK_AHEAD: Final = 60


def counts_nothing(tree: Tree, quantity: Quantity, words: range, times: tuple[TimeSpan, ...], lexicon: Lexicon) -> bool:
    """Whether a number is a date, an age, a duration, an ordinal, a name's part, an address, a score or a dimension."""
    text, span = tree.text, quantity.span
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    after = text[span.end : span.end + LOOK_AHEAD]
    money = quantity.currency is not None
    return (
        (not money and any(time.span.overlaps(span) for time in times))
        or any(pattern.match(after) for pattern in lexicon.never_after)
        or (not money and any(pattern.search(before) for pattern in lexicon.never_before))
        or (not money and _in_a_name(tree, span))
        or _is_age(tree, span, before, after)
        or (not quantity.share and not money and _counts_time(tree, words, lexicon))
    )


def only_points(tree: Tree, quantity: Quantity, found: Counted, state: str | None, lexicon: Lexicon) -> bool:
    """
    Whether a small number tells no count: "one official said", "the two countries", "no reason".

    It does tell one where something befell those people: "one man died", "the three arrested".
    """
    words, befell = quantity.span.of(tree.text).lower(), state in lexicon.possible
    if quantity.share or quantity.currency is not None:
        return False
    if words in lexicon.single or quantity.value == 0:
        return not befell or (quantity.value == 1 and _is_of_others(tree, quantity, found, lexicon))
    if quantity.value is None or quantity.value > SMALL or quantity.whole is not None or befell:
        return False
    if found.noun is not None and _named(tree, found.noun) & lexicon.enumerated:
        return quantity.qualifier == "exactly"
    before = tree.text[max(0, quantity.span.start - LOOK_BACK) : quantity.span.start]
    return lexicon.definite_before.search(before) is not None


def _named(tree: Tree, noun: int) -> set[str]:
    """What a noun may be listed as: its lemma, and its form without a plural's letter, since lemmas may be wrong."""
    token = tree.tokens[noun]
    return {token.lemma.lower(), token.form.lower(), token.form.lower()[:-1]}


def _is_of_others(tree: Tree, quantity: Quantity, found: Counted, lexicon: Lexicon) -> bool:
    """Whether "one" is one of them, or says nothing: "one of the …", "at one point"."""
    if found.noun is not None and tree.tokens[found.noun].lemma.lower() in lexicon.vague_nouns:
        return True
    return lexicon.one_of.match(tree.text, quantity.span.end) is not None


def _in_a_name(tree: Tree, span: Span) -> bool:
    return any(mention.kind in NAMES for mention in tree.mentions(span))


def _is_age(tree: Tree, span: Span, before: str, after: str) -> bool:
    """Whether a bare number stands between commas after a name: "Boren, 28, of Paris"."""
    words = tree.within(Span(max(0, span.start - 2), span.start))
    named = any(tree.tokens[word - 1].upos == "PROPN" for word in words if word)
    bare = span.of(tree.text).isdigit() and len(span) <= LONGEST_AGE
    return before.endswith(", ") and after[:1] in {",", ".", ";", ")"} and named and bare


def _counts_time(tree: Tree, words: range, lexicon: Lexicon) -> bool:
    heads = (tree.tokens[tree.tokens[word].head] for word in words)
    return any(head.lemma.lower() in lexicon.time_nouns for head in heads)
