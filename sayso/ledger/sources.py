"""Sources: added, removed, listed, looked at when they are due, and how they do."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from sayso.ledger.source_tables import sources
from sayso.records.source import Source, SourceState

FAR = timedelta(days=2)
"""No source is ever due later than this: one that seems to be was written before the clock went back."""
TOLD = ("title", "country", "language", "kind", "every_s")


def add(connection: Connection, source: Source, *, at: datetime) -> bool:
    """
    Keep a source, to be looked at at once; what is told anew of a known one replaces what was, and wakes it.

    Returns:
        Whether it is new.
    """
    told = {name: getattr(source, name) for name in TOLD if getattr(source, name) is not None}
    woken = {**told, "due_at": at, "rests": False, "failures": 0}
    known = update(sources).where(sources.c.address == source.address).values(woken)
    if connection.execute(known).rowcount:
        return False
    connection.execute(insert(sources).values(address=source.address, host=source.host, added_at=at, **woken))
    return True


def remove(connection: Connection, address: str) -> bool:
    """Forget a source; what came from it stays. Whether there was one."""
    return bool(connection.execute(delete(sources).where(sources.c.address == address)).rowcount)


def list_(connection: Connection) -> tuple[SourceState, ...]:
    """Every source, by address."""
    return tuple(map(_state, connection.execute(select(sources).order_by(sources.c.address))))


def due(connection: Connection, *, at: datetime, limit: int) -> tuple[SourceState, ...]:
    """Those to be looked at now: of each host the one that is longest due, as only one at a time may be asked."""
    when = or_(sources.c.due_at <= at, sources.c.due_at > at + FAR)
    place = func.row_number().over(partition_by=sources.c.host, order_by=(sources.c.due_at, sources.c.number))
    turns = select(sources.c.number, place.label("place")).where(sources.c.rests.is_(False), when).subquery()
    query = select(sources).join(turns, turns.c.number == sources.c.number).where(turns.c.place == 1)
    return tuple(map(_state, connection.execute(query.order_by(sources.c.due_at, sources.c.number).limit(limit))))


def answered(
    connection: Connection, number: int, *, at: datetime, due_at: datetime, etag: str | None, modified: str | None
) -> None:
    """Note that a source answered, and what it wants to be asked by the next time."""
    told = {"tried_at": at, "ok_at": at, "due_at": due_at, "failures": 0, "fault": None, "etag": etag}
    connection.execute(update(sources).where(sources.c.number == number).values(**told, modified=modified))


def failed(connection: Connection, number: int, *, at: datetime, due_at: datetime, fault: str, rests: bool) -> None:
    """Note that a look failed."""
    told = {"tried_at": at, "due_at": due_at, "fault": fault, "rests": rests, "failures": sources.c.failures + 1}
    connection.execute(update(sources).where(sources.c.number == number).values(told))


def _state(row: Row[Any]) -> SourceState:
    source = Source(address=row.address, **{name: getattr(row, name) for name in TOLD})
    return SourceState(
        number=row.number,
        source=source,
        etag=row.etag,
        modified=row.modified,
        due_at=row.due_at,
        tried_at=row.tried_at,
        ok_at=row.ok_at,
        failures=row.failures,
        fault=row.fault,
        rests=row.rests,
    )
