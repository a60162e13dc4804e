"""Persons whom news names without saying what they are: heads of state, ministers, commanders; each office dated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final, cast

from msgspec import Struct

from sayso.knowledge.gazetteer import fold
from sayso.knowledge.tables import rows
from sayso.records.event import Sector

AS_OF: Final = "2025-12"
"""The month up to which the table tells who is in office."""
RECENT_YEARS: Final = 8
"""A text without a date is taken to be of the last years: who left office longer ago than this is a former official."""
OF_OFFICE: Final[frozenset[Sector]] = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PRE", "IGO"})
"""Sectors one leaves with the office; a rebel or a priest stays what he was."""
PUBLIC: Final = OF_OFFICE | {"REB", "OPP", "PTY", "PRM"}
"""Sectors of those whom a surname alone means rather than a namesake of private life."""
LEADING: Final = (
    "president", "prime minister", "chancellor", "premier", "leader", "supreme leader", "general secretary", "king",
    "queen", "emir", "emperor", "sultan", "shah", "crown prince", "junta leader", "chief executive",
    "opposition leader", "rebel leader", "secretary of state", "foreign minister", "un secretary-general",
)  # fmt: skip
"""How the roles begin of those whom news calls by surname alone."""
LEAST: Final = 6
"""Fewest consonants by which two spellings of a full name are taken for one."""


class Office(Struct, frozen=True, kw_only=True):
    """What a person was, and when."""

    role: str
    sector: Sector
    since: str
    """Year, or year and month, ISO 8601; likewise ``until``."""
    until: str | None
    """None where it was held when the table was written."""


class Person(Struct, frozen=True, kw_only=True):
    """One person of public life."""

    name: str
    country: str | None
    """ISO 3166-1 alpha-3; None for those who serve an organisation of states."""
    offices: tuple[Office, ...]
    """In the order of time."""

    def office(self, on: str | None) -> Office | None:
        """
        The office held on a day (ISO 8601), or the last one before it; None before the first.

        In the month of a change it is the earlier office; without a day, the last of all.
        """
        before = [one for one in self.offices if on is None or one.since <= on[: len(one.since)]]
        held = [one for one in before if on is not None and one.until is not None and on[: len(one.until)] <= one.until]
        return min(held, key=lambda one: one.until or "", default=None) or max(
            before, key=lambda one: one.since, default=None
        )

    def sector(self, on: str | None) -> Sector | None:
        """The sector on a day: that of the office, or that of former officials after it; None before the first."""
        office = self.office(on)
        if office is None:
            return None
        if office.until is None or office.sector not in OF_OFFICE:
            return office.sector
        if on is None:
            return office.sector if int(office.until[:4]) > int(AS_OF[:4]) - RECENT_YEARS else "ELI"
        return office.sector if on[: len(office.until)] <= office.until else "ELI"


def find(name: str) -> tuple[Person, ...]:
    """
    Those whom a full name or a surname may mean, in no order; spelt as the table does or as another alphabet's
    transliteration would: ``Aleksandr Lukashenko``, ``Kadhafi``.
    """
    key = _key(name)
    if " " not in key:
        return _names().get(key) or _surnames().get(key, ())
    return _names().get(key) or _skeletons().get(_skeleton(key), ())


def one_of(persons: tuple[Person, ...], *, on: str | None) -> Person | None:
    """The person meant where several share a name: the only one in public office on a day, or ever; else None."""
    for group in (
        persons,
        [one for one in persons if one.sector(on) in PUBLIC],
        [one for one in persons if _ever(one)],
    ):
        if len(group) == 1:
            return group[0]
    return None


def _ever(person: Person) -> bool:
    return any(office.sector in PUBLIC for office in person.offices)


def _key(name: str) -> str:
    """A name's letters in lower case, apostrophes gone and hyphens opened: ``Al-Sisi`` → ``al sisi``."""
    return " ".join(re.sub(r"[-‐-―]", " ", re.sub(r"['’ʼ`\".,]", "", fold(name).lower())).split())


_SOUNDS: Final = str.maketrans({"q": "k", "c": "k", "y": None, "w": "v", "j": "j"})


def _skeleton(key: str) -> str:
    """What stays of each part in every transliteration; empty where that is too little to tell two persons apart."""
    parts: list[str] = []
    for part in key.split():
        plain = re.sub(r"[aeiouh]", "", part.replace("ph", "f").replace("x", "ks").translate(_SOUNDS))
        single = re.sub(r"(.)\1+", r"\1", plain)
        parts.append(single)
    whole = " ".join(part for part in parts if part)
    return whole if len(whole.replace(" ", "")) >= LEAST else ""


@cache
def _persons() -> tuple[tuple[Person, tuple[str, ...]], ...]:
    """Every person with the names the table gives."""
    found: list[tuple[Person, tuple[str, ...]]] = []
    for (name, others, country), group in groupby(
        rows("persons"), lambda row: (row["name"], row["others"], row["country"])
    ):
        offices = tuple(
            Office(
                role=row["role"],
                sector=cast("Sector", row["sector"]),
                since=row["since"],
                until=row["until"] or None,
            )
            for row in group
        )
        person = Person(name=name, country=country or None, offices=offices)
        found.append((person, (name, *(one for one in others.split(";") if one))))
    return tuple(found)


@cache
def _keyed() -> tuple[tuple[str, Person], ...]:
    """Every name's letters with its person."""
    return tuple((_key(name), person) for person, names in _persons() for name in names)


@cache
def _names() -> dict[str, tuple[Person, ...]]:
    return _index(_keyed())


@cache
def _skeletons() -> dict[str, tuple[Person, ...]]:
    found = _index((_skeleton(key), person) for key, person in _keyed())
    return {skeleton: persons for skeleton, persons in found.items() if skeleton}


@cache
def _surnames() -> dict[str, tuple[Person, ...]]:
    """Only those whom a surname alone can mean: who led a country or a movement."""
    return _index((key.split()[-1], person) for key, person in _keyed() if _led(person))


def _led(person: Person) -> bool:
    return any(office.role.startswith(LEADING) for office in person.offices)


def _index(pairs: Iterable[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for key, person in pairs:
        if person not in found.get(key, ()):
            found[key] = (*found.get(key, ()), person)
    return found
