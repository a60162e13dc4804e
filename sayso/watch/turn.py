"""One turn of the way: take in, keep, read. ``sayso add`` is one; ``sayso watch`` turns for as long as it runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from sayso.errors import SaysoError
from sayso.ledger import captures
from sayso.ledger.connect import Ledger
from sayso.records.capture import Capture
from sayso.watch.settle import Now, Settled, settle
from sayso.workers.answers import ReadAll

Thing = TypeVar("Thing")
Numbered = tuple[int, str]
"""A capture's number in the ledger, and how it is named."""


class Track(Protocol):
    """Passes things on one by one, and shows how far it has come."""

    def __call__(self, things: Iterable[Thing], what: str) -> Iterable[Thing]:
        """``what`` is done to them, in one word."""
        ...


class Failure(Struct, frozen=True, kw_only=True):
    """An input that could not be read."""

    where: str
    reason: str


class Outcome(Struct, frozen=True, kw_only=True):
    """What a turn did."""

    read: int
    known: int
    """Inputs that an earlier turn has read."""
    failures: tuple[Failure, ...]


def add_all(
    ledger: Ledger, inputs: Iterable[Capture | SaysoError], read_all: ReadAll[Numbered], *, now: Now, track: Track
) -> Outcome:
    """
    Accept every input, then read all that wait to be read, also those of earlier turns.

    Args:
        ledger: To add to.
        inputs: Captures, and the errors of those that could not be had.
        read_all: Reads captures.
        now: The clock.
        track: Shows progress.
    """
    known = 0
    failures: list[Failure] = []
    for given in track(inputs, "Accepting"):
        if isinstance(given, SaysoError):
            failures.append(Failure(where=given.where, reason=str(SaysoError(given.what, remedy=given.remedy))))
            continue
        receipt = _accept(ledger, given, now)
        known += receipt.state == "read"
        if receipt.reason is not None:
            failures.append(Failure(where=given.where, reason=receipt.reason))
    with ledger.read() as connection:
        waiting = captures.pending(connection)
    done = 0
    for settled in read_waiting(ledger, waiting, read_all, now=now, track=track):
        done += settled.reason is None
        if settled.reason is not None:
            failures.append(Failure(where=settled.where, reason=settled.reason))
    return Outcome(read=done, known=known, failures=tuple(failures))


def read_waiting(
    ledger: Ledger,
    waiting: Sequence[int],
    read_all: ReadAll[Numbered],
    *,
    now: Now,
    track: Track,
    what: str = "Reading",
    reread: int | None = None,
) -> Iterator[Settled]:
    """
    Read captures that the ledger holds, and settle each before the next, in the order given.

    Args:
        ledger: That holds them.
        waiting: Their numbers.
        read_all: Reads captures.
        now: The clock.
        track: Shows progress.
        what: Its word for it.
        reread: Number of the reread that asks for it, if one does.
    """
    answers = read_all(_loaded(ledger, waiting))
    for number in track(waiting, what):
        (_, where), answer = next(answers)
        yield settle(ledger, number, answer, where=where, now=now, reread=reread)


def _loaded(ledger: Ledger, waiting: Iterable[int]) -> Iterator[tuple[Numbered, Capture]]:
    """Loaded as they are wanted: there may be more than memory holds."""
    for number in waiting:
        with ledger.read() as connection:
            capture = captures.load(connection, number)
        yield (number, capture.where), capture


def _accept(ledger: Ledger, capture: Capture, now: Now) -> captures.Receipt:
    """One that is known already costs no write."""
    with ledger.read() as connection:
        receipt = captures.find(connection, capture)
    if receipt is not None:
        return receipt
    with ledger.write() as connection:
        return captures.add(connection, capture, at=now())
