"""The places of an article on a map, drawn on the server: a locator, with no script and nothing fetched."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from sayso.knowledge import shapes
from sayso.records.place import Place
from sayso.records.reading import Reading

WIDTH: Final = 672
HEIGHT: Final = 400
"""The drawing's units; the page scales it."""
PINS: Final = 14
"""At most so many places, those named most often."""
NARROWEST: Final = 7.0
"""Degrees of latitude that are shown at least: enough to see which country it is."""
WIDE: Final = 50.0
"""Degrees of latitude from which the coarser outlines do."""
EM: Final = 15.0
"""Height of a label; a letter is taken for half as wide."""

PinKind = Literal["spot", "area", "told"]


class Pin(Struct, frozen=True):
    """One place on the map."""

    kind: PinKind
    """``spot``: a town or site; ``area``: a region or water, without a mark; ``told``: seen from a place."""
    label: str
    title: str
    x: float
    y: float
    label_x: float | None
    """None where the label would cover another one: then only the mark is drawn."""
    label_y: float | None
    anchor: Literal["start", "middle", "end"]


class Land(Struct, frozen=True):
    """Outlines as the ``d`` of an SVG path."""

    path: str
    named: bool
    """Whether the article names the country."""


class Locator(Struct, frozen=True):
    """What the template draws."""

    lands: tuple[Land, ...]
    pins: tuple[Pin, ...]
    described: str
    """What the map shows, in words, for those who do not see it."""


class _Spot(Struct, frozen=True):
    kind: PinKind
    label: str
    lat: float
    lon: float
    count: int


class _View(Struct, frozen=True):
    """The stretch of the world that is shown, and how it falls on the drawing."""

    west: float
    north: float
    scale: float
    """Units a degree of latitude."""
    squeeze: float
    """How much shorter a degree of longitude is."""

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.scale * self.squeeze, (self.north - lat) * self.scale


def locate(reading: Reading) -> Locator | None:
    """
    The map of an article; None where nothing it names has a point.

    Left out are places inside longer names, those that stand for governments, and peoples. Countries are shaded, never
    pinned: no point is theirs. Where a text tells a distance and direction from a town, the point told is marked too.
    """
    meant = [place for place in reading.places if not place.nested and not place.metonym]
    spots = _spots(reading, [place for place in meant if place.kind not in ("country", "nationality")])
    if not spots:
        return None
    view = _view(spots)
    named = {place.country for place in meant if place.country is not None and place.kind != "nationality"}
    pins = tuple(_pins(spots, view))
    described = f"Map of places the article names: {', '.join(spot.label for spot in spots)}."
    return Locator(tuple(_lands(view, named)), pins, described)


def _spots(reading: Reading, places: Sequence[Place]) -> list[_Spot]:
    """The places that have points, the most often named first; one a point, a town rather than a site in it."""
    counts = Counter((place.lat, place.lon) for place in places)
    found: dict[tuple[float, float], _Spot] = {}
    for place in sorted(places, key=lambda place: place.kind != "city"):
        if place.lat is not None and place.lon is not None:
            kind: PinKind = "spot" if place.kind in ("city", "facility", "island") else "area"
            point = (place.lat, place.lon)
            found.setdefault(point, _Spot(kind, place.name, *point, counts[point]))
        told = place.relative
        if told is not None and told.lat is not None and told.lon is not None:
            label = " ".join(told.span.of(reading.article.text).split())
            found.setdefault((told.lat, told.lon), _Spot("told", label, told.lat, told.lon, 1))
    return sorted(found.values(), key=lambda spot: -spot.count)[:PINS]


def _view(spots: Sequence[_Spot]) -> _View:
    """The smallest stretch that holds all spots with room around them, across the date line where that is shorter."""
    west, east = _across([spot.lon for spot in spots])
    south, north = min(spot.lat for spot in spots), max(spot.lat for spot in spots)
    middle = (south + north) / 2
    squeeze = max(0.25, math.cos(math.radians(middle)))
    tall = max((north - south) * 1.5, (east - west) * 1.5 * squeeze * HEIGHT / WIDTH, NARROWEST)
    tall = min(tall, 175.0)
    scale = HEIGHT / tall
    wide = WIDTH / (scale * squeeze)
    if middle + tall / 2 > 88:
        middle = 88 - tall / 2
    middle = max(middle, tall / 2 - 88)
    return _View((west + east) / 2 - wide / 2, middle + tall / 2, scale, squeeze)


