"""Places by name: settlements and divisions of GeoNames, and our own regions, waters and facilities."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal, cast

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
    """GeoNames code of the first-order division it is or lies in, such as KY; empty where there is none."""
    county: str
    """Code of the American county, three digits; empty elsewhere."""
    lat: float
    lon: float
    people: int
    """Population; 0 where it is not known."""
    id: str | None
    """``geonames:2988507``; None for rows of our own."""


@lru_cache(maxsize=4096)  # of a pure function of the table: the next article asks for the same names
def find(name: str) -> tuple[Entry, ...]:
    """Everything that bears a name, in no order of likelihood; a name in capitals is read as if it were not."""
    folded = fold(name)
    return _places(folded) or (_places(uncapital(folded)) if folded.isupper() and len(folded) > 3 else ())


@lru_cache(maxsize=16384)  # as above; most phrases of a text are asked for again and are no places
def known(name: str) -> bool:
    """Whether ``find`` would find something, without the cost of reading it."""
    folded = fold(name)
    return folded in _regions() or _line(folded) is not None


@lru_cache(maxsize=16384)  # as above
def begins(word: str) -> bool:
    """Whether a name of several words begins with one: most words begin none, so that no longer name need be tried."""
    folded = fold(word)
    if folded in _region_starts():
        return True
    block = _block(folded)
    if block is None:
        return False
    table, start, end = block
    name = folded.encode()
    return any(table.find(b"\n%s%s" % (name, joint), start, end) >= 0 for joint in (b" ", b"-"))


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
    """A name as the table spells it: without accents, with a plain apostrophe, its Arabic article apart."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = _AYN.sub("", "".join(char for char in decomposed if not unicodedata.combining(char)))
    article = _ARTICLE.match(name)
    return f"{article[1].capitalize()} {name[article.end() :]}" if article else name


def uncapital(name: str) -> str:
    """
    A name without a headline's capitals.

    >>> uncapital("ST. JOHN'S")
    "St. John's"
    """
    return _WORD.sub(lambda word: word[0].capitalize(), name)


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS: Final = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x02BB: "'", ord("ł"): "l", ord("ø"): "o", ord("ı"): "i"}
_AYN: Final = re.compile(r"(?<!\w)'")
_ARTICLE: Final = re.compile(r"([Aa](?:[dlnrstz]|sh)|[Ee]l)[-'](?=\w)")
"""``al-Hasakah``, ``Ar-Raqqah``, ``ash-Shaddadi`` stand under ``Al Hasakah``, ``Ar Raqqah``, ``Ash Shaddadi``."""
_KINDS: Final[dict[str, EntryKind]] = {"a": "division", "c": "city", "d": "county"}


def _places(folded: str) -> tuple[Entry, ...]:
    line = _line(folded)
    found = tuple(_entry(folded, part) for part in line.split(";")) if line else ()
    return found + _regions().get(folded, ())


def _entry(name: str, part: str) -> Entry:
    kind, geonames, country, division, county, lat, lon, people, *called = part.split(",", 8)
    return Entry(
        name=called[0] if called else name,
        kind=_KINDS[kind],
        shape="city" if kind == "c" else "region",
        country=holder.code if (holder := by_alpha2(country)) else None,
        division=division,
        county=county,
        lat=int(lat) / 100,
        lon=int(lon) / 100,
        people=int(people) * 100,
        id=f"geonames:{geonames}",
    )


def _line(folded: str) -> str | None:
    """
    What the table says of a name. The table stays the bytes of its file, sorted by name: the block that would hold the
    name is found by halves, the line in it by its beginning. So nothing is parsed that no text asks for.
    """
    found = _block(folded)
    if found is None:
        return None
    table, start, end = found
    mark = b"\n%s\t" % folded.encode()
    at = table.find(mark, start, end)
    if at < 0:
        return None
    begin = at + len(mark)
    return table[begin : table.index(b"\n", begin)].decode()


def _block(folded: str) -> tuple[bytes, int, int] | None:
    """The table and the stretch of it in which a name and those that go on from it begin."""
    table, names, starts = _blocks()
    try:
        name = folded.encode()
    except UnicodeEncodeError:  # a lone surrogate, which hostile text may hold
        return None
    at = bisect_right(names, name) - 1
    if at < 0 or b"\n" in name:
        return None
    return table, starts[at] - 1, starts[min(at + 2, len(starts) - 1)]


@cache
def _blocks() -> tuple[bytes, list[bytes], list[int]]:
    """The table, the first name of each block, and where blocks start; the last start is the table's end."""
    table = b"\n" + files("sayso.knowledge").joinpath("data", "gazetteer.tsv").read_bytes()
    starts = [1]
    while (at := table.find(b"\n", starts[-1] + _BLOCK)) >= 0 and at + 1 < len(table):
        starts.append(at + 1)
    return table, [table[start : table.index(b"\t", start)] for start in starts], [*starts, len(table)]


_BLOCK: Final = 2048
"""Bytes of a block, about: small enough to search in under a microsecond, large enough for few blocks."""


@cache
def _regions() -> dict[str, tuple[Entry, ...]]:
    return {
        fold(row["name"]): (
            Entry(
                name=row["called"],
                kind="region",
                shape=cast("PlaceKind", row["kind"]),
                country=row["country"] or None,
                division=row["division"],
                county="",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                people=0,
                id=f"geonames:{row['geonames']}" if row["geonames"] else None,
            ),
        )
        for row in rows("regions")
    }


@cache
def _region_starts() -> frozenset[str]:
    return frozenset(name.replace("-", " ").partition(" ")[0] for name in _regions())


@cache
def _states() -> dict[str, dict[str, str]]:
    return {row["abbreviation"]: row for row in rows("states")}
