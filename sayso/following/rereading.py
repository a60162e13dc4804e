"""
What a new reading of a capture changes, told in sentences: what is new, what is gone, what is told otherwise.

Pure. Records are matched by their evidence, not by their ids or offsets, which shift whenever anything before them
does: a statement by its content, an event by its type and trigger, a figure by its number words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from sayso.records.article import Article, evidence
from sayso.records.event import EventActor, When
from sayso.records.reading import Reading
from sayso.records.statement import relay_chain

Told = dict[str, str | None]
"""A record in a reader's words, field by field; None where the field is empty."""
Found = list[tuple[str, Told]]
"""The records of one kind: what each is recognised and named by, and the rest of it."""

LONGEST_QUOTE = 80


def changes(before: Reading, after: Reading) -> tuple[str, ...]:
    """One sentence for each difference; empty where the two readings tell the same."""
    return tuple(sentence for kind, told in KINDS.items() for sentence in _compare(kind, told(before), told(after)))


def _compare(kind: str, before: Found, after: Found) -> Iterator[str]:
    unmatched: dict[str, list[Told]] = defaultdict(list)
    for name, told in before:
        unmatched[name].append(told)
    for name, told in after:
        candidates = unmatched[name]
        if not candidates:
            yield f"New {kind}: {name}{_brackets(told)}."
            continue
        old = candidates.pop(candidates.index(told) if told in candidates else 0)
        if old != told:
            yield f"Changed {kind}: {name}: {_differences(old, told)}."
    for name, told in before:
        if told in unmatched[name]:
            unmatched[name].remove(told)
            yield f"Gone {kind}: {name}{_brackets(told)}."


def _differences(before: Told, after: Told) -> str:
    fields = (field for field in after if before[field] != after[field])
    return ", ".join(f"{field} {before[field] or 'none'} → {after[field] or 'none'}" for field in fields)


def _brackets(told: Told) -> str:
    known = ", ".join(f"{field} {value}" for field, value in told.items() if value is not None)
    return f" ({known})" if known else ""


def _article(reading: Reading) -> Found:
    article = reading.article
    told: Told = {
        "headline": _quoted(article.headline),
        "outlet": article.outlet.name or article.outlet.domain,
        "section": article.section,
        "published": article.published.value if article.published else None,
        "updated": article.updated.value if article.updated else None,
        "agency": article.agency.name if article.agency else None,
        "bylines": ", ".join(article.bylines) or None,
        "language": article.language,
        "captions": str(len(article.captions)),
        "text": f"of {len(article.text)} characters",
    }
    return [("as a whole", told)]


def _statements(reading: Reading) -> Found:
    article = reading.article
    return [
        (
            _quoted(evidence(statement.content, article)) or "without content",
            {
                "speaker": evidence([statement.speaker.span], article),
                "through": relay_chain(statement.relays),
                "stance": statement.stance,
                "manner": statement.manner,
                "said": _days(statement.said),
                "audience": evidence([statement.audience], article),
            },
        )
        for statement in reading.statements
    ]


def _events(reading: Reading) -> Found:
    article = reading.article
    places = {place.id: place.name for place in reading.places}
    return [
        (
            f"{event.type} {_quoted(evidence(event.trigger, article))}",
            {
                "mode": event.mode,
                "by": _parties(event.sources, article),
                "to": _parties(event.targets, article),
                "status": event.status,
                "when": _days(event.when),
                "place": places.get(event.place or ""),
                "background": _flag(on=event.background),
            },
        )
        for event in reading.shown_events
    ]


def _figures(reading: Reading) -> Found:
    article = reading.article
    return [
        (
            _quoted(evidence([figure.span], article)) or "",
            {
                "value": _shown(figure.value),
                "low": _shown(figure.low),
                "high": _shown(figure.high),
                "qualifier": figure.qualifier,
                "unit": figure.unit,
                "state": figure.state,
                "giver": evidence([figure.giver], article),
                "background": _flag(on=figure.background),
            },
        )
        for figure in reading.figures
    ]


def _times(reading: Reading) -> Found:
    return [
        (
            _quoted(time.span.of(reading.article.text)) or "",
            {"value": time.value, "days": _interval(time.start, time.end)},
        )
        for time in reading.times
    ]


def _places(reading: Reading) -> Found:
    return [
        (
            _quoted(place.span.of(reading.article.text)) or "",
            {
                "name": place.name,
                "kind": place.kind,
                "country": place.country,
                "entry": place.gazetteer,
                "metonym": _flag(on=place.metonym),
            },
        )
        for place in reading.places
    ]


def _actors(reading: Reading) -> Found:
    return [
        (
            actor.name,
            {
                "role": actor.role,
                "country": actor.country,
                "sector": actor.sector,
                "mentions": str(len(actor.spans)),
            },
        )
        for actor in reading.actors
    ]


KINDS: dict[str, Callable[[Reading], Found]] = {
    "article": _article,
    "statement": _statements,
    "event": _events,
    "figure": _figures,
    "time": _times,
    "place": _places,
    "actor": _actors,
}


def _quoted(words: str | None) -> str | None:
    if words is None:
        return None
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1] + '…'}”"


def _parties(parties: Sequence[EventActor], article: Article) -> str | None:
    def shown(party: EventActor) -> str:
        codes = " ".join(code for code in (party.country, party.sector) if code)
        return party.span.of(article.text) + (f" [{codes}]" if codes else "")

    return " and ".join(shown(party) for party in parties) or None


def _days(when: When | None) -> str | None:
    return None if when is None else _interval(when.start, when.end)


def _interval(start: str | None, end: str | None) -> str | None:
    return start if start == end else f"{start or '?'} to {end or '?'}"


def _shown(value: float | None) -> str | None:
    return None if value is None else f"{value:,}"


def _flag(*, on: bool) -> str | None:
    return "yes" if on else None
