"""When: a time expression and the calendar interval it stands for."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sayso.records.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeSpan(Struct, frozen=True, kw_only=True):
    """
    One time expression.

    Source: TIMEX3 of TimeML 1.2.1 for ``type`` and ``value``.
    """

    span: Span
    type: TimeType
    value: Annotated[str, Meta(description="TIMEX3 value; of an offset such as -P1D where the article is undated")]
    start: Annotated[str | None, Meta(description="First day, ISO 8601, inclusive; null where unresolved")] = None
    end: Annotated[str | None, Meta(description="Last day, ISO 8601, inclusive; null where unresolved")] = None
