"""``sayso add``: read pages into a ledger; interrupted at any point, the same command goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import Annotated

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli.inputs import Told, check, load_all
from sayso.cli.read import iso
from sayso.cli.running import Failure, Track, end, progress_bar, reader, resumable, unfollowed, utc_now
from sayso.errors import SaysoError
from sayso.following import answers
from sayso.ledger import captures, connect
from sayso.ledger.connect import Ledger
from sayso.records.capture import Capture
from sayso.watch.catch_up import catch_up
from sayso.watch.settle import Now, Read, settle


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run did."""

    read: int
    known: int
    """Inputs that an earlier run has read."""
    failures: tuple[Failure, ...]


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="A file, a folder, `-` for standard input, or a web address.", show_default=False
        ),
    ],
    *,
    ledger: Annotated[
        str | None, typer.Option(help="A file, made where there is none, or postgresql://user@host/database.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="The file is the article's text itself.")] = False,
    url: Annotated[str | None, typer.Option(help="The address the page stands at.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Reference date for pages that carry none (ISO 8601).")
    ] = None,
) -> None:
    """
    Read pages into a ledger.

    Takes all that `sayso read` takes: HTML, plain text, feeds, wire messages, e-mail, web archives. Each article is
    kept before it is read: a run may be stopped at any point and started again without loss or doubles. Those that
    cannot be read are listed on standard error; those that got into the ledger are kept there with the reason, and
    `sayso reread` tries them again. Stories and situations are kept current with what was read.
    """
    told = Told(plain=plain, url=url, published=iso(published) if published else None)
    check(paths, told)
    chosen = settings.load(flags={"ledger": ledger})
    inputs = load_all(paths, chosen, told)
    with closing(connect.open(chosen.ledger)) as opened, resumable(), progress_bar() as track:
        outcome = add_all(opened, inputs, reader(threads=chosen.threads), now=utc_now, track=track)
        caught = catch_up(opened, answers, now=utc_now, track=track)
    known = f", {outcome.known} known already" if outcome.known else ""
    print(f"{opened.where}: {outcome.read} read{known}.")
    end((*outcome.failures, *unfollowed(caught)))


def add_all(ledger: Ledger, inputs: Iterable[Capture | SaysoError], read: Read, *, now: Now, track: Track) -> Outcome:
    """
    Accept every input, then read all that wait to be read, also those of earlier runs.

    Args:
        ledger: To add to.
        inputs: Captures, and the errors of those that could not be had.
        read: Reads one capture.
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
    for number in track(waiting, "Reading"):
        settled = settle(ledger, number, read, now=now)
        done += settled.reason is None
        if settled.reason is not None:
            failures.append(Failure(where=settled.where, reason=settled.reason))
    return Outcome(read=done, known=known, failures=tuple(failures))


def _accept(ledger: Ledger, capture: Capture, now: Now) -> captures.Receipt:
    """One that is known already costs no write."""
    with ledger.read() as connection:
        receipt = captures.find(connection, capture)
    if receipt is not None:
        return receipt
    with ledger.write() as connection:
        return captures.add(connection, capture, at=now())
