"""``sayso watch``: sources looked at for as long as it runs, and all they tell read into a ledger."""

from __future__ import annotations

import re
import signal
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sayso import settings
from sayso.cli.jobs import Jobs, crew
from sayso.cli.running import show, utc_now
from sayso.errors import BadSetting, NotFound, UsageError
from sayso.ledger import connect, sources
from sayso.ledger.connect import Ledger
from sayso.records.source import Source, is_web
from sayso.settings import Settings
from sayso.watch import opml
from sayso.watch.asking import polite
from sayso.watch.look import Ask
from sayso.watch.run import Pace, Watcher

UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}


def watch(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT...",
            help="Sources to add first: a list (OPML), an address, or a folder. None for those the ledger has.",
            show_default=False,
        ),
    ] = None,
    *,
    every: Annotated[
        str | None, typer.Option(help="Between two looks at a source: 600, 10m, 2h. Ten minutes by default.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="End when nothing more is due.")] = False,
    ledger: Annotated[
        str | None, typer.Option(help="A file, made where there is none, or postgresql://user@host/database.")
    ] = None,
    jobs: Jobs = None,
) -> None:
    """
    Look at sources for as long as it runs, and read all they tell into a ledger.

    Feeds, news sitemaps, pages that change, and folders that files are dropped into. What is found is written down
    before anything is done about it: stopped at any point, by force too, the same command goes on where it was. Servers
    are asked only for what is new, one request at a time and with a pause between, and left alone for as long as they
    ask; a source that fails ten times in a row rests, and says so.

    Ctrl-C ends it. Run it beside `sayso desk` on the same ledger. See `sayso sources` for what is watched.
    """
    flags = {"ledger": ledger, "jobs": jobs, "watch_every_s": None if every is None else seconds(every)}
    chosen = settings.load(flags=flags)
    with closing(connect.open(chosen.ledger)) as opened:
        add_all(opened, what or [])
        with opened.read() as connection:
            if not sources.list_(connection):
                remedy = "sayso watch ADDRESS, or sayso sources import world."
                raise UsageError("there is nothing to watch", where=opened.where, remedy=remedy)
        with crew(chosen) as readers:
            pace = Pace(every_s=chosen.watch_every_s, gap_s=chosen.watch_gap_s, requests=chosen.watch_requests)
            watcher = Watcher(
                opened, ask=asking(chosen), read_all=readers.read_all, pace=pace, now=utc_now, tell=_timed
            )
            _stop_on_signals(watcher)
            watcher.run(once=once)


def asking(chosen: Settings) -> Ask:
    """Asks servers as the settings say."""
    return polite(
        allow_private=chosen.allow_private_addresses,
        limit_bytes=chosen.page_limit_bytes,
        timeout_s=chosen.fetch_timeout_s,
        contact=chosen.contact,
    )


def add_all(ledger: Ledger, what: list[str]) -> int:
    """
    Add sources: lists, addresses and folders.

    Returns:
        How many are new.

    Raises:
        NotFound: There is no such file or folder.
        InputError: A file that is no list of sources.
    """
    told = [source for name in what for source in named(name)]
    with ledger.write() as connection:
        return sum(sources.add(connection, source, at=utc_now()) for source in told)


def named(name: str) -> tuple[Source, ...]:
    """The sources that a word of the command line names."""
    path = Path(name)
    if is_web(name):
        return (Source(address=name),)
    if path.is_dir():
        return (Source(address=str(path.resolve())),)
    if path.is_file():
        return opml.read(path.read_bytes(), where=name)
    if name == opml.STARTER:
        return opml.starter()
    raise NotFound(
        "this is no address, folder or list of sources",
        where=name,
        remedy=f"A page's address begins with https://; {opml.STARTER} is the list that comes with Sayso.",
    )


def seconds(text: str) -> float:
    """
    A length of time.

    >>> seconds("10m"), seconds("600"), seconds("2h")
    (600.0, 600.0, 7200.0)

    Raises:
        BadSetting: It is none.
    """
    match = re.fullmatch(r"(\d{1,9})\s*([smhd]?)", text.strip().lower(), re.ASCII)
    if match is None or not int(match[1]):
        raise BadSetting(f"“{text}” is no length of time", where="--every", remedy="Write it as 600, 10m or 2h.")
    return float(int(match[1]) * UNITS[match[2]])


def _timed(line: str) -> None:
    """A line with the local time it happened at."""
    show(f"{datetime.now().astimezone():%H:%M:%S} {line}")


def _stop_on_signals(watcher: Watcher) -> None:
    """The first Ctrl-C or SIGTERM ends in order, the next at once."""

    def stop(number: int, _frame: object, *, before: object) -> None:
        signal.signal(number, before)  # pyright: ignore[reportArgumentType]  # what signal() itself gave
        show("Stopping.")
        watcher.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, partial(stop, before=signal.getsignal(number)))
