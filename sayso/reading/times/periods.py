"""What the rules for months, seasons, half-years, years, decades and centuries mean."""

from __future__ import annotations

import re
from datetime import date

from sayso.knowledge import countries
from sayso.reading.times import calendar as cal
from sayso.reading.times.amounts import APOSTROPHES, count_of, day_number, month_number, year_number
from sayso.reading.times.setting import Found, Story, Value, country, dated, relative, undated
from sayso.reading.times.vocabulary import DECADES, MONTHS, SEASONS


def month(found: Found) -> Value | None:
    """A month alone, with a year, or with ``last``, ``this``, ``next``."""
    number, year = month_number(found.text("month")), year_number(found.text("year"))
    if year is None:
        if "direction" not in found and _is_name(found):
            return None
        year = _month_year(found, number)
    return dated("DATE", f"{year:04d}-{number:02d}") if year else undated(f"XXXX-{number:02d}")


def year(found: Found) -> Value | None:
    """``1997``, ``in '97``, ``the year 2000``."""
    text = found.text("year")
    number = year_number(text)
    if number is None or (text.isdigit() and not _reads_as_year(found, number)) or _is_address(found):
        return None
    if text[0] in APOSTROPHES and (
        found.after("CAPITAL", "UNITS") or not found.before("IN", "FROM", "BEFORE", "OF", "THE", "TO", "AND")
    ):
        return None
    return Value("DATE", f"{number:04d}")


def years(found: Found) -> Value | None:
    """``2019–2021``, ``the 2013-14 season``: from the first day of the one to the last of the other."""
    first, text = year_number(found.text("year")), found.text("last")
    if first is None or len(text) not in (2, 4) or not text.isdigit():
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    days = cal.days_of(f"{first:04d}"), cal.days_of(f"{last:04d}")
    if days[0] is None or days[1] is None or not first < last < first + 100 or not 1000 < first < 2100:
        return None
    return Value("DATE", f"{first:04d}/{last:04d}", (days[0][0], days[1][1]))


def decade(found: Found) -> Value | None:
    """``the 1990s``, ``the '80s``, ``the nineties``."""
    text = found.text("decade").replace("’", "'").replace("‘", "'")
    if text in DECADES and "century" in found:
        hundreds = count_of(found.text("century"))
        return Value("DATE", f"{int(hundreds)}{DECADES[text]}") if hundreds in (18, 19, 20) else None
    if text in DECADES:
        return Value("DATE", f"19{DECADES[text]}") if found.before("THE") or "the" in found else None
    digits = "".join(char for char in text if char.isdigit())
    return Value("DATE", digits[:3] if len(digits) == 4 else f"{20 if digits[0] in '012' else 19}{digits[0]}")


def century(found: Found) -> Value | None:
    """``the 19th century``."""
    if found.text("century") != "century":
        return None
    return Value("DATE", f"{day_number(found.text('ordinal')) - 1:02d}")


def fiscal(found: Found) -> Value | None:
    """``fiscal 1989``; a fiscal year is taken for the calendar year of its name."""
    number = year_number(found.text("year"))
    if number is not None:
        return Value("DATE", f"{number:04d}")
    if "direction" not in found:
        closes = found.following in ("ended", "ending", "to" if "the" in found else "ended")
        if closes or ("the" in found and not found.before("IN", "FROM")):
            return Value("DURATION", "P1Y")
        if "the" not in found:
            return None
    return relative(found, {"next": 1, "last": -1, "latest": -1}.get(found.text("direction"), 0), "Y")


def fiscal_year(found: Found) -> Value | None:
    """``FY2024``, ``FY 24``, ``FY2024/25``: named for the year it ends in, or for both."""
    digits = re.findall(r"\d+", found.text("fiscal"))
    first = int(digits[0]) + (2000 if len(digits[0]) == 2 else 0)
    if len(digits) == 2 and int(digits[1]) == (first + 1) % 100:
        return Value("DATE", f"{first:04d}/{first + 1:04d}", (date(first, 1, 1), date(first + 1, 12, 31)))
    return Value("DATE", f"{first:04d}")


def season(found: Found) -> Value | None:
    """``last winter``, ``the summer of 2024``."""
    code = SEASONS[found.text("season")]
    named = year_number(found.text("year"))
    direction = found.text("direction")
    if (
        named is None
        and found.text("season") in ("fall", "spring")
        and not direction
        and not found.before("IN", "FROM", "THE")
    ):
        return None
    starts = (_SOUTHERN if _is_southern(found.story) else _NORTHERN)[code]
    if named is None and found.story.published is not None:
        named = _season_year(found.story.published, starts, direction, found.tense)
    if named is None:
        return undated(f"XXXX-{code}")
    months = (cal.month_days(named + (starts + n > 12), (starts + n - 1) % 12 + 1) for n in (0, 2))
    return Value("DATE", f"{named:04d}-{code}", (next(months)[0], next(months)[1]))


