"""What articles teach of persons, kept from one article to the next: who bore which role when, and on whose word."""

from __future__ import annotations

from msgspec import Struct

from sayso.records.event import Sector
from sayso.records.span import Span


class RoleNotice(Struct, frozen=True, kw_only=True):
    """One article that says what a person is."""

    article: str
    """Id of the article."""
    actor: str
    """Id in the reading's actors."""
    name: str
    role: str
    """As the article words it."""
    country: str | None
    """ISO 3166-1 alpha-3; likewise below."""
    sector: Sector | None
    day: str | None
    """The article's day, ISO 8601; None where it is undated."""
    span: Span
    """The words that say so, in the article's text."""
    words: str
    """Those words."""


class KnownRole(Struct, frozen=True, kw_only=True):
    """A role of a person as long as articles tell of it, before another took its place."""

    role: str
    """As the first article words it."""
    country: str | None
    sector: Sector | None
    notices: tuple[RoleNotice, ...]
    """Who told of it, the earliest first; never empty."""

    @property
    def first(self) -> str | None:
        """The first day on which an article told of it; None where all are undated."""
        return self.notices[0].day or next((one.day for one in self.notices if one.day), None)

    @property
    def last(self) -> str | None:
        """The last such day."""
        return max((one.day for one in self.notices if one.day), default=None)


class KnownActor(Struct, frozen=True, kw_only=True):
    """A person that articles have told of."""

    id: str
    """Made of the name and country; the same while the ledger holds the same articles."""
    name: str
    """The fullest that an article gives."""
    country: str | None
    roles: tuple[KnownRole, ...]
    """In the order of time; a newer one supersedes those before it and erases none."""


class KnownAs(Struct, frozen=True, kw_only=True):
    """What other articles say of an actor that an article only names, for that article's day."""

    actor: str
    """Id of the known actor."""
    name: str
    role: str
    country: str | None
    sector: Sector | None
    notice: RoleNotice
    """The latest article up to that day that says so."""
