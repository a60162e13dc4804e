"""
Figures: how many, of what, in which state, on whose word.

A number becomes a figure if it counts people, things or money; dates, ages, durations, ordinals, scores, addresses and
numbers inside names are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.reading.figures import changes, counting, exclusions, states
from sayso.reading.figures.changes import Level
from sayso.reading.figures.counting import Counted
from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.numbers import Quantity
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.records.time import TimeSpan

PART_NEAR: Final = 200
"""Characters within which "three of them" are some of those counted before."""

ELLIPTIC: Final = frozenset({"obj", "obl", "nmod", "conj", "appos", "nsubj", "nsubj:pass", "root", "orphan"})
"""Relations in which a number may leave out its noun."""


class _Draft(Struct, frozen=True):
    """One figure with what it was read from."""

    figure: Figure
    counted: Counted


def read(
    tree: Tree,
    *,
    times: tuple[TimeSpan, ...],
    statements: tuple[StatementDraft, ...],
    events: tuple[Event, ...],
    lexicon: Lexicon,
) -> tuple[Figure, ...]:
    """Every figure of an article, in the order of the text, by the words of one language."""
    drafts: list[_Draft] = []
    for level in changes.levels(tree.text, lexicon.numbers.find(tree.text), lexicon):
        words = tree.within(level.span)
        if not words or exclusions.counts_nothing(tree, level.quantity, words, times, lexicon):
            continue
        counted = counting.counted(tree, words, lexicon)
        unit = counting.unit(tree, level.quantity, counted, lexicon)
        state = states.state(tree, counted, lexicon, share=unit == lexicon.percent)
        draft = _draft(tree, level, counted, unit=unit, state=state, lexicon=lexicon)
        draft = _with_whole(tree, draft, drafts, lexicon)
        draft = _with_unit_before(tree, draft, drafts, level.quantity, lexicon)
        if draft.figure.unit is None or exclusions.only_points(
            tree, level.quantity, counted, draft.figure.state, lexicon
        ):
            continue
        event = _event(tree, counted, events)
        giver = _giver(tree, level.quantity.span, statements)
        figure = replace(draft.figure, id=f"f{len(drafts) + 1}", giver=giver, event=event.id if event else None,
                         background=event.background if event else False)  # fmt: skip
        drafts.append(replace(draft, figure=figure))
    return tuple(draft.figure for draft in drafts)


def _draft(
    tree: Tree, level: Level, counted: Counted, *, unit: str | None, state: str | None, lexicon: Lexicon
) -> _Draft:
    quantity = level.quantity
    figure = Figure(
        id="",
        span=quantity.span,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit=unit,
        state=state,
        reckoning=changes.reckoning(tree.text, quantity.span, lexicon, toll=counted.toll),
        before=level.before,
        whole=quantity.whole,
    )
    return _Draft(figure, counted)


def _with_whole(tree: Tree, draft: _Draft, earlier: Sequence[_Draft], lexicon: Lexicon) -> _Draft:
    """Some of those just counted, with their number and what befell them all: "12 people, three of them children"."""
    figure, counted = draft.figure, draft.counted
    if not earlier or figure.whole is not None:
        return draft
    last = earlier[-1]
    near = 0 < figure.span.start - last.figure.span.end < PART_NEAR
    outer = tree.tokens[counted.outer]
    included = outer.deprel in {"nmod", "obl", "conj"} and tree.case(counted.outer) in lexicon.including
    included = included or (
        last.figure.whole is not None and outer.deprel == "conj" and outer.head == last.counted.outer
    )
    of_them = lexicon.of_them.match(tree.text, figure.span.end) is not None
    words = tree.within(figure.span)
    same = bool(words) and tree.sentence(words[0]) == tree.sentence(last.counted.outer)
    if not near or not same or not (included or of_them):
        return draft
    whole = last.figure.value if outer.deprel != "conj" or last.figure.whole is None else last.figure.whole
    state = figure.state or last.figure.state
    unit = (_called(tree, figure.span.end) if of_them else None) or figure.unit or last.figure.unit
    return replace(draft, figure=replace(figure, whole=whole, state=state, unit=unit))


def _with_unit_before(
    tree: Tree, draft: _Draft, earlier: Sequence[_Draft], quantity: Quantity, lexicon: Lexicon
) -> _Draft:
    """A bare number counts what the one before it did: "Warren earned 8 delegates, Biden earned 6"."""
    figure, outer = draft.figure, tree.tokens[draft.counted.outer]
    bare = figure.unit is None and draft.counted.noun is None and outer.deprel in ELLIPTIC
    if not bare or not earlier or quantity.value is None or quantity.span.of(tree.text).lower() in lexicon.single:
        return draft
    last = earlier[-1].figure
    near = tree.sentence(draft.counted.outer) - tree.sentence(earlier[-1].counted.outer) <= 1
    counts = last.unit is not None and last.unit != lexicon.percent and not last.unit.isupper()
    return replace(draft, figure=replace(figure, unit=last.unit)) if near and counts else draft


def _called(tree: Tree, end: int) -> str | None:
    """What those are called of whom "three of them" tells: "three of them young children"."""
    words = tree.within(Span(end, end + PART_NEAR))
    for word in words[2:5]:
        if tree.tokens[word].upos in {"NOUN", "PUNCT", "VERB", "AUX"}:
            return tree.tokens[word].form if tree.tokens[word].upos == "NOUN" else None
    return None


def _giver(tree: Tree, span: Span, statements: tuple[StatementDraft, ...]) -> Span | None:
    """The speaker of the innermost statement whose content holds the number, if named in the same sentence."""
    around = [
        (sum(map(len, statement.content)), number)
        for number, statement in enumerate(statements)
        if any(part.contains(span) for part in statement.content)
    ]
    for _, number in sorted(around):
        speaker, words = statements[number].speaker, tree.within(span)
        if speaker is not None and words and tree.sentence(speaker) == tree.sentence(words[0]):
            return statements[number].named
    return None


def _event(tree: Tree, counted: Counted, events: tuple[Event, ...]) -> Event | None:
    """The event whose trigger is what the counted take part in, or what describes them."""
    around = [tree.tokens[counted.outer].head, counted.outer]
    around += [child for word in (counted.noun, counted.outer) if word is not None
               for child in tree.children(word, "acl", "amod", "acl:relcl")]  # fmt: skip
    spans = [tree.tokens[word].span for word in around]
    return next((event for span in spans for event in events if span in event.trigger), None)
