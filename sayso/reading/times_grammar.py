"""
The grammar of time expressions: one rule a line of thought, all compiled into one expression over classes of words.

A pattern is written in names of classes (``times_words``); white space means nothing. The leftmost rule wins, of those
that begin at one word the first in the list. Every repetition is bounded, so the pass takes time in proportion to the
text. Own work after TimeML 1.2.1 and the corpora's annotation guidelines; no rules of other taggers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sayso.reading import times_lengths as lengths
from sayso.reading import times_values as values
from sayso.reading.times_story import Reader
from sayso.reading.times_words import compiled

PART = "(?: (?P<part>PARTOF|SOMETIME) | EARLIER | EARLY HYPHEN? )?"
"""``the end of``, ``early``, ``late-``, ``later``: inside the expression, without changing its value."""
YEAR = "YEARNUMBER | SHORTYEAR | NUMBERWORD NUMBERWORD (?: HYPHEN NUMBERWORD )?"
COUNT = (
    "(?P<count> (?: NUMBER (?: (?:HYPHEN|AND AN?)? NUMBER ){0,2} | AN SCORE | FEW )"
    " (?: (?:TO|OR|HYPHEN) NUMBER (?: HYPHEN NUMBER )? )? )"
)
"""``two``, ``twenty-five``, ``a hundred``, ``several``, ``two to three``."""
UNIT = "(?P<unit> UNIT | UNITS )"
HEDGE = "(?P<hedge>HEDGE)?"
DIRECTION = "(?: (?P<just>THIS) (?= PAST | LAST ) )? (?P<direction> LAST | PAST | THIS | NEXT | CURRENT )"
"""``this past week`` is the last one, ``the past week`` the last seven days."""
WEEKDAY = "(?P<weekday>WEEKDAY) COMMA?"
MONTHDAY = "(?P<month>ANYMONTH) (?P<day>DAYNUMBER|ORDINAL) (?: COMMA? (?P<year>YEARNUMBER) )?"
DAYMONTH = "(?P<day>DAYNUMBER|ORDINAL) OF? (?P<month>ANYMONTH) (?: COMMA? (?P<year>YEARNUMBER) )?"
DAY = f"(?: (?: WEEKDAY COMMA? )? {MONTHDAY} | (?P<weekday>WEEKDAY) | (?P<deictic>DEICTIC) )"
QUARTER = "(?P<ordinal>ORD) (?: HYPHEN | FISCAL )? QUARTER"
THE_QUARTER = "(?: THE? FISCAL? HYPHEN? (?P<ordinal>ORD) FISCAL? | (?P<ordinal>ORD) HYPHEN ) QUARTER"


class Rule(Struct, frozen=True):
    """One kind of expression and what it means."""

    name: str
    pattern: str
    read: Reader


RULES = (
    Rule("iso", "(?P<iso>ISO)", values.iso),
    Rule("slashed", "(?P<date>SLASHED)", values.slashed),
    Rule("age", "THE? NUMBER HYPHEN? (?:UNIT|UNITS) HYPHEN? OLD | (?:UNIT|UNITS) HYPHEN? OLD", lengths.nothing),
    Rule("clock", f"(?P<clock>CLOCK) (?P<zone>ZONE ZONE?)? (?: COMMA? ON? {DAY} )?", values.clock),
    Rule("noon", f"(?P<clock>NOON) (?P<zone>ZONE)? (?: ON? {DAY} )?", values.clock),
    Rule(
        "month_day",
        f"{PART} (?: {WEEKDAY} )? (?P<month>ANYMONTH) (?P<day>DAYNUMBER|ORDINAL)"
        " (?: (?:HYPHEN|TO) (?P<last>DAYNUMBER|ORDINAL) )? (?: COMMA? (?P<year>YEARNUMBER) )?",
        values.month_day,
    ),
    Rule("week_of", f"THE? (?P<week>UNITWORD) OF (?: {WEEKDAY} )? {MONTHDAY}", values.week_of),
    Rule("day_month", f"{PART} (?: {WEEKDAY} (?: THE )? )? {DAYMONTH}", values.month_day),
    Rule("month_year", f"{PART} (?P<month>ANYMONTH) (?: COMMA | OF )? (?P<year>{YEAR})", values.month),
    Rule(
        "same_quarter",
        "THE? (?P<same>SAME) (?: PERIOD | QUARTER ) (?: IN | OF )?"
        " (?P<ago> LAST UNITWORD | THE LAST UNITWORD | AN UNITWORD (?: AGO | EARLIER ) | YEARAGO )",
        values.that_quarter,
    ),
    Rule("quarter_ago", f"THE? SAME? (?P<ago>YEARAGO) {QUARTER}", values.quarter),
    Rule("year_ago", "THE? SAME? (?P<ago>YEARAGO) (?: QUARTER | PERIOD ) | (?P<ago>YEARAGO)", values.that_quarter),
    Rule("quarter", f"{PART} THE? {DIRECTION} UNITWORD POSS {QUARTER}", values.quarter),
    Rule("quarter_of", f"{PART} {THE_QUARTER} (?: OF | IN )? FISCAL? (?P<year>YEARNUMBER)", values.quarter),
    Rule("quarter_year", f"{PART} {THE_QUARTER} (?: OF | IN )? {DIRECTION} UNITWORD", values.quarter),
    Rule("year_quarter", f"{PART} THE? FISCAL? (?P<year>YEARNUMBER) (?:POSS)? {QUARTER}", values.quarter),
    Rule("plain_quarter", f"{PART} {THE_QUARTER}", values.quarter),
    Rule(
        "that_quarter",
        "THE? (?P<direction> LAST | THIS | NEXT | CURRENT | LATEST | THAT ) FISCAL? QUARTER",
        values.that_quarter,
    ),
    Rule("the_quarter", "THE QUARTER (?P<ago> AN UNITWORD (?: AGO | EARLIER ) )?", values.that_quarter),
    Rule("years_quarter", "(?P<ago>LAST) UNITWORD POSS (?: QUARTER | PERIOD )", values.that_quarter),
    Rule("the_years_quarter", "THE (?P<ago> (?P<year>YEARNUMBER) ) QUARTER", values.years_quarter),
    Rule(
        "half_of",
        "THE? (?P<ordinal> ORDINAL | SECOND | LAST ) HYPHEN? SCORE OF?"
        f" (?: (?P<year>YEARNUMBER) | {DIRECTION} UNITWORD | THE? (?P<decade>DECADE) )",
        values.half,
    ),
    Rule(
        "fiscal",
        f"{PART} THE? (?: FISCAL (?P<year>YEARNUMBER) | (?P<direction> LAST | THIS | NEXT | CURRENT | LATEST )"
        " FISCAL UNITWORD | FISCAL UNITWORD )",
        values.fiscal,
    ),
    Rule("each", "EACH (?P<count>NUMBERWORD|DAYNUMBER)? (?P<unit>UNIT|UNITS)", lengths.each),
    Rule(
        "each_other",
        "EACH (?: (?P<weekday>WEEKDAY) (?: DAYPART )? | (?P<season>SEASON) | (?P<month>MONTH) | (?P<daypart>DAYPART) )",
        lengths.each,
    ),
    Rule("weekdays", "(?P<weekday>WEEKDAYS) (?: DAYPART )?", lengths.each),
    Rule(
        "daypart",
        f"(?: EARLY HYPHEN? | PARTOF )? (?: {WEEKDAY} )? {MONTHDAY} COMMA? (?P<daypart>DAYPART)",
        values.daypart,
    ),
    Rule(
        "day_part",
        "(?: EARLY HYPHEN? | PARTOF )? THE? (?: (?P<direction> LAST | THIS | NEXT | THAT )? (?P<weekday>WEEKDAY) |"
        " (?P<deictic>DEICTIC) | (?P<direction> LAST | THIS | NEXT | THAT ) ) EARLY?"
        " (?P<daypart>DAYPART|NOON|OVERNIGHT)",
        values.daypart,
    ),
    Rule("part_day", f"EARLY HYPHEN? (?P<daypart>DAYPART) (?: OF? {DAY} )?", values.daypart),
    Rule(
        "the_part", f"(?: THE? (?P<daypart>DAYPART) (?: OF | ON )? {DAY} | THE (?P<daypart>DAYPART) )", values.daypart
    ),
    Rule("tonight", "EARLY? (?P<daypart> TONIGHT | OVERNIGHT )", values.daypart),
    Rule(
        "ago",
        f"(?: HEDGE | OVER )? (?: {COUNT} | (?P<count>AN|THE) (?: FEW )? ) MORE? HYPHEN? {UNIT} (?: AND AN SCORE )?"
        " (?P<ago> AGO | EARLIER | FROMNOW )",
        values.ago,
    ),
    Rule("units_ago", f"{UNIT} (?P<ago> AGO | EARLIER )", values.ago),
    Rule(
        "stretch",
        f"{HEDGE} (?: EACH OF )? THE? (?P<direction> LAST | PAST | NEXT | LATEST | ORDINAL | THESE )"
        f" (?: {COUNT} ) MORE? HYPHEN? {UNIT}",
        lengths.stretch,
    ),
    Rule("vague", "THE? (?P<direction> RECENT | PAST | NEXT | LAST ) (?P<unit>UNITS) (?: AND UNITS )?", lengths.vague),
    Rule(
        "weekend",
        f"{PART} (?: THE | THE? (?P<direction> LAST | THIS | NEXT ) | THIS (?P<direction> PAST ) ) (?P<unit>WEEKEND)",
        values.weekend,
    ),
    Rule(
        "unit",
        f"{PART} (?P<the>THE)? (?: {DIRECTION} | (?P<direction> THAT | SAME ) ) (?P<unit>UNIT)",
        values.unit,
    ),
    Rule(
        "season",
        f"{PART} THE? (?: {DIRECTION} | THAT )? (?P<season>SEASON) (?: OF? (?P<year>YEARNUMBER) )?",
        values.season,
    ),
    Rule("decade", f"{PART} (?P<the>THE)? (?: EARLY HYPHEN? )? (?P<decade>DECADE)", values.decade),
    Rule(
        "century",
        f"{PART} THE? (?: EARLY HYPHEN? )? (?P<ordinal>ORDINAL) HYPHEN? (?P<century>UNITWORD)",
        values.century,
    ),
    Rule("year_end", f"{PART} (?P<end>YEAREND) (?P<year>YEARNUMBER)?", values.year_end),
    Rule("holiday", f"{PART} (?: {DIRECTION} )? (?P<holiday>HOLIDAY) (?P<year>YEARNUMBER)?", values.holiday),
    Rule("the_year", f"{PART} THE UNITWORD (?P<year> {YEAR} | NUMBERWORD SCORE )", values.year),
    Rule("year", f"{PART} (?P<year>{YEAR}) (?: OR EARLIER )?", values.year),
    Rule(
        "weekday",
        f"(?: (?P<part>PARTOF) | EARLY HYPHEN? )? (?: THE? {DIRECTION} )? (?P<weekday>WEEKDAY)",
        values.deictic,
    ),
    Rule("month", f"{PART} (?: {DIRECTION} )? (?P<month>ANYMONTH)", values.month),
    Rule("deictic", "EARLY? EARLIER? (?P<deictic>DEICTIC)", values.deictic),
    Rule("adverb", "(?P<adverb>ADVERB)", lengths.adverb),
    Rule(
        "duration",
        f"(?: AN {COUNT} HYPHEN? {UNIT} PERIOD |"
        f" (?: HEDGE | OVER )? (?: THE? {COUNT} MORE? | {COUNT} MORE? HYPHEN MORE? ) {UNIT}"
        " (?P<half> AND AN SCORE )? (?: HYPHEN? LONG )? )",
        lengths.duration,
    ),
    Rule("units", "(?P<unit>UNITS)", lengths.units),
    Rule("the_week", "THE (?P<unit>UNITWORD)", values.the_unit),
    Rule("one_half", "(?P<count> AN ) (?P<unit>UNITWORD) (?P<half> AND AN SCORE )", lengths.duration),
    Rule("half_unit", "(?P<count>SCORE) (?: AN | HYPHEN ) (?P<unit>UNITWORD)", lengths.duration),
    Rule("one", "(?P<hedge> HEDGE | OVER )? AN MORE? (?P<unit>UNITWORD)", lengths.one),
    Rule("now", "NOW", lengths.present),
    Rule("recently", "RECENTLY", lengths.past),
    Rule("the_past", "THE PAST", lengths.past),
    Rule("current", "CURRENT", lengths.present),
    Rule("recent", "RECENT", lengths.past),
    Rule("the_future", "THE FUTURE", lengths.future),
)


def find(classes: str) -> Iterator[tuple[Rule, dict[str, tuple[int, int]], int, int]]:
    """Every expression in a string of classes: its rule, the words of its named parts, its first word and the end."""
    for match in _GRAMMAR.finditer(classes):
        if match.lastgroup is None or match.start() == match.end():
            continue
        rule = _BY_NAME[match.lastgroup]
        whole = _PATTERNS[rule.name].match(classes, match.start(), match.end() + 1)
        if whole is None:
            continue
        parts = {name.rstrip("_"): whole.span(name) for name in whole.re.groupindex if whole.span(name)[0] >= 0}
        yield rule, parts, match.start(), match.end()


def _distinct(pattern: str) -> str:
    """A pattern in which no two groups share a name: the second ``month`` becomes ``month_``."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        count = seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}{'_' * count}>"

    return re.sub(r"\(\?P<(\w+)>", name, pattern)


