"""Who did what to whom: one event in PLOVER's terms.

Source: Open Event Data Alliance, PLOVER manual (2021-2023); Halterman et al. 2023, "PLOVER and POLECAT".
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MUTUAL: Final[frozenset[EventType]] = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
"""Types that several can do together, each to the others."""
Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO", "ISM", "IMG", "MNC", "UNO", "EUR",
]  # fmt: skip
"""PLOVER sectors; the last seven are its supranational classes, which have no country."""
EventStatus = Literal["asserted", "claimed", "denied", "planned", "hypothetical", "negated"]


class EventActor(Struct, frozen=True, kw_only=True):
    """One party of an event, as the text names it."""

    span: Span
    country: Annotated[
        str | None,
        Meta(description="ISO 3166-1 alpha-3; by its own words, else the one country in play in its sentence"),
    ] = None
    sector: Sector | None = None
    confidence: Annotated[float | None, Meta(description="Calibrated probability that it takes part so, 0 to 1")] = None
    actor: Annotated[str | None, Meta(description="Id in the reading's actors")] = None


class When(Struct, frozen=True, kw_only=True):
    """An inclusive interval of calendar days and the words that give it; days are null where they stay unresolved."""

    span: Span
    start: Annotated[str | None, Meta(description="ISO 8601 day, inclusive")] = None
    end: Annotated[str | None, Meta(description="ISO 8601 day, inclusive")] = None


class Event(Struct, frozen=True, kw_only=True):
    """One happening as this article tells it."""

    id: str
    type: EventType
    mode: str | None = None
    cameo: Annotated[str | None, Meta(description="CAMEO root code, where the mapping from PLOVER is sure")] = None
    sources: tuple[EventActor, ...] = ()
    targets: tuple[EventActor, ...] = ()
    trigger: tuple[Span, ...]
    status: EventStatus
    statement: Annotated[str | None, Meta(description="Id of the statement that claims it")] = None
    confidence: Annotated[
        float | None, Meta(description="Calibrated probability that a careful reader would sign the type, 0 to 1")
    ] = None
    unsure: Annotated[
        bool, Meta(description="Below the confidence from which it is shown, or without a party that can act")
    ] = False
    background: bool = False
    when: When | None = None
    place: Annotated[str | None, Meta(description="Id in the reading's places")] = None

    @property
    def opposite(self) -> tuple[EventActor, ...]:
        """Those across from the sources: the targets; where several do a thing together, they themselves."""
        together = self.type in MUTUAL and not self.targets and len(self.sources) > 1
        return self.sources if together else self.targets
