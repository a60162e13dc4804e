"""Time zones: their names in the news, and those of countries and places."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from sayso.knowledge import countries, gazetteer
from sayso.knowledge.tables import rows


def find(name: str, *, country: str | None = None) -> str | None:
    """
    The zone a clock time names: ``est`` → ``-05:00``, ``eastern time`` → ``America/New_York``, ``utc+3`` → ``+03:00``.

    Args:
        name: In lower case, without full stops.
        country: ISO 3166-1 alpha-3 of the place of the report, which decides what ``ist`` or ``cst`` means.
    """
    if match := _FROM_UTC.fullmatch(name):
        return f"{match[1].replace('−', '-')}{int(match[2]):02d}:{match[3] or '00'}"
    choices = _names().get(name, ())
    own = (zone for holders, zone in choices if country in holders)
    return next(own, next((zone for holders, zone in choices if not holders), choices[0][1] if choices else None))


def names() -> frozenset[str]:
    """Every name ``find`` knows other than differences from UTC, in lower case."""
    return frozenset(_names())


def of_country(code: str, *, division: str = "") -> str | None:
    """
    The IANA zone most people of a country keep, or of one of its divisions.

    Args:
        code: ISO 3166-1 alpha-3.
        division: GeoNames code of the first-order division.
    """
    country = countries.by_code(code)
    if country is None:
        return None
    return _places().get((country.alpha2, division)) or _places().get((country.alpha2, ""))


def only_of_country(code: str) -> str | None:
    """The IANA zone of a country that keeps one zone everywhere; None for the United States or Russia."""
    country = countries.by_code(code)
    several = country is not None and any(holder == country.alpha2 and division for holder, division in _places())
    return None if several else of_country(code)


def of_place(name: str) -> str | None:
    """The IANA zone of a place, the largest city that bears the name: ``MOSCOW``, ``Austin, Texas``, ``India``."""
    country, division = _place(name)
    return of_country(country, division=division) if country else None


def country_of_place(name: str) -> str | None:
    """The country of a place, ISO 3166-1 alpha-3, as ``of_place`` understands its name."""
    return _place(name)[0]


def offset(zone: str, moment: datetime) -> str | None:
    """
    The difference from UTC at a moment of local time: ``+05:30``, ``Z`` for none.

    Args:
        zone: An IANA name or a difference.
        moment: Local time, without a zone.
    """
    rules = _rules(zone)
    gap = rules.utcoffset(moment.replace(tzinfo=rules)) if rules is not None else None
    if gap is None:
        return None
    minutes = int(gap.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "Z"


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day it is in a zone at a moment that knows its own; the moment's own where the zone has no rules."""
    rules = _rules(zone)
    return moment.astimezone(rules).date() if rules is not None else moment.date()


_FROM_UTC = re.compile(r"(?:utc|gmt)\s?([+\-−])(\d{1,2})(?::(\d\d))?")


@lru_cache(maxsize=2048)  # of a pure function of the tables: an article asks for its dateline again and again
def _place(name: str) -> tuple[str | None, str]:
    """A place's country and the code of its division."""
    first, *outer = (part.strip() for part in name.split(","))
    if (country := countries.find(first)) is not None and not outer:
        return country.code, ""
    entries = [one for one in gazetteer.find(first) if one.country is not None]
    entries = [one for one in entries if any(_lies_in(one, region) for region in outer)] or entries
    best = max(entries, key=lambda one: (one.kind == "city", one.people), default=None)
    return (best.country, best.division) if best is not None else (None, "")


def _lies_in(entry: gazetteer.Entry, region: str) -> bool:
    state = gazetteer.state(region)
    if state is not None or (state := _division(region, entry.country)) is not None:
        return (entry.country, entry.division) == (state.country, state.division)
    country = countries.find(region)
    return country is not None and country.code == entry.country


def _division(name: str, country: str | None) -> gazetteer.Entry | None:
    found = (one for one in gazetteer.find(name) if one.kind == "division" and one.country == country)
    return next(found, None)


@cache
def _rules(zone: str) -> tzinfo | None:
    """Read from the package ``tzdata``, so that every machine has the same rules."""
    if zone == "UTC":
        return UTC
    if zone[0] in "+-":
        hours, minutes = int(zone[1:3]), int(zone[4:])
        return timezone((-1 if zone[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
    table = files("tzdata.zoneinfo").joinpath(*zone.split("/"))
    if not table.is_file():
        return None
    with table.open("rb") as content:
        return ZoneInfo.from_file(content, key=zone)


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in rows("zone_names"):
        found[row["name"]] = (*found.get(row["name"], ()), (tuple(row["countries"].split()), row["zone"]))
    return found


@cache
def _places() -> dict[tuple[str, str], str]:
    return {(row["country"], row["division"]): row["zone"] for row in rows("zones")}
