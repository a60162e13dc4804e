"""Where a text names places, as far as tables and spelling tell: listed names, and names that say what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal

from msgspec import Struct

from sayso.knowledge import countries, gazetteer, seats
from sayso.reading.places.choice import FEDERAL
from sayso.records.span import Span

NameKind = Literal["country", "demonym", "region", "division", "state", "seat", "county", "city", "facility", "unknown"]
STRONG: Final = frozenset({"country", "demonym", "region", "division", "seat"})
"""Kinds of names that seldom mean anything else."""


class Name(Struct, frozen=True):
    """One stretch of text that names a place."""

    span: Span
    text: str
    """The name with single spaces."""
    kind: NameKind
    people: int = 0
    """Population of the largest settlement that bears it."""
    nested: bool = False
    seat: str | None = None
    """Of a facility, the place in its name that it stands in: Long Beach of Long Beach Airport."""


def scan(text: str) -> Iterator[Name]:
    """Every name the tables know, the longest at each word, judged by nothing but the tables."""
    words = [match.span() for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        start, end = words[at]
        first = text[start]
        word = text[start:end]
        if not (first.isupper() or word in _LOWER_STARTS or (word in _ARTICLES and text[end : end + 1] == "-")):
            at += 1
            continue
        found = _longest(text, words, at)
        feature = _FEATURE.match(text, words[at][0]) if first.isupper() else None
        if feature and (found is None or feature.end() > found[0].span.end) and feature["first"] not in NO_NAMES:
            yield _feature(text, feature, found[0] if found else None)
            at = next((later for later in range(at + 1, len(words)) if words[later][0] >= feature.end()), len(words))
        elif found is None:
            at += 1
        else:
            name, at = found
            yield name


def _feature(text: str, match: re.Match[str], listed: Name | None) -> Name:
    """A name with a word that says what it names: Kanawha River, Bridge Street, Lake Lanier, Highway 10."""
    span = Span(*match.span())
    phrase = " ".join(span.of(text).split())
    kind: NameKind = "facility" if match["street"] or match["numbered"] else "unknown"
    return Name(span, phrase, kind_of(phrase) or kind, listed.people if listed else 0)


def _longest(text: str, words: list[tuple[int, int]], at: int) -> tuple[Name, int] | None:
    """The longest name that begins with a word, and the word after it."""
    start, last = words[at][0], at
    longer = _begins(text[start : words[at][1]])
    while longer and last + 1 < len(words) and last - at < 4 and text[words[last][1] : words[last + 1][0]] in _JOINTS:
        last += 1
    for end_word in range(last, at - 1, -1):
        end = words[end_word][1]
        for stop in (end, end - 1) if text[end - 1] == "." else (end,):
            phrase = " ".join(text[start:stop].split())
            if (kind := kind_of(phrase)) and not (phrase.startswith("The ") and kind_of(phrase[4:])):
                return Name(Span(start, stop), phrase, kind, _people(phrase, kind)), end_word + 1
    return None


@lru_cache(maxsize=16384)  # of a pure function of the tables
def _begins(word: str) -> bool:
    """Whether any table's name of several words begins with one, in a headline's capitals too."""
    if word in _vocabulary_starts() or gazetteer.begins(word) or word in _ARTICLES:
        return True
    plain = gazetteer.uncapital(word) if word.isupper() else word
    return plain != word and (plain in _vocabulary_starts() or gazetteer.begins(plain))


@cache
def _vocabulary_starts() -> frozenset[str]:
    return frozenset(name.replace("-", " ").partition(" ")[0] for name in _vocabulary())


_WORD: Final = re.compile(r"[^\W_]+(?:[.'’](?!s\b)[^\W_]+)*\.?")
_FEATURE: Final = re.compile(
    r"(?P<first>(?:N|S|E|W|St|Mt|Ft)\.|[A-Z0-9][\w'’-]*)(?:[ ][A-Z0-9][\w'’-]*){0,2}?[ ]"
    r"(?:(?P<street>Road|Rd\.|Street|St\.|Avenue|Ave\.|Lane|Drive|Boulevard|Blvd\.|Parkway|Bridge)|"
    r"River|Lake|Creek|Township|Mountains?|Valley|Bay|Island|Islands|Peninsula|Heights|Canyon|Falls)(?!\w)"
    r"|(?P<numbered>(?:Highway|Interstate|Route|County[ ]Road)[ ]\d{1,4}\b)"
    r"|(?:Lake|Mount|Mt\.|Cape)[ ][A-Z][a-z]+(?!\w)"
)
"""Names that say what they name. Streets count: local news happens in them."""
_JOINTS: Final = frozenset({" ", "-", "\n", "  "})
_LOWER_STARTS: Final = frozenset(
    {"eastern", "western", "northern", "southern", "central", "sub", "mainland", "occupied"}
)
_ARTICLES: Final = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
"""Arabic articles, before a hyphen: al-Hasakah."""


def kind_of(phrase: str) -> NameKind | None:
    """What the tables know a phrase as, in a headline's capitals too; None where they do not know it."""
    kind = _listed(phrase)
    if kind is None and len(phrase) > 3 and phrase.isupper() and phrase.isascii():
        kind = _listed(gazetteer.uncapital(phrase))
    return kind if kind in ("country", "demonym") or phrase not in NO_NAMES else None


