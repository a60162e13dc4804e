"""What the rules for durations, sets and references (``now``, ``the past``) mean."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.times import calendar as cal
from sayso.reading.times.amounts import (
    count_of,
    day_number,
    length,
    month_number,
    unit_letter,
    weekday_number,
    year_number,
)
from sayso.reading.times.setting import Found, Value, stretch_from
from sayso.reading.times.vocabulary import DAYPARTS, SEASONS


def duration(found: Found) -> Value | None:
    """``three days``, ``a 10-hour``, ``two to three weeks``, ``2 1/2 years``."""
    count = 1.0 if found.text("count") in ("a", "an") else count_of(found.text("count"))
    letter = unit_letter(found.text("unit"))
    if letter == "Q" and found.after("OF"):
        return None
    if found.text("unit") == "second" and count != 1 and "-" not in found.words.lower[found.first : found.end]:
        return None
    if count is not None and "half" in found:
        count += 0.5
    return Value("DURATION", length(count, letter))


_LASTING = frozenset(
    "for in within than over during after through throughout take takes took taken taking last lasts lasted lasting "
    "spend spent waited wait served serve".split()
)
"""Words before a length of time."""


def one(found: Found) -> Value | None:
    """``a year``: a length of time after ``for``, a rate after a quantity, otherwise too vague to mark."""
    letter = unit_letter(found.text("unit"))
    previous = found.previous
    if (
        "hedge" in found
        or "more" in found
        or previous in _LASTING
        or previous == "of"
        or _beside_a_length(found, letter)
    ):
        return Value("DURATION", length(1, letter))
    rate = previous in ("once", "twice", "people", "million", "billion", "trillion") or previous.endswith("s")
    if found.before("MONEY", "DIGITS") or (rate and found.before("WORD", "CAPITAL", "UNITS")):
        return Value("SET", length(1, letter))
    return None


def _beside_a_length(found: Found, letter: str) -> bool:
    """``a year of talks``, ``a week's notice``, ``a month after``; but a day of thanks is one of many kinds of day."""
    return (found.after("OF") and letter not in "SD") or (found.after("POSS", "BEFORE", "EARLIER") and letter != "S")


def quarter_of_unit(found: Found) -> Value | None:
    """``a quarter of a century``, ``a quarter-century``, ``three-quarters of an hour``."""
    quarters = count_of(found.text("many")) if "many" in found else 1.0
    letter = unit_letter(found.words.lower[found.end - 1])
    if quarters is None or letter not in "CH":
        return None
    return Value("DURATION", f"P{quarters * 25:g}Y" if letter == "C" else f"PT{quarters * 15:g}M")


def unit_long(found: Found) -> Value | None:
    """``a week-long``, ``months-long``, ``daylong``."""
    word = found.text("unit").removesuffix("long")
    if not found.words.lower[found.end - 1].endswith("long"):
        return None
    plural = word.endswith("s") or word in ("centuries", "millennia")
    return Value("DURATION", length(None if plural else 1, unit_letter(word)))


def units(found: Found) -> Value | None:
    """``for years``, ``within weeks``, ``months of talks``."""
    letter = unit_letter(found.text("unit"))
    brief = letter in "SM" and found.previous not in ("for", "within", "in", "took")
    if letter == "Q" or brief:
        return None
    if found.after("OF") or found.previous in _LASTING or found.following in ("later", "earlier"):
        return Value("DURATION", length(None, letter))
    return None


def whole(found: Found) -> Value | None:
    """``the entire week``, ``a full year``."""
    told = found.words.lower[found.first : found.end]
    return Value("DURATION", length(1, unit_letter(found.text("unit")))) if _WHOLE.intersection(told) else None


_WHOLE = frozenset(("entire", "whole", "full"))


def stretch(found: Found) -> Value | None:
    """``the past two months``, ``the next few years``, ``the first nine months``."""
    count, letter, word = count_of(found.text("count")), unit_letter(found.text("unit")), found.text("direction")
    if word == "last" and (found.before("TO", "FUTURECUE") or found.previous in ("could", "can", "not", "t")):
        return None  # a verb: it is to last six weeks
    if word in ("past", "last", "previous", "preceding", "latest"):
        return stretch_from(found, count, letter, back=True)
    if word in ("next", "coming", "upcoming", "ensuing"):
        return stretch_from(found, count, letter, back=False)
    return Value("DURATION", length(count, letter))


