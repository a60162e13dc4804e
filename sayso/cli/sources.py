"""``sayso sources``: what a watch looks at: added, removed, listed, tried, exchanged with other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import closing
from typing import Annotated, Literal

import typer
from msgspec import structs

from sayso import settings
from sayso.cli import exits
from sayso.cli.running import show, utc_now
from sayso.cli.watch import asking, named, seconds
from sayso.errors import UsageError
from sayso.ledger import connect, queue
from sayso.ledger import sources as held
from sayso.ledger.connect import Ledger
from sayso.records.source import Source, SourceState, is_web
from sayso.watch import opml
from sayso.watch.asking import feeds_of
from sayso.watch.look import Ask, look

Action = Literal["list", "add", "remove", "import", "export", "check"]


def sources(  # noqa: PLR0913 - an option each
    action: Annotated[Action, typer.Argument(help="What to do.")] = "list",
    what: Annotated[
        list[str] | None, typer.Argument(metavar="WHAT...", help="Addresses, folders or lists.", show_default=False)
    ] = None,
    *,
    title: Annotated[str | None, typer.Option(help="How it is named in messages.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1.")] = None,
    kind: Annotated[str | None, typer.Option(help="Such as agency, state_media, broadcaster, newspaper.")] = None,
    every: Annotated[str | None, typer.Option(help="Between two looks at it: 600, 10m, 2h.")] = None,
    as_it_is: Annotated[bool, typer.Option("--as-it-is", help="Watch the page itself, not the feed it names.")] = False,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
) -> None:
    """
    Say what `sayso watch` looks at, and change it, while it runs too.

    `list` tells how each source does and what waits. `add` takes addresses and folders; of a site's address it takes
    the feed that the page names. `remove` forgets a source and keeps what came from it. `import` takes OPML lists
    (`world` is one that comes with Sayso: its addresses were written down from memory, so try them), `export` prints
    one. `check` asks every source, or those given, tells which answer, and wakes those that rested.
    """
    chosen = settings.load(flags={"ledger": ledger})
    given = what or []
    if action in ("add", "remove", "import") and not given:
        raise UsageError("nothing is named", where=f"sayso sources {action}", remedy="Name an address or a list.")
    pace = seconds(every) if every else None
    told = Source(address="", title=title, country=country, language=language, kind=kind, every_s=pace)
    with closing(connect.open(chosen.ledger, must_exist=action not in ("add", "import"))) as opened:
        match action:
            case "add" | "import":
                ask = None if as_it_is or action == "import" else asking(chosen)
                _add(opened, [source for name in given for source in named(name)], told, ask)
            case "remove":
                _remove(opened, given)
            case "export":
                with opened.read() as connection:
                    listed = opml.write(state.source for state in held.list_(connection))
                sys.stdout.buffer.write(listed)
            case "check":
                _check(opened, given, asking(chosen))
            case "list":
                list_all(opened)


def _add(ledger: Ledger, found: Iterable[Source], told: Source, ask: Ask | None) -> None:
    """With a way to ask, the feed that a page names is taken in its place."""
    added = 0
    for source in found:
        feeds = feeds_of(source.address, ask) if ask is not None and is_web(source.address) else ()
        if feeds:
            show(f"{source.address} names {feeds[0]}")
        named_ = {name: value for name, value in structs.asdict(told).items() if value}
        full = structs.replace(source, **{**named_, "address": feeds[0] if feeds else source.address})
        with ledger.write() as connection:
            added += held.add(connection, full, at=utc_now())
    with ledger.read() as connection:
        every = len(held.list_(connection))
    show(f"{ledger.where}: {added} added; {every} in all.")


def _remove(ledger: Ledger, given: Iterable[str]) -> None:
    status = 0
    for address in given:
        with ledger.write() as connection:
            if not held.remove(connection, address):
                show(f"{address}: no such source.")
                status = exits.UNREAD
    raise typer.Exit(status)


def _check(ledger: Ledger, given: list[str], ask: Ask) -> None:
    """Ask each once. What it tells is left to the watch, which is to come at once."""
    with ledger.read() as connection:
        asked = [state for state in held.list_(connection) if not given or state.source.address in given]
    silent = 0
    for state in asked:
        seen = look(structs.replace(state, etag=None, modified=None), ask, now=utc_now())
        show(f"{state.source.title or state.source.address}: {seen.fault or f'{len(seen.found)} items'}")
        silent += seen.fault is not None
        at = utc_now()
        with ledger.write() as connection:
            if seen.fault is None:
                held.add(connection, state.source, at=at)
                held.answered(connection, state.number, at=at, due_at=at, etag=None, modified=None)
            else:
                due_at = max(state.due_at, at)
                held.failed(
                    connection, state.number, at=at, due_at=due_at, fault=seen.fault, rests=state.rests or seen.gone
                )
    show(f"{len(asked) - silent} of {len(asked)} answer.")
    raise typer.Exit(exits.UNREAD if silent else 0)


def list_all(ledger: Ledger) -> None:
    """A line a source, and one on what waits."""
    with ledger.read() as connection:
        listed, many = held.list_(connection), queue.counts(connection)
    for state in listed:
        show(_line(state))
    show(f"{len(listed)} sources; items: {many['waiting']} wait, {many['kept']} kept, {many['failed']} not had.")


def _line(state: SourceState) -> str:
    source = state.source
    known = ", ".join(part for part in (source.country, source.language, source.kind) if part)
    name = f"{source.title}: {source.address}" if source.title else source.address
    how = "never tried" if state.tried_at is None else f"tried {state.tried_at:%Y-%m-%d %H:%M} UTC"
    if state.fault is not None:
        how += f", {state.fault}" + (f" ({state.failures} times)" if state.failures > 1 else "")
    if state.rests:
        how += "; it rests"
    return f"{name} ({known}; {how})" if known else f"{name} ({how})"
