"""Where: a place name and what it stands for on the map."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

PlaceKind = Literal["country", "region", "city", "sea", "strait", "island", "facility", "nationality", "other"]
Bearing = Literal["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "centre"]
RelativeKind = Literal["from", "near", "off", "border", "part", "between"]


class Relative(Struct, frozen=True, kw_only=True):
    """What a text says lies there is not at a place but somewhere seen from it: 20 km north-east of Aleppo."""

    span: Annotated[Span, Meta(description="The words that say so, with the place's name: south of Krasnohorivka")]
    kind: Annotated[
        RelativeKind,
        Meta(
            description="from: away from it (40 km from Goma, south of Homs); near; off: at sea before its coast;"
            " border: at its border; part: inside, in one part of it (northern Gaza); between: it and another place"
        ),
    ]
    direction: Annotated[Bearing | None, Meta(description="Seen from the place, or the part of it that is meant")] = (
        None
    )
    distance_km: Annotated[float | None, Meta(description="As told, in kilometres")] = None
    lat: Annotated[
        float | None,
        Meta(
            description="Degrees north, WGS 84, of the point told; null unless direction, distance and place are known"
        ),
    ] = None
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84, of that point")] = None


class Place(Struct, frozen=True, kw_only=True):
    """One place mention. Coordinates are null wherever the choice between namesakes is not sure."""

    id: str
    span: Span
    name: str
    kind: PlaceKind
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")] = None
    lat: Annotated[
        float | None,
        Meta(description="Degrees north, WGS 84; of a site no table knows, the town in its name: Long Beach Airport"),
    ] = None
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84")] = None
    gazetteer: Annotated[str | None, Meta(description="Entry it resolves to, such as geonames:2657896")] = None
    metonym: Annotated[bool, Meta(description="Stands for a government: Washington says")] = False
    nested: Annotated[bool, Meta(description="Inside a longer name: Paris Police Department")] = False
    relative: Annotated[
        Relative | None, Meta(description="Where what is told lies, if it is not at the place itself; else null")
    ] = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Where what is told lies: the point told from the place, else the place's own; latitude, longitude."""
        told = self.relative if self.relative is not None and self.relative.lat is not None else self
        return (told.lat, told.lon) if told.lat is not None and told.lon is not None else None
