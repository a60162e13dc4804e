"""A reading as rows of the tables in ``schema.py``. Pure: records in, rows out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from msgspec import ValidationError
from sqlalchemy import Table

from sayso.following import persons
from sayso.ledger import schema
from sayso.ledger.actor_tables import actor_notices
from sayso.records.actor import Actor
from sayso.records.article import Article, PageDate, evidence
from sayso.records.contract import from_json
from sayso.records.event import Event, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Statement
from sayso.records.time import TimeSpan

Row = dict[str, Any]


def article_row(reading: Reading, number: int, *, page: str, at: datetime) -> Row:
    """The article's row; its place among the versions of its page is settled once it is in."""
    article = reading.article
    day = article.published.day if article.published else None
    return {
        "number": number,
        "id": article.id,
        "page": page,
        "version": 1,
        "versions": 1,
        "latest": True,
        "headline": article.headline,
        "url": article.url,
        "outlet": article.outlet.name,
        "domain": article.outlet.domain,
        "agency": article.agency.name if article.agency else None,
        "section": article.section,
        "language": article.language,
        "published": day,
        "published_value": article.published.value if article.published else None,
        "published_from": article.published.evidence if article.published else None,
        "updated_value": article.updated.value if article.updated else None,
        "sort_key": _sort_key(article.published),
        "statements": len(reading.statements),
        "events": len(reading.shown_events),
        "figures": len(reading.figures),
        "read_at": at,
    }


def _sort_key(published: PageDate | None) -> str:
    """Sorts dates in the order of time; of one day, those that tell no time stand before those that do."""
    if published is None:
        return ""
    if published.value == published.day:
        return published.day
    try:
        moment = datetime.fromisoformat(published.value)
        in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):  # a page may give any time, such as one before the year 1 in UTC
        return published.day
    return in_utc.replace(tzinfo=None).isoformat(timespec="seconds")


def rows(reading: Reading, number: int) -> Iterator[tuple[Table, list[Row]]]:
    """Every record's rows by table, those that others refer to first."""
    article = reading.article
    yield schema.statements, _placed(number, [_statement(statement, article) for statement in reading.statements])
    yield schema.relays, [row for statement in reading.statements for row in _relays(statement, number)]
    yield schema.events, _placed(number, [_event(event, article) for event in reading.shown_events])
    yield schema.event_actors, [row for event in reading.shown_events for row in _event_actors(event, article, number)]
    yield schema.figures, _placed(number, [_figure(figure, article) for figure in reading.figures])
    yield schema.times, _placed(number, [_time(time, article) for time in reading.times])
    yield schema.places, _placed(number, [_place(place, article) for place in reading.places])
    yield schema.actors, _placed(number, [_actor(actor) for actor in reading.actors])
    yield actor_notices, notice_rows(reading, number)


def notice_rows(reading: Reading, number: int) -> list[Row]:
    """What the article says its persons are, for the registry of actors."""
    return [
        {
            "article": number,
            "actor": notice.actor,
            "surname": persons.key(notice.name),
            "name": notice.name,
            "role": notice.role,
            "country": notice.country,
            "sector": notice.sector,
            "day": notice.day,
            "span": _json(notice.span),
            "words": notice.words,
        }
        for notice in persons.notices(reading)
    ]


def notice_rows_of(content: bytes, number: int) -> list[Row]:
    """As ``notice_rows``, of a reading as the ledger keeps it; none where this version does not understand it."""
    try:
        return notice_rows(from_json(content), number)
    except ValidationError:
        return []


def _placed(number: int, found: list[Row]) -> list[Row]:
    return [{"article": number, "position": position, **row} for position, row in enumerate(found)]


def _json(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _jsons(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _when(when: When | None, name: str) -> Row:
    return {
        f"{name}_span": _json(when.span) if when else None,
        f"{name}_start": when.start if when else None,
        f"{name}_end": when.end if when else None,
    }


def as_double(value: float | None) -> float | None:
    """A hostile page can write a number of 400 digits; beyond a double's range only the reading keeps it."""
    return None if value is None or abs(value) > sys.float_info.max else float(value)


def _statement(statement: Statement, article: Article) -> Row:
    return {
        "id": statement.id,
        "speaker_span": _json(statement.speaker.span),
        "speaker_text": evidence([statement.speaker.span], article),
        "speaker_actor": statement.speaker.actor,
        "anonymous": statement.speaker.anonymous,
        "cue_spans": _jsons(statement.cue),
        "content_spans": _jsons(statement.content),
        "content_text": evidence(statement.content, article),
        "manner": statement.manner,
        "stance": statement.stance,
        **_when(statement.said, "said"),
        "audience_span": _json(statement.audience),
        "within": statement.within,
    }


def _relays(statement: Statement, number: int) -> Iterator[Row]:
    for position, relay in enumerate(statement.relays):
        yield {
            "article": number,
            "statement": statement.id,
            "position": position,
            "name": relay.name,
            "kind": relay.kind,
            "known_by": relay.known_by,
            "span": _json(relay.span),
        }


def _event(event: Event, article: Article) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "trigger_spans": _jsons(event.trigger),
        "trigger_text": evidence(event.trigger, article),
        "status": event.status,
        "statement": event.statement,
        "background": event.background,
        **_when(event.when, "when"),
        "place": event.place,
    }


def _event_actors(event: Event, article: Article, number: int) -> Iterator[Row]:
    for side, parties in (("source", event.sources), ("target", event.targets)):
        for position, party in enumerate(parties):
            yield {
                "article": number,
                "event": event.id,
                "side": side,
                "position": position,
                "span": _json(party.span),
                "text": evidence([party.span], article),
                "country": party.country,
                "sector": party.sector,
                "actor": party.actor,
            }


def _figure(figure: Figure, article: Article) -> Row:
    return {
        "id": figure.id,
        "span": _json(figure.span),
        "text": evidence([figure.span], article),
        "value": as_double(figure.value),
        "low": as_double(figure.low),
        "high": as_double(figure.high),
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "state": figure.state,
        "giver_span": _json(figure.giver),
        "giver_text": evidence([figure.giver], article),
        "event": figure.event,
        "background": figure.background,
    }


def _time(time: TimeSpan, article: Article) -> Row:
    return {
        "span": _json(time.span),
        "text": evidence([time.span], article),
        "type": time.type,
        "value": time.value,
        "start_day": time.start,
        "end_day": time.end,
    }


def _place(place: Place, article: Article) -> Row:
    return {
        "id": place.id,
        "span": _json(place.span),
        "text": evidence([place.span], article),
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "gazetteer": place.gazetteer,
        "metonym": place.metonym,
        "nested": place.nested,
    }


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "role": actor.role,
        "country": actor.country,
        "sector": actor.sector,
        "spans": _jsons(actor.spans),
    }
