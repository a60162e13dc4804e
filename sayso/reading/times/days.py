"""What the rules for days mean: dates, weekdays, today and tomorrow, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.knowledge import countries, holidays
from sayso.reading.times import calendar as cal
from sayso.reading.times import periods
from sayso.reading.times.amounts import day_number, month_number, weekday_number, year_number
from sayso.reading.times.setting import Found, Value, anchor, country, dated, told_day, undated
from sayso.reading.times.vocabulary import REMEMBERED
from sayso.reading.times.words import compiled

NARRATIVE_WORDS = 60
"""How far a date without a year still belongs to the year the story last named."""
NEAR_DAYS = 45
"""A date so near to publication needs no year, whatever other year the story has named."""
NO_FEAST = frozenset(
    "island islands rising egg eggs bunny tree trees card cards carol carols present presents gift gifts pudding "
    "lights jumper decorations stocking dinner seals party parties shopping".split()
)
"""Words after which a holiday's name is no time: Easter eggs, a Christmas tree."""


def iso(found: Found) -> Value | None:
    """``2025-11-04``, ``2025-11-04T18:30``."""
    text = found.text("iso").upper()
    return dated("TIME" if "T" in text else "DATE", text)


def slashed(found: Found) -> Value | None:
    """``11/4/2025``, ``11-4-2025``, ``24.11.2025``: where both readings fit, the one nearer to publication, else US."""
    text = found.text("date")
    first, second, year = (int(part) for part in re.split(r"[/.-]", text))
    year = year if year > 99 else 2000 + year - 100 * (year > 60)
    order = ((second, first),) if "." in text else ((first, second), (second, first))
    readings = [days[0] for month, day in order if (days := cal.days_of(f"{year:04d}-{month:02d}-{day:02d}"))]
    published = found.story.published
    if not readings:
        return None
    nearest = min(readings, key=lambda day: abs((day - published).days)) if published else readings[0]
    return Value("DATE", cal.day_value(nearest))


def month_day(found: Found) -> Value | None:
    """``Nov. 4``, ``4 November 2025``, ``May 5-7``, ``3 to 7 March``."""
    month, day = month_number(found.text("month")), day_number(found.text("day"))
    year = year_number(found.text("year")) or _remembered(found, month, day) or _year_of(found, month, day)
    if year is None:
        return undated(f"XXXX-{month:02d}-{day:02d}")
    first = dated("DATE", f"{year:04d}-{month:02d}-{day:02d}")
    if first is None or "last" not in found:
        return first
    last = cal.days_of(f"{year:04d}-{month:02d}-{day_number(found.text('last')):02d}")
    days = cal.days_of(first.value)
    if last is None or days is None or last[1] < days[0]:
        return first
    return Value("DATE", f"{days[0]}/{last[1]}", (days[0], last[1]))


def _remembered(found: Found, month: int, day: int) -> int | None:
    """The year of a day that goes by its date alone: the Sept. 11 attacks."""
    year, happenings = REMEMBERED.get((month, day), (None, frozenset[str]()))
    return year if found.following in happenings else None


def listed_day(found: Found) -> Value | None:
    """The first of ``between 3 and 7 March``: a number whose month follows behind the next."""
    if not (found.before("FROM", "ON", "COMMA", "IN") or found.text("day")[-1].isalpha()):
        return None
    return month_day(found)


def added_day(found: Found) -> Value | None:
    """The last of ``June 3 and 4``: a number right behind a date of the same month."""
    day = day_number(found.text("day"))
    told = told_day(found, within=2)
    if told is None or day <= told.day:
        return None
    return dated("DATE", f"{told.year:04d}-{told.month:02d}-{day:02d}")


