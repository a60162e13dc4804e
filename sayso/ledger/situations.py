"""Situations: what several stories belong to, found by their words or declared by a watch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from sayso.ledger import tallies
from sayso.ledger.schema import actors, articles
from sayso.ledger.story_tables import members, relations, situation_stories, situations, stories, story_words, watches
from sayso.records.story import Course, Member
from sayso.records.tally import Relation, Tally

WINDOW_S = 45 * 86_400.0
"""Stories further apart are not looked up for one another."""
NEAREST = 40
"""Stories looked up for one, those that share most of its words."""
OF_ONE_SITUATION = 60
"""Stories of a situation that are looked at with them, the latest."""
LEAST_SHARED = 2
LEAST_STORIES = 2
LEAST_ORIGINS = 3
"""A story that shares its situation with none has none, unless a watch declares it; nor do two reports make one."""


class SituationSummary(Struct, frozen=True, kw_only=True):
    """One line of a list of situations."""

    id: str
    title: str
    watch: str | None
    """Id of the watch that declared it; None where it was found."""
    first: str | None
    """When its earliest dated article was published, ISO 8601."""
    last: str | None
    stories: int
    articles: int
    origins: int
    """Independent origins, counted story by story."""


def near(connection: Connection, story: int) -> list[Member]:
    """A story with all that it might share a situation with, in the order of time; empty where it has no articles."""
    own, other = story_words.alias("own"), stories.alias("other")
    this = connection.execute(select(stories).where(stories.c.story == story)).one()
    if not this.articles:
        return []
    many = func.count()
    query = (
        select(story_words.c.story)
        .join(own, own.c.word == story_words.c.word)
        .join(other, other.c.story == story_words.c.story)
        .where(own.c.story == story, story_words.c.story != story, other.c.articles > 0)
        .where(other.c.at.between(this.at - WINDOW_S, this.at + WINDOW_S))
        .group_by(story_words.c.story)
        .having(many >= LEAST_SHARED)
        .order_by(many.desc(), story_words.c.story)
        .limit(NEAREST)
    )
    found = {story, *connection.scalars(query)}
    held = {member.group for member in _load(connection, found) if member.group is not None}
    for situation in sorted(held):
        latest = select(stories.c.story).where(stories.c.situation == situation).order_by(stories.c.at.desc())
        found.update(connection.scalars(latest.limit(OF_ONE_SITUATION)))
    return _load(connection, found)


def _load(connection: Connection, wanted: Iterable[int]) -> list[Member]:
    query = select(stories).where(stories.c.story.in_(sorted(wanted)), stories.c.articles > 0)
    rows = connection.execute(query.order_by(stories.c.at, stories.c.story))
    return [
        Member(number=row.story, at=row.at, words=dict(row.words), weight=row.articles**0.5, group=row.situation)
        for row in rows
    ]


def put(connection: Connection, number: int | None, group: Sequence[int]) -> None:
    """Have some stories be of one situation, which goes on under ``number``, or is new; a story alone has none."""
    before = connection.execute(select(stories.c.story, stories.c.situation).where(stories.c.story.in_(group))).all()
    if len(group) < LEAST_STORIES and not _has_others(connection, number, group):
        number = None
    elif number is None:
        number = make(connection, watch=None, id_=None, title="")
    left = {row.situation for row in before} - {number, None}
    coming = [row.story for row in before if row.situation != number]
    for row in before:
        if row.situation not in (None, number):
            gone = (situation_stories.c.situation == row.situation, situation_stories.c.story == row.story)
            connection.execute(delete(situation_stories).where(*gone))
    connection.execute(update(stories).where(stories.c.story.in_(coming)).values(situation=number))
    if number is not None:
        for story in coming:
            connection.execute(insert(situation_stories).values(situation=number, story=story))
    mark_stale(connection, {*left, number})


def _has_others(connection: Connection, number: int | None, group: Sequence[int]) -> bool:
    if number is None:
        return False
    others = (stories.c.situation == number, stories.c.story.not_in(group), stories.c.articles > 0)
    return connection.scalar(select(stories.c.story).where(*others).limit(1)) is not None


def make(connection: Connection, *, watch: int | None, id_: str | None, title: str) -> int:
    """A new situation without stories."""
    number: int = (connection.scalar(select(func.max(situations.c.situation))) or 0) + 1
    row = insert(situations).values(
        situation=number,
        id=id_ or f"si{number}",
        watch=watch,
        stale=True,
        title=title,
        stories=0,
        articles=0,
        origins=0,
    )
    connection.execute(row)
    return number


def mark_stale(connection: Connection, which: Iterable[int | None]) -> None:
    """They must be told anew."""
    numbers = [number for number in which if number is not None]
    connection.execute(update(situations).where(situations.c.situation.in_(numbers)).values(stale=True))


def mark_changed(connection: Connection, story: int) -> None:
    """The situation a story was found to be of must be told anew."""
    mark_stale(connection, [connection.scalar(select(stories.c.situation).where(stories.c.story == story))])


def stale(connection: Connection) -> tuple[int, ...]:
    """Those that must be told anew."""
    query = select(situations.c.situation).where(situations.c.stale)
    return tuple(connection.scalars(query.order_by(situations.c.situation)))


def met_before(connection: Connection, story: int) -> frozenset[str]:
    """The names of actors that other stories of its situation had before a story began."""
    this = connection.execute(select(stories.c.situation, stories.c.first).where(stories.c.story == story)).one()
    if this.situation is None or this.first is None:
        return frozenset()
    query = (
        select(actors.c.name)
        .join(articles, articles.c.number == actors.c.article)
        .join(members, members.c.article == articles.c.number)
        .join(stories, stories.c.story == members.c.story)
        .where(stories.c.situation == this.situation, stories.c.story != story)
        .where(articles.c.sort_key < this.first)
        .distinct()
    )
    return frozenset(connection.scalars(query))


def tallies_of_stories(connection: Connection, situation: int) -> list[tuple[Tally, ...]]:
    """The tallies of each of its stories, in the order of time."""
    return [tallies.of(connection, row.id) for row in _stories(connection, situation)]


def moments(connection: Connection, situation: int) -> dict[str, str]:
    """When each of its articles was published, as a key to sort by."""
    query = (
        select(articles.c.id, articles.c.sort_key)
        .join(members, members.c.article == articles.c.number)
        .join(situation_stories, situation_stories.c.story == members.c.story)
        .where(situation_stories.c.situation == situation)
    )
    return {row.id: row.sort_key for row in connection.execute(query)}


def retell(connection: Connection, situation: int, course: Course) -> None:
    """Keep what its stories come to by now, in place of what they came to before."""
    held = _stories(connection, situation)
    row = connection.execute(select(situations).where(situations.c.situation == situation)).one()
    largest = max(held, key=lambda story: (story.origins, story.articles, -story.story), default=None)
    title = row.title if row.watch is not None or largest is None else largest.title
    connection.execute(
        update(situations)
        .where(situations.c.situation == situation)
        .values(
            stale=False,
            title=title,
            first=min((story.first for story in held if story.first), default=None),
            last=max((story.last for story in held if story.last), default=None),
            stories=len(held),
            articles=sum(story.articles for story in held),
            origins=sum(story.origins for story in held),
        )
    )
    tallies.replace(connection, row.id, course.tallies)
    connection.execute(delete(relations).where(relations.c.situation == situation))
    rows = [
        {
            "situation": situation,
            "source": one.source,
            "target": one.target,
            "month": one.month,
            "quad": one.quad,
            "happenings": list(one.happenings),
        }
        for one in course.relations
    ]
    if rows:
        connection.execute(insert(relations), rows)


def _stories(connection: Connection, situation: int) -> Sequence[Row[Any]]:
    query = (
        select(stories)
        .join(situation_stories, situation_stories.c.story == stories.c.story)
        .where(situation_stories.c.situation == situation, stories.c.articles > 0)
    )
    return connection.execute(query.order_by(stories.c.first, stories.c.story)).all()


def list_(connection: Connection) -> tuple[SituationSummary, ...]:
    """Those that have several stories, and the declared ones; the latest first."""
    query = _summaries().where(_stands_out())
    rows = connection.execute(query.order_by(situations.c.last.desc(), situations.c.situation.desc()))
    return tuple(map(_summary, rows))


def _stands_out() -> ColumnElement[bool]:
    found = (situations.c.stories >= LEAST_STORIES) & (situations.c.origins >= LEAST_ORIGINS)
    return found | situations.c.watch.is_not(None)


def find(connection: Connection, id_: str) -> SituationSummary | None:
    """A situation by its id."""
    row = connection.execute(_summaries().where(situations.c.id == id_)).one_or_none()
    return None if row is None else _summary(row)


def number_of(connection: Connection, id_: str) -> int:
    """The ledger's key for a situation that it holds."""
    return connection.execute(select(situations.c.situation).where(situations.c.id == id_)).scalar_one()


