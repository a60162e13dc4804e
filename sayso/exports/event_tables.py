"""
Happenings as the field's event tables have them: POLECAT's and GDELT 1.0's, column by column.

One row is one happening; its reports are counted in it and make no rows of their own. What Sayso does not read stays
empty (contexts, tone, Wikipedia identifiers): an empty cell is honest, a guessed one is not.

Sources: POLECAT weekly files, Harvard Dataverse, doi:10.7910/DVN/AJGVIT; GDELT 1.0 Event Database, daily files, the
codebook of 25 August 2013.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, cast

from msgspec import Struct

from sayso.following.relations import QUAD
from sayso.knowledge import codes, countries
from sayso.records.event import Event, EventActor, EventType
from sayso.records.place import Place
from sayso.records.reading import SAYSO
from sayso.records.tally import Happening
from sayso.records.told import Told

Cell = str | int | float | None
Row = dict[str, Cell]

_PARTY = ("Name", "Country", "COW", "Primary {} Sector", "{} Sectors", "Title", "Name Raw", "Wikipedia {} ID")


def _polecat_party(role: str) -> tuple[str, ...]:
    return tuple(name.format(role) if "{}" in name else f"{role} {name}" for name in _PARTY)


POLECAT: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_polecat_party("Actor"), *_polecat_party("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
"""POLECAT's columns in their order, as the first line of each of its files has them."""

_ROLES = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")

GDELT: Final = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ROLES), *(f"Actor2{name}" for name in _ROLES),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""GDELT 1.0's 58 columns in their order; its daily files have no line of names."""

QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
GDELT_COUNTRY: Final = 1
GDELT_CITY: Final = 4
GDELT_REGION: Final = 5
"""GDELT's types of a place: a country, a city, a first-order division outside the United States."""
ARMED: Final = frozenset({"MIL", "GOV"})
"""Sectors whose assault of no known mode is CAMEO's 190, conventional force, rather than 180, unconventional."""


class Reported(Struct, frozen=True, kw_only=True):
    """A happening with the events that tell of it, the first report first."""

    happening: Happening
    reports: tuple[tuple[Told, Event], ...]

    @property
    def first(self) -> Told:
        """The article that told it first."""
        return self.reports[0][0]

    @property
    def day(self) -> str | None:
        """The day it happened on, else the one it was first told on."""
        return self.happening.start or self.first.day

    @property
    def type(self) -> EventType:
        """PLOVER type."""
        return cast("EventType", self.happening.type)


def polecat(reported: Reported) -> Row:
    """One happening in POLECAT's columns; several values of one cell are joined by ``; ``."""
    happening, first = reported.happening, reported.first
    sources, targets = _parties(reported)
    place = _place(reported)
    country = countries.by_code(place.country) if place and place.country else None
    row: Row = {
        "Event ID": happening.id,
        "Event Date": reported.day,
        "Event Type": happening.type,
        "Event Mode": happening.mode,
        "Intensity": codes.event(reported.type, happening.mode).score,
        "Quad Code": QUAD[reported.type].upper(),
        **_polecat_cells("Actor", sources),
        **_polecat_cells("Recipient", targets),
        "Placename": place.name if place else None,
        "City": place.name if place and place.kind == "city" else None,
        "Province": place.name if place and place.kind == "region" else None,
        "Country": country.code if country else None,
        "Latitude": place.point[0] if place and place.point else None,
        "Longitude": place.point[1] if place and place.point else None,
        "GeoNames ID": _geonames(place),
        "Raw Placename": place.name if place else None,
        "Feature Type": place.kind if place else None,
        "Source": first.reading.article.outlet.name or first.reading.article.outlet.domain,
        "Publication Date": first.day,
        "Story Locations": _joined(place.name for place in first.reading.places if not place.nested),
        "Language": first.reading.article.language,
        "Version": f"sayso-{SAYSO}",
    }
    return {name: row.get(name) for name in POLECAT}


