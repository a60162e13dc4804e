"""TIMEX3 values and the calendar: the days a value stands for, and the value of the day, week or month of a day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

Days = tuple[date, date]
"""First and last day, inclusive."""

_PARTS: Final = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6),
    "Q3": (7, 9), "Q4": (10, 12),
}  # fmt: skip
"""First and last month of a part of a year; a winter ends in the next year."""

_YEARS = re.compile(r"\d{2,4}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-([A-Z][A-Z1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")


def days_of(value: str) -> Days | None:
    """
    The days a TIMEX3 value stands for; None for durations, sets, references and days that do not exist.

    >>> [day.isoformat() for day in days_of("2025-Q4")]
    ['2025-10-01', '2025-12-31']
    """
    try:
        if match := _DAY.fullmatch(value):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _MONTH.fullmatch(value):
            return month_days(int(match[1]), int(match[2]))
        if match := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
        if (match := _PART.fullmatch(value)) and match[2] in _PARTS:
            first, last = _PARTS[match[2]]
            return month_days(int(match[1]), first)[0], month_days(int(match[1]) + last // 13, last % 12 or 12)[1]
        if _YEARS.fullmatch(value):
            low = int(value.ljust(4, "0"))
            return date(max(low, 1), 1, 1), date(low + 10 ** (4 - len(value)) - 1, 12, 31)
    except ValueError:
        return None
    return None


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def day_value(day: date) -> str:
    """``2025-11-04``."""
    return day.isoformat()


def week_value(day: date) -> str:
    """The ISO week a day lies in: ``2025-W45``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """``2025-Q4``."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def unit_value(day: date, unit: str) -> str:
    """The day, week, month … that a day lies in, at the grain of a unit."""
    if unit in "SMHD":
        return day_value(day)
    if unit in "WF":
        return week_value(day)
    if unit == "E":
        return f"{week_value(day)}-WE"
    if unit == "N":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return quarter_value(day)
    return f"{day.year:04d}"[: {"Y": 4, "X": 3, "C": 2, "L": 2}[unit]]


def shift(day: date, count: int, unit: str) -> date | None:
    """A day so many units later (earlier where negative); None outside the years 1 to 9999."""
    try:
        if unit in "SMHDWEF":
            return day + timedelta({"W": 7, "E": 7, "F": 14, "D": 1}.get(unit, 0) * count)
        months = {"N": 1, "Q": 3, "Y": 12, "X": 120, "C": 1200, "L": 12000}[unit] * count
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def before(day: date, count: int, unit: str) -> date | None:
    """The first day of a stretch of so many units that ends with a day and counts it in (hours: touches it)."""
    if unit in "SMH":
        return day - timedelta(-(-count // 24) if unit == "H" else 0)
    return shift(day + timedelta(1), -count, unit)


def weekday(day: date, number: int, towards: int) -> date:
    """
    The weekday (0 is Monday) nearest to a day, that day included.

    Args:
        day: Where to count from.
        number: The weekday wanted.
        towards: 1 to look forward, otherwise back.
    """
    ahead = (number - day.weekday()) % 7
    return day + timedelta(ahead if towards > 0 else ahead - 7 if ahead else 0)
