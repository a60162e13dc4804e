"""Countries: ISO 3166-1 and Kosovo, by name, by demonym and by code."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.tables import rows

NameKind = Literal["name", "official", "abbreviation", "part"]


class Country(Struct, frozen=True, kw_only=True):
    """One country or territory with a code of its own."""

    code: str
    """ISO 3166-1 alpha-3; XKX, which the standard leaves to users, is Kosovo."""
    alpha2: str
    name: str
    """As English news writes it: South Korea, Ivory Coast."""
    lat: float | None
    lon: float | None
    """A point near the middle, WGS 84 degrees."""
    capital: str | None
    capital_lat: float | None
    capital_lon: float | None
    geonames: int
    sovereign: bool
    """False for territories another country speaks for, such as Aruba."""


def find(name: str) -> Country | None:
    """
    The country that bears a name, in the spelling of the name: ``US`` but not ``us``, ``Turkey`` but not ``turkey``.

    A leading article is ignored and a headline's capitals are read (``VENEZUELA``). Parts of a country count for it
    (``Scotland``, ``Gaza``); ``find_kind`` tells them apart.
    """
    return _named(name)[0]


def find_kind(name: str) -> NameKind | None:
    """How a name names its country: by a short or official name, an abbreviation, or the name of a part."""
    return _named(name)[1]


def find_demonym(word: str) -> Country | None:
    """The country of a demonym or adjective (``Filipino``, ``Dutch``), the usual one where several share it."""
    return next(iter(demonym_countries(word) or ()), None)


def demonym_countries(word: str) -> tuple[Country, ...] | None:
    """
    All countries a demonym or adjective may mean, the usual one first (``Dominican``, ``Congolese``).

    Empty for peoples and regions that no one country stands for (``European``, ``Kurdish``); None for other words.
    """
    return _demonyms().get(word)


def by_code(code: str) -> Country | None:
    """The country with an ISO 3166-1 alpha-3 code."""
    return _by_code().get(code)


def by_alpha2(alpha2: str) -> Country | None:
    """The country with an ISO 3166-1 alpha-2 code."""
    return _by_alpha2().get(alpha2)


def names() -> frozenset[str]:
    """Every name ``find`` knows as it is usually written."""
    return frozenset(_names())


def demonyms() -> frozenset[str]:
    """Every word ``demonym_countries`` knows."""
    return frozenset(_demonyms())


def _named(name: str) -> tuple[Country | None, NameKind | None]:
    bare = name[4:] if name[:4] in ("the ", "The ", "THE ") else name
    for form in (name, bare):
        if found := _names().get(form):
            return found
    # Short words in capitals are abbreviations of other things: CHAD (a system), MALI, OMAN pass only from five up.
    if len(bare) >= 5 and bare.isupper() and (found := _capitals().get(bare)):
        return found
    return None, None


@cache
def _by_code() -> dict[str, Country]:
    return {
        row["code"]: Country(
            code=row["code"],
            alpha2=row["alpha2"],
            name=row["name"],
            lat=_degrees(row["lat"]),
            lon=_degrees(row["lon"]),
            capital=row["capital"] or None,
            capital_lat=_degrees(row["capital_lat"]),
            capital_lon=_degrees(row["capital_lon"]),
            geonames=int(row["geonames"]),
            sovereign=row["sovereign"] == "1",
        )
        for row in rows("countries")
    }


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def _by_alpha2() -> dict[str, Country]:
    return {country.alpha2: country for country in _by_code().values()}


@cache
def _names() -> dict[str, tuple[Country, NameKind]]:
    return {row["name"]: (_by_code()[row["code"]], cast("NameKind", row["kind"])) for row in rows("country_names")}


@cache
def _capitals() -> dict[str, tuple[Country, NameKind]]:
    return {name.upper(): entry for name, entry in _names().items() if entry[1] != "abbreviation"}


@cache
def _demonyms() -> dict[str, tuple[Country, ...]]:
    found: dict[str, tuple[Country, ...]] = {}
    for row in rows("demonyms"):
        country = (_by_code()[row["code"]],) if row["code"] else ()
        found[row["word"]] = (*found.get(row["word"], ()), *country)
    return found
