"""Dates as feeds, letters and wires write them."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from sayso.page import moments

LONGEST = 100
LETTERED = re.compile(r"^(?:[^\W\d_]{2,9}\.?,?\s+)?\d{1,2}[\s-]+[^\W\d_]{3,9}\.?[\s-]+\d{2,4}(?:\s|$)")
"""``Thu, 01 Jan 2004 19:48:21 GMT``. Source: RFC 5322, 3.3, and what is made of it."""
C_LIKE = re.compile(r"^[A-Za-z]{3} [A-Za-z]{3} +\d{1,2} \d\d:\d\d:\d\d(?: [A-Z]{2,4})? \d{4}$")
BASIC = re.compile(r"^(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
"""ISO 8601, basic or extended or a mixture."""


def read(written: str | None) -> str | None:
    """
    A date in ISO 8601: the day, or day and time with its zone where both are given; None for anything else.

    >>> read("Thu, 01 Jan 04 19:48:21 GMT"), read("20140829T135006Z"), read("soon")
    ('2004-01-01T19:48:21+00:00', '2014-08-29T13:50:06+00:00', None)
    """
    text = " ".join((written or "")[:LONGEST].split())
    if not text:
        return None
    if match := BASIC.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        text = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    elif LETTERED.match(text) or C_LIKE.match(text):
        return _lettered(text)
    return moments.iso(text)


def _lettered(text: str) -> str | None:
    try:
        moment: datetime = parsedate_to_datetime(text.replace(".", ""))
    except (ValueError, OverflowError, IndexError, TypeError):
        return moments.iso(text)
    if not moments.FIRST_YEAR <= moment.year <= moments.LAST_YEAR:
        return None
    return moment.isoformat() if re.search(r"\d:\d", text) else moment.date().isoformat()
