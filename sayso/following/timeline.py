"""The stories and situations of a stream as a page shows them: titled, dated, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sayso.following.same_wording import content
from sayso.records.story import Arrival, Followed, Situation, Story

SHARED: Final = 0.5
"""A word is a story's own when so many of its articles have it in their titles."""
SHOWN: Final = 8


def stories(arrivals: Sequence[Arrival], followed: Sequence[Followed]) -> tuple[Story, ...]:
    """
    Every story of a stream, by its first document.

    Args:
        arrivals: The documents, in order of arrival.
        followed: Where each belongs, in the same order.
    """
    members: defaultdict[str, list[Arrival]] = defaultdict(list)
    for arrival, one in zip(arrivals, followed, strict=True):
        members[one.story].append(arrival)
    return tuple(_story(id_, group) for id_, group in members.items())


def situations(found: Sequence[Story], followed: Sequence[Followed]) -> tuple[Situation, ...]:
    """Every situation with its stories in order of time; its title is that of its largest story."""
    matter: Mapping[str, str] = {one.story: one.situation for one in followed if one.situation}
    members: defaultdict[str, list[Story]] = defaultdict(list)
    for story in found:
        if story.id in matter:
            members[matter[story.id]].append(story)
    return tuple(
        Situation(
            id=id_,
            title=max(group, key=lambda story: len(story.articles)).title,
            stories=tuple(story.id for story in sorted(group, key=lambda story: (story.first or "", story.id))),
        )
        for id_, group in members.items()
    )


def _story(id_: str, group: Sequence[Arrival]) -> Story:
    titles = [arrival.title or "" for arrival in group]
    dates = sorted(arrival.published for arrival in group if arrival.published)
    return Story(
        id=id_,
        title=titles[middle(titles)],
        articles=tuple(arrival.id for arrival in group),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        names=own_words(titles),
    )


def middle(titles: Sequence[str]) -> int:
    """The place of the title nearest to all others: the one with most of the words that they share."""
    words = [content(title) for title in titles]
    counts = Counter(word for each in words for word in each)
    return max(
        range(len(titles)), key=lambda place: sum(counts[word] for word in words[place]) / (len(words[place]) + 3)
    )


def own_words(titles: Sequence[str]) -> tuple[str, ...]:
    """The roots that most titles share, the commonest first."""
    counts = Counter(word for title in titles for word in content(title))
    own = sorted(
        (word for word in counts if counts[word] >= SHARED * len(titles)), key=lambda word: (-counts[word], word)
    )
    return tuple(own[:SHOWN])
