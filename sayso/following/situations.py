"""
Situations: long-running matters that several stories belong to, found or declared.

A story that has ended is remembered by its weightiest words; stories whose names and places agree over weeks are one
situation. A watch is a situation a user declares, and decides by itself.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from sayso.following import same_wording
from sayso.following.clusters import DAY_S, Bounds, Closed, Clusters
from sayso.records.story import Watch
from sayso.records.told import Told

BOUNDS: Final = Bounds(join=0.22, merge=0.30, window_s=45 * DAY_S, fade=0.01, crowd=400)
"""Chosen by eye on the first month of a headline stream: stories of one matter share its place and its people."""
LEAST_REPORTS: Final = 3
"""A story of fewer is too little known to tell what it belongs to."""
LEAST_STORIES: Final = 2


class Situations:
    """The open situations of a stream of stories."""

    def __init__(self) -> None:
        self._clusters = Clusters(BOUNDS)
        self._of: dict[int, int] = {}

    def add(self, story: Closed) -> None:
        """Take a story whose window is over."""
        if story.size >= LEAST_REPORTS:
            self._of[story.numbers[0]] = self._clusters.add(story.core, story.last)

    def by_story(self) -> dict[int, int]:
        """The situation of every story that shares one with another."""
        parts = {story: self._clusters.part_of(number) for story, number in self._of.items()}
        sizes = Counter(parts.values())
        return {story: number for story, number in parts.items() if sizes[number] >= LEAST_STORIES}


def belongs(told: Told, watch: Watch) -> bool:
    """Whether an article is of a watched situation: one of each kind of thing that the watch lists."""
    actors = same_wording.Names(actor.name for actor in told.reading.actors)
    countries = {actor.country for actor in told.reading.actors} | {place.country for place in told.reading.places}
    places = {same_wording.plain(place.name) for place in told.reading.places} | countries
    text = same_wording.plain(f"{told.reading.article.headline or ''} {told.reading.article.text}")
    types = {event.type for event in told.reading.shown_events}
    return all(
        (
            not watch.actors or any(name in actors or name in countries for name in watch.actors),
            not watch.places or any(same_wording.plain(name) in places or name in places for name in watch.places),
            not watch.words or any(same_wording.plain(word) in text for word in watch.words),
            not watch.event_types or bool(types & set(watch.event_types)),
        )
    )
