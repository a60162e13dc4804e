"""
The tables of following, as the newest migration leaves them: what articles come to together.

A ``round`` is one time that following caught up with what had been read. ``members`` has a row for every article that
was followed, and keeps it when the article is read again; everything below a story or a situation is told anew from
its articles whenever they change, and none of it is a source of its own. ``owner`` is the id of a story (``st12``) or
of a situation (``si3``).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Double, ForeignKey, Index, Integer, Table
from sqlalchemy.dialects.postgresql import JSONB

from sayso.ledger.schema import Moment, Words, metadata


def _json(name: str, **options: Any) -> Column[Any]:  # noqa: ANN401 - a column's own options
    return Column(name, JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"), **options)


def _member(*, primary_key: bool = True) -> Column[int]:
    return Column(
        "article",
        Integer,
        ForeignKey("captures.number", ondelete="CASCADE"),
        primary_key=primary_key,
        autoincrement=False,
    )


def _story() -> Column[int]:
    return Column(
        "story", Integer, ForeignKey("stories.story", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )


rounds = Table(
    "rounds",
    metadata,
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment, doc="Null while it is under way, or interrupted"),
)

members = Table(
    "members",
    metadata,
    _member(),
    Column("read_at", Moment, nullable=False, doc="Of the reading that was followed"),
    Column("round", Integer, nullable=False, doc="The first that took it"),
    Column("waiting", Boolean, nullable=False, doc="Whether its place is still to be found"),
    Column("at", Double, nullable=False, doc="When, in seconds since 1970, UTC"),
    Column("story", Integer, doc="Null while it waits for the first time"),
    Column("text_hash", Words, nullable=False, doc="Of the text whose origins were traced"),
    _json("words", nullable=False),
    Column("thread", Integer, doc="Null while it waits for the first time, or was read again with other words"),
    _json("vector", doc="What it is compared by: its words by how rare they were when it was placed"),
    Index("members_by_story", "story"),
    Index("members_by_thread", "thread"),
    Index("members_by_at", "at"),
    Index("members_by_waiting", "waiting", "round"),
)

word_counts = Table(
    "word_counts",
    metadata,
    Column("word", Words, primary_key=True),
    Column("articles", Integer, nullable=False, doc="How many hold it; the row of no word counts them all"),
)

origins = Table(
    "origins",
    metadata,
    Column("origin", Integer, primary_key=True, autoincrement=False),
    _member(primary_key=False),
    Column("at", Double, nullable=False, doc="Of the article its text was first seen in"),
    Index("origins_by_article", "article"),
)

origin_marks = Table(
    "origin_marks",
    metadata,
    Column("mark", Integer, primary_key=True, autoincrement=False, doc="A fingerprint of its text"),
    Column("origin", Integer, ForeignKey("origins.origin", ondelete="CASCADE"), primary_key=True),
    Index("origin_marks_by_origin", "origin"),
)

article_origins = Table(
    "article_origins",
    metadata,
    _member(),
    Column("position", Integer, primary_key=True, doc="0 for the one most of the text goes back to"),
    Column("origin", Integer, ForeignKey("origins.origin", ondelete="CASCADE"), nullable=False),
    Index("article_origins_by_origin", "origin"),
)

stories = Table(
    "stories",
    metadata,
    Column("story", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("into", Integer, doc="The story that all its articles went to; null while it has its own"),
    Column("stale", Integer, nullable=False, doc="0: told; 1: articles came; 2: changed otherwise"),
    Column("title", Words, nullable=False),
    Column("first", Words, doc="When the earliest dated article was published"),
    Column("last", Words, doc="Likewise the latest"),
    Column("at", Double, nullable=False, doc="The latest article's moment"),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("families", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    _json("told_origins", nullable=False),
    _json("words", nullable=False),
    Column("situation", Integer, doc="The one it was found to belong to"),
    Index("stories_by_last", "last", "story"),
    Index("stories_by_situation", "situation"),
)

story_words = Table(
    "story_words",
    metadata,
    Column("word", Words, primary_key=True),
    _story(),
    Index("story_words_by_story", "story"),
)

watches = Table(
    "watches",
    metadata,
    Column("watch", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("title", Words, nullable=False),
    _json("actors", nullable=False),
    _json("places", nullable=False),
    _json("words", nullable=False),
    _json("event_types", nullable=False),
    Column("created_at", Moment, nullable=False),
)

situations = Table(
    "situations",
    metadata,
    Column("situation", Integer, primary_key=True, autoincrement=False),
    Column("id", Words, nullable=False, unique=True),
    Column("watch", Integer, ForeignKey("watches.watch", ondelete="CASCADE"), doc="Null where it was found"),
    Column("stale", Boolean, nullable=False),
    Column("title", Words, nullable=False),
    Column("first", Words),
    Column("last", Words),
    Column("stories", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
)

situation_stories = Table(
    "situation_stories",
    metadata,
    Column("situation", Integer, ForeignKey("situations.situation", ondelete="CASCADE"), primary_key=True),
    _story(),
    Index("situation_stories_by_story", "story"),
)

utterances = Table(
    "utterances",
    metadata,
    _story(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("speaker", Words, nullable=False),
    Column("day", Words),
    Column("content", Words, nullable=False),
    Column("origins", Integer, nullable=False, doc="Independent first relays"),
    _json("reports", nullable=False),
)

happenings = Table(
    "happenings",
    metadata,
    _story(),
    Column("id", Words, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("type", Words, nullable=False),
    Column("mode", Words),
    _json("sources", nullable=False),
    _json("targets", nullable=False),
    _json("places", nullable=False),
    Column("start_day", Words),
    Column("end_day", Words),
    _json("reports", nullable=False),
    Column("origins", Integer, nullable=False, doc="Independent origins among the reports"),
    Column("denied", Boolean, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("owner", Words, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("counted", Words, nullable=False),
    Column("state", Words),
)

tally_entries = Table(
    "tally_entries",
    metadata,
    Column("owner", Words, primary_key=True),
    Column("tally", Integer, primary_key=True, doc="Its tally's position"),
    Column("position", Integer, primary_key=True, doc="In the order of time"),
    Column("article_id", Words, nullable=False),
    Column("figure", Words, nullable=False),
    _json("span", nullable=False),
    Column("value", Double),
    Column("low", Double),
    Column("high", Double),
    Column("qualifier", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("as_of", Words),
    Column("giver", Words),
    _json("relays", nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("superseded_by", Integer, doc="Position of the entry that replaces it"),
)

relations = Table(
    "relations",
    metadata,
    Column("situation", Integer, ForeignKey("situations.situation", ondelete="CASCADE"), primary_key=True),
    Column("source", Words, primary_key=True),
    Column("target", Words, primary_key=True),
    Column("month", Words, primary_key=True),
    Column("quad", Words, primary_key=True),
    _json("happenings", nullable=False),
)

novelties = Table(
    "novelties",
    metadata,
    _story(),
    Column("round", Integer, primary_key=True, doc="When the ledger learned of it"),
    Column("position", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("sentence", Words, nullable=False),
    Column("article_id", Words, nullable=False),
    _json("span"),
    Column("published", Words, nullable=False, doc="When its article was, as a key to sort by; empty where undated"),
    Index("novelties_by_round", "round"),
    Index("novelties_by_published", "published"),
)

visits = Table(
    "visits",
    metadata,
    Column("reader", Words, primary_key=True, doc="Whoever looks, by the name they gave"),
    Column("owner", Words, primary_key=True, doc="What they looked at; * for everything"),
    Column("round", Integer, nullable=False, doc="The last finished one they have seen"),
)
