"""
What articles come to together as flat rows, one a story, utterance, happening, tally entry or novelty.

Rows as ``export`` writes them; a field's sentence here is its documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from sqlalchemy import Connection

from sayso.ledger import happenings, novelties, situations, stories, tallies, utterances
from sayso.records.span import Span
from sayso.records.statement import RELAY_ARROW


class StoryRow(Struct, frozen=True, kw_only=True):
    """Articles about one piece of news."""

    id: Annotated[str, Meta(description="Id of the story")]
    title: Annotated[str, Meta(description="Of the article nearest to the middle of them")]
    first: Annotated[str | None, Meta(description="When its earliest dated article was published, ISO 8601")]
    last: Annotated[str | None, Meta(description="Likewise the latest")]
    pages: Annotated[int, Meta(description="How many; versions of a page are one")]
    outlets: Annotated[int, Meta(description="How many")]
    families: Annotated[int, Meta(description="Publishers: outlets under one registered name are one")]
    origins: Annotated[int, Meta(description="Independent origins")]
    origin_names: Annotated[tuple[str, ...], Meta(description="What the pages go back to, the one with most first")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of its articles, in order of time")]
    situations: Annotated[tuple[str, ...], Meta(description="Ids of the situations it belongs to")]


class UtteranceRow(Struct, frozen=True, kw_only=True):
    """Words spoken once, whoever reports them."""

    story: Annotated[str, Meta(description="Id of the story that reports it")]
    id: Annotated[str, Meta(description="Id of the utterance within the story")]
    speaker: Annotated[str, Meta(description="As the fullest report names the speaker")]
    day: Annotated[str | None, Meta(description="When it was said, ISO 8601")]
    content: Annotated[str, Meta(description="The words, as the fullest report gives them")]
    origins: Annotated[int, Meta(description="Independent first relays")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of the articles that report it")]
    statements: Annotated[tuple[str, ...], Meta(description="Id of the statement in each")]
    ways: Annotated[tuple[str, ...], Meta(description="The relays of each report, outermost first")]


class HappeningRow(Struct, frozen=True, kw_only=True):
    """One thing that happened, its reports counted apart."""

    story: Annotated[str, Meta(description="Id of the story that tells of it")]
    title: Annotated[str, Meta(description="Of the story")]
    id: Annotated[str, Meta(description="Id of the happening within the story")]
    type: Annotated[str, Meta(description="PLOVER event type")]
    mode: Annotated[str | None, Meta(description="PLOVER mode")]
    sources: Annotated[tuple[str, ...], Meta(description="Countries, ISO 3166-1 alpha-3; others by name")]
    targets: Annotated[tuple[str, ...], Meta(description="Likewise")]
    places: Annotated[tuple[str, ...], Meta(description="Gazetteer entries, or names")]
    start: Annotated[str | None, Meta(description="First day it may have happened on, ISO 8601")]
    end: Annotated[str | None, Meta(description="Last such day")]
    denied: Annotated[bool, Meta(description="Whether some report denies it")]
    reports: Annotated[int, Meta(description="How many; never a count of events")]
    origins: Annotated[int, Meta(description="Independent origins among the reports")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of the articles that report it")]
    events: Annotated[tuple[str, ...], Meta(description="Id of the event in each")]


class TallyRow(Struct, frozen=True, kw_only=True):
    """One figure that somebody gave at one time, as an entry of a running quantity."""

    of: Annotated[str, Meta(description="Id of the story or situation")]
    counted: Annotated[str, Meta(description="What is counted: people, boats, a currency's code")]
    state: Annotated[str | None, Meta(description="What befell them")]
    entry: Annotated[int, Meta(description="Its place in the tally, in order of time")]
    value: Annotated[float | int | None, Meta(description="The number; null for a vague word or a range")]
    low: Annotated[float | int | None, Meta(description="At least so many")]
    high: Annotated[float | int | None, Meta(description="At most so many")]
    qualifier: Annotated[str, Meta(description="Such as exactly, at_least, about")]
    kind: Annotated[str, Meta(description="total, or increment: what one happening added")]
    as_of: Annotated[str | None, Meta(description="The day it holds for, ISO 8601")]
    giver: Annotated[str | None, Meta(description="Who gives it; null where the article itself does")]
    relays: Annotated[tuple[str, ...], Meta(description="Who carried it, outermost first")]
    denied: Annotated[bool, Meta(description="Whether somebody denies it")]
    superseded_by: Annotated[int | None, Meta(description="Place of the entry that replaces it; null while it stands")]
    article: Annotated[str, Meta(description="Id of the article")]
    figure: Annotated[str, Meta(description="Id of the figure in it")]
    span: Annotated[Span, Meta(description="Where the number stands in its text")]


class NewsRow(Struct, frozen=True, kw_only=True):
    """One thing that is new, said in one sentence."""

    story: Annotated[str, Meta(description="Id of the story it is new in")]
    title: Annotated[str, Meta(description="Of the story")]
    published: Annotated[str | None, Meta(description="When its article was, ISO 8601")]
    round: Annotated[int, Meta(description="When the ledger learned of it, counted in rounds")]
    kind: Annotated[str, Meta(description="statement, denial, figure, actor or origin")]
    sentence: Annotated[str, Meta(description="What is new")]
    article: Annotated[str | None, Meta(description="Id of the article that tells it")]
    span: Annotated[Span | None, Meta(description="Where its text does")]


def story_rows(connection: Connection) -> Iterator[StoryRow]:
    """One row a story, the latest first."""
    for id_ in stories.ids(connection):
        story = stories.find(connection, id_)
        if story is None:
            continue
        found = stories.origins(connection, id_)
        yield StoryRow(
            id=id_,
            title=story.title,
            first=story.first,
            last=story.last,
            pages=story.counts.pages,
            outlets=story.counts.outlets,
            families=story.counts.families,
            origins=story.counts.origins,
            origin_names=tuple(origin.name for origin in found),
            articles=tuple(stories.article_ids(connection, id_)),
            situations=tuple(one.id for one in situations.of_story(connection, id_)),
        )


def utterance_rows(connection: Connection) -> Iterator[UtteranceRow]:
    """One row an utterance, story by story."""
    for id_ in stories.ids(connection):
        for one in utterances.of_story(connection, id_):
            yield UtteranceRow(
                story=id_,
                id=one.id,
                speaker=one.speaker,
                day=one.day,
                content=one.content,
                origins=one.origins,
                articles=tuple(report.article for report in one.reports),
                statements=tuple(report.statement for report in one.reports),
                ways=tuple(RELAY_ARROW.join(report.relays) for report in one.reports),
            )


def happening_rows(connection: Connection) -> Iterator[HappeningRow]:
    """One row a happening, by day, the undated last."""
    for one in happenings.iterate(connection):
        happening = one.happening
        yield HappeningRow(
            story=one.story,
            title=one.title,
            id=happening.id,
            type=happening.type,
            mode=happening.mode,
            sources=happening.sources,
            targets=happening.targets,
            places=happening.places,
            start=happening.start,
            end=happening.end,
            denied=happening.denied,
            reports=len(happening.reports),
            origins=happening.origins,
            articles=tuple(article for article, _ in happening.reports),
            events=tuple(event for _, event in happening.reports),
        )


def tally_rows(connection: Connection) -> Iterator[TallyRow]:
    """One row an entry: of the situations first, then of the stories."""
    for owner in (*(one.id for one in situations.list_(connection)), *stories.ids(connection)):
        for tally in tallies.of(connection, owner):
            for place, entry in enumerate(tally.entries):
                yield TallyRow(
                    of=owner,
                    counted=tally.counted,
                    state=tally.state,
                    entry=place,
                    value=entry.value,
                    low=entry.low,
                    high=entry.high,
                    qualifier=entry.qualifier,
                    kind=entry.kind,
                    as_of=entry.as_of,
                    giver=entry.giver,
                    relays=entry.relays,
                    denied=entry.denied,
                    superseded_by=entry.superseded_by,
                    article=entry.article,
                    figure=entry.figure,
                    span=entry.span,
                )


def news_rows(connection: Connection) -> Iterator[NewsRow]:
    """One row a novelty, story by story, in the order of publication."""
    for id_ in stories.ids(connection):
        for one in novelties.list_(connection, story=id_, limit=100_000):
            yield NewsRow(
                story=id_,
                title=one.title,
                published=one.published or None,
                round=one.round,
                kind=one.novelty.kind,
                sentence=one.novelty.sentence,
                article=one.novelty.article,
                span=one.novelty.span,
            )
