"""Languages: what they are called, and which of them Sayso has rules for."""

from __future__ import annotations

from functools import cache
from typing import Final

from sayso.knowledge.tables import rows

READ: Final = frozenset({"en"})
"""ISO 639-1 codes of the languages whose words Sayso knows."""


def is_read(code: str | None) -> bool:
    """Whether there are rules for a language; a text too short to tell its language is taken for one that is read."""
    return code is None or code in READ


def name(code: str) -> str:
    """
    The English name of an ISO 639-1 code; the code itself where the table has none.

    >>> name("es"), name("tlh")
    ('Spanish', 'tlh')
    """
    return _names().get(code, code)


def codes() -> frozenset[str]:
    """The codes of all languages that news is told apart by."""
    return frozenset(_names())


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("languages")}
