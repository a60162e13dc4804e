"""Outlines of the countries, at two levels of detail: Natural Earth's, for maps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

Detail = Literal["110m", "50m"]
"""The scale of the map they are drawn for, 1 to 110 or 50 million."""
Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of each corner, WGS 84; the last is the first again."""


class Outline(Struct, frozen=True):
    """One unbroken piece of a country's land."""

    country: str | None
    """ISO 3166-1 alpha-3; None for land no country of ours holds."""
    rings: tuple[Ring, ...]
    """The edge, and then the edges of its holes."""
    box: tuple[float, float, float, float]
    """West, south, east and north of the edge; east or west of the date line it goes beyond 180 degrees."""


@cache
def outlines(detail: Detail) -> tuple[Outline, ...]:
    """Every piece of land, in the order of its country's code; lines where land is disputed are as Natural Earth's."""
    table = json.loads(files("sayso.knowledge").joinpath("data", f"land-{detail}.json").read_text(encoding="utf-8"))
    (across, up), (west, south) = table["scale"], table["translate"]
    arcs = [tuple(_points(arc, across, up, west, south)) for arc in table["arcs"]]
    return tuple(
        _outline(country, tuple(_ring(arcs, ring) for ring in polygon))
        for country, polygons in table["countries"]
        for polygon in polygons
    )


def _points(arc: list[int], across: float, up: float, west: float, south: float) -> Iterator[tuple[float, float]]:
    """The corners of an arc: its numbers are the differences from corner to corner."""
    x = y = 0
    for at in range(0, len(arc), 2):
        x, y = x + arc[at], y + arc[at + 1]
        yield round(x * across + west, 3), round(y * up + south, 3)


def _ring(arcs: list[Ring], indices: list[int]) -> Ring:
    """Arcs one after the other; each begins where the last one ends, and ``~n`` is arc ``n`` from its end."""
    corners: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        corners += arc[1 if corners else 0 :]
    return tuple(_unbroken(corners))


def _unbroken(corners: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """A ring that crosses the date line goes on beyond 180 degrees; one around the South Pole is closed there."""
    turn = 0
    before = corners[0][0]
    for lon, lat in corners:
        if abs(lon - before) > 180:
            turn += 360 if before > lon else -360
        before = lon
        yield round(lon + turn, 3), lat
    if turn:
        yield before + turn, -90.0
        yield corners[0][0], -90.0
        yield corners[0]


def _outline(country: str | None, rings: tuple[Ring, ...]) -> Outline:
    across, up = zip(*rings[0], strict=True)
    return Outline(country, rings, (min(across), min(up), max(across), max(up)))
