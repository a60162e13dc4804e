"""The registry of actors as flat rows: one a role of a person, whole by itself. Pure but for the query it is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from sqlalchemy import Connection

from sayso.ledger import registry
from sayso.records.span import Span


class ActorRow(Struct, frozen=True, kw_only=True):
    """A role of a person as long as articles tell of it."""

    id: Annotated[str, Meta(description="Id of the person")]
    name: Annotated[str, Meta(description="The fullest name that an article gives")]
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")]
    role: Annotated[str, Meta(description="As the first article words it")]
    sector: Annotated[str | None, Meta(description="PLOVER sector")]
    first: Annotated[str | None, Meta(description="First day on which an article tells of it, ISO 8601")]
    last: Annotated[str | None, Meta(description="Last such day")]
    articles: Annotated[int, Meta(description="How many articles tell of it")]
    article: Annotated[str, Meta(description="Id of the first article")]
    words: Annotated[str, Meta(description="Its words that say so")]
    span: Annotated[Span, Meta(description="Where they stand, in code points of its text")]


def actor_rows(connection: Connection) -> Iterator[ActorRow]:
    """Every role of every person, by name, then in the order of time."""
    for actor in registry.everyone(connection):
        for role in actor.roles:
            notice = role.notices[0]
            yield ActorRow(
                id=actor.id,
                name=actor.name,
                country=role.country or actor.country,
                role=role.role,
                sector=role.sector,
                first=role.first,
                last=role.last,
                articles=len({one.article for one in role.notices}),
                article=notice.article,
                words=notice.words,
                span=notice.span,
            )
