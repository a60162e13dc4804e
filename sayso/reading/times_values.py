"""What the rules for dates and times of day mean: words of an expression → TIMEX3 value and days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sayso.reading import times_calendar as cal
from sayso.reading.times_amounts import (
    APOSTROPHES,
    count_of,
    day_number,
    length,
    month_number,
    unit_letter,
    year_number,
)
from sayso.reading.times_story import Found, Story, Value, anchor, is_day, relative, stretch_from, undated
from sayso.reading.times_words import DAYPARTS, DECADES, HOLIDAYS, MONTHS, MOVING_HOLIDAYS, SEASONS, UNITS, WEEKDAYS
from sayso.records.time import TimeType


def iso(found: Found) -> Value | None:
    """``2025-11-04``, ``2025-11-04T18:30``."""
    text = found.text("iso").upper()
    return _dated("TIME" if "T" in text else "DATE", text)


def slashed(found: Found) -> Value | None:
    """``11/4/2025``: month first, unless only day first is possible."""
    first, second, year = (int(part) for part in found.text("date").split("/"))
    month, day = (second, first) if first > 12 else (first, second)
    return _dated("DATE", f"{year if year > 99 else 2000 + year - 100 * (year > 60):04d}-{month:02d}-{day:02d}")


def month_day(found: Found) -> Value | None:
    """``Nov. 4``, ``4 November 2025``, ``May 5-7``."""
    month, day = month_number(found.text("month")), day_number(found.text("day"))
    year = year_number(found.text("year")) or _year_of(found, month, day)
    if year is None:
        return undated(f"XXXX-{month:02d}-{day:02d}")
    first = _dated("DATE", f"{year:04d}-{month:02d}-{day:02d}")
    if first is None or "last" not in found:
        return first
    last = cal.days_of(f"{year:04d}-{month:02d}-{day_number(found.text('last')):02d}")
    days = cal.days_of(first.value)
    if last is None or days is None or last[1] < days[0]:
        return first
    return Value("DATE", f"{days[0]}/{last[1]}", (days[0], last[1]))


def month(found: Found) -> Value | None:
    """A month alone, with a year, or with ``last``, ``this``, ``next``."""
    number, year = month_number(found.text("month")), year_number(found.text("year"))
    if year is None:
        if "month" in found and "direction" not in found and _is_name(found):
            return None
        year = _month_year(found, number)
    return _dated("DATE", f"{year:04d}-{number:02d}") if year else undated(f"XXXX-{number:02d}")


def year(found: Found) -> Value | None:
    """``1997``, ``in '97``, ``the year 2000``."""
    text = found.text("year")
    number = year_number(text)
    if number is None or (text.isdigit() and not _reads_as_year(found, number)):
        return None
    if text[0] in APOSTROPHES and (found.after("CAPITAL", "UNITS") or not found.before("IN", "OF", "THE", "TO", "AND")):
        return None
    return Value("DATE", f"{number:04d}")


def decade(found: Found) -> Value | None:
    """``the 1990s``, ``the '80s``, ``the nineties``."""
    text = found.text("decade").replace("’", "'").replace("‘", "'")
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
    return relative(found, {"next": 1, "last": -1, "latest": -1}.get(found.text("direction"), 0), "Y")


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
        elif direction in ("this", "current") or (direction and direction != "next"):
            named = own
        elif direction == "next":
            named = own + 1
        else:
            begun = story.published.month > 3 * (number - 1)
            named = own if begun or found.tense > 0 else own - 1
    return Value("DATE", f"{named:04d}-Q{number}") if named else undated(f"XXXX-Q{number}")


def that_quarter(found: Found) -> Value | None:
    """``the quarter``, ``the latest quarter``, ``a year ago`` of a quarter: the one spoken of, else the last to end."""
    story = found.story
    day = _quarter_day(story)
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


def half(found: Found) -> Value | None:
    """``the first half of 1989``, ``the last half of the 1980s``."""
    if "decade" in found:
        return decade(found)
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(found.text("ordinal"))
    if number is None:
        return None
    named = year_number(found.text("year")) or _directed_year(found)
    return Value("DATE", f"{named:04d}-H{number}") if named else undated(f"XXXX-H{number}")


def season(found: Found) -> Value | None:
    """``last winter``, ``the summer of 2024``."""
    code = SEASONS[found.text("season")]
    named = year_number(found.text("year"))
    direction = found.text("direction")
    if named is None and found.text("season") in ("fall", "spring") and not direction and not found.before("IN", "THE"):
        return None
    if named is None and found.story.published is not None:
        named = _season_year(found.story.published, code, direction, found.tense)
    return Value("DATE", f"{named:04d}-{code}") if named else undated(f"XXXX-{code}")


