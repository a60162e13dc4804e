"""What the rules for quarters and half-years mean, as business news counts them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.reading.times import calendar as cal
from sayso.reading.times.amounts import day_number, month_number, year_number
from sayso.reading.times.periods import decade, fiscal_year
from sayso.reading.times.setting import Found, Story, Value, undated


def quarter(found: Found) -> Value | None:
    """``the third quarter``, ``last year's third quarter``, ``the third quarter of 1984``."""
    number = day_number(found.text("ordinal"))
    if not 1 <= number <= 4:
        return None
    named = year_number(found.text("year"))
    story = found.story
    if named is None and story.published is not None:
        own = story.published.year
        direction = found.text("direction")
        if "ago" in found or direction in ("last", "previous", "preceding"):
            named = own - 1
        elif direction == "next":
            named = own + 1
        elif direction:
            named = own
        else:
            begun, over = story.published.month > 3 * (number - 1), story.published.month > 3 * number
            coming = over and found.previous == "in"  # but "will report for the third quarter"
            named = own + coming if found.tense > 0 else own - (not begun)
    return Value("DATE", f"{named:04d}-Q{number}") if named else undated(f"XXXX-Q{number}")


def code(found: Found) -> Value | None:
    """``Q3``, ``Q3 2025``, ``H1 2025``, ``2Q25``: without a year the latest that has begun; H1 only with a year."""
    text = found.text("code")
    match = _CODE.fullmatch(text)
    if match is None:
        return None
    letter, number, written = match[1] or match[4], int(match[2] or match[3]), match[5] or found.text("year")
    named = year_number(f"'{written}" if len(written) == 2 else written) if written else None
    if named is None and (letter == "h" or not found.before("IN", "FROM", "OF", "THE", "TO")):
        return None
    published = found.story.published
    if named is None and published is not None:
        named = published.year - (published.month <= 3 * (number - 1) and found.tense <= 0)
    return (
        Value("DATE", f"{named:04d}-{letter.upper()}{number}") if named else undated(f"XXXX-{letter.upper()}{number}")
    )


_CODE = re.compile(r"(?:([qh])([1-4])|([1-4])([qh]))[ -]?(?:fy)?['’]?(\d{4}|\d\d)?")


def that_quarter(found: Found) -> Value | None:
    """``the quarter``, ``the latest quarter``, ``a year ago`` of a quarter: the one spoken of, else the last to end."""
    story = found.story
    day = _last_quarter(story) if found.text("direction") == "latest" else _quarter_day(story)
    if day is None:
        return undated("XXXX-QX")
    direction = found.text("direction")
    if direction == "next" and story.published:
        moved = cal.shift(story.published, 1, "Q")
        return Value("DATE", cal.quarter_value(moved)) if moved else None
    if direction in ("this", "current") and story.published:
        return Value("DATE", cal.quarter_value(story.published))
    moved = cal.shift(day, -1, "Y") if "ago" in found else day
    return Value("DATE", cal.quarter_value(moved)) if moved else None


def years_quarter(found: Found) -> Value | None:
    """``the 1988 quarter``: the quarter spoken of, in another year."""
    day = _quarter_day(found.story)
    named = year_number(found.text("year"))
    return Value("DATE", f"{named:04d}{cal.quarter_value(day)[4:]}") if day and named else None


def ended(found: Found) -> Value | None:
    """``the quarter`` of ``the quarter ended July 31``: the calendar quarter in which most of its three months lie."""
    published = found.story.published
    year = year_number(found.text("year")) or (published.year if published else None)
    month, day = month_number(found.text("month")), day_number(found.text("day"))
    last = cal.days_of(f"{year:04d}-{month:02d}-{day:02d}") if year else None
    if last is None:
        return undated("XXXX-QX")
    end = last[0] if "year" in found or published is None or last[0] <= published else cal.shift(last[0], -1, "Y")
    return Value("DATE", cal.quarter_value(end - timedelta(45))) if end else None


def half(found: Found) -> Value | None:
    """``the first half of 1989``, ``the last half of the 1980s``, ``the first half of the year``."""
    if "decade" in found:
        return decade(found)
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(found.text("ordinal"))
    if number is None:
        return None
    fiscal = fiscal_year(found) if "fiscal" in found else None
    if fiscal is not None:
        return Value("DATE", f"{fiscal.value[-4:]}-H{number}")
    named = year_number(found.text("year")) or _directed_year(found)
    return Value("DATE", f"{named:04d}-H{number}") if named else undated(f"XXXX-H{number}")


def half_figures(found: Found) -> Value | None:
    """``first-half profit``; not the first-half goal."""
    return half(found) if found.following in FIGURES else None


FIGURES = frozenset(
    "profit profits results earnings sales revenue revenues loss losses net income figures output exports imports "
    "turnover growth pretax pre-tax operating deliveries production report".split()
)
"""What a company or a country reports by the half-year."""


def _directed_year(found: Found) -> int | None:
    """``last year`` and the like in a larger expression, else the year of publication."""
    published, direction = found.story.published, found.text("direction")
    if published is None:
        return None
    if direction in ("last", "previous", "preceding"):
        return published.year - 1
    return published.year + (direction in ("next", "coming"))


def _quarter_day(story: Story) -> date | None:
    """A day in the quarter last named, else in the last that ended before publication."""
    known = cal.days_of(story.quarter) if story.quarter else None
    if known:
        return known[0]
    return _last_quarter(story)


def _last_quarter(story: Story) -> date | None:
    return cal.shift(story.published, -1, "Q") if story.published else None
