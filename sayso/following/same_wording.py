"""When two wordings mean the same: names of one speaker, contents of one utterance."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.following.words import SILENT, WORD, stem
from sayso.knowledge import person_names


def key(name: str) -> str:
    """
    What a name is looked up by; whether two are one, ``same_name`` says.

    >>> key("Ormur Valbrandsson") == key("the coastguard spokesman Valbrandsson") == key("VALBRANDSSON’s")
    True
    """
    return person_names.key(name) or plain(name)


def surname(name: str) -> str:
    """
    What stays of a name in lower case: the surname, or the last word of a description.

    >>> surname("Mr. Ormur Valbrandsson"), surname("the crew")
    ('valbrandsson', 'crew')
    """
    parsed = person_names.parse(name)
    return parsed.family if parsed else plain(name)


def same_name(one: str | None, other: str | None) -> bool:
    """
    Whether two names, or descriptions, can be of one; nobody in particular is only nobody.

    >>> same_name("J. Rypdal", "Jonas Rypdal"), same_name("Jonas Rypdal", "Marit Rypdal"), same_name(None, None)
    (True, False, True)
    >>> same_name("the foreign ministry", "foreign ministry"), same_name("foreign ministry", "defence ministry")
    (True, False)
    """
    if not one or not other:
        return not one and not other
    return person_names.same(one, other) or plain(one) == plain(other)


class Names:
    """Names met so far, so that each is met once whichever form of it comes first."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_key: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Meet one."""
        self._by_key.setdefault(key(name), []).append(name)

    def __contains__(self, name: str) -> bool:
        return any(same_name(name, known) for known in self._by_key.get(key(name), ()))


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
