"""
Figures: how many, of what, in which state, on whose word.

A number becomes a figure if it counts people, things or money; dates, ages, durations, ordinals, scores, addresses and
numbers inside names are none.
"""

from __future__ import annotations

import re
from typing import Final

from sayso.reading.annotation import EntityKind
from sayso.reading.figures import counting
from sayso.reading.figures.counting import Counted
from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.reading.text import numbers
from sayso.reading.text.numbers import Quantity
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.records.time import TimeSpan

TIME_NOUNS: Final = frozenset(
    "second minute hour day week weekend month year decade century night morning fortnight quarter season a.m. p.m. "
    "am pm o'clock term".split()
)
AGE: Final = re.compile(r"^[\s-]*(?:years?|months?|weeks?)[\s-]+old\b", re.IGNORECASE)
AGE_BEFORE: Final = re.compile(r"\b(?:aged|age|ages)\s+(?:\d+,?\s+(?:and\s+)?)*$", re.IGNORECASE)
NAMED_BEFORE: Final = re.compile(
    r"\b(?:No\.?|number|route|highway|interstate|article|section|chapter|page|room|gate|flight|channel|level|phase|part|group|"
    r"area|zone|pier|berth|quay|resolution|apollo|covid|G)[\s-]+$",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(
    r"^\s+(?:block\b|(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){0,3}(?:St|Street|Rd|Road|Ave|Avenue|Blvd|Boulevard|Lane|Ln|Drive|Dr"
    r"|Way|Court|Place|Square|Highway)\b)"
)
SCORE: Final = re.compile(r"^-\d")
NAMES: Final[frozenset[EntityKind]] = frozenset(
    {"person", "organisation", "facility", "vehicle", "event", "polity", "place"}
)
VAGUE_NOUNS: Final = frozenset(
    {"point", "time", "thing", "way", "reason", "hand", "side", "another", "case", "example"}
)
PEOPLE_STATES: Final = frozenset(
    "killed dead wounded injured arrested detained missing rescued evacuated displaced drowned shot".split()
)


def read(
    tree: Tree,
    *,
    times: tuple[TimeSpan, ...],
    statements: tuple[StatementDraft, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """Every figure of an article, in the order of the text."""
    found: list[Figure] = []
    for quantity in numbers.find(tree.text):
        words = tree.within(quantity.span)
        if not words or _excluded(tree, quantity, words, times):
            continue
        counted = counting.counted(tree, words)
        unit = counting.unit(tree, quantity, counted)
        if unit is None:
            continue
        event = _event(tree, counted, events)
        found.append(
            Figure(
                id=f"f{len(found) + 1}",
                span=quantity.span,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                qualifier=quantity.qualifier,
                unit=unit,
                state=counting.state(tree, counted),
                reckoning=counting.reckoning(tree.text, quantity.span, counted),
                giver=_giver(tree, quantity.span, statements),
                event=event.id if event is not None else None,
                background=event.background if event is not None else False,
            )
        )
    return tuple(found)


def _excluded(tree: Tree, quantity: Quantity, words: range, times: tuple[TimeSpan, ...]) -> bool:
    """Whether a number is a date, an age, a duration, an ordinal, a name's part, an address or a score."""
    text, span = tree.text, quantity.span
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 40]
    return (
        any(time.span.overlaps(span) for time in times)
        or any(pattern.match(after) for pattern in (AGE, SCORE, ADDRESS))
        or any(pattern.search(before) for pattern in (AGE_BEFORE, NAMED_BEFORE))
        or (quantity.currency is None and _in_a_name(tree, span))
        or _is_age(tree, span, before, after)
        or _counts_time(tree, words)
        or (span.of(text).lower() in {"one", "a"} and _is_pronoun(tree, words))
    )


def _in_a_name(tree: Tree, span: Span) -> bool:
    return any(mention.span.overlaps(span) and mention.kind in NAMES for mention in tree.annotation.mentions)


def _is_age(tree: Tree, span: Span, before: str, after: str) -> bool:
    """Whether a bare number stands between commas after a name: "Boren, 28, of Paris"."""
    words = tree.within(Span(max(0, span.start - 2), span.start))
    named = any(tree.tokens[word - 1].upos == "PROPN" for word in words if word)
    bare = span.of(tree.text).isdigit() and len(span) <= 3
    return before.endswith(", ") and after[:1] in {",", ".", ";", ")"} and named and bare


def _counts_time(tree: Tree, words: range) -> bool:
    return any(tree.tokens[tree.tokens[word].head].lemma.lower() in TIME_NOUNS for word in words)


def _is_pronoun(tree: Tree, words: range) -> bool:
    """Whether "one" counts nothing: "one of the …", "no one", "at one point"."""
    word = words[-1]
    token = tree.tokens[word]
    if token.deprel == "nummod":
        return tree.tokens[token.head].lemma.lower() in VAGUE_NOUNS
    state = counting.state(tree, counting.counted(tree, words))
    return state not in PEOPLE_STATES or any(tree.case(child) == "of" for child in tree.children(word, "nmod"))


def _giver(tree: Tree, span: Span, statements: tuple[StatementDraft, ...]) -> Span | None:
    """The speaker of the innermost statement whose content holds the number, if named in the same sentence."""
    around = [
        (sum(map(len, one.content)), number)
        for number, one in enumerate(statements)
        if any(part.contains(span) for part in one.content)
    ]
    for _, number in sorted(around):
        speaker, words = statements[number].speaker, tree.within(span)
        if speaker is not None and words and tree.sentence(speaker) == tree.sentence(words[0]):
            return statements[number].named
    return None


def _event(tree: Tree, counted: Counted, events: tuple[Event, ...]) -> Event | None:
    if counted.governor is None:
        return None
    span = tree.tokens[counted.governor].span
    return next((event for event in events if span in event.trigger), None)
