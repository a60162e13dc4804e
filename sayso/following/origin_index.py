"""The origins of a stream, kept in memory: finds the candidates that ``copies.origins`` decides between."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from msgspec import Struct

from sayso.following import copies
from sayso.following.copies import Candidate, Print

COMMON: Final = 40
"""A fingerprint of more origins is boilerplate: it proposes nobody."""
PROPOSED: Final = 12
"""Candidates compared in full."""
LEAST_HITS: Final = 4


class Traced(Struct, frozen=True, kw_only=True):
    """Where one page's text comes from."""

    origins: tuple[str, ...]
    copy_of: str | None
    """The page its main origin was first seen on; None for that page itself."""


class OriginIndex:
    """What has been seen within the window, by fingerprint."""

    def __init__(self, *, window_s: float) -> None:
        self._window_s = window_s
        self._origins: dict[str, tuple[float, str, frozenset[int]]] = {}  # in order of last use
        self._holders: defaultdict[int, list[str]] = defaultdict(list)
        self._made = 0

    def add(self, page: str, text: str, at: float) -> Traced:
        """
        Trace one page and remember it.

        Args:
            page: Its id.
            text: Its text.
            at: When, in seconds; any zero, the same for all pages.
        """
        self._forget(at)
        print_ = copies.fingerprint(text)
        matches = copies.origins(print_, self._candidates(print_))
        if not matches:
            return Traced(origins=(self._found(page, print_, at),), copy_of=None)
        for match in matches:
            _, first, marks = self._origins.pop(match.origin)
            self._origins[match.origin] = (at, first, marks)
        return Traced(origins=tuple(match.origin for match in matches), copy_of=self._origins[matches[0].origin][1])

    def _found(self, page: str, print_: Print, at: float) -> str:
        self._made += 1
        origin = f"o{self._made}"
        marks = print_.marks
        if marks:
            self._origins[origin] = (at, page, marks)
        for mark in marks:
            self._holders[mark].append(origin)
        return origin

    def _candidates(self, print_: Print) -> list[Candidate]:
        hits: Counter[str] = Counter()
        for mark in sorted(print_.marks):
            holders = self._holders.get(mark, ())
            if len(holders) <= COMMON:
                hits.update(holders)
        return [
            Candidate(origin=origin, marks=self._origins[origin][2])
            for origin, count in hits.most_common(PROPOSED)
            if count >= LEAST_HITS
        ]

    def _forget(self, at: float) -> None:
        while self._origins:
            origin, (last, _, marks) = next(iter(self._origins.items()))
            if last >= at - self._window_s:
                return
            del self._origins[origin]
            for mark in marks:
                holders = self._holders[mark]
                holders.remove(origin)
                if not holders:
                    del self._holders[mark]
