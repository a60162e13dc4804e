"""A reader's last visit, kept in the reader's own browser: the desk itself writes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from starlette.responses import Response

SITTING_S: Final = 1_800
"""Looking again within so many seconds is the same visit: what was new stays marked."""
KEPT_S: Final = 400 * 86_400
VALUE: Final = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,11})")


class Visit(Struct, frozen=True, kw_only=True):
    """What a reader knew when this visit began."""

    known: int | None
    """The last round they had seen; None at a first visit."""
    now: int
    """The last round there is."""
    at_s: int


def begin(cookies: Mapping[str, str], name: str, *, now: int, at_s: int) -> Visit:
    """
    This visit, by what the last one left.

    Args:
        cookies: Of the request.
        name: What is looked at.
        now: The ledger's last round.
        at_s: The moment, in seconds since 1970.

    >>> begin({}, "st3", now=4, at_s=100).known is None
    True
    >>> begin({"seen-st3": "1.2.100"}, "st3", now=4, at_s=200).known, begin({"seen-st3": "1.2.100"}, "st3", now=4,
    ...                                                                   at_s=9999).known
    (1, 2)
    """
    kept = VALUE.fullmatch(cookies.get(f"seen-{name}", ""))
    if kept is None:
        return Visit(known=None, now=now, at_s=at_s)
    before, last, seen_s = map(int, kept.groups())
    same = 0 <= at_s - seen_s < SITTING_S
    return Visit(known=before if same else last, now=now, at_s=at_s)


def leave(answer: Response, name: str, visit: Visit) -> None:
    """Have the reader's browser remember it."""
    known = visit.now if visit.known is None else visit.known
    answer.set_cookie(
        f"seen-{name}", f"{known}.{visit.now}.{visit.at_s}", max_age=KEPT_S, httponly=True, samesite="strict"
    )
