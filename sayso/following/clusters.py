"""
Clusters of vectors as they arrive: each joins the open cluster it is most like on average, or begins one.

A cluster is the sum of its vectors, kept by feature: one index both proposes and measures. It is open for a window of
time after its last member and then leaves the index, so that what is kept at once, and the time a member takes, depend
on the window and not on the length of the stream.

Source: single-pass clustering as in Allan, Papka and Lavrenko (1998), "On-line new event detection and tracking".
"""

from __future__ import annotations

from math import inf
from typing import Final

from msgspec import Struct

from sayso.following.average_link import Vector

DAY_S: Final = 86_400.0
CORE: Final = 12
"""Features that a closed cluster is remembered by."""


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


class Closed(Struct, frozen=True, kw_only=True):
    """A cluster whose window is over."""

    number: int
    size: int
    last: float
    core: Vector
    """Its weightiest features, of length 1."""


class _Open:
    """One open cluster; its vectors' sum lives in the index."""

    __slots__ = ("features", "last", "size")

    def __init__(self) -> None:
        self.last = -inf
        self.size = 0
        self.features: set[str] = set()


class Clusters:
    """The open clusters of a stream of vectors of length 1."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._open: dict[int, _Open] = {}  # in order of last member
        self._sums: dict[str, dict[int, float]] = {}
        self._made = 0
        self._joined: dict[int, int] = {}
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

    def part_of(self, number: int) -> int:
        """The cluster that ``number`` is by now."""
        while number in self._joined:
            number = self._joined[number]
        return number

    def is_open(self, number: int) -> bool:
        """Whether its window is not over."""
        return self.part_of(number) in self._open

    def take_closed(self) -> list[Closed]:
        """Those that closed since the last call."""
        closed, self._closed = self._closed, []
        return closed

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
        scores: dict[int, float] = {}
        score = scores.get
        crowded: list[tuple[dict[int, float], float]] = []
        for feature, much in vector.items():
            held = self._sums.get(feature)
            if held is None:
                continue
            if len(held) > self._bounds.crowd:
                crowded.append((held, much))
                continue
            for cluster, weight in held.items():
                scores[cluster] = score(cluster, 0.0) + much * weight
        since, least, open_ = at - self._bounds.window_s, PROPOSED * self._bounds.join, self._open
        ranked: list[tuple[float, int]] = []
        for cluster, total in scores.items():
            opened = open_[cluster]
            if total >= least * opened.size and opened.last >= since:
                ranked.append((self._mean(cluster, total, crowded, at), -cluster))
        ranked.sort(reverse=True)
        return [(much, -cluster) for much, cluster in ranked[:2]]

    def _mean(self, cluster: int, total: float, crowded: list[tuple[dict[int, float], float]], at: float) -> float:
        for held, much in crowded:
            if cluster in held:
                total += much * held[cluster]
        opened = self._open[cluster]
        days = (at - opened.last) / DAY_S
        mean = total / opened.size
        return mean / (1 + self._bounds.fade * days) if days > 0 else mean

    def _linked(self, one: int, other: int) -> float:
        a, b = self._open[one], self._open[other]
        shared = sorted(a.features & b.features)
        return sum(self._sums[feature][one] * self._sums[feature][other] for feature in shared) / (a.size * b.size)

    def _merge(self, one: int, other: int) -> int:
        """The younger becomes part of the older."""
        old, young = min(one, other), max(one, other)
        kept, gone = self._open[old], self._open.pop(young)
        for feature in gone.features:
            held = self._sums[feature]
            held[old] = held.get(old, 0.0) + held.pop(young)
        kept.features |= gone.features
        kept.size += gone.size
        kept.last = max(kept.last, gone.last)
        self._joined[young] = old
        return old

    def _join(self, number: int, vector: Vector, at: float) -> None:
        opened = self._open.pop(number)
        self._open[number] = opened
        opened.last = max(opened.last, at)
        opened.size += 1
        opened.features.update(vector)
        for feature, much in vector.items():
            held = self._sums.setdefault(feature, {})
            held[number] = held.get(number, 0.0) + much

    def _forget(self, at: float) -> None:
        while self._open:
            number, opened = next(iter(self._open.items()))
            if opened.last >= at - self._bounds.window_s:
                return
            del self._open[number]
            self._closed.append(
                Closed(number=number, size=opened.size, last=opened.last, core=self._take(number, opened))
            )

    def _take(self, number: int, opened: _Open) -> Vector:
        """Its weightiest features, taken out of the index with all the others."""
        sums: Vector = {}
        for feature in opened.features:
            held = self._sums[feature]
            sums[feature] = held.pop(number)
            if not held:
                del self._sums[feature]
        core = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))[:CORE]
        length = sum(much * much for _, much in core) ** 0.5 or 1.0
        return {feature: much / length for feature, much in core}
