"""The marked text: an article's paragraphs cut so that each piece knows every record it is evidence for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, starmap
from typing import Literal, get_args

from msgspec import Struct

from sayso.records.event import Event
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Statement

Layer = Literal["statements", "events", "figures", "times", "places", "actors"]
Part = Literal[
    "content", "speaker", "cue", "relay", "audience", "trigger", "source", "target", "number", "giver", "time",
    "place", "actor",
]  # fmt: skip
"""What a stretch of text is to its record: the cue of a statement, the trigger of an event."""

LAYERS: tuple[Layer, ...] = get_args(Layer)
_LINKED_FIRST: tuple[Part, ...] = (
    "number", "time", "trigger", "cue", "relay", "speaker", "audience", "giver", "source", "target", "place", "actor",
    "content",
)  # fmt: skip
"""Where several marks begin at one character, the link goes to the first of these: the rarer part says more."""


class Mark(Struct, frozen=True, kw_only=True):
    """One stretch of text and the record it is evidence for."""

    span: Span
    layer: Layer
    part: Part
    anchor: str
    """The record's name on the page; see `anchor`."""


class Coat(Struct, frozen=True, kw_only=True):
    """One way a piece of text is drawn, whichever and however many records ask for it."""

    layer: Layer
    part: Part


class Segment(Struct, frozen=True, kw_only=True):
    """A piece of text every character of which lies in the same marks."""

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    """Longest first."""
    link: Mark | None = None
    """The most telling mark that begins here, whose record a reader is led to."""
    first_of: tuple[str, ...] = ()
    """The records that have their first character here."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that cover it, in the order of `LAYERS`."""
        return tuple(layer for layer in LAYERS if any(mark.layer == layer for mark in self.marks))

    @property
    def anchors(self) -> tuple[str, ...]:
        """The records it is evidence for, each once."""
        return tuple(dict.fromkeys(mark.anchor for mark in self.marks))

    @property
    def coats(self) -> tuple[Coat, ...]:
        """How it is drawn beside what its link draws, outermost first, each way once."""
        every = dict.fromkeys(Coat(layer=mark.layer, part=mark.part) for mark in self.marks)
        return tuple(coat for coat in every if self.link is None or coat.part != self.link.part)


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph of the article; its segments' texts, joined, are its own."""

    span: Span
    segments: tuple[Segment, ...]


def paragraphs(reading: Reading, *, prefix: str = "") -> tuple[Paragraph, ...]:
    """
    The article's text in paragraphs of segments.

    Args:
        reading: Its spans may overlap, nest and run over paragraph ends.
        prefix: Goes before every anchor, to keep several readings on one page apart.
    """
    found = sorted(marks(reading, prefix=prefix), key=lambda mark: (mark.span.start, -mark.span.end))
    short = {mark.anchor for mark in found if mark.part != "content"}
    # Words said make long links: they are one only where their statement has nothing shorter to hold it by.
    links = {mark for mark in found if mark.part != "content" or mark.anchor not in short}
    seen: set[str] = set()
    return tuple(_paragraph(span, reading.article.text, found, links, seen) for span in reading.article.paragraphs)


def _paragraph(span: Span, text: str, found: list[Mark], links: set[Mark], seen: set[str]) -> Paragraph:
    inside = [mark for mark in found if mark.span.overlaps(span)]
    edges = {edge for mark in inside for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end}
    cuts = sorted(edges | {span.start, span.end})
    segments: list[Segment] = []
    for piece in starmap(Span, pairwise(cuts)):
        over = tuple(mark for mark in inside if mark.span.contains(piece))
        first_of = tuple(anchor for anchor in dict.fromkeys(mark.anchor for mark in over) if anchor not in seen)
        seen.update(first_of)
        segments.append(
            Segment(
                span=piece,
                text=piece.of(text),
                marks=over,
                link=_link(links.intersection(over), piece.start),
                first_of=first_of,
            )
        )
    return Paragraph(span=span, segments=tuple(segments))


def _link(over: set[Mark], start: int) -> Mark | None:
    beginning = [mark for mark in over if mark.span.start == start]
    return min(beginning, key=lambda mark: (_LINKED_FIRST.index(mark.part), mark.anchor), default=None)


def anchor(layer: Layer, place: int, *, prefix: str = "") -> str:
    """
    The name of a record on the page: its layer's letter and its place in its list, counted from 1.

    >>> anchor("statements", 0)
    's1'
    """
    return f"{prefix}{layer[0]}{place + 1}"


def marks(reading: Reading, *, prefix: str = "") -> Iterator[Mark]:
    """Every stretch of text that is evidence for a record, in no particular order; empty stretches left out."""
    evidence: Iterable[tuple[Layer, Iterable[Iterable[tuple[Part, Span | None]]]]] = (
        ("statements", (_of_statement(statement) for statement in reading.statements)),
        ("events", (_of_event(event) for event in reading.shown_events)),
        ("figures", ((("number", figure.span), ("giver", figure.giver)) for figure in reading.figures)),
        ("times", ((("time", time.span),) for time in reading.times)),
        ("places", ((("place", place.span),) for place in reading.places)),
        ("actors", ((("actor", span) for span in actor.spans) for actor in reading.actors)),
    )
    for layer, records in evidence:
        for place, parts in enumerate(records):
            for part, span in parts:
                if span:
                    yield Mark(span=span, layer=layer, part=part, anchor=anchor(layer, place, prefix=prefix))


def _of_statement(statement: Statement) -> Iterator[tuple[Part, Span | None]]:
    yield "speaker", statement.speaker.span
    yield "audience", statement.audience
    for relay in statement.relays:
        yield "relay", relay.span
    for cue in statement.cue:
        yield "cue", cue
    for content in statement.content:
        yield "content", content


def _of_event(event: Event) -> Iterator[tuple[Part, Span | None]]:
    for trigger in event.trigger:
        yield "trigger", trigger
    for source in event.sources:
        yield "source", source.span
    for target in event.targets:
        yield "target", target.span
