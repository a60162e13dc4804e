"""Month names in some forty languages, for dates as pages print them."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.tables import rows


def find(word: str, *, language: str | None = None) -> int | None:
    """
    The month a word names, 1 to 12, whatever its case or full stop.

    Where languages disagree (``listopad`` is October in Croatian, November in Polish), the page's language decides;
    without one the answer is None.
    """
    entries = _table().get(word.casefold().strip(". "), ())
    months = {month for month, _ in entries}
    if len(months) > 1:
        months = {month for month, languages in entries if language in languages}
    return months.pop() if len(months) == 1 else None


def words() -> frozenset[str]:
    """Every word ``find`` knows, in lower case."""
    return frozenset(_table())


@cache
def _table() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    found: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for row in rows("months"):
        entry = (int(row["month"]), tuple(row["languages"].split()))
        found[row["word"]] = (*found.get(row["word"], ()), entry)
    return found
