"""From accepted to settled: each capture is read, or set aside with the reason; a crash in between repeats it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection

from sayso.errors import InputError, LedgerTooNew, SaysoError
from sayso.ledger import captures, readings
from sayso.ledger.connect import Ledger
from sayso.records.capture import Capture
from sayso.records.reading import Reading

Read = Callable[[Capture], Reading]
"""What reads a capture; the pipeline with its encoder."""
Now = Callable[[], datetime]
"""The clock: a moment with its zone."""


class Settled(Struct, frozen=True, kw_only=True):
    """What became of one capture: it has a reading, or a reason why not."""

    where: str
    reading: Reading | None = None
    reason: str | None = None
    before: Reading | None = None
    """What was read from it earlier; looked up by a reread only."""


def settle(ledger: Ledger, number: int, read: Read, *, now: Now, reread: int | None = None) -> Settled:
    """
    Read one accepted capture and keep all that comes of it in one transaction.

    Args:
        ledger: That holds it.
        number: Of the capture.
        read: Reads it.
        now: The clock.
        reread: Number of the reread that asks for it, if one does.

    Raises:
        SaysoError: Something stands in the way of reading at all: the ledger, or Sayso's own parts.
    """
    with ledger.read() as connection:
        capture = captures.load(connection, number)
        before = None if reread is None else _before(connection, number)
    try:
        reading = read(capture)
        with ledger.write() as connection:
            readings.add(connection, number, reading, at=now())
            _mark(connection, number, reread)
    except InputError as error:
        reason = str(SaysoError(error.what, remedy=error.remedy))
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001 - one page that meets a bug of ours must not stop the others
        reason = bug(error)
    else:
        return Settled(where=capture.where, reading=reading, before=before)
    with ledger.write() as connection:
        captures.set_aside(connection, number, reason=reason)
        _mark(connection, number, reread)
    return Settled(where=capture.where, reason=reason, before=before)


def bug(error: Exception) -> str:
    """A fault of ours as a reason, on one line."""
    return " ".join(f"{BUG} {type(error).__name__}: {error}".split())[:LONGEST_REASON]


BUG = "we have a bug; please report it with this page."
LONGEST_REASON = 500
"""Code points; a database's error quotes whole rows."""


def _before(connection: Connection, number: int) -> Reading | None:
    try:
        return readings.find(connection, number)
    except LedgerTooNew:  # a form no longer known, or not yet: it is read anew, without comparing
        return None


def _mark(connection: Connection, number: int, reread: int | None) -> None:
    if reread is not None:
        captures.mark_reread(connection, number, reread)
