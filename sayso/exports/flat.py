"""
The records of a reading as flat rows, one a record, each whole by itself: its article, its evidence, its chain.

Pure. These rows are what ``export`` writes; a field's sentence here is its documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

from msgspec import Meta, Struct

from sayso.records.actor import Actor
from sayso.records.article import Article, evidence
from sayso.records.event import EventActor
from sayso.records.known import KnownAs
from sayso.records.reading import Reading
from sayso.records.span import Span

Spans = tuple[Span, ...]


class ArticleFields(Struct, frozen=True, kw_only=True):
    """What every row says of the article it comes from."""

    article: Annotated[str, Meta(description="Id of the article")]
    url: Annotated[str | None, Meta(description="Where it stands")]
    outlet: Annotated[str | None, Meta(description="Who publishes it")]
    domain: Annotated[str | None, Meta(description="The outlet's domain")]
    agency: Annotated[str | None, Meta(description="Whose copy it is")]
    section: Annotated[str | None, Meta(description="Where the outlet files it")]
    language: Annotated[str | None, Meta(description="ISO 639-1")]
    published: Annotated[str | None, Meta(description="Day, or day and time, ISO 8601; null where undated")]
    headline: Annotated[str | None, Meta(description="As the page gives it")]


class StatementRow(ArticleFields, frozen=True, kw_only=True):
    """Who said what, through whom."""

    id: Annotated[str, Meta(description="Id of the statement within the article")]
    speaker: Annotated[str | None, Meta(description="The words that name the speaker")]
    speaker_span: Annotated[Span | None, Meta(description="Where they stand; every span is in code points of the text")]
    speaker_name: Annotated[str | None, Meta(description="The speaker's full name, where known")]
    speaker_role: Annotated[str | None, Meta(description="Such as Kremlin spokesman")]
    speaker_country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")]
    speaker_sector: Annotated[str | None, Meta(description="PLOVER sector")]
    known_as: Annotated[
        str | None,
        Meta(description="Role that other articles give the speaker up to that day, where this one gives none"),
    ]
    known_country: Annotated[str | None, Meta(description="The country they give, ISO 3166-1 alpha-3")]
    known_sector: Annotated[str | None, Meta(description="The PLOVER sector they give")]
    known_from: Annotated[str | None, Meta(description="Id of the latest article that says so")]
    anonymous: Annotated[bool, Meta(description="Whether the speaker is left unnamed on purpose")]
    relays: Annotated[
        tuple[str, ...], Meta(description="Who carried the words, outermost (nearest to the reader) first")
    ]
    relay_kinds: Annotated[tuple[str, ...], Meta(description="What each relay is, such as agency")]
    relay_known_by: Annotated[tuple[str, ...], Meta(description="What shows each relay, such as lede")]
    cue: Annotated[str | None, Meta(description="The words that make it a statement")]
    cue_spans: Annotated[Spans, Meta(description="Where they stand")]
    content: Annotated[str | None, Meta(description="What was said, as the article words it; parts joined by …")]
    content_spans: Annotated[Spans, Meta(description="Where it stands")]
    manner: Annotated[str, Meta(description="direct, indirect or mixed")]
    stance: Annotated[str, Meta(description="Such as said, denied, promised")]
    said: Annotated[str | None, Meta(description="The words that tell when it was said")]
    said_span: Annotated[Span | None, Meta(description="Where they stand")]
    said_start: Annotated[str | None, Meta(description="First day, inclusive")]
    said_end: Annotated[str | None, Meta(description="Last day, inclusive")]
    audience: Annotated[str | None, Meta(description="The words that tell to whom or where")]
    audience_span: Annotated[Span | None, Meta(description="Where they stand")]
    within: Annotated[str | None, Meta(description="Id of the statement this one is nested in")]


class EventRow(ArticleFields, frozen=True, kw_only=True):
    """Who did what to whom, as one article tells it; several articles may tell of one happening."""

    id: Annotated[str, Meta(description="Id of the event within the article")]
    type: Annotated[str, Meta(description="PLOVER event type")]
    mode: Annotated[str | None, Meta(description="PLOVER mode")]
    cameo: Annotated[str | None, Meta(description="CAMEO root code, where the mapping is sure")]
    trigger: Annotated[str | None, Meta(description="The words that tell of the event")]
    trigger_spans: Annotated[Spans, Meta(description="Where they stand; every span is in code points of the text")]
    status: Annotated[str, Meta(description="asserted, claimed, denied, planned, hypothetical or negated")]
    confidence: Annotated[float | None, Meta(description="calibrated probability that the type is right, 0 to 1")]
    background: Annotated[bool, Meta(description="Whether it is told as background")]
    sources: Annotated[tuple[str, ...], Meta(description="Who did it, as the text names them")]
    source_spans: Annotated[Spans, Meta(description="Where they stand")]
    source_names: Annotated[tuple[str | None, ...], Meta(description="Full name of each, where known")]
    source_roles: Annotated[tuple[str | None, ...], Meta(description="Role of each, where known")]
    source_countries: Annotated[tuple[str | None, ...], Meta(description="ISO 3166-1 alpha-3 of each")]
    source_sectors: Annotated[tuple[str | None, ...], Meta(description="PLOVER sector of each")]
    targets: Annotated[tuple[str, ...], Meta(description="To whom, as the text names them")]
    target_spans: Annotated[Spans, Meta(description="Where they stand")]
    target_names: Annotated[tuple[str | None, ...], Meta(description="Full name of each, where known")]
    target_roles: Annotated[tuple[str | None, ...], Meta(description="Role of each, where known")]
    target_countries: Annotated[tuple[str | None, ...], Meta(description="ISO 3166-1 alpha-3 of each")]
    target_sectors: Annotated[tuple[str | None, ...], Meta(description="PLOVER sector of each")]
    when: Annotated[str | None, Meta(description="The words that tell when")]
    when_span: Annotated[Span | None, Meta(description="Where they stand")]
    when_start: Annotated[str | None, Meta(description="First day, inclusive")]
    when_end: Annotated[str | None, Meta(description="Last day, inclusive")]
    place: Annotated[str | None, Meta(description="The place's name")]
    place_span: Annotated[Span | None, Meta(description="Where the text names it")]
    place_country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")]
    lat: Annotated[float | None, Meta(description="Degrees north, WGS 84; null where not sure")]
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84; null where not sure")]
    statement: Annotated[str | None, Meta(description="Id of the statement that claims it")]
    speaker: Annotated[str | None, Meta(description="The words that name who claims it")]
    relays: Annotated[tuple[str, ...], Meta(description="Who carried the claim, outermost first")]


class FigureRow(ArticleFields, frozen=True, kw_only=True):
    """How many."""

    id: Annotated[str, Meta(description="Id of the figure within the article")]
    words: Annotated[str | None, Meta(description="The number as the text has it")]
    span: Annotated[Span, Meta(description="Where it stands; every span is in code points of the text")]
    value: Annotated[float | int | None, Meta(description="The number; null for a vague word or a range")]
    low: Annotated[float | int | None, Meta(description="At least so many")]
    high: Annotated[float | int | None, Meta(description="At most so many")]
    qualifier: Annotated[str, Meta(description="Such as exactly, at_least, about")]
    unit: Annotated[str | None, Meta(description="What is counted")]
    state: Annotated[str | None, Meta(description="What befell them, or what they did")]
    giver: Annotated[str | None, Meta(description="The words that name who gives the number")]
    giver_span: Annotated[Span | None, Meta(description="Where they stand")]
    background: Annotated[bool, Meta(description="Whether it is told as background")]
    event: Annotated[str | None, Meta(description="Id of the event it belongs to")]
    event_type: Annotated[str | None, Meta(description="That event's PLOVER type")]


def statement_rows(reading: Reading, known: Mapping[str, KnownAs] = MappingProxyType({})) -> Iterator[StatementRow]:
    """
    One row a statement, in the order of the text.

    Args:
        reading: Of an article.
        known: What other articles say of its actors, by their ids in it.
    """
    article = reading.article
    actors = _actors(reading)
    for statement in reading.statements:
        speaker, said = statement.speaker, statement.said
        actor = actors.get(speaker.actor)
        elsewhere = known.get(speaker.actor or "")
        yield StatementRow(
            **_article_fields(article),
            id=statement.id,
            speaker=evidence([speaker.span], article),
            speaker_span=speaker.span,
            speaker_name=actor.name if actor else None,
            speaker_role=actor.role if actor else None,
            speaker_country=actor.country if actor else None,
            speaker_sector=actor.sector if actor else None,
            known_as=elsewhere.role if elsewhere else None,
            known_country=elsewhere.country if elsewhere else None,
            known_sector=elsewhere.sector if elsewhere else None,
            known_from=elsewhere.notice.article if elsewhere else None,
            anonymous=speaker.anonymous,
            relays=tuple(relay.name for relay in statement.relays),
            relay_kinds=tuple(relay.kind for relay in statement.relays),
            relay_known_by=tuple(relay.known_by for relay in statement.relays),
            cue=evidence(statement.cue, article),
            cue_spans=statement.cue,
            content=evidence(statement.content, article),
            content_spans=statement.content,
            manner=statement.manner,
            stance=statement.stance,
            said=evidence([said.span], article) if said else None,
            said_span=said.span if said else None,
            said_start=said.start if said else None,
            said_end=said.end if said else None,
            audience=evidence([statement.audience], article),
            audience_span=statement.audience,
            within=statement.within,
        )


def event_rows(reading: Reading) -> Iterator[EventRow]:
    """One row an event, in the order of the text."""
    article = reading.article
    actors = _actors(reading)
    places = {place.id: place for place in reading.places}
    statements = {statement.id: statement for statement in reading.statements}
    for event in reading.shown_events:
        when = event.when
        place = places.get(event.place or "")
        statement = statements.get(event.statement or "")
        yield EventRow(
            **_article_fields(article),
            id=event.id,
            type=event.type,
            mode=event.mode,
            cameo=event.cameo,
            trigger=evidence(event.trigger, article),
            trigger_spans=event.trigger,
            status=event.status,
            confidence=event.confidence,
            background=event.background,
            **_party_fields("source", event.sources, article, actors),
            **_party_fields("target", event.targets, article, actors),
            when=evidence([when.span], article) if when else None,
            when_span=when.span if when else None,
            when_start=when.start if when else None,
            when_end=when.end if when else None,
            place=place.name if place else None,
            place_span=place.span if place else None,
            place_country=place.country if place else None,
            lat=place.point[0] if place and place.point else None,
            lon=place.point[1] if place and place.point else None,
            statement=event.statement,
            speaker=evidence([statement.speaker.span], article) if statement else None,
            relays=tuple(relay.name for relay in statement.relays) if statement else (),
        )


def figure_rows(reading: Reading) -> Iterator[FigureRow]:
    """One row a figure, in the order of the text."""
    article = reading.article
    types = {event.id: event.type for event in reading.events}
    for figure in reading.figures:
        yield FigureRow(
            **_article_fields(article),
            id=figure.id,
            words=evidence([figure.span], article),
            span=figure.span,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            unit=figure.unit,
            state=figure.state,
            giver=evidence([figure.giver], article),
            giver_span=figure.giver,
            background=figure.background,
            event=figure.event,
            event_type=types.get(figure.event or ""),
        )


def _article_fields(article: Article) -> dict[str, Any]:
    return {
        "article": article.id,
        "url": article.url,
        "outlet": article.outlet.name,
        "domain": article.outlet.domain,
        "agency": article.agency.name if article.agency else None,
        "section": article.section,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "headline": article.headline,
    }


def _actors(reading: Reading) -> dict[str | None, Actor]:
    return {actor.id: actor for actor in reading.actors}


def _party_fields(
    side: str, parties: Sequence[EventActor], article: Article, actors: dict[str | None, Actor]
) -> dict[str, Any]:
    known = [actors.get(party.actor) for party in parties]
    return {
        f"{side}s": tuple(party.span.of(article.text) for party in parties),
        f"{side}_spans": tuple(party.span for party in parties),
        f"{side}_names": tuple(actor.name if actor else None for actor in known),
        f"{side}_roles": tuple(actor.role if actor else None for actor in known),
        f"{side}_countries": tuple(party.country for party in parties),
        f"{side}_sectors": tuple(party.sector for party in parties),
    }
