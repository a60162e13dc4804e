"""Stories: put together, told anew, listed and found. One whose articles all went elsewhere still leads there."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, convert, to_builtins
from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from sayso.ledger import happenings, tallies, utterances
from sayso.ledger.schema import articles
from sayso.ledger.schema import readings as kept_readings
from sayso.ledger.story_tables import article_origins, members, situation_stories, situations, stories, story_words
from sayso.records.contract import from_json
from sayso.records.origin import Counts, Origin
from sayso.records.story import Telling
from sayso.records.told import Told

PAGE_SIZE = 30


class Kept(Struct, frozen=True, kw_only=True):
    """One article of a story, and the round that took it."""

    told: Told
    round: int


class StorySummary(Struct, frozen=True, kw_only=True):
    """One line of a list of stories."""

    id: str
    title: str
    first: str | None
    """When its earliest dated article was published, ISO 8601."""
    last: str | None
    counts: Counts
    articles: int
    """With every version of a page."""
    situation: str | None
    """Id of the one it was found to belong to, where that has other stories too."""


class StoryPage(Struct, frozen=True, kw_only=True):
    """A stretch of a list, latest first."""

    items: tuple[StorySummary, ...]
    next: str | None
    """What to give as ``after`` for the next stretch; None at the end."""


def put(connection: Connection, number: int | None, group: Sequence[int]) -> None:
    """Have some articles be one story, which goes on under ``number``, or is new."""
    before = connection.execute(select(members.c.article, members.c.story).where(members.c.article.in_(group))).all()
    left = {row.story for row in before} - {number, None}
    coming = [row.article for row in before if number is None or row.story != number]
    if number is None:
        number = _make(connection)
    if not coming:
        mark_stale(connection, number, 1)  # one of them may have been read again
        return
    connection.execute(update(members).where(members.c.article.in_(coming)).values(story=number))
    mark_stale(connection, number, 2 if left else 1)
    for story in sorted(left):
        mark_stale(connection, story, 2)
        if not connection.scalar(select(func.count()).where(members.c.story == story)):
            connection.execute(update(stories).where(stories.c.story == story).values(into=number))


def _make(connection: Connection) -> int:
    number: int = (connection.scalar(select(func.max(stories.c.story))) or 0) + 1
    row = insert(stories).values(
        story=number, id=f"st{number}", stale=1, title="", at=0.0, articles=0, outlets=0, families=0, origins=0,
        told_origins=[], words=[],
    )  # fmt: skip
    connection.execute(row)
    return number


def mark_stale(connection: Connection, story: int, how: int) -> None:
    """It must be told anew: 1 where articles came, 2 where it changed otherwise."""
    connection.execute(update(stories).where(stories.c.story == story, stories.c.stale < how).values(stale=how))


def mark_told(connection: Connection, story: int) -> None:
    """It is told."""
    connection.execute(update(stories).where(stories.c.story == story).values(stale=0))


def stale(connection: Connection) -> tuple[int, ...]:
    """Those that must be told anew."""
    return tuple(connection.scalars(select(stories.c.story).where(stories.c.stale > 0).order_by(stories.c.story)))


def only_grew(connection: Connection, story: int) -> bool:
    """Whether articles came and nothing else changed."""
    return connection.scalar(select(stories.c.stale).where(stories.c.story == story)) == 1


def every(connection: Connection) -> tuple[int, ...]:
    """All that have articles."""
    return tuple(connection.scalars(select(stories.c.story).where(stories.c.articles > 0).order_by(stories.c.story)))


def told(connection: Connection, story: int) -> list[Kept]:
    """The articles of a story as following takes them, in the order of time."""
    query = (
        select(members.c.article, members.c.round, kept_readings.c.content)
        .join(kept_readings, kept_readings.c.article == members.c.article)
        .join(articles, articles.c.number == members.c.article)
        .where(members.c.story == story)
        .order_by(articles.c.sort_key, articles.c.id)
    )
    rows = connection.execute(query).all()
    texts = _texts(connection, [row.article for row in rows])
    return [
        Kept(
            told=Told(reading=from_json(zlib.decompress(row.content)), origins=tuple(texts.get(row.article, ()))),
            round=row.round,
        )
        for row in rows
    ]


def _texts(connection: Connection, of: Sequence[int]) -> dict[int, list[str]]:
    query = select(article_origins).where(article_origins.c.article.in_(of)).order_by(article_origins.c.position)
    found: dict[int, list[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.article, []).append(f"o{row.origin}")
    return found


def retell(
    connection: Connection, story: int, telling: Telling | None, core: Mapping[str, float], *, at: float
) -> None:
    """Keep what its articles tell by now, in place of what they told before; None where it has none any more."""
    pages = telling.counts if telling else Counts(pages=0, outlets=0, families=0, origins=0)
    row = update(stories).where(stories.c.story == story)
    connection.execute(
        row.values(
            title=telling.title if telling else "",
            first=telling.first if telling else None,
            last=telling.last if telling else None,
            at=at,
            articles=pages.pages,
            outlets=pages.outlets,
            families=pages.families,
            origins=pages.origins,
            told_origins=to_builtins(telling.origins) if telling else [],
            words=[[word, much] for word, much in core.items()],
        )
    )
    connection.execute(delete(story_words).where(story_words.c.story == story))
    if core:
        connection.execute(insert(story_words), [{"word": word, "story": story} for word in core])
    utterances.replace(connection, story, telling.utterances if telling else ())
    happenings.replace(connection, story, telling.happenings if telling else ())
    tallies.replace(connection, f"st{story}", telling.tallies if telling else ())


def ids(connection: Connection) -> list[str]:
    """Of the stories that have articles, the latest first."""
    held = select(stories.c.id).where(stories.c.articles > 0)
    return list(connection.scalars(held.order_by(stories.c.at.desc(), stories.c.story.desc())))


def list_(connection: Connection, *, after: str | None = None, limit: int = PAGE_SIZE, least: int = 1) -> StoryPage:
    """
    Stories, the latest first.

    Args:
        connection: Of the ledger.
        after: ``next`` of the stretch before; None for the first.
        limit: Longest stretch.
        least: Fewest articles of a story that is listed.
    """
    query = _summaries().where(stories.c.articles >= max(least, 1))
    if after is not None:
        at, _, number = after.partition("~")
        if not (_is_number(at) and number.isdecimal() and len(number) <= MOST_DIGITS):
            return StoryPage(items=(), next=None)
        tied = (stories.c.at == float(at)) & (stories.c.story < int(number))
        query = query.where(or_(stories.c.at < float(at), tied))
    rows = connection.execute(query.order_by(stories.c.at.desc(), stories.c.story.desc()).limit(limit + 1)).all()
    more = f"{rows[limit - 1].at!r}~{rows[limit - 1].story}" if len(rows) > limit else None
    return StoryPage(items=tuple(map(summary_of, rows[:limit])), next=more)


MOST_DIGITS = 9


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def find(connection: Connection, id_: str) -> StorySummary | None:
    """A story by its id; of one whose articles all went elsewhere, the story they went to."""
    seen: set[str] = set()
    row = connection.execute(_summaries().where(stories.c.id == id_)).one_or_none()
    while row is not None and not row.articles and row.into is not None and row.id not in seen:
        seen.add(row.id)
        row = connection.execute(_summaries().where(stories.c.story == row.into)).one_or_none()
    return None if row is None or not row.articles else summary_of(row)


def of_article(connection: Connection, id_: str) -> StorySummary | None:
    """The story an article belongs to."""
    query = (
        _summaries()
        .join(members, members.c.story == stories.c.story)
        .join(articles, articles.c.number == members.c.article)
    )
    row = connection.execute(query.where(articles.c.id == id_)).one_or_none()
    return None if row is None or not row.articles else summary_of(row)


def of_situation(connection: Connection, id_: str) -> tuple[StorySummary, ...]:
    """The stories of a situation, in the order of time."""
    query = (
        _summaries()
        .join(situation_stories, situation_stories.c.story == stories.c.story)
        .where(situation_stories.c.situation == select(situations.c.situation).where(situations.c.id == id_)
               .scalar_subquery())
    )  # fmt: skip
    rows = connection.execute(query.order_by(stories.c.first, stories.c.story))
    return tuple(map(summary_of, rows))


def origins(connection: Connection, id_: str) -> tuple[Origin, ...]:
    """What a story's articles go back to, the one with most pages first."""
    found = connection.scalar(select(stories.c.told_origins).where(stories.c.id == id_))
    return tuple(convert(one, Origin) for one in found or ())


