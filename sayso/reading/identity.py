"""
Identity: which country and sector the words of one phrase give, with the tables' help and without its article.

The phrase's own words come first: what it says somebody is (``foreign minister``), whose (``Libyan``), of which body
(``of the Knesset``). Tables of bodies and persons, read for the day, fill what the words leave open.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from sayso.knowledge import bodies, countries, gazetteer, peoples, persons, roles, seats
from sayso.knowledge.roles import Role
from sayso.records.event import Sector

WORD: Final = re.compile(r"['’]s\b|(?:(?!['’]s\b)[\w.&'’-])*\w\.?|[^\w\s]")
LONGEST_NAME: Final = 8
"""Words of the longest name that is looked up."""
INSIDE: Final = frozenset({"of", "for", "at", "from", "with", "within", "in", "inside", "near", "based", "by"})
"""Prepositions after which a phrase tells whose somebody is: ``members of SANDF``, not ``ambassador to Chad``."""
LINKING: Final = INSIDE | frozenset(
    {"to", "on", "against", "over", "about", "between", "who", "which", "that", "whose", "during", "after", "under"}
)
FORMER: Final = frozenset(
    {"former", "ex", "retired", "ousted", "deposed", "toppled", "one-time", "onetime", "erstwhile"}
)
OFFICIAL: Final[frozenset[Sector]] = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PRE"})
"""Sectors whose former members are PLOVER's elites."""
ARMED: Final[frozenset[Sector]] = frozenset({"REB", "PRM", "CRM", "IMG"})
STATE_ARMED: Final[frozenset[Sector]] = frozenset({"MIL", "UAF", "PRM", "CVL", "REB", "GOV"})
"""Sectors of persons that give way to an armed body named with them: ``Boko Haram gunmen``, ``rebel soldiers``."""
CROWD: Final[frozenset[Sector]] = frozenset({"OPP", "EDU", "LAB", "AGR", "REB", "NGO", "PTY", "REL", "REF"})
"""What civilians may be more closely: ``student protesters``, but not ``government supporters``."""
WORLDWIDE: Final[frozenset[Sector]] = frozenset({"IGO", "IMG", "MNC", "ISM"})
"""PLOVER's classes of bodies that belong to no country."""
OWNED: Final = frozenset(
    {"led", "based", "run", "held", "controlled", "occupied", "administered", "ruled", "owned", "class"}
)
"""What makes a country's or body's what follows: ``Saudi-led``, ``Nimitz-class``; ``US-backed`` troops are no one's."""
RANKS: Final = frozenset(
    "general gen. gen lt. gen. maj. gen. brig. gen. colonel-general colonel col. col admiral adm. captain capt. major "
    "maj. lieutenant lt. sergeant sheikh ayatollah maulana maulvi mullah imam rev. reverend prince princess".split()
) | {"lt. gen.", "maj. gen.", "brig. gen.", "lt. col.", "grand ayatollah", "major general", "lieutenant general"}
"""Titles that a person keeps beside an office: "opposition leader Maulana …", "Defence Minister General …"."""
PROPER: Final = frozenset({"house", "chamber", "diet", "assembly"})
"""Words that name a parliament only with a capital."""
PARTICLES: Final = frozenset(
    "al el bin ibn ben bint abu ould ag de da do dos das del della di du la le los van von der den ter ul ur".split()
)
TITLES: Final = frozenset("mr mrs ms miss dr sir dame lord lady mr. mrs. ms. dr. prof. professor".split())
ARTICLES: Final = frozenset({"the", "a", "an"})
PRONOUNS: Final = frozenset("he she they we i you it him her them us me who that this these those".split())

Locate = Callable[[str], str | None]
"""Gives the country (alpha-3) of a place's name."""


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


class _Named(Struct, frozen=True, kw_only=True):
    """Words ``[first, end)`` that a table knows."""

    first: int
    end: int
    kind: str
    """``body``, ``country``, ``demonym``, ``seat``, ``capital`` or ``place``."""
    country: str | None
    sector: Sector | None = None


def locate(name: str) -> str | None:
    """The country of the largest place that bears a name; None for a country's own name."""
    if countries.find(name) is not None:
        return None
    found = [one for one in gazetteer.find(name) if one.country is not None]
    best = max(found, key=lambda one: one.people, default=None)
    return best.country if best is not None else None


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
    parts = [part for part in re.split(r"[,;:()]| [–—-] ", phrase) if part.strip()]
    found = [_of_words(_words(part), head=None, on=on, place=locate) for part in parts]
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


