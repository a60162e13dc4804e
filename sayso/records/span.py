"""Where a piece of evidence stands in a text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Span(Struct, frozen=True, array_like=True, order=True):
    """A half-open range ``[start, end)`` of Unicode code points; ``text[start:end]`` is the evidence."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shift(self, by: int) -> Span:
        """The same stretch in a text that begins ``by`` code points earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every code point of ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span over all of ``spans``, of which there is at least one."""
    parts = sorted(spans)
    return Span(parts[0].start, max(part.end for part in parts))
