"""
Happenings: events of several articles that tell of one thing, merged; look-alikes kept apart.

Two events are one happening when type, parties, place and days can all be the same and at least the parties or the
place show that they are. Planned and hypothetical events have not happened; background ones belong to other times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from sayso.following import same_wording
from sayso.following.origins import origins
from sayso.records.event import Event, EventActor, Sector
from sayso.records.tally import Happening
from sayso.records.told import Told

HAPPENED: Final = frozenset({"asserted", "claimed", "denied"})
DAYS_BEFORE: Final = 1
"""An undated event in a report is of its day or the one before."""


def happenings(story: Sequence[Told]) -> tuple[Happening, ...]:
    """What happened, by the first report of each."""
    groups: list[list[_Event]] = []
    for told in sorted(story, key=lambda told: (told.at, told.id)):
        for event in told.reading.shown_events:
            if event.background or event.status not in HAPPENED or _is_to_itself(event):
                continue
            one = _event(told, event)
            group = next((group for group in groups if _one(one, group)), None)
            if group is None:
                groups.append([one])
            else:
                group.append(one)
    return tuple(_happening(group, number) for number, group in enumerate(groups, start=1))


STRIFE: Final[frozenset[Sector | None]] = frozenset(
    {"REB", "OPP", "CVL", "SOC", "PRM", "UAF", "CRM", "REF", "REL", "LAB"}
)
"""Who within a country may be against its state, or its state against them."""


def _is_to_itself(event: Event) -> bool:
    """Whether a country is told to do something to itself without strife within it: a party was read wrongly."""
    sources = {party.country for party in event.sources}
    targets = {party.country for party in event.targets}
    if None in sources or len(sources) != 1 or sources != targets:
        return False
    sectors = {party.sector for party in event.sources}, {party.sector for party in event.targets}
    return not (sectors[0] | sectors[1]) & STRIFE and (sectors[0] == sectors[1] or None in sectors[0] | sectors[1])


class _Event(Struct, frozen=True, kw_only=True):
    told: Told
    event: Event
    sources: frozenset[str]
    targets: frozenset[str]
    place: str | None
    days: tuple[date, date] | None
    dated: bool
    """Whether the text itself gives the day."""


def _event(told: Told, event: Event) -> _Event:
    place = next((place for place in told.reading.places if place.id == event.place), None)
    return _Event(
        told=told,
        event=event,
        sources=frozenset(_party(told, party) for party in event.sources),
        targets=frozenset(_party(told, party) for party in event.opposite),
        place=(place.gazetteer or same_wording.plain(place.name)) if place else None,
        days=_days(told, event),
        dated=bool(event.when and event.when.start),
    )


def _party(told: Told, party: EventActor) -> str:
    actor = next((actor for actor in told.reading.actors if actor.id == party.actor), None)
    return party.country or same_wording.surname(actor.name if actor else told.words(party.span))


def _days(told: Told, event: Event) -> tuple[date, date] | None:
    if event.when and event.when.start:
        start = date.fromisoformat(event.when.start)
        return start, date.fromisoformat(event.when.end or event.when.start)
    if told.day is None:
        return None
    published = date.fromisoformat(told.day)
    return published - timedelta(days=DAYS_BEFORE), published


def _one(one: _Event, group: Sequence[_Event]) -> bool:
    """It must fit every report of the happening, so that no chain of half-fits ties two strikes together."""
    return all(_fits(one, other) for other in group)


def _fits(one: _Event, other: _Event) -> bool:
    if one.event.type != other.event.type or not _agree(one.event.mode, other.event.mode):
        return False
    if one.told.id == other.told.id and one.dated and other.dated and one.days != other.days:
        return False
    if not (_meet(one.sources, other.sources) and _meet(one.targets, other.targets) and _agree(one.place, other.place)):
        return False
    if not _overlap(one.days, other.days):
        return False
    return bool(one.sources & other.sources or one.targets & other.targets)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def _overlap(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    if one is None or other is None:
        return False
    return one[0] <= other[1] and other[0] <= one[1]


def _happening(group: Sequence[_Event], number: int) -> Happening:
    first = group[0].event
    dated = [one.days for one in group if one.days and one.dated] or [one.days for one in group if one.days]
    return Happening(
        id=f"h{number}",
        type=first.type,
        mode=next((one.event.mode for one in group if one.event.mode), None),
        sources=tuple(sorted(frozenset[str]().union(*(one.sources for one in group)))),
        targets=tuple(sorted(frozenset[str]().union(*(one.targets for one in group)))),
        places=tuple(sorted({one.place for one in group if one.place})),
        start=max(days[0] for days in dated).isoformat() if dated else None,
        end=min(days[1] for days in dated).isoformat() if dated else None,
        reports=tuple((one.told.id, one.event.id) for one in group),
        origins=len(origins(list({one.told.id: one.told for one in group}.values()))),
        denied=any(one.event.status == "denied" for one in group),
    )
