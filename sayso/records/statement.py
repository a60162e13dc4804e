"""Who said what, through whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from sayso.records.event import When
from sayso.records.span import Span

RelayKind = Literal[
    "agency", "state_media", "broadcaster", "newspaper", "statement", "social", "official", "person", "unknown"
]
RelayEvidence = Literal[
    "lede", "credit", "json_ld", "byline", "meta", "feed", "sitemap", "wire", "mail", "cue", "citation"
]  # fmt: skip
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "said", "claimed", "denied", "confirmed", "declined", "warned", "demanded", "accused", "promised", "asked",
    "believed", "admitted", "quoted",
]  # fmt: skip


RELAY_ARROW: Final = " > "
"""Stands between the names of a chain in words."""


class Relay(Struct, frozen=True, kw_only=True):
    """One step of the way from a speaker to this article: who carried the words."""

    name: str
    kind: RelayKind
    known_by: RelayEvidence
    span: Span | None = None
    """None where the evidence is a field of the page, such as a credit line, rather than its text."""


class Speaker(Struct, frozen=True, kw_only=True):
    """Whose words they are. Without a span where the text names nobody."""

    span: Span | None = None
    actor: Annotated[str | None, Meta(description="Id in the reading's actors")] = None
    anonymous: bool = False


class Statement(Struct, frozen=True, kw_only=True):
    """One statement; relays stand in order, outermost (nearest to the reader) first."""

    id: str
    speaker: Speaker
    relays: tuple[Relay, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    manner: Manner
    stance: Stance
    said: When | None = None
    audience: Span | None = None
    within: Annotated[str | None, Meta(description="Id of the statement this one is nested in")] = None


def relay_chain(relays: Sequence[Relay]) -> str | None:
    """``Reuters > TASS``, outermost first; None where there is none."""
    return RELAY_ARROW.join(relay.name for relay in relays) or None