def day_of_month(found: Found) -> Value | None:
    """``on the 24th``: of the month the story is in, else the nearest of publication."""
    text, published = found.text("day"), found.story.published
    if not text[0].isdigit() or not (found.before("ON", "IN", "FROM", "TO", "BEFORE")):
        return None
    day = day_number(text)
    if published is None:
        return undated(f"XXXX-XX-{day:02d}") if day < 32 else None
    step = {"last": -1, "next": 1}.get(found.text("direction"))
    months = [step] if step is not None else [-1, 0, 1] if not found.tense else [-1, 0] if found.tense < 0 else [0, 1]
    values = (f"{cal.unit_value(moved, 'N')}-{day:02d}" for n in months if (moved := cal.shift(published, n, "N")))
    days = [span[0] for value in values if (span := cal.days_of(value))]
    nearest = min(days, key=lambda one: abs((one - published).days), default=None)
    return Value("DATE", cal.day_value(nearest)) if nearest else None


def part_of_month(found: Found) -> Value | None:
    """``the first Monday of May``, ``the last week of October``, ``the second weekend in June 2024``."""
    which = -1 if found.text("ordinal") == "last" else day_number(found.text("ordinal")) or 2
    month = periods.month(found)
    span = cal.days_of(month.value) if month else None
    if month is None or span is None or which > 5:
        return month
    unit = found.text("unit")
    if unit not in ("", "week", "weekend", "day"):
        return None
    number = weekday_number(found.text("weekday")) if "weekday" in found else 5 if unit == "weekend" else None
    if unit == "week":  # seven days of the month, not the calendar's week
        first = span[1] - timedelta(6) if which < 0 else span[0] + timedelta(7 * (which - 1))
        return Value("DATE", cal.week_value(first + timedelta(3)), (first, min(first + timedelta(6), span[1])))
    if number is None:
        step = 1
        one = span[1] if which < 0 else span[0] + timedelta(step * (which - 1))
    elif which < 0:
        one = cal.weekday(span[1], number, -1)
    else:
        one = cal.weekday(span[0], number, 1) + timedelta(7 * (which - 1))
    return Value("DATE", cal.unit_value(one, {"weekend": "E"}.get(unit, "D"))) if one <= span[1] else None


def day(found: Found) -> Value | None:
    """The day an expression names or implies; without any word for it, the one the story has just named, else today."""
    if "month" in found:
        return month_day(found)
    if "weekday" in found:
        return weekday(found)
    published, word, direction = found.story.published, found.text("deictic"), found.text("direction")
    if not word and not direction and (told := told_day(found, within=12)):
        return Value("DATE", cal.day_value(told))
    if direction in ("next", "following", "that", "previous", "same") and (since := anchor(found.story)):
        return Value(
            "DATE", cal.day_value(since + timedelta({"next": 1, "following": 1, "previous": -1}.get(direction, 0)))
        )
    step = {"yesterday": -1, "tomorrow": 1}.get(word, {"last": -1, "previous": -1, "next": 1}.get(direction, 0))
    if published is None:
        return undated(f"{'+' if step > 0 else '-' if step < 0 else ''}P{abs(step)}D")
    return Value("DATE", cal.day_value(published + timedelta(step)))


def weekday(found: Found) -> Value:
    """``Tuesday``, ``last Friday``: a bare one in the week before publication, unless its sentence looks forward."""
    number = weekday_number(found.text("weekday"))
    if _LISTED.fullmatch(found.words.classes[max(found.first - 3, 0) : found.first]):
        return Value("SET", f"XXXX-WXX-{number + 1}")
    published, direction = found.story.published, found.text("direction")
    if published is None:
        return undated(f"XXXX-WXX-{number + 1}")
    since, towards = published, found.tense
    if direction in ("last", "past"):
        since, towards = published - timedelta(1), -1
    elif direction in ("previous", "preceding"):
        since, towards = (anchor(found.story) or published) - timedelta(1), -1
    elif direction in ("next", "coming", "upcoming", "following"):
        since, towards = published + timedelta(1), 1
    elif direction == "this" and towards == 0:
        towards = 1
    return Value("DATE", cal.day_value(cal.weekday(since, number, towards)))


_LISTED = compiled("EACH WEEKDAY (?: AND | OR | COMMA )")
"""Before the second of ``every Tuesday and Thursday``."""


