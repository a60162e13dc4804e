"""Relations: what each country did to each other, month by month, by kind; counted in happenings, never in reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal, cast

from sayso.knowledge import countries
from sayso.records.event import EventType
from sayso.records.tally import Happening, Relation

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUAD: Final[dict[EventType, Quad]] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""Source: Open Event Data Alliance, PLOVER manual (2021-2023), table of event types."""


def relations(happened: Iterable[Happening]) -> tuple[Relation, ...]:
    """
    Every point of every pair's lines, by pair, month and kind.

    A happening that somebody denies is one still: its page shows the denial. Undated ones have no place on the line.
    """
    points: defaultdict[tuple[str, str, str, Quad], list[str]] = defaultdict(list)
    for happening in happened:
        if happening.start is None:
            continue
        quad = QUAD[cast("EventType", happening.type)]
        for source in filter(countries.by_code, happening.sources):
            for target in filter(countries.by_code, happening.targets):
                if source != target:
                    points[source, target, happening.start[:7], quad].append(happening.id)
    return tuple(
        Relation(source=source, target=target, month=month, quad=quad, happenings=tuple(ids))
        for (source, target, month, quad), ids in sorted(points.items())
    )
