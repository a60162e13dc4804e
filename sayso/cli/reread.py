"""``sayso reread``: read every capture again with this version of Sayso, and tell what that changes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Annotated

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli.jobs import Jobs, crew
from sayso.cli.running import end, progress_bar, resumable, show, unfollowed, utc_now
from sayso.following import answers
from sayso.following.rereading import changes
from sayso.ledger import captures, connect
from sayso.ledger.connect import Ledger
from sayso.watch.catch_up import catch_up
from sayso.watch.settle import Now, Settled
from sayso.watch.turn import Failure, Numbered, Track, read_waiting
from sayso.workers.answers import ReadAll


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run did; one that goes on after an interruption counts its own part."""

    same: int
    changed: int
    first: int
    """Read for the first time, after being set aside or never reached, or kept in a form no longer known."""
    failures: tuple[Failure, ...]


def reread(
    *,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
    jobs: Jobs = None,
) -> None:
    """
    Read everything in a ledger again, and show what changed.

    For after an upgrade: a line for each record that is new, gone or told otherwise. Inputs that could not be read are
    tried again. One that can no longer be read keeps what was read from it before. Stopped at any point, the same
    command goes on where it stopped.
    """
    chosen = settings.load(flags={"ledger": ledger, "jobs": jobs})
    with (
        closing(connect.open(chosen.ledger, must_exist=True)) as opened,
        resumable(),
        crew(chosen) as readers,
        progress_bar() as track,
    ):
        outcome = reread_all(opened, readers.read_all, now=utc_now, track=track, show=show)
        caught = catch_up(opened, answers, now=utc_now, track=track)
    print(
        f"{opened.where}: {outcome.changed} changed, {outcome.same} the same, {outcome.first} read for the first time."
    )
    end((*outcome.failures, *unfollowed(caught)))


def reread_all(
    ledger: Ledger, read_all: ReadAll[Numbered], *, now: Now, track: Track, show: Callable[[str], None]
) -> Outcome:
    """
    Read every capture that this reread has not come to yet.

    Args:
        ledger: To read again.
        read_all: Reads captures.
        now: The clock.
        track: Shows progress.
        show: Is given each line for the user.
    """
    with ledger.write() as connection:
        reread = captures.begin_reread(connection, at=now())
    with ledger.read() as connection:
        waiting = captures.to_reread(connection, reread)
    many = {"same": 0, "changed": 0, "first": 0}
    failures: list[Failure] = []
    again = read_waiting(ledger, waiting, read_all, now=now, track=track, what="Reading again", reread=reread)
    for settled in again:
        if settled.reason is not None:
            failures.append(Failure(where=settled.where, reason=settled.reason))
            continue
        many[_show_changes(settled, show)] += 1
    with ledger.write() as connection:
        captures.end_reread(connection, reread, at=now())
    return Outcome(**many, failures=tuple(failures))


def _show_changes(settled: Settled, show: Callable[[str], None]) -> str:
    """Returns what it counts as."""
    if settled.before is None or settled.reading is None:
        show(f"{settled.where}: read for the first time.")
        return "first"
    sentences = changes(settled.before, settled.reading)
    if not sentences:
        return "same"
    show(f"{settled.where}:")
    for sentence in sentences:
        show(f"- {sentence}")
    return "changed"
