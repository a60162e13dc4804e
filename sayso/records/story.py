"""Stories over time: what reports are about the same news, and what stories belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from sayso.records.origin import Counts, Origin, Utterance
from sayso.records.tally import Happening, Relation, Tally


class Arrival(Struct, frozen=True, kw_only=True):
    """One document of a stream as ``sayso follow`` takes it: often a title and no more."""

    id: str
    title: str | None = None
    text: str | None = None
    published: Annotated[str | None, Meta(description="ISO 8601 date, or date and time")] = None
    outlet: str | None = None
    url: str | None = None


class Followed(Struct, frozen=True, kw_only=True):
    """Where one document of a stream belongs: the line ``sayso follow`` prints."""

    id: str
    story: Annotated[str, Meta(description="The cluster of reports about the same news")]
    situation: Annotated[str | None, Meta(description="The long-running matter its story belongs to")] = None
    origins: Annotated[
        tuple[str, ...], Meta(description="The texts it goes back to; copies of one another share one")
    ] = ()
    copy_of: Annotated[str | None, Meta(description="The earliest document of its main origin; null for that one")] = (
        None
    )


class Story(Struct, frozen=True, kw_only=True):
    """Articles about one piece of news."""

    id: str
    title: str
    """Of the article nearest to the middle of them."""
    articles: tuple[str, ...]
    """Ids, in order of time."""
    first: str | None = None
    """ISO 8601, of the earliest dated article; None where none is dated."""
    last: str | None = None
    names: tuple[str, ...] = ()
    """The names and words that most of its articles share, the weightiest first."""


class Situation(Struct, frozen=True, kw_only=True):
    """Something long-running that several stories belong to."""

    id: str
    title: str
    stories: tuple[str, ...]
    """Ids, in order of time."""
    watch: str | None = None
    """The id of the watch that declared it; None where it was found."""


class Watch(Struct, frozen=True, kw_only=True):
    """What a user declares to be one situation: a story belongs when it has one of each list that is not empty."""

    id: str
    title: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    """PLOVER types."""


class Member(Struct, frozen=True, kw_only=True):
    """A report as stories are made of it, or a story as situations are."""

    number: int
    """The ledger's key for it."""
    at: float
    """When, in seconds since 1970, UTC."""
    words: Mapping[str, float]
    """What it is recognised by, each word with its weight."""
    weight: float = 1.0
    """How much it counts in what it belongs to."""
    group: int | None = None
    """What it belongs to so far; None where it is new."""


class Telling(Struct, frozen=True, kw_only=True):
    """All that a story's articles tell together."""

    title: str
    first: str | None
    """ISO 8601, of the earliest dated article; None where none is dated."""
    last: str | None
    counts: Counts
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    happenings: tuple[Happening, ...]
    tallies: tuple[Tally, ...]


class Course(Struct, frozen=True, kw_only=True):
    """What the stories of a situation come to."""

    tallies: tuple[Tally, ...]
    relations: tuple[Relation, ...]
