"""Where each document of a stream belongs in a ledger, told as ``sayso follow`` tells it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from sayso.ledger.schema import captures
from sayso.ledger.story_tables import article_origins, members, origins, situations, stories
from sayso.records.capture import Capture
from sayso.records.story import Followed


def of(connection: Connection, documents: Sequence[tuple[str, Capture]]) -> tuple[Followed, ...]:
    """
    The place of each document that could be read.

    Args:
        connection: Of the ledger.
        documents: The id each has in its stream, and the capture it was accepted as.
    """
    names: dict[str, str] = {}
    for id_, capture in documents:
        names.setdefault(capture.id, id_)
    return tuple(
        found for id_, capture in documents if (found := _followed(connection, id_, capture.id, names)) is not None
    )


def _followed(connection: Connection, id_: str, capture: str, names: dict[str, str]) -> Followed | None:
    belongs = (
        select(situations.c.id)
        .where(situations.c.situation == stories.c.situation, situations.c.stories > 1)
        .scalar_subquery()
    )
    query = (
        select(members.c.article, stories.c.id, belongs.label("situation"))
        .join(stories, stories.c.story == members.c.story)
        .join(captures, captures.c.number == members.c.article)
        .where(captures.c.id == capture)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    texts = connection.execute(
        select(article_origins.c.origin, captures.c.id)
        .join(origins, origins.c.origin == article_origins.c.origin)
        .join(captures, captures.c.number == origins.c.article)
        .where(article_origins.c.article == row.article)
        .order_by(article_origins.c.position)
    ).all()
    first = names.get(texts[0].id, texts[0].id) if texts and texts[0].id != capture else None
    return Followed(
        id=id_,
        story=row.id,
        situation=row.situation,
        origins=tuple(f"o{text.origin}" for text in texts),
        copy_of=first,
    )
