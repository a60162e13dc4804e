"""Happenings: things that happened once, with every report of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, to_builtins
from sqlalchemy import Connection, Row, delete, insert, select

from sayso.ledger.story_tables import happenings, situation_stories, stories
from sayso.records.tally import Happening


class HappeningOf(Struct, frozen=True, kw_only=True):
    """A happening and the story that tells of it."""

    story: str
    """Id."""
    title: str
    """Of the story."""
    happening: Happening
    """Its id is unique within the story."""


def replace(connection: Connection, story: int, found: Iterable[Happening]) -> None:
    """Keep those of a story, in place of those it had."""
    connection.execute(delete(happenings).where(happenings.c.story == story))
    rows: list[dict[str, Any]] = []
    for place, one in enumerate(found):
        row = to_builtins(one)
        row["start_day"], row["end_day"] = row.pop("start"), row.pop("end")
        rows.append({"story": story, "position": place, **row})
    if rows:
        connection.execute(insert(happenings), rows)


def of_story(connection: Connection, id_: str) -> tuple[Happening, ...]:
    """Those of a story, by their first report."""
    query = select(happenings).join(stories, stories.c.story == happenings.c.story).where(stories.c.id == id_)
    return tuple(map(_happening, connection.execute(query.order_by(happenings.c.position))))


def of_situation(connection: Connection, situation: int) -> tuple[Happening, ...]:
    """Those of all its stories, with ids that are unique among them: the story's before its own."""
    query = (
        select(happenings, stories.c.id.label("story_id"))
        .join(stories, stories.c.story == happenings.c.story)
        .join(situation_stories, situation_stories.c.story == happenings.c.story)
        .where(situation_stories.c.situation == situation)
        .order_by(happenings.c.story, happenings.c.position)
    )
    return tuple(_happening(row, prefix=f"{row.story_id}/") for row in connection.execute(query))


def iterate(connection: Connection) -> Iterator[HappeningOf]:
    """Every happening of the ledger, by day, the undated last; a few in memory at a time."""
    query = (
        select(happenings, stories.c.id.label("story_id"), stories.c.title)
        .join(stories, stories.c.story == happenings.c.story)
        .order_by(happenings.c.start_day.is_(None), happenings.c.start_day, happenings.c.story, happenings.c.position)
    )
    for row in connection.execute(query, execution_options={"yield_per": 500}):
        yield HappeningOf(story=row.story_id, title=row.title, happening=_happening(row))


def _happening(row: Row[Any], *, prefix: str = "") -> Happening:
    return Happening(
        id=f"{prefix}{row.id}",
        type=row.type,
        mode=row.mode,
        sources=tuple(row.sources),
        targets=tuple(row.targets),
        places=tuple(row.places),
        start=row.start_day,
        end=row.end_day,
        reports=tuple((article, event) for article, event in row.reports),
        origins=row.origins,
        denied=row.denied,
    )
