"""From accepted to settled: each capture has been read, or is set aside with the reason; a crash before repeats it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection

from sayso.errors import LedgerTooNew, SaysoError
from sayso.ledger import captures, readings
from sayso.ledger.connect import Ledger
from sayso.records.reading import Reading
from sayso.workers.answers import Answer, own_fault

Now = Callable[[], datetime]
"""The clock: a moment with its zone."""


class Settled(Struct, frozen=True, kw_only=True):
    """What became of one capture: it has a reading, or a reason why not."""

    where: str
    reading: Reading | None = None
    reason: str | None = None
    before: Reading | None = None
    """What was read from it earlier; looked up by a reread only."""


def settle(ledger: Ledger, number: int, answer: Answer, *, where: str, now: Now, reread: int | None = None) -> Settled:
    """
    Keep all that comes of one accepted capture, in one transaction.

    Args:
        ledger: That holds it.
        number: Of the capture.
        answer: What was read from it, or why nothing was.
        where: How the capture is named.
        now: The clock.
        reread: Number of the reread that asks for it, if one does.

    Raises:
        SaysoError: The ledger cannot be written.
    """
    with ledger.read() as connection:
        before = None if reread is None else _before(connection, number)
    if isinstance(answer, Reading):
        try:
            with ledger.write() as connection:
                readings.add(connection, number, answer, at=now())
                _mark(connection, number, reread)
        except SaysoError:
            raise
        except Exception as fault:  # noqa: BLE001 - one page that meets a bug of ours must not stop the others
            answer = own_fault(fault, where=where)
        else:
            return Settled(where=where, reading=answer, before=before)
    reason = str(SaysoError(answer.what, remedy=answer.remedy))
    with ledger.write() as connection:
        captures.set_aside(connection, number, reason=reason)
        _mark(connection, number, reread)
    return Settled(where=where, reason=reason, before=before)


def _before(connection: Connection, number: int) -> Reading | None:
    try:
        return readings.find(connection, number)
    except LedgerTooNew:  # a form no longer known, or not yet: it is read anew, without comparing
        return None


def _mark(connection: Connection, number: int, reread: int | None) -> None:
    if reread is not None:
        captures.mark_reread(connection, number, reread)
