"""Members: every article that is followed, what it is recognised by, and the texts it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from sqlalchemy import Column, Connection, delete, exists, func, insert, not_, or_, select, update

from sayso.ledger import readings
from sayso.ledger.schema import articles
from sayso.ledger.schema import readings as kept
from sayso.ledger.story_tables import (
    article_origins,
    members,
    origin_marks,
    origins,
    stories,
    word_counts,
)
from sayso.records.story import Member

COPIED_WITHIN_S = 14 * 86_400.0
"""A text is not traced to one that was first seen further away in time."""
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

    def fingerprint(self, text: str) -> tuple[int, ...]:
        """What copies are looked up by."""
        ...

    def trace(self, text: str, candidates: Mapping[int, str]) -> tuple[int, ...]:
        """Which of the texts one goes back to."""
        ...


def drop_gone(connection: Connection) -> None:
    """Take out those whose article another capture has taken over."""
    gone = not_(exists().where(articles.c.number == members.c.article))
    rows = connection.execute(
        select(members.c.article, members.c.story, members.c.words, members.c.vector).where(gone)
    ).all()
    for row in rows:
        _unlearn(connection, row.vector, row.words)
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


def arrivals(connection: Connection, wanted: Sequence[int]) -> list[tuple[int, float]]:
    """Some of them with their moments, in the order of time, and of one moment as they were accepted."""
    found: list[tuple[int, float]] = []
    for part in _parts(wanted, AT_ONCE):
        rows = connection.execute(select(members.c.article, members.c.at).where(members.c.article.in_(part)))
        found += [(row.article, row.at) for row in rows]
    return sorted(found, key=lambda one: (one[1], one[0]))


def learn(connection: Connection, article: int, recognise: Recognise) -> None:
    """Take in what an article is recognised by, and trace its text, each if that is new."""
    member = connection.execute(select(members).where(members.c.article == article)).one()
    reading = readings.find(connection, article)
    if reading is None:
        return
    title, text = reading.article.headline or "", reading.article.text
    own = text if text.strip() != title.strip() else ""
    found = recognise.words(title, own)
    here = update(members).where(members.c.article == article)
    if found != member.words or member.vector is None:
        _unlearn(connection, member.vector, member.words)
        connection.execute(here.values(words=found, vector=None, thread=None))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if digest != member.text_hash:
        connection.execute(here.values(text_hash=digest))
        _trace(connection, article, own, member.at, recognise)


def unplaced(connection: Connection, article: int) -> dict[str, float] | None:
    """What an article without a thread is recognised by; None for one that has its thread."""
    row = connection.execute(select(members.c.thread, members.c.words).where(members.c.article == article)).one()
    return None if row.thread is not None else row.words


def put(connection: Connection, article: int, thread: int, vector: Mapping[str, int]) -> None:
    """Have an article be of a thread, compared by ``vector``; its words count from now on."""
    found: Mapping[str, float] = connection.scalars(select(members.c.words).where(members.c.article == article)).one()
    _count(connection, [*found, EVERY], 1)
    connection.execute(update(members).where(members.c.article == article).values(thread=thread, vector=dict(vector)))


def join_threads(connection: Connection, young: int, old: int) -> None:
    """Have all of one thread be of another."""
    connection.execute(update(members).where(members.c.thread == young).values(thread=old))


def last_thread(connection: Connection) -> int:
    """The highest number a thread has; 0 before the first."""
    return connection.scalar(select(func.max(members.c.thread))) or 0


def around(connection: Connection, start: float, end: float) -> list[Member]:
    """Every member of the threads that have one between two moments: with its thread and its vector, in order."""
    threads = select(members.c.thread).where(members.c.at.between(start, end), members.c.thread.is_not(None)).distinct()
    return _compared(connection, threads, group=members.c.thread)


def of_threads(connection: Connection, threads: Iterable[int]) -> list[list[Member]]:
    """The members of each of some threads: with their stories and their vectors, in order."""
    return [_compared(connection, [thread], group=members.c.story) for thread in sorted(set(threads))]


def threads_of(connection: Connection, wanted: Sequence[int]) -> set[int]:
    """The threads that some articles are of."""
    query = select(members.c.thread).where(members.c.article.in_(wanted), members.c.thread.is_not(None))
    return set(connection.scalars(query.distinct()))


def _compared(connection: Connection, threads: Any, *, group: Column[int]) -> list[Member]:  # noqa: ANN401 - a list or a query
    query = select(members.c.article, members.c.at, members.c.vector, group.label("held"))
    rows = connection.execute(query.where(members.c.thread.in_(threads)).order_by(members.c.at, members.c.article))
    return [Member(number=row.article, at=row.at, words=row.vector, group=row.held) for row in rows]


EVERY = ""
"""The word that every article has."""
REMEMBERED = 50_000
"""After so many articles all counts are halved, as a stream does: a word's rarity is that of the last months."""


def _unlearn(connection: Connection, vector: Mapping[str, int] | None, found: Iterable[str]) -> None:
    """The words of an article that was placed count no more."""
    if vector is not None:
        _count(connection, [*found, EVERY], -1)


def _count(connection: Connection, found: Iterable[str], by: int) -> None:
    words = sorted(found)
    known: set[str] = set()
    for part in _parts(words, AT_ONCE):
        known.update(connection.scalars(select(word_counts.c.word).where(word_counts.c.word.in_(part))))
        met = word_counts.c.word.in_(part)
        connection.execute(update(word_counts).where(met).values(articles=word_counts.c.articles + by))
    new = [{"word": word, "articles": by} for word in words if word not in known]
    if new and by > 0:
        connection.execute(insert(word_counts), new)
    if by < 0:
        connection.execute(delete(word_counts).where(word_counts.c.articles < 1))
    if (connection.scalar(select(word_counts.c.articles).where(word_counts.c.word == EVERY)) or 0) >= REMEMBERED:
        connection.execute(update(word_counts).values(articles=word_counts.c.articles // 2))
        connection.execute(delete(word_counts).where(word_counts.c.articles < 1))


def rarity(connection: Connection, found: Iterable[str]) -> tuple[dict[str, int], int]:
    """In how many articles each of some words is, and how many articles there are."""
    seen: dict[str, int] = {}
    for part in _parts(sorted({*found, EVERY}), AT_ONCE):
        rows = connection.execute(select(word_counts).where(word_counts.c.word.in_(part)))
        seen.update((row.word, row.articles) for row in rows)
    return seen, seen.pop(EVERY, 0)


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
