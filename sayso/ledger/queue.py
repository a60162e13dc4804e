"""The queue of what sources told of: written down when it is found, kept when a capture was made of it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from sayso.ledger.source_tables import source_items
from sayso.ledger.sources import FAR
from sayso.records.source import Found, ItemState, Queued


def accept(connection: Connection, source: int | None, found: Sequence[Found], *, at: datetime) -> int:
    """
    Write down what a source tells of. What is known already in the same words is left as it is; a known item in other
    words waits once more, as a new version of it.

    Returns:
        How many are new, or new versions.
    """
    new = 0
    for item in found:
        told = {
            "address": item.address,
            "host": item.host,
            "published": item.published,
            "stamp": item.stamp,
            "content": zlib.compress(item.content),
            "state": "waiting",
            "due_at": at,
            "tries": 0,
            "fault": None,
        }
        query = select(source_items.c.number, source_items.c.stamp).where(source_items.c.identity == item.identity)
        known = connection.execute(query).one_or_none()
        if known is None:
            connection.execute(insert(source_items).values(identity=item.identity, source=source, found_at=at, **told))
        elif known.stamp != item.stamp:
            connection.execute(update(source_items).where(source_items.c.number == known.number).values(told))
        else:
            continue
        new += 1
    return new


def waiting(connection: Connection, *, at: datetime, limit: int) -> tuple[Queued, ...]:
    """
    Those whose turn has come, in the order they were found: of each host the first, as only one at a time may be asked;
    of those that need nobody, so many.
    """
    when = or_(source_items.c.due_at <= at, source_items.c.due_at > at + FAR)
    place = func.row_number().over(partition_by=source_items.c.host, order_by=source_items.c.number)
    turns = (
        select(source_items.c.number, place.label("place")).where(source_items.c.state == "waiting", when).subquery()
    )
    query = (
        select(source_items)
        .join(turns, turns.c.number == source_items.c.number)
        .where(or_(turns.c.place == 1, source_items.c.host == ""))
    )
    return tuple(map(_queued, connection.execute(query.order_by(source_items.c.number).limit(limit))))


def keep(connection: Connection, number: int, capture: str, *, at: datetime) -> None:
    """A capture was made of it: nothing more is to be fetched."""
    told = {"state": "kept", "capture": capture, "kept_at": at, "fault": None}
    connection.execute(update(source_items).where(source_items.c.number == number).values(told))


def put_off(connection: Connection, number: int, *, fault: str, due_at: datetime | None) -> None:
    """It could not be had: to be tried again then, or given up where ``due_at`` is None."""
    told: dict[str, Any] = {"fault": fault, "tries": source_items.c.tries + 1, "state": "failed"}
    if due_at is not None:
        told |= {"state": "waiting", "due_at": due_at}
    connection.execute(update(source_items).where(source_items.c.number == number).values(told))


def counts(connection: Connection) -> dict[ItemState, int]:
    """How many items there are of each state."""
    query = select(source_items.c.state, func.count()).group_by(source_items.c.state)
    found = {cast("ItemState", state): many for state, many in connection.execute(query)}
    return {state: found.get(state, 0) for state in ("waiting", "kept", "failed")}


def _queued(row: Row[Any]) -> Queued:
    found = Found(
        identity=row.identity,
        address=row.address,
        host=row.host,
        published=row.published,
        stamp=row.stamp,
        content=zlib.decompress(row.content),
    )
    return Queued(number=row.number, source=row.source, found=found, tries=row.tries)
