"""Which of many stretches of a text stand at a place, found without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

from sayso.records.span import Span

BLOCK: Final = 256
"""Characters of a block: about a paragraph, so that a stretch lies in few of them and few lie in one."""
Kept = TypeVar("Kept")


class Nearby(Generic[Kept]):
    """Stretches with what each belongs to; a question costs as much as stands near the place it asks about."""

    def __init__(self, kept: Iterable[tuple[Span, Kept]] = ()) -> None:
        self._blocks: dict[int, list[tuple[Span, Kept]]] = {}
        for span, what in kept:
            self.add(span, what)

    def add(self, span: Span, what: Kept) -> None:
        """Keep a stretch."""
        for block in _blocks(span):
            self._blocks.setdefault(block, []).append((span, what))

    def around(self, span: Span) -> Iterator[Kept]:
        """What belongs to the stretches that contain another, in the order they were kept."""
        return (what for one, what in self._blocks.get(span.start // BLOCK, ()) if one.contains(span))

    def overlapping(self, span: Span) -> Iterator[Kept]:
        """What belongs to the stretches that share a character with another, in text order if kept in text order."""
        for block in _blocks(span):
            for one, what in self._blocks.get(block, ()):
                if one.overlaps(span) and block == max(one.start, span.start) // BLOCK:  # once, in the first they share
                    yield what


def _blocks(span: Span) -> range:
    return range(span.start // BLOCK, max(span.end - 1, span.start) // BLOCK + 1)
