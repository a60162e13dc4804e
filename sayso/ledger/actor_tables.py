"""
The table of the actor registry, as the newest migration leaves it: what each article says its persons are.

A row goes with its reading: added with it, replaced when the article is read again, gone when it is. Who is who across
articles is worked out from the rows when asked (``following.persons``): the registry is always that of the readings.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table
from sqlalchemy.dialects.postgresql import JSONB

from sayso.ledger.schema import Words, metadata

actor_notices = Table(
    "actor_notices",
    metadata,
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("actor", Words, primary_key=True, doc="Id in the reading's actors"),
    Column("surname", Words, nullable=False, doc="What it is looked up by: persons.key"),
    Column("name", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("country", Words),
    Column("sector", Words),
    Column("day", Words, doc="Of the article; null where undated"),
    Column("span", JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"), nullable=False),
    Column("words", Words, nullable=False, doc="The words that say so"),
    Index("actor_notices_by_surname", "surname"),
    Index("actor_notices_by_country", "country"),
)
