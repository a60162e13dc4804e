"""How many, over time: one quantity of one situation, with everyone who gives it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sayso.records.figure import Qualifier
from sayso.records.span import Span


class TallyEntry(Struct, frozen=True, kw_only=True):
    """One figure somebody gave at one time."""

    article: str
    figure: str
    """Id of the figure in that article's reading."""
    span: Span
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    kind: Literal["total", "increment"] = "total"
    """An increment ("two more") counts what came on top; it never replaces a total."""
    as_of: str | None
    """The day it holds for, ISO 8601; None where neither text nor page is dated."""
    giver: str | None
    """Whoever gives it, as named; None where the article itself does."""
    relays: tuple[str, ...] = ()
    """Outermost first."""
    denied: bool = False
    """Somebody denies it, in the same or another article."""
    superseded_by: int | None = None
    """Place of the entry that replaces it in the tally's entries; None where it stands."""


class Tally(Struct, frozen=True, kw_only=True):
    """One quantity, its entries in order of time."""

    counted: str
    """What is counted: people, boats, an ISO 4217 code."""
    state: str | None
    """What befell them: killed, missing."""
    entries: tuple[TallyEntry, ...]

    @property
    def current(self) -> tuple[TallyEntry, ...]:
        """What stands: more than one entry where givers disagree."""
        return tuple(
            entry
            for entry in self.entries
            if entry.superseded_by is None and not entry.denied and entry.kind == "total"
        )


class Happening(Struct, frozen=True, kw_only=True):
    """One thing that happened, told by events of one or more articles."""

    id: str
    type: str
    """PLOVER type."""
    mode: str | None
    sources: tuple[str, ...]
    """Countries by ISO 3166-1 alpha-3; actors without one by name."""
    targets: tuple[str, ...]
    places: tuple[str, ...]
    start: str | None
    """First day it may have happened on, ISO 8601."""
    end: str | None
    reports: tuple[tuple[str, str], ...]
    """Pairs of article and event id."""
    origins: int
    """Independent origins among the reports."""
    denied: bool = False
    """Whether some report denies it."""


class Novelty(Struct, frozen=True, kw_only=True):
    """One thing that is new, said in one sentence, with its evidence."""

    kind: Literal["statement", "denial", "figure", "actor", "origin", "nothing"]
    sentence: str
    article: str | None = None
    span: Span | None = None


class Relation(Struct, frozen=True, kw_only=True):
    """What one country did to another in one month, of one kind."""

    source: str
    """ISO 3166-1 alpha-3."""
    target: str
    month: str
    """YYYY-MM."""
    quad: Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
    happenings: tuple[str, ...]
    """Ids; their number is the point on the line."""
