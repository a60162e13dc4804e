"""
What the ledger asks of following, question by question; the answers are records, and the ledger keeps them.

The ledger hands in what it looked up (``sayso.watch.catch_up.Follow`` lists the questions): nothing here remembers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sayso.following import copies, grouping, situations, stories, tallies
from sayso.following import news as what_matters
from sayso.following.clusters import DAY_S
from sayso.following.copies import Candidate
from sayso.following.grouping import Nearness
from sayso.following.happenings import happenings
from sayso.following.origins import counts, origins
from sayso.following.relations import relations
from sayso.following.steady import steady
from sayso.following.timeline import middle
from sayso.following.utterances import utterances
from sayso.following.words import Weights, features
from sayso.records.story import Course, Member, Telling, Watch
from sayso.records.tally import Happening, Novelty, Tally
from sayso.records.told import Told

SITUATIONS: Final = Nearness(least=0.17, window_s=45 * DAY_S, fade=0.01, far=None)
"""Chosen on the invented samples: stories of one matter share its places and its people."""
ENGLISH: Final = 300.0
"""
The prior for situations: what all stories of a matter share is rare in English and common in a small ledger.

In a ledger of many thousands the ledger's own counts decide.
"""
CORE: Final = 40
"""Words a story is remembered by."""
SAMPLED: Final = 4
"""One fingerprint in so many is looked up by; whoever shares ten shares two or three of those."""
FEW: Final = 64
"""Fingerprints of a text that is short."""
WATCHED: Final = 1 / 3
"""A story is of a watched situation when so many of its articles are."""


def words(title: str, text: str) -> dict[str, float]:
    """What a report is recognised by."""
    return features(title, text, Weights())


def vector(found: Mapping[str, float], seen: Mapping[str, int], count: int) -> dict[str, int]:
    """What a report is compared by, given in how many of ``count`` reports each word was met."""
    return stories.vector(found, seen, count)


def threads(made: int, placed: Iterable[Member]) -> stories.Threads:
    """The threads that reports were placed in, ready for more."""
    return stories.Threads(made, placed)


def of_thread(members: Sequence[Member]) -> list[tuple[int | None, tuple[int, ...]]]:
    """The stories among a thread's reports: the number each goes on under, and its members' numbers."""
    return _numbered(members, stories.of_thread(members))


def matters(members: Sequence[Member], seen: Mapping[str, int], count: int) -> list[tuple[int | None, tuple[int, ...]]]:
    """The situations among stories, likewise."""
    vectors = [grouping.weighed(member.words, seen, count, ENGLISH) for member in members]
    return _numbered(members, grouping.groups(members, vectors, SITUATIONS))


def core(reports: Sequence[Mapping[str, float]], seen: Mapping[str, int], count: int) -> dict[str, float]:
    """The words a story is remembered by, each as its reports have it on average."""
    sums: defaultdict[str, float] = defaultdict(float)
    weights: defaultdict[str, float] = defaultdict(float)
    for found in reports:
        for word, much in grouping.weighed(found, seen, count, ENGLISH).items():
            sums[word] += much
            weights[word] += found[word]
    chosen = sorted(sums, key=lambda word: (-sums[word], word))[:CORE]
    return {word: round(weights[word] / len(reports), 3) for word in chosen}


def fingerprint(text: str) -> tuple[int, ...]:
    """The fingerprints of a text by which copies are looked up; of a short one all."""
    marks = copies.fingerprint(text).marks
    chosen = marks if len(marks) <= FEW else {mark for mark in marks if mark % SAMPLED == 0}
    return tuple(sorted({mark // SAMPLED for mark in chosen}))


def trace(text: str, candidates: Mapping[int, str]) -> tuple[int, ...]:
    """Which of the candidate texts, by number, a text goes back to, its main one first."""
    marks = [
        Candidate(origin=str(number), marks=copies.fingerprint(other).marks)
        for number, other in sorted(candidates.items())
    ]
    return tuple(int(match.origin) for match in copies.origins(copies.fingerprint(text), marks))


def tell(story: Sequence[Told]) -> Telling:
    """All that the articles of a story tell together."""
    titles = [told.reading.article.headline or told.reading.article.text[:80] for told in story]
    dates = sorted(told.at for told in story if told.at)
    return Telling(
        title=titles[middle(titles)],
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        counts=counts(story),
        origins=origins(story),
        utterances=utterances(story),
        happenings=happenings(story),
        tallies=steady(tallies.tallies(story)),
    )


def news(story: Sequence[Told], seen: Sequence[Told], met: Collection[str], followed: bool) -> tuple[Novelty, ...]:
    """What is news in a story beside the articles seen; ``followed`` where somebody declared its matter."""
    return what_matters.news(story, seen, met, followed=followed)


def course(told: Sequence[Sequence[Tally]], happened: Sequence[Happening], at: Mapping[str, str]) -> Course:
    """
    What the stories of a situation come to.

    Args:
        told: The tallies of each story.
        happened: All happenings.
        at: When each article was published, as a key to sort by.
    """
    return Course(tallies=tallies.joined(told, at), relations=relations(happened))


def belongs(story: Sequence[Told], watch: Watch) -> bool:
    """Whether a story is of a watched situation."""
    return sum(situations.belongs(told, watch) for told in story) >= WATCHED * len(story)


def _numbered(members: Sequence[Member], found: list[list[int]]) -> list[tuple[int | None, tuple[int, ...]]]:
    numbers = grouping.kept_numbers(found, members)
    return [
        (number, tuple(members[member].number for member in group))
        for number, group in zip(numbers, found, strict=True)
    ]
