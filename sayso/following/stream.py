"""A stream of documents followed as it arrives: each one's story, situation, origins and first copy."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf

from sayso.following.origin_index import OriginIndex, Traced
from sayso.following.situations import Situations
from sayso.following.stories import Rules, StoryIndex
from sayso.records.story import Arrival, Followed


class Stream:
    """What is remembered of a stream, bounded by the window of the stories and of the copies."""

    def __init__(self, rules: Rules | None = None, *, copies_s: float = 14 * 86_400.0) -> None:
        self._stories = StoryIndex(rules)
        self._origins = OriginIndex(window_s=copies_s)
        self._placed: list[tuple[str, Traced]] = []
        self._situations = Situations()
        self._clock = -inf

    def add(self, arrival: Arrival) -> None:
        """Take the next document; an undated one counts as of the time of the one before it."""
        at = seconds(arrival.published)
        self._clock = at if at is not None else self._clock
        now = self._clock if self._clock > -inf else 0.0
        text = arrival.text or ""
        self._stories.add(arrival.title or "", text, now)
        self._link()
        traced = self._origins.add(arrival.id, text, now) if text.strip() else NOTHING
        self._placed.append((arrival.id, traced))

    def close(self) -> tuple[Followed, ...]:
        """The final state of every document, in the order of arrival."""
        self._stories.close()
        self._link()
        matter = self._situations.by_story()
        keys = [self._stories.story(place) for place in range(len(self._placed))]
        stories = {key: f"st{number}" for number, key in enumerate(dict.fromkeys(keys), start=1)}
        met = dict.fromkeys(matter[key] for key in keys if key in matter)
        situation = {found: f"si{number}" for number, found in enumerate(met, start=1)}
        return tuple(
            Followed(
                id=id_,
                story=stories[key],
                situation=situation[matter[key]] if key in matter else None,
                origins=traced.origins,
                copy_of=traced.copy_of,
            )
            for key, (id_, traced) in zip(keys, self._placed, strict=True)
        )

    def _link(self) -> None:
        for story in self._stories.take_closed():
            self._situations.add(story)


NOTHING = Traced(origins=(), copy_of=None)
"""Of a document without text nothing is known about its origin: titles alone never make copies."""


def seconds(published: str | None) -> float | None:
    """
    An ISO 8601 date or time as seconds since 1970; without a zone it is taken as UTC.

    >>> seconds("1970-01-02"), seconds("1970-01-01T01:00+01:00"), seconds("yesterday")
    (86400.0, 0.0, None)
    """
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