def holiday(found: Found) -> Value | None:
    """``Christmas Eve``: the nearest, unless a year is named."""
    name = found.text("holiday").replace("’", "'")
    named = year_number(found.text("year")) or _directed_year(found, plain=False)
    published = found.story.published
    if named is None and published is not None:
        choices = [published.year - 1, published.year, published.year + 1]
        days = [day for day in (_holiday_day(name, choice) for choice in choices) if day]
        named = min(days, key=lambda day: abs((day - published).days)).year
    if named is None:
        return undated("XXXX-XX-XX")
    day = _holiday_day(name, named)
    return Value("DATE", cal.day_value(day)) if day else None


def deictic(found: Found) -> Value | None:
    """Today, yesterday, tomorrow, and the weekdays."""
    return _day(found)


def daypart(found: Found) -> Value | None:
    """``Thursday morning``, ``last night``, ``overnight``, ``the morning``."""
    word = found.text("daypart")
    if word.endswith("s") and "weekday" in found:
        number = next(n for n, name in enumerate(WEEKDAYS, 1) if name.startswith(found.text("weekday")[:3]))
        return Value("SET", f"XXXX-WXX-{number}T{DAYPARTS[word]}")
    part = {"tonight": "NI", "overnight": "NI", "noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}.get(
        word
    ) or DAYPARTS.get(word, "")
    day = _day(found)
    if day is None:
        return None
    if word == "overnight" and found.story.published:
        day = Value("DATE", cal.day_value(found.story.published))
    return Value("TIME", f"{day.value}{part if part.startswith('T') else f'T{part}'}")


