"""``sayso news``: what is new in a ledger, each in one sentence with where it stands."""

from __future__ import annotations

import sys
from collections import Counter
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
from sayso.cli.terminal import tell
from sayso.errors import BadDate, NotFound
from sayso.following.news import rank
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
    all_: Annotated[bool, typer.Option("--all", help="All of it, not the ten that matter most.")] = False,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
) -> None:
    """
    Tell what is new: first denials, changed figures, first reports of an origin, statements, new actors.

    Without --since, what the ledger learned since this reader last asked; the ten that matter most, and how many more
    there are. Nothing new is said, too. What one origin alone reports is no news, unless its situation is declared.
    """
    with closing(connect.open(settings.load(flags={"ledger": ledger}).ledger, must_exist=True)) as opened:
        with opened.read() as connection:
            if story is not None and stories.find(connection, story) is None:
                raise NotFound("the ledger holds no such story", where=story, remedy="See sayso export stories.")
            owner = story or rounds.EVERYTHING
            found = _found(connection, since, story, rounds.seen(connection, reader, owner))
        found, more = (found, 0) if all_ else that_matter(found)
        if jsonl or not sys.stdout.isatty():
            sys.stdout.buffer.writelines(msgspec.json.encode(one) + b"\n" for one in found)
            sys.stdout.buffer.flush()
        else:
            tell_all(found)
        if more:
            tell(f"{more:,} more: sayso news --all{f' --since {since}' if since else ''}")
        if since is None:
            with opened.write() as connection:
                rounds.visit(connection, reader, owner)


MATTER = 10
MOST = {"figure": 2, "denial": 2}
"""Of one story so many of a kind; of every other kind one."""


def that_matter(found: Sequence[News]) -> tuple[Sequence[News], int]:
    """The few that are worth most, the latest of as much worth first; and how many there are besides."""
    latest = sorted(found, key=lambda one: one.published, reverse=True)
    ranked = sorted(latest, key=lambda one: -rank(one.novelty.kind, one.origins))
    told: set[str] = set()
    of_kind: Counter[tuple[str, str]] = Counter()
    chosen: list[News] = []
    for one in ranked:
        place = (one.story, one.novelty.kind)
        if one.novelty.sentence not in told and of_kind[place] < MOST.get(one.novelty.kind, 1) and len(chosen) < MATTER:
            told.add(one.novelty.sentence)
            of_kind[place] += 1
            chosen.append(one)
    return chosen, len(found) - len(chosen)


def tell_all(found: Sequence[News]) -> None:
    """Story by story for people; where there is nothing, that."""
    if not found:
        show("Nothing new.")
    order = {one.story: place for place, one in reversed(list(enumerate(found)))}
    ordered = sorted(found, key=lambda one: order[one.story])  # stable: the story of what matters most first
    for _, group in groupby(ordered, key=lambda one: one.story):
        same = list(group)
        show(f"{same[0].title} ({same[0].story})")
        for one in same:
            at = f", characters {one.novelty.span.start} to {one.novelty.span.end}" if one.novelty.span else ""
            day = f"{one.published[:10]} · " if one.published else ""
            outlet = f"{one.outlet} · " if one.outlet else ""
            show(f"  {day}{outlet}{one.novelty.sentence} [{one.url or one.novelty.article}{at}]")


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
