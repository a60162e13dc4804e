"""The codes other event data go by: CAMEO, Goldstein, PLOVER's scores, FIPS 10-4 and Correlates of War numbers."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import plover
from sayso.knowledge.tables import rows
from sayso.records.event import EventType

GOLDSTEIN: Final[dict[str, float]] = {
    "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0, "11": -2.0, "12": -4.0,
    "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0, "20": -10.0,
}  # fmt: skip
"""Goldstein's conflict scale, -10 to 10, by CAMEO root.

Source: Goldstein 1992, "A Conflict-Cooperation Scale for WEIS Events Data", by the CAMEO scale file that GDELT gives.
"""
CAMEO_SECTOR: Final[dict[str, str]] = {
    "JRN": "MED", "MED": "HLH", "PRM": "UAF", "ISM": "NGM", "UNO": "IGO", "EUR": "IGO",
    **{same: same for same in "COP GOV JUD LEG MIL REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP".split()},
    **{same: same for same in "IGO NGO IMG MNC".split()},
}  # fmt: skip
"""CAMEO's role codes of PLOVER's sectors; PTY, PRE, REL, SOC and UNK have none.

Source: CAMEO 1.1b3 codebook, chapter 3; PLOVER manual, table of sectors.
"""
KNOWN_GROUP: Final[dict[str, str]] = {"UNO": "UNO", "EUR": "EEC"}
"""CAMEO's codes of the two bodies that PLOVER gives a sector of their own."""


class EventCode(Struct, frozen=True, kw_only=True):
    """What a PLOVER type and mode are worth in other schemes."""

    score: float
    """PLOVER's conflict score, -10 to 10."""
    cameo: str
    """The CAMEO code that stands for it: the sure one, else the plainest of those that map to it."""


class StateCode(Struct, frozen=True, kw_only=True):
    """A country in schemes other than ISO 3166."""

    fips: str | None
    """FIPS 10-4, as GDELT's places have it."""
    cow: int | None
    """Correlates of War country number; None for what is no state there."""


def event(type_: EventType, mode: str | None) -> EventCode:
    """The codes of a type and mode; those of the type alone where the mode has none."""
    known = _events().get((type_, mode or "")) or _events()[type_, ""]
    return replace(known, cameo=plover.cameo(type_, mode) or known.cameo)


def state(country: str | None) -> StateCode:
    """The codes of a country by ISO 3166-1 alpha-3; empty ones for anything else."""
    return _states().get(country or "", StateCode(fips=None, cow=None))


@cache
def _events() -> dict[tuple[str, str], EventCode]:
    return {
        (row["type"], row["mode"]): EventCode(score=float(row["score"]), cameo=row["cameo"])
        for row in rows("plover_codes")
    }


@cache
def _states() -> dict[str, StateCode]:
    return {
        row["code"]: StateCode(fips=row["fips"] or None, cow=int(row["cow"]) if row["cow"] else None)
        for row in rows("state_codes")
    }
