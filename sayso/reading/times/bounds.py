"""Which time expressions are an end of an interval: since September 2, until Friday, from Monday to Thursday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.reading.times import calendar
from sayso.reading.times.setting import Days, Found, Value
from sayso.records.time import Bound, TimePart

_WORDS: Final[dict[str, Bound]] = {
    "since": "from", "starting": "from", "beginning": "from", "effective": "from", "after": "after", "until": "until",
    "till": "until", "through": "until", "by": "until", "before": "before",
}  # fmt: skip
_JOINTS: Final = frozenset({"to", "through", "till", "until", "-", "–"})


class Timed(Struct, frozen=True):
    """One expression with its meaning."""

    found: Found
    value: Value
    days: Days | None
    bound: Bound | None = None
    part: TimePart = "story"


def bounded(times: Sequence[Timed]) -> list[Timed]:
    """The same expressions, those told apart that are the first or the last day of an interval."""
    done = [replace(one, bound=_bound(one)) for one in _with_years(times)]
    for index, (one, other) in enumerate(pairwise(done)):
        if _joined(one, other):
            done[index : index + 2] = _ordered(replace(one, bound="from"), replace(other, bound="until"))
    return done


def _with_years(times: Sequence[Timed]) -> list[Timed]:
    """The same expressions, ``March 31 last year`` and ``May last year`` made one."""
    done: list[Timed] = []
    for one in times:
        dated = _in_year(done[-1], one) if done else None
        if dated is not None:
            done[-1] = dated
        else:
            done.append(one)
    return done


def _in_year(one: Timed, year: Timed) -> Timed | None:
    """A day or month in the year that is named right after it, if that is all the second expression says."""
    follows = one.found.end == year.found.first and "month" in one.found and "year" not in one.found
    if not follows or not _YEAR.fullmatch(year.value.value) or year.value.type != "DATE" or "unit" not in year.found:
        return None
    match = _MONTH_OF_YEAR.fullmatch(one.value.value)
    value = f"{year.value.value}{match[1]}" if match else ""
    days = calendar.days_of(value)
    found = replace(one.found, end=year.found.end)
    return Timed(found, Value("DATE", value), days, part=one.part) if days else None


_YEAR: Final = re.compile(r"\d{4}")
_MONTH_OF_YEAR: Final = re.compile(r"(?:\d{4}|XXXX)(-\d\d(?:-\d\d)?)")


def _bound(one: Timed) -> Bound | None:
    if one.value.type not in {"DATE", "TIME"} or one.days is None or None in one.days:
        return None
    words, before = one.found.words, one.found.first - 1
    if before >= 0 and words.lower[before] in ("on", "the"):
        before -= 1
    word = words.lower[before] if before >= 0 else ""
    if word == "of" and before and words.lower[before - 1] == "as":
        return "from"
    # "Up from Friday" compares; "resume from Friday" begins.
    return "from" if word == "from" and one.found.tense > 0 else _WORDS.get(word)


def _joined(one: Timed, other: Timed) -> bool:
    """Whether only ``to`` stands between two days or two months, or ``and`` where ``between`` leads."""
    if one.days is None or other.days is None or {one.value.type, other.value.type} - {"DATE", "TIME"}:
        return False
    words = one.found.words.lower
    if other.found.first != one.found.end + 1:
        return False
    joint = words[one.found.end]
    return joint in _JOINTS or (joint == "and" and one.found.previous == "between")


def _ordered(one: Timed, other: Timed) -> tuple[Timed, Timed]:
    """From Thursday to Tuesday: a bare weekday that would come too early or too late moves by a week."""
    first, last = _moving_day(one), _moving_day(other)
    if first is None or last is None or first <= last:
        return one, other
    if one.found.tense > 0:
        return one, _moved(other, 7)
    return _moved(one, -7), other


def _moving_day(one: Timed) -> date | None:
    bare = "weekday" in one.found and "month" not in one.found and one.days is not None
    return one.days[0] if bare and one.days and one.days[0] == one.days[1] else None


def _moved(one: Timed, by: int) -> Timed:
    if one.days is None or one.days[0] is None:
        return one
    day = one.days[0] + timedelta(by)
    value = one.value.value.replace(one.days[0].isoformat(), day.isoformat())
    return replace(one, value=replace(one.value, value=value), days=(day, day))