def _of_words(words: list[str], *, head: int | None, on: str | None, place: Locate, named: bool = True) -> Identity:
    if len(words) == 1 and words[0].lower() in PRONOUNS and words[0] != "US":
        return NOBODY
    atoms = _atoms(words, place)
    first, end, after = _core(words, atoms, head)
    role_end = _role_end(words, first, end, atoms) if head is None else _head_end(words, first, head, end)
    role, role_first, role_end = _office(words, first, role_end)
    inner = _atom_at(atoms, role_end - 1)
    if inner is not None and inner.kind != "place" and inner.end - inner.first >= role_end - role_first:
        role, role_first = None, inner.first
    country = _country(atoms, (first, end), role_first if role is not None else None)
    linked = None
    if country is None and not (inner is not None and inner.kind == "body"):
        linked = _linked_country(words, atoms, after)
    identity = (
        _by_role(words, role, (first, role_first, role_end), atoms, after, (country, linked))
        if role is not None
        else _by_name(atoms, inner, (first, end), country or linked)
    )
    if not named:
        return identity
    name = _trailing_name(words, _after_role(words, role_end, end) if role is not None else first, end)
    return of_person(name, role=identity, on=on) if name else identity


def _words(phrase: str) -> list[str]:
    return WORD.findall(phrase)


def _text(words: list[str]) -> str:
    """Words as a name is written: the genitive and hyphens closed up, plain apostrophes."""
    text = re.sub(r" (?=['’](?:s\b|$| ))", "", " ".join(words))
    return re.sub(r" ?([-‐‑]) ?", "-", text).replace("’", "'")


def _atoms(words: list[str], place: Locate) -> list[_Named]:
    """The names in a phrase, the longest first from left to right; none overlaps another."""
    found: list[_Named] = []
    word = _after_articles(words)
    while word < len(words):
        atom = _atom(words, word, place)
        if atom is None:
            word += 1
            continue
        if not _only_backed(words, atom):
            found.append(atom)
        word = atom.end
    return found


def _after_articles(words: list[str]) -> int:
    return next((word for word in range(len(words) - 1) if words[word].lower() not in ARTICLES), len(words) - 1)


def _atom(words: list[str], first: int, place: Locate) -> _Named | None:
    """The longest name that begins with a word."""
    word = words[first]
    capital = word[:1].isupper() or word[:1].isdigit() or word.startswith(("al-", "el-"))
    longest = min(LONGEST_NAME, len(words) - first) if capital else min(3, len(words) - first)
    described = _longest_role(words, first)
    for size in range(longest, 0, -1):
        name = _text(words[first : first + size])
        atom = _known(name, first, first + size, place) if capital else _body(name, first, first + size)
        if atom is not None:
            return atom if size >= described else None
    return None


def _longest_role(words: list[str], first: int) -> int:
    """Words of the longest role that begins with a word, if it has several: ``Labour Minister`` is of no party."""
    sizes = range(min(4, len(words) - first), 1, -1)
    return next((size for size in sizes if _role_of(words[first : first + size]) is not None), 0)


def _known(name: str, first: int, end: int, place: Locate) -> _Named | None:
    body = _body(name, first, end)
    if body is not None:
        return body
    spelt = name.title() if name.isupper() and len(name) > 4 else name
    country = countries.find(name)
    if country is not None:
        return _Named(first=first, end=end, kind="country", country=place(name) or country.code)
    demonym = countries.demonym_countries(name)
    people = peoples.find(name)
    if demonym is not None or people is not None:
        code = demonym[0].code if demonym else people
        return _Named(first=first, end=end, kind="demonym", country=code)
    seat = seats.find_seat(name) or seats.find_seat(spelt)
    if seat is not None:
        kind = "seat" if seat.kind == "building" else "capital"
        return _Named(first=first, end=end, kind=kind, country=seat.country, sector=seat.sector)
    owned = re.fullmatch(r"(.+)-(\w+)", name)
    if owned is not None and owned[2] in OWNED:
        return _known(owned[1], first, end, place)
    where = place(spelt) if len(spelt) > 2 and roles.find(name.lower()) is None else None
    return _Named(first=first, end=end, kind="place", country=where) if where is not None else None


def _body(name: str, first: int, end: int) -> _Named | None:
    body = bodies.find(name)
    if body is None:
        return None
    return _Named(first=first, end=end, kind="body", country=body.country, sector=body.sector)


def _only_backed(words: list[str], atom: _Named) -> bool:
    """Whether a name only qualifies by a participle that does not make it the owner: ``US - backed``."""
    after = [word.lower() for word in words[atom.end : atom.end + 2]]
    return len(after) == 2 and after[0] in {"-", "‑"} and after[1] not in OWNED and after[1].endswith(("ed", "en", "n"))


def _atom_at(atoms: list[_Named], word: int) -> _Named | None:
    return next((atom for atom in atoms if atom.first <= word < atom.end), None)


