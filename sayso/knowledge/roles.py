"""Words for what people and bodies are: ministers, police, opposition; each with its PLOVER sector."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.tables import rows
from sayso.records.event import Sector

RoleKind = Literal["person", "people", "body"]


class Role(Struct, frozen=True, kw_only=True):
    """One role noun, perhaps of several words."""

    phrase: str
    sector: Sector | None
    kind: RoleKind
    """``person``: one office holder; ``people``: a group; ``body``: an institution."""
    anonymous: bool
    """Whether a statement by such a one, without more, rests on an unnamed person: ``a source``."""
    takes: Literal["body", "state"] | None
    """``body``: the sector is that of the body named with it (``member of the army``), else its own; ``state``: so
    too, and of a country by itself it is the government's (``Libyan leader``)."""


def find(phrase: str) -> Role | None:
    """The role of a lower-case phrase such as ``foreign minister`` (singular); None for any other phrase."""
    return _table().get(phrase)


def describing(word: str) -> Sector | None:
    """The sector that a lower-case word gives to the noun it describes: ``rebel``, ``parliamentary``, ``muslim``."""
    return _describing().get(word)


def longest() -> int:
    """Words of the longest phrase ``find`` knows."""
    return max(len(phrase.split()) for phrase in _table())


@cache
def _table() -> dict[str, Role]:
    return {
        row["phrase"]: Role(
            phrase=row["phrase"],
            sector=_sector(row["sector"]),
            kind=cast("RoleKind", row["kind"]),
            anonymous=row["anonymous"] == "yes",
            takes=cast("Literal['body', 'state']", row["takes"]) if row["takes"] else None,
        )
        for row in rows("roles")
        if row["kind"] != "describing"
    }


@cache
def _describing() -> dict[str, Sector | None]:
    return {row["phrase"]: _sector(row["sector"]) for row in rows("roles") if row["kind"] == "describing"}


def _sector(cell: str) -> Sector | None:
    return cast("Sector", cell) if cell else None
