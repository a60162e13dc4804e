"""How many: a quantity the article counts."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

Qualifier = Literal["exactly", "at_least", "at_most", "more_than", "less_than", "about", "between"]

Reckoning = Literal["total", "increment"]
"""Whether a number is a level reached ("bringing the toll to 61") or what was added to one ("three more killed")."""


class Figure(Struct, frozen=True, kw_only=True):
    """
    One quantity. A vague word ("dozens") has no value but a low: the fewest it can mean.

    exactly: value = low = high; at_least, more_than: value = low; at_most, less_than: value = high; about: value
    alone; between: low and high.
    """

    id: str
    span: Annotated[Span, Meta(description="The number words, with currency sign and scale; a range is one span")]
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    qualifier: Qualifier
    unit: Annotated[str | None, Meta(description="Head noun as written; ISO 4217 code for money")] = None
    state: Annotated[str | None, Meta(description="What befell the counted, or what they did: one verb form")] = None
    giver: Annotated[Span | None, Meta(description="Who is given as the number's source, the original one")] = None
    reckoning: Annotated[Reckoning | None, Meta(description="Null where the text does not say")] = None
    before: Annotated[float | int | None, Meta(description='The level before a change: 14 of "rose from 14 to 17"')] = (
        None
    )
    whole: Annotated[
        float | int | None, Meta(description='Of a part, how many there are: 5 of "three of the five"')
    ] = None
    event: Annotated[str | None, Meta(description="Id in the reading's events")] = None
    background: bool = False
