"""``sayso add``: read pages into a ledger; interrupted at any point, the same command goes on where it stopped."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from sayso import settings
from sayso.cli.inputs import Told, check, load_all
from sayso.cli.jobs import Jobs, crew
from sayso.cli.read import iso
from sayso.cli.running import end, progress_bar, resumable, unfollowed, utc_now
from sayso.following import answers
from sayso.ledger import connect
from sayso.watch.catch_up import catch_up
from sayso.watch.turn import add_all


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
    jobs: Jobs = None,
) -> None:
    """
    Read pages into a ledger.

    Takes all that `sayso read` takes: HTML, plain text, feeds, wire messages, e-mail, web archives. Each article is
    kept before it is read: a run may be stopped at any point and started again without loss or doubles. Those that
    cannot be read are listed on standard error; those that got into the ledger are kept there with the reason, and
    `sayso reread` tries them again; so are those whose reading takes
    too long or too much memory. Stories and situations are kept current with what was read.
    """
    told = Told(plain=plain, url=url, published=iso(published) if published else None)
    check(paths, told)
    chosen = settings.load(flags={"ledger": ledger, "jobs": jobs})
    inputs = load_all(paths, chosen, told)
    with closing(connect.open(chosen.ledger)) as opened, resumable(), crew(chosen) as readers, progress_bar() as track:
        outcome = add_all(opened, inputs, readers.read_all, now=utc_now, track=track)
        caught = catch_up(opened, answers, now=utc_now, track=track)
    known = f", {outcome.known} known already" if outcome.known else ""
    print(f"{opened.where}: {outcome.read} read{known}.")
    end((*outcome.failures, *unfollowed(caught)))
