"""Progress where nobody watches a screen: plain lines on standard error, for a log or a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from time import monotonic
from typing import Final, TypeVar

from sayso.cli.terminal import tell

Thing = TypeVar("Thing")

EVERY_S: Final = 10.0
"""Seconds between two lines; what is done before the first is due is done in silence, as a log wants it."""


def plain_lines(things: Iterable[Thing], what: str) -> Iterator[Thing]:
    """
    Pass things on one by one, and now and then say on a line how far it has come.

    Args:
        things: What is worked on, while it is passed on.
        what: Is done to them, in one word.
    """
    whole = f" of {len(things):,}" if isinstance(things, Sized) else ""
    told_s = monotonic()
    for done, thing in enumerate(things, start=1):
        yield thing
        if monotonic() - told_s >= EVERY_S:
            told_s = monotonic()
            tell(f"{what}: {done:,}{whole}")
