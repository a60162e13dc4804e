"""Text → every place named in it, with what it stands for on the map."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from sayso.knowledge import countries, gazetteer, seats
from sayso.reading.annotation import Annotation
from sayso.reading.places.choice import (
    FAMOUS,
    FEDERAL,
    MARGIN,
    Choice,
    Option,
    Setting,
    choose,
    country_option,
    holds,
    options_of,
    setting_of,
)
from sayso.reading.places.metonyms import stands_for_government
from sayso.reading.places.names import find_names
from sayso.reading.places.relative import with_relatives
from sayso.reading.places.scan import Name
from sayso.reading.syntax.tree import Tree
from sayso.records.place import Place


def read(text: str, annotation: Annotation | None, *, home: str | None, dateline: str | None) -> tuple[Place, ...]:
    """
    The places of a text, in its order.

    A name has one meaning throughout an article unless the words beside it say otherwise (``Paris, Texas``). A demonym
    has a country and no point. Where two namesakes are about as likely, there is no point either.

    Args:
        text: The article's text.
        annotation: Its mentions and trees; without it only what the tables know is found.
        home: Country of the outlet, ISO 3166-1 alpha-3.
        dateline: The place the report is filed from.
    """
    names = find_names(text, annotation)
    setting = setting_of(
        (name.text for name in names if name.kind not in ("demonym", "unknown")),
        (name.text for name in names if name.kind == "demonym"),
        home=home,
    )
    company = _Company(text, names)
    line = dateline or _dateline(text, names)
    if line is not None:
        choice = choose(options_of(line), setting, holder=company.beside.get(_plain(line), ()), others=())
        setting = replace(setting, dateline=choice.option if choice else None)
    tree = Tree(text, annotation) if annotation is not None else None
    meanings = company.meanings(setting)
    by_name = {_plain(name.text): meaning for name, meaning in zip(names, meanings, strict=True)}
    found = [
        _place(f"p{number}", name, meaning or by_name.get(_plain(name.seat or "")), setting,
               metonym=tree is not None and stands_for_government(tree, name))
        for number, (name, meaning) in enumerate(zip(names, meanings, strict=True), 1)
    ]  # fmt: skip
    return with_relatives(text, found)


def _dateline(text: str, names: Sequence[Name]) -> str | None:
    """The place in capitals that a report begins with: ``MANSFIELD --``, ``CHARLESTON, W.Va. (AP) --``."""
    for name in names[:4]:
        if name.text.isupper() and name.kind in ("city", "division", "country") and _MARK.match(text, name.span.end):
            return name.text
    return None


_MARK: Final = re.compile(r"(?:, [A-Z][\w. ]{1,20})?\s*(?:\([A-Z]\w*\)\s*)?(?:--|[-–—])\s")


def _plain(name: str) -> str:
    """A name without a headline's capitals."""
    return gazetteer.uncapital(name) if name.isupper() and len(name) > 3 and "." not in name else name


