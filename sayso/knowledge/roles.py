"""Words for what people and bodies are: ministers, police, opposition; each with its PLOVER sector."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.tables import rows
from sayso.records.event import Sector


class Role(Struct, frozen=True, kw_only=True):
    """One role noun, perhaps of several words."""

    phrase: str
    sector: Sector | None
    kind: Literal["person", "people", "body"]
    """``person``: one office holder; ``people``: a group; ``body``: an institution."""
    anonymous: bool
    """Whether a statement by such a one, without more, rests on an unnamed person: ``a source``."""


def find(phrase: str) -> Role | None:
    """The role of a lower-case phrase such as ``foreign minister`` (singular); None for any other phrase."""
    return _table().get(phrase)


@cache
def _table() -> dict[str, Role]:
    return {
        row["phrase"]: Role(
            phrase=row["phrase"],
            sector=cast("Sector", row["sector"]) if row["sector"] else None,
            kind=cast("Literal['person', 'people', 'body']", row["kind"]),
            anonymous=row["anonymous"] == "yes",
        )
        for row in rows("roles")
    }
