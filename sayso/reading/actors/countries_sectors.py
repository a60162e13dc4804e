"""
Identity: which country and sector the words of one phrase give, with the tables' help and without its article.

The phrase's own words come first: what it says somebody is (``foreign minister``), whose (``Libyan``), of which body
(``of the Knesset``). Tables of bodies and persons, read for the day, fill what the words leave open.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from sayso.knowledge import bodies, persons
from sayso.knowledge.roles import Role
from sayso.reading.actors.names_in_phrase import (
    Locate,
    Named,
    after_articles,
    locate,
    name_at,
    names_in,
    words_of,
    written,
)
from sayso.reading.actors.owner_of_role import LOOSE, described, linked_country, linked_sector, own_country
from sayso.reading.actors.role_words import LINKING, RANKS, office_before, role_before, spanned
from sayso.records.event import Sector

FORMER: Final = frozenset(
    {"former", "ex", "retired", "ousted", "deposed", "toppled", "one-time", "onetime", "erstwhile"}
)
OFFICIAL: Final[frozenset[Sector]] = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PRE"})
"""Sectors whose former members are PLOVER's elites."""
ARMED: Final[frozenset[Sector]] = frozenset({"REB", "PRM", "CRM", "IMG"})
PROTESTING: Final[frozenset[Sector]] = frozenset({"OPP"})
STATE_ARMED: Final[frozenset[Sector]] = frozenset({"MIL", "UAF", "PRM", "CVL", "REB", "GOV"})
"""Sectors of persons that give way to an armed body named with them: ``Boko Haram gunmen``, ``rebel soldiers``."""
CROWD: Final[frozenset[Sector]] = frozenset({"OPP", "EDU", "LAB", "AGR", "REB", "NGO", "PTY", "REL", "REF"})
"""What civilians may be more closely: ``student protesters``, but not ``government supporters``."""
STATELESS: Final[frozenset[Sector | None]] = frozenset({"IGO", "IMG", "MNC", "ISM", "NGO"})
"""Sectors of bodies that are of no country wherever they work: the Red Cross in Chad is not Chad's."""
WORLDWIDE: Final[frozenset[Sector]] = frozenset({"IGO", "IMG", "MNC", "ISM"})
"""PLOVER's classes of bodies that belong to no country."""
PARTICLES: Final = frozenset(
    "al el bin ibn ben bint abu ould ag de da do dos das del della di du la le los van von der den ter ul ur".split()
)
TITLES: Final = frozenset("mr mrs ms miss dr sir dame lord lady mr. mrs. ms. dr. prof. professor".split())
PRONOUNS: Final = frozenset("he she they we i you it him her them us me who that this these those".split())


class Identity(Struct, frozen=True, kw_only=True):
    """Whose somebody is, and what."""

    country: str | None = None
    """ISO 3166-1 alpha-3."""
    sector: Sector | None = None
    """PLOVER sector."""
    group: Sector | None = None
    """The worldwide class (IGO, IMG, MNC) of the body it belongs to, beside which ``sector`` may say more."""
    role: Role | None = None
    """What the words say somebody is."""
    person: str | None = None
    """Full name of the person the table knows."""

    @property
    def only_sector(self) -> Sector | None:
        """The one sector of a record that holds one: the worldwide class before all."""
        return self.group or self.sector


NOBODY: Final = Identity()


def identify(phrase: str, *, on: str | None = None) -> Identity:
    """
    Country and sector of a phrase that names or describes an actor.

    Args:
        phrase: Such as ``French Foreign Minister Jean-Yves Le Drian``, ``members of the Knesset``, ``Trump``.
        on: The day (ISO 8601) it was written; without one the last office known counts, if it is not long past.

    >>> found = identify("the head of Brazil's navy")
    >>> found.country, found.sector
    ('BRA', 'MIL')
    """
    whole = bodies.find(" ".join(phrase.split()))
    if whole is not None:
        return _by_name([phrase], [], _whole_name(whole), (0, 1), whole.country)
    parts = [part for part in re.split(r"[,;:()]| [–—-] ", phrase) if part.strip()]
    found = [_of_words(words_of(part), head=None, on=on, place=locate) for part in parts]
    return found[0] if len(found) == 1 else joined(found)


def joined(found: list[Identity]) -> Identity:
    """What several phrases about one actor say together, the earlier first: a name and its apposition."""
    described = next((one for one in found if one.role is not None and one.sector is not None), NOBODY)
    return Identity(
        country=described.country or next((one.country for one in found if one.country), None),
        sector=described.sector or next((one.sector for one in found if one.sector), None),
        group=next((one.group for one in found if one.group), None),
        role=described.role or next((one.role for one in found if one.role), None),
        person=next((one.person for one in found if one.person), None),
    )


