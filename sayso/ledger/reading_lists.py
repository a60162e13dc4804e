"""Reading lists: what comes next in a section, and what others who followed the same also read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from sayso.ledger.articles import ArticleSummary, summary_of
from sayso.ledger.schema import actors, articles
from sayso.ledger.story_tables import article_origins, members

LOOKED_AT = 200
"""Candidates, the newest."""
SAME_STORY = 2
"""A shared story is worth so many shared actors."""
OF_ONE_STORY = 2
"""Articles of one story in a list, at most."""


def next_in_section(connection: Connection, id_: str, *, length: int = 10) -> tuple[ArticleSummary, ...]:
    """The newest articles of the same section, of each text one page, without the article's own text."""
    own = _find(connection, id_)
    if own is None or own.section is None:
        return ()
    query = _candidates(own).where(func.lower(articles.c.section) == own.section.lower())
    return tuple(summary_of(row) for row in _varied(connection, own, connection.execute(query).all(), length))


def also_read(connection: Connection, id_: str, *, length: int = 5) -> tuple[ArticleSummary, ...]:
    """Articles related by story, actors and recency; no story more than twice."""
    own = _find(connection, id_)
    if own is None:
        return ()
    shared = _sharing_actors(connection, own.number)
    mates = set(connection.scalars(select(members.c.article).where(members.c.story == own.story))) - {own.number}
    wanted = sorted(shared.keys() | mates)
    rows = connection.execute(_candidates(own).where(articles.c.number.in_(wanted))).all()
    worth = {row.number: shared[row.number] + SAME_STORY * (row.story == own.story) for row in rows}
    ranked = sorted(rows, key=lambda row: -worth[row.number])  # stable: of equal worth the newest first
    taken: Counter[int] = Counter()
    chosen: list[ArticleSummary] = []
    for row in _varied(connection, own, ranked, len(ranked)):
        taken[row.story] += 1
        if taken[row.story] <= OF_ONE_STORY:
            chosen.append(summary_of(row))
    return tuple(chosen[:length])


def _find(connection: Connection, id_: str) -> Row[Any] | None:
    query = select(articles, members.c.story).outerjoin(members, members.c.article == articles.c.number)
    return connection.execute(query.where(articles.c.id == id_)).one_or_none()


def _candidates(own: Row[Any]) -> Any:  # noqa: ANN401 - a statement of many columns
    return (
        select(articles, members.c.story)
        .outerjoin(members, members.c.article == articles.c.number)
        .where(articles.c.latest.is_(True), articles.c.page != own.page)
        .order_by(articles.c.sort_key.desc(), articles.c.id)
        .limit(LOOKED_AT)
    )


def _sharing_actors(connection: Connection, article: int) -> Counter[int]:
    """How many of an article's actors each other one names."""
    names = select(actors.c.name).where(actors.c.article == article)
    query = (
        select(actors.c.article, func.count(func.distinct(actors.c.name)).label("many"))
        .where(actors.c.name.in_(names), actors.c.article != article)
        .group_by(actors.c.article)
        .order_by(func.count(func.distinct(actors.c.name)).desc(), actors.c.article)
        .limit(LOOKED_AT)
    )
    return Counter({row.article: row.many for row in connection.execute(query)})


def _varied(connection: Connection, own: Row[Any], ranked: Iterable[Row[Any]], length: int) -> Iterator[Row[Any]]:
    """Of copies of one text the first; nothing of the article's own text."""
    seen = _texts(connection, own.number)
    many = 0
    for row in ranked:
        texts = _texts(connection, row.number)
        if many == length or seen & texts:
            continue
        seen |= texts
        many += 1
        yield row


def _texts(connection: Connection, article: int) -> set[int]:
    return set(connection.scalars(select(article_origins.c.origin).where(article_origins.c.article == article)))
