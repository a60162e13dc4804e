"""What the rules for times of day mean: clock times with their zones, mornings and nights."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from sayso.knowledge import countries, zones
from sayso.reading.times import calendar as cal
from sayso.reading.times import days
from sayso.reading.times.amounts import count_of, weekday_number
from sayso.reading.times.setting import Found, Value, told_day
from sayso.reading.times.vocabulary import DAYPARTS
from sayso.records.time import ZoneEvidence

NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def clock(found: Found) -> Value | None:
    """``5 p.m. EST Nov. 6``, ``10:35 a.m.``, ``half past six``, ``11 in the morning``, ``midnight Friday``."""
    hour_minute = _hour_minute(found, found.text("clock"))
    return _at(found, hour_minute) if hour_minute else None


def four_figures(found: Found) -> Value | None:
    """``1500 GMT``, ``at 0630 local time``, ``at 0900 hours``."""
    figures = found.text("clock")
    if len(figures) != 4 or not figures.isdigit() or not ("zone" in found or found.before("AT", "HEDGE")):
        return None
    return _at(found, hour_minute) if (hour_minute := _checked(int(figures[:2]), figures[2:])) else None


def daypart(found: Found) -> Value | None:
    """``Thursday morning``, ``last night``, ``overnight``, ``the early hours of Tuesday``, ``in the morning``."""
    word = found.text("daypart")
    if word.endswith("s") and "weekday" in found and "hours" not in word:
        return Value("SET", f"XXXX-WXX-{weekday_number(found.text('weekday')) + 1}T{DAYPARTS[word]}")
    told = told_day(found, within=12)
    if "alone" in found and not (told or found.before("IN", "FROM", "TO", "AT", "BEFORE", "HEDGE")):
        return None
    day = days.day(found)
    if day is None:
        return None
    if word in NAMED:
        return Value("TIME", f"{_open(day.value)}T{NAMED[word]}")
    part = DAYPARTS.get(word, "NI")
    if word == "overnight" and found.first + 1 == found.end:
        return _overnight(found)
    return Value("TIME", f"{day.value}T{part}")


def bare_part(found: Found) -> Value | None:
    """``at dawn``, ``by mid-afternoon``: of the day the story has just named, else of publication; not ``at night``."""
    return daypart(found) if found.text("daypart") in EDGES and found.previous != "as" else None


EDGES = frozenset(
    "dawn daybreak dusk sunrise sunset nightfall lunchtime mid-morning midmorning mid-afternoon midafternoon".split()
)
"""Times of day that need no article."""


def _overnight(found: Found) -> Value | None:
    """The night that ended on the day of publication, unless the sentence looks forward."""
    published = found.story.published
    if published is None:
        return Value("TIME", "P0DTNI")
    evening = published - timedelta(found.tense <= 0)
    return Value("TIME", f"{evening}TNI", (evening, evening + timedelta(1)))


def _hour_minute(found: Found, text: str) -> str | None:
    """``17:30`` of a clock time in words or figures; None where it can be no time of day."""
    text = text.replace("’", "'")
    if text in NAMED:
        return NAMED[text] if found.previous != "high" else None
    half = {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}.get(DAYPARTS.get(found.text("half"), ""))
    if match := _PAST_HOUR.fullmatch(text):
        before = match[1].endswith("to")
        minute = "45" if before else "30" if match[1].startswith("half") else "15"
        return _checked((int(count_of(match[2]) or 0) - before) % 12 + 12 * (half == "pm"), minute)
    text = text.removesuffix(" o'clock") if text[0].isalpha() else text
    if text.isalpha():
        return _checked(int(count_of(text) or 0) % 12 + 12 * (half == "pm"), "00")
    match = _CLOCK.fullmatch(text.replace(".", "") if text[-1].isalpha() or text[-1] == "." else text)
    if match is None:
        return None
    hour, minute, sign = int(match[1]), match[2] or "00", match[3] or half
    if sign in ("am", "pm"):
        hour = hour % 12 + 12 * (sign == "pm")
    elif sign is None and not ("zone" in found or found.before("AT", "ON", "IN", "FROM", "TO", "HEDGE")):
        return None
    return _checked(hour, minute)


def _checked(hour: int, minute: str) -> str | None:
    fits = (hour < 24 and int(minute) < 60) or (hour, minute) == (24, "00")
    return f"{hour:02d}:{minute}" if fits else None


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s*(am|pm|o'clock)?")
_PAST_HOUR = re.compile(r"(half past|(?:a )?quarter (?:past|to)) (\w+)")


def _open(day: str) -> str:
    """A day by number, or one that is not known."""
    return "XXXX-XX-XX" if day == "P0D" else day


def _at(found: Found, hour_minute: str) -> Value | None:
    day = days.day(found)
    if day is None:
        return None
    zone, known_by = _zone(found, hour_minute)
    known = cal.days_of(day.value)
    gap = zones.offset(zone, _moment(known[0], hour_minute)) if zone and known else None
    return Value("TIME", f"{_open(day.value)}T{hour_minute}{gap or ''}", zone=zone, zone_from=known_by)


def _moment(day: date, hour_minute: str) -> datetime:
    hour, minute = (int(part) for part in hour_minute.split(":"))
    return datetime.combine(day, time(min(hour, 23), minute))


def _zone(found: Found, hour_minute: str) -> tuple[str | None, ZoneEvidence | None]:
    """The zone the expression names, else that of the dateline's place, else the outlet's where its country has one."""
    story = found.story
    if found.text("zone") in ("", "local time") and (gap := _gap(found, hour_minute)):
        return gap, "expression"
    text = found.text("zone").replace(".", "")
    if text and text != "local time":
        zone = zones.find(text, country=story.home) or _keepers_zone(text.removesuffix(" time").title())
        return (zone, "expression") if zone else (None, None)
    if story.dateline and (zone := zones.of_place(story.dateline)):
        return zone, "dateline"
    if text != "local time" and story.home and (zone := zones.only_of_country(story.home)):
        return zone, "outlet"
    return None, None


def _keepers_zone(name: str) -> str | None:
    """The zone of a place or a people: Moscow time, Norwegian time."""
    people = countries.find_demonym(name)
    return zones.only_of_country(people.code) if people is not None else zones.of_place(name)


def _gap(found: Found, hour_minute: str) -> str | None:
    """The difference from UTC that a second clock tells: ``10:35 a.m. (0735 GMT)`` is ``+03:00``."""
    other = found.text("other")
    if zones.find(found.text("otherzone").replace(".", "")) != "UTC":
        return None
    figures = f"{other[:2]}:{other[2:]}" if other.isdigit() and len(other) == 4 else _hour_minute(found, other)
    if figures is None:
        return None
    here, there = (_moment(date(2000, 1, 2), clock) for clock in (hour_minute, figures))
    minutes = (int((here - there).total_seconds()) // 60 + 12 * 60) % (24 * 60) - 12 * 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "UTC"
