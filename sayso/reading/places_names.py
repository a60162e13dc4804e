"""Where a text names places: the tables' names and the encoder's mentions, brought together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

from msgspec import Struct

from sayso.knowledge import countries, gazetteer, seats
from sayso.reading.annotation import Annotation, Mention
from sayso.records.span import Span

NameKind = Literal["country", "demonym", "region", "division", "state", "seat", "county", "city", "facility", "unknown"]
STRONG: Final = frozenset({"country", "demonym", "region", "division", "seat"})
"""Kinds of names that seldom mean anything else."""
PLACES: Final = frozenset({"polity", "place", "facility", "nationality"})


class Name(Struct, frozen=True):
    """One stretch of text that names a place."""

    span: Span
    text: str
    """The name with single spaces."""
    kind: NameKind
    people: int = 0
    """Population of the largest settlement that bears it."""
    nested: bool = False


def find_names(text: str, annotation: Annotation | None) -> tuple[Name, ...]:
    """Every name of a place, in the order of the text; a nested one follows the name it is part of."""
    mentions = _Mentions(annotation.mentions if annotation is not None else ())
    listed = list(_counties(text))
    inside = [name.span for name in listed]
    hits = sorted([*listed, *(hit for hit in scan(text) if not _touched(hit.span, inside))], key=lambda hit: hit.span)
    sure = {hit.text for hit in hits for mention in mentions.over(hit.span) if mention.kind in ("polity", "place")}
    names = [name for hit in hits if (name := _judged(text, hit, mentions, sure, tagged=annotation is not None))]
    covered = [name.span for name in names]
    names += [
        name for mention in mentions.all if (name := _unlisted(text, mention)) and not _touched(name.span, covered)
    ]
    return tuple(sorted(names, key=lambda name: (name.span.start, -name.span.end)))


# The tables' names


def scan(text: str) -> Iterator[Name]:
    """Every name the tables know, the longest at each word, judged by nothing but the tables."""
    words = [match.span() for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        first = text[words[at][0]]
        if not (first.isupper() or text[words[at][0] : words[at][1]] in _LOWER_STARTS):
            at += 1
            continue
        found = _longest(text, words, at)
        feature = _FEATURE.match(text, words[at][0]) if first.isupper() else None
        if feature and (found is None or feature.end() > found[0].span.end) and feature["first"] not in _WORDS:
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
    while last + 1 < len(words) and last - at < 4 and text[words[last][1] : words[last + 1][0]] in _JOINTS:
        last += 1
    for end_word in range(last, at - 1, -1):
        end = words[end_word][1]
        for stop in (end, end - 1) if text[end - 1] == "." else (end,):
            phrase = " ".join(text[start:stop].split())
            if (kind := kind_of(phrase)) and not (phrase.startswith("The ") and kind_of(phrase[4:])):
                return Name(Span(start, stop), phrase, kind, _people(phrase, kind)), end_word + 1
    return None


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


def kind_of(phrase: str) -> NameKind | None:
    """What the tables know a phrase as, in a headline's capitals too; None where they do not know it."""
    kind = _listed(phrase)
    if kind is None and len(phrase) > 3 and phrase.isupper() and phrase.isascii():
        kind = _listed(phrase.title())
    return kind if kind in ("country", "demonym") or phrase not in _WORDS else None


def _listed(phrase: str) -> NameKind | None:
    if phrase not in _vocabulary() and not gazetteer.known(phrase):
        return None
    if countries.find(phrase) is not None and countries.find_kind(phrase) != "part":
        return "country"
    if countries.demonym_countries(phrase) is not None:
        return "demonym"
    if (seat := seats.find_seat(phrase)) is not None and seat.kind == "building" and not phrase.startswith("The "):
        return "seat"
    if gazetteer.state(phrase) is not None:
        return "state"
    kinds = {entry.kind: entry for entry in gazetteer.find(phrase)}
    if not kinds or "region" in kinds:
        return "region" if kinds else None
    if "division" in kinds and (kinds["division"].country in ("USA", "CAN", "AUS") or "city" not in kinds):
        return "division"
    return "city" if "city" in kinds else "county"


@cache
def _vocabulary() -> frozenset[str]:
    """The names of all tables but the gazetteer: one look at it passes over nearly every phrase of a text."""
    return countries.names() | countries.demonyms() | seats.names() | gazetteer.states()


def _people(phrase: str, kind: NameKind) -> int:
    if kind not in ("city", "county"):
        return 0
    return max(entry.people for entry in gazetteer.find(phrase))


# The tables' names in the light of the encoder's mentions


def _counties(text: str) -> Iterator[Name]:
    """``Becker, Clay and Wilkin counties``: each is a county's name."""
    for match in _COUNTY_LIST.finditer(text):
        for part in _COUNTY.finditer(match[1]):
            start = match.start(1) + part.start()
            if part[0] not in _WORDS:
                yield Name(Span(start, start + len(part[0])), part[0], "county")


