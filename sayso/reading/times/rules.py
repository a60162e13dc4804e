"""
The rules of time expressions, one a line of thought, in the order in which they are tried.

A pattern is written in names of classes (``times_vocabulary``); white space means nothing, and every repetition is
bounded. Own work after TimeML 1.2.1 and its annotation guidelines; no rules of other taggers.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.reading.times import clock, days, lengths, periods, quarters, relative
from sayso.reading.times.setting import Reader

PART = "(?: (?P<part>PARTOF|SOMETIME) | EARLIER | EARLY HYPHEN? )?"
"""``the end of``, ``early``, ``late-``, ``later``: inside the expression, without changing its value."""
YEAR = "YEARNUMBER | SHORTYEAR | NUMBERWORD NUMBERWORD (?: HYPHEN? NUMBERWORD )?"
COUNT = (
    "(?P<count> (?: NUMBER (?: (?: HYPHEN | HYPHEN? AND HYPHEN? (?: AN HYPHEN? )? )? NUMBER ){0,2} | AN SCORE |"
    " FEW SCORE? )"
    " (?: (?:TO|OR|HYPHEN) NUMBER (?: HYPHEN NUMBER )? )? )"
)
"""``two``, ``twenty-five``, ``a hundred``, ``several``, ``two to three``."""
UNIT = "(?P<unit> UNIT | UNITS )"
HEDGE = "(?P<hedge>HEDGE)?"
DIRECTION = "(?: (?P<just>THIS) (?= PAST | LAST ) )? (?P<direction> LAST | PAST | THIS | NEXT | CURRENT )"
"""``this past week`` is the last one, ``the past week`` the last seven days."""
WEEKDAY = "(?P<weekday>WEEKDAY) COMMA?"
NUMBERED = "(?: DAYNUMBER | ORDINAL )"
MONTHDAY = f"(?P<month>ANYMONTH) (?: THE (?= ORDINAL ) )? (?P<day>{NUMBERED}) (?: COMMA? (?P<year>YEARNUMBER) )?"
DAYMONTH = f"(?P<day>{NUMBERED}) OF? (?P<month>ANYMONTH) (?: COMMA? (?P<year>YEARNUMBER) )?"
DAY = f"(?: (?: WEEKDAY COMMA? )? (?: {MONTHDAY} | {DAYMONTH} ) | (?P<weekday>WEEKDAY) | (?P<deictic>DEICTIC) )"
QUARTER = "(?P<ordinal>ORD) (?: HYPHEN | FISCAL )? QUARTER"
THE_QUARTER = "(?: THE? FISCAL? HYPHEN? (?P<ordinal>ORD) FISCAL? | (?P<ordinal>ORD) HYPHEN ) QUARTER"
ZONE = "(?: PAREN (?P<zone> ZONE | UTC ) PAREN | (?P<zone> ZONE | UTC | CAPITAL CAPITAL? TIMEWORD ) )?"
"""``EST``, ``(GMT)``, ``UTC+3``, ``Moscow time``."""
ELSEWHERE = f"(?: (?= PAREN (?P<other> CLOCK | YEARNUMBER | DIGITS ) (?P<otherzone>ZONE) PAREN (?: ON? {DAY} )? ) )?"
"""``10:35 a.m. (0735 GMT) Friday``: the other clock tells the zone, the day may stand behind it."""
UNTIL_DATE = "(?: TO | AND | OR | HYPHEN | IN )"


class Rule(Struct, frozen=True):
    """One kind of expression and what it means."""

    name: str
    pattern: str
    read: Reader | None
    """None for what only looks like a time, so that no later rule takes it."""


RULES: Final = (
    Rule("iso", "(?P<iso>ISO)", days.iso),
    Rule("slashed", "(?P<date>SLASHED)", days.slashed),
    Rule("age", "THE? NUMBER? NUMBER HYPHEN? (?:UNIT|UNITS) HYPHEN? OLD | (?:UNIT|UNITS) HYPHEN? OLD", None),
    Rule(
        "clock",
        f"(?P<clock> CLOCK | PASTHOUR | NOON ) (?: IN THE (?P<half>DAYPART) | AT (?P<half>DAYPART) )? {ZONE}"
        f" {ELSEWHERE} (?: COMMA? ON? {DAY} DAYPART? )?",
        clock.clock,
    ),
    Rule(
        "four_figures",
        f"(?P<clock> YEARNUMBER | DIGITS ) (?: (?P<zone>ZONE) | UNITS | HOURS ) {ELSEWHERE} (?: COMMA? ON? {DAY} )?",
        clock.four_figures,
    ),
    Rule(
        "hour",
        f"(?<= AT ) (?P<clock> DAYNUMBER | NUMBERWORD ) (?: IN THE | AT ) (?P<half>DAYPART) (?: COMMA? ON? {DAY} )?",
        clock.clock,
    ),
    Rule(
        "month_days",
        f"{PART} (?: {WEEKDAY} )? (?P<month>ANYMONTH) (?P<day>{NUMBERED}) (?:HYPHEN|TO) (?P<last>{NUMBERED})"
        " (?! UNITS | UNIT ) (?: COMMA? (?P<year>YEARNUMBER) )?",
        days.month_day,
    ),
    Rule(
        "month_day",
        f"{PART} (?: {WEEKDAY} )? (?P<month>ANYMONTH) (?: THE (?= ORDINAL ) )? (?P<day>{NUMBERED})"
        " (?: COMMA? (?P<year>YEARNUMBER)"
        f" | (?= {UNTIL_DATE} (?: ANYMONTH {NUMBERED} | {NUMBERED} ) COMMA? (?P<year>YEARNUMBER) ) )?",
        days.month_day,
    ),
    Rule(
        "week_of",
        f"THE? (?P<week>UNITWORD) (?: OF | BEGINNING ) (?: {WEEKDAY} (?: THE )? )? (?: {MONTHDAY} | {DAYMONTH} )",
        relative.week_of,
    ),
    Rule(
        "days_month",
        f"{PART} (?P<day>{NUMBERED}) (?:HYPHEN|TO) (?P<last>{NUMBERED}) OF? (?P<month>ANYMONTH)"
        " (?: COMMA? (?P<year>YEARNUMBER) )?",
        days.month_day,
    ),
    Rule("day_month", f"{PART} (?: {WEEKDAY} (?: THE )? )? {DAYMONTH}", days.month_day),
    Rule(
        "day_listed",
        f"(?P<day>{NUMBERED}) (?= (?: {UNTIL_DATE} | COMMA ) {DAYMONTH} )",
        days.listed_day,
    ),
    Rule(
        "day_added",
        f"(?<= AND | COMMA ) (?P<day>{NUMBERED}) (?= ENDING | AND | AT | IN | ON | THE | PASTCUE )",
        days.added_day,
    ),
    Rule(
        "day_of_month",
        "THE (?P<day>ORDINAL) (?: OF (?: THE | (?P<direction> THIS | LAST | NEXT ) ) UNITWORD )?"
        " (?= ENDING | AND (?! ORDINAL ) | AT )",
        days.day_of_month,
    ),
    Rule(
        "part_of_month",
        "THE (?P<ordinal> ORDINAL | SECOND | LAST ) (?: (?P<unit> UNITWORD | WEEKEND ) | (?P<weekday>WEEKDAY) )"
        " (?: OF | IN ) (?P<month>ANYMONTH) (?: COMMA? (?P<year>YEARNUMBER) )?",
        days.part_of_month,
    ),
    Rule("month_year", f"{PART} (?P<month>ANYMONTH) (?: COMMA | OF )? (?P<year>{YEAR})", periods.month),
    Rule(
        "month_listed",
        f"{PART} (?P<month>ANYMONTH) (?= {UNTIL_DATE} ANYMONTH (?P<year>YEARNUMBER) )",
        periods.month,
    ),
    Rule("fiscal_year", f"{PART} (?P<fiscal>FISCALYEAR)", periods.fiscal_year),
    Rule(
        "quarter_code", f"{PART} (?P<code>QUARTERCODE) OF? FISCAL? (?P<year> YEARNUMBER | SHORTYEAR )?", quarters.code
    ),
    Rule("code_year", "(?P<year>YEARNUMBER) (?P<code>QUARTERCODE)", quarters.code),
    Rule(
        "same_quarter",
        "THE? (?P<same>SAME) (?: PERIOD | QUARTER ) (?: IN | OF )?"
        " (?P<ago> LAST UNITWORD | THE LAST UNITWORD | AN UNITWORD (?: AGO | EARLIER ) | YEARAGO )",
        quarters.that_quarter,
    ),
    Rule("quarter_ago", f"THE? SAME? (?P<ago>YEARAGO) {QUARTER}", quarters.quarter),
    Rule("year_ago", "THE? SAME? (?P<ago>YEARAGO) (?: QUARTER | PERIOD ) | (?P<ago>YEARAGO)", quarters.that_quarter),
    Rule("quarter", f"{PART} THE? {DIRECTION} UNITWORD POSS {QUARTER}", quarters.quarter),
    Rule("quarter_of", f"{PART} {THE_QUARTER} (?: OF | IN )? FISCAL? (?P<year>YEARNUMBER)", quarters.quarter),
    Rule("quarter_year", f"{PART} {THE_QUARTER} (?: OF | IN )? {DIRECTION} UNITWORD", quarters.quarter),
    Rule("year_quarter", f"{PART} THE? FISCAL? (?P<year>YEARNUMBER) (?:POSS)? {QUARTER}", quarters.quarter),
    Rule(
        "quarters",
        f"{PART} THE? FISCAL? (?P<ordinal>ORD) (?: (?= (?:AND|TO|OR) ORD HYPHEN? QUARTERS ) | QUARTERS )"
        " (?: (?:OF|IN)? (?P<year>YEARNUMBER) )?",
        quarters.quarter,
    ),
    Rule("plain_quarter", f"{PART} {THE_QUARTER}", quarters.quarter),
    Rule(
        "that_quarter",
        "THE? (?P<direction> LAST | THIS | NEXT | CURRENT | LATEST | THAT ) FISCAL? QUARTER",
        quarters.that_quarter,
    ),
    Rule(
        "quarter_ended",
        f"THE QUARTER (?= (?: PASTCUE | BEGINNING ) (?: {MONTHDAY} | {DAYMONTH} ) )",
        quarters.ended,
    ),
    Rule("the_quarter", "THE QUARTER (?P<ago> AN UNITWORD (?: AGO | EARLIER ) )?", quarters.that_quarter),
    Rule("years_quarter", "(?P<ago>LAST) UNITWORD POSS (?: QUARTER | PERIOD )", quarters.that_quarter),
    Rule("the_years_quarter", "THE (?P<ago> (?P<year>YEARNUMBER) ) QUARTER", quarters.years_quarter),
    Rule(
        "half_of",
        "THE? (?P<ordinal> ORDINAL | SECOND | LAST ) HYPHEN? SCORE OF?"
        f" (?: (?P<year>YEARNUMBER) | (?P<fiscal>FISCALYEAR) | {DIRECTION} FISCAL? UNITWORD | THE? (?P<decade>DECADE) |"
        " THE FISCAL? UNITWORD )",
        quarters.half,
    ),
    Rule(
        "fiscal",
        f"{PART} THE? (?: FISCAL UNITWORD? (?P<year>YEARNUMBER) | (?P<year>YEARNUMBER) FISCAL UNITWORD |"
        " (?P<direction> LAST | THIS | NEXT | CURRENT | LATEST )"
        " FISCAL UNITWORD )",
        periods.fiscal,
    ),
    Rule("half_figures", "THE? (?P<ordinal> ORDINAL | SECOND ) HYPHEN SCORE (?= WORD )", quarters.half_figures),
    Rule("the_fiscal", "(?P<the>THE)? FISCAL UNITWORD", periods.fiscal),
    Rule("each", "EACH (?P<count> NUMBERWORD | DAYNUMBER | MORE )? (?P<unit>UNIT|UNITS)", lengths.each),
    Rule(
        "each_other",
        "EACH (?: (?P<weekday>WEEKDAY) (?: DAYPART )? | (?P<season>SEASON) | (?P<month>MONTH) | (?P<daypart>DAYPART) )",
        lengths.each,
    ),
    Rule("weekdays", "(?P<weekday>WEEKDAYS) (?: DAYPART )?", lengths.each),
    Rule(
        "daypart",
        f"(?: EARLY HYPHEN? | PARTOF )? (?: {WEEKDAY} )? (?: {MONTHDAY} | {DAYMONTH} ) COMMA? (?P<daypart>DAYPART)",
        clock.daypart,
    ),
    Rule(
        "day_part",
        "(?: EARLY HYPHEN? | PARTOF | EARLIER )? THE? (?: (?P<direction> LAST | THIS | NEXT | THAT | SAME )?"
        " (?P<weekday>WEEKDAY)"
        " | (?P<deictic>DEICTIC) | (?P<direction> LAST | THIS | NEXT | THAT | SAME ) ) EARLY?"
        " (?P<daypart>DAYPART|NOON|OVERNIGHT)",
        clock.daypart,
    ),
    Rule("part_day", f"EARLY HYPHEN? (?P<daypart>DAYPART) (?: (?:OF|ON)? {DAY} )?", clock.daypart),
    Rule(
        "the_part",
        f"(?: THE? (?P<daypart>DAYPART) (?: OF | ON )? {DAY} (?: DAYPART )? | THE (?P<alone> (?P<daypart>DAYPART) ) )",
        clock.daypart,
    ),
    Rule("bare_part", "(?<= AT | IN | BEFORE | HEDGE ) (?P<alone> (?P<daypart>DAYPART) )", clock.bare_part),
    Rule("tonight", "EARLY? (?P<daypart> TONIGHT | OVERNIGHT )", clock.daypart),
    Rule(
        "week_from",
        f"(?: {COUNT} | (?P<count>AN) ) {UNIT} (?P<ago> FROM | AGO | FROMNOW ) ON?"
        " (?: THIS | (?P<direction>NEXT|LAST) )? (?: (?P<weekday>WEEKDAY) | (?P<deictic>DEICTIC) )",
        relative.week_from,
    ),
    Rule(
        "weekday_of",
        "(?P<weekday>WEEKDAY) OF (?P<direction> LAST | THIS | NEXT ) (?P<unit>UNITWORD)",
        relative.weekday_of,
    ),
    Rule(
        "ago",
        f"(?: HEDGE | OVER )? (?: {COUNT} | (?P<count>AN|THE) (?: FEW )? ) MORE? HYPHEN? {UNIT}"
        " (?P<half> AND AN SCORE )? (?P<ago> AGO | EARLIER | FROMNOW )",
        relative.ago,
    ),
    Rule("units_ago", f"{UNIT} (?P<ago> AGO | EARLIER )", relative.ago),
    Rule(
        "twice",
        "THE (?P<unit>UNITWORD|WEEKEND) (?P<side>BEFORE) (?P<direction>LAST|NEXT)"
        " (?! UNIT | UNITS | WEEKDAY | ANYMONTH | SEASON | HOLIDAY )",
        relative.twice,
    ),
    Rule(
        "day_beside",
        "THE (?P<unit>UNITWORD) (?P<side>BEFORE) (?: (?P<direction>LAST|NEXT)? (?P<weekday>WEEKDAY)"
        f" | (?P<deictic>DEICTIC) | {MONTHDAY} | (?P<holiday>HOLIDAY) )",
        relative.day_beside,
    ),
    Rule(
        "unit_beside",
        "THE (?P<unit> UNITWORD | DAYPART ) (?P<side>BEFORE) (?= ENDING | AND | TO | PASTCUE )",
        relative.unit_beside,
    ),
    Rule(
        "first_of",
        f"THE? (?P<ordinal> ORDINAL | LAST ) {COUNT} {UNIT} (?= (?:OF|IN)"
        f" (?: (?P<year>YEARNUMBER) | {DIRECTION} UNITWORD | THE (?P<own>UNITWORD) ) )",
        lengths.first_of,
    ),
    Rule(
        "window",
        f"THE (?: {COUNT} )? {UNIT} (?= (?: TO | IN | PASTCUE | BEGINNING ) (?: {MONTHDAY} | {DAYMONTH} |"
        " (?P<month>ANYMONTH) (?P<year>YEARNUMBER)? ) )",
        lengths.window,
    ),
    Rule(
        "stretch",
        f"{HEDGE} (?: EACH OF )? (?: THE | THESE )? (?P<direction> LAST | PAST | NEXT | LATEST | ORDINAL | THESE )"
        f" (?: {COUNT} ) MORE? HYPHEN? {UNIT}",
        lengths.stretch,
    ),
    Rule("vague", "THE? (?P<direction> RECENT | PAST | NEXT | LAST ) (?P<unit>UNITS) (?: AND UNITS )?", lengths.vague),
    Rule("ahead", "THE (?P<direction>(?P<unit>UNITS)) AHEAD", lengths.vague),
    Rule(
        "weekend",
        f"{PART} (?: THE | THE? (?P<direction> LAST | THIS | NEXT ) | THIS (?P<direction> PAST ) ) (?P<unit>WEEKEND)",
        relative.weekend,
    ),
    Rule(
        "unit",
        f"{PART} (?P<the>THE)? (?: {DIRECTION} | THAT? (?P<direction> SAME ) | (?P<direction> THAT ) ) (?P<unit>UNIT)",
        relative.unit,
    ),
    Rule("end_of_unit", "(?P<part>PARTOF) (?P<unit>UNIT)", relative.end_of_unit),
    Rule(
        "season",
        f"{PART} THE? (?: {DIRECTION} | THAT )? (?P<season>SEASON) (?: OF? (?P<year> YEARNUMBER | SHORTYEAR ) )?",
        periods.season,
    ),
    Rule(
        "decade",
        f"{PART} (?P<the>THE)? (?: EARLY HYPHEN? )? (?P<century>NUMBERWORD)? (?P<decade>DECADE)",
        periods.decade,
    ),
    Rule(
        "century",
        f"{PART} THE? (?: EARLY HYPHEN? )? (?P<ordinal>ORDINAL) HYPHEN? (?P<century>UNITWORD)",
        periods.century,
    ),
    Rule("new_year", "NEWYEAR", periods.new_year),
    Rule("year_end", f"{PART} (?P<end>YEAREND) (?P<year>YEARNUMBER)?", periods.year_end),
    Rule(
        "holiday",
        f"{PART} (?: {DIRECTION} )? (?P<holiday>HOLIDAY)"
        " (?: (?P<unit> WEEKEND | UNITWORD ) | COMMA? (?P<year>YEARNUMBER) )?",
        days.holiday,
    ),
    Rule("the_year", f"{PART} THE UNITWORD (?P<year> {YEAR} | NUMBERWORD SCORE )", periods.year),
    Rule(
        "years",
        f"{PART} (?P<year>YEARNUMBER) (?:HYPHEN|SLASH) (?P<last>YEARNUMBER|DAYNUMBER|DIGITS) (?: FISCAL UNITWORD )?",
        periods.years,
    ),
    Rule("year", f"{PART} (?P<year>{YEAR}) (?: OR EARLIER )?", periods.year),
    Rule(
        "weekday",
        f"(?: (?P<part>PARTOF) | EARLY HYPHEN? | EARLIER )? (?: THE? {DIRECTION} )? (?P<weekday>WEEKDAY)",
        days.day,
    ),
    Rule("month", f"{PART} (?: {DIRECTION} )? (?P<month>ANYMONTH)", periods.month),
    Rule("deictic", "EARLY? EARLIER? (?P<deictic>DEICTIC)", days.day),
    Rule("adverb", "(?P<adverb>ADVERB)", lengths.adverb),
    Rule(
        "duration",
        f"(?: AN {COUNT} HYPHEN? {UNIT} PERIOD |"
        f" (?: HEDGE | OVER )? (?: THE? {COUNT} MORE? | {COUNT} MORE? HYPHEN MORE? ) {UNIT}"
        " (?P<half> AND AN SCORE )? (?: HYPHEN? LONG )? )",
        lengths.duration,
    ),
    Rule("unit_long", "(?P<unit> UNITWORD | UNITS | UNITLONG ) (?: (?<= UNITLONG ) | HYPHEN MORE )", lengths.unit_long),
    Rule("units", "(?P<unit>UNITS)", lengths.units),
    Rule("the_week", "THE (?P<unit>UNITWORD)", relative.the_unit),
    Rule("whole", "(?: THE | AN ) MORE (?P<unit>UNITWORD)", lengths.whole),
    Rule("one_half", "(?P<count> AN ) (?P<unit>UNITWORD) (?P<half> AND AN SCORE )", lengths.duration),
    Rule(
        "quarter_of_unit",
        "(?: (?P<many>NUMBERWORD) HYPHEN? QUARTERS | (?: AN | THE? (?: PAST | LAST ) )? QUARTER )"
        " (?: HYPHEN | OF AN ) UNITWORD",
        lengths.quarter_of_unit,
    ),
    Rule("half_unit", "(?P<count>SCORE) (?: AN | HYPHEN ) (?P<unit>UNITWORD)", lengths.duration),
    Rule(
        "one", "(?P<hedge> HEDGE | OVER )? AN MORE? (?P<unit>UNITWORD) (?P<more> OR (?: NUMBER | MORE ) )?", lengths.one
    ),
    Rule("now", "NOW", lengths.present),
    Rule("recently", "RECENTLY", lengths.past),
    Rule("the_past", "THE (?: PAST | PASTNESS )", lengths.past),
    Rule("current", "CURRENT", lengths.present),
    Rule("recent", "RECENT", lengths.past),
    Rule("the_future", "THE FUTURE", lengths.future),
)
