"""Text → every time expression in it, resolved to calendar days from the day of publication."""

from __future__ import annotations

from datetime import date

from sayso.reading import times_calendar as cal
from sayso.reading.annotation import Annotation
from sayso.reading.syntax import Tree
from sayso.reading.times_grammar import find
from sayso.reading.times_story import Found, Story, Value
from sayso.reading.times_words import read_words
from sayso.records.span import Span
from sayso.records.time import TimeSpan


def read(text: str, annotation: Annotation | None = None, *, published: str | None = None) -> tuple[TimeSpan, ...]:
    """
    The time expressions of a text, in its order.

    A relative expression is counted from the day of publication, or from the day the narrative last named ("two days
    later"). A bare weekday or month lies in the past unless its sentence looks forward.

    Args:
        text: The article's text.
        annotation: Its words, for the tense of the verb an expression depends on; without it nearby words decide.
        published: ISO 8601 day (or day and time) of publication; where None, a relative expression keeps no days and
            its value is an offset such as ``-P1D``, or leaves out the year (``XXXX-05``).
    """
    words = read_words(text)
    story = Story(published=_day(published), tree=Tree(text, annotation) if annotation is not None else None)
    times: list[TimeSpan] = []
    for rule, parts, first, end in find(words.classes):
        value = rule.read(Found(words, parts, first, end, story))
        if value is None:
            continue
        days = value.days or cal.days_of(value.value)
        times.append(_time(Span(words.starts[first], words.ends[end - 1]), value, days))
        _remember(story, value, days, end, compares="ago" in parts and words.lower[end - 1] != "later")
    return tuple(times)


def _day(published: str | None) -> date | None:
    days = cal.days_of(published[:10]) if published else None
    # A page that claims to be of the year 1 or 9999 carries a default, not a date.
    return days[0] if days and 1000 < days[0].year < 9000 else None


def _time(span: Span, value: Value, days: tuple[date | None, date | None] | None) -> TimeSpan:
    start, end = days or (None, None)
    return TimeSpan(
        span=span,
        type=value.type,
        value=value.value,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
    )


def _remember(
    story: Story, value: Value, days: tuple[date | None, date | None] | None, end: int, *, compares: bool
) -> None:
    if not compares and value.type in ("DATE", "TIME") and days and all(days) and "_REF" not in value.value:
        story.last, story.last_word = value.value, end
        if "-Q" in value.value:
            story.quarter, story.quarter_word = value.value, end
