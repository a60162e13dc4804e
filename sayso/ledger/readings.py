"""Readings: added whole, in place of what was read from the same capture before, and found again as they were."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from msgspec import ValidationError
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from sayso.errors import LedgerTooNew
from sayso.ledger import search
from sayso.ledger.rows import article_row, rows
from sayso.ledger.schema import articles, captures
from sayso.ledger.schema import readings as table
from sayso.records.contract import from_json, to_json
from sayso.records.reading import Reading


def add(connection: Connection, number: int, reading: Reading, *, at: datetime) -> None:
    """
    Keep what was read from a capture, and mark it read; all in the connection's transaction.

    Two captures may give the same article (a page with and without a reference date): the one read last keeps it.

    Args:
        connection: That writes.
        number: Of the capture.
        reading: Of it, with ids unique in each of its lists.
        at: The moment it was read.
    """
    capture = connection.execute(select(captures.c.id, captures.c.url).where(captures.c.number == number)).one()
    page = _page(reading) or capture.url or capture.id
    pages = {page, *_remove(connection, number, reading.article.id)}
    connection.execute(insert(articles).values(article_row(reading, number, page=page, at=at)))
    for to, found in rows(reading, number):
        if found:
            connection.execute(insert(to), found)
    connection.execute(
        insert(table).values(
            article=number,
            content=zlib.compress(to_json(reading)),
            sayso=reading.version.sayso,
            model=reading.version.model,
        )
    )
    search.add(connection, number, headline=reading.article.headline or "", text=reading.article.text)
    for one in sorted(pages):
        _count_versions(connection, one)
    connection.execute(update(captures).where(captures.c.number == number).values(state="read", reason=None))


def _page(reading: Reading) -> str | None:
    """
    What the versions of an article share: its address; for an item of a feed or wire, what its carrier calls it.

    A feed's summary is no version of the page it points at, and must not stand in its place.
    """
    article = reading.article
    if article.carrier is None:
        return article.url
    name = article.carrier.id or article.url
    return name and f"{article.carrier.form} {name}"


def _remove(connection: Connection, number: int, id_: str) -> set[str]:
    """Take out what the new article replaces, with all rows that hang on it. Returns the pages it belonged to."""
    query = select(articles.c.number, articles.c.page).where(or_(articles.c.number == number, articles.c.id == id_))
    replaced = connection.execute(query).all()
    for row in replaced:
        search.remove(connection, row.number)
        connection.execute(delete(articles).where(articles.c.number == row.number))
    return {row.page for row in replaced}


def _count_versions(connection: Connection, page: str) -> None:
    """Number the versions of a page, oldest first: by the day it says it was updated, then by acceptance."""
    day = func.coalesce(articles.c.updated_value, articles.c.published, "")
    query = select(articles.c.number).where(articles.c.page == page)
    numbers = connection.scalars(query.order_by(func.substr(day, 1, 10), articles.c.number)).all()
    for version, number in enumerate(numbers, start=1):
        latest = version == len(numbers)
        counted = update(articles).where(articles.c.number == number)
        connection.execute(counted.values(version=version, versions=len(numbers), latest=latest))


def find(connection: Connection, number: int) -> Reading | None:
    """
    What was read from the capture with this number, equal to what was added.

    Raises:
        LedgerTooNew: It was made by a version of Sayso whose readings this one does not understand.
    """
    kept = connection.execute(select(table).where(table.c.article == number)).one_or_none()
    return None if kept is None else _opened(kept.content, kept.sayso)


def iterate(connection: Connection, holding: Literal["statements", "events", "figures"]) -> Iterator[Reading]:
    """The readings of the newest versions that hold any such record, newest first, a few in memory at a time."""
    query = (
        select(table.c.content, table.c.sayso)
        .join(articles)
        .where(articles.c.latest.is_(True), articles.c[holding] > 0)
        .order_by(articles.c.sort_key.desc(), articles.c.id.desc())
    )
    for kept in connection.execute(query, execution_options={"yield_per": AT_A_TIME}):
        yield _opened(kept.content, kept.sayso)


AT_A_TIME = 50


def _opened(content: bytes, made_by: str) -> Reading:
    try:
        return from_json(zlib.decompress(content))
    except ValidationError as error:
        what = f"it holds a reading by Sayso {made_by} that this version does not understand ({error})"
        raise LedgerTooNew(what, where="ledger", remedy="Upgrade Sayso, or run sayso reread.") from error
