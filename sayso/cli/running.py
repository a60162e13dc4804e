"""What the commands share that read many pages into a ledger: the clock, progress, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Sequence, Sized
from contextlib import contextmanager
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso.cli import exits
from sayso.cli.progress import plain_lines
from sayso.cli.terminal import encoding_of, tame, tell
from sayso.watch.catch_up import CaughtUp
from sayso.watch.turn import Failure, Thing, Track


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


@contextmanager
def progress_bar() -> Generator[Track]:
    """On standard error, so that output can be piped: a bar on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield plain_lines
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # else a piped output would be drawn above the bar
    ) as progress:

        def track(things: Iterable[Thing], what: str) -> Iterable[Thing]:
            task = progress.add_task(what, total=len(things) if isinstance(things, Sized) else None)
            for thing in things:
                yield thing
                progress.advance(task)
            progress.remove_task(task)

        yield track


@contextmanager
def resumable() -> Generator[None]:
    """Ctrl-C ends the command with a word on how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        tell("sayso: stopped. What was accepted is kept; run the same command again to go on.")
        raise typer.Exit(exits.INTERRUPTED) from None


def show(line: str) -> None:
    """A line for people on standard output; it may quote a page, which is made safe to show."""
    print(tame(line, encoding=encoding_of(sys.stdout)))


def unfollowed(caught: CaughtUp) -> tuple[Failure, ...]:
    """What could not be followed."""
    return tuple(Failure(where=where, reason=reason) for where, reason in caught.failures)


def end(failures: Sequence[Failure]) -> None:
    """List what could not be read, a line each; some is exit status 1."""
    for failure in failures:
        tell(f"{failure.where}: {failure.reason}")
    if failures:
        raise typer.Exit(exits.UNREAD)