def _listed(phrase: str) -> NameKind | None:
    if phrase not in _vocabulary() and not gazetteer.known(phrase):
        return None
    if countries.find(phrase) is not None and countries.find_kind(phrase) != "part":
        return "country"
    if countries.demonym_countries(phrase) is not None:
        return "demonym"
    if phrase in _BODIES:
        return None
    seat = seats.find_seat(phrase)
    if seat is not None and seat.kind == "building" and not phrase.startswith("The "):
        return "seat"
    if gazetteer.state(phrase) is not None:
        return "state"
    kinds = {entry.kind: entry for entry in gazetteer.find(phrase)}
    if not kinds or "region" in kinds:
        return "region" if kinds else None
    division = kinds.get("division")
    if division and (division.country in FEDERAL or ("city" not in kinds and division.people >= 100_000)):
        return "division"
    return "city" if "city" in kinds else "county"


_BODIES: Final = frozenset(
    [
        "Bundestag",
        "Congress",
        "Duma",
        "Knesset",
        "Lok Sabha",
        "Majlis",
        "Parliament",
        "Rada",
        "Rajya Sabha",
        "Senate",
        "Senedd",
        "State Duma",
        "Verkhovna Rada",
    ]
)
"""Parliaments: unlike Capitol Hill they are no places, though Syria has a town called Duma, and Arizona Congress."""


@cache
def _vocabulary() -> frozenset[str]:
    """The names of all tables but the gazetteer: one look at it passes over nearly every phrase of a text."""
    return countries.names() | countries.demonyms() | seats.names() | gazetteer.states()


def _people(phrase: str, kind: NameKind) -> int:
    if kind not in ("city", "county"):
        return 0
    return max(entry.people for entry in gazetteer.find(phrase))


def counties_listed(text: str) -> Iterator[Name]:
    """``Becker, Clay and Wilkin counties``: each is a county's name."""
    for match in _COUNTY_LIST.finditer(text):
        for part in _COUNTY.finditer(match[1]):
            start = match.start(1) + part.start()
            if part[0] not in NO_NAMES:
                yield Name(Span(start, start + len(part[0])), part[0], "county")


_COUNTY_NAME: Final = r"(?<!\w)[A-Z][\w'’.]{1,20}(?: [A-Z][\w'’.]{1,20})?"
_COUNTY: Final = re.compile(_COUNTY_NAME)
_COUNTY_LIST: Final = re.compile(
    rf"((?:{_COUNTY_NAME}, ){{0,12}}{_COUNTY_NAME},? (?:and|or) {_COUNTY_NAME}) (?:counties|Counties)\b"
)
NO_NAMES: Final = frozenset(
    """No Ten One Two Three Four Five Six Seven Eight Nine The A An In On At Of And But For From By To With As It Is He
    She They We You I His Her Their Our My This That These Those When While Where After Before Over Under Road
    Street Avenue Lane Drive Boulevard River Creek Lake Valley Bay Island Harbor Trail Zoo Garden Gardens Capitol
    Hill Interstate Highway North South East West Central Northern Southern Eastern Western Township County City
    State Park Bridge Mount Downtown Historic Old New Main First Second Third High Upper Lower Saint Near Along
    Across Between Through Around Ayatollah Sheikh Sgt Lt Capt Mr Mrs Ms Dr Man Woman Police Mayor Gov Sen Rep
    President Officials Residents World""".split()
)
"""Words that alone are no place, nor the beginning of a street's or river's name."""
