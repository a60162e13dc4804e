"""
Where news comes from, and what has been promised of it: the tables of sources and of their items.

An item is written down before anything is fetched or read for it. Its ``identity`` is its address, or what its source
calls it: the same article by several feeds is one item.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, LargeBinary, Table

from sayso.ledger.schema import Moment, Words, metadata

sources = Table(
    "sources",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Words, nullable=False, unique=True, doc="Of a feed, sitemap or page; or a folder's path"),
    Column("host", Words, nullable=False, doc="The server to be spared; empty for what is on this machine"),
    Column("title", Words),
    Column("country", Words, doc="ISO 3166-1 alpha-3"),
    Column("language", Words, doc="ISO 639-1"),
    Column("kind", Words, doc="agency, state_media, broadcaster, newspaper, or what the user calls it"),
    Column("every_s", Double, doc="Seconds between two looks; null for the usual"),
    Column("added_at", Moment, nullable=False),
    Column("etag", Words, doc="As the server gave it, for the next question; likewise modified"),
    Column("modified", Words),
    Column("due_at", Moment, nullable=False, doc="When it is looked at next"),
    Column("tried_at", Moment),
    Column("ok_at", Moment, doc="When it last answered"),
    Column("failures", Integer, nullable=False, doc="In a row"),
    Column("fault", Words, doc="Why the last look failed; null where it did not"),
    Column("rests", Boolean, nullable=False, doc="Whether it is left alone after many failures"),
    Index("sources_by_due", "due_at"),
)

source_items = Table(
    "source_items",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("identity", Words, nullable=False, unique=True),
    Column("source", Integer, ForeignKey("sources.number", ondelete="SET NULL"), doc="The first that told of it"),
    Column("address", Words, doc="Of its page; null where it has none"),
    Column("host", Words, nullable=False, doc="The server to be asked for its page; empty where none is"),
    Column("published", Words, doc="As its source writes it"),
    Column("stamp", Words, nullable=False, doc="A hash of what is told of it; another one is another version"),
    Column("content", LargeBinary, nullable=False, doc="The packed item as its source told it, compressed by zlib"),
    Column("found_at", Moment, nullable=False),
    Column("state", Words, nullable=False, doc="waiting, kept or failed"),
    Column("due_at", Moment, nullable=False, doc="When its page is fetched at the earliest"),
    Column("tries", Integer, nullable=False),
    Column("fault", Words, doc="Why the last try failed"),
    Column("capture", Words, doc="Id of the capture that was made of it"),
    Column("kept_at", Moment),
    Index("source_items_by_state", "state", "due_at"),
    Index("source_items_by_source", "source", "found_at"),
)
