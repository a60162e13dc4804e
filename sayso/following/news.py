"""
What of all that is new a correspondent would tell: chosen, and in the order of what matters.

Of a story that one origin alone reports nothing is news, unless somebody follows its matter: it is a single report. A
denial, a changed toll, another origin and words that several report come before what one page adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from sayso.following.origins import counts
from sayso.following.what_is_new import what_is_new
from sayso.records.statement import Stance
from sayso.records.tally import Novelty
from sayso.records.told import Told

WEIGHTS: Final[dict[str, float]] = {
    "denial": 5.0,
    "figure": 4.0,
    "origin": 3.0,
    "statement": 2.0,
    "actor": 1.0,
    "nothing": 0.0,
}
"""What each kind of news is worth beside the others, by its kind alone."""
STRONG: Final[frozenset[Stance]] = frozenset(
    {"denied", "confirmed", "warned", "demanded", "accused", "promised", "admitted", "declined"}
)
"""Stances that do something, where *said* only tells."""
MOST_OF_ARTICLE: Final = {"statement": 1, "actor": 1, "figure": 2, "denial": 2, "origin": 1}
"""News of each kind that one article is taken for; what it says beyond that is for those who read it."""


def news(story: Sequence[Told], seen: Sequence[Told], met: Collection[str], *, followed: bool) -> tuple[Novelty, ...]:
    """
    What is news in a story; empty where nothing is.

    Args:
        story: All its articles by now, the seen ones too.
        seen: Those known before.
        met: Names of actors known from other stories.
        followed: Whether somebody declared its matter.
    """
    if not followed and counts(story).origins < 2:
        return ()
    if not followed and seen and counts(seen).origins < 2:
        seen = ()  # as a single report it was no news yet: what it said is news with the second
    found = [one for one in what_is_new(story, seen, met=met) if one.kind != "nothing"]
    by_id = {told.id: told for told in story}
    ranked = sorted(found, key=lambda one: -_worth(one, by_id))
    taken: defaultdict[tuple[str | None, str], int] = defaultdict(int)
    chosen: list[Novelty] = []
    for one in ranked:
        place = (one.article, one.kind)
        if taken[place] < MOST_OF_ARTICLE[one.kind]:
            taken[place] += 1
            chosen.append(one)
    return tuple(chosen)


def rank(kind: str, origins: int) -> float:
    """
    What a piece of news is worth: by its kind, and the more the more independent origins its story has.

    >>> rank("denial", 2) > rank("statement", 2), rank("statement", 9) > rank("statement", 2)
    (True, True)
    """
    return WEIGHTS[kind] * (1 + min(origins, MANY) / MANY)


MANY: Final = 10
"""Independent origins beyond which a story grows no weightier."""


def _worth(novelty: Novelty, by_id: dict[str, Told]) -> float:
    """Within one article: who speaks for a country or body, and does something by it, before who only says."""
    told = by_id.get(novelty.article or "")
    if told is None or novelty.span is None:
        return WEIGHTS[novelty.kind]
    statement = next((one for one in told.reading.statements if novelty.span in one.content), None)
    if statement is None:
        return WEIGHTS[novelty.kind]
    actor = next((one for one in told.reading.actors if one.id == statement.speaker.actor), None)
    public = actor is not None and actor.sector is not None
    named = actor is not None and actor.role is not None
    return WEIGHTS[novelty.kind] + 0.4 * (statement.stance in STRONG) + 0.3 * public + 0.2 * named