def gdelt(reported: Reported) -> Row:
    """
    One happening in GDELT 1.0's columns.

    Its actors are the first source and the first target (of a meeting, the second source): GDELT has one of each.
    Countries of actors are ISO 3166-1 alpha-3, of places FIPS 10-4, as there. ``NumMentions`` are events in articles,
    ``NumSources`` outlets, ``NumArticles`` articles.
    """
    sources, targets = _parties(reported)
    one = sources[0] if sources else None
    other = next(iter(targets or sources[1:]), None)
    code = _cameo(reported, one)
    row: Row = {
        "GLOBALEVENTID": int.from_bytes(hashlib.blake2b(reported.happening.id.encode(), digest_size=6).digest()),
        **_gdelt_day(reported.day),
        **_gdelt_actor("Actor1", one),
        **_gdelt_actor("Actor2", other),
        "IsRootEvent": int(any(_in_lead(told, event) for told, event in reported.reports)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": QUADS.index(QUAD[reported.type]) + 1,
        "GoldsteinScale": codes.GOLDSTEIN[code[:2]],
        "NumMentions": len(reported.reports),
        "NumSources": len({_outlet(told) for told, _ in reported.reports}),
        "NumArticles": len({told.id for told, _ in reported.reports}),
        **_gdelt_place("Action", _place(reported)),
        "DATEADDED": _compact(reported.first.day),
        "SOURCEURL": reported.first.reading.article.url,
    }
    return {name: row.get(name) for name in GDELT}


class _Party(Struct, frozen=True, kw_only=True):
    name: str
    raw: str
    role: str | None
    country: str | None
    sector: str | None


def _parties(reported: Reported) -> tuple[list[_Party], list[_Party]]:
    """Sources and targets of the report that names most of them, the earliest of those."""
    told, event = max(reported.reports, key=lambda report: len(report[1].sources) + len(report[1].targets))
    return [_party(told, one) for one in event.sources], [_party(told, one) for one in event.targets]


def _party(told: Told, party: EventActor) -> _Party:
    actor = next((actor for actor in told.reading.actors if actor.id == party.actor), None)
    raw = told.words(party.span)
    return _Party(
        name=actor.name if actor else raw,
        raw=raw,
        role=actor.role if actor else None,
        country=party.country,
        sector=party.sector,
    )


def _place(reported: Reported) -> Place | None:
    for told, event in reported.reports:
        found = next((place for place in told.reading.places if place.id == event.place), None)
        if found is not None:
            return found
    return None


def _polecat_cells(role: str, parties: Sequence[_Party]) -> Row:
    numbers = (codes.state(party.country).cow for party in parties)
    sectors = _joined(party.sector for party in parties)
    return {
        f"{role} Name": _joined(party.name for party in parties),
        f"{role} Country": _joined(party.country for party in parties),
        f"{role} COW": _joined(str(number) for number in numbers if number),
        f"Primary {role} Sector": next((party.sector for party in parties if party.sector), None),
        f"{role} Sectors": sectors,
        f"{role} Title": _joined(party.role for party in parties),
        f"{role} Name Raw": _joined(party.raw for party in parties),
    }


def _joined(values: Sequence[str | None] | Iterator[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _gdelt_day(day: str | None) -> Row:
    if day is None:
        return {}
    at = date.fromisoformat(day)
    return {
        "SQLDATE": _compact(day),
        "MonthYear": day[:4] + day[5:7],
        "Year": at.year,
        "FractionDate": round(at.year + (at.month * 30 + at.day) / 365, 4),
    }


def _compact(day: str | None) -> str | None:
    return day.replace("-", "")[:8] if day else None


def _gdelt_actor(whose: str, party: _Party | None) -> Row:
    if party is None:
        return {}
    group = codes.KNOWN_GROUP.get(party.sector or "")
    role = codes.CAMEO_SECTOR.get(party.sector or "")
    return {
        f"{whose}Code": "".join(part for part in (party.country, group, role) if part) or None,
        f"{whose}Name": party.name.upper(),
        f"{whose}CountryCode": party.country,
        f"{whose}KnownGroupCode": group,
        f"{whose}Type1Code": role,
    }


def _gdelt_place(whose: str, place: Place | None) -> Row:
    if place is None:
        return {}
    kind = GDELT_COUNTRY if place.kind == "country" else GDELT_REGION if place.kind == "region" else GDELT_CITY
    return {
        f"{whose}Geo_Type": kind,
        f"{whose}Geo_FullName": place.name,
        f"{whose}Geo_CountryCode": codes.state(place.country).fips,
        f"{whose}Geo_Lat": place.point[0] if place.point else None,
        f"{whose}Geo_Long": place.point[1] if place.point else None,
        f"{whose}Geo_FeatureID": _geonames(place),
    }


def _geonames(place: Place | None) -> str | None:
    scheme, _, number = (place.gazetteer or "").partition(":") if place else ("", "", "")
    return number if scheme == "geonames" else None


def _cameo(reported: Reported, source: _Party | None) -> str:
    happening = reported.happening
    code = codes.event(reported.type, happening.mode).cameo
    if happening.type == "ASSAULT" and code == "180" and source is not None and source.sector in ARMED:
        return "190"
    return code


def _in_lead(told: Told, event: Event) -> bool:
    """Whether a report tells it in its first paragraph, which is what GDELT calls a root event."""
    lead = next(iter(told.reading.article.paragraphs), None)
    return lead is not None and any(lead.contains(span) for span in event.trigger)


def _outlet(told: Told) -> str:
    outlet = told.reading.article.outlet
    return outlet.domain or outlet.name or told.id
