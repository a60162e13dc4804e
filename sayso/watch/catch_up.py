"""
Following in the ledger: every article read gets its place, and what its story and situation tell is told anew.

One ``catch_up`` is a *round*: whatever was read since the last one is taken in the order of publication. A round that
was interrupted is finished before another begins, step by step in the same order, so that a killed run and an
undisturbed one leave the same. What to decide between is looked up here; what is decided, ``Follow`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from sayso.errors import SaysoError
from sayso.ledger import happenings, members, novelties, rounds, situations, stories, watches
from sayso.ledger.connect import Ledger
from sayso.records.story import Course, Member, Telling, Watch
from sayso.records.tally import Happening, Novelty, Tally
from sayso.records.told import Told
from sayso.workers.answers import own_fault

Numbered = list[tuple[int | None, tuple[int, ...]]]
"""Groups of numbers, each with the number it goes on under; None for a new one."""
Arrived = tuple[int, float]
"""An article and its moment."""
WINDOW_S = 4 * 86_400.0
"""Reports further apart have nothing to do with one another; no less than any window of ``following.stories``."""
AT_ONCE = 64
"""Articles that find their place in one transaction; others who want to write wait no longer than that."""


class Threads(Protocol):
    """Threads that take reports; ``sayso.following.stories.Threads`` is some."""

    def add(self, vector: dict[str, int], at: float) -> int:
        """The thread of one more report."""
        ...

    def take_joined(self) -> list[tuple[int, int]]:
        """Each thread that became part of another since the last call, and that other."""
        ...


class Follow(members.Recognise, Protocol):
    """The questions that following answers; ``sayso.following.answers`` does."""

    def vector(self, found: Mapping[str, float], seen: Mapping[str, int], count: int) -> dict[str, int]:
        """What a report is compared by."""
        ...

    def threads(self, made: int, placed: Iterable[Member]) -> Threads:
        """The threads that reports were placed in, ready for more."""
        ...

    def of_thread(self, members: Sequence[Member]) -> Numbered:
        """The stories among a thread's reports."""
        ...

    def matters(self, members: Sequence[Member], seen: Mapping[str, int], count: int) -> Numbered:
        """The situations among stories."""
        ...

    def core(self, reports: Sequence[Mapping[str, float]], seen: Mapping[str, int], count: int) -> dict[str, float]:
        """The words a story is remembered by."""
        ...

    def tell(self, story: Sequence[Told]) -> Telling:
        """All that a story tells."""
        ...

    def news(
        self, story: Sequence[Told], seen: Sequence[Told], met: Collection[str], followed: bool
    ) -> tuple[Novelty, ...]:
        """What is news in it; ``met`` are actors known from other stories, ``followed`` whether it is watched."""
        ...

    def course(self, told: Sequence[Sequence[Tally]], happened: Sequence[Happening], at: Mapping[str, str]) -> Course:
        """What the stories of a situation come to."""
        ...

    def belongs(self, story: Sequence[Told], watch: Watch) -> bool:
        """Whether a story is of a watched situation."""
        ...


Thing = TypeVar("Thing")
Track = Callable[[Iterable[Thing], str], Iterable[Thing]]
"""Passes things on one by one, and shows how far it has come."""


class CaughtUp(Struct, frozen=True, kw_only=True):
    """What a run of following did."""

    articles: int
    """How many were followed."""
    failures: tuple[tuple[str, str], ...] = ()
    """Stories that met a bug of ours, each with the reason; they stand as they were told before."""


def catch_up(ledger: Ledger, follow: Follow, *, now: Callable[[], datetime], track: Track[int]) -> CaughtUp:
    """
    Give every article that was read since the last round its place, and tell anew what that changes.

    Args:
        ledger: To keep current.
        follow: Decides.
        now: The clock.
        track: Shows progress.
    """
    followed = 0
    failures: list[tuple[str, str]] = []
    while True:
        with ledger.write() as connection:
            members.drop_gone(connection)
            current = rounds.begin(connection, at=now())
        if current is None:
            return CaughtUp(articles=followed, failures=tuple(failures))
        followed += _place_all(ledger, follow, current, track)
        failures += _tell_all(ledger, follow, current, track)
        with ledger.write() as connection:
            rounds.end(connection, current, at=now())


def declare(ledger: Ledger, follow: Follow, declared: Watch, *, now: Callable[[], datetime]) -> int:
    """
    Declare a situation, and put every story of the ledger that belongs to it on its page.

    One declared before under the same id is replaced.

    Returns:
        How many stories belong to it.
    """
    with ledger.read() as connection:
        every = [(story, [one.told for one in stories.told(connection, story)]) for story in stories.every(connection)]
    mine = [story for story, told in every if follow.belongs(told, declared)]
    with ledger.write() as connection:
        watches.declare(connection, declared, at=now())
        for story in mine:
            watches.claim(connection, declared.id, story, belongs=True)
        _tell_situations(connection, follow)
    return len(mine)


