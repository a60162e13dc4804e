"""When a source is looked at next, and an item's page fetched again. Pure: moment and chance are handed in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = timedelta(days=1)
"""Nothing is put off for longer, whatever a server asks for; ``ledger.sources.FAR`` rests on it."""
RESTS_AFTER: Final = 10
"""Failures in a row after which a source is left alone until somebody wakes it."""
TRIES: Final = 5
"""So often is an item's page asked for; with the back-off that is about half an hour at ten minutes."""
SPREAD: Final = 0.1
"""Looks are spread by so much of their distance, so that sources added together are not due together for ever."""


def next_look(now: datetime, every_s: float, *, chance: float) -> datetime:
    """
    After an answer.

    Args:
        now: The moment.
        every_s: Seconds between two looks.
        chance: From 0 to 1.

    >>> next_look(datetime(2025, 11, 5, tzinfo=UTC), 600, chance=0.5).isoformat()
    '2025-11-05T00:10:00+00:00'
    """
    return now + min(timedelta(seconds=every_s * (1 + SPREAD * (2 * chance - 1))), LONGEST)


def next_try(
    now: datetime, every_s: float, failures: int, *, chance: float, after: timedelta | None = None
) -> datetime:
    """
    After a failure: twice as long with each, somewhere between half and all of it, and never before the server wants.

    Args:
        now: The moment.
        every_s: Seconds after the first failure.
        failures: In a row, this one counted.
        chance: From 0 to 1.
        after: What the server asked for.

    Source: full and equal jitter as compared by Brooker, "Exponential backoff and jitter", 2015.
    """
    wait = timedelta(seconds=min(every_s * 2.0 ** min(failures - 1, 20), LONGEST.total_seconds()))
    return now + min(max(wait * (0.5 + chance / 2), after or timedelta()), LONGEST)


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """
    What a ``Retry-After`` asks for: seconds, or a date; None where it is neither.

    >>> retry_after("120", datetime(2025, 11, 5, tzinfo=UTC))
    datetime.timedelta(seconds=120)

    Source: RFC 9110, 10.2.3.
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(timedelta(seconds=int(value.strip()[:9])), LONGEST)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(aware - now, timedelta()), LONGEST)