def _summaries() -> Any:  # noqa: ANN401 - a statement of many columns
    belongs = (
        select(situations.c.id)
        .where(situations.c.situation == stories.c.situation, situations.c.stories > 1)
        .scalar_subquery()
    )
    return select(stories, belongs.label("situation_id"))


def summary_of(row: Row[Any]) -> StorySummary:
    """A row of the table as a line of a list."""
    return StorySummary(
        id=row.id,
        title=row.title,
        first=row.first,
        last=row.last,
        counts=Counts(pages=row.articles, outlets=row.outlets, families=row.families, origins=row.origins),
        articles=row.articles,
        situation=row.situation_id,
    )


def article_ids(connection: Connection, id_: str) -> list[str]:
    """The ids of a story's articles, in the order of time."""
    query = (
        select(articles.c.id)
        .join(members, members.c.article == articles.c.number)
        .join(stories, stories.c.story == members.c.story)
        .where(stories.c.id == id_)
    )
    return list(connection.scalars(query.order_by(articles.c.sort_key, articles.c.id)))


def texts(connection: Connection, id_: str) -> dict[str, frozenset[int]]:
    """The texts each article of a story goes back to, by the article's id; pages that share one are copies."""
    query = (
        select(articles.c.id, article_origins.c.origin)
        .join(members, members.c.article == articles.c.number)
        .join(stories, stories.c.story == members.c.story)
        .join(article_origins, article_origins.c.article == articles.c.number)
        .where(stories.c.id == id_)
    )
    found: dict[str, frozenset[int]] = {}
    for row in connection.execute(query):
        found[row.id] = found.get(row.id, frozenset()) | {row.origin}
    return found
