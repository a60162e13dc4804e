"""Where something lies seen from a place: south of Krasnohorivka, 20 km north-east of Aleppo, off La Guaira."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final, cast

from msgspec.structs import replace

from sayso.reading.text.english import NUMBERS
from sayso.records.place import Bearing, Place, Relative, RelativeKind
from sayso.records.span import Span

REACH: Final = 110
"""Code points before a name in which what says so is looked for."""
EARTH_KM: Final = 6371.0


def with_relatives(text: str, places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, each with what the words beside it say about where seen from it something lies."""
    return tuple(
        replace(place, relative=relative) if (relative := _relative(text, place)) is not None else place
        for place in places
    )


def _relative(text: str, place: Place) -> Relative | None:
    if place.nested or place.metonym:
        return None
    start, end = place.span.start, place.span.end
    beside = _beside_border(text, place.span)
    if beside is not None or place.kind == "nationality":
        return beside
    reach = max(0, start - REACH)
    if place.kind == "island" and (off := _OFF.search(text, reach, start)):
        return _read(off, Span(off.start(), end), "off")
    for pattern, kind in _BEFORE if _HINT.search(text, reach, start) else ():
        if match := pattern.search(text, reach, start):
            return _pointed(place, _read(match, Span(match.start(), end), kind))
    return None


def _read(match: re.Match[str], span: Span, kind: RelativeKind) -> Relative:
    groups = match.groupdict()
    number = NUMBERS.parse(groups["number"]) if groups.get("number") else None
    distance = round(number * _km(groups["unit"]), 1) if number is not None else None
    return Relative(span=span, kind=kind, direction=_bearing(groups.get("bearing")), distance_km=distance)


def _beside_border(text: str, span: Span) -> Relative | None:
    """``Chad's border``, ``the Turkish border``, ``off the Libyan coast``: the words follow the name."""
    match = _AFTER.match(text, span.end)
    if match is None:
        return None
    if match["border"]:
        return Relative(span=Span(span.start, match.end()), kind="border")
    off = _OFF_THE.search(text, max(0, span.start - REACH), span.start)
    if off is None:
        return None
    return _read(off, Span(off.start(), match.end()), "off")


def _pointed(place: Place, relative: Relative) -> Relative:
    """With the point, where a distance and a direction from a place no larger than a town are told."""
    lat, lon, far, bearing = place.lat, place.lon, relative.distance_km, relative.direction
    if lat is None or lon is None or far is None or bearing not in _DEGREES or place.kind not in _SMALL:
        return relative
    lat, lon = moved(lat, lon, far_km=far, degrees=_DEGREES[bearing])
    return replace(relative, lat=lat, lon=lon)


_SMALL: Final = frozenset({"city", "facility", "island"})


def moved(lat: float, lon: float, *, far_km: float, degrees: float) -> tuple[float, float]:
    """
    The point at a distance and bearing from another, in hundredths of a degree, on a sphere.

    Args:
        lat: Degrees north.
        lon: Degrees east.
        far_km: Great-circle distance.
        degrees: Clockwise from north.

    >>> moved(0.0, 0.0, far_km=111.2, degrees=90)
    (0.0, 1.0)
    """
    angle, heading, from_lat = far_km / EARTH_KM, math.radians(degrees), math.radians(lat)
    sine = math.sin(from_lat) * math.cos(angle) + math.cos(from_lat) * math.sin(angle) * math.cos(heading)
    to_lat = math.asin(max(-1.0, min(1.0, sine)))
    across = math.atan2(
        math.sin(heading) * math.sin(angle) * math.cos(from_lat), math.cos(angle) - math.sin(from_lat) * sine
    )
    return round(math.degrees(to_lat), 2) + 0.0, round((lon + math.degrees(across) + 540) % 360 - 180, 2)


def _bearing(words: str | None) -> Bearing | None:
    """``north-eastern`` → ``northeast``; ``central`` → ``centre``."""
    if not words:
        return None
    letters = re.sub(r"[^a-z]", "", words.lower())
    letters = re.sub(r"(?:ern|wards?|most|ernmost)$", "", letters)
    return "centre" if letters in ("central", "downtown", "centre", "center") else cast("Bearing", letters)


_DEGREES: Final[dict[str | None, float]] = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip


def _km(unit: str) -> float:
    """Kilometres of a unit of length; the mile and the nautical mile are exact by definition."""
    short = unit.lower()
    if short.startswith(("nautical", "nm")):
        return 1.852
    if short.startswith("mi"):
        return 1.609344
    return 0.001 if short.startswith("m") else 1.0