def _place_all(ledger: Ledger, follow: Follow, current: int, track: Track[int]) -> int:
    with ledger.read() as connection:
        waiting = members.waiting(connection, current)
    steps = _steps(waiting)
    for step in track(range(len(steps)), "Recognising"):
        with ledger.write() as connection:
            for article in steps[step]:
                members.learn(connection, article, follow)
    with ledger.read() as connection:
        runs = _runs(members.arrivals(connection, waiting))
    for run in runs:
        _place_run(ledger, follow, run, track)
    return len(waiting)


def _steps(things: Sequence[Thing]) -> list[Sequence[Thing]]:
    return [things[place : place + AT_ONCE] for place in range(0, len(things), AT_ONCE)]


def _runs(arrivals: Sequence[Arrived]) -> list[list[Arrived]]:
    """Articles in the order of time, apart where so much time is between two that they have no neighbours in common."""
    runs: list[list[Arrived]] = []
    for article, at in arrivals:
        if not runs or at - runs[-1][-1][1] > 2 * WINDOW_S:
            runs.append([])
        runs[-1].append((article, at))
    return runs


def _place_run(ledger: Ledger, follow: Follow, run: Sequence[Arrived], track: Track[int]) -> None:
    with ledger.read() as connection:
        near = members.around(connection, run[0][1] - WINDOW_S, run[-1][1] + WINDOW_S)
        threads = follow.threads(members.last_thread(connection), near)
    steps = _steps(run)
    for step in track(range(len(steps)), "Following"):
        with ledger.write() as connection:
            _place(connection, follow, threads, steps[step])


def _place(connection: Connection, follow: Follow, threads: Threads, arrived: Sequence[Arrived]) -> None:
    articles = [article for article, _ in arrived]
    for article, at in arrived:
        words = members.unplaced(connection, article)
        if words is None:  # read again, with the same words
            continue
        vector = follow.vector(words, *members.rarity(connection, words))
        thread = threads.add(vector, at)
        members.put(connection, article, thread, vector)
        for young, old in threads.take_joined():
            members.join_threads(connection, young, old)
    new = set(articles)
    for thread in members.of_threads(connection, members.threads_of(connection, articles)):
        held = {member.number: member.group for member in thread}
        for number, group in follow.of_thread(thread):
            if new & set(group) or {held[article] for article in group} != {number}:
                stories.put(connection, number, group)
    members.settle(connection, articles)


def _tell_all(ledger: Ledger, follow: Follow, current: int, track: Track[int]) -> list[tuple[str, str]]:
    with ledger.read() as connection:
        stale = stories.stale(connection)
    failures: list[tuple[str, str]] = []
    for story in track(stale, "Telling"):
        try:
            with ledger.write() as connection:
                _tell(connection, follow, story, current)
        except SaysoError:
            raise
        except Exception as error:  # noqa: BLE001 - one story that meets a bug of ours must not stop the others
            failures.append((f"story st{story}", str(own_fault(error))))
            with ledger.write() as connection:
                stories.mark_told(connection, story)
    with ledger.write() as connection:
        _tell_situations(connection, follow)
    return failures


def _tell(connection: Connection, follow: Follow, story: int, current: int) -> None:
    told = stories.told(connection, story)
    reports = members.of_story(connection, story)
    seen, count = members.rarity(connection, {word for report in reports for word in report.words})
    telling = follow.tell([one.told for one in told]) if told else None
    core = follow.core([report.words for report in reports], seen, count) if reports else {}
    stories.retell(connection, story, telling, core, at=max((report.at for report in reports), default=0.0))
    _link(connection, follow, story)
    followed = False
    for declared in watches.list_(connection):
        belongs = bool(told) and follow.belongs([one.told for one in told], declared)
        watches.claim(connection, declared.id, story, belongs=belongs)
        followed = followed or belongs
    _note_news(connection, follow, story, told, current, followed=followed)
    stories.mark_told(connection, story)


def _note_news(
    connection: Connection, follow: Follow, story: int, told: Sequence[stories.Kept], current: int, *, followed: bool
) -> None:
    """Of a story that only grew, what was noted before stays; of one that changed otherwise, all is noted anew."""
    grew = stories.only_grew(connection, story)
    met = situations.met_before(connection, story)
    for taken in sorted({one.round for one in told}):
        if grew and taken != current:
            continue
        known = [one.told for one in told if one.round < taken]
        by_now = [one.told for one in told if one.round <= taken]
        novelties.note(connection, story, taken, follow.news(by_now, known, met, followed), by_now)
    novelties.keep_only(connection, story, {one.round for one in told})


def _link(connection: Connection, follow: Follow, story: int) -> None:
    near = situations.near(connection, story)
    if not near:
        situations.put(connection, None, (story,))
        return
    seen, count = members.rarity(connection, {word for member in near for word in member.words})
    held = {member.number: member.group for member in near}
    for number, group in follow.matters(near, seen, count):
        together = number is not None or len(group) == 1
        if not together or {held[member] for member in group} != {number}:
            situations.put(connection, number, group)
    situations.mark_changed(connection, story)


def _tell_situations(connection: Connection, follow: Follow) -> None:
    for situation in situations.stale(connection):
        told = situations.tallies_of_stories(connection, situation)
        happened = happenings.of_situation(connection, situation)
        course = follow.course(told, happened, situations.moments(connection, situation))
        situations.retell(connection, situation, course)
