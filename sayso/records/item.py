"""One item as a feed, news sitemap, wire message or letter declares it, before anything was concluded from it."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from sayso.records.carrier import Carrier


class Passage(Struct, frozen=True, kw_only=True):
    """Words a carrier declares."""

    text: str
    markup: bool = False
    """Whether they are HTML; else they are the words themselves."""


class Item(Struct, frozen=True, kw_only=True):
    """What a carrier declares of one item; dates and addresses as it writes them."""

    source: bytes
    """The item's own part of what carried it, so that it can be read again."""
    carrier: Carrier
    headline: str | None = None
    subheadline: str | None = None
    summary: Passage | None = None
    body: Passage | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_url: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Item)


def pack(item: Item) -> bytes:
    """The content of a capture that holds an item."""
    return _ENCODER.encode(item)


def unpack(content: bytes) -> Item:
    """
    The item such a content stands for.

    Raises:
        msgspec.ValidationError: It is none.
    """
    return _DECODER.decode(content)


def source(content: bytes) -> bytes:
    """What tells one item from another: its source; what Sayso reads of it may grow."""
    return _DECODER.decode(content).source