def of_words(
    words: list[str], *, head: int, on: str | None = None, place: Locate = locate, named: bool = True
) -> Identity:
    """
    As ``identify``, for a phrase whose words and head an annotation gives.

    Args:
        words: Universal Dependencies words, ``Chile's`` as two.
        head: Index of the word the phrase is about.
        on: The day it was written, ISO 8601.
        place: Tells a place's country, as the article resolved it.
        named: Whether persons may be looked up; off for a phrase that is known to name none.
    """
    return _of_words(words, head=head, on=on, place=place, named=named)


def of_person(name: str, *, role: Identity, on: str | None) -> Identity:
    """
    A named person's identity: what the article says of them, and what the table knows of that name where it agrees.

    Somebody described as something else than the table's person is somebody else of that name.
    """
    found = persons.find(name)
    if role.country is not None:
        found = tuple(one for one in found if one.country in {None, role.country})
    person = _the_one(found, role=role.role, on=on)
    if person is None or not _agrees(person, role, on):
        return role
    return _with_person(role, person, on)


def _whole_name(body: bodies.Body) -> Named:
    return Named(first=0, end=1, kind="body", country=body.country, sector=body.sector)


def _of_words(words: list[str], *, head: int | None, on: str | None, place: Locate, named: bool = True) -> Identity:
    if len(words) == 1 and words[0].lower() in PRONOUNS and words[0] not in {"US", "WHO"}:
        return NOBODY
    atoms = names_in(words, place)
    first, end, after = _core(words, atoms, head)
    role_end = _role_end(words, first, end, atoms) if head is None else _head_end(words, first, head, end)
    role, role_first, role_end = office_before(words, first, role_end)
    inner = name_at(atoms, role_end - 1)
    if inner is not None and inner.kind != "place" and inner.end - inner.first >= role_end - role_first:
        role, role_first = None, inner.first
    country = own_country(atoms, (first, end), role_first if role is not None else None)
    linked = None
    if country is None and not (inner is not None and inner.kind == "body" and inner.sector in STATELESS):
        linked = linked_country(words, atoms, after)
    identity = (
        _by_role(words, role, (first, role_first, role_end), atoms, after, (country, linked))
        if role is not None
        else _by_name(words, atoms, inner, (first, end), country or linked)
    )
    if not named:
        return identity
    name = _trailing_name(words, _after_role(words, role_end, end) if role is not None else first, end)
    return of_person(name, role=identity, on=on) if name else identity


def _core(words: list[str], atoms: list[Named], head: int | None) -> tuple[int, int, int]:
    """Where a phrase's core begins and ends (before any ``of``), and where what is linked to it begins."""
    first = after_articles(words)
    word = first + 1 if head is None else head + 1
    while word < len(words):
        if words[word].lower() in LINKING and name_at(atoms, word) is None:
            last = spanned(words, first, word)
            if last is None:
                return first, word, word
            word = last
        word += 1
    return first, len(words), len(words)


def _role_end(words: list[str], first: int, end: int, atoms: list[Named]) -> int:
    """The end of the words that describe, before a name that follows them: ``Foreign Minister`` ``Park Jin``."""
    if name_at(atoms, end - 1) is not None and (name_at(atoms, end - 1) or atoms[0]).kind != "place":
        return end
    last = end
    while last > first and (words[last - 1][:1].isupper() or words[last - 1].lower().split("-")[0] in PARTICLES):
        if role_before(words, first, last)[0] is not None:
            return last
        last -= 1
    return last if last > first and role_before(words, first, last)[0] is not None else end


def _head_end(words: list[str], first: int, head: int, end: int) -> int:
    """The end of the role that a head word begins or ends."""
    if head + 1 < end and role_before(words, first, head + 2)[1] <= head:  # attorney general, secretary general
        return head + 2
    following = head + 1 < end and words[head + 1].lower() in LINKING
    last = spanned(words, first, head + 1) if following else None
    return head + 1 if last is None else last + 1


