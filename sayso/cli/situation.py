"""``sayso situation``: declare a situation to be watched, and see those there are."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Annotated

import typer

from sayso import settings
from sayso.cli.running import resumable, show, utc_now
from sayso.errors import NotFound, UsageError
from sayso.following import answers, relations
from sayso.ledger import connect, situations, watches
from sayso.ledger.connect import Ledger
from sayso.records.story import Watch
from sayso.watch.catch_up import declare

List = list[str]


def situation(
    id_: Annotated[
        str | None, typer.Argument(metavar="ID", help="A name for it: letters, digits, hyphens.", show_default=False)
    ] = None,
    *,
    title: Annotated[str | None, typer.Option(help="What its page is headed; the id by default.")] = None,
    actor: Annotated[List | None, typer.Option(help="A person or body, or a country's ISO code. Repeatable.")] = None,
    place: Annotated[List | None, typer.Option(help="A place, or a country's ISO code. Repeatable.")] = None,
    word: Annotated[List | None, typer.Option(help="A word or phrase of headline or text. Repeatable.")] = None,
    event_type: Annotated[List | None, typer.Option(help="A PLOVER event type. Repeatable.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget a declared one; its stories stay.")] = False,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
) -> None:
    """
    Declare a situation: every story that fits is put on its page, those there are and those to come.

    A story fits when a third of its articles have one of each kind of thing given: an actor, a place, a word, an event
    type. Declared again, it is replaced. Without an id, the situations of the ledger are listed.
    """
    with closing(connect.open(settings.load(flags={"ledger": ledger}).ledger, must_exist=True)) as opened, resumable():
        if id_ is None:
            list_all(opened)
        elif remove:
            _remove(opened, id_)
        else:
            declared = _watch(id_, title, actor, place, word, event_type)
            many = declare(opened, answers, declared, now=utc_now)
            show(f"{declared.title} ({id_}): {_several(many, 'story', 'stories')} so far.")


def list_all(ledger: Ledger) -> None:
    """A line a situation, the latest first."""
    with ledger.read() as connection:
        found = situations.list_(connection)
    for one in found:
        how = "declared" if one.watch else "found"
        days = f"{(one.first or '?')[:10]} to {(one.last or '?')[:10]}"
        show(
            f"{one.id}: {one.title} ({how}, {_several(one.stories, 'story', 'stories')}, "
            f"{_several(one.articles, 'page', 'pages')}, {days})"
        )
    if not found:
        show("No situation yet: nothing is declared, and no two stories belong together.")


def _watch(
    id_: str,
    title: str | None,
    actor: List | None,
    place: List | None,
    word: List | None,
    event_type: List | None,
) -> Watch:
    if not NAME.fullmatch(id_) or OURS.fullmatch(id_):
        remedy = "Take letters, digits and hyphens, and no name like si12, which the ledger gives itself."
        raise UsageError("this cannot be a situation's id", where=id_, remedy=remedy)
    if not (actor or place or word or event_type):
        raise UsageError("nothing to watch for", where=id_, remedy="Give --actor, --place, --word or --event-type.")
    types = tuple(one.upper() for one in event_type or ())
    for one in types:
        if one not in relations.QUAD:
            raise UsageError(
                "there is no such event type", where=one, remedy=f"Those of PLOVER are {', '.join(relations.QUAD)}."
            )
    return Watch(
        id=id_,
        title=title or id_,
        actors=tuple(actor or ()),
        places=tuple(place or ()),
        words=tuple(word or ()),
        event_types=types,
    )


def _several(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"


NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
OURS = re.compile(r"s[it]\d+")


def _remove(ledger: Ledger, id_: str) -> None:
    with ledger.write() as connection:
        gone = watches.remove(connection, id_)
    if not gone:
        raise NotFound("no such situation was declared", where=id_, remedy="See sayso situation.")
    show(f"{id_} is no longer watched.")
