"""The list of articles: searched, narrowed, newest first."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk import wording
from sayso.desk.asked import After, Narrowed, OpenLedger
from sayso.desk.render import page
from sayso.ledger import articles
from sayso.ledger.articles import ArticleSummary, Filter

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def show_articles(ledger: OpenLedger, narrowed: Narrowed, after: After = None) -> str:
    """One stretch of the list."""
    with ledger.read() as connection:
        found = articles.list_(connection, narrowed, after=after)
        facets = articles.facets(connection)
        counts = articles.counts(connection)
    return page(
        "articles.html",
        here="/",
        narrowed=narrowed,
        searched=narrowed != Filter(),
        days=_by_day(found.items),
        facets=facets,
        counts=counts,
        first=f"/?{_query(narrowed)}" if after else None,
        further=f"/?{_query(narrowed, after=found.next)}" if found.next else None,
        where=ledger.where,
    )


def _by_day(items: tuple[ArticleSummary, ...]) -> list[tuple[str, list[ArticleSummary]]]:
    """The stretch under headings of days; it comes sorted by day."""
    groups = groupby(items, key=lambda article: article.published)
    return [(wording.days(day, weekday=True) if day else "Undated", list(same)) for day, same in groups]


def _query(narrowed: Filter, *, after: str | None = None) -> str:
    given = {
        "q": narrowed.words,
        "outlet": narrowed.outlet,
        "agency": narrowed.agency,
        "section": narrowed.section,
        "since": narrowed.since,
        "until": narrowed.until,
        "after": after,
    }
    return urlencode({name: value for name, value in given.items() if value})