def holiday(found: Found) -> Value | None:
    """``Christmas Eve``, ``Eid``, ``India's Independence Day``: the nearest, unless a year or direction is named."""
    name = " ".join(found.text("holiday").replace("’", "'").split())
    if found.following in NO_FEAST or (name.isalpha() and found.before("CAPITAL") and not _country_before(found)):
        return None
    meant = holidays.find(name, country=_country_before(found) or country(found.story))
    published = found.story.published
    named = year_number(found.text("year"))
    years = [named] if named else [published.year + n for n in (-1, 0, 1)] if published else []
    days = sorted((first, first + timedelta(one.length - 1)) for one in meant for year in years
                  for first in holidays.days(one, year))  # fmt: skip
    if not days:
        return undated("XXXX-XX-XX")
    first, last = days[0] if named or published is None else _chosen(found, days, published)
    unit = found.text("unit")
    if unit in ("week", "weekend"):
        return Value("DATE", cal.unit_value(first, "E" if unit == "weekend" else "W"))
    if first == last:
        return Value("DATE", cal.day_value(first))
    return Value("DATE", f"{first}/{last}", (first, last))


def _chosen(found: Found, days: list[tuple[date, date]], published: date) -> tuple[date, date]:
    direction, tense = found.text("direction"), found.tense
    before = [span for span in days if span[0] < published]
    after = [span for span in days if span[1] > published]
    if direction in ("last", "previous", "past") and before:
        return before[-1]
    if direction in ("next", "coming", "upcoming") and after:
        return after[0]
    nearest = min(days, key=lambda span: min(abs((span[0] - published).days), abs((span[1] - published).days)))
    far = abs((nearest[0] - published).days) > NEAR_DAYS
    if far and tense < 0 and before:
        return before[-1]
    return after[0] if far and tense > 0 and after else nearest


def _country_before(found: Found) -> str | None:
    """The country named before a holiday: India's, the Nigerian."""
    words = found.words.lower[max(found.first - 2, 0) : found.first]
    if words and words[-1] in ("'s", "’s", "'", "’"):
        words = words[:-1]
    name = words[-1] if words else ""
    named = countries.find(name.title()) or countries.find(name.upper()) or countries.find_demonym(name.title())
    return named.code if named else None


def _year_of(found: Found, month: int, day: int) -> int | None:
    """The year of a day given without one: the story's where it speaks of another year, else the nearest."""
    published, story = found.story.published, found.story
    told = cal.days_of(story.last) if story.last else None
    near = told is not None and found.first - story.last_word < NARRATIVE_WORDS
    if story.last and "-" not in story.last:  # a bare year counts in its own sentence only
        near = found.words.same_sentence(story.last_word, found.first)
    if published is None:
        return told[0].year if told and near else None
    choices = [published.year - 1, published.year, published.year + 1]
    days = {year: span[0] for year in choices if (span := cal.days_of(f"{year:04d}-{month:02d}-{min(day, 28):02d}"))}
    nearest = min(days, key=lambda year: abs((days[year] - published).days))
    if abs((days[nearest] - published).days) > NEAR_DAYS:
        if fitting := _of_weekday(found, days, day):
            return min(fitting, key=lambda year: abs((days[year] - published).days))
        if told and near and abs(told[0].year - published.year) > 1:
            return told[0].year
    ahead = (cal.month_days(nearest, month)[0] - published).days
    # "The year ended March 31" and "will expire in March" overrule the nearest, if that is more than some weeks off.
    if ahead > 30 and found.tense < 0:
        return nearest - 1
    if ahead < -90 and found.tense > 0:
        return nearest + 1
    return nearest


def _of_weekday(found: Found, days: dict[int, date], day: int) -> list[int]:
    """The years in which a date falls on the weekday named with it."""
    if "weekday" not in found:
        return []
    number = weekday_number(found.text("weekday"))
    return [year for year, near in days.items() if (near + timedelta(max(day - 28, 0))).weekday() == number]
