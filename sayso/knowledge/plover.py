"""PLOVER: event types with their CAMEO roots and quads, and a readable lexicon of the words that name them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Final, cast

from msgspec import Struct

from sayso.knowledge.tables import rows
from sayso.records.event import EventType

CAMEO_ROOT: Final[dict[EventType, str]] = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "REQUEST": "10",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
}
"""CAMEO root codes of the types that one root alone maps to.

Source: Open Event Data Alliance, CAMEO2PLOVER-2021. CONCEDE and RETREAT share 08, ACCUSE joins 09 and 11, ASSAULT 18 to
20: their root is not sure and stays out.
"""
MATERIAL: Final[frozenset[EventType]] = frozenset(
    {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
"""Types of the manual's quads 2 and 4: deeds rather than words."""
NEEDS_TARGET: Final[frozenset[EventType]] = frozenset({"COOPERATE", "AID", "SANCTION"})
"""Types whose recipient the manual requires."""


class Entry(Struct, frozen=True, kw_only=True):
    """One word of the lexicon."""

    type: EventType
    mode: str | None
    needs: frozenset[str]
    """Lemmas of which one must stand as the word's object or complement; empty where the word suffices."""


def entries(lemma: str, *, noun: bool = False) -> tuple[Entry, ...]:
    """What a verb's (or noun's) lemma may name, those with a needed object first; empty for any other word."""
    return _lexicon().get((lemma, "NOUN" if noun else "VERB"), ())


@cache
def _lexicon() -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row in rows("plover_lexicon"):
        needs = frozenset(row["needs"].split("|")) if row["needs"] else frozenset[str]()
        entry = Entry(type=cast("EventType", row["type"]), mode=row["mode"] or None, needs=needs)
        found[row["lemma"], row["upos"]].append(entry)
    return {key: tuple(sorted(group, key=lambda entry: not entry.needs)) for key, group in found.items()}
