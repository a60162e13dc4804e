"""What the rules for units counted from another time mean: last week, two years ago, the day before."""

from __future__ import annotations

from datetime import timedelta

from sayso.reading.times import calendar as cal
from sayso.reading.times import days
from sayso.reading.times.amounts import count_of, length, unit_letter, weekday_number
from sayso.reading.times.quarters import that_quarter
from sayso.reading.times.setting import Found, Value, anchor, is_day, relative, stretch_from, told_day, undated
from sayso.reading.times.vocabulary import DAYPARTS, UNITS

QUARTER_WORDS = 60
"""How far ``a year earlier`` still compares with the quarter last named."""


def unit(found: Found) -> Value | None:
    """``last week``, ``this year``, ``the following month``, ``that year``, ``the same day``."""
    letter, direction = UNITS[found.text("unit")], found.text("direction")
    story = found.story
    if letter in "SMH":
        return None
    narrated = {"that": 0, "same": 0, "previous": -1, "preceding": -1, "following": 1}.get(direction)
    step = 1 if direction in ("next", "coming", "upcoming", "ensuing") else {"last": -1, "past": -1}.get(direction, 0)
    if direction == "next" and "the" in found and letter in "DWN":
        narrated = 1
    if letter == "D" and direction in ("this", "current", "last", "past") and "the" in found:
        return None
    if direction == "past" and "just" not in found:
        return stretch_from(found, 1, letter, back=True)
    if narrated == 0 and letter == "D" and story.last is None:
        return None
    if narrated == 1 and _unanchored(found):
        return undated(f"+{length(1, letter)}")
    if narrated is not None and (since := anchor(story)):
        if letter == "D" and story.last and not is_day(story.last):
            return None
        moved = cal.shift(since, narrated, letter)
        return Value("DATE", cal.unit_value(moved, letter)) if moved else None
    return relative(found, step if narrated is None else narrated, letter)


def end_of_unit(found: Found) -> Value | None:
    """``by the end of the week``, ``later in the year``: the one of publication, or the day the story has named."""
    letter = UNITS[found.text("unit")]
    if letter in "SMHCLX" or found.text("part").startswith("the turn"):
        return None
    if letter == "D":
        day = told_day(found, within=QUARTER_WORDS) or found.story.published
        return (
            Value("DATE", cal.day_value(day)) if day and found.text("part").startswith(("later", "earlier")) else None
        )
    # "The end of the year was not good", told in March, is that of the year before.
    over = letter == "Y" and "end" in found.text("part") and found.tense < 0 and _month(found) < 7
    return relative(found, -1 if over else 0, letter)


def _month(found: Found) -> int:
    return found.story.published.month if found.story.published else 12


def _unanchored(found: Found) -> bool:
    """Whether ``the next day`` follows nothing the story has named: what happened then is not after publication."""
    return found.story.last is None and found.tense < 0


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
        return None  # how long after or before is all that is said: a duration
    if count is None:
        return Value("DATE", "FUTURE_REF" if later else "PAST_REF")
    if letter in "SMH":
        return Value("TIME", f"{'+' if later else '-'}{length(count, letter)}")
    if (
        letter == "Y"
        and count == 1
        and not later
        and story.quarter
        and found.first - story.quarter_word < QUARTER_WORDS
    ):
        return that_quarter(found)
    narrative = word in ("earlier", "later")
    since = (anchor(story) if narrative else None) or story.published
    step = count if later else -count
    if since is None or (word == "later" and _unanchored(found)):
        return undated(f"{'+' if later else '-'}{length(count, letter)}")
    if step != int(step):
        grain = "N" if letter in "YXC" else letter
        moved = cal.shift(since, round(step * {"Y": 12, "X": 120, "C": 1200}.get(letter, 1)), grain)
        return Value("DATE", cal.unit_value(moved, grain)) if moved else None
    moved = cal.shift(since, int(step), letter)
    return Value("DATE", cal.unit_value(moved, "Y" if letter in "XCL" else letter)) if moved else None


