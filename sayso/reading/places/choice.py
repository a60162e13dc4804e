"""Which of its namesakes a place name means: by size, by what stands beside it, and by the company it keeps."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import countries, gazetteer
from sayso.knowledge.countries import Country
from sayso.knowledge.gazetteer import Entry
from sayso.records.place import PlaceKind


class Option(Struct, frozen=True):
    """One thing a name may mean."""

    name: str
    kind: PlaceKind
    country: str | None
    division: str
    lat: float | None
    lon: float | None
    id: str | None
    weight: float
    """How likely it is when nothing else is known: about the decimal logarithm of its people."""
    whole: bool = False
    """A country or a first-order division: it can hold others."""
    county: str = ""
    """Of an American county, and of the towns in it, the code; empty elsewhere."""


class Choice(Struct, frozen=True):
    """The likeliest of a name's options, and how sure that is."""

    option: Option
    lead: float
    """Over the best option that lies elsewhere; infinite where there is none."""
    lead_abroad: float
    """Over the best option in another country; infinite where there is none."""


class Setting(Struct, frozen=True):
    """What the article says about where it plays."""

    countries: dict[str, int]
    """ISO 3166-1 alpha-3 → how often the article names it, by a name or demonym that means nothing else."""
    divisions: frozenset[tuple[str, str]]
    """Country and code of the first-order divisions it names, or names a county of."""
    home: str | None
    """Country of the outlet, ISO 3166-1 alpha-3."""
    dateline: Option | None = None
    local: frozenset[tuple[str, str]] = frozenset()
    """Those divisions it names again and again: it plays there."""


class Weights(Struct, frozen=True):
    """How much each kind of evidence counts, in the unit of ``Option.weight``; chosen on half of bench/place."""

    country: float = 2.0
    division: float = 3.7
    dwarfed: float = 0.5
    """How much of the evidence of states and countries named somewhere is left for a town whose name a famous place
    elsewhere bears (Vienna in Virginia); chosen on sentences with one such state, LGL and TR-News losing nothing."""
    home: float = 1.5
    dateline: float = 3.0
    near: float = 1.6
    near_most: float = 5.0
    vote: float = 3.0
    demonym: float = 1.0
    capital: float = 1.5
    state: float = 0.3
    county: float = 4.0


WEIGHTS: Final = Weights()
RARE: Final = 6.0
"""How much less likely a settlement of a country's name (Russia, Ohio) is than its people let expect."""
NEAR_KM: Final = 150.0
"""Within this distance names lend each other support; a local paper's county and its neighbours. Chosen on LGL."""
FAMOUS: Final = 5.7
"""Weight, of about 500,000 people, from which a place is meant even beside the name of one that does not hold it."""
LOCAL: Final = 3
"""How often an article names a state that it plays in; chosen on LGL."""
CAPITAL: Final = 7.0
"""Weight that among cities of their country's only capitals have, and a few of the world's largest."""
MARGIN: Final = 0.15
"""Least lead of the best option over the best that lies elsewhere; below it no coordinates are given. Chosen on LGL."""


@lru_cache(maxsize=2048)  # of a pure function of the tables: an article asks for one name many times
def options_of(name: str) -> tuple[Option, ...]:
    """Everything a name may mean, in no order."""
    found = [_entry_option(entry) for entry in gazetteer.find(name)]
    if (shortened := gazetteer.state(name)) is not None:
        found = [_entry_option(shortened)]
    country = countries.find(name)
    if country is not None and countries.find_kind(name) != "part":
        # Next to a country, a village of its name (Russia, Ohio) is meant only where the words beside it say so.
        rare = [replace(one, weight=one.weight - RARE) if not one.whole else one for one in found]
        return (*rare, country_option(country))
    return tuple(found)


def country_option(country: Country) -> Option:
    """A country as a place: the point is one near its middle."""
    return Option(country.name, "country", country.code, "", country.lat, country.lon, f"geonames:{country.geonames}",
                  7.5 if country.sovereign else 5.5, whole=True)  # fmt: skip


def _entry_option(entry: Entry) -> Option:
    people = math.log10(entry.people + 10)
    country = countries.by_code(entry.country) if entry.country else None
    if entry.kind == "region":
        weight = 6.8
    elif entry.kind == "division":
        weight = people + (WEIGHTS.state if entry.country in FEDERAL else -1.2)
    elif entry.kind == "county":
        weight = people - 1.0
    else:
        capital = country is not None and country.sovereign and country.capital == entry.name
        weight = people + WEIGHTS.capital * capital
    return Option(entry.name, entry.shape, entry.country, entry.division, entry.lat, entry.lon, entry.id, weight,
                  whole=entry.kind == "division" or (entry.kind == "region" and bool(entry.division)),
                  county=entry.county)  # fmt: skip


FEDERAL: Final = frozenset({"USA", "CAN", "AUS"})
"""Countries whose states news names as often as their cities."""


