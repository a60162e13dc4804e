"""Reading lists: what comes next in a section, and what others also read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sayso.following import alike
from sayso.records.told import Told


def next_in_section(article: Told, candidates: Sequence[Told], *, length: int = 10) -> tuple[Told, ...]:
    """The newest articles of the same section, of each text one page, without the article's own text."""
    section = article.reading.article.section
    if section is None:
        return ()
    same = [told for told in candidates if (told.reading.article.section or "").casefold() == section.casefold()]
    return _varied(article, sorted(same, key=lambda told: (told.at, told.id), reverse=True), length)


def also_read(
    article: Told,
    candidates: Sequence[Told],
    *,
    stories: Mapping[str, str],
    read_together: Mapping[str, int] | None = None,
    length: int = 5,
) -> tuple[Told, ...]:
    """
    Articles related by story, actors and recency; no story more than twice.

    Args:
        article: The one being read.
        candidates: The others.
        stories: The story of each article, by id.
        read_together: How often the desk's readers read each other article after this one, by id.
        length: Of the list.
    """
    own = _actors(article)
    together = read_together or {}

    def worth(told: Told) -> tuple[float, str, str]:
        shared = len(own & _actors(told))
        same = stories.get(told.id) is not None and stories.get(told.id) == stories.get(article.id)
        return together.get(told.id, 0) + 2.0 * same + shared, told.at, told.id

    ranked = sorted((told for told in candidates if worth(told)[0] > 0), key=worth, reverse=True)
    chosen: list[Told] = []
    taken: dict[str, int] = {}
    for told in _varied(article, ranked, len(ranked)):
        story = stories.get(told.id, told.id)
        taken[story] = taken.get(story, 0) + 1
        if taken[story] <= MOST_OF_ONE_STORY:
            chosen.append(told)
    return tuple(chosen[:length])


MOST_OF_ONE_STORY: Final = 2


def _actors(told: Told) -> frozenset[str]:
    return frozenset(alike.key(actor.name) for actor in told.reading.actors)


def _varied(article: Told, ranked: Sequence[Told], length: int) -> tuple[Told, ...]:
    """Of copies of one text the first; nothing of the article's own text."""
    seen = set(article.origins)
    chosen: list[Told] = []
    for told in ranked:
        if told.id == article.id or seen & set(told.origins):
            continue
        seen |= set(told.origins)
        chosen.append(told)
    return tuple(chosen[:length])