def _core(words: list[str], atoms: list[_Named], head: int | None) -> tuple[int, int, int]:
    """Where a phrase's core begins and ends (before any ``of``), and where what is linked to it begins."""
    first = _after_articles(words)
    word = first + 1 if head is None else head + 1
    while word < len(words):
        if words[word].lower() in LINKING and _atom_at(atoms, word) is None:
            spanned = _spanned(words, first, word)
            if spanned is None:
                return first, word, word
            word = spanned
        word += 1
    return first, len(words), len(words)


def _spanned(words: list[str], first: int, link: int) -> int | None:
    """The last word of a role that a preposition stands inside of: ``chief of staff``; None for any other."""
    for start in range(first, link):
        for end in range(min(start + 5, len(words)), link + 1, -1):
            if _role_of(words[start:end]) is not None:
                return end - 1
    return None


def _role_end(words: list[str], first: int, end: int, atoms: list[_Named]) -> int:
    """The end of the words that describe, before a name that follows them: ``Foreign Minister`` ``Park Jin``."""
    if _atom_at(atoms, end - 1) is not None and (_atom_at(atoms, end - 1) or atoms[0]).kind != "place":
        return end
    last = end
    while last > first and (words[last - 1][:1].isupper() or words[last - 1].lower().split("-")[0] in PARTICLES):
        if _role(words, first, last)[0] is not None:
            return last
        last -= 1
    return last if last > first and _role(words, first, last)[0] is not None else end


def _head_end(words: list[str], first: int, head: int, end: int) -> int:
    """The end of the role that a head word begins or ends."""
    if head + 1 < end and _role(words, first, head + 2)[1] <= head:  # attorney general, secretary general
        return head + 2
    following = head + 1 < end and words[head + 1].lower() in LINKING
    spanned = _spanned(words, first, head + 1) if following else None
    return head + 1 if spanned is None else spanned + 1


def _role(words: list[str], first: int, end: int) -> tuple[Role | None, int]:
    """The longest role that ends before a word, and where it begins."""
    for size in range(min(5, end - first), 0, -1):
        role = _role_of(words[end - size : end])
        if role is not None:
            return role, end - size
    return None, end


def _office(words: list[str], first: int, end: int) -> tuple[Role | None, int, int]:
    """The role that ends before a word, its first word and its end; a rank after an office gives way to it."""
    role, start = _role(words, first, end)
    if role is not None and role.phrase in RANKS and start > first:
        before, before_start = _role(words, first, start)
        if before is not None and before.kind == "person":
            return before, before_start, start
    return role, start, end


def _role_of(words: list[str]) -> Role | None:
    """A role as it stands, else in the singular, else without the ``ex-`` or hyphen before it."""
    *before, last = " ".join(words).lower().replace("’", "'").replace(" - ", "-").split()
    start = " ".join(before)
    for form in (last, *_singulars(last)):
        role = roles.find(f"{start} {form}".strip())
        if role is not None:
            return None if role.phrase in PROPER and not words[-1][:1].isupper() else role
    return roles.find(last[3:]) if not before and last.startswith("ex-") else None


def _singulars(noun: str) -> tuple[str, ...]:
    if noun.endswith("men"):
        return (f"{noun[:-3]}man",)
    if noun.endswith("ies"):
        return (f"{noun[:-3]}y", noun[:-1])
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return (noun[:-2],)
    return (noun[:-1],) if noun.endswith("s") and not noun.endswith("ss") else ()


def _country(atoms: list[_Named], core: tuple[int, int], role_first: int | None) -> str | None:
    """Whose by the core alone: a country or demonym, then a body, then a place that describes or stands alone."""
    first, end = core
    inside = [atom for atom in atoms if first <= atom.first and atom.end <= end and atom.country]
    told = [atom for atom in inside if atom.kind in {"country", "demonym"}]
    told = told or [atom for atom in inside if atom.kind != "place"]
    told = told or [
        atom for atom in inside if (role_first is not None and atom.end <= role_first) or (atom.first, atom.end) == core
    ]
    return told[0].country if told else None


def _linked_country(words: list[str], atoms: list[_Named], after: int) -> str | None:
    """Whose by what "of" or "in" brings: the first country, body or seat, else the first place."""
    linked = [atom for atom in atoms if atom.first >= after and atom.country and _link(words, atom.first) in INSIDE]
    direct = [atom for atom in linked if atom.kind != "place"] or linked
    return direct[0].country if direct else None


def _link(words: list[str], before: int) -> str:
    """The preposition that links a word to what stands before it."""
    return next((words[word].lower() for word in range(before - 1, -1, -1) if words[word].lower() in LINKING), "")


