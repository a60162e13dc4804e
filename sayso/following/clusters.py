"""
Clusters of vectors as they arrive: each joins the open cluster it is most like on average, or begins one.

A cluster is the sum of its vectors, kept by feature: one index both proposes and measures. It is open for a window of
time after its last member and then leaves the index, so that what is kept at once, and the time a member takes, depend
on the window and not on the length of the stream.

Source: single-pass clustering as in Allan, Papka and Lavrenko (1998), "On-line new event detection and tracking".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf, sqrt
from typing import Final

from msgspec import Struct

Vector = dict[str, int]
"""
A vector of length ``UNIT`` in whole numbers: sums of such are the same whatever order they are added in, so that what
is put together again from a ledger is what was there.
"""
UNIT: Final = 1000
DAY_S: Final = 86_400.0
CORE: Final = 12
"""Features that a closed cluster is remembered by."""


def vector(features: Mapping[str, float]) -> Vector:
    """
    Features with their weights, scaled to length ``UNIT``; what comes to nothing is left out.

    >>> vector({"a": 3.0, "b": 4.0, "c": 0.001})
    {'a': 600, 'b': 800}
    """
    length = sqrt(sum(much * much for much in features.values())) or 1.0
    found = ((feature, round(UNIT * much / length)) for feature, much in features.items())
    return {feature: much for feature, much in found if much}


PROPOSED: Final = 0.4
"""The part of the likeness that must come from features few clusters have."""


class Bounds(Struct, frozen=True, kw_only=True):
    """When vectors belong together."""

    join: float
    """Mean cosine to a cluster's members, 0 to 1."""
    merge: float
    """Mean cosine between the members of two clusters that one new member ties together, 0 to 1."""
    window_s: float
    """A cluster is open for so long after its last member."""
    fade: float
    """A cluster so many days old is that much less alike: 1 / (1 + fade * days)."""
    crowd: int
    """A feature of more open clusters proposes none."""
    most: int | None = None
    """A cluster of so many members is full; None where there is no end."""


class Closed(Struct, frozen=True, kw_only=True):
    """A cluster whose window is over."""

    numbers: tuple[int, ...]
    """Its own, and those of the clusters that became part of it."""
    size: int
    last: float
    core: Vector
    """Its weightiest features."""


class _Open:
    """One open cluster; its vectors' sum lives in the index."""

    __slots__ = ("features", "last", "parts", "size")

    def __init__(self) -> None:
        self.last = -inf
        self.size = 0
        self.parts: list[int] = []
        self.features: set[str] = set()


