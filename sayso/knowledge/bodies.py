"""Bodies by name: parliaments, forces, services, parties, armed groups, organisations of states, charities, firms."""

from __future__ import annotations

from functools import cache
from typing import cast

from msgspec import Struct

from sayso.knowledge.gazetteer import fold
from sayso.knowledge.tables import rows
from sayso.records.event import Sector


class Body(Struct, frozen=True, kw_only=True):
    """One body that news names without saying what it is."""

    name: str
    """As this table calls it, whichever of its names was asked for."""
    country: str | None
    """ISO 3166-1 alpha-3; None for bodies of none or of many."""
    sector: Sector


def find(name: str) -> Body | None:
    """
    The body of that name, without its article; a headline's capitals are read, and accents may be left out.

    >>> find("KNESSET").sector, find("Knesset").country
    ('LEG', 'ISR')
    """
    folded = fold(name)
    return _table().get(folded) or (_capitals().get(folded) if len(folded) >= 5 and folded.isupper() else None)


def names() -> frozenset[str]:
    """Every name ``find`` knows, without accents."""
    return frozenset(_table())


@cache
def _table() -> dict[str, Body]:
    return {
        row["name"]: Body(name=row["called"], country=row["country"] or None, sector=cast("Sector", row["sector"]))
        for row in rows("bodies")
    }


@cache
def _capitals() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for name, body in _table().items():
        found.setdefault(name.upper(), body)
    return found
