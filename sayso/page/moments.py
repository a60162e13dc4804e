"""A date as pages write it, in a declared value or in a line of text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from msgspec import Struct

from sayso.knowledge import months

FIRST_YEAR, LAST_YEAR = 1980, 2100
"""Years outside are faults of the page: 1970 is a clock that was never set."""


class Moment(Struct, frozen=True, kw_only=True):
    """A date found in a line."""

    value: str
    start: int
    end: int


# One declared value

ISO_LIKE = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|"
    r"GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?$")
MAIL_LIKE = re.compile(r"^\w{3}, \d{1,2} \w{3} \d{4} \d{2}:\d{2}")
UNIX = re.compile(r"^\d{10}(?:\d{3})?$")


def iso(text: str) -> str | None:
    """
    A declared date in ISO 8601: the day, or day and time with its zone where both are given.

    >>> iso("2025-11-05 08:03:12 +0100")
    '2025-11-05T08:03:12+01:00'
    """
    text = text.strip()
    if match := ISO_LIKE.match(text) or COMPACT.match(text):
        return made(*match.groups())
    if UNIX.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    if MAIL_LIKE.match(text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except (ValueError, OverflowError):
            return None
    moment = in_text(text)
    return moment.value if moment else None


def made(
    year: str, month: str, day: str, hour: str | None = None, minute: str | None = None, second: str | None = None,
    zone: str | None = None,
) -> str | None:  # fmt: skip
    """The day, and the time where it is known, in ISO 8601; None where there is no such day or time."""
    try:
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return None
        if hour is None or minute is None:
            return date(int(year), int(month), int(day)).isoformat()
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return None
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()  # midnight to the second is a day without a time
    return moment.isoformat()


def _zone(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[-2:] if len(zone) > 3 else 0)
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes))


# A date in a line of text

WORD = r"[^\W\d_]{3,12}"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
YEAR = r"(?P<year>(?:19|20)\d{2})"
FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){DAY}[ -](?:de |of |d')?(?P<month>{WORD})\.?,?[ -]?(?:de |del )?{YEAR}\b",
        rf"(?<!\w)(?P<month>{WORD})\.? {DAY},? ?{YEAR}\b",
        r"(?P<year>(?:19|20)\d{2})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<year>(?:19|20)\d{2})(?!\d)",
    )
)
CLOCK = re.compile(
    r"^[\s,|•·–—-]*(?:(?:at|um|à|a las|alle|às|kl\.?|o|,|-|"
    r"Uhr)\s+)?(?P<hour>\d{1,2})\s?[:.hH時시]\s?(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*(?:Uhr|"
    r"hrs|h))?(?:\s*\(?(?P<zone>UTC|GMT|Z|IST|CET|CEST|BST|EST|EDT|ET|PST|PDT|JST|KST|HKT|SGT|MSK|"
    r"[+-]\d{2}:?\d{2})\b)?",
    re.IGNORECASE,
)
CLOCK_BEFORE = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>UTC|GMT|IST|"
    r"CET|CEST|BST|EST|EDT|ET|PST|PDT|JST|KST|HKT|SGT|MSK)?(?:\s*Uhr)?[\s,|•·–—-]*(?:on |am |"
    r"le )?(?:\w{3,9},? )?$",
    re.IGNORECASE,
)
OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "cet": 60, "cest": 120, "msk": 180, "ist": 330, "hkt": 480,
    "sgt": 480, "jst": 540,
    "kst": 540, "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich. ET changes with the season and is left out."""


def in_text(text: str, *, language: str | None = None) -> Moment | None:
    """
    The first full date in a line, with the time beside it.

    Day and month in figures alone are read day first unless one of them is over 12; where both readings fit and
    differ, there is none.
    """
    if not HAS_YEAR.search(text):
        return None
    found: list[Moment] = []
    for form in FORMS:
        for match in form.finditer(text[:2000]):
            day = _day(match, language=language)
            if day:
                found.append(_with_clock(text, match.start(), match.end(), day))
                break
    return min(found, key=lambda moment: moment.start, default=None)


HAS_YEAR = re.compile(r"(?:19|20)\d{2}")


def _day(match: re.Match[str], *, language: str | None) -> str | None:
    parts = match.groupdict()
    if parts.get("month"):
        month = months.find(parts["month"], language=language)
        return made(parts["year"], str(month), parts["day"]) if month else None
    if (
        "/" in match[0]
        and match[0][4] != "/"
        and int(parts["day"]) <= 12
        and int(parts["m"]) <= 12
        and parts["day"] != parts["m"]
    ):
        return None  # 03/04/2025: nobody can tell
    return made(parts["year"], parts["m"], parts["day"]) or made(parts["year"], parts["day"], parts["m"])


def _with_clock(text: str, start: int, end: int, day: str) -> Moment:
    after = CLOCK.match(text[end : end + 60])
    before = None if after else CLOCK_BEFORE.search(text[max(0, start - 40) : start])
    clock = after or before
    if clock is None:
        return Moment(value=day, start=start, end=end)
    hour = int(clock["hour"])
    if half := (clock["half"] or "").lower()[:1]:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (clock["zone"] or "").lower()
    offset = _offset(zone)
    value = made(day[:4], day[5:7], day[8:10], str(hour), clock["minute"], None, offset)
    if after:
        end += after.end()
    elif before:
        start = max(0, start - 40) + before.start()
    return Moment(value=value or day, start=start, end=end)


def _offset(zone: str) -> str | None:
    if zone[:1] in "+-":
        return zone or None
    minutes = OFFSETS.get(zone)
    return None if minutes is None else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
