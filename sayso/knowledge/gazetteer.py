"""Places by name: settlements, first-order divisions and American counties of GeoNames, and our own regions."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.countries import by_alpha2
from sayso.knowledge.tables import rows
from sayso.records.place import PlaceKind

EntryKind = Literal["city", "division", "county", "region"]


class Entry(Struct, frozen=True):
    """One thing on the map that a name may mean."""

    name: str
    """As news writes it, or else as GeoNames does."""
    kind: EntryKind
    """``region`` is a row of our own table: a sea, a strait, a disputed area; its ``shape`` says which."""
    shape: PlaceKind
    country: str | None
    """ISO 3166-1 alpha-2; None where it lies in none or several."""
    division: str
    """GeoNames code of the first-order division, such as KY; empty where there is none."""
    lat: float
    lon: float
    people: int
    """Population; 0 for regions."""
    id: str | None
    """``geonames:2988507``; None for rows of our own."""


def find(name: str) -> tuple[Entry, ...]:
    """Everything that bears a name, in no order of likelihood; a name in capitals is read as if it were not."""
    folded = fold(name)
    return _places(folded) or (_places(folded.title()) if folded.isupper() and len(folded) > 3 else ())


def known(name: str) -> bool:
    """Whether ``find`` would find something, without the cost of reading it."""
    folded = fold(name)
    return folded in _lines() or folded in _regions()


def state(abbreviation: str) -> Entry | None:
    """The American state, Canadian province or Australian state a newspaper shortens: ``Ky.``, ``KY``, ``Ont.``."""
    row = _states().get(abbreviation)
    if row is None:
        return None
    return next((one for one in find(row["name"]) if one.kind == "division" and one.country == row["country"]), None)


def states() -> frozenset[str]:
    """Every abbreviation ``state`` knows."""
    return frozenset(_states())


def fold(name: str) -> str:
    """A name as the table spells it: without accents, with a plain apostrophe."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_LETTERS = {0x2019: "'", 0x2018: "'", 0x02BC: "'", ord("ł"): "l", ord("ø"): "o", ord("ı"): "i"}
_KINDS: dict[str, EntryKind] = {"a": "division", "c": "city", "d": "county"}


@cache
def _places(folded: str) -> tuple[Entry, ...]:
    line = _lines().get(folded)
    found = tuple(_entry(folded, part) for part in line.split(";")) if line else ()
    return found + _regions().get(folded, ())


def _entry(name: str, part: str) -> Entry:
    kind, geonames, country, division, _, lat, lon, people, *called = part.split(",", 8)
    return Entry(
        name=called[0] if called else name,
        kind=_KINDS[kind],
        shape="city" if kind == "c" else "region",
        country=holder.code if (holder := by_alpha2(country)) else None,
        division=division,
        lat=int(lat) / 100,
        lon=int(lon) / 100,
        people=int(people) * 100,
        id=f"geonames:{geonames}",
    )


@cache
def _lines() -> dict[str, str]:
    pairs = (line.partition("\t") for line in _text("gazetteer.tsv").splitlines())
    return {name: places for name, _, places in pairs}


@cache
def _regions() -> dict[str, tuple[Entry, ...]]:
    return {
        fold(row["name"]): (
            Entry(
                name=row["called"],
                kind="region",
                shape=cast("PlaceKind", row["kind"]),
                country=row["country"] or None,
                division="",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                people=0,
                id=None,
            ),
        )
        for row in rows("regions")
    }


@cache
def _states() -> dict[str, dict[str, str]]:
    return {row["abbreviation"]: row for row in rows("states")}


def _text(name: str) -> str:
    return files("sayso.knowledge").joinpath("data", name).read_text(encoding="utf-8")
