"""Watches: situations that a user declares."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from sayso.ledger import situations
from sayso.ledger.story_tables import situation_stories, watches
from sayso.ledger.story_tables import situations as situation_table
from sayso.records.story import Watch


def declare(connection: Connection, watch: Watch, *, at: datetime) -> None:
    """Keep a watch, in place of one of the same id; its situation has no stories yet."""
    told = {
        "title": watch.title,
        "actors": list(watch.actors),
        "places": list(watch.places),
        "words": list(watch.words),
        "event_types": list(watch.event_types),
    }
    known: int | None = connection.scalar(select(watches.c.watch).where(watches.c.id == watch.id))
    if known is None:
        known = max(connection.scalars(select(watches.c.watch)), default=0) + 1
        connection.execute(insert(watches).values(watch=known, id=watch.id, created_at=at, **told))
        situations.make(connection, watch=known, id_=watch.id, title=watch.title)
        return
    connection.execute(update(watches).where(watches.c.watch == known).values(**told))
    changed = update(situation_table).where(situation_table.c.watch == known)
    connection.execute(changed.values(title=watch.title, stale=True))
    mine = select(situation_table.c.situation).where(situation_table.c.watch == known).scalar_subquery()
    connection.execute(delete(situation_stories).where(situation_stories.c.situation == mine))


def list_(connection: Connection) -> tuple[Watch, ...]:
    """Every watch, in the order of declaration."""
    return tuple(
        Watch(
            id=row.id,
            title=row.title,
            actors=tuple(row.actors),
            places=tuple(row.places),
            words=tuple(row.words),
            event_types=tuple(row.event_types),
        )
        for row in connection.execute(select(watches).order_by(watches.c.watch))
    )


def remove(connection: Connection, id_: str) -> bool:
    """Forget a watch and its situation; the stories stay. Whether there was one."""
    known: int | None = connection.scalar(select(watches.c.watch).where(watches.c.id == id_))
    if known is None:
        return False
    connection.execute(delete(watches).where(watches.c.watch == known))
    return True


def claim(connection: Connection, watch: str, story: int, *, belongs: bool) -> None:
    """Have a story be of a watch's situation, or not."""
    situation: int = connection.execute(
        select(situation_table.c.situation).where(situation_table.c.id == watch)
    ).scalar_one()
    here = (situation_stories.c.situation == situation, situation_stories.c.story == story)
    there = connection.scalar(select(situation_stories.c.story).where(*here)) is not None
    if belongs and not there:
        connection.execute(insert(situation_stories).values(situation=situation, story=story))
    if there and not belongs:
        connection.execute(delete(situation_stories).where(*here))
    if belongs or there:
        situations.mark_stale(connection, [situation])
