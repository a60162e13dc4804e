"""What a text goes back to: copies of one another share an origin."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

OriginKind = Literal["text", "agency", "medium", "statement"]
OriginEvidence = Literal["text", "credit", "relay", "outlet"]


class Match(Struct, frozen=True, kw_only=True):
    """How much of an origin's text a page repeats."""

    origin: str
    shared: int
    """Fingerprints the page has from this origin and from none before it."""
    of_page: float
    """0 to 1: the part of the page's own fingerprints."""
    of_origin: float
    """0 to 1: the part of the origin's fingerprints."""
    blocks: int
    """Paragraphs of the page that are from this origin, whole or in good part."""


class Change(Struct, frozen=True, kw_only=True):
    """One step of the difference between two copies, in words a reader can follow."""

    kind: Literal["kept", "cut", "added", "changed"]
    before: str | None = None
    """The paragraph in the earlier text; None where it was added."""
    after: str | None = None
    """The paragraph in the later text; None where it was cut."""


class Origin(Struct, frozen=True, kw_only=True):
    """What a set of reports goes back to: an agency's text, a medium's report, a statement."""

    name: str
    kind: OriginKind
    known_by: OriginEvidence
    pages: tuple[str, ...]
    """Ids of the articles that go back to it, in order of time."""


class Counts(Struct, frozen=True, kw_only=True):
    """The four numbers that say how widely, and how independently, something is reported."""

    pages: int
    outlets: int
    families: int
    """Publishers: outlets that share an owner's site count once."""
    origins: int
    """Independent origins. The one of the four that is evidence."""


class Report(Struct, frozen=True, kw_only=True):
    """That one article carries an utterance."""

    article: str
    statement: str
    """Id of the statement in that article's reading."""
    relays: tuple[str, ...] = ()
    """Outermost first."""


class Utterance(Struct, frozen=True, kw_only=True):
    """Words spoken once, whoever reports them."""

    id: str
    speaker: str
    day: str | None
    """ISO 8601; None where no report says or is dated."""
    content: str
    """The words as the fullest report gives them."""
    reports: tuple[Report, ...]
    origins: int
    """Independent first relays: those nearest to the speaker."""
