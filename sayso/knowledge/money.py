"""What money is called: signs and nouns, each with its ISO 4217 code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.knowledge.tables import rows


@cache
def signs() -> Mapping[str, str]:
    """What may stand before an amount, in lower case (``$``, ``rs``, ``ugx``) → code."""
    return {row["word"]: row["code"] for row in rows("money") if row["kind"] == "sign"}


def find(noun: str, *, adjective: str | None = None) -> str | None:
    """
    The code of money named by a noun in the singular, and by whose it is where that stands before it.

    >>> find("pound"), find("pound", adjective="Egyptian"), find("pound", adjective="heavy"), find("boat")
    ('GBP', 'EGP', 'GBP', None)
    """
    known = _names()
    return (known.get(f"{adjective} {noun}".lower()) if adjective else None) or known.get(noun.lower())


@cache
def _names() -> dict[str, str]:
    names = {row["word"]: row["code"] for row in rows("money") if row["kind"] == "name"}
    return {**{row["word"]: row["code"] for row in rows("money") if row["word"] in _SUFFIXES}, **names}


_SUFFIXES = frozenset({"usd", "eur", "gbp", "cfa", "ksh", "dlrs", "rmb", "inr", "ugx", "ngn", "kes"})
"""Signs that also follow an amount: 500 USD."""
