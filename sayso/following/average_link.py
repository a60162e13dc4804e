"""Average-link clustering of the few things that are open at once, from the likeness of every pair that has one."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import sqrt
from typing import Final

from msgspec import Struct

Vector = dict[str, float]


class Bonds(Struct, frozen=True, kw_only=True):
    """That two groups need two members that are truly alike: a mean alone draws together what is like nothing."""

    rows: Sequence[dict[int, float]]
    """How alike each pair is, by row."""
    least: float


def likenesses(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """
    The cosine of every pair that shares a feature, by row; vectors are of length 1.

    >>> likenesses([{"a": 1.0}, {"a": 0.6, "b": 0.8}, {"c": 1.0}])
    [{1: 0.6}, {0: 0.6}, {}]
    """
    holders: dict[str, list[tuple[int, float]]] = {}
    rows: list[dict[int, float]] = [{} for _ in vectors]
    for number, vector in enumerate(vectors):
        row = rows[number]
        for feature, weight in vector.items():
            held = holders.setdefault(feature, [])
            for other, much in held:
                row[other] = row.get(other, 0.0) + weight * much
            held.append((number, weight))
        for other, much in row.items():
            rows[other][number] = much
    return rows


def scaled(
    rows: Sequence[dict[int, float]], sizes: Sequence[int], *, far: float | None = None
) -> list[dict[int, float]]:
    """
    Likenesses by how alike one may expect the two to be: each by the mean of its nearest, and the shorter the more.

    Two reports of a matter that few write about in the same words are then as near as two copies of a phrase are.

    Args:
        rows: The cosines, 0 to 1, by row.
        sizes: How many features each has.
        far: The mean likeness below which nearest are far: what is like nothing is not drawn to the least unlike. The
            default suits a set of a few matters; among everything that is reported it has to be higher.

    Source: local scaling, Zelnik-Manor and Perona (2004), "Self-tuning spectral clustering".
    """
    least = FAR if far is None else far
    factors = [
        (min(max(size, 1), LONG) / LONG) ** -SHORTNESS
        / sqrt(max(sum(sorted(row.values())[-NEAREST:]) / NEAREST, least))
        for row, size in zip(rows, sizes, strict=True)
    ]
    return [
        {other: much * factors[number] * factors[other] for other, much in row.items()}
        for number, row in enumerate(rows)
    ]


NEAREST: Final = 3
LONG: Final = 20
SHORTNESS: Final = 0.2
FAR: Final = 0.2
"""
The nearest that are looked at; features from which on a report is long, and how much shortness weighs; and the mean
likeness below which nearest are far.

Chosen on ecb-train, fnc-headlines-dev and fnc-bodies-dev together, so that one threshold serves titles and texts.
"""


def average_link(
    rows: Sequence[dict[int, float]],
    *,
    least: float,
    weights: Sequence[float] | None = None,
    bonds: Bonds | None = None,
) -> list[list[int]]:
    """
    Groups whose members are alike on average, made from the most alike pair on until none is ``least`` alike.

    Args:
        rows: How alike each pair is, by row.
        least: Mean likeness of two groups that become one.
        weights: How much each counts in a mean; all the same by default.
        bonds: How alike the nearest two of two groups must be as well; None where means are enough.

    >>> average_link([{1: 0.6}, {0: 0.6, 2: 0.1}, {1: 0.1}], least=0.3)
    [[0, 1], [2]]

    Source: Sokal and Michener (1958), unweighted pair groups by averages.
    """
    counts = list(weights) if weights is not None else [1.0] * len(rows)
    sums = [{b: much * counts[a] * counts[b] for b, much in row.items()} for a, row in enumerate(rows)]
    groups: list[list[int]] = [[number] for number in range(len(rows))]
    alive = [True] * len(rows)
    nearest = None if bonds is None else [dict(row) for row in bonds.rows]
    bound = 0.0 if bonds is None else bonds.least
    heap = [
        (-much, a, b, 1, 1)
        for a, row in enumerate(rows)
        for b, much in row.items()
        if a < b and much >= least and (nearest is None or nearest[a].get(b, 0.0) >= bound)
    ]
    heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if not (alive[a] and alive[b]) or len(groups[a]) != size_a or len(groups[b]) != size_b:
            continue
        alive[b] = False
        groups[a] += groups[b]
        counts[a] += counts[b]
        sums[a].pop(b)
        sums[b].pop(a)
        for other, much in sums[b].items():
            sums[a][other] = sums[a].get(other, 0.0) + much
            del sums[other][b]
        if nearest is not None:
            _join_bonds(nearest, a, b)
        for other, much in sums[a].items():
            sums[other][a] = much
            mean = much / (counts[a] * counts[other])
            if mean >= least and (nearest is None or nearest[a].get(other, 0.0) >= bound):
                low, high = min(a, other), max(a, other)
                heappush(heap, (-mean, low, high, len(groups[low]), len(groups[high])))
    return [group for number, group in enumerate(groups) if alive[number]]


def _join_bonds(nearest: list[dict[int, float]], a: int, b: int) -> None:
    """Two groups become one: its nearest to every other are the nearer of the two's."""
    nearest[a].pop(b, None)
    nearest[b].pop(a, None)
    for other, much in nearest[b].items():
        nearest[a][other] = max(nearest[a].get(other, 0.0), much)
        del nearest[other][b]
    for other, much in nearest[a].items():
        nearest[other][a] = much
