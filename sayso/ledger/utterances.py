"""Utterances: words spoken once, with everyone who reports them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import convert, to_builtins
from sqlalchemy import Connection, delete, insert, select

from sayso.ledger.story_tables import stories, utterances
from sayso.records.origin import Report, Utterance


def replace(connection: Connection, story: int, found: Iterable[Utterance]) -> None:
    """Keep those of a story, in place of those it had."""
    connection.execute(delete(utterances).where(utterances.c.story == story))
    rows = [{"story": story, "position": place, **to_builtins(one)} for place, one in enumerate(found)]
    if rows:
        connection.execute(insert(utterances), rows)


def of_story(connection: Connection, id_: str) -> tuple[Utterance, ...]:
    """Those of a story, by their first report."""
    query = select(utterances).join(stories, stories.c.story == utterances.c.story).where(stories.c.id == id_)
    return tuple(
        Utterance(
            id=row.id,
            speaker=row.speaker,
            day=row.day,
            content=row.content,
            reports=convert(row.reports, tuple[Report, ...]),
            origins=row.origins,
        )
        for row in connection.execute(query.order_by(utterances.c.position))
    )
