"""
Stories: reports of the same news, found as they arrive. Names, places, numbers and dates decide, words propose.

A report joins the open story it is most like on average, or begins one; two stories that a report ties together become
one. A story is open for a window of time after its last report, and then leaves the index: what is kept at once, and
the time a report takes, depend on the window and not on the length of the stream.

Source: single-pass clustering as in Allan, Papka and Lavrenko (1998), "On-line new event detection and tracking".
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, log, sqrt
from typing import Final

from msgspec import Struct

from sayso.following.links import Vector, average_link, likenesses
from sayso.following.words import Weights, features, rarity

DAY_S: Final = 86_400.0


class Rules(Struct, frozen=True, kw_only=True):
    """When a report belongs to a story. Chosen on ecb-train, fnc development parts; see bench/story."""

    join: float = 0.14
    """Mean cosine to the story's reports, 0 to 1. Higher keeps look-alikes apart, lower keeps long stories whole."""
    merge: float = 0.16
    """Mean cosine between the reports of two stories that one report ties together."""
    settle: float = 0.10
    """The same, once all reports are in and their words' rarity is known."""
    window_s: float = 3 * DAY_S
    """A story is open for so long after its last report."""
    prior: float = 20.0
    """How many reports' worth of evidence the rarity of a word in English is."""
    crowd: int = 150
    """A word in more open stories proposes none."""
    settled: int = 1500
    """No more open reports than this are settled at the end of a stream."""
    fade: float = 0.15
    """A story so many days old is that much less alike: 1 / (1 + fade * days)."""
    weights: Weights = Weights()


class _Open:
    """One open story: its reports' vectors summed live in the index."""

    __slots__ = ("last", "reports", "size", "words")

    def __init__(self) -> None:
        self.last = 0.0
        self.size = 0
        self.words: set[str] = set()
        self.reports: list[tuple[int, dict[str, float]]] = []
        """Place in the order of arrival, and features."""


class StoryIndex:
    """The open stories of a stream."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._open: dict[int, _Open] = {}  # in order of last report
        self._sums: dict[str, dict[int, float]] = {}
        self._seen: dict[str, int] = {}
        self._count = 0
        self._made = 0
        self._joined: dict[int, int] = {}
        self._arrived = 0
        self._before = -inf

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
        self._forget(min(at, self._before))  # one wrong date far ahead closes no story
        self._before = at
        found = features(title, text, self._rules.weights)
        vector = self._vector(found)
        self._learn(found)
        story = self._place(vector, at)
        self._join(story, vector, at)
        self._open[story].reports.append((self._arrived, found))
        self._arrived += 1
        return story

    def story(self, number: int) -> int:
        """The story that ``number`` is part of by now."""
        while number in self._joined:
            number = self._joined[number]
        return number

    def settle(self) -> dict[int, int]:
        """
        Look once more at all open reports together, now that the rarity of their words is known.

        Returns:
            The story of every open report, by its place in the order of arrival; empty where too many are open.
        """
        reports = sorted(report for story in self._open.values() for report in story.reports)
        if not reports or len(reports) > self._rules.settled:
            return {}
        vectors = [self._vector(found) for _, found in reports]
        groups = average_link(likenesses(vectors), least=self._rules.settle)
        return {reports[member][0]: reports[group[0]][0] for group in groups for member in group}

    def _vector(self, found: Mapping[str, float]) -> Vector:
        prior, count, seen = self._rules.prior, self._count, self._seen
        whole = prior + count
        known = log(count + 1.0)
        vector = {
            word: much * (prior * rarity(word) + count * (known - log(seen.get(word, 0) + 0.5))) / whole
            for word, much in found.items()
        }
        length = sqrt(sum(much * much for much in vector.values())) or 1.0
        return {word: much / length for word, much in vector.items()}

    def _learn(self, found: Mapping[str, float]) -> None:
        self._count += 1
        for word in found:
            self._seen[word] = self._seen.get(word, 0) + 1
        if self._count >= FORGET_AFTER:
            self._count //= 2
            self._seen = {word: count // 2 for word, count in self._seen.items() if count > 1}

    def _place(self, vector: Vector, at: float) -> int:
        ranked = self._alike(vector, at)
        if not ranked or ranked[0][0] < self._rules.join:
            self._made += 1
            self._open[self._made] = _Open()
            return self._made
        best = ranked[0][1]
        for much, other in ranked[1:2]:
            if much >= self._rules.join and self._linked(best, other) >= self._rules.merge:
                return self._merge(best, other)
        return best

    def _alike(self, vector: Vector, at: float) -> list[tuple[float, int]]:
        """The open stories by their mean likeness, the most alike first."""
        scores: dict[int, float] = {}
        crowded: list[tuple[dict[int, float], float]] = []
        for word, much in vector.items():
            held = self._sums.get(word)
            if held is None:
                continue
            if len(held) > self._rules.crowd:
                crowded.append((held, much))
                continue
            for story, weight in held.items():
                scores[story] = scores.get(story, 0.0) + much * weight
        ranked: list[tuple[float, int]] = []
        for story, score in scores.items():
            total = score + sum(much * held[story] for held, much in crowded if story in held)
            opened = self._open[story]
            days = max(0.0, at - opened.last) / DAY_S
            ranked.append((total / opened.size / (1 + self._rules.fade * days), -story))
        ranked.sort(reverse=True)
        return [(much, -story) for much, story in ranked[:2]]

    def _linked(self, one: int, other: int) -> float:
        a, b = self._open[one], self._open[other]
        shared = a.words & b.words
        return sum(self._sums[word][one] * self._sums[word][other] for word in shared) / (a.size * b.size)

    def _merge(self, one: int, other: int) -> int:
        """The younger becomes part of the older."""
        old, young = min(one, other), max(one, other)
        kept, gone = self._open[old], self._open.pop(young)
        for word in gone.words:
            held = self._sums[word]
            held[old] = held.get(old, 0.0) + held.pop(young)
        kept.words |= gone.words
        kept.size += gone.size
        kept.reports += gone.reports
        self._joined[young] = old
        return old

    def _join(self, story: int, vector: Vector, at: float) -> None:
        opened = self._open.pop(story)
        self._open[story] = opened
        opened.last = max(opened.last, at)
        opened.size += 1
        opened.words.update(vector)
        for word, much in vector.items():
            held = self._sums.setdefault(word, {})
            held[story] = held.get(story, 0.0) + much

    def _forget(self, at: float) -> None:
        while self._open:
            story, opened = next(iter(self._open.items()))
            if opened.last >= at - self._rules.window_s:
                return
            del self._open[story]
            for word in opened.words:
                held = self._sums[word]
                del held[story]
                if not held:
                    del self._sums[word]


FORGET_AFTER: Final = 50_000
"""Reports after which all counts are halved, so that a word's rarity is that of the last months."""
