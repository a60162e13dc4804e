"""When two wordings mean the same: names of one speaker, contents of one utterance."""

from __future__ import annotations

import re
from typing import Final

from sayso.following.words import SILENT, WORD, stem
from sayso.knowledge import roles

HONORIFICS: Final = frozenset("mr mrs ms dr prof professor sir lady president minister".split())


def key(name: str) -> str:
    """
    What a name is compared by: its last word, in lower case.

    >>> key("Ormur Valbrandsson"), key("the coastguard spokesman Valbrandsson"), key("Mr. Peskov’s")
    ('valbrandsson', 'valbrandsson', 'peskov')
    """
    words = [word for word in re.findall(r"[^\W\d_][\w.-]*", plain(name)) if word.rstrip(".") not in HONORIFICS]
    return words[-1].rstrip(".") if words else plain(name)


def namesakes(one: str, other: str) -> bool:
    """
    Whether two names with one family name have first names that differ.

    >>> namesakes("Jonas Rypdal", "Marit Rypdal"), namesakes("J. Rypdal", "Jonas Rypdal")
    (True, False)
    >>> namesakes("General Rypdal", "Jonas Rypdal")
    False
    """
    first, second = _first_name(one), _first_name(other)
    if not first or not second:
        return False
    return not (first.startswith(second) or second.startswith(first))


def _first_name(name: str) -> str:
    """The word before the last, where a name has two that begin with a capital and neither is a title."""
    words = name.split()
    named = len(words) == 2 and all(word[:1].isupper() for word in words)
    first = words[0].casefold().rstrip(".") if named else ""
    return "" if first in HONORIFICS or roles.find(first) is not None else first


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
