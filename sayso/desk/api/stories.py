"""Stories, situations and news for programs: the records that the desk's pages show."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from msgspec import Struct
from starlette.responses import Response

from sayso.desk.asked import After, OpenLedger, Since
from sayso.desk.pages.stories import find_situation, find_story
from sayso.ledger import happenings, novelties, situations, stories, tallies, utterances
from sayso.ledger.situations import SituationSummary
from sayso.ledger.stories import StorySummary
from sayso.records.origin import Origin, Utterance
from sayso.records.tally import Happening, Relation, Tally

router = APIRouter(prefix="/api")


class WholeStory(Struct, frozen=True, kw_only=True):
    """A story with all that its articles tell."""

    story: StorySummary
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    happenings: tuple[Happening, ...]
    tallies: tuple[Tally, ...]


class WholeSituation(Struct, frozen=True, kw_only=True):
    """A situation with its stories and what they come to."""

    situation: SituationSummary
    stories: tuple[StorySummary, ...]
    happenings: tuple[Happening, ...]
    tallies: tuple[Tally, ...]
    relations: tuple[Relation, ...]


@router.get("/stories")
def list_stories(
    ledger: OpenLedger,
    after: After = None,
    limit: Annotated[int, Query(ge=1, le=500)] = stories.PAGE_SIZE,
    least: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    """One stretch of the list, latest first: ``items``, and ``next``, which given as ``after`` leads on."""
    with ledger.read() as connection:
        return _json(stories.list_(connection, after=after, limit=limit, least=least))


@router.get("/stories/{id_}")
def show_story(ledger: OpenLedger, id_: str) -> Response:
    """One story; of one whose articles all went elsewhere, the story they went to."""
    with ledger.read() as connection:
        story = find_story(connection, id_)
        return _json(
            WholeStory(
                story=story,
                articles=tuple(stories.article_ids(connection, story.id)),
                origins=stories.origins(connection, story.id),
                utterances=utterances.of_story(connection, story.id),
                happenings=happenings.of_story(connection, story.id),
                tallies=tallies.of(connection, story.id),
            )
        )


@router.get("/situations")
def list_situations(ledger: OpenLedger) -> Response:
    """Every situation, latest first."""
    with ledger.read() as connection:
        return _json(situations.list_(connection))


@router.get("/situations/{id_}")
def show_situation(ledger: OpenLedger, id_: str) -> Response:
    """One situation; ids of its happenings have the story's before them."""
    with ledger.read() as connection:
        situation = find_situation(connection, id_)
        return _json(
            WholeSituation(
                situation=situation,
                stories=stories.of_situation(connection, id_),
                happenings=happenings.of_situation(connection, situations.number_of(connection, id_)),
                tallies=tallies.of(connection, id_),
                relations=situations.relations_of(connection, id_),
            )
        )


@router.get("/news")
def list_news(
    ledger: OpenLedger,
    story: str | None = None,
    situation: str | None = None,
    since: Since = None,
    after_round: Annotated[int | None, Query(ge=0, le=10**9)] = None,
) -> Response:
    """What is new, in the order of publication; at most the latest 500."""
    with ledger.read() as connection:
        return _json(
            novelties.list_(connection, story=story, situation=situation, since=since, after_round=after_round)
        )


def _json(told: object) -> Response:
    return Response(msgspec.json.encode(told), media_type="application/json")
