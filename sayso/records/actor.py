"""Who: a person, body or country that speaks or acts in an article."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.event import Sector
from sayso.records.span import Span

CountryFrom = Literal["stated", "known", "derived"]


class Actor(Struct, frozen=True, kw_only=True):
    """One actor with all its mentions in the article."""

    id: str
    name: str
    role: str | None = None
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")] = None
    country_from: Annotated[
        CountryFrom | None,
        Meta(description="stated: words beside the name; known: a table; derived: the article's only country"),
    ] = None
    sector: Sector | None = None
    spans: tuple[Span, ...]
