"""What is new: each changed fact in one sentence with its evidence, by when the ledger learned of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection, ScalarSelect, delete, insert, not_, select

from sayso.ledger.schema import articles
from sayso.ledger.story_tables import novelties, situation_stories, situations, stories
from sayso.records.span import Span
from sayso.records.tally import Novelty
from sayso.records.told import Told


class News(Struct, frozen=True, kw_only=True):
    """One thing that is new, and the story it is new in."""

    story: str
    """Id."""
    title: str
    """Of the story."""
    published: str
    """When its article was, as a key to sort by; empty where undated."""
    round: int
    """When the ledger learned of it; see ``rounds``."""
    novelty: Novelty
    outlet: str | None = None
    """Of its article, by name, else by domain."""
    url: str | None = None
    origins: int = 0
    """Independent origins of the story by now."""


def note(connection: Connection, story: int, taken: int, found: Iterable[Novelty], told: Sequence[Told]) -> None:
    """Keep what a round brought a story, in place of what was noted for it before."""
    connection.execute(delete(novelties).where(novelties.c.story == story, novelties.c.round == taken))
    at = {one.id: one.at for one in told}
    ordered = sorted(found, key=lambda novelty: at.get(novelty.article or "", ""))
    rows = [
        {
            "story": story,
            "round": taken,
            "position": place,
            "kind": novelty.kind,
            "sentence": novelty.sentence,
            "article_id": novelty.article or "",
            "span": [novelty.span.start, novelty.span.end] if novelty.span else None,
            "published": at.get(novelty.article or "", ""),
        }
        for place, novelty in enumerate(ordered)
    ]
    if rows:
        connection.execute(insert(novelties), rows)


def keep_only(connection: Connection, story: int, rounds: set[int]) -> None:
    """Forget what rounds brought a story of which it has no article any more."""
    gone = not_(novelties.c.round.in_(rounds))
    connection.execute(delete(novelties).where(novelties.c.story == story, gone))


def list_(
    connection: Connection, *, story: str | None = None, situation: str | None = None,
    after_round: int | None = None, since: str | None = None, limit: int = 500,
) -> tuple[News, ...]:  # fmt: skip
    """
    What is new, in the order of publication.

    Args:
        connection: Of the ledger.
        story: Id of the one to look at; None for all.
        situation: Id of the one whose stories to look at; None for all.
        after_round: Only what the ledger learned later than in this round.
        since: Only what was published at this moment or later, ISO 8601 in UTC; the undated are left out.
        limit: Longest list: the latest of more.
    """
    query = (
        select(
            novelties,
            stories.c.id,
            stories.c.title,
            stories.c.origins,
            articles.c.outlet,
            articles.c.domain,
            articles.c.url,
        )
        .join(stories, stories.c.story == novelties.c.story)
        .outerjoin(articles, articles.c.id == novelties.c.article_id)
    )
    if story is not None:
        query = query.where(stories.c.id == story)
    if situation is not None:
        query = query.where(novelties.c.story.in_(_stories_of(situation)))
    if after_round is not None:
        query = query.where(novelties.c.round > after_round)
    if since is not None:
        query = query.where(novelties.c.published >= since)
    latest = (novelties.c.published.desc(), novelties.c.story.desc(), novelties.c.round.desc(),
              novelties.c.position.desc())  # fmt: skip
    rows = connection.execute(query.order_by(*latest).limit(limit)).all()
    return tuple(
        News(
            story=row.id,
            title=row.title,
            published=row.published,
            round=row.round,
            novelty=Novelty(
                kind=row.kind,
                sentence=row.sentence,
                article=row.article_id or None,
                span=Span(*row.span) if row.span else None,
            ),
            outlet=row.outlet or row.domain,
            url=row.url,
            origins=row.origins,
        )
        for row in reversed(rows)
    )


def _stories_of(id_: str) -> ScalarSelect[int]:
    query = select(situation_stories.c.story).join(situations)
    return query.where(situations.c.id == id_).scalar_subquery()