def _by_role(
    words: list[str],
    role: Role,
    bounds: tuple[int, int, int],
    atoms: list[Named],
    after: int,
    countries_told: tuple[str | None, str | None],
) -> Identity:
    """What a role makes of somebody, with the body it belongs to."""
    first, role_first, role_end = bounds
    country = countries_told[0] or countries_told[1]
    before = described(words, first, role_first, atoms)
    linked = linked_sector(words, atoms, after)
    own: Sector | None = role.sector
    if role.takes is not None:
        near: Sector | None = (
            next((sector for sector in before if sector not in LOOSE), None) or linked or next(iter(before), None)
        )
        if own == "CVL" and near not in CROWD:
            near = None
        state: Sector | None = "GOV" if role.takes == "state" and country is not None else None
        private = own == "GOV" and country is None and _of_a_name(words, after)
        own = near or (None if private else own) or state
    elif role.kind != "body" and own in STATE_ARMED:
        own = _first(before, ARMED | PROTESTING if own == "CVL" else ARMED) or own
    group = _first(before, WORLDWIDE) or _first([linked] if linked is not None else [], WORLDWIDE)
    if any(words[word].lower() in FORMER for word in range(first, role_first)) or words[role_end - 1].startswith("ex-"):
        own = "ELI" if own in OFFICIAL or own in WORLDWIDE else own
        group = None if own == "ELI" else group
    if group is not None and own == group and role.sector is not None:
        own = role.sector
    return Identity(country=country if group is None else countries_told[0], sector=own, group=group, role=role)


def _of_a_name(words: list[str], link: int) -> bool:
    """Whether a name that no table knows follows: the president of a firm holds no public office."""
    named = words[link + 1 + (words[link + 1 : link + 2] == ["the"]) :]
    return words[link : link + 1] in (["of"], ["at"]) and bool(named) and named[0][:1].isupper()


def _first(sectors: list[Sector], wanted: frozenset[Sector]) -> Sector | None:
    return next((sector for sector in sectors if sector in wanted), None)


def _by_name(
    words: list[str], atoms: list[Named], inner: Named | None, core: tuple[int, int], country: str | None
) -> Identity:
    """What a name alone makes of somebody: a body, a seat of government, a town's people."""
    alone = inner is not None and (inner.first, inner.end) == core
    if inner is None or (inner.kind in {"capital", "place"} and not alone):
        held = next((atom for atom in atoms if atom.kind in {"body", "seat"} and atom.end <= core[1]), None)
        inner = held if inner is None else None
    if inner is None:
        return Identity(country=country)
    if inner.kind == "place":
        known = persons.find(written(words[core[0] : core[1]]))  # Obama, where no town of Japan is meant
        return NOBODY if known else Identity(country=country, sector="CVL")
    if inner.sector in WORLDWIDE:
        return Identity(country=None, sector=inner.sector, group=inner.sector)
    return Identity(country=country, sector=inner.sector)


def _trailing_name(words: list[str], first: int, end: int) -> str | None:
    """The name that ends a core: capitalised words and the particles between them."""
    last = end
    while last > first and (words[last - 1][:1].isupper() or words[last - 1].lower().split("-")[0] in PARTICLES):
        last -= 1
    name = [word for word in words[last:end] if word.lower() not in TITLES]
    return written(name) if name and name[-1][:1].isupper() | name[-1].startswith("al-") else None


def _after_role(words: list[str], role_end: int, end: int) -> int:
    """Where a name begins after an office, past the rank that may follow it."""
    sizes = (size for size in (2, 1) if role_end + size < end)
    ranked = (size for size in sizes if " ".join(words[role_end : role_end + size]).lower() in RANKS)
    return role_end + next(ranked, 0)


def _the_one(found: tuple[persons.Person, ...], *, role: Role | None, on: str | None) -> persons.Person | None:
    """The person meant: the only one in office; else the only one of the office the words give."""
    person = persons.one_of(found, on=on)
    if person is not None or not found:
        return person
    if role is not None:
        bearing = [one for one in found if any(office.role.endswith(role.phrase) for office in one.offices)]
        serving = [
            one for one in bearing if (office := one.office(on)) is not None and office.role.endswith(role.phrase)
        ]
        person = persons.one_of(tuple(serving or bearing), on=on)
        if person is not None:
            return person
    alike = {(one.country, one.sector(on)) for one in found}
    return found[0] if len(alike) == 1 else None


def _agrees(person: persons.Person, role: Identity, on: str | None) -> bool:
    """Whether the words allow that this is the table's person: they say nothing else, or something that it was."""
    if role.sector is None or role.country is not None or (role.role is not None and role.role.phrase in RANKS):
        return True
    held = {office.sector for office in person.offices} | {person.sector(on)}
    return role.sector in held or (role.sector == "ELI" and bool(held & OFFICIAL)) or role.sector in {"GOV", "PTY"}


def _with_person(role: Identity, person: persons.Person, on: str | None) -> Identity:
    sector = role.sector or person.sector(on)
    world = sector if sector in WORLDWIDE else None
    return Identity(
        country=role.country or (None if world else person.country),
        sector=sector,
        group=role.group or world,
        role=role.role,
        person=person.name,
    )
