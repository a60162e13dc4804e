"""When: a time expression and the calendar interval it stands for."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["from", "after", "until", "before"]
TimePart = Literal["story", "dateline"]
TimeModifier = Literal[
    "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "BEFORE", "AFTER"
]
ZoneEvidence = Literal["expression", "dateline", "outlet"]


class TimeSpan(Struct, frozen=True, kw_only=True):
    """
    One time expression.

    Source: TIMEX3 of TimeML 1.2.1 for ``type``, ``value`` and ``mod``.
    """

    span: Span
    type: TimeType
    value: Annotated[
        str,
        Meta(
            description="TIMEX3 value; of a clock time with its difference from UTC where that is known "
            "(2025-11-04T15:00+03:00); of an offset such as -P1D where the article is undated"
        ),
    ]
    mod: Annotated[
        TimeModifier | None,
        Meta(
            description="TIMEX3 modifier: START of early 2024, MORE_THAN of over a year; the days are those without it"
        ),
    ] = None
    start: Annotated[str | None, Meta(description="First day, ISO 8601, inclusive; null where unresolved")] = None
    end: Annotated[str | None, Meta(description="Last day, ISO 8601, inclusive; null where unresolved")] = None
    bound: Annotated[
        Bound | None,
        Meta(
            description="Which end of an interval this is, by the words before it: from (since, from: the first day), "
            "after, until (until, by, from … to: the last day), before; null where it is no end of one"
        ),
    ] = None
    part: Annotated[
        TimePart,
        Meta(description="Where it stands: in the story, or in the dateline and agency mark, which tell of the report"),
    ] = "story"
    zone: Annotated[
        str | None, Meta(description="Time zone of a clock time: an IANA name, or a difference from UTC such as -05:00")
    ] = None
    zone_from: Annotated[
        ZoneEvidence | None,
        Meta(description="How the zone is known: the expression says it, else the dateline's place, else the outlet's"),
    ] = None
