"""The label sets, in the order of the model's output columns."""

from __future__ import annotations

from typing import get_args

from sayso.reading.annotation import EntityKind, Upos
from sayso.records.event import EventStatus, EventType, Sector
from sayso.records.statement import Stance

UPOS: tuple[str, ...] = get_args(Upos)
KINDS: tuple[str, ...] = get_args(EntityKind)
EVENTS: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(EventStatus)
STANCES: tuple[str, ...] = get_args(Stance)
SECTORS: tuple[str, ...] = ("none", *get_args(Sector))
ROLES = ("source", "cue", "content")
KEPT_SUBTYPES = ("nsubj:pass", "aux:pass", "obl:agent", "nmod:poss")
RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip


def bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """``O`` and, for each kind, its beginning and inside tags."""
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


ENTITY_TAGS = bio(KINDS)
NESTED_TAGS = bio(("place",))
ROLE_TAGS = bio(ROLES)
RELAY_TAGS = bio(("relay",))


def relation(label: str) -> int:
    """The column of a treebank's relation; subtypes fold into their relation, save those the rules need."""
    return RELATIONS.index(label if label in KEPT_SUBTYPES else label.split(":", maxsplit=1)[0])
