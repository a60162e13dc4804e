"""Captures: accepted as they arrive, then read, or set aside with the reason."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, exists, insert, or_, select, update

from sayso.ledger.schema import captures, rereads, sightings
from sayso.records.capture import Capture

CaptureState = Literal["pending", "read", "set_aside"]


class Receipt(Struct, frozen=True, kw_only=True):
    """What the ledger knows of an accepted capture."""

    number: int
    """Counts up in the order of acceptance."""
    id: str
    state: CaptureState
    reason: str | None = None
    """Why it is set aside."""
    where: str
    """The first path or the address it came from."""
    accepted_at: datetime
    """UTC."""


def add(connection: Connection, capture: Capture, *, at: datetime) -> Receipt:
    """
    Accept a capture; the same one again adds only the path it is now seen at.

    Args:
        connection: That writes.
        capture: As it arrived.
        at: The moment.

    Returns:
        How it stands: ``pending`` where it is new, or was never read.
    """
    number: int | None = connection.scalar(select(captures.c.number).where(captures.c.id == capture.id))
    if number is None:
        row = insert(captures).values(
            id=capture.id,
            kind=capture.kind,
            content=zlib.compress(capture.content),
            path=capture.path,
            url=capture.url,
            published=capture.published,
            encoding=capture.encoding,
            accepted_at=at,
            state="pending",
        )
        number = int(connection.execute(row.returning(captures.c.number)).scalar_one())
    if capture.path is not None:
        _add_sighting(connection, number, capture.path, at=at)
    return _receipt(connection.execute(_told().where(captures.c.number == number)).one())


def _add_sighting(connection: Connection, number: int, path: str, *, at: datetime) -> None:
    here = (sightings.c.capture == number, sightings.c.path == path)
    if connection.scalar(select(sightings.c.capture).where(*here)) is None:
        connection.execute(insert(sightings).values(capture=number, path=path, seen_at=at))


def find(connection: Connection, capture: Capture) -> Receipt | None:
    """How this very capture stands, if it was accepted and its path is known."""
    query = _told().where(captures.c.id == capture.id)
    if capture.path is not None:
        here = (sightings.c.capture == captures.c.number, sightings.c.path == capture.path)
        query = query.where(exists().where(*here))
    row = connection.execute(query).one_or_none()
    return None if row is None else _receipt(row)


def load(connection: Connection, number: int) -> Capture:
    """The capture as it arrived, with the first path it was seen at."""
    row = connection.execute(select(captures).where(captures.c.number == number)).one()
    return Capture(
        kind=row.kind,
        content=zlib.decompress(row.content),
        path=row.path,
        url=row.url,
        published=row.published,
        encoding=row.encoding,
    )


def pending(connection: Connection) -> tuple[int, ...]:
    """The numbers of those to be read, in the order of acceptance."""
    query = select(captures.c.number).where(captures.c.state == "pending")
    return tuple(connection.scalars(query.order_by(captures.c.number)))


def set_aside(connection: Connection, number: int, *, reason: str) -> None:
    """Keep a capture that could not be read, with the reason. One that was read before keeps its reading and state."""
    row = update(captures).where(captures.c.number == number, captures.c.state != "read")
    connection.execute(row.values(state="set_aside", reason=reason))


def list_set_aside(connection: Connection) -> tuple[Receipt, ...]:
    """Those that could not be read, in the order of acceptance."""
    query = _told().where(captures.c.state == "set_aside").order_by(captures.c.number)
    return tuple(_receipt(row) for row in connection.execute(query))


def _told() -> Select[Any]:
    """All but the content."""
    return select(*(column for column in captures.c if column is not captures.c.content))


def _receipt(row: Row[Any]) -> Receipt:
    return Receipt(
        number=row.number,
        id=row.id,
        state=row.state,
        reason=row.reason,
        where=row.path or row.url or "standard input",
        accepted_at=row.accepted_at,
    )


def begin_reread(connection: Connection, *, at: datetime) -> int:
    """The number of the reread to do: the one that was interrupted, or a new one."""
    unfinished: int | None = connection.scalar(select(rereads.c.number).where(rereads.c.finished_at.is_(None)))
    if unfinished is not None:
        return unfinished
    return connection.execute(insert(rereads).values(started_at=at).returning(rereads.c.number)).scalar_one()


def to_reread(connection: Connection, reread: int) -> tuple[int, ...]:
    """The numbers of the captures that this reread has not tried yet, in the order of acceptance."""
    untried = or_(captures.c.reread.is_(None), captures.c.reread < reread)
    return tuple(connection.scalars(select(captures.c.number).where(untried).order_by(captures.c.number)))


def mark_reread(connection: Connection, number: int, reread: int) -> None:
    """This reread has tried it, with or without success."""
    connection.execute(update(captures).where(captures.c.number == number).values(reread=reread))


def end_reread(connection: Connection, reread: int, *, at: datetime) -> None:
    """It has tried them all."""
    connection.execute(update(rereads).where(rereads.c.number == reread).values(finished_at=at))
