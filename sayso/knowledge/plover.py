"""PLOVER: event types with their CAMEO roots and quads, and a readable lexicon of the words that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
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
CAMEO_BY_MODE: Final[dict[tuple[EventType, str], str]] = {
    ("ACCUSE", "allege"): "112", ("ACCUSE", "investigate"): "090", ("ACCUSE", "disapprove"): "110",
    ("ASSAULT", "abduct"): "181", ("ASSAULT", "beat"): "182", ("ASSAULT", "sexual"): "1821",
    ("ASSAULT", "torture"): "1822", ("ASSAULT", "suicide-attack"): "1831", ("ASSAULT", "explosives"): "183",
    ("ASSAULT", "firearms"): "193", ("ASSAULT", "heavy-weapons"): "194", ("ASSAULT", "aerial"): "195",
    ("ASSAULT", "unconventional"): "204",
    ("COERCE", "arrest"): "173", ("COERCE", "curfew"): "1723", ("COERCE", "martial-law"): "1724",
    ("COERCE", "deport"): "174", ("COERCE", "seize"): "171",
    ("CONSULT", "phone"): "041", ("CONSULT", "visit"): "042", ("CONSULT", "third-party"): "044",
    ("PROTEST", "demo"): "141", ("PROTEST", "hunger"): "142", ("PROTEST", "strike"): "143",
    ("PROTEST", "boycott"): "143", ("PROTEST", "obstruct"): "144", ("PROTEST", "riot"): "145",
    ("RETREAT", "access"): "086", ("RETREAT", "ceasefire"): "0871", ("RETREAT", "disarm"): "087",
    ("RETREAT", "release"): "0841", ("RETREAT", "withdraw"): "0872",
    ("SANCTION", "discontinue"): "162", ("SANCTION", "expel"): "166",
    ("THREATEN", "expel"): "136", ("THREATEN", "violence"): "138",
    ("MOBILIZE", "police"): "153", ("MOBILIZE", "troops"): "154",
}  # fmt: skip
"""CAMEO codes of a type in a mode, where that is narrower than the root.

Source: Open Event Data Alliance, CAMEO2PLOVER-2021.
"""
SPORT: Final = 2
"""Weight of sport's words from which a sentence is taken for sport."""
MATERIAL: Final[frozenset[EventType]] = frozenset(
    {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
"""Types of the manual's quads 2 and 4: deeds rather than words."""


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


def mode(kind: EventType, lemmas: Collection[str]) -> str | None:
    """The mode of a type that words in and around its trigger tell; the table's first where several would fit."""
    return next((name for name, words in _modes().get(kind, ()) if not words.isdisjoint(lemmas)), None)


def cameo(kind: EventType, how: str | None) -> str | None:
    """The CAMEO code of a type in a mode, where the mapping is sure; the root's own code where the mode is unknown."""
    narrow = CAMEO_BY_MODE.get((kind, how)) if how is not None else None
    root = CAMEO_ROOT.get(kind)
    return narrow or (f"{root}0" if root is not None else None)


@cache
def _modes() -> dict[EventType, tuple[tuple[str, frozenset[str]], ...]]:
    found: defaultdict[EventType, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for row in rows("plover_modes"):
        found[cast("EventType", row["type"])].append((row["mode"], frozenset(row["words"].split("|"))))
    return {kind: tuple(group) for kind, group in found.items()}


def is_sport(lemmas: Collection[str]) -> bool:
    """Whether the words of a sentence are those of sport: one that little else uses, or two that sport shares."""
    return sum(_sport().get(lemma, 0) for lemma in lemmas) >= SPORT


@cache
def _sport() -> dict[str, int]:
    return {row["word"]: int(row["weight"]) for row in rows("sport")}
