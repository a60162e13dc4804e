"""Rounds: the times that following caught up with what had been read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from sayso.ledger import members, stories
from sayso.ledger.story_tables import rounds, visits

EVERYTHING = "*"
"""What a visit is to, where it is to no story or situation in particular."""


def begin(connection: Connection, *, at: datetime) -> int | None:
    """
    The round to do: the one that was interrupted, else a new one that takes whatever was read since the last.

    None where nothing was.
    """
    open_: int | None = connection.scalar(select(rounds.c.round).where(rounds.c.finished_at.is_(None)))
    if open_ is not None:
        return open_
    number = latest(connection) + 1
    if not members.take(connection, number) and not stories.stale(connection):
        return None
    connection.execute(insert(rounds).values(round=number, started_at=at))
    return number


def end(connection: Connection, number: int, *, at: datetime) -> None:
    """Everything it took has its place and is told."""
    connection.execute(update(rounds).where(rounds.c.round == number).values(finished_at=at))


def latest(connection: Connection) -> int:
    """The last round; 0 before the first."""
    return connection.scalar(select(func.max(rounds.c.round))) or 0


def seen(connection: Connection, reader: str, owner: str = EVERYTHING) -> int:
    """The last round a reader has seen; 0 before the first visit."""
    here = (visits.c.reader == reader, visits.c.owner == owner)
    return connection.scalar(select(visits.c.round).where(*here)) or 0


def visit(connection: Connection, reader: str, owner: str = EVERYTHING) -> None:
    """The reader has seen all there is."""
    here = (visits.c.reader == reader, visits.c.owner == owner)
    if connection.execute(update(visits).where(*here).values(round=latest(connection))).rowcount == 0:
        connection.execute(insert(visits).values(reader=reader, owner=owner, round=latest(connection)))