_COMPASS: Final = r"(?:[Nn]orth|[Ss]outh)(?:[- ]?(?:east|west))?|[Ee]ast|[Ww]est"
_WORD: Final = "|".join(sorted([*NUMBERS.words.ones, *NUMBERS.words.tens, "hundred"], key=len, reverse=True))
_FAR: Final = (
    rf"(?:(?:(?P<number>\d[\d,.]*|(?:{_WORD})(?:[- ](?:{_WORD}))*)|several|a few|dozens of|hundreds of|tens of|some)"
    r"[ \u00a0-]?(?P<unit>kilomet(?:er|re)s?|kms?|nautical[- ]miles?|miles?|nm|mi|met(?:er|re)s?|m)\b"
    r"(?:\s*\([^()]{1,30}\))?,?\s+)"
)
"""A distance; what newspapers put in parentheses after it is the same in other units."""
_THE: Final = (
    r"(?:(?:the|its)\s+)?(?:(?:[\w'’-]+\s+){0,3}(?:capital|city|town|village|port|province|island|airport|"
    r"stronghold|district|region)(?:\s+of|,)?\s+)?"
)
"""What may stand between the words and the name: the Syrian city of Aleppo, the capital, Quito."""
_AT_SEA: Final = (
    r"(?:waters|boats?|ships?|vessels?|tankers?|islands?|sank|sunk|sinking|capsized|drowned|attacked|seized|intercepted|"
    r"drifting|anchored|fishing|stranded|struck|hit|just|coast|shipwreck)"
)
"""What tells ``off Yemen`` from ``paid off Greece`` and ``cut off Gaza``."""
_COAST: Final = r"(?:coasts?|shores?|coastline|waters)"
_BORDER: Final = r"(?:border|frontier)s?"
_AT: Final = r"(?:near|at|on|along|across|over|from|to|towards?|behind|close to)"
_NEAR: Final = (
    r"(?:near|nearby|close to|outside(?: of)?|(?:in|on) the (?:[a-z]+ )?outskirts of|in the vicinity of|not far from|"
    r"in the area around|around)"
)
_WAYS: Final = (
    r"(?:roads?|highway|route|area|strip|land|waters|corridor|halfway|midway|railway|line|pipeline|ferry|lies)"
)
_BEFORE: Final[tuple[tuple[re.Pattern[str], RelativeKind], ...]] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})\Z"), cast("RelativeKind", kind))
    for words, kind in (
        (rf"{_FAR}?(?:(?:in|to|on) the |due |just |further )?(?P<bearing>{_COMPASS})(?:wards?)? of\s+{_THE}", "from"),
        (
            rf"{_FAR}?off (?:the )?(?:(?P<bearing>{_COMPASS}|central)(?:ern)? )?(?:[a-z]+ )?{_COAST} of\s+{_THE}",
            "off",
        ),
        (rf"{_FAR}off(?:shore from)?\s+", "off"),
        (rf"{_AT_SEA} off\s+", "off"),
        (
            rf"{_FAR}?{_AT} (?:the|its|their|a) (?:[a-z]+ )?{_BORDER}(?: crossing)? (?:with|between|of)\s+{_THE}",
            "border",
        ),
        (rf"{_WAYS} between\s+{_THE}", "between"),
        (rf"{_FAR}(?:away )?(?:from|outside(?: of)?)\s+{_THE}", "from"),
        (rf"{_FAR}inside\s+", "part"),
        (
            rf"{_NEAR}\s+{_THE}",
            "near",
        ),
        (rf"(?P<bearing>(?:{_COMPASS})(?:ern(?:most)?)?|[Cc]entral|[Dd]owntown)\s+", "part"),
    )
)
_HINT: Final = re.compile(
    r"orth|outh|[Ee]ast|[Ww]est|\boff\b|near|close|border|frontier|between|outs|vicinity|far\b|around|entral|owntown|"
    r"kilomet|\bkms?\b|miles?\b"
)
"""What all of these have in them: looking for one of these first passes over nearly every name."""
_AFTER: Final = re.compile(
    r"(?:['’]s?)?(?:(?P<border>(?:\s+(?:(?:north|south|east|west)\w*|land|shared|common))*\s+(?:border|frontier)s?\b)"
    r"|\s+(?:(?:north|south|east|west)\w*\s+)?(?:coast(?:line)?|shores?|waters)\b)"
)
_OFF: Final = re.compile(rf"(?<!\w){_FAR}?off\s+\Z")
_OFF_THE: Final = re.compile(rf"(?<!\w)(?:{_FAR}?off (?:the )?(?:(?P<bearing>{_COMPASS})(?:ern)? )?)\Z")
