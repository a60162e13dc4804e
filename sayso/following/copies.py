"""
Copies: the same text on several pages, though cut, re-headlined, re-led, merged with another or set in own matter.

A text becomes fingerprints: hashes of every four words in a row, thinned by winnowing, kept by paragraph. A page goes
back to the origin it shares most with; what that explains is taken away, and what remains may be of a second origin.
A page of several origins links none of them, for pages are compared with origins and never with one another.

Source: Schleimer, Wilkerson and Aiken (2003), "Winnowing: local algorithms for document fingerprinting"; containment
as in Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from zlib import crc32

from msgspec import Struct

from sayso.records.blocks import blocks
from sayso.records.origin import Match

RUN: Final = 4
"""Words in one fingerprint. Shorter ones meet by chance; longer ones break at every edited word."""
WINDOW: Final = 2
"""Of so many fingerprints in a row the least is kept; any shared run of RUN + WINDOW - 1 words is then seen."""
LEAST_SHARED: Final = 10
LEAST_OF_PAGE: Final = 0.12
LEAST_OF_ORIGIN: Final = 0.25
"""
A copy shares at least so many fingerprints, and so large a part of the page or of the origin.

Chosen on copies-dev: of pages that share no origin, one in a thousand has 0.11 of its text, or 0.10 of the other's.
"""
BLOCK_SHARE: Final = 0.4
"""A paragraph is from an origin when so much of it is."""
SHORT: Final = 3
"""Pages of no more paragraphs are not asked to share two."""


class Print(Struct, frozen=True, kw_only=True):
    """The fingerprints of a text, by paragraph."""

    blocks: tuple[frozenset[int], ...]

    @property
    def marks(self) -> frozenset[int]:
        """All of them."""
        return frozenset[int]().union(*self.blocks)


class Candidate(Struct, frozen=True, kw_only=True):
    """An origin that a page might go back to, as whoever keeps them looked it up."""

    origin: str
    marks: frozenset[int]


def fingerprint(text: str) -> Print:
    """
    The fingerprints of a text.

    >>> one = fingerprint("The coastguard said on Tuesday that eleven people were aboard the boat.")
    >>> two = fingerprint("Officials: the coastguard said on Tuesday that eleven people were aboard.")
    >>> len(one.marks & two.marks) > 3
    True
    """
    return Print(blocks=tuple(marks for block in blocks(text) if (marks := _marks(block))))


def origins(page: Print, candidates: Iterable[Candidate]) -> tuple[Match, ...]:
    """
    The origins a page goes back to, the one with most of its text first; none for a page of its own.

    A lifted quotation is no copy: one paragraph of a longer page is never enough.
    """
    left = page.marks
    whole = len(left)
    open_: list[Candidate] = list(candidates)
    found: list[Match] = []
    while open_ and left:
        shared, best = max(((len(left & each.marks), each) for each in open_), key=lambda pair: pair[0])
        match = _match(page, left, best, shared, whole)
        if match is None:
            open_ = [each for each in open_ if each is not best and len(left & each.marks) >= LEAST_SHARED]
            continue
        found.append(match)
        left -= best.marks
        open_.remove(best)
    return tuple(sorted(found, key=lambda match: -match.shared))


WORD: Final = re.compile(r"\w+")


def _marks(block: str) -> frozenset[int]:
    words = WORD.findall(_plain(block))
    hashes = [crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)]
    if len(hashes) <= WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1))


def _plain(block: str) -> str:
    """Without what house styles differ in: case, the shape of apostrophes."""
    return block.casefold().replace("’", "'").replace("'s ", " ")


def _match(page: Print, left: frozenset[int], candidate: Candidate, shared: int, whole: int) -> Match | None:
    of_page, of_origin = shared / whole, shared / len(candidate.marks)
    if shared < min(LEAST_SHARED, 0.5 * whole) or (of_page < LEAST_OF_PAGE and of_origin < LEAST_OF_ORIGIN):
        return None
    common = left & candidate.marks
    taken = sum(len(block & common) >= max(1, BLOCK_SHARE * len(block)) for block in page.blocks)
    if taken < 2 and len(page.blocks) > SHORT:
        return None
    return Match(origin=candidate.origin, shared=shared, of_page=of_page, of_origin=of_origin, blocks=taken)
