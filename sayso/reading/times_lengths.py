"""What the rules for durations, sets and references (``now``, ``the past``) mean."""

from __future__ import annotations

from sayso.reading.times_amounts import count_of, length, month_number, unit_letter
from sayso.reading.times_story import Found, Value, stretch_from
from sayso.reading.times_vocabulary import DAYPARTS, SEASONS, WEEKDAYS


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


def one(found: Found) -> Value | None:
    """``a year``: a length of time after ``for``, a rate after a quantity, otherwise too vague to mark."""
    letter = unit_letter(found.text("unit"))
    previous = found.previous
    if "hedge" in found or previous in ("for", "in", "within", "than", "over", "during", "take", "takes", "took"):
        return Value("DURATION", length(1, letter))
    rate = previous in ("once", "twice", "people", "million", "billion", "trillion") or previous.endswith("s")
    if found.before("MONEY", "DIGITS") or (rate and found.before("WORD", "UNITS")):
        return Value("SET", length(1, letter))
    return None


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
    if (
        found.after("OF")
        or found.previous in ("for", "within", "after", "in", "over")
        or found.following in ("later", "earlier")
    ) and letter not in "SMHQ":
        return Value("DURATION", length(None, letter))
    return None


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
        return Value("SET", f"XXXX-WXX-{WEEKDAYS.index(found.text('weekday').rstrip('s')) + 1}")
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
