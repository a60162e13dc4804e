"""
The registry of actors: persons across articles, their roles over time, and what they tell an article that gives none.

A reading is never rewritten by it: what others say of an actor stands beside, as ``KnownAs``, with the article that
says so. Only the newest version of a page teaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, or_, select

from sayso.following import persons
from sayso.following.persons import Office
from sayso.ledger.actor_tables import actor_notices
from sayso.ledger.schema import articles
from sayso.records.event import Sector
from sayso.records.known import KnownActor, KnownAs, RoleNotice
from sayso.records.reading import Reading
from sayso.records.span import Span

SURNAMES_AT_ONCE = 500
"""Values in one condition."""


def everyone(connection: Connection) -> tuple[KnownActor, ...]:
    """Every person that an article gives a role, by name."""
    return persons.roster(_notices(connection))


def find(connection: Connection, id_: str) -> KnownActor | None:
    """The person of that id; None where the articles held tell of none."""
    words = {persons.key(word) for word in id_.split("-")}
    known = persons.roster(_notices(connection, actor_notices.c.surname.in_(words)))
    return next((one for one in known if one.id == id_), None)


def known_as(connection: Connection, reading: Reading, *, office: Office | None = None) -> dict[str, KnownAs]:
    """
    What other articles say of the actors that an article gives no role, for its day.

    Args:
        connection: Of the ledger.
        reading: Of the article.
        office: Reads the office of a description ("the foreign minister of Venezuela"), so that its holder is found.

    Returns:
        By id in the reading's actors; those of whom nothing is known, or no one thing, are missing.
    """
    wanting = [actor for actor in reading.actors if actor.role is None]
    surnames = sorted({persons.key(actor.name) for actor in wanting} - {""})
    countries = sorted({actor.country for actor in wanting if actor.country and office and office(actor.name)})
    near: list[ColumnElement[bool]] = [
        actor_notices.c.surname.in_(surnames[place : place + SURNAMES_AT_ONCE])
        for place in range(0, len(surnames), SURNAMES_AT_ONCE)
    ]
    if countries:
        namesakes = select(actor_notices.c.surname).where(actor_notices.c.country.in_(countries))
        near.append(actor_notices.c.surname.in_(namesakes))
    known = persons.roster(_notices(connection, or_(*near))) if near else ()
    day = reading.article.published.day if reading.article.published is not None else None
    found = {actor.id: persons.known_as(actor, day, known, own=reading.article.id, office=office) for actor in wanting}
    return {id_: one for id_, one in found.items() if one is not None}


def _notices(connection: Connection, *conditions: ColumnElement[bool]) -> Iterable[RoleNotice]:
    query = (
        select(actor_notices, articles.c.id)
        .join(articles, articles.c.number == actor_notices.c.article)
        .where(articles.c.latest.is_(True), *conditions)
    )
    for row in connection.execute(query):
        yield RoleNotice(
            article=row.id,
            actor=row.actor,
            name=row.name,
            role=row.role,
            country=row.country,
            sector=cast("Sector | None", row.sector),
            day=row.day,
            span=Span(*cast("list[Any]", row.span)),
            words=row.words,
        )