def _by_role(
    words: list[str],
    role: Role,
    bounds: tuple[int, int, int],
    atoms: list[_Named],
    after: int,
    countries_told: tuple[str | None, str | None],
) -> Identity:
    """What a role makes of somebody, with the body it belongs to."""
    first, role_first, role_end = bounds
    country = countries_told[0] or countries_told[1]
    before = _described(words, first, role_first, atoms)
    linked = _linked(words, atoms, after)
    own = role.sector
    if role.takes is not None:
        near = next((sector for sector in before if sector != "CVL"), None) or linked or next(iter(before), None)
        if own == "CVL" and near not in CROWD:
            near = None
        own = near or own or ("GOV" if role.takes == "state" and country is not None else None)
    elif role.kind != "body" and own in STATE_ARMED:
        own = next((sector for sector in before if sector in ARMED or (sector == "OPP" and own == "CVL")), own)
    group = next((sector for sector in (*before, linked) if sector in WORLDWIDE), None)
    if any(words[word].lower() in FORMER for word in range(first, role_first)) or words[role_end - 1].startswith("ex-"):
        own = "ELI" if own in OFFICIAL or own in WORLDWIDE else own
        group = None if own == "ELI" else group
    if group is not None and own == group and role.sector is not None:
        own = role.sector
    return Identity(country=country if group is None else countries_told[0], sector=own, group=group, role=role)


def _described(words: list[str], first: int, end: int, atoms: list[_Named]) -> list[Sector]:
    """The sectors of the words and bodies before a role, the nearest first."""
    found: list[Sector] = []
    word = end
    while word > first:
        atom = _atom_at(atoms, word - 1)
        if atom is not None:
            if atom.sector is not None and atom.kind != "capital":
                found.append(atom.sector)
            word = atom.first
            continue
        sizes = list(range(min(3, word - first), 0, -1))
        size, sector = next(
            ((size, sector) for size in sizes if (sector := _describes(words[word - size : word])) is not None),
            (1, None),
        )
        if sector is not None:
            found.append(sector)
        word -= size
    return found


def _describes(words: list[str]) -> Sector | None:
    """The sector of an adjective, or of a body named by what it is: ``rebel``, ``health ministry``."""
    phrase = " ".join(word.lower() for word in words)
    given = roles.describing(phrase)
    if given is None and phrase.endswith(("-linked", "-affiliated", "-aligned")):
        given = roles.describing(phrase.rsplit("-", 1)[0])
    if given is not None:
        return given
    role = _role_of(words)
    return role.sector if role is not None and (role.kind == "body" or role.takes is None) else None


def _linked(words: list[str], atoms: list[_Named], after: int) -> Sector | None:
    """The sector of the body that "of" or "in" ties to a role, by name or by what it is."""
    start = after
    while start < len(words):
        end = next((word for word in range(start + 1, len(words)) if words[word].lower() in LINKING), len(words))
        if words[start].lower() in INSIDE:
            for word in range(end - 1, start, -1):
                atom = _atom_at(atoms, word)
                if atom is not None and atom.sector is not None and atom.kind in {"body", "seat"}:
                    return atom.sector
                role, _ = _role(words, start + 1, word + 1)
                if atom is None and role is not None and (role.kind != "person" or words[start].lower() != "in"):
                    described = next((one for one in _described(words, start + 1, word, atoms) if one != "CVL"), None)
                    return role.sector if role.takes is None else described or role.sector
        start = end
    return None


def _by_name(atoms: list[_Named], inner: _Named | None, core: tuple[int, int], country: str | None) -> Identity:
    """What a name alone makes of somebody: a body, a seat of government, a town's people."""
    alone = inner is not None and (inner.first, inner.end) == core
    if inner is None or (inner.kind in {"capital", "place"} and not alone):
        held = next((atom for atom in atoms if atom.kind in {"body", "seat"} and atom.end <= core[1]), None)
        inner = held if inner is None else None
    if inner is None:
        return Identity(country=country)
    if inner.kind == "place":
        return Identity(country=country, sector="CVL")
    if inner.sector in WORLDWIDE:
        return Identity(country=None, sector=inner.sector, group=inner.sector)
    return Identity(country=country, sector=inner.sector)


def _trailing_name(words: list[str], first: int, end: int) -> str | None:
    """The name that ends a core: capitalised words and the particles between them."""
    last = end
    while last > first and (words[last - 1][:1].isupper() or words[last - 1].lower().split("-")[0] in PARTICLES):
        last -= 1
    name = [word for word in words[last:end] if word.lower() not in TITLES]
    return _text(name) if name and name[-1][:1].isupper() | name[-1].startswith("al-") else None


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
    if role.sector is None or role.country is not None:
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