_COUNTY_NAME: Final = r"(?<!\w)[A-Z][\w'’.]{1,20}(?: [A-Z][\w'’.]{1,20})?"
_COUNTY: Final = re.compile(_COUNTY_NAME)
_COUNTY_LIST: Final = re.compile(
    rf"((?:{_COUNTY_NAME}, ){{0,12}}{_COUNTY_NAME},? (?:and|or) {_COUNTY_NAME}) (?:counties|Counties)\b"
)


def _judged(text: str, hit: Name, mentions: _Mentions, sure: set[str], *, tagged: bool) -> Name | None:
    """The name as the text around it means it; None where it is no place there."""
    over = mentions.over(hit.span)
    if any(mention.kind in PLACES and not mention.nested for mention in over):
        return _in_place(text, hit, [mention for mention in over if mention.kind in PLACES])
    if hit.kind == "state" and not _after_comma(text, hit):
        return None
    outer = over[0] if over else None
    known = hit.kind in STRONG or hit.text in sure or hit.kind in ("state", "facility", "unknown") or not hit.people
    if _shouts(text, hit):
        return None
    if outer is None:
        return hit if known or _likely(text, hit, tagged=tagged) else None
    whole = _core(text, outer.span).contains(hit.span) and hit.span.contains(_core(text, outer.span))
    beyond = not outer.span.contains(hit.span)
    if outer.kind == "person":
        if hit.kind == "seat" and whole:
            return hit
        apart = whole or beyond
        large = hit.kind in STRONG or hit.people >= 20_000
        placed = hit.text in sure or (large and _after_preposition(text, hit))
        return hit if apart and placed and hit.text not in _GIVEN else None
    if outer.kind in ("money", "quantity"):
        return hit if hit.kind in STRONG and text[hit.span.end : hit.span.end + 1] != "$" else None
    if whole or beyond:
        return hit if known or (hit.people >= 50_000 and hit.text not in _COMMON) else None
    if known or (hit.people >= 15_000 and hit.text not in _COMMON):
        return Name(hit.span, hit.text, hit.kind, hit.people, nested=True)
    return None


def _shouts(text: str, hit: Name) -> bool:
    """Whether a name's capitals are more likely an abbreviation's: a SWAT team; but CHARLESTON, W.Va. --."""
    if not hit.text.isupper() or "." in hit.text or hit.kind not in ("city", "county", "region", "division"):
        return False
    return _HEADLINE.match(text, hit.span.end) is None


_HEADLINE: Final = re.compile(r"\s*(?:--|[-–—(])|,\s|\s*\n|['’]S\b|\s+[A-Z]{2,}\b")


def _in_place(text: str, hit: Name, over: list[Mention]) -> Name | None:
    """A name inside or around what the encoder takes for a place."""
    mention = over[0]
    if mention.kind == "nationality" and hit.kind != "demonym" and not hit.span.contains(mention.span):
        return None
    core = _core(text, mention.span)
    inside = core.contains(hit.span) and len(core) > len(hit.span)
    if inside and (mention.kind == "facility" or (mention.kind != "nationality" and _is_longer(text, core, hit.span))):
        return Name(hit.span, hit.text, hit.kind, hit.people, nested=True)
    return hit


def _is_longer(text: str, core: Span, part: Span) -> bool:
    """Whether a name has words of its own beside a known part: Peace River Valley, but not eastern Aleppo."""
    rest = text[core.start : part.start] + " " + text[part.end : core.end]
    return any(word[0].isupper() and word.lower() not in _LEADS for word in rest.split() if word[0].isalpha())


def _unlisted(text: str, mention: Mention) -> Name | None:
    """A place the encoder sees and no table knows: a street, a hamlet, a building."""
    if mention.kind not in ("polity", "place", "facility"):
        return None
    span = _core(text, mention.span)
    name = " ".join(span.of(text).split())
    if len(name) < 3 or not any(word[0].isupper() for word in name.split()) or name in _COMMON or name in _WORDS:
        return None
    if mention.kind == "facility" and " " not in name:
        return None
    return Name(span, name, "facility" if mention.kind == "facility" else "unknown", nested=mention.nested)


def _likely(text: str, hit: Name, *, tagged: bool) -> bool:
    """Whether a settlement's name that no mention covers is one all the same."""
    if hit.text in _COMMON or hit.kind not in ("city", "county"):
        return False
    if hit.people and _LOCALS.match(text, hit.span.end):
        return True
    placed = _after_preposition(text, hit) or _COMMA_PLACE.match(text, hit.span.end) is not None
    if " County" in hit.text or " Parish" in hit.text:
        return True
    return (placed and hit.people >= (20_000 if tagged else 1_000)) or (not tagged and hit.people >= 100_000)


def _after_preposition(text: str, name: Name) -> bool:
    return _PREPOSITION.search(text, max(0, name.span.start - 20), name.span.start) is not None


def _after_comma(text: str, name: Name) -> bool:
    return _STATE_PLACE.search(text, max(0, name.span.start - 3), name.span.start) is not None or "." in name.text


