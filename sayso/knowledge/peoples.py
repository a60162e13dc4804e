"""Peoples and parts of countries by whose name news calls somebody: Tamil rebels, Catalan leaders, Texan ranchers."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.tables import rows


def find(word: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) where most of a people act; None for peoples of several countries."""
    return _table().get(word)


@cache
def _table() -> dict[str, str]:
    return {row["word"]: row["code"] for row in rows("peoples")}