def week_from(found: Found) -> Value | None:
    """``a week from Friday``, ``two weeks ago Tuesday``."""
    count = 1.0 if found.text("count") in ("a", "an") else count_of(found.text("count"))
    letter, back = unit_letter(found.text("unit")), found.text("ago") == "ago"
    if count is None or count != int(count) or letter not in "DWFNY" or (back and letter not in "WF"):
        return None
    published = found.story.published
    if published is None:
        return undated(f"{'-' if back else '+'}{length(count, letter)}")
    if "weekday" in found:
        direction = -1 if back or found.text("direction") == "last" else 1
        since = cal.weekday(published, weekday_number(found.text("weekday")), direction)
    else:
        since = published + timedelta({"yesterday": -1, "tomorrow": 1}.get(found.text("deictic"), 0))
    moved = cal.shift(since, int(-count if back else count), letter)
    return Value("DATE", cal.day_value(moved)) if moved else None


def weekday_of(found: Found) -> Value | None:
    """``Tuesday of next week``."""
    published = found.story.published
    if found.text("unit") != "week":
        return None
    number = weekday_number(found.text("weekday"))
    if published is None:
        return undated(f"XXXX-WXX-{number + 1}")
    weeks = {"last": -1, "previous": -1, "this": 0}.get(found.text("direction"), 1)
    return Value("DATE", cal.day_value(published + timedelta(7 * weeks + number - published.weekday())))


def twice(found: Found) -> Value | None:
    """``the week before last``, ``the year after next``."""
    letter, back = unit_letter(found.text("unit")), found.text("side") == "before"
    if letter in "SMH" or back != (found.text("direction") == "last"):
        return None
    return relative(found, -2 if back else 2, letter)


def day_beside(found: Found) -> Value | None:
    """``the day before yesterday``, ``the day after Christmas``, ``the week before Easter``."""
    letter = unit_letter(found.text("unit"))
    other = days.holiday(found) if "holiday" in found else days.day(found)
    step = -1 if found.text("side") == "before" else 1
    if other is None or letter not in "DW":
        return None
    if found.story.published is None and "deictic" in found:
        return undated(f"{'-' if step < 0 else '+'}P2D")
    known = cal.days_of(other.value)
    moved = cal.shift(known[0] if step < 0 else known[1], step, letter) if known else None
    return Value("DATE", cal.unit_value(moved, letter)) if moved else None


def unit_beside(found: Found) -> Value | None:
    """``the day before``, ``the year after``, ``the night before``: from what the story last spoke of."""
    word, step = found.text("unit"), -1 if found.text("side") == "before" else 1
    since = anchor(found.story)
    letter = "D" if word in DAYPARTS else unit_letter(word)
    if letter in "SMH" or (letter == "D" and found.story.last and not is_day(found.story.last)):
        return None
    if since is None:
        return undated(f"{'-' if step < 0 else '+'}{length(1, letter)}")
    moved = cal.shift(since, step, letter)
    if moved is None:
        return None
    if word in DAYPARTS:
        return Value("TIME", f"{moved}T{DAYPARTS[word]}")
    return Value("DATE", cal.unit_value(moved, letter))


def the_unit(found: Found) -> Value | None:
    """``for the week``, ``the year ended``: the one that closes with the story."""
    if found.text("unit") == "year" and found.following in ("ended", "ending", "to"):
        return Value("DURATION", "P1Y")
    if found.text("unit") == "week" and not found.after("OF", "BEFORE", "NEXT"):
        return relative(found, 0, "W")
    return None


def week_of(found: Found) -> Value | None:
    """``the week of March 6``, ``the week ending 7 March``."""
    day = days.month_day(found)
    known = cal.days_of(day.value) if day else None
    if found.text("week") != "week" or known is None:
        return None
    return Value("DATE", cal.week_value(known[0]))