_NORTHERN = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SOUTHERN = {"SP": 9, "SU": 12, "FA": 3, "WI": 6}
"""First months of the seasons; one that begins in December has the year of its December."""
_TROPIC = -23.4
"""South of it, seasons are the southern ones. Degrees; a country counts by its middle."""


def _is_southern(story: Story) -> bool:
    code = country(story)
    here = countries.by_code(code) if code else None
    return here is not None and here.lat is not None and here.lat < _TROPIC


def new_year(found: Found) -> Value | None:
    """``the new year``: the next one, in its first months this one."""
    published = found.story.published
    return Value("DATE", f"{published.year + (published.month > 2):04d}") if published else undated("+P1Y")


def year_end(found: Found) -> Value | None:
    """``year-end`` is its last day."""
    published = found.story.published
    named = year_number(found.text("year")) or (published.year - (found.previous == "since") if published else None)
    if named is None:
        return undated("XXXX-12-31")
    return Value("DATE", f"{named:04d}-12-31" if found.text("end").endswith("year-end") else f"{named:04d}")


def _reads_as_year(found: Found, number: int) -> bool:
    """Whether four digits are a year: not a count of things, not a code."""
    if found.after("UNITS", "UNITWORD", "NUMBERWORD", "MONEY") or found.following in COUNTED:
        return False
    if found.before("HEDGE") or (found.before("CAPITAL") and found.previous in NUMBERED):
        return False
    if "part" in found or found.before(
        "IN", "FROM", "BEFORE", "OF", "TO", "COMMA", "AND", "EARLY", "THE", "THIS", "THAT", "LAST"
    ):
        return number >= (1700 if found.after("WORD") else 1000)
    return 1900 <= number < 2060


COUNTED = frozenset("people men women children soldiers troops houses homes jobs dollars euros others families".split())
"""What four digits without a preposition count rather than date; the commonest after such numbers in ``data/news``."""
NUMBERED = frozenset(
    "flight room boeing airbus unit route highway section article suite gate bus train channel".split()
)
"""What has a number for its name."""


def _is_address(found: Found) -> bool:
    """``1935 Orchard St.``: a number before a street's name."""
    words, end = found.words, found.end
    return found.after("CAPITAL") and any(word in STREETS for word in words.lower[end + 1 : end + 4])


STREETS = frozenset(
    "st street ave avenue rd road blvd boulevard dr drive ln lane hwy highway pkwy parkway court".split()
)


def _month_year(found: Found, month: int) -> int | None:
    """The year of a month given without one: the latest such month, or the next where the sentence looks forward."""
    published, direction = found.story.published, found.text("direction")
    if published is None:
        return None
    if direction in ("last", "previous", "past"):
        # In March nobody calls February "last February": that is last month.
        return published.year - (month >= published.month - 1)
    if direction in ("next", "following", "coming"):
        return published.year + (month <= published.month)
    if direction == "this":
        return published.year
    soon = found.after("WORD") and 0 < month - published.month <= 3
    market = soon or found.following in ("delivery", "futures", "contract", "contracts", "settlement")
    told_of = found.previous in ("for", "of") and not found.words.planned(found.first - 1)
    if told_of and 0 < published.month - month <= 3:
        return published.year  # "the data for October, due on Friday"
    if found.tense > 0 or market:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _is_name(found: Found) -> bool:
    """Whether a bare month is more likely a name or a verb: Theresa May, April Smith, March on."""
    word = found.text("month")
    if "ordinal" in found:  # the first Monday of May
        return False
    if word not in MONTHS and not word.endswith(".") and word != "sept":
        return not found.before("PREPOSITION") or found.after("CAPITAL")
    if word not in _GIVEN:
        return False
    if found.before("CAPITAL"):
        return True
    led = found.before("PREPOSITION", "OF", "TO", "AND", "OR", "EARLY", "PARTOF", "EARLIER", "HYPHEN", "ON")
    if led or "part" in found:
        return False
    return word in ("may", "march") or found.after("CAPITAL")


_GIVEN = frozenset(("march", "april", "may", "june", "august"))
"""Months that are also people's names or verbs."""


def _season_year(published: date, starts: int, direction: str, tense: int) -> int:
    """The year in which a season begins that begins with a month."""
    begun = published.month >= starts
    if direction in ("last", "previous", "past"):
        running = begun and published.month < starts + 3
        return published.year - (not begun or running)
    if direction in ("next", "coming", "upcoming") or (not direction and tense > 0):
        return published.year + (direction == "next" and begun)
    if direction in ("this", "current"):
        return published.year - (starts == 12 and published.month < 3)
    return published.year - (not begun)
