"""
Stories: reports of the same news, found as they arrive. Names, places, numbers and dates decide, words propose.

What a report is recognised by are its words, weighted by rarity: the rare ones, which decide, are
names and numbers. Clustering itself is ``clusters``; here is what goes in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from msgspec import Struct

from sayso.following.average_link import Vector, average_link, likenesses, scaled
from sayso.following.clusters import DAY_S, Bounds, Closed, Clusters
from sayso.following.grouping import weighed
from sayso.following.words import Weights, features


class Rules(Struct, frozen=True, kw_only=True):
    """When a report belongs to a story. Chosen on ecb-train and the fnc development parts; see bench/story."""

    bounds: Bounds = Bounds(join=0.14, merge=0.16, window_s=3 * DAY_S, fade=0.15, crowd=100)
    settle: float = 0.38
    """Mean scaled likeness between two stories' reports once all are in and the rarity of their words is known."""
    settled: int = 1500
    """No more open reports than this are looked at once more at the end of a stream."""
    remembered: int = 50_000
    """After so many reports all counts are halved, so that a word's rarity is that of the last months."""
    weights: Weights = Weights()


class StoryIndex:
    """The open stories of a stream of reports."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._clusters = Clusters(self._rules.bounds)
        self._seen: dict[str, int] = {}
        self._count = 0
        self._recent: deque[tuple[int, int, dict[str, float]]] = deque(maxlen=self._rules.settled + 1)
        self._arrived = 0

    def add(self, title: str, text: str, at: float) -> int:
        """
        Place one report.

        Args:
            title: Its headline, perhaps empty.
            text: Its text, perhaps empty.
            at: When, in seconds; any zero, the same for all reports.

        Returns:
            The number of its story; ``story`` tells which one that has become part of.
        """
        found = features(title, text, self._rules.weights)
        story = self._clusters.add(self._vector(found), at)
        self._learn(found)
        self._recent.append((self._arrived, story, found))
        self._arrived += 1
        return story

    def story(self, number: int) -> int:
        """The story that ``number`` is part of by now."""
        return self._clusters.part_of(number)

    def settle(self) -> dict[int, int]:
        """
        Look once more at all open reports together, now that the rarity of their words is known.

        Returns:
            By place in the order of arrival, the place of the first report of its story; nothing where too many are
            open.
        """
        reports = [(place, found) for place, story, found in self._recent if self._clusters.is_open(story)]
        if len(reports) > self._rules.settled:
            return {}
        vectors = [self._vector(found) for _, found in reports]
        rows = scaled(likenesses(vectors), [len(vector) for vector in vectors])
        groups = average_link(rows, least=self._rules.settle)
        return {reports[member][0]: reports[min(group)][0] for group in groups for member in group}

    def take_closed(self) -> list[Closed]:
        """The stories whose window ended since the last call."""
        return self._clusters.take_closed()

    def close(self) -> None:
        """End every story's window."""
        self._clusters.close()

    def _vector(self, found: Mapping[str, float]) -> Vector:
        return weighed(found, self._seen, self._count)

    def _learn(self, found: Mapping[str, float]) -> None:
        self._count += 1
        for word in found:
            self._seen[word] = self._seen.get(word, 0) + 1
        if self._count >= self._rules.remembered:
            self._count //= 2
            self._seen = {word: count // 2 for word, count in self._seen.items() if count > 1}
