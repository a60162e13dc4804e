"""``sayso news``: what is new in a ledger, each in one sentence with where it stands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated

import msgspec
import typer
from sqlalchemy import Connection

from sayso import settings
from sayso.cli.running import show
from sayso.errors import BadDate, NotFound
from sayso.ledger import connect, members, novelties, rounds, stories
from sayso.ledger.novelties import News

READER = "reader"


def news(
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="TIME|ARTICLE",
            help="Published at this time or later (ISO 8601), or learned after this article, by its id.",
        ),
    ] = None,
    reader: Annotated[
        str, typer.Option(metavar="NAME", help="Whose last visit counts, where no --since is given.")
    ] = READER,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Of this story alone.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One line of JSON each; the default where output is no terminal.")
    ] = False,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
) -> None:
    """
    Tell what is new: statements, first denials, changed figures, new actors, first reports of an origin.

    Without --since, what the ledger learned since this reader last asked. Nothing new is said, too.
    """
    with closing(connect.open(settings.load(flags={"ledger": ledger}).ledger, must_exist=True)) as opened:
        with opened.read() as connection:
            if story is not None and stories.find(connection, story) is None:
                raise NotFound("the ledger holds no such story", where=story, remedy="See sayso export stories.")
            owner = story or rounds.EVERYTHING
            found = _found(connection, since, story, rounds.seen(connection, reader, owner))
        if jsonl or not sys.stdout.isatty():
            sys.stdout.buffer.writelines(msgspec.json.encode(one) + b"\n" for one in found)
            sys.stdout.buffer.flush()
        else:
            tell_all(found)
        if since is None:
            with opened.write() as connection:
                rounds.visit(connection, reader, owner)


def tell_all(found: Sequence[News]) -> None:
    """Story by story for people; where there is nothing, that."""
    if not found:
        show("Nothing new.")
    ordered = sorted(found, key=lambda one: one.story)  # stable: within a story as published
    for _, group in groupby(ordered, key=lambda one: one.story):
        same = list(group)
        show(f"{same[0].title} ({same[0].story})")
        for one in same:
            at = f", characters {one.novelty.span.start} to {one.novelty.span.end}" if one.novelty.span else ""
            day = f"{one.published[:10]} · " if one.published else ""
            show(f"  {day}{one.novelty.sentence} [{one.novelty.article}{at}]")


def _found(connection: Connection, since: str | None, story: str | None, seen: int) -> Sequence[News]:
    if since is None:
        return novelties.list_(connection, story=story, after_round=seen)
    taken = members.round_of(connection, since)
    if taken is not None:
        return novelties.list_(connection, story=story, after_round=taken)
    return novelties.list_(connection, story=story, since=moment(since))


def moment(given: str) -> str:
    """
    A time as the ledger sorts by it: in UTC.

    >>> moment("2026-03-05"), moment("2026-03-05T08:00+01:00")
    ('2026-03-05', '2026-03-05T07:00:00+00:00')
    """
    try:
        at = datetime.fromisoformat(given)
    except ValueError as error:
        remedy = "Write it as 2026-03-05 or 2026-03-05T06:30Z, or give an article's id."
        raise BadDate(f"“{given[:40]}” is neither a date nor an article", where="--since", remedy=remedy) from error
    if len(given) == len("2026-03-05"):
        return given
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
