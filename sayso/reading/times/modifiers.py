"""Whether an expression means the beginning, the middle or the end of a time, or more or less than a length of it."""

from __future__ import annotations

from typing import Final

from sayso.reading.times.setting import Found
from sayso.records.time import TimeModifier

_WORDS: Final[dict[TimeModifier, tuple[str, ...]]] = {
    "START": ("early", "very early", "beginning", "start", "the first part"),
    "MID": ("mid", "middle"),
    "END": ("late", "very late", "end", "close", "the latter part"),
    "APPROX": ("about", "around", "roughly", "approximately", "close to", "nearly", "almost"),
    "MORE_THAN": ("more than", "over", "well over", "just over", "a little over", "little more than"),
    "LESS_THAN": ("less than", "fewer than", "under", "just under"),
    "EQUAL_OR_MORE": ("at least", "no less than", "at least the"),
    "EQUAL_OR_LESS": ("at most", "no more than", "up to", "as long as"),
}
_LEADING: Final[dict[str, TimeModifier]] = {word: mod for mod, words in _WORDS.items() for word in words}
_COUNTED_BACK: Final[dict[TimeModifier, TimeModifier]] = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}


def modifier(found: Found) -> TimeModifier | None:
    """TIMEX3's ``mod``, told by the words an expression begins with; ``more than a year ago`` lies before a day."""
    first = found.first + (found.words.lower[found.first] == "the")
    begins = found.words.lower[first]
    bare = begins.removeprefix("the ").removesuffix(" the").removesuffix(" of").removesuffix(" in")
    mod = _LEADING.get(begins) or _LEADING.get(bare)
    return _COUNTED_BACK.get(mod, mod) if mod is not None and "ago" in found else mod
