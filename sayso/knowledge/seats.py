"""Seats of government: buildings, districts and capitals that stand for a body (the Kremlin said; Washington says)."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.tables import rows
from sayso.records.event import Sector


class Seat(Struct, frozen=True, kw_only=True):
    """A place whose name also means those who sit there."""

    name: str
    country: str | None
    """ISO 3166-1 alpha-3; None where the body is of no country: the Berlaymont is the European Commission's."""
    sector: Sector
    kind: Literal["building", "capital"]


def find_seat(name: str) -> Seat | None:
    """The seat that bears a name, with or without article: ``the Kremlin``, ``No. 10``, ``Caracas``."""
    bare = name[4:] if name[:4] in ("the ", "The ", "THE ") else name
    return _table().get(name) or _table().get(bare)


def names() -> frozenset[str]:
    """Every name ``find_seat`` knows."""
    return frozenset(_table())


@cache
def _table() -> dict[str, Seat]:
    return {
        row["name"]: Seat(
            name=row["called"],
            country=row["country"] or None,
            sector=cast("Sector", row["sector"]),
            kind=cast("Literal['building', 'capital']", row["kind"]),
        )
        for row in rows("seats")
    }
