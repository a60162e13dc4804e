"""All that was read from one article: the line ``sayso read --jsonl`` prints."""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta, Struct

from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.statement import Statement
from sayso.records.time import TimeSpan

SAYSO: Final = "0.1.0"
"""This version of Sayso."""


class Version(Struct, frozen=True, kw_only=True):
    """What made a reading: with the same bytes, the same version gives the same reading."""

    sayso: str
    model: str


class Reading(Struct, frozen=True, kw_only=True):
    """An article and every record found in it, each list in the order of the text."""

    article: Article
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    language: Annotated[
        str | None,
        Meta(
            description="ISO 639-1 code of the language by whose rules the text was read; null where Sayso has none "
            "for the article's: then no statement, event, figure, time, place or actor is told"
        ),
    ] = "en"
    version: Version

    @property
    def shown_events(self) -> tuple[Event, ...]:
        """The events of which the reader is sure enough; the unsure ones are kept beside them in ``events``."""
        return tuple(event for event in self.events if not event.unsure)
