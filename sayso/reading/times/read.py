"""Text → every time expression in it, resolved to calendar days from the day of publication."""

from __future__ import annotations

import re
from datetime import date, datetime

from sayso.knowledge import zones
from sayso.reading.annotation import Annotation
from sayso.reading.syntax.tree import Tree
from sayso.reading.times import calendar as cal
from sayso.reading.times.bounds import Timed, bounded
from sayso.reading.times.grammar import Match, find
from sayso.reading.times.modifiers import modifier
from sayso.reading.times.setting import Days, Found, Story, Value, is_name
from sayso.reading.times.words import read_words
from sayso.records.span import Span
from sayso.records.time import TimeSpan


def read(
    text: str,
    annotation: Annotation | None = None,
    *,
    published: str | None = None,
    mark: Span | None = None,
    dateline: str | None = None,
    home: str | None = None,
) -> tuple[TimeSpan, ...]:
    """
    The time expressions of a text, in its order.

    A relative expression is counted from the day of publication, or from the day the narrative last named ("two days
    later"). A bare weekday or month lies in the past unless its sentence looks forward.

    Args:
        text: The article's text.
        annotation: Its words, for the tense of the verb an expression depends on; without it nearby words decide.
        published: ISO 8601 day (or day and time) of publication; a time with its zone is taken for the day it then is
            at the dateline's place, else at the outlet's. Where None, a relative expression keeps no days and
            its value is an offset such as ``-P1D``, or leaves out the year (``XXXX-05``).
        mark: Dateline and agency mark before the first sentence; a day in it tells when the report was filed, and
            nothing is counted from it.
        dateline: The place the report was filed from; it tells the zone of a clock time that names none, and whose
            holiday is meant.
        home: The outlet's country, ISO 3166-1 alpha-3; asked where there is no dateline.
    """
    words = read_words(text)
    tree = Tree(text, annotation) if annotation is not None else None
    day = _day(published, dateline=dateline, home=home)
    story = Story(published=day, tree=tree, dateline=dateline, home=home)

    def mean(match: Match) -> Timed | None:
        found = Found(words, match.parts, match.first, match.end, story)
        value = match.rule.read(found) if match.rule.read is not None and not is_name(found) else None
        if value is None:
            return None
        days = value.days or cal.days_of(value.value)
        filed = mark is not None and words.ends[match.end - 1] <= mark.end
        if not filed:
            _remember(story, found, value, days)
        return Timed(found, value, days, part="dateline" if filed else "story")

    return tuple(map(_time, bounded(list(find(words.classes, mean)))))


def _day(published: str | None, *, dateline: str | None, home: str | None) -> date | None:
    days = cal.days_of(published[:10]) if published else None
    # A page that claims to be of the year 1 or 9999 carries a default, not a date.
    if published is None or days is None or not 1000 < days[0].year < 9000:
        return None
    moment = _moment(published)
    zone = zones.of_place(dateline) if dateline else zones.only_of_country(home) if home else None
    return zones.local_day(moment, zone) if moment is not None and zone is not None else days[0]


def _moment(published: str) -> datetime | None:
    """A moment that knows its zone; None for a day, and for midnight in UTC, which stands for a day."""
    match = _MOMENT.fullmatch(published)
    if match is None or (match[1] == "00:00" and match[2] in ("Z", "+00:00")):
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)")


def _time(one: Timed) -> TimeSpan:
    start, end = one.days or (None, None)
    words = one.found.words
    return TimeSpan(
        span=Span(words.starts[one.found.first], words.ends[one.found.end - 1]),
        type=one.value.type,
        value=one.value.value,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        mod=modifier(one.found),
        bound=one.bound,
        part=one.part,
        zone=one.value.zone,
        zone_from=one.value.zone_from,
    )


def _remember(story: Story, found: Found, value: Value, days: Days | None) -> None:
    aside = found.words.lower[found.end - 1]
    compares = ("ago" in found and aside != "later") or aside == "overnight"
    if not compares and value.type in ("DATE", "TIME") and days and all(days) and "_REF" not in value.value:
        story.last, story.last_word = value.value.partition("/")[0], found.end
        if "-Q" in value.value:
            story.quarter, story.quarter_word = value.value, found.end
