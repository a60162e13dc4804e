"""
The grammar of time expressions: all rules compiled into one expression over classes of words.

The leftmost rule wins, of those that begin at one word the first that means something. Since no rule repeats without
bound, the pass takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, TypeVar

from msgspec import Struct

from sayso.reading.times.rules import RULES, Rule
from sayso.reading.times.words import compiled

Meant = TypeVar("Meant")


class Match(Struct, frozen=True):
    """Where a rule fits."""

    rule: Rule
    parts: dict[str, tuple[int, int]]
    """First and last word (exclusive) of its named parts; of two with one name, the first."""
    first: int
    end: int


def find(classes: str, mean: Callable[[Match], Meant | None]) -> Iterator[Meant]:
    """What the expressions in a string of classes mean, in order; ``mean`` says None where a rule does not hold."""
    position = 0
    while (match := _GRAMMAR.search(classes, position)) and match.lastgroup is not None:
        position = match.start() + 1
        for fit in _fitting(classes, match.start(), _ORDER[match.lastgroup]):
            meant = mean(fit)
            if meant is not None:
                yield meant
            if meant is not None or fit.rule.read is None:
                position = fit.end
                break


def _fitting(classes: str, first: int, order: int) -> Iterator[Match]:
    for rule in RULES[order:]:
        pattern = _alone(rule)
        if whole := pattern.match(classes, first):
            named = [name for name in reversed(list(pattern.groupindex)) if whole.span(name)[0] >= 0]
            parts = {name.rstrip("_"): whole.span(name) for name in named}
            yield Match(rule, parts, first, whole.end())


@cache  # a rule is compiled by itself when the first text needs it
def _alone(rule: Rule) -> re.Pattern[str]:
    return compiled(_distinct(rule.pattern))


def _distinct(pattern: str) -> str:
    """A pattern in which no two groups share a name: the second ``month`` becomes ``month_``."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        count = seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}{'_' * count}>"

    return re.sub(r"\(\?P<(\w+)>", name, pattern)


_ORDER: Final = {rule.name: order for order, rule in enumerate(RULES)}
_HOPELESS: Final = (
    "WORD|CAPITAL|SIGN|PAREN|SLASH|STOP|BREAK|COMMA|PASTCUE|FUTURECUE|MONEY|JUNK|POSS|HYPHEN|IN|FROM|OF|AND|TO|OR|ON|AT|"
    "MORE|OLD|LONG|PERIOD|ERA|ZONE|UTC|TIMEWORD|BEGINNING|AHEAD|HOURS"
)
"""Classes no rule begins with."""
_UNFINISHED: Final = "THE|AN|THIS|THAT|THESE|HEDGE|OVER|FEW|EACH|LAST|NEXT|EARLY|SAME|LATEST|NUMBERWORD|SCORE"
"""Classes no rule consists of; what may not follow one is in the pattern. Most words are passed over at once."""
_FIGURES: Final = "DAYNUMBER|DIGITS|ORDINAL"
"""The same, but a day of the month may end a sentence."""
_GRAMMAR: Final = compiled(
    f"(?! {_HOPELESS} ) (?! (?:{_UNFINISHED}) (?: WORD|CAPITAL|SIGN|STOP|BREAK|PASTCUE|FUTURECUE|MONEY|JUNK|IN ) )"
    f" (?! (?:{_FIGURES}) (?: WORD|CAPITAL|PASTCUE|FUTURECUE|MONEY|JUNK ) )"
    " (?! (?:DAYNUMBER|DIGITS) (?:DAYNUMBER|DIGITS|YEARNUMBER) )"
    " (?! (?P<doubled>.) (?<! NUMBERWORD ) (?P=doubled) ) (?: "
    + "|".join(f"(?P<{rule.name}> {re.sub(r'[(][?]P<[a-z_]+>', '(?:', rule.pattern)} )" for rule in RULES)
    + ")"
)
