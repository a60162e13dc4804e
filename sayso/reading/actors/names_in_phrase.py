"""The names in a phrase that tables know: countries, demonyms, bodies, seats of government, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct

from sayso.knowledge import bodies, countries, gazetteer, peoples, roles, seats
from sayso.reading.actors.role_words import role_of
from sayso.records.event import Sector

WORD: Final = re.compile(r"['’]s\b|(?:(?!['’]s\b)[\w.&'’-])*\w\.?|[^\w\s]")
LONGEST_NAME: Final = 10
"""Words of the longest name that is looked up."""
OWNED: Final = frozenset(
    {"led", "based", "run", "held", "controlled", "occupied", "administered", "ruled", "owned", "class"}
)
"""What makes a country's or body's what follows: ``Saudi-led``, ``Nimitz-class``; ``US-backed`` troops are no one's."""
SIDES: Final = frozenset("north south east west northern southern eastern western central upper lower".split())
AGAINST: Final = frozenset({"anti", "pro", "non", "ex", "post", "pre"})
"""What before a hyphen makes a name a matter of opinion, and of nobody's country: ``anti-Syria``."""
ARTICLES: Final = frozenset({"the", "a", "an"})
Locate = Callable[[str], str | None]


class Named(Struct, frozen=True, kw_only=True):
    """Words ``[first, end)`` that a table knows."""

    first: int
    end: int
    kind: Literal["body", "country", "demonym", "seat", "capital", "place"]
    """A ``seat`` is a building or district that stands for a body."""
    country: str | None
    sector: Sector | None = None


def locate(name: str) -> str | None:
    """The country of the largest place that bears a name; None for a country's own name."""
    if countries.find(name) is not None:
        return None
    found = [one for one in gazetteer.find(name) if one.country is not None]
    best = max(found, key=lambda one: one.people, default=None)
    return best.country if best is not None else None


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as Universal Dependencies has them: the genitive apart, hyphens inside."""
    return WORD.findall(phrase)


def written(words: list[str]) -> str:
    """Words as a name is written: the genitive and hyphens closed up, plain apostrophes."""
    text = re.sub(r" (?=['’](?:s\b|$| ))", "", " ".join(words))
    return re.sub(r" ?([-‐‑]) ?", "-", text).replace("’", "'")


def names_in(words: list[str], place: Locate) -> list[Named]:
    """The names in a phrase, the longest first from left to right; none overlaps another."""
    found: list[Named] = []
    word = after_articles(words)
    while word < len(words):
        atom = _atom(words, word, place)
        if atom is None:
            word += 1
            continue
        if not _only_backed(words, atom):
            found.append(atom)
        word = atom.end
    return found


def name_at(atoms: list[Named], word: int) -> Named | None:
    """The name that a word belongs to."""
    return next((atom for atom in atoms if atom.first <= word < atom.end), None)


def after_articles(words: list[str]) -> int:
    """The first word that is no article, save one that a name begins with: ``A Just Russia``."""
    sizes = range(2, min(LONGEST_NAME, len(words)) + 1)
    if words[0].lower() in ARTICLES and any(bodies.find(written(words[:size])) is not None for size in sizes):
        return 0
    return next((word for word in range(len(words) - 1) if words[word].lower() not in ARTICLES), len(words) - 1)


def _atom(words: list[str], first: int, place: Locate) -> Named | None:
    """The longest name that begins with a word."""
    word = words[first]
    capital = word[:1].isupper() or word[:1].isdigit() or word.startswith(("al-", "el-"))
    longest = min(LONGEST_NAME, len(words) - first) if capital else min(3, len(words) - first)
    described = _longest_role(words, first)
    for size in range(longest, 0, -1):
        name = written(words[first : first + size])
        atom = _known(name, first, first + size, place) if capital else _body(name, first, first + size)
        if atom is not None:
            return atom if size >= described else None
    return None


def _longest_role(words: list[str], first: int) -> int:
    """Words of the longest role that begins with a word, if it has several: ``Labour Minister`` is of no party."""
    sizes = range(min(4, len(words) - first), 1, -1)
    return next((size for size in sizes if role_of(words[first : first + size]) is not None), 0)


def _known(name: str, first: int, end: int, place: Locate) -> Named | None:
    body = _body(name, first, end)
    if body is not None:
        return body
    spelt = name.title() if name.isupper() and len(name) > 4 else name
    country = countries.find(name)
    if country is not None:
        return Named(first=first, end=end, kind="country", country=place(name) or country.code)
    demonym = countries.demonym_countries(name)
    people = peoples.find(name)
    if demonym is not None or people is not None:
        code = demonym[0].code if demonym else people
        return Named(first=first, end=end, kind="demonym", country=code)
    seat = seats.find_seat(name) or seats.find_seat(spelt)
    if seat is not None:
        kind: Literal["seat", "capital"] = "seat" if seat.kind == "building" else "capital"
        return Named(first=first, end=end, kind=kind, country=seat.country, sector=seat.sector)
    side, _, whole = name.partition(" ")
    if side.lower() in SIDES and (country := countries.find(whole)) is not None:
        return Named(first=first, end=end, kind="country", country=country.code)
    owned = re.fullmatch(r"(.+)-(\w+)", name)
    if owned is not None and (owned[2] in OWNED or countries.find_demonym(owned[2]) is not None):
        return _known(owned[1], first, end, place)
    where = place(spelt) if len(spelt) > 2 and roles.find(name.lower()) is None else None
    return Named(first=first, end=end, kind="place", country=where) if where is not None else None


def _body(name: str, first: int, end: int) -> Named | None:
    body = bodies.find(name)
    if body is None:
        return None
    return Named(first=first, end=end, kind="body", country=body.country, sector=body.sector)


def _only_backed(words: list[str], atom: Named) -> bool:
    """Whether a name only qualifies, and does not own: ``US - backed``, ``anti - Syria``."""
    before = [word.lower() for word in words[max(0, atom.first - 2) : atom.first]]
    if len(before) == 2 and before[1] == "-" and before[0] in AGAINST:
        return True
    after = [word.lower() for word in words[atom.end : atom.end + 2]]
    return len(after) == 2 and after[0] in {"-", "‑"} and after[1] not in OWNED and after[1].endswith(("ed", "en", "n"))
