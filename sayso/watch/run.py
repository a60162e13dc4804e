"""
For as long as it runs: sources looked at when they are due, items fetched, captures read, stories followed.

The main thread alone decides what is asked next and writes what came of it; requests wait in threads of their own;
reading and following go on beside it in another. Everything found is in the ledger before anything is done about it, so
that a process that dies at any point goes on where it was.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ThreadPoolExecutor, wait
from threading import Event
from time import monotonic
from typing import Final

from msgspec import Struct

from sayso.following import answers
from sayso.ledger import captures, queue, sources
from sayso.ledger.connect import Ledger
from sayso.records.source import Queued, SourceState
from sayso.watch import schedule
from sayso.watch.catch_up import catch_up
from sayso.watch.look import Ask, Got, Look, get, look
from sayso.watch.settle import Now
from sayso.watch.turn import Numbered, Thing, read_waiting
from sayso.workers.answers import ReadAll, own_fault

AT_ONCE: Final = 64
"""Sources, and items, that are looked up for the next requests; and captures read between two rounds of following."""
IDLE_S: Final = 1.0
"""How long to sleep where nothing is due and nothing is under way."""


class Pace(Struct, frozen=True, kw_only=True):
    """How fast to ask."""

    every_s: float
    """Seconds between two looks at a source that has no pace of its own."""
    gap_s: float
    """Seconds between two requests to one host, of which one at a time is under way."""
    requests: int
    """At a time, to all hosts together."""


Tell = Callable[[str], None]
"""Is given a line for people."""
Task = SourceState | Queued


class Watcher:
    """
    What a watch holds while it runs; the ledger holds all that must outlast it.

    Args:
        ledger: To fill.
        ask: Asks servers; used from several threads.
        read_all: Reads captures.
        pace: How fast to ask.
        now: The clock.
        tell: Is given what happens, line by line.
    """

    def __init__(
        self, ledger: Ledger, *, ask: Ask, read_all: ReadAll[Numbered], pace: Pace, now: Now, tell: Tell
    ) -> None:
        self._ledger = ledger
        self._ask = ask
        self._read_all = read_all
        self._pace = pace
        self._now = now
        self._tell = tell
        self._chance = random.Random()  # noqa: S311 - spreads looks over time; nobody gains by guessing it
        self._under_way: dict[Future[Look | Got], Task] = {}
        self._free_at: dict[str, float] = {}
        self._stop = Event()
        self._kept = Event()
        self._done = False

    def stop(self) -> None:
        """Ask for the end, from any thread or signal: what is under way is given up, what is found is kept."""
        self._stop.set()
        self._kept.set()

    def run(self, *, once: bool = False) -> None:
        """
        Watch until stopped.

        Args:
            once: End when nothing more is due.

        Raises:
            SaysoError: The ledger cannot be written, or Sayso itself is incomplete.
        """
        with ThreadPoolExecutor(self._pace.requests) as requests, ThreadPoolExecutor(1) as beside:
            reading = beside.submit(self._read)
            try:
                while not self._stop.is_set() and not reading.done():
                    if not self._step(requests) and once:
                        break
            finally:
                self._done = True
                if not once:
                    self._stop.set()
                self._kept.set()
                for request in self._under_way:
                    request.cancel()
            reading.result()

    def _step(self, requests: ThreadPoolExecutor) -> bool:
        """Ask what may be asked, and write what came; whether there was or is anything to do."""
        tasks = list(self._due())
        for task in tasks:
            self._begin(task, requests)
        if not self._under_way:
            self._stop.wait(min(IDLE_S, self._pace.gap_s or IDLE_S) if tasks else IDLE_S)
            return bool(tasks)
        done, _ = wait(self._under_way, timeout=IDLE_S, return_when=FIRST_COMPLETED)
        for request in done:
            self._finish(self._under_way.pop(request), request.result())
        return True

    def _due(self) -> Iterator[Task]:
        at = self._now()
        busy = {_key(task) for task in self._under_way.values()}
        with self._ledger.read() as connection:
            found = (
                *queue.waiting(connection, at=at, limit=AT_ONCE + len(busy)),
                *sources.due(connection, at=at, limit=AT_ONCE + len(busy)),
            )
        yield from (task for task in found if _key(task) not in busy)

    def _begin(self, task: Task, requests: ThreadPoolExecutor) -> None:
        """Unless its host is being asked, or was a moment ago."""
        server = _host(task)
        if len(self._under_way) >= self._pace.requests:
            return
        if server and (
            self._free_at.get(server, 0.0) > monotonic()
            or any(_host(other) == server for other in self._under_way.values())
        ):
            return
        do = self._look if isinstance(task, SourceState) else self._get
        self._under_way[requests.submit(do, task)] = task  # pyright: ignore[reportArgumentType]  # each its own kind

    def _look(self, state: SourceState) -> Look:
        try:
            return look(state, self._ask, now=self._now())
        except Exception as fault:  # noqa: BLE001 - whatever a source does to us is that source's own
            return Look(fault=own_fault(fault).what)

    def _get(self, queued: Queued) -> Got:
        try:
            return get(queued, self._ask, now=self._now())
        except Exception as fault:  # noqa: BLE001 - likewise of an item
            return Got(fault=own_fault(fault).what)

    def _finish(self, task: Task, came: Look | Got) -> None:
        server = _host(task)
        if server:
            self._free_at[server] = monotonic() + self._pace.gap_s
        if isinstance(task, SourceState) and isinstance(came, Look):
            self._finish_look(task, came)
        elif isinstance(task, Queued) and isinstance(came, Got):
            self._finish_item(task, came)

    def _finish_look(self, state: SourceState, came: Look) -> None:
        at, chance = self._now(), self._chance.random()
        every_s = state.source.every_s or self._pace.every_s
        name = state.source.title or state.source.address
        new, rests = 0, False
        with self._ledger.write() as connection:
            if came.fault is None:
                new = queue.accept(connection, state.number, came.found, at=at)
                due_at = schedule.next_look(at, every_s, chance=chance)
                sources.answered(connection, state.number, at=at, due_at=due_at, etag=came.etag, modified=came.modified)
            else:
                failures = state.failures + 1
                rests = came.gone or failures >= schedule.RESTS_AFTER
                due_at = schedule.next_try(at, every_s, failures, chance=chance, after=came.after)
                sources.failed(connection, state.number, at=at, due_at=due_at, fault=came.fault, rests=rests)
        if came.fault is not None:
            self._tell(f"{name}: {came.fault}{'; it rests now' if rests else ''}")
        elif new:
            self._tell(f"{name}: {new} new")

    def _finish_item(self, queued: Queued, came: Got) -> None:
        at = self._now()
        with self._ledger.write() as connection:
            for capture in came.captures:
                captures.add(connection, capture, at=at)
            if came.captures:
                queue.keep(connection, queued.number, came.captures[0].id, at=at)
            else:
                tries = queued.tries + 1
                again = came.again and tries < schedule.TRIES
                chance = self._chance.random()
                due_at = schedule.next_try(at, RETRY_S, tries, chance=chance, after=came.after) if again else None
                queue.put_off(connection, queued.number, fault=came.fault or "nothing in it", due_at=due_at)
        if came.captures:
            self._kept.set()
        else:
            self._tell(f"{queued.found.address or queued.found.identity}: {came.fault}")

    def _read(self) -> None:
        """Beside the main thread: read what was kept, then tell anew what that changes."""
        while True:
            last = self._done  # looked at first: whatever was kept before it is among what waits
            self._kept.clear()
            with self._ledger.read() as connection:
                waiting = captures.pending(connection)[:AT_ONCE]
            if waiting and not self._stop.is_set():
                self._read_some(waiting)
                continue
            if last or self._stop.is_set():
                return
            self._kept.wait(IDLE_S)

    def _read_some(self, waiting: tuple[int, ...]) -> None:
        read = 0
        try:
            for settled in read_waiting(self._ledger, waiting, self._read_all, now=self._now, track=_quietly):
                read += settled.reason is None
                if settled.reason is not None:
                    self._tell(f"{settled.where}: {settled.reason}")
                if self._stop.is_set():
                    return
        except CancelledError:  # stopped meanwhile
            return
        caught = catch_up(self._ledger, answers, now=self._now, track=_quietly)
        for where, reason in caught.failures:
            self._tell(f"{where}: {reason}")
        self._tell(f"{read} read")


RETRY_S: Final = 60.0
"""Seconds after which an item's page is asked for again, at first."""


def _quietly(things: Iterable[Thing], what: str) -> Iterable[Thing]:  # noqa: ARG001 - as ``Track`` is called
    return things


def _key(task: Task) -> tuple[str, int]:
    return ("source" if isinstance(task, SourceState) else "item", task.number)


def _host(task: Task) -> str:
    return task.source.host if isinstance(task, SourceState) else task.found.host
