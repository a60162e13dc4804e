"""The list of articles: searched, narrowed, newest first."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk import wording
from sayso.desk.asked import After, Narrowed, OpenLedger
from sayso.desk.render import page
from sayso.desk.telling import TallyTable, tally_tables
from sayso.ledger import articles, situations, stories, tallies
from sayso.ledger.articles import ArticleSummary, Filter
from sayso.ledger.situations import SituationSummary
from sayso.records.tally import Tally

router = APIRouter()
SITUATIONS = 2
MANY = 3
STORIES = 4
"""So many are shown before the articles."""
SHARED = 2
"""Fewest pages of a story that is shown there."""
TOLLS = 3


@router.get("/", response_class=HTMLResponse)
def show_articles(ledger: OpenLedger, narrowed: Narrowed, after: After = None) -> str:
    """One stretch of the list."""
    with ledger.read() as connection:
        found = articles.list_(connection, narrowed, after=after)
        facets = articles.facets(connection)
        counts = articles.counts(connection)
        plain = after is None and narrowed == Filter()
        matters = _largest(situations.list_(connection)) if plain else []
        tolls = {one.id: _tolls(tallies.of(connection, one.id)) for one in matters}
        told = stories.list_(connection, least=SHARED, limit=STORIES).items if plain else ()
    return page(
        "articles.html",
        here="/",
        narrowed=narrowed,
        searched=narrowed != Filter(),
        days=_by_day(found.items),
        situations=matters,
        stories=told,
        tolls=tolls,
        facets=facets,
        counts=counts,
        first=f"/?{_query(narrowed)}" if after else None,
        further=f"/?{_query(narrowed, after=found.next)}" if found.next else None,
        where=ledger.where,
    )


def _largest(found: tuple[SituationSummary, ...]) -> list[SituationSummary]:
    """The declared ones and those of many stories, the best attested first."""
    known = [one for one in found if one.watch or one.stories >= MANY]
    return sorted(known, key=lambda one: -one.origins)[:SITUATIONS]


def _tolls(found: tuple[Tally, ...]) -> list[TallyTable]:
    """What befell people, as far as it stands: the numbers that a situation is known by."""
    return [table for table in tally_tables(found, {}) if table.now and table.title.startswith("People")][:TOLLS]


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