_BY_NAME = {rule.name: rule for rule in RULES}
_PATTERNS = {rule.name: compiled(_distinct(rule.pattern)) for rule in RULES}
_HOPELESS = (
    "WORD|CAPITAL|SIGN|STOP|BREAK|COMMA|PASTCUE|FUTURECUE|MONEY|JUNK|POSS|HYPHEN|IN|OF|AND|TO|OR|ON|AT|MORE|OLD|LONG|"
    "PERIOD|ERA"
)
"""Classes no rule begins with."""
_UNFINISHED = (
    "THE|AN|THIS|THAT|THESE|HEDGE|OVER|FEW|EACH|LAST|NEXT|EARLY|SAME|LATEST|DAYNUMBER|DIGITS|NUMBERWORD|SCORE|ORDINAL"
)
"""Classes no rule consists of; what may not follow one is in the pattern. Most words are passed over at once."""
_GRAMMAR = compiled(
    f"(?! {_HOPELESS} ) (?! (?:{_UNFINISHED}) (?: WORD|CAPITAL|SIGN|STOP|BREAK|PASTCUE|FUTURECUE|MONEY|JUNK|IN ) )"
    " (?! (?:DAYNUMBER|DIGITS) (?:DAYNUMBER|DIGITS|YEARNUMBER) | MAYBE MAYBE | AN AN ) (?: "
    + "|".join(f"(?P<{rule.name}> {re.sub(r'[(][?]P<[a-z_]+>', '(?:', rule.pattern)} )" for rule in RULES)
    + ")"
)
