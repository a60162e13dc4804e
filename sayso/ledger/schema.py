"""
The tables of the ledger, as the newest migration leaves them.

One row of ``captures`` is one input as it arrived; its ``number`` counts acceptances and is the key of everything
read from it. ``readings`` holds the reading whole; the tables below it hold its records, each with its spans, for
questions asked in SQL. Spans are JSON as in the contract: ``[start, end]``, or a list of them. Days are ISO 8601 text.

The full-text index is not here: it is a virtual table on one database and a column on the other (``search.py``).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine


class Words(TypeDecorator[str]):
    """Text, ordered by code point on both databases; what neither can store becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL would order by the server's language."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's signature
        """A NUL ends PostgreSQL's strings; a lone surrogate (an undecodable file name) has no UTF-8."""
        if value is None:
            return None
        return value.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, stored as ISO 8601 text to the microsecond, so that it sorts and reads alike everywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's signature
        """Moments come with their zone; ``astimezone`` would guess it for one without."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base's signature
        """With its zone."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()


def _spans(name: str) -> Column[Any]:
    return Column(name, JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"))


def _article() -> Column[int]:
    return Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True)


captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True, doc="Counts up in the order of acceptance"),
    Column("id", Words, nullable=False, unique=True, doc="Capture.id"),
    Column("kind", Words, nullable=False),
    Column("content", LargeBinary, nullable=False, doc="The bytes as they arrived, compressed by zlib"),
    Column("path", Words, doc="The first file it came from; ``sightings`` has them all"),
    Column("url", Words),
    Column("published", Words, doc="The reference date given from outside"),
    Column("encoding", Words),
    Column("accepted_at", Moment, nullable=False),
    Column("state", Words, nullable=False, doc="pending, read or set_aside"),
    Column("reason", Words, doc="Why it is set aside"),
    Column("reread", Integer, doc="Number of the last reread that tried it"),
    Index("captures_by_state", "state", "number"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("capture", Integer, ForeignKey("captures.number", ondelete="CASCADE"), primary_key=True),
    Column("path", Words, primary_key=True, doc="A file that held these very bytes"),
    Column("seen_at", Moment, nullable=False),
)

rereads = Table(
    "rereads",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment, doc="Null while it is under way, or interrupted"),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, ForeignKey("captures.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True, doc="Article.id"),
    Column("page", Words, nullable=False, doc="What its versions share: the address, or the capture's id"),
    Column("version", Integer, nullable=False, doc="1 for the oldest version of its page"),
    Column("versions", Integer, nullable=False, doc="How many its page has"),
    Column("latest", Boolean, nullable=False, doc="Whether it is the newest version of its page"),
    Column("headline", Words),
    Column("url", Words),
    Column("outlet", Words),
    Column("domain", Words),
    Column("agency", Words),
    Column("section", Words),
    Column("language", Words),
    Column("published", Words, doc="Day"),
    Column("published_value", Words, doc="Day, or day and time"),
    Column("published_from", Words, doc="The evidence that won"),
    Column("updated_value", Words),
    Column("sort_key", Words, nullable=False, doc="published_value in UTC, or empty: the undated stand last"),
    Column("statements", Integer, nullable=False, doc="How many"),
    Column("events", Integer, nullable=False, doc="How many"),
    Column("figures", Integer, nullable=False, doc="How many"),
    Column("read_at", Moment, nullable=False),
    Index("articles_by_date", "latest", "sort_key", "id"),
    Index("articles_by_page", "page"),
)

readings = Table(
    "readings",
    metadata,
    _article(),
    Column("content", LargeBinary, nullable=False, doc="The line of `sayso read --jsonl`, compressed by zlib"),
    Column("sayso", Words, nullable=False),
    Column("model", Words, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    _article(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    _spans("speaker_span"),
    Column("speaker_text", Words),
    Column("speaker_actor", Words),
    Column("anonymous", Boolean, nullable=False),
    _spans("cue_spans"),
    _spans("content_spans"),
    Column("content_text", Words),
    Column("manner", Words, nullable=False),
    Column("stance", Words, nullable=False),
    _spans("said_span"),
    Column("said_start", Words),
    Column("said_end", Words),
    _spans("audience_span"),
    Column("within", Words),
)

relays = Table(
    "relays",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("statement", Words, primary_key=True),
    Column("position", Integer, primary_key=True, doc="0 for the outermost, nearest to the reader"),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("known_by", Words, nullable=False),
    _spans("span"),
    ForeignKeyConstraint(["article", "statement"], ["statements.article", "statements.id"], ondelete="CASCADE"),
)

events = Table(
    "events",
    metadata,
    _article(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("type", Words, nullable=False),
    Column("mode", Words),
    Column("cameo", Words),
    _spans("trigger_spans"),
    Column("trigger_text", Words),
    Column("status", Words, nullable=False),
    Column("statement", Words),
    Column("background", Boolean, nullable=False),
    _spans("when_span"),
    Column("when_start", Words),
    Column("when_end", Words),
    Column("place", Words),
)

event_actors = Table(
    "event_actors",
    metadata,
    Column("article", Integer, primary_key=True),
    Column("event", Words, primary_key=True),
    Column("side", Words, primary_key=True, doc="source or target"),
    Column("position", Integer, primary_key=True),
    _spans("span"),
    Column("text", Words),
    Column("country", Words),
    Column("sector", Words),
    Column("actor", Words),
    ForeignKeyConstraint(["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"),
)

figures = Table(
    "figures",
    metadata,
    _article(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    _spans("span"),
    Column("text", Words),
    Column("value", Double),
    Column("low", Double),
    Column("high", Double),
    Column("qualifier", Words, nullable=False),
    Column("unit", Words),
    Column("state", Words),
    _spans("giver_span"),
    Column("giver_text", Words),
    Column("event", Words),
    Column("background", Boolean, nullable=False),
)

times = Table(
    "times",
    metadata,
    _article(),
    Column("position", Integer, primary_key=True),
    _spans("span"),
    Column("text", Words),
    Column("type", Words, nullable=False),
    Column("value", Words, nullable=False),
    Column("start_day", Words),
    Column("end_day", Words),
)

places = Table(
    "places",
    metadata,
    _article(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    _spans("span"),
    Column("text", Words),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("country", Words),
    Column("lat", Double),
    Column("lon", Double),
    Column("gazetteer", Words),
    Column("metonym", Boolean, nullable=False),
    Column("nested", Boolean, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    _article(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("role", Words),
    Column("country", Words),
    Column("sector", Words),
    _spans("spans"),
)
