"""Where: a place name and what it stands for on the map."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

PlaceKind = Literal["country", "region", "city", "sea", "strait", "island", "facility", "nationality", "other"]


class Place(Struct, frozen=True, kw_only=True):
    """One place mention. Coordinates are null wherever the choice between namesakes is not sure."""

    id: str
    span: Span
    name: str
    kind: PlaceKind
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")] = None
    lat: Annotated[float | None, Meta(description="Degrees north, WGS 84")] = None
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84")] = None
    gazetteer: Annotated[str | None, Meta(description="Entry it resolves to, such as geonames:2657896")] = None
    metonym: Annotated[bool, Meta(description="Stands for a government: Washington says")] = False
    nested: Annotated[bool, Meta(description="Inside a longer name: Paris Police Department")] = False