class _Company:
    """The names of an article with what each may mean and what stands beside it: they decide about one another."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        texts = {_plain(name.text) for name in names}
        self.names = names
        self.options = {_plain(name.text): _counted(name, texts) for name in names if name.kind in _ON_MAP}
        self.holders = [_holder(text, names, at) for at in range(len(names))]
        self.divisions = [_DIVISION.match(text, name.span.end) is not None for name in names]
        self.beside: dict[str, tuple[Option, ...]] = {}
        """What the article anywhere says a name lies in."""
        for name, holder in zip(names, self.holders, strict=True):
            if holder:
                self.beside.setdefault(_plain(name.text), holder)

    def meanings(self, setting: Setting) -> list[Option | None]:
        """What each name means, or None; a meaning without a point where the choice is not sure."""
        settled: dict[tuple[str, tuple[Option, ...], bool], Option | None] = {}
        found: list[Option | None] = []
        for name, own, division in zip(self.names, self.holders, self.divisions, strict=True):
            text = _plain(name.text)
            asked = (text, own or self.beside.get(text, ()), division)
            if asked not in settled:
                settled[asked] = self.meaning(*asked, setting=setting)
            found.append(settled[asked])
        return found

    def meaning(self, text: str, holder: tuple[Option, ...], division: bool, *, setting: Setting) -> Option | None:
        """What a name means beside the others; ``division``: the text calls it a province or the like."""
        options = self.options.get(text) or options_of(text)
        if division:
            called = {text, *(one.name for one in options)}
            regions = tuple(one for name in sorted(called) for one in options_of(name) if one.kind == "region")
            options = regions or options
        inside = any(holds(outer, one) for outer in holder for one in options)
        famous = max((one.weight for one in options), default=-1.0) >= FAMOUS
        if not inside and not famous and len({one.country for one in holder}) == 1:
            # The tables lack the one that is meant: Palma in Cabo Delgado is not the Spanish one.
            return Option(text, options[0].kind if options else "other", holder[0].country, "", None, None, None, 0)
        others = [group for other, group in self.options.items() if other != text][:60]
        return _sure(choose(options, setting, holder=holder, others=others))


def _counted(name: Name, texts: set[str]) -> tuple[Option, ...]:
    """What a name may mean; a bare name (DeKalb) means the county where the article also names that in full."""
    text = _plain(name.text)
    whole = f"{text} County"
    if name.kind == "county" and " " not in name.text:
        return options_of(whole) or options_of(text)
    if whole in texts:
        return options_of(text) + tuple(replace(one, weight=one.weight + 1.0) for one in options_of(whole))
    return options_of(text)


_DIVISION: Final = re.compile(
    r"\s(?:[Pp]rovince|[Rr]egion|[Oo]blast|[Gg]overnorate|[Ss]tate|[Pp]refecture|[Cc]ounty|[Dd]istrict|[Dd]epartment)\b"
    r"(?! of\b| [Pp]olice\b| [Dd]epartment)"
)
_ON_MAP: Final = frozenset({"country", "region", "division", "state", "county", "city"})


def _sure(choice: Choice | None) -> Option | None:
    """The option as far as it is sure: without a point, or without a country too, where namesakes are as likely."""
    if choice is None or choice.lead >= MARGIN:
        return choice.option if choice else None
    one = choice.option
    country = one.country if choice.lead_abroad >= MARGIN else None
    return Option(one.name, one.kind, country, "", None, None, None, one.weight)


def _holder(text: str, names: Sequence[Name], at: int) -> tuple[Option, ...]:
    """
    What a name is said to lie in by the words beside it, if anything: ``Paris, Texas``; ``Paris, Lamar County, Texas``;
    ``Haris in East Azerbaijan``; ``Ukraine's Kherson``; ``the Iraqi city of Mosul``.
    """
    name = names[at]
    for following in names[at + 1 : at + 3]:
        between = text[name.span.end : following.span.start]
        if following.nested or not _INSIDE.fullmatch(between):
            if len(between) > 40:
                break
            continue
        # "in Odessa, Russia said": a country that a sentence goes on with is not where the name lies.
        closed = not between.startswith(",") or _CLOSED.match(text, following.span.end)
        wholes = [one for one in _wholes(following.text) if closed or one.kind != "country"]
        if wholes:
            return tuple(wholes)
    before = names[at - 1] if at else None
    if before is not None and before.span.end <= name.span.start:
        between = text[before.span.end : name.span.start]
        if _OWNED.fullmatch(between):
            return tuple(_wholes(before.text))
        if before.kind == "demonym" and _OF_THEIRS.fullmatch(between):
            return tuple(country_option(one) for one in countries.demonym_countries(before.text) or ())
    return ()


_INSIDE: Final = re.compile(
    r",\s+(?:[A-Z][\w. ]{2,24},\s+)?|\s+\(|,?\s+in\s+(?:the\s+)?(?:(?:north|south|east|west|central)\w*\s+)?"
)


def _wholes(name: str) -> list[Option]:
    """What of a name's meanings can hold others, where that is not a province that its own capital overshadows."""
    options = options_of(name)
    rival = max((one.weight for one in options if one.kind == "city"), default=-1.0)
    return [one for one in options if one.whole and (one.weight >= rival or one.country in FEDERAL)]


_CLOSED: Final = re.compile(r"[,.;:)\n]|\Z")
_OWNED: Final = re.compile(r"['’]s\s+(?:(?:north|south|east|west|central)\w*\s+)?")
_OF_THEIRS: Final = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:city|town|village|capital|province|region|district|port|state|island|suburb|enclave|"
    r"governorate|area|territory|stronghold)\s+(?:of\s+)?"
)


def _place(id_: str, name: Name, meaning: Option | None, setting: Setting, *, metonym: bool) -> Place:
    if name.kind == "demonym":
        return _nationality(id_, name, setting)
    if name.kind == "seat" and (seat := seats.find_seat(name.text)) is not None:
        country = countries.by_code(seat.country) if seat.country else None
        return Place(id=id_, span=name.span, name=seat.name, kind="facility", country=seat.country,
                     lat=country.capital_lat if country else None, lon=country.capital_lon if country else None,
                     metonym=metonym, nested=name.nested)  # fmt: skip
    if name.seat is not None and meaning is not None:
        point = (None, None) if meaning.whole else (meaning.lat, meaning.lon)
        return Place(id=id_, span=name.span, name=name.text, kind="facility", country=meaning.country, lat=point[0],
                     lon=point[1], nested=name.nested)  # fmt: skip
    if meaning is None:
        return Place(id=id_, span=name.span, name=name.text, kind="facility" if name.kind == "facility" else "other",
                     nested=name.nested)  # fmt: skip
    kind = "facility" if name.kind == "facility" else meaning.kind
    if kind == "region" and meaning.country is None:  # a continent, the Middle East: no one place on the map
        meaning = replace(meaning, lat=None, lon=None)
    # The table has smaller places without their accents; a text that writes them knows better.
    called = name.text if not name.text.isascii() and gazetteer.fold(name.text) == meaning.name else meaning.name
    return Place(id=id_, span=name.span, name=called, kind=kind, country=meaning.country, lat=meaning.lat,
                 lon=meaning.lon, gazetteer=meaning.id, metonym=metonym, nested=name.nested)  # fmt: skip


def _nationality(id_: str, name: Name, setting: Setting) -> Place:
    """The country of a demonym: of several, the one the article also names, else the usual one."""
    found = countries.demonym_countries(name.text) or ()
    country = max(found, key=lambda one: setting.countries.get(one.code, 0), default=None)
    return Place(id=id_, span=name.span, name=name.text, kind="nationality", country=country.code if country else None,
                 nested=name.nested)  # fmt: skip
