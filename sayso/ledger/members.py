"""Members: every article that is followed, what it is recognised by, and the texts it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, delete, exists, func, insert, not_, or_, select, update

from sayso.ledger import readings
from sayso.ledger.schema import articles
from sayso.ledger.schema import readings as kept
from sayso.ledger.story_tables import (
    article_origins,
    member_words,
    members,
    origin_marks,
    origins,
    stories,
    word_counts,
)
from sayso.records.story import Member

WINDOW_S = 4 * 86_400.0
"""Reports further apart are not looked up for one another."""
COPIED_WITHIN_S = 14 * 86_400.0
"""A text is not traced to one that was first seen further away in time."""
NEAREST = 30
"""Reports looked up for one, those that share most of its words."""
OF_ONE_STORY = 60
"""Reports of a story that are looked at with them, the latest."""
LEAST_SHARED = 2
LEAST_MARKS = 2
TRACED = 12
"""Texts that one is compared with."""
AT_ONCE = 5_000
"""Values in one condition; PostgreSQL takes 65,535."""

T = TypeVar("T")


class Recognise(Protocol):
    """How reports and texts are recognised; ``following.Follow`` is one that does more."""

    def words(self, title: str, text: str) -> dict[str, float]:
        """What a report is recognised by."""
        ...

    def keys(self, found: Mapping[str, float]) -> tuple[str, ...]:
        """The words others are looked up by."""
        ...

    def fingerprint(self, text: str) -> tuple[int, ...]:
        """What copies are looked up by."""
        ...

    def trace(self, text: str, candidates: Mapping[int, str]) -> tuple[int, ...]:
        """Which of the texts one goes back to."""
        ...


def drop_gone(connection: Connection) -> None:
    """Take out those whose article another capture has taken over."""
    gone = not_(exists().where(articles.c.number == members.c.article))
    rows = connection.execute(select(members.c.article, members.c.story, members.c.words).where(gone)).all()
    for row in rows:
        _unlearn(connection, row.article, row.words)
        connection.execute(delete(members).where(members.c.article == row.article))
        connection.execute(update(stories).where(stories.c.story == row.story).values(stale=2))


def take(connection: Connection, number: int) -> bool:
    """Have every article that is new, or was read again, wait for this round. Whether there is one."""
    changed = or_(members.c.article.is_(None), members.c.read_at != articles.c.read_at)
    query = (
        select(articles.c.number, articles.c.sort_key, articles.c.read_at, members.c.article)
        .outerjoin(members, members.c.article == articles.c.number)
        .where(changed)
        .order_by(articles.c.number)
    )
    rows = connection.execute(query).all()
    for row in rows:
        known = {"read_at": row.read_at, "waiting": True, "at": _moment(connection, row.number, row.sort_key)}
        if row.article is None:
            fresh: dict[str, Any] = {"article": row.number, "round": number, "text_hash": "", "words": {}}
            connection.execute(insert(members).values(**known, **fresh))
        else:
            connection.execute(update(members).where(members.c.article == row.number).values(**known))
    return bool(rows)


def _moment(connection: Connection, number: int, sort_key: str) -> float:
    """An undated article counts as of the last dated one accepted before it."""
    key = sort_key or connection.scalar(
        select(articles.c.sort_key)
        .where(articles.c.number < number, articles.c.sort_key != "")
        .order_by(articles.c.number.desc())
        .limit(1)
    )
    if not key:
        return 0.0
    try:
        moment = datetime.fromisoformat(key)
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def waiting(connection: Connection, number: int) -> tuple[int, ...]:
    """Those that wait to be placed, in the order of publication; of one moment the longest first: copies are cut."""
    query = (
        select(members.c.article)
        .join(articles, articles.c.number == members.c.article)
        .join(kept, kept.c.article == members.c.article)
        .where(members.c.waiting, members.c.round <= number)
        .order_by(members.c.at, func.length(kept.c.content).desc(), articles.c.id)
    )
    return tuple(connection.scalars(query))


def learn(connection: Connection, article: int, recognise: Recognise) -> None:
    """Take in what an article is recognised by, and trace its text if that is new."""
    member = connection.execute(select(members).where(members.c.article == article)).one()
    reading = readings.find(connection, article)
    if reading is None:
        return
    title, text = reading.article.headline or "", reading.article.text
    own = text if text.strip() != title.strip() else ""
    found = recognise.words(title, own)
    _unlearn(connection, article, member.words)
    _count(connection, found, 1)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    connection.execute(update(members).where(members.c.article == article).values(words=found, text_hash=digest))
    rows = [{"word": word, "at": member.at, "article": article} for word in recognise.keys(found)]
    if rows:
        connection.execute(insert(member_words), rows)
    if digest != member.text_hash:
        _trace(connection, article, own, member.at, recognise)


def _unlearn(connection: Connection, article: int, found: Mapping[str, float]) -> None:
    _count(connection, found, -1)
    connection.execute(delete(member_words).where(member_words.c.article == article))


def _count(connection: Connection, found: Iterable[str], by: int) -> None:
    if not found:
        return
    words = sorted(found)
    known: set[str] = set()
    for part in _parts(words, AT_ONCE):
        known.update(connection.scalars(select(word_counts.c.word).where(word_counts.c.word.in_(part))))
        met = word_counts.c.word.in_(part)
        connection.execute(update(word_counts).where(met).values(articles=word_counts.c.articles + by))
    new = [{"word": word, "articles": by} for word in words if word not in known]
    if new and by > 0:
        connection.execute(insert(word_counts), new)


def rarity(connection: Connection, near: Sequence[Member]) -> tuple[dict[str, int], int]:
    """In how many articles each word of some members is, and how many articles there are."""
    words = {word for member in near for word in member.words}
    seen: dict[str, int] = {}
    for part in _parts(sorted(words), AT_ONCE):
        rows = connection.execute(select(word_counts).where(word_counts.c.word.in_(part)))
        seen.update((row.word, row.articles) for row in rows)
    return seen, connection.scalar(select(func.count()).where(members.c.text_hash != "")) or 0


def _trace(connection: Connection, article: int, text: str, at: float, recognise: Recognise) -> None:
    """Find the texts it goes back to; one that goes back to none is the first of its own."""
    connection.execute(delete(article_origins).where(article_origins.c.article == article))
    own: int | None = connection.scalar(select(origins.c.origin).where(origins.c.article == article))
    if not text.strip():
        return
    marks = recognise.fingerprint(text)
    found = () if own is not None else recognise.trace(text, _candidates(connection, marks, at))
    if not found:
        found = (_own_text(connection, article, at, marks, own),)
    rows = [{"article": article, "position": place, "origin": origin} for place, origin in enumerate(found)]
    connection.execute(insert(article_origins), rows)


def _own_text(connection: Connection, article: int, at: float, marks: Sequence[int], own: int | None) -> int:
    number = own
    if number is None:
        number = (connection.scalar(select(func.max(origins.c.origin))) or 0) + 1
        connection.execute(insert(origins).values(origin=number, article=article, at=at))
    connection.execute(delete(origin_marks).where(origin_marks.c.origin == number))
    if marks:
        connection.execute(insert(origin_marks), [{"mark": mark, "origin": number} for mark in marks])
    return number


def _candidates(connection: Connection, marks: Sequence[int], at: float) -> dict[int, str]:
    """The texts that share most of some fingerprints, by their origin."""
    if not marks:
        return {}
    many = func.count()
    query = (
        select(origins.c.origin, origins.c.article)
        .join(origin_marks, origin_marks.c.origin == origins.c.origin)
        .where(origin_marks.c.mark.in_(marks[:AT_ONCE]))
        .where(origins.c.at.between(at - COPIED_WITHIN_S, at + COPIED_WITHIN_S))
        .group_by(origins.c.origin, origins.c.article)
        .having(many >= min(LEAST_MARKS, len(marks)))
        .order_by(many.desc(), origins.c.origin)
        .limit(TRACED)
    )
    found = [(row.origin, readings.find(connection, row.article)) for row in connection.execute(query).all()]
    return {origin: reading.article.text for origin, reading in found if reading is not None}


def near(connection: Connection, wanted: Sequence[int]) -> list[Member]:
    """Some members with all that they might share a story with, in the order of time."""
    found = set(wanted)
    for article in wanted:
        found.update(_sharing(connection, article))
    held = {member.group for member in _load(connection, found) if member.group is not None}
    for story in sorted(held):
        latest = select(members.c.article).where(members.c.story == story).order_by(members.c.at.desc())
        found.update(connection.scalars(latest.limit(OF_ONE_STORY)))
    return _load(connection, found)


def _sharing(connection: Connection, article: int) -> Iterator[int]:
    """Those that share most of its words within the window, without those that were never placed."""
    own = member_words.alias("own")
    many = func.count()
    query = (
        select(member_words.c.article)
        .join(own, own.c.word == member_words.c.word)
        .join(members, members.c.article == member_words.c.article)
        .where(own.c.article == article, member_words.c.article != article, members.c.story.is_not(None))
        .where(member_words.c.at.between(own.c.at - WINDOW_S, own.c.at + WINDOW_S))
        .group_by(member_words.c.article)
        .having(many >= LEAST_SHARED)
        .order_by(many.desc(), member_words.c.article)
        .limit(NEAREST)
    )
    yield from connection.scalars(query)


def of_story(connection: Connection, story: int) -> list[Member]:
    """The members of a story, in the order of time."""
    return _load(connection, connection.scalars(select(members.c.article).where(members.c.story == story)).all())


def _load(connection: Connection, wanted: Iterable[int]) -> list[Member]:
    found: list[tuple[float, str, Member]] = []
    for part in _parts(sorted(wanted), AT_ONCE):
        query = select(members, articles.c.id).join(articles, articles.c.number == members.c.article)
        for row in connection.execute(query.where(members.c.article.in_(part))):
            member = Member(number=row.article, at=row.at, words=row.words, group=row.story)
            found.append((row.at, row.id, member))
    return [member for _, _, member in sorted(found, key=lambda one: one[:2])]


def _parts(values: Iterable[T], size: int) -> Iterator[list[T]]:
    listed = list(values)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def settle(connection: Connection, placed: Sequence[int]) -> None:
    """They have their place."""
    connection.execute(update(members).where(members.c.article.in_(placed)).values(waiting=False))


def round_of(connection: Connection, id_: str) -> int | None:
    """The round that took an article, by its id."""
    query = select(members.c.round).join(articles, articles.c.number == members.c.article)
    return connection.scalar(query.where(articles.c.id == id_))