def first_of(found: Found) -> Value | None:
    """``the first nine months`` of 2025, of the year, of last year."""
    count, letter = count_of(found.text("count")), unit_letter(found.text("unit"))
    value = Value("DURATION", length(count, letter))
    published, direction = found.story.published, found.text("direction")
    if found.text("ordinal") not in ("first", "last") or (found.text("own") or "year") != "year":
        return value
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(direction, 0)
    year = year_number(found.text("year")) or (published.year + step if published else None)
    if year is None or count is None or count != int(count) or letter not in "DWNQ":
        return value
    if found.text("ordinal") == "last":
        end = date(year, 12, 31)
        return Value("DURATION", value.value, (cal.before(end, int(count), letter), end))
    start = date(year, 1, 1)
    following = cal.shift(start, int(count), letter)
    return Value("DURATION", value.value, (start, following - timedelta(1)) if following else None)


def window(found: Found) -> Value | None:
    """``the three months`` to June, ``the year`` ended March 31, ``the 24 weeks`` ending 7 November."""
    if found.following not in ("to", "ended", "ending", "through"):
        return None
    count, letter = count_of(found.text("count")) if "count" in found else 1.0, unit_letter(found.text("unit"))
    if letter == "Q" and "count" not in found:
        return None
    value = length(count, letter)
    end = _last_day(found)
    if end is None or count is None or count != int(count):
        return Value("DURATION", value)
    return Value("DURATION", value, (cal.before(end, int(count), letter), end))


def _last_day(found: Found) -> date | None:
    """The day or the end of the month a window closes with, the latest before publication where no year is named."""
    published, month = found.story.published, month_number(found.text("month"))
    named = year_number(found.text("year"))
    for year in [named] if named else [published.year, published.year - 1] if published else []:
        day = f"-{day_number(found.text('day')):02d}" if "day" in found else ""
        days = cal.days_of(f"{year:04d}-{month:02d}{day}")
        if days and (named or published is None or days[1] <= published):
            return days[1]
    return None


def vague(found: Found) -> Value | None:
    """``recent months`` reaches up to the day of publication, ``the coming weeks`` begins with it; more is not said."""
    published = found.story.published
    if found.text("direction") in ("recent", "past", "last", "previous"):
        return Value("DATE", "PAST_REF", (None, published) if published else None)
    return Value("DURATION", length(None, unit_letter(found.text("unit"))), (published, None) if published else None)


def each(found: Found) -> Value | None:
    """``every day``, ``each Thursday``, ``Mondays``."""
    if "unit" in found:
        count = 2 if found.text("count") == "other" else count_of(found.text("count")) or 1
        return Value("SET", length(count, unit_letter(found.text("unit"))))
    if "weekday" in found:
        return Value("SET", f"XXXX-WXX-{weekday_number(found.text('weekday')) + 1}")
    if "season" in found:
        return Value("SET", f"XXXX-{SEASONS[found.text('season')]}")
    if "month" in found:
        return Value("SET", f"XXXX-{month_number(found.text('month')):02d}")
    return Value("SET", f"XXXX-XX-XXT{DAYPARTS[found.text('daypart')]}")


def adverb(found: Found) -> Value | None:
    """``daily``, ``annually``."""
    length = {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "yearly": "P1Y",
        "annually": "P1Y", "quarterly": "P3M", "hourly": "PT1H",
        "fortnightly": "P2W",
    }[found.text("adverb")]  # fmt: skip
    return Value("SET", length)


def present(_: Found) -> Value | None:
    """``now``, ``currently``."""
    return Value("DATE", "PRESENT_REF")


def past(found: Found) -> Value | None:
    """``recently``, ``the past``: up to the day of publication, from an unknown day on."""
    published = found.story.published
    return Value("DATE", "PAST_REF", (None, published) if published else None)


def future(found: Found) -> Value | None:
    """``the future``: from the day of publication on."""
    published = found.story.published
    return Value("DATE", "FUTURE_REF", (published, None) if published else None)
