"""Stories and situations: their lists, and a page for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from sqlalchemy import Connection
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.desk import telling, visits
from sayso.desk.asked import After, OpenLedger
from sayso.desk.render import page
from sayso.errors import NotFound
from sayso.ledger import articles, happenings, novelties, rounds, situations, stories, tallies, utterances
from sayso.ledger.situations import SituationSummary
from sayso.ledger.stories import StorySummary
from sayso.records.origin import Origin, Utterance
from sayso.records.tally import Happening, Tally

router = APIRouter()
LATEST = 60
"""News on a situation's page."""
TIMELINE = 40
"""Stories on it that stand open; where there are more, all are folded below them."""
Least = Annotated[int, Query(ge=1, le=1000)]


@router.get("/stories", response_class=HTMLResponse)
def show_stories(ledger: OpenLedger, after: After = None, least: Least = 1) -> str:
    """One stretch of the list, latest first, under the situations."""
    with ledger.read() as connection:
        found = stories.list_(connection, after=after, least=least)
        matters = situations.list_(connection) if after is None else ()
    return page(
        "stories.html",
        here="/stories",
        stories=found.items,
        situations=matters,
        least=least,
        further=f"/stories?after={found.next}&least={least}" if found.next else None,
        first="/stories" if after else None,
    )


@router.get("/stories/{id_}", response_class=HTMLResponse)
def show_story(ledger: OpenLedger, request: Request, id_: str) -> Response:
    """One story: origins, tallies, what was said, what happened, what is new."""
    with ledger.read() as connection:
        story = find_story(connection, id_)
        if story.id != id_:
            return RedirectResponse(f"/stories/{story.id}", 301)
        origins = stories.origins(connection, id_)
        counts = tallies.of(connection, id_)
        said = utterances.of_story(connection, id_)
        happened = happenings.of_story(connection, id_)
        new = novelties.list_(connection, story=id_)
        matters = situations.of_story(connection, id_)
        pages = articles.summaries(connection, _named(origins, said, happened, counts))
        texts = stories.texts(connection, id_)
        visit = _visit(connection, request, id_)
    answer = HTMLResponse(
        page(
            "story.html",
            here=None,
            story=story,
            situations=matters,
            origins=telling.origin_lines(origins, pages, texts),
            tallies=telling.tally_tables(counts, pages),
            main=telling.MAIN,
            said=telling.utterance_lines(said, pages),
            happened=telling.happening_lines(happened, pages),
            days=telling.news_days(new, pages, known=visit.known),
            fresh=[one for one in new if visit.known is not None and one.round > visit.known],
            again=visit.known is not None,
        )
    )
    visits.leave(answer, id_, visit)
    return answer


@router.get("/situations/{id_}", response_class=HTMLResponse)
def show_situation(ledger: OpenLedger, request: Request, id_: str) -> Response:
    """One situation: its stories in time, its tallies, what its countries did to one another."""
    with ledger.read() as connection:
        situation = find_situation(connection, id_)
        held = stories.of_situation(connection, id_)
        counts = tallies.of(connection, id_)
        related = situations.relations_of(connection, id_)
        happened = happenings.of_situation(connection, situations.number_of(connection, id_))
        new = novelties.list_(connection, situation=id_, limit=LATEST)
        wanted = {entry.article for tally in counts for entry in tally.entries}
        wanted |= {article for one in happened for article, _ in one.reports}
        wanted |= {one.novelty.article for one in new if one.novelty.article}
        pages = articles.summaries(connection, wanted)
        visit = _visit(connection, request, id_)
    lines = telling.happening_lines(happened, pages)
    answer = HTMLResponse(
        page(
            "situation.html",
            here=None,
            situation=situation,
            days=telling.story_days(telling.best_attested(held, most=TIMELINE)),
            others=telling.story_days(held) if len(held) > TIMELINE else (),
            tallies=telling.tally_tables(counts, pages),
            main=telling.MAIN,
            pairs=telling.pairs(related, lines),
            quads=telling.QUADS,
            news=telling.news_days(new, pages, known=visit.known),
            fresh=[one for one in new if visit.known is not None and one.round > visit.known],
            again=visit.known is not None,
            latest=LATEST,
        )
    )
    visits.leave(answer, id_, visit)
    return answer


def find_story(connection: Connection, id_: str) -> StorySummary:
    """
    A story by its id; of one whose articles all went elsewhere, the story they went to.

    Raises:
        NotFound: The ledger holds no such story.
    """
    story = stories.find(connection, id_)
    if story is None:
        raise NotFound("the ledger holds no such story", where=id_, remedy="See the list of stories.")
    return story


def find_situation(connection: Connection, id_: str) -> SituationSummary:
    """
    A situation by its id.

    Raises:
        NotFound: The ledger holds no such situation.
    """
    situation = situations.find(connection, id_)
    if situation is None:
        raise NotFound("the ledger holds no such situation", where=id_, remedy="See the list of stories.")
    return situation


def _named(
    origins: Iterable[Origin], said: Iterable[Utterance], happened: Iterable[Happening], counts: Iterable[Tally]
) -> set[str]:
    """Every article that the page leads to."""
    return {
        *(id_ for origin in origins for id_ in origin.pages),
        *(report.article for one in said for report in one.reports),
        *(article for one in happened for article, _ in one.reports),
        *(entry.article for tally in counts for entry in tally.entries),
    }


def _visit(connection: Connection, request: Request, name: str) -> visits.Visit:
    clock: Callable[[], float] = getattr(request.app.state, "clock", time.time)
    return visits.begin(request.cookies, name, now=rounds.latest(connection), at_s=int(clock()))
