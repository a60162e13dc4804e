"""Levels, what was added to them, and what they were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.text.numbers import Quantity
from sayso.records.figure import Reckoning
from sayso.records.span import Span

REACH: Final = 90
"""Characters before a number in which its toll or the verb of its change may be named."""


class Level(Struct, frozen=True, kw_only=True):
    """A quantity, and the level it had before where the text says that it changed."""

    quantity: Quantity
    before: float | int | None = None
    span: Span
    """From the first to the last of the numbers."""


def levels(text: str, quantities: Iterable[Quantity], lexicon: Lexicon) -> Iterator[Level]:
    """
    The quantities, two that are one change brought together.

    >>> from sayso.reading.figures.english import ENGLISH
    >>> told = "The toll rose to 17 from 14. Seats fell from 89 to 61. From 3 to 5 boats sank."
    >>> [(one.quantity.value, one.before) for one in levels(told, ENGLISH.numbers.find(told), ENGLISH)]
    [(17, 14), (61, 89), (None, None)]
    """
    waiting: Quantity | None = None
    for quantity in quantities:
        before, later = (waiting, quantity) if waiting is not None else (None, quantity)
        if later.ends is not None and _moves(text, later.span.start, lexicon):
            if before is not None:
                yield Level(quantity=before, span=before.span)
            yield Level(quantity=later.ends[1], before=later.ends[0].value, span=later.span)
            waiting = None
        elif before is not None and _was(text, before, later, lexicon):
            yield Level(quantity=before, before=later.value, span=before.span)
            waiting = None
        elif before is not None and _becomes(text, before, later, lexicon):
            yield Level(quantity=later, before=before.value, span=Span(before.span.start, later.span.end))
            waiting = None
        else:
            if before is not None:
                yield Level(quantity=before, span=before.span)
            waiting = quantity
    if waiting is not None:
        yield Level(quantity=waiting, span=waiting.span)


def _moves(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the words before tell of a change, in the same sentence."""
    return lexicon.moving_before.search(text[max(0, start - REACH) : start]) is not None


def _from(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a number is called the level before: "from 14"."""
    return lexicon.from_before.search(text[max(0, start - REACH) : start]) is not None


def _was(text: str, new: Quantity, old: Quantity, lexicon: Lexicon) -> bool:
    """Whether a level is followed by the one before: "rose to 17 from 14", "19 percent of the land, down from 26"."""
    between = text[new.span.end : old.span.start]
    if not _alike(new, old) or len(between) > REACH or lexicon.ends.search(between):
        return False
    if lexicon.down_from.search(between):
        return True
    led = lexicon.to_before.search(text[max(0, new.span.start - REACH) : new.span.start])
    near = len(between) < REACH // 3 and lexicon.from_before.search(between)
    return bool(led and near) and _moves(text, new.span.start, lexicon)


def _becomes(text: str, old: Quantity, new: Quantity, lexicon: Lexicon) -> bool:
    """Whether "from $500 to $200", the larger first, or "from 40 people to 38" follows a word of change."""
    between = text[old.span.end : new.span.start]
    if not _alike(new, old) or not _from(text, old.span.start, lexicon) or not _moves(text, old.span.start, lexicon):
        return False
    return len(between) < REACH // 3 and lexicon.to_before.search(between) is not None


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be levels of the same thing."""
    same = one.currency == other.currency and one.share == other.share
    return same and one.value is not None and other.value is not None and one.whole is None


def reckoning(text: str, span: Span, lexicon: Lexicon, *, toll: bool = False) -> Reckoning | None:
    """
    Whether a number is a level or what was added to it.

    >>> from sayso.reading.figures.english import ENGLISH
    >>> text = "Three more soldiers died, bringing the death toll to at least 61."
    >>> [reckoning(text, Span(*at), ENGLISH) for at in ((0, 5), (62, 64))]
    ['increment', 'total']
    """
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    if lexicon.increment_after.match(after) or lexicon.increment_before.search(before):
        return "increment"
    if toll or lexicon.total_before.search(before) or lexicon.total_after.match(after):
        return "total"
    return None
