"""Average-link clustering of the few things that are open at once, from the likeness of every pair that has one."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

Vector = dict[str, float]


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


def average_link(rows: Sequence[dict[int, float]], *, least: float) -> list[list[int]]:
    """
    Groups whose members are alike on average, made from the most alike pair on until none is ``least`` alike.

    >>> average_link([{1: 0.6}, {0: 0.6, 2: 0.1}, {1: 0.1}], least=0.3)
    [[0, 1], [2]]

    Source: Sokal and Michener (1958), unweighted pair groups by averages.
    """
    sums = [dict(row) for row in rows]
    groups: list[list[int]] = [[number] for number in range(len(rows))]
    alive = [True] * len(rows)
    heap = [(-much, a, b, 1, 1) for a, row in enumerate(rows) for b, much in row.items() if a < b and much >= least]
    heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if not (alive[a] and alive[b]) or len(groups[a]) != size_a or len(groups[b]) != size_b:
            continue
        alive[b] = False
        groups[a] += groups[b]
        sums[a].pop(b)
        sums[b].pop(a)
        for other, much in sums[b].items():
            sums[a][other] = sums[a].get(other, 0.0) + much
            del sums[other][b]
        for other, much in sums[a].items():
            sums[other][a] = much
            mean = much / (len(groups[a]) * len(groups[other]))
            if mean >= least:
                low, high = min(a, other), max(a, other)
                heappush(heap, (-mean, low, high, len(groups[low]), len(groups[high])))
    return [group for number, group in enumerate(groups) if alive[number]]