def choose(
    options: Sequence[Option], setting: Setting, *, holder: Sequence[Option], others: Sequence[Sequence[Option]]
) -> Choice | None:
    """
    The likeliest option; None where there is none.

    Args:
        options: What the name may mean.
        setting: What the whole article says about where it plays.
        holder: What stands beside the name as the place it lies in (``Paris, Texas``), if anything does.
        others: The options of every other name of the article.
    """
    inside = [one for one in options if any(holds(outer, one) for outer in holder)]
    counties = frozenset(_county(one) for names in others for one in names if one.county)
    famous = [one for one in options if one.weight >= FAMOUS and not one.whole]
    scores = [
        (_score(one, setting, others, counties, dwarfed=not inside and _is_dwarfed(one, famous, setting)), one)
        for one in (inside or options)
    ]
    scores.sort(key=lambda scored: (-scored[0], scored[1].id or "", scored[1].name))
    if not scores:
        return None
    best, chosen = scores[0]
    rival = next((score for score, one in scores[1:] if not _same_spot(chosen, one)), -math.inf)
    abroad = next((score for score, one in scores[1:] if one.country != chosen.country), -math.inf)
    return Choice(chosen, best - rival, best - abroad)


def _is_dwarfed(option: Option, famous: Sequence[Option], setting: Setting) -> bool:
    """Whether a place abroad, or a capital, makes its namesake unlikely where nothing beside the name speaks for it."""
    if option.weight >= FAMOUS or (option.country, option.division) in setting.local:
        return False
    return any(one.country != option.country or one.weight >= CAPITAL for one in famous)


def _county(option: Option) -> tuple[str, str, bool]:
    """Which county an option is, or lies in."""
    return option.division, option.county, option.kind == "region"


def holds(outer: Option, inner: Option) -> bool:
    """Whether a country or division holds a smaller place."""
    if not outer.whole or outer.country != inner.country or outer is inner:
        return False
    return (outer.kind == "country" and inner.kind != "country") or (
        outer.division == inner.division and not inner.whole
    )


def _score(
    option: Option,
    setting: Setting,
    others: Sequence[Sequence[Option]],
    counties: frozenset[tuple[str, str, bool]],
    *,
    dwarfed: bool,
) -> float:
    """How likely an option is; one that a famous namesake abroad dwarfs needs more than its state in the article."""
    score = option.weight
    if option.county:
        division, county, is_county = _county(option)
        score += WEIGHTS.county * ((division, county, not is_county) in counties)
    left = WEIGHTS.dwarfed if dwarfed else 1.0
    if option.country:
        total = sum(setting.countries.values())
        share = setting.countries.get(option.country, 0) / (total + 1) if total else 0.0
        score += left * share * (WEIGHTS.demonym if option.kind == "country" else WEIGHTS.country)
        if (option.country, option.division) in setting.divisions and option.kind != "country":
            score += WEIGHTS.division * left * left
        score += WEIGHTS.home * (option.country == setting.home)
        score += left * WEIGHTS.vote * _vote(option.country, others)
    if setting.dateline is not None and (far := distance_km(option, setting.dateline)) is not None:
        same = 0.4 if option.country == setting.dateline.country else 0.0
        score += WEIGHTS.dateline * (1.0 if far < NEAR_KM and not option.whole else same)
    if dwarfed:
        # Towns named for the world's cities stand near one another: they are no evidence for each other.
        others = [names for names in others if max((one.weight for one in names), default=0.0) < FAMOUS]
    return score + min(WEIGHTS.near_most, WEIGHTS.near * sum(_support(option, names) for names in others))


def _vote(country: str, others: Sequence[Sequence[Option]]) -> float:
    """About the share of the other names whose likeliest meaning lies in a country."""
    tops = [max(names, key=lambda one: one.weight) for names in others if names]
    return sum(top.country == country for top in tops) / (len(tops) + 2)  # two names are few to judge by


def _support(option: Option, names: Sequence[Option]) -> float:
    """How much another name of the article speaks for an option: its own likelihood of lying near by."""
    if option.whole or not names:
        return 0.0
    top = max(one.weight for one in names)
    near = [one.weight for one in names if not one.whole and _is_near(option, one)]
    return 10 ** ((max(near) - top) / 2) if near else 0.0


def _is_near(one: Option, other: Option) -> bool:
    if one.lat is None or other.lat is None or abs(one.lat - other.lat) > NEAR_KM / 110:
        return False
    far = distance_km(one, other)
    return far is not None and far < NEAR_KM


def _same_spot(one: Option, other: Option) -> bool:
    far = distance_km(one, other)
    return far is not None and far < 100


def distance_km(one: Option, other: Option) -> float | None:
    """Great-circle distance; None where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    chord = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(across / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


_COUNTIES: Final = (" County", " Parish")


def setting_of(names: Iterable[str], demonyms: Iterable[str], *, home: str | None) -> Setting:
    """What an article's names say about where it plays, before any of them is settled."""
    named: dict[str, int] = {}
    divisions: Counter[tuple[str, str]] = Counter()
    for name in names:
        found = options_of(name)
        wholes = [one for one in found if one.whole and (one.kind == "country" or one.country in FEDERAL)]
        if not wholes and name.endswith(_COUNTIES) and len({(one.country, one.division) for one in found}) == 1:
            wholes = list(found[:1])
        # Washington, New York and Georgia are no evidence for the state of that name.
        rival = max((one.weight for one in found if not one.whole), default=0.0)
        if len(wholes) == 1 and rival < 5.6 and (code := wholes[0].country):
            named[code] = named.get(code, 0) + 1
            if wholes[0].kind != "country":
                divisions[code, wholes[0].division] += 1
    for word in demonyms:
        found_countries = countries.demonym_countries(word) or ()
        if len(found_countries) == 1:
            named[found_countries[0].code] = named.get(found_countries[0].code, 0) + 1
    local = frozenset(one for one, times in divisions.items() if times >= LOCAL)
    return Setting(named, frozenset(divisions), home, local=local)
