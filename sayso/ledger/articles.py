"""
Articles as lists show them: found by words, outlet, agency, section and day, counted, and told apart by version.

Articles read from one address with different content are versions of one page. Lists, facets and counts show the
newest version only; every version can be found by its id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from sayso.ledger import readings, search
from sayso.ledger.schema import articles, captures
from sayso.records.reading import Reading

PAGE_SIZE = 50


class Filter(Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; None narrows nothing."""

    words: str | None = None
    """All of them, in any order; "words in quotes" stand together."""
    outlet: str | None = None
    """Its name, or its domain where it has no name."""
    agency: str | None = None
    section: str | None = None
    since: str | None = None
    """First day published, ISO 8601. With ``since`` or ``until``, the undated are left out."""
    until: str | None = None
    """Last day published, inclusive."""


class ArticleSummary(Struct, frozen=True, kw_only=True):
    """One line of a list."""

    id: str
    headline: str | None
    url: str | None
    outlet: str | None
    domain: str | None
    agency: str | None
    section: str | None
    published: str | None
    """Day; None where undated."""
    language: str | None
    statements: int
    """How many; likewise ``events`` and ``figures``."""
    events: int
    figures: int
    read_at: datetime
    """UTC."""
    versions: int
    """How many the page has."""


class ArticlePage(Struct, frozen=True, kw_only=True):
    """A stretch of a list, newest first, the undated last."""

    items: tuple[ArticleSummary, ...]
    next: str | None
    """What to give as ``after`` for the next stretch; None at the end."""


class ArticleVersion(Struct, frozen=True, kw_only=True):
    """One version of a page."""

    id: str
    version: int
    """1 for the oldest."""
    latest: bool
    headline: str | None
    published: str | None
    """Day, or day and time, as the page gives it; likewise ``updated``."""
    updated: str | None
    accepted_at: datetime
    """UTC."""


class Facet(Struct, frozen=True, kw_only=True):
    """A value to narrow a list to, and how many articles that leaves."""

    value: str
    articles: int


class Facets(Struct, frozen=True, kw_only=True):
    """Each sorted by count, then name."""

    outlets: tuple[Facet, ...]
    agencies: tuple[Facet, ...]
    sections: tuple[Facet, ...]


class Counts(Struct, frozen=True, kw_only=True):
    """What the ledger holds; of each page its newest version."""

    articles: int
    statements: int
    events: int
    figures: int
    pending: int
    """Captures accepted and not read yet."""
    set_aside: int
    """Captures that could not be read."""


EVERYTHING = Filter()
OUTLET = func.coalesce(articles.c.outlet, articles.c.domain)


def list_(
    connection: Connection, narrowed: Filter = EVERYTHING, *, after: str | None = None, limit: int = PAGE_SIZE
) -> ArticlePage:
    """
    The articles of a filter, newest first, the undated last.

    Args:
        connection: Of the ledger.
        narrowed: To what.
        after: ``next`` of the stretch before; None for the first.
        limit: Longest stretch.
    """
    conditions = _conditions(connection, narrowed)
    if after is not None:
        key, _, id_ = after.partition("~")
        tied = and_(articles.c.sort_key == key, articles.c.id < id_)
        conditions.append(or_(articles.c.sort_key < key, tied))
    query = select(articles).where(*conditions).order_by(articles.c.sort_key.desc(), articles.c.id.desc())
    rows = connection.execute(query.limit(limit + 1)).all()
    shown = rows[:limit]
    more = f"{shown[-1].sort_key}~{shown[-1].id}" if len(rows) > limit else None
    return ArticlePage(items=tuple(summary_of(row) for row in shown), next=more)


def find(connection: Connection, id_: str) -> Reading | None:
    """The whole reading of the article with this id, of whatever version of its page."""
    number: int | None = connection.scalar(select(articles.c.number).where(articles.c.id == id_))
    return None if number is None else readings.find(connection, number)


def summary(connection: Connection, id_: str) -> ArticleSummary | None:
    """An article's line, as lists show it; of an older version too."""
    row = connection.execute(select(articles).where(articles.c.id == id_)).one_or_none()
    return None if row is None else summary_of(row)


def summaries(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleSummary]:
    """The lines of some articles, by id; those the ledger does not hold are left out."""
    rows = connection.execute(select(articles).where(articles.c.id.in_(sorted(set(ids)))))
    return {row.id: summary_of(row) for row in rows}


def versions(connection: Connection, id_: str) -> tuple[ArticleVersion, ...]:
    """Every version of the page that this article is one of, oldest first; empty where there is no such article."""
    page = select(articles.c.page).where(articles.c.id == id_).scalar_subquery()
    query = select(articles, captures.c.accepted_at).join(captures).where(articles.c.page == page)
    return tuple(
        ArticleVersion(
            id=row.id,
            version=row.version,
            latest=row.latest,
            headline=row.headline,
            published=row.published_value,
            updated=row.updated_value,
            accepted_at=row.accepted_at,
        )
        for row in connection.execute(query.order_by(articles.c.version))
    )


def facets(connection: Connection, narrowed: Filter = EVERYTHING) -> Facets:
    """What the articles of a filter can be narrowed to further."""
    conditions = _conditions(connection, narrowed)

    def of(value: ColumnElement[str]) -> tuple[Facet, ...]:
        many = func.count().label("many")
        query = select(value.label("value"), many).where(*conditions, value.is_not(None)).group_by(value)
        rows = connection.execute(query.order_by(many.desc(), value))
        return tuple(Facet(value=row.value, articles=row.many) for row in rows)

    return Facets(outlets=of(OUTLET), agencies=of(articles.c.agency), sections=of(articles.c.section))


def counts(connection: Connection) -> Counts:
    """What the ledger holds."""
    names = ("statements", "events", "figures")
    sums = [func.coalesce(func.sum(articles.c[name]), 0).label(name) for name in names]
    found = connection.execute(select(func.count().label("articles"), *sums).where(articles.c.latest)).one()
    by_state = select(captures.c.state, func.count().label("many")).group_by(captures.c.state)
    states = {row.state: row.many for row in connection.execute(by_state)}
    return Counts(
        articles=found.articles,
        statements=found.statements,
        events=found.events,
        figures=found.figures,
        pending=states.get("pending", 0),
        set_aside=states.get("set_aside", 0),
    )


def _conditions(connection: Connection, narrowed: Filter) -> list[ColumnElement[bool]]:
    given = [
        (OUTLET, narrowed.outlet),
        (articles.c.agency, narrowed.agency),
        (articles.c.section, narrowed.section),
    ]
    conditions = [articles.c.latest.is_(True), *(column == value for column, value in given if value is not None)]
    if narrowed.since is not None:
        conditions.append(articles.c.published >= narrowed.since)
    if narrowed.until is not None:
        conditions.append(articles.c.published <= narrowed.until)
    held = search.holding(connection, narrowed.words or "")
    return conditions if held is None else [*conditions, held]


def summary_of(row: Row[Any]) -> ArticleSummary:
    """A row of the table as a line of a list."""
    return ArticleSummary(
        id=row.id,
        headline=row.headline,
        url=row.url,
        outlet=row.outlet,
        domain=row.domain,
        agency=row.agency,
        section=row.section,
        published=row.published,
        language=row.language,
        statements=row.statements,
        events=row.events,
        figures=row.figures,
        read_at=row.read_at,
        versions=row.versions,
    )