_PREPOSITION: Final = re.compile(
    r"\b(?:R|D|DFL|I)-\Z|\b(?:in|at|near|from|to|outside|around|across|of|through|into|towards?|between)\s+\Z"
)
_LOCALS: Final = re.compile(
    r" (?:man|woman|men|women|teen|teenager|couple|family|residents?|native|police|officials|firefighters|mayor|"
    r"councillor|alderman|aldermen|schools)\b"
)
"""Whom a local paper names after their town."""
_STATE_PLACE: Final = re.compile(r"(?:,\s|[DR]-)\Z")
_COMMA_PLACE: Final = re.compile(r",\s+(?:[A-Z][a-z]+\.|[A-Z]\.[A-Z]\.|[A-Z]{2}\b)")


def _core(text: str, span: Span) -> Span:
    """A mention without what the encoder lets in: ``the``, ``'s``, a comma."""
    start, end = span.start, span.end
    words = _LEADING.match(text, start, end)
    if words:
        start = words.end()
    trailing = _TRAILING.search(text, start, end)
    if trailing and trailing.start() > start:
        end = trailing.start()
    return Span(start, end)


_LEADING: Final = re.compile(r"(?:the|The|THE)\s+")
_TRAILING: Final = re.compile(r"(?:\s*['’]s?|[,;:\s]+)\Z")
_LEADS: Final = frozenset(
    """north south east west northern southern eastern western central northeastern northwestern southeastern
    southwestern northeast northwest southeast southwest far upper lower greater downtown city state province county
    town republic the of inner outer mid""".split()
)
_GIVEN: Final = frozenset(
    """Jordan Chad Israel Georgia Virginia Carolina Victoria Charlotte Sydney Florence Paris Austin Dallas Kent Troy
    Lincoln Jackson Madison Washington Houston Cleveland Brooklyn India China Kenya Ireland Holland England Wales
    Francis Montgomery Clinton Orlando Santiago Diego Sofia Alexandria Augusta Savannah""".split()
)
"""Places that are also given names or surnames: inside what the encoder takes for a person they are no place."""
_WORDS: Final = frozenset(
    """No Ten One Two Three Four Five Six Seven Eight Nine The A An In On At Of And But For From By To With As It Is He
    She They We You I His Her Their Our My This That These Those When While Where After Before Over Under Road
    Street Avenue Lane Drive Boulevard River Creek Lake Valley Bay Island Harbor Trail Zoo Garden Gardens Capitol
    Hill Interstate Highway North South East West Central Northern Southern Eastern Western Township County City
    State Park Bridge Mount Downtown Historic Old New Main First Second Third High Upper Lower Saint Near Along
    Across Between Through Around Ayatollah Sheikh Sgt Lt Capt Mr Mrs Ms Dr Man Woman Police Mayor Gov Sen Rep
    President Officials Residents World""".split()
)
"""Words that alone are no place, nor the beginning of a street's or river's name."""
_COMMON: Final = frozenset(
    """Of The And Police Most Many Man March May August Sunday Monday Friday Reading Nice Bath Mobile Central Union
    Liberty University Church Park Lake Hill Center Centre Airport School College Bar Best Same Both More Male Young
    Holiday Time Post Star Sun Mirror Independence Orange Rose Eden Hope Joy Mary Grace Martin Ray Dale Clay Grant
    Lee Bush Clinton Ford Jackson Lincoln Madison Harrison Tyler Johnson Wilson Carter Kennedy Nixon Roosevelt Wayne
    Warren Franklin Nelson Marion Douglas Anderson Allen Morris Stanley Kent Troy Victoria Charlotte Bethel Salem
    Corona Media Enterprise Opportunity Commerce Defiance Normal Surprise Why Bay State City County West East North
    South Northern Southern Eastern Western House Senate Congress Black White Green Brown Republican Democratic
    Islamic Christian Muslim General Major Page Price Hall Mills Wells King Prince Queen Bishop Pope Marshall Mason
    Cooper Baker Hunter Fisher Parker Turner Taylor Walker Butler Porter Sawyer Spencer Gordon Davis Thanksgiving
    Easter Christmas""".split()
)
"""Names of settlements that mostly mean something else; the tables alone make no place of them."""


def _touched(span: Span, covered: list[Span]) -> bool:
    """Whether a span overlaps one of an ascending list that do not overlap one another."""
    at = bisect_left(covered, Span(span.start, span.start))
    return any(one.overlaps(span) for one in covered[max(0, at - 2) : at + 2]) or any(
        one.overlaps(span) for one in covered[at : at + 4]
    )


class _Mentions:
    """Mentions in the order of the text, asked by span; the widest first."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self.all]

    def over(self, span: Span) -> list[Mention]:
        last = bisect_left(self._starts, span.end)
        found = [mention for mention in self.all[max(0, last - 6) : last] if mention.span.overlaps(span)]
        return sorted(found, key=lambda mention: (mention.nested, -len(mention.span)))
