"""
Stories: reports of the same news, found as they arrive. Names, places, numbers and dates decide, words propose.

What a report is recognised by are its words, weighted by how rare they were when it came; that never changes
afterwards. It is placed twice: at once in a *thread*, a cluster of all that is somewhat like it (``clusters``), and,
whenever the thread has changed, in a story among the reports of its thread, which are compared all with all
(``grouping``). What the stories of a thread are depends on its reports alone and on no order, so that a stream read at
once and a ledger that grew bit by bit have the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from sayso.following import clusters, grouping
from sayso.following.clusters import DAY_S, UNIT, Bounds, Closed, Clusters, Vector
from sayso.following.grouping import PRIOR, Nearness, unscaled
from sayso.following.words import Weights, features
from sayso.records.story import Member

THREADS: Final = Bounds(join=0.07, merge=0.10, window_s=3 * DAY_S, fade=0.15, crowd=35, most=300)
"""
When a report belongs to a thread. Loose, for what is apart here never meets again; full threads take no more, so that
comparing all with all stays cheap.
"""
STORIES: Final = Nearness(least=0.40, window_s=4 * DAY_S, fade=0.5, far=0.25, floor=0.05, bond=0.22)
"""
When reports of a thread are one story.

Chosen together with ``grouping.PRIOR`` and ``grouping.LONG`` on the development parts: ecb-train and the two of fnc by
themselves, all of them strewn over ten days of a portal's headlines (where strangers are many), and pairs of one day
that are strangers (tg-pairs). Values from .2 to .3 (far), .36 to .42 (least) and .1 to .5 (fade) do about as well
there; the invented situation, whose news differ from day to day, wants .5. Without the bond 11 of 17 pairs of strangers
join, with it 5.
"""
REMEMBERED: Final = 50_000
"""After so many reports all counts are halved, so that a word's rarity is that of the last months."""


class Rules(Struct, frozen=True, kw_only=True):
    """When a report belongs to a thread, and a thread's report to a story."""

    threads: Bounds = THREADS
    stories: Nearness = STORIES
    remembered: int = REMEMBERED
    weights: Weights = Weights()


def vector(words: Mapping[str, float], seen: Mapping[str, int], count: int) -> Vector:
    """What a report is compared by: each word by how rare it is, given in how many of ``count`` reports it was met."""
    return clusters.vector(unscaled(words, seen, count, PRIOR))


def of_thread(members: Sequence[Member], nearness: Nearness = STORIES) -> list[list[int]]:
    """The stories among the reports of a thread, by their places; the ``words`` of each are its vector."""
    if len(members) == 1:
        return [[0]]
    vectors = [{word: much / UNIT for word, much in member.words.items()} for member in members]
    return grouping.groups(members, vectors, nearness)


class Threads:
    """
    The threads of a ledger's reports, put together again from those of the days around.

    Args:
        made: The number of the last thread ever made.
        placed: Those reports, in the order of time; ``group`` is the thread of each, ``words`` its vector.
    """

    def __init__(self, made: int, placed: Iterable[Member]) -> None:
        self._clusters = Clusters(THREADS, made=made)
        self._clusters.restore((member.group or 0, _whole(member), member.at) for member in placed)

    def add(self, vector: Vector, at: float) -> int:
        """The thread of one more report."""
        return self._clusters.add(vector, at)

    def take_joined(self) -> list[tuple[int, int]]:
        """Since the last call: each thread that became part of another, and that other, in this order."""
        self._clusters.take_closed()
        return self._clusters.take_joined()


def _whole(member: Member) -> Vector:
    return {word: int(much) for word, much in member.words.items()}


class StoryIndex:
    """The open stories of a stream of reports."""

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules or Rules()
        self._threads = Clusters(self._rules.threads)
        self._members: defaultdict[int, list[Member]] = defaultdict(list)
        self._seen: dict[str, int] = {}
        self._count = 0
        self._arrived = 0
        self._stories: dict[int, int] = {}
        self._closed: list[Closed] = []

    def add(self, title: str, text: str, at: float) -> int:
        """
        Place one report.

        Args:
            title: Its headline, perhaps empty.
            text: Its text, perhaps empty.
            at: When, in seconds; any zero, the same for all reports.

        Returns:
            Its place in the order of arrival.
        """
        words = features(title, text, self._rules.weights)
        found = vector(words, self._seen, self._count)
        thread = self._threads.add(found, at)
        place = self._arrived
        self._members[thread].append(Member(number=place, at=at, words=found))
        self._arrived += 1
        self._learn(words)
        self._settle()
        return place

    def story(self, place: int) -> int:
        """The story of a report whose thread is closed: the place of its first report."""
        return self._stories[place]

    def take_closed(self) -> list[Closed]:
        """The stories whose threads ended since the last call."""
        closed, self._closed = self._closed, []
        return closed

    def close(self) -> None:
        """End every thread."""
        self._threads.close()
        self._settle()

    def _settle(self) -> None:
        """Find the stories of the threads that have ended."""
        for thread in self._threads.take_closed():
            members = [member for number in thread.numbers for member in self._members.pop(number, ())]
            members.sort(key=lambda member: (member.at, member.number))
            for group in of_thread(members, self._rules.stories):
                story = min(members[place].number for place in group)
                self._stories.update((members[place].number, story) for place in group)
                self._closed.append(_closed([members[place] for place in group]))

    def _learn(self, found: Mapping[str, float]) -> None:
        self._count += 1
        for word in found:
            self._seen[word] = self._seen.get(word, 0) + 1
        if self._count >= self._rules.remembered:
            self._count //= 2
            self._seen = {word: count // 2 for word, count in self._seen.items() if count > 1}


def _closed(story: Sequence[Member]) -> Closed:
    sums: defaultdict[str, int] = defaultdict(int)
    for member in story:
        for word, much in member.words.items():
            sums[word] += int(much)
    return Closed(
        numbers=(min(member.number for member in story),),
        size=len(story),
        last=max(member.at for member in story),
        core=clusters.core(sums),
    )
