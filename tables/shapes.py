# ruff: noqa: INP001 (a script, not a package)
"""
Builds the outlines of countries that ``sayso.knowledge.shapes`` reads: ``python tables/shapes.py ATLAS``.

ATLAS is the folder of the npm package world-atlas, Natural Earth's shapes (public domain) as TopoJSON. Kept are the
countries at 1:110m and 1:50m, arcs as one row of differences each, so that the files stay small.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pycountry

DATA = Path(__file__).parents[1] / "sayso" / "knowledge" / "data"
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
"""Natural Earth's shapes without an ISO number that one of our countries holds or claims; others have no code."""


def main(atlas: Path) -> None:
    """Writes both files."""
    for detail in ("110m", "50m"):
        topology = json.loads((atlas / f"countries-{detail}.json").read_text(encoding="utf-8"))
        written = json.dumps(reduced(topology), separators=(",", ":"))
        (DATA / f"land-{detail}.json").write_text(written + "\n", encoding="utf-8")
        print(f"land-{detail}.json: {len(written) / 1000:.0f} kB")  # noqa: T201


def reduced(topology: dict) -> dict[str, object]:
    """Scale, translation, arcs and polygons; a polygon is a list of rings, a ring a list of arcs, ~n is n reversed."""
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        kept = [[ring for ring in polygon if has_area(ring, topology["arcs"])] for polygon in polygons]
        countries.append([code(shape), [polygon for polygon in kept if polygon]])
    arcs = [[number for point in arc for number in point[:2]] for arc in topology["arcs"]]
    return {**topology["transform"], "arcs": arcs, "countries": sorted(countries, key=lambda row: row[0] or "~")}


def has_area(ring: list[int], arcs: list[list[list[int]]]) -> bool:
    """Whether a ring is more than a point or the line of the South Pole, which a flat map makes of it."""
    return any(step[1] for index in ring for step in arcs[index if index >= 0 else ~index][1:])


def code(shape: dict) -> str | None:
    """ISO 3166-1 alpha-3 of a shape."""
    name = shape["properties"]["name"]
    found = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
    return UNNUMBERED.get(name) or (found.alpha_3 if found else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
