"""
The words of a report as features with weights: what a story is recognised by.

Function words say nothing, names and numbers say most; in between, the rarer a word in English, the more it says.
How rare, ``data/word_ranks.txt`` tells before a stream has shown it.

Source of the ranks: the whole words of BERT's uncased English vocabulary in its order, which is that of frequency
(Devlin et al. 2019, Apache-2.0).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Final

from msgspec import Struct

WORD: Final = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’.&][^\W_]+)*")
ROOT: Final = 7
"""Letters of a root that count: execute, execution and executed share them, Venezuela and Venezuelan too."""
LEAD_WORDS: Final = 400
"""Words of the text that count; what follows is mostly background."""
TEXT_WEIGHT: Final = 0.75
"""Of a word that stands in the text and not in the title."""


DIGITS: Final = 3
"""What is kept of a weight: a ledger writes them down, and what it reads again must be what a stream has in hand."""
MEMO: Final = 1 << 16
"""Words whose root and rarity are at hand: a stream repeats its words, and reading them takes most of the time."""


class Weights(Struct, frozen=True, kw_only=True):
    """How much each kind of word counts. Chosen on ecb-train and the fnc development parts."""

    name: float = 1.0
    number: float = 1.0
    text: float = TEXT_WEIGHT


def features(title: str, text: str, weights: Weights) -> dict[str, float]:
    """
    Every word that says something, with its weight in this report before rarity counts.

    >>> sorted(features("Eleven aboard as the Hvítanes sinks", "", Weights()))
    ['11', 'aboard', 'hvítan', 'sink']
    """
    found: dict[str, float] = {}
    heading = WORD.findall(title)
    _put(found, heading, 1.0, weights)
    if text:
        _put(found, WORD.findall(text)[:LEAD_WORDS], weights.text if heading else 1.0, weights)
    return found


@lru_cache(maxsize=MEMO)
def rarity(stem: str) -> float:
    """How much a word says before anything was counted: the logarithm of its rank among English words."""
    rank = _ranks().get(stem)
    if rank is None:
        return SHORT_NUMBER if stem.isdigit() and len(stem) <= 2 else UNRANKED
    return max(1.0, log(rank))


@lru_cache(maxsize=MEMO)
def stem(word: str) -> str:
    """
    A word without case and the commonest endings; small numbers in digits.

    >>> [stem(word) for word in ("Navy's", "navies", "strikes", "stopped", "U.S.", "Three", "executions")]
    ['navy', 'navy', 'strik', 'stop', 'us', '3', 'executi']
    """
    bare = word.lower().replace("’", "'").removesuffix("'s").replace("'", "").replace(".", "").replace(",", "")
    if bare in NUMBERS:
        return NUMBERS[bare]
    if len(bare) == 4 and bare[-1] == "s" and bare[-2] != "s":
        return bare[:-1]
    if len(bare) <= 4 or bare[0].isdigit():
        return bare
    return _without_ending(bare)[:ROOT]


def _without_ending(bare: str) -> str:
    for ending, instead in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 3 and not bare.endswith("ss"):
            bare = bare[: -len(ending)] + instead
            break
    if len(bare) > 4 and bare[-1] == "e":
        bare = bare[:-1]
    return bare[:-1] if len(bare) > 4 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare


NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
    if word != "one"
} | {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}
"""One and first are said of too many things."""
ENDINGS: Final = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ers", "er"), ("es", ""), ("s", ""))
UNRANKED: Final = 10.3
"""Above the rarest of the table."""
SHORT_NUMBER: Final = 8.0
SILENT: Final = frozenset(
    """
    a an the of in to on at for by with from as and or but is are was were be been being has have had do does did will
    would can could may might should it its he she they them his her their this that these those i you we who which
    what when where how not no than then there here after before over under into out up down about says said say new
    us u s t re ll ve
    """.split()
)


def _put(found: dict[str, float], words: list[str], weight: float, weights: Weights) -> None:
    capitals = _headline_capitals(words)
    counts: Counter[str] = Counter()
    for place, word in enumerate(words):
        root = stem(word)
        if not root or root in SILENT:
            continue
        counts[root] += 1
        much = weight
        if word[0].isdigit():
            much *= weights.number
        elif place and not capitals and word[0].isupper():
            much *= weights.name
        if much > found.get(root, 0.0):
            found[root] = much
    for root, count in counts.items():
        if count > 1:
            found[root] = round(found[root] * (1 + 0.5 * log(count)), DIGITS)


def _headline_capitals(words: list[str]) -> bool:
    """Whether the words are set In Capitals As Headlines Are, so that a capital tells no name."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) > 0.6 * len(long)


@cache
def _ranks() -> dict[str, int]:
    lines = files("sayso.following").joinpath("data", "word_ranks.txt").read_text(encoding="utf-8").splitlines()
    ranks: dict[str, int] = {}
    for rank, word in enumerate(lines, start=1):
        ranks.setdefault(stem(word), rank)
    return ranks