def of_story(connection: Connection, id_: str) -> tuple[SituationSummary, ...]:
    """Those a story belongs to: the one it was found to be of, and declared ones."""
    query = (
        _summaries()
        .join(situation_stories, situation_stories.c.situation == situations.c.situation)
        .join(stories, stories.c.story == situation_stories.c.story)
        .where(stories.c.id == id_)
        .where(_stands_out())
    )
    return tuple(_summary(row) for row in connection.execute(query.order_by(situations.c.situation)))


def relations_of(connection: Connection, id_: str) -> tuple[Relation, ...]:
    """What its countries did to one another, by pair, month and kind."""
    query = (
        select(relations)
        .join(situations, situations.c.situation == relations.c.situation)
        .where(situations.c.id == id_)
        .order_by(relations.c.source, relations.c.target, relations.c.month, relations.c.quad)
    )
    return tuple(
        Relation(source=row.source, target=row.target, month=row.month, quad=row.quad, happenings=tuple(row.happenings))
        for row in connection.execute(query)
    )


def _summaries() -> Any:  # noqa: ANN401 - a statement of many columns
    declared = select(watches.c.id).where(watches.c.watch == situations.c.watch).scalar_subquery()
    return select(situations, declared.label("watch_id"))


def _summary(row: Row[Any]) -> SituationSummary:
    return SituationSummary(
        id=row.id,
        title=row.title,
        watch=row.watch_id,
        first=row.first,
        last=row.last,
        stories=row.stories,
        articles=row.articles,
        origins=row.origins,
    )
