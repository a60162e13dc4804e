"""What brought an article other than its own page, a feed, news sitemap, wire message or letter, and what it says."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

CarrierForm = Literal[
    "rss", "rdf", "atom", "json_feed", "sitemap", "newsml_g2", "newsml", "nitf", "ninjs", "iptc7901", "anpa", "mail"
]  # fmt: skip
CarriedStatus = Literal["usable", "withheld", "canceled"]
"""Source: IPTC NewsCodes, publishing status."""
CarriedChange = Literal["update", "correction", "kill"]


class Subject(Struct, frozen=True, kw_only=True):
    """What an item is about, as its carrier files it."""

    code: Annotated[str | None, Meta(description="As written, such as medtop:20000002 or 11006005")] = None
    name: str | None = None


class Medium(Struct, frozen=True, kw_only=True):
    """A picture, recording or film that goes with an item."""

    url: str | None = None
    type: Annotated[str | None, Meta(description="Media type, or picture, audio, video")] = None
    title: str | None = None
    text: Annotated[str | None, Meta(description="Its caption")] = None
    credit: str | None = None


class Carrier(Struct, frozen=True, kw_only=True):
    """What a feed, news sitemap, wire message or letter says of an item's origin; unread fields are null or empty."""

    form: CarrierForm
    name: Annotated[str | None, Meta(description="The feed's title, the wire's service, the letter's list")] = None
    url: Annotated[str | None, Meta(description="The feed's own site")] = None
    id: Annotated[str | None, Meta(description="What the carrier calls the item: guid, urn, Message-ID")] = None
    version: str | None = None
    status: CarriedStatus | None = None
    change: Annotated[CarriedChange | None, Meta(description="What this version does to the one before")] = None
    signals: Annotated[tuple[str, ...], Meta(description="Signals and mark-ups of a version, as written")] = ()
    provider: Annotated[str | None, Meta(description="Who provides the item")] = None
    sources: Annotated[tuple[str, ...], Meta(description="Whose material it is made of")] = ()
    credit_line: str | None = None
    slug: str | None = None
    urgency: Annotated[int | None, Meta(description="1, the most urgent, to 9")] = None
    priority: str | None = None
    embargo: Annotated[str | None, Meta(description="Until when it may not be published; ISO 8601 where readable")] = (
        None
    )
    expires: str | None = None
    created: Annotated[str | None, Meta(description="When the item was first made, as written")] = None
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    genres: tuple[str, ...] = ()
    services: Annotated[tuple[str, ...], Meta(description="Products, desks and categories it is sent under")] = ()
    dateline: Annotated[str | None, Meta(description="Where it was filed from, as the carrier declares it")] = None
    places: tuple[str, ...] = ()
    rights: str | None = None
    usage: Annotated[str | None, Meta(description="How it may be used")] = None
    note: Annotated[str | None, Meta(description="To editors")] = None
    summary: Annotated[str | None, Meta(description="The carrier's summary, where the text is more than that")] = None
    media: tuple[Medium, ...] = ()
