"""When two wordings mean the same: names of one speaker, contents of one utterance."""

from __future__ import annotations

import re
from typing import Final

from sayso.following.words import SILENT, WORD, stem

HONORIFICS: Final = frozenset("mr mrs ms dr prof professor sir lady president minister".split())


def key(name: str) -> str:
    """
    What a name is compared by: its last word, in lower case.

    >>> key("Ormur Valbrandsson"), key("the coastguard spokesman Valbrandsson"), key("Mr. Peskov’s")
    ('valbrandsson', 'valbrandsson', 'peskov')
    """
    words = [word for word in re.findall(r"[^\W\d_][\w.-]*", plain(name)) if word.rstrip(".") not in HONORIFICS]
    return words[-1].rstrip(".") if words else plain(name)


def plain(text: str) -> str:
    """In lower case, white space evened, without a possessive at the end."""
    return " ".join(text.casefold().replace("’", "'").split()).removesuffix("'s")


def content(text: str) -> frozenset[str]:
    """The roots of the words that say something."""
    return frozenset(root for word in WORD.findall(text) if (root := stem(word)) and root not in SILENT)


def near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two contents are the same words, one perhaps shortened: most of the shorter is in the longer."""
    shorter = min(len(one), len(other))
    shared = len(one & other)
    return shared >= 2 and shared >= NEAR * shorter and shared >= 0.25 * max(len(one), len(other))


NEAR: Final = 0.65
"""Chosen on the invented samples: reports of one quotation keep at least two thirds of its words."""
