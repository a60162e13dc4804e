"""Words that say that somebody says, thinks or wants something, each with the stance it expresses."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge.tables import rows
from sayso.records.statement import Stance


class Cue(Struct, frozen=True, kw_only=True):
    """One cue word."""

    lemma: str
    stance: Stance
    act: Literal["speech", "attitude"]
    """``speech``: words were uttered; ``attitude``: a belief, wish or plan the article ascribes."""


def find(lemma: str, *, noun: bool = False) -> Cue | None:
    """The cue of a verb's (or noun's) lemma, such as ``call for``; None for any other word."""
    return _table().get((lemma, "NOUN" if noun else "VERB"))


@cache
def _table() -> dict[tuple[str, str], Cue]:
    return {
        (row["lemma"], row["upos"]): Cue(
            lemma=row["lemma"],
            stance=cast("Stance", row["stance"]),
            act=cast("Literal['speech', 'attitude']", row["act"]),
        )
        for row in rows("cues")
    }