def clock(found: Found) -> Value | None:
    """``5 p.m. EST Nov. 6``, ``10:35 a.m.``, ``midnight Friday``."""
    text = found.text("clock").replace(".", "").replace("’", "'")
    match = _CLOCK.fullmatch(text)
    if match is None:
        time = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(text)
    else:
        hour, minute, half_day = int(match[1]), match[2] or "00", match[3]
        if half_day in ("am", "pm"):
            hour = hour % 12 + 12 * (half_day == "pm")
        elif half_day is None and not ("zone" in found or found.before("AT", "ON")):
            return None
        time = f"{hour:02d}:{minute}" if hour < 25 and int(minute) < 60 else None
    if time is None:
        return None
    day = _day(found)
    return Value("TIME", f"{day.value}T{time}") if day else None


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s*(am|pm|o'clock)?")


def unit(found: Found) -> Value | None:
    """``last week``, ``this year``, ``the following month``, ``that year``, ``the same day``."""
    letter, direction = UNITS[found.text("unit")], found.text("direction")
    story = found.story
    if letter in "SMH":
        return None
    if direction in ("that", "same", "the same") or (direction in ("previous", "preceding", "following")):
        step = {"previous": -1, "preceding": -1, "following": 1}.get(direction, 0)
    elif direction in ("next", "coming", "upcoming", "ensuing"):
        step = 1
    else:
        step = {"last": -1, "past": -1}.get(direction, 0)
    narrative = direction in ("that", "same", "the same", "previous", "preceding", "following") or (
        direction == "next" and "the" in found and letter in "DWN"
    )
    if letter == "D" and direction in ("this", "current", "last", "past") and "the" in found:
        return None
    if direction == "past" and "just" not in found:
        return stretch_from(found, 1, letter, back=True)
    if narrative and (since := anchor(story)):
        if letter == "D" and story.last and not is_day(story.last):
            return None
        moved = cal.shift(since, step, letter)
        return Value("DATE", cal.unit_value(moved, letter)) if moved else None
    return relative(found, step, letter)


def weekend(found: Found) -> Value | None:
    """``last weekend`` is the one before this week; ``the weekend`` the latest, unless the sentence looks forward."""
    published, direction = found.story.published, found.text("direction")
    if published is None:
        step = {"last": "-", "previous": "-", "next": "+", "coming": "+"}.get(direction)
        return undated(f"{step}P1WE" if step else "XXXX-WXX-WE")
    ahead = direction in ("next", "coming", "upcoming", "following") or (
        direction not in ("last", "past") and (found.tense > 0 or (direction == "this" and published.weekday() > 1))
    )
    monday = published - timedelta(published.weekday())
    running = published.weekday() > 4
    weeks = 0 if (running and direction not in ("last", "past")) or ahead else -1
    if running and direction in ("next", "coming", "upcoming", "following"):
        weeks = 1
    return Value("DATE", f"{cal.week_value(monday + timedelta(7 * weeks))}-WE")


def ago(found: Found) -> Value | None:
    """``two weeks ago``, ``a year earlier``, ``three days later``, ``a month from now``."""
    count = 1.0 if found.text("count") in ("a", "an", "the") else count_of(found.text("count"))
    letter, word, story = unit_letter(found.text("unit")), found.text("ago"), found.story
    if count is not None and "half" in found:
        count += 0.5
    later = word == "later" or word in ("from now", "hence", "from today")
    if word in ("later", "earlier") and (count is None or letter in "SMH"):
        return Value("DURATION", length(count, letter))  # how long after or before is all that is said
    if count is None:
        return Value("DATE", "FUTURE_REF" if later else "PAST_REF")
    if letter in "SMH":
        return Value("TIME", f"{'+' if later else '-'}{length(count, letter)}")
    if letter == "Y" and count == 1 and not later and story.quarter and found.first - story.quarter_word < 60:
        return that_quarter(found)
    narrative = word in ("earlier", "later")
    since = (anchor(story) if narrative else None) or story.published
    step = count if later else -count
    if since is None:
        return undated(f"{'+' if later else '-'}{length(count, letter)}")
    if step != int(step):
        moved = cal.shift(
            since, round(step * {"Y": 12, "X": 120, "C": 1200}.get(letter, 1)), "N" if letter in "YXC" else letter
        )
        return Value("DATE", cal.unit_value(moved, "N" if letter in "YXC" else letter)) if moved else None
    moved = cal.shift(since, int(step), letter)
    return Value("DATE", cal.unit_value(moved, "Y" if letter in "XCL" else letter)) if moved else None


def year_end(found: Found) -> Value | None:
    """``year-end`` is its last day."""
    published = found.story.published
    named = year_number(found.text("year")) or (published.year if published else None)
    if named is None:
        return undated("XXXX-12-31")
    return Value("DATE", f"{named:04d}-12-31" if found.text("end").endswith("year-end") else f"{named:04d}")


def the_unit(found: Found) -> Value | None:
    """``for the week``, ``the year ended``: the one that closes with the story."""
    unit_, following = found.text("unit"), found.words.lower[found.end] if found.end < len(found.words.lower) else ""
    if unit_ == "year" and following in ("ended", "ending", "to"):
        return Value("DURATION", "P1Y")
    if unit_ == "week" and not found.after("OF", "BEFORE", "NEXT"):
        return relative(found, 0, "W")
    return None


def week_of(found: Found) -> Value | None:
    """``the week of March 6``."""
    day = month_day(found)
    days = cal.days_of(day.value) if day else None
    if found.text("week") != "week" or days is None:
        return day
    return Value("DATE", cal.week_value(days[0]))


def _dated(type_: TimeType, value: str) -> Value | None:
    """None for a day that does not exist, such as 31 June."""
    return Value(type_, value) if cal.days_of(value) else None


def _reads_as_year(found: Found, number: int) -> bool:
    """Whether four digits are a year: not a count of things, not a code."""
    if found.after("UNITS", "UNITWORD", "NUMBERWORD", "MONEY", "HYPHEN") and not found.after("HYPHEN"):
        return False
    if "part" in found or found.before("IN", "OF", "TO", "COMMA", "AND", "EARLY", "THE", "THIS", "THAT", "LAST"):
        return number >= (1700 if found.after("WORD") else 1000)
    return 1900 <= number < 2060


def _year_of(found: Found, month: int, day: int) -> int | None:
    """The year of a day given without one: the story's where it speaks of another year, else the nearest."""
    published, story = found.story.published, found.story
    if story.last and "-" in story.last and (known := cal.days_of(story.last)):
        other = published is None or abs(known[0].year - published.year) > 1
        if other and found.first - story.last_word < 60:
            return known[0].year
    if published is None:
        return None
    choices = [published.year - 1, published.year, published.year + 1]
    days = [(abs((span[0] - published).days), choice) for choice in choices
            if (span := cal.days_of(f"{choice:04d}-{month:02d}-{min(day, 28):02d}"))]  # fmt: skip
    nearest = min(days)[1]
    ahead = (cal.month_days(nearest, month)[0] - published).days
    # "The year ended March 31" and "will expire in March" overrule the nearest, if that is more than some weeks off.
    if ahead > 30 and found.tense < 0:
        return nearest - 1
    if ahead < -90 and found.tense > 0:
        return nearest + 1
    return nearest


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
    if found.tense > 0:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _is_name(found: Found) -> bool:
    """Whether a bare month is more likely a name or a verb: Theresa May, April Smith, March on."""
    word = found.text("month")
    if word not in MONTHS and not word.endswith(".") and word != "sept":
        return not found.before("IN") or found.after("CAPITAL")
    if found.before("CAPITAL"):
        return True
    if found.before("IN", "OF", "TO", "AND", "OR", "EARLY", "PARTOF", "EARLIER", "HYPHEN", "ON") or "part" in found:
        return False
    return word in ("may", "march") or (word in ("april", "june", "august") and found.after("CAPITAL", "WORD", "POSS"))


def _directed_year(found: Found, *, plain: bool = True) -> int | None:
    """``last year`` and the like in a larger expression; the year of publication where there is none and plain."""
    published, direction = found.story.published, found.text("direction")
    if published is None:
        return None
    if direction in ("last", "previous", "preceding"):
        return published.year - 1
    if direction in ("next", "coming"):
        return published.year + 1
    return published.year if plain or direction == "this" else None


def _season_year(published: date, code: str, direction: str, tense: int) -> int:
    """The year of a season: a winter has the year of its December."""
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    begun = published.month >= starts
    if direction in ("last", "previous", "past"):
        running = begun and published.month < starts + 3
        return published.year - (not begun or running)
    if direction in ("next", "coming", "upcoming") or (not direction and tense > 0):
        return published.year + (direction == "next" and begun)
    if direction in ("this", "current"):
        return published.year - (code == "WI" and published.month < 3)
    return published.year - (not begun)


def _holiday_day(name: str, year: int) -> date | None:
    if name in HOLIDAYS:
        return date(year, *HOLIDAYS[name])
    rule = MOVING_HOLIDAYS[name]
    if rule == "election":
        return cal.nth_weekday(year, 11, 1, 1) + timedelta(1)
    if rule.startswith("easter"):
        return cal.easter(year) + timedelta(int(rule[6:]))
    rule, _, extra = rule.partition("+")
    return cal.nth_weekday(year, *(int(part) for part in rule.split("/"))) + timedelta(int(extra or 0))


def _day(found: Found) -> Value | None:
    """The day an expression names or implies."""
    story = found.story
    published = story.published
    if "month" in found:
        return month_day(found)
    if "weekday" in found:
        return _weekday(found)
    word = found.text("deictic")
    direction = found.text("direction")
    if not word and not direction and story.last and found.first - story.last_word < 12 and cal.days_of(story.last):
        known = cal.days_of(story.last)
        if known and known[0] == known[1]:
            return Value("DATE", cal.day_value(known[0]))
    step = {"yesterday": -1, "tomorrow": 1}.get(word, {"last": -1, "previous": -1, "next": 1}.get(direction, 0))
    if direction in ("next", "following", "that", "previous") and (since := anchor(story)):
        return Value(
            "DATE", cal.day_value(since + timedelta({"next": 1, "following": 1, "previous": -1}.get(direction, 0)))
        )
    if published is None:
        return undated(f"{'+' if step > 0 else '-' if step < 0 else ''}P{abs(step)}D")
    return Value("DATE", cal.day_value(published + timedelta(step)))


def _weekday(found: Found) -> Value:
    number = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(found.text("weekday")[:3]))
    published, direction = found.story.published, found.text("direction")
    if published is None:
        return undated(f"XXXX-WXX-{number + 1}")
    if direction in ("last", "past"):
        return Value("DATE", cal.day_value(cal.weekday(published - timedelta(1), number, -1)))
    if direction in ("previous", "preceding"):
        since = anchor(found.story) or published
        return Value("DATE", cal.day_value(cal.weekday(since - timedelta(1), number, -1)))
    if direction in ("next", "coming", "upcoming", "following"):
        return Value("DATE", cal.day_value(cal.weekday(published + timedelta(1), number, 1)))
    if direction == "this" and found.tense >= 0:
        return Value("DATE", cal.day_value(cal.weekday(published, number, 1)))
    return Value("DATE", cal.day_value(cal.weekday(published, number, found.tense)))


def _quarter_day(story: Story) -> date | None:
    """A day in the quarter last named, else in the last that ended before publication."""
    known = cal.days_of(story.quarter) if story.quarter else None
    if known:
        return known[0]
    return cal.shift(story.published, -1, "Q") if story.published else None
