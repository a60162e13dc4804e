"""Past participles of English verbs."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sayso.knowledge.tables import rows

VOWELS: Final = "aeiou"
DOUBLING: Final = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxyh]$|^[^aeiou]*qu[aeiou][^aeiouwxyh]$")
"""One syllable with a short vowel, whose last consonant is doubled."""


def participle(lemma: str) -> str:
    """
    The past participle of a verb's lemma, irregular ones from a table.

    >>> participle("withdraw"), participle("carry"), participle("rescue"), participle("wrap"), participle("load")
    ('withdrawn', 'carried', 'rescued', 'wrapped', 'loaded')
    """
    known = _irregular().get(lemma)
    if known is not None:
        return known
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1] if DOUBLING.search(lemma) else ''}ed"


@cache
def _irregular() -> dict[str, str]:
    return {row["lemma"]: row["participle"] for row in rows("participles")}
