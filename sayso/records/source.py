"""Where news comes from, and what was found there."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from msgspec import Meta, Struct

ItemState = Literal["waiting", "kept", "failed"]


class Source(Struct, frozen=True, kw_only=True):
    """A place that is looked at again and again: a feed, a news sitemap, a page, or a folder."""

    address: Annotated[str, Meta(description="Of the web, or a folder's path")]
    title: str | None = None
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3")] = None
    language: Annotated[str | None, Meta(description="ISO 639-1")] = None
    kind: Annotated[str | None, Meta(description="Such as agency, state_media, broadcaster, newspaper")] = None
    every_s: Annotated[float | None, Meta(description="Seconds between two looks; null for the usual")] = None

    @property
    def host(self) -> str:
        """The server to be spared; empty for a folder."""
        return urlsplit(self.address).netloc.lower() if is_web(self.address) else ""


def is_web(address: str) -> bool:
    """
    Whether it is looked for on the web, and not on this machine.

    >>> is_web("https://harbour-post.example/feed"), is_web("drops/http.xml")
    (True, False)
    """
    return address.lower().startswith(("http://", "https://"))


class SourceState(Struct, frozen=True, kw_only=True):
    """How a source stands."""

    number: int
    source: Source
    etag: str | None = None
    """As its server gave it, to ask only for what is new; likewise ``modified``."""
    modified: str | None = None
    due_at: datetime
    """When it is looked at next, UTC."""
    tried_at: datetime | None = None
    ok_at: datetime | None = None
    """When it last answered."""
    failures: int = 0
    """In a row."""
    fault: str | None = None
    """Why the last look failed."""
    rests: bool = False
    """Whether it is left alone after many failures, until somebody wakes it."""


class Found(Struct, frozen=True, kw_only=True):
    """One item that a source tells of."""

    identity: str
    """Its address, or what its source calls it: the same article by several feeds is one."""
    address: str | None
    """Of its page, where it has one."""
    host: str = ""
    """The server that is to be asked for its page; empty where none is: for a file, or an item with all its words."""
    published: str | None
    """As the source writes it."""
    stamp: str
    """A hash of what is told of it; another one is another version."""
    content: bytes
    """The packed item (``records.item``), or nothing where the page alone counts."""


class Queued(Struct, frozen=True, kw_only=True):
    """An item that waits for its page."""

    number: int
    source: int | None
    found: Found
    tries: int