def _across(longitudes: Sequence[float]) -> tuple[float, float]:
    """West and east end of the shortest stretch that holds all longitudes; the east end may lie beyond 180."""
    around = sorted(longitudes)
    gaps = [(after - before, after) for before, after in pairwise([*around, around[0] + 360])]
    widest, west = max(gaps)
    return west if west <= 180 else west - 360, (west if west <= 180 else west - 360) + 360 - widest


def _lands(view: _View, named: set[str]) -> Iterator[Land]:
    """The outlines in view: all others as one path, those of the countries named as another."""
    detail: shapes.Detail = "110m" if HEIGHT / view.scale > WIDE else "50m"
    east = view.west + WIDTH / (view.scale * view.squeeze)
    south = view.north - HEIGHT / view.scale
    paths: dict[bool, list[str]] = {False: [], True: []}
    for outline in shapes.outlines(detail):
        low, bottom, high, top = outline.box
        if top < south or bottom > view.north:
            continue
        for turn in (-360, 0, 360):
            if high + turn >= view.west and low + turn <= east:
                paths[outline.country in named] += _paths(outline, turn, view)
    for is_named, parts in paths.items():
        if parts:
            yield Land("".join(parts), is_named)


def _paths(outline: shapes.Outline, turn: int, view: _View) -> Iterator[str]:
    for ring in outline.rings:
        corners = _clipped([view.at(lon + turn, lat) for lon, lat in ring])
        thinned = _thinned(corners)
        if len(thinned) > 2:
            yield "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in thinned) + "Z"


def _clipped(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring cut at the edges of the drawing, a little outside so that no edge shows (Sutherland and Hodgman, 1974)."""
    found = list(corners)
    for axis, bound, sign in ((0, -4.0, 1), (0, WIDTH + 4.0, -1), (1, -4.0, 1), (1, HEIGHT + 4.0, -1)):
        if not found:
            break
        cut: list[tuple[float, float]] = []
        for before, after in pairwise([found[-1], *found]):
            was, is_ = (sign * (corner[axis] - bound) >= 0 for corner in (before, after))
            if was != is_:
                share = (bound - before[axis]) / (after[axis] - before[axis])
                cut.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if is_:
                cut.append(after)
        found = cut
    return found


def _thinned(corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners at least four fifths of a unit apart: finer than that nobody sees."""
    found: list[tuple[float, float]] = []
    for corner in corners:
        if not found or abs(corner[0] - found[-1][0]) + abs(corner[1] - found[-1][1]) >= 0.8:
            found.append(corner)
    return found


def _pins(spots: Sequence[_Spot], view: _View) -> Iterator[Pin]:
    """Marks with labels beside them, the most often named first: a label that would cover another is left out."""
    taken = [_box(*_on(spot, view), 10, 10) for spot in spots if spot.kind != "area"]
    for spot in spots:
        x, y = _on(spot, view)
        wide = len(spot.label) * EM / 2
        for label_x, label_y, anchor in _sides(spot, x, y):
            centre = label_x + {"start": wide / 2, "middle": 0.0, "end": -wide / 2}[anchor]
            box = _box(centre, label_y - EM / 3, wide, EM)
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if inside and not any(_cover(box, other) for other in taken):
                taken.append(box)
                yield Pin(spot.kind, spot.label, _title(spot), round(x, 1), round(y, 1), round(label_x, 1),
                          round(label_y, 1), anchor)  # fmt: skip
                break
        else:
            yield Pin(spot.kind, spot.label, _title(spot), round(x, 1), round(y, 1), None, None, "start")


def _on(spot: _Spot, view: _View) -> tuple[float, float]:
    turn = 360 if spot.lon < view.west else 0
    return view.at(spot.lon + turn, spot.lat)


def _sides(spot: _Spot, x: float, y: float) -> tuple[tuple[float, float, Literal["start", "middle", "end"]], ...]:
    """Where a label may stand: right of the mark, left, above, below; an area's on its middle."""
    if spot.kind == "area":
        return ((x, y + EM / 3, "middle"),)
    return (
        (x + 9, y + EM / 3, "start"), (x - 9, y + EM / 3, "end"), (x, y - 10, "middle"), (x, y + EM + 7, "middle"),
    )  # fmt: skip


def _title(spot: _Spot) -> str:
    return f"{spot.label}, named {spot.count} times" if spot.count > 1 else spot.label


def _box(x: float, y: float, wide: float, tall: float) -> tuple[float, float, float, float]:
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _cover(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
