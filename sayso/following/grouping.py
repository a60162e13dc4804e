"""
Reports into stories, stories into situations, whenever some arrive: those near to them are looked at once more.

What was put together before keeps its number as long as most of it stays together, so that a page about it can be found
again. Nothing is decided by the order of arrival within one call.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt
from typing import Final

from msgspec import Struct

from sayso.following.average_link import Bonds, Vector, average_link, likenesses, scaled
from sayso.following.clusters import DAY_S
from sayso.following.words import rarity
from sayso.records.story import Member


class Nearness(Struct, frozen=True, kw_only=True):
    """When members belong together."""

    least: float
    """Mean likeness between the members of two groups that become one."""
    window_s: float
    """Members further apart in time are not alike at all."""
    fade: float
    """Members so many days apart are that much less alike: 1 / (1 + fade * days)."""
    far: float | None
    """Where likeness is measured by how alike the nearest are, the mean below which those are far; see
    ``links.scaled``."""
    floor: float = 0.0
    """Members less alike than this are not alike at all."""
    bond: float = 0.0
    """Two groups become one only where two of their members are so alike, the shorter the less; see ``_bonds``."""


PRIOR: Final = 60.0
"""For stories: how much the rarity of words in English counts beside that among reports. Chosen with ``stories``."""
LONG: Final = 100
"""Words of a report whose likeness to another can be trusted as it is."""


def weighed(words: Mapping[str, float], seen: Mapping[str, int], count: int, prior: float = PRIOR) -> Vector:
    """
    A vector of length 1: every word by how rare it is.

    Args:
        words: With their weight in the report.
        seen: In how many of ``count`` reports each word was met.
        count: Reports met.
        prior: How many reports' worth of evidence the rarity of a word in English is.
    """
    vector = unscaled(words, seen, count, prior)
    length = sqrt(sum(much * much for much in vector.values())) or 1.0
    return {word: much / length for word, much in vector.items()}


def unscaled(words: Mapping[str, float], seen: Mapping[str, int], count: int, prior: float) -> Vector:
    """As ``weighed``, of whatever length it has."""
    whole, known = prior + count, log(count + 1.0)
    return {
        word: much * (prior * rarity(word) + count * (known - log(seen.get(word, 0) + 0.5))) / whole
        for word, much in words.items()
    }


def groups(members: Sequence[Member], vectors: Sequence[Vector], nearness: Nearness) -> list[list[int]]:
    """Which members belong together, by their place in the sequence; each group and all of them in rising order."""
    rows = likenesses(vectors)
    for number, row in enumerate(rows):
        for other, much in list(row.items()):
            near = _nearness(members[number].at, members[other].at, nearness) if much >= nearness.floor else 0.0
            if not near:
                del row[other]
            else:
                row[other] = much * near
    sizes = [len(vector) for vector in vectors]
    bonds = Bonds(rows=_bonds(rows, sizes), least=nearness.bond) if nearness.bond else None
    if nearness.far is not None:
        rows = scaled(rows, sizes, far=nearness.far)
    weights = [member.weight for member in members]
    return sorted(sorted(group) for group in average_link(rows, least=nearness.least, weights=weights, bonds=bonds))


def _bonds(rows: Sequence[dict[int, float]], sizes: Sequence[int]) -> list[dict[int, float]]:
    """Likenesses by how much two reports can show: of two headlines a little says what of two texts much does."""
    return [
        {other: much / sqrt(min(1.0, min(sizes[number], sizes[other]) / LONG)) for other, much in row.items()}
        for number, row in enumerate(rows)
    ]


def _nearness(one: float, other: float, nearness: Nearness) -> float:
    apart = abs(one - other)
    return 0.0 if apart > nearness.window_s else 1 / (1 + nearness.fade * apart / DAY_S)


def kept_numbers(found: Sequence[Sequence[int]], members: Sequence[Member]) -> list[int | None]:
    """
    The number each group goes on under: that of the group most of it was in; None for a new one.

    A number goes to one group only, the one with most of those who had it; the older number wins where all is even.
    """
    shares: list[tuple[int, int, int]] = []
    for place, group in enumerate(found):
        held: defaultdict[int, int] = defaultdict(int)
        for member in group:
            number = members[member].group
            if number is not None:
                held[number] += 1
        shares += [(-many, number, place) for number, many in held.items()]
    numbers: list[int | None] = [None] * len(found)
    taken: set[int] = set()
    for _, number, place in sorted(shares):
        if numbers[place] is None and number not in taken:
            numbers[place] = number
            taken.add(number)
    return numbers