class Clusters:
    """
    The open clusters of a stream of vectors.

    Args:
        bounds: When vectors belong together.
        made: The number of the last cluster ever made; the next one has the next.
    """

    def __init__(self, bounds: Bounds, *, made: int = 0) -> None:
        self._bounds = bounds
        self._open: dict[int, _Open] = {}  # in order of last member
        self._sums: dict[str, dict[int, int]] = {}
        self._made = made
        self._joined: dict[int, int] = {}
        self._fresh: list[tuple[int, int]] = []
        self._before = -inf
        self._closed: list[Closed] = []

    def add(self, vector: Vector, at: float) -> int:
        """
        Place one vector.

        Returns:
            The number of its cluster; ``part_of`` tells which one that has become.
        """
        self._forget(min(at, self._before))  # one wrong date far ahead closes nothing
        self._before = at
        number = self._place(vector, at)
        self._join(number, vector, at)
        return number

    def restore(self, members: Iterable[tuple[int, Vector, float]]) -> None:
        """Take back what was placed before: number of the cluster, vector and time of each, in the order of time."""
        for number, vector, at in members:
            self._open.setdefault(number, _Open())
            self._join(number, vector, at)

    def part_of(self, number: int) -> int:
        """The cluster that ``number`` is by now."""
        while number in self._joined:
            number = self._joined[number]
        return number

    def take_closed(self) -> list[Closed]:
        """Those that closed since the last call."""
        closed, self._closed = self._closed, []
        return closed

    def take_joined(self) -> list[tuple[int, int]]:
        """Those that became part of another since the last call, each with that other, in this order."""
        joined, self._fresh = self._fresh, []
        return joined

    def close(self) -> None:
        """End every window."""
        self._forget(inf)

    def _place(self, vector: Vector, at: float) -> int:
        ranked = self._alike(vector, at)
        if not ranked or ranked[0][0] < self._bounds.join:
            self._made += 1
            self._open[self._made] = _Open()
            return self._made
        best = ranked[0][1]
        for much, other in ranked[1:]:
            if much >= self._bounds.join and self._linked(best, other) >= self._bounds.merge:
                return self._merge(best, other)
        return best

    def _alike(self, vector: Vector, at: float) -> list[tuple[float, int]]:
        """The two open clusters of highest mean likeness."""
        scores: dict[int, int] = {}
        score = scores.get
        crowded: list[tuple[dict[int, int], int]] = []
        for feature, much in vector.items():
            held = self._sums.get(feature)
            if held is None:
                continue
            if len(held) > self._bounds.crowd:
                crowded.append((held, much))
                continue
            for cluster, weight in held.items():
                scores[cluster] = score(cluster, 0) + much * weight
        since, least, open_ = at - self._bounds.window_s, PROPOSED * self._bounds.join * UNIT * UNIT, self._open
        most = self._bounds.most or inf
        ranked: list[tuple[float, int]] = []
        for cluster, total in scores.items():
            opened = open_[cluster]
            if total >= least * opened.size and opened.last >= since and opened.size < most:
                ranked.append((self._mean(cluster, total, crowded, at), -cluster))
        ranked.sort(reverse=True)
        return [(much, -cluster) for much, cluster in ranked[:2]]

    def _mean(self, cluster: int, total: int, crowded: list[tuple[dict[int, int], int]], at: float) -> float:
        for held, much in crowded:
            if cluster in held:
                total += much * held[cluster]
        opened = self._open[cluster]
        days = (at - opened.last) / DAY_S
        mean = total / (opened.size * UNIT * UNIT)
        return mean / (1 + self._bounds.fade * days) if days > 0 else mean

    def _linked(self, one: int, other: int) -> float:
        a, b = self._open[one], self._open[other]
        if self._bounds.most is not None and a.size + b.size > self._bounds.most:
            return 0.0
        shared = a.features & b.features
        both = sum(self._sums[feature][one] * self._sums[feature][other] for feature in shared)
        return both / (a.size * b.size * UNIT * UNIT)

    def _merge(self, one: int, other: int) -> int:
        """The younger becomes part of the older."""
        old, young = min(one, other), max(one, other)
        kept, gone = self._open[old], self._open.pop(young)
        for feature in gone.features:
            held = self._sums[feature]
            held[old] = held.get(old, 0) + held.pop(young)
        kept.features |= gone.features
        kept.parts += [young, *gone.parts]
        kept.size += gone.size
        kept.last = max(kept.last, gone.last)
        self._joined[young] = old
        self._fresh.append((young, old))
        return old

    def _join(self, number: int, vector: Vector, at: float) -> None:
        opened = self._open.pop(number)
        self._open[number] = opened
        opened.last = max(opened.last, at)
        opened.size += 1
        opened.features.update(vector)
        for feature, much in vector.items():
            held = self._sums.setdefault(feature, {})
            held[number] = held.get(number, 0) + much

    def _forget(self, at: float) -> None:
        while self._open:
            number, opened = next(iter(self._open.items()))
            if opened.last >= at - self._bounds.window_s:
                return
            del self._open[number]
            numbers = (number, *sorted(opened.parts))
            self._closed.append(
                Closed(numbers=numbers, size=opened.size, last=opened.last, core=core(self._take(number, opened)))
            )

    def _take(self, number: int, opened: _Open) -> dict[str, int]:
        """Its sum, taken out of the index."""
        sums: dict[str, int] = {}
        for feature in opened.features:
            held = self._sums[feature]
            sums[feature] = held.pop(number)
            if not held:
                del self._sums[feature]
        return sums


def core(sums: Mapping[str, int]) -> Vector:
    """The weightiest features of a cluster."""
    return vector(dict(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:CORE]))
