"""The words of time expressions, by class: what the grammar's names stand for."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import holidays, zones

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
UNITS: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "E", "fortnight": "F", "month": "N",
    "quarter": "Q", "year": "Y", "decade": "X", "century": "C", "millennium": "L",
}  # fmt: skip
"""A letter for each unit of time; those TIMEX3 shares (M for both months and minutes) are told apart."""
SEASONS: Final = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DAYPARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "dusk": "EV",
    "sunrise": "MO", "sunset": "EV", "lunchtime": "MI", "mid-morning": "MO", "midmorning": "MO", "pre-dawn": "MO",
    "predawn": "MO", "early hours": "MO", "small hours": "MO", "wee hours": "MO", "predawn hours": "MO",
    "pre-dawn hours": "MO", "early morning hours": "MO", "mid-afternoon": "AF", "midafternoon": "AF",
    "daytime": "DT", "mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI", "nightfall": "EV",
}  # fmt: skip

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
NUMBERS: Final = {word: float(value) for value, word in enumerate(_NUMBER_WORDS.split())} | {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0,
    "ninety": 90.0, "hundred": 100.0, "thousand": 1000.0, "dozen": 12.0, "half": 0.5,
}  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Final = {word: value for value, word in enumerate(_ORDINALS.split(), 1)} | {
    "twenty-first": 21, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
DECADES: Final = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

PLAIN: Final = {
    "THE": "the",
    "AN": "a an",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these those",
    "LAST": "last previous preceding",
    "PAST": "past",
    "NEXT": "next following coming upcoming ensuing",
    "CURRENT": "current",
    "LATEST": "latest|most recent",
    "SAME": "same|corresponding|comparable",
    "EACH": "each every",
    "EARLY": "early|late|mid|very early|very late",
    "EARLIER": "earlier later",
    "AGO": "ago",
    "BEFORE": "before after",
    "AHEAD": "ahead|to come",
    "PARTOF": "the end of|the beginning of|the start of|the middle of|the close of|the rest of|the remainder of|"
    "the latter part of|the early part of|the turn of|the first part of|the height of|the end of the|"
    "the beginning of the|the start of the|the middle of the|the rest of the|the turn of the|later in the|"
    "earlier in the|late in the|early in the|end of the|middle of the|beginning of the|start of the|rest of the|"
    "beginning of|end of|middle of|early in|late in|later in|earlier in|the latter half of",
    "SOMETIME": "sometime|some time",
    "HEDGE": "about|around|nearly|almost|roughly|approximately|under|at least|at most|more than|less than|"
    "fewer than|up to|no more than|no less than|just over|just under|as long as|as many as|well over|at least the|"
    "close to|a little over|little more than",
    "OVER": "over",
    "SCORE": "hundred thousand dozen half",
    "FEW": "several|few|a few|a couple of|couple of|a number of|many|a couple|some|hundreds of|thousands of|"
    "tens of thousands of|dozens of|scores of",
    "MORE": "more|full|whole|consecutive|straight|successive|trading|business|working|calendar|additional|long|short|"
    "entire|extra|other|solid",
    "FISCAL": "fiscal|financial",
    "PERIOD": "period",
    "TIMEWORD": "time",
    "HOURS": "hrs",
    "OF": "of",
    "AND": "and",
    "TO": "to|through|till",
    "OR": "or",
    "AT": "at",
    "ON": "on",
    "FROM": "from between",
    "IN": "in since during until by for throughout within as",
    "BEGINNING": "beginning|starting|commencing|ending",
    "TODAY": "today",
    "YESTERDAY": "yesterday",
    "TOMORROW": "tomorrow",
    "TONIGHT": "tonight",
    "OVERNIGHT": "overnight",
    "NOON": "noon|midnight|midday",
    "NOW": "now|currently|these days|nowadays|at present|presently|at the moment",
    "RECENTLY": "recently|more recently|most recently|lately",
    "RECENT": "recent",
    "FUTURE": "future|near future|immediate future|distant future",
    "PASTNESS": "recent past|distant past",
    "ERA": "bc|ad|b.c.|a.d.|bce|ce",
    "ZONE": "|".join(("local time", "gmt", "utc", *sorted(name for name in zones.names() if " " in name))),
    "NEWYEAR": "the new year|the coming year",
    "YEAREND": "year-end|year end|year's end|the year end|the year's end|the year-end",
    "YEARAGO": "year-ago|year-earlier|year-before",
    "ADVERB": "daily|weekly|monthly|yearly|annually|nightly|hourly|biweekly|fortnightly",
    "OLD": "old|olds",
    "LONG": "long|plus|period",
    "UNITLONG": "hourlong daylong weeklong monthlong yearlong decadelong",
    "FROMNOW": "from now|hence|from today",
    "FUTURECUE": "will|shall|'ll|won't|would|scheduled|expected|due|plans|plan|planned|planning|going to|set to|"
    "set for|slated|upcoming|ahead of|"
    "to be|to begin|to start|to meet|to open|to vote|to hold|to take|to resume|to end|to expire|to appear|to go|hopes|"
    "intends|aims|until|may|might|should|must|deadline|await|awaits|prepares|preparing|expects|expire|expires|"
    "payable|effective|expiring|forthcoming",
    "PASTCUE": "said|died|says|was|were|had|did|has|have|went|met|took|told|began|came|made|held|fell|rose|won|lost|"
    "left|"
    "found|gave|got|saw|sent|shot|struck|broke|became|brought|built|bought|sold|spoke|led|let|ran|put|hit|grew|knew|"
    "thought|wrote|threw|drove|flew|fought|kept|paid|read|sat|stood|spent|sank|swept|quoted|quit|reported|since|"
    "hurt|cut|drew|felt|heard|laid|meant|sought|taught|wore|blew|burst|dealt|dug|fled|hung|lit|shook|sprang|stole|"
    "swore|tore|woke|withdrew|overthrew",
}  # fmt: skip
"""Classes and their words; ``|`` between phrases, white space between words. The first class to list a word has it."""

HAPPENED: Final = frozenset(
    "attack attacks crash shooting stabbing blast blasts explosion explosions killing killings murder murders death "
    "deaths assault raid raids bombing fire earthquake quake collapse derailment arrest arrests incident riot riots "
    "clash clashes loss defeat victory win landslide ambush massacre robbery kidnapping abduction coup announcement "
    "ruling decision remarks".split()
)
"""Nouns whose date is past: the crash on Friday, Monday's attack."""

REMEMBERED: Final = {
    (9, 11): (2001, frozenset(("attacks", "attack", "hijackings", "terrorist"))),
    (7, 7): (2005, frozenset(("bombings", "bombers", "attacks"))),
    (1, 6): (2021, frozenset(("riot", "rioters", "insurrection", "attack", "capitol", "committee"))),
    (10, 7): (2023, frozenset(("attacks", "attack", "massacre", "massacres"))),
}
"""Days that news calls by month and day alone, with their year and what they are followed by."""

_HOURS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"

PATTERNS: Final = {
    "ISO": r"(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])",
    "SLASHED": r"(?<![\w/.-])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-(?=\d{4}))(?:\d{4}|\d\d)(?![\w/-]|\.\d)",
    "CLOCK": r"(?<![\w:.$])\d{1,2}(?:[:.]\d\d)?\s?(?:[APap]\.[Mm]\.|[APap]\.?[Mm]\b|o['’]clock\b)|"
    r"(?<![\w:.$])\d{1,2}:\d\d(?::\d\d)?(?![\w:])",
    "PASTHOUR": rf"(?:half past|(?:a\s)?quarter (?:past|to)) {_HOURS}\b|{_HOURS} o['’]clock\b",
    "DECADE": r"(?<![\w$])(?:1[0-9]|20)\d0'?s\b",
    "SHORTDECADE": r"['’‘`]\d0s\b",
    "MONEY": r"[$£€¥]\s?\d[\d,.]*",
    "PERCENT": r"(?<![\w$])\d[\d,.]*\s?(?:%|percent|per cent|pct)",
    "ORDINAL": r"(?<![\w$])\d{1,3}(?:st|nd|rd|th)\b",
    "FRACTION": r"(?<![\w$,./-])\d{1,3}\s+[1-3]/[2-4](?!\w)",
    "SHORTYEAR": r"(?<!\w)['’‘]\d\d(?!\w)",
    "FISCALYEAR": r"(?<!\w)F\.?Y\.?[ -]?(?:20)?\d\d(?:[-–/]\d\d)?(?![\w-])",
    "QUARTERCODE": r"(?<!\w)(?:Q[1-4]|H[12])(?:[ -]?(?:FY)?(?:20\d\d|['’]\d\d)|\d\d)?(?![\w-])",
    "CODED": r"(?<!\w)(?:[1-4]Q|[12]H)(?:[ -]?(?:FY)?(?:20\d\d|['’]\d\d)|\d\d)?(?![\w-])",
    "UTC": r"(?<!\w)(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::\d\d)?(?!\w)",
    "DIGITS": r"(?<![\w$.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)",
    "JUNK": r"\w+",
    "POSS": r"['’]s\b|(?<=s)['’](?=\s)",
    "HYPHEN": r"(?<=\w)[-–](?=\w)",
    "SLASH": r"(?<=\d)/(?=\d)",
    "PAREN": r"[()]",
    "COMMA": r",(?=\s)",
    "BREAK": r"\n\s*\n",
    "STOP": r"[.?!…]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-Z])",
    "SIGN": r"(?P<sign>[^\w\s])(?P=sign)*",
}
"""Classes told by their form. A number in MONEY, JUNK and the like cannot become part of a time."""

TITLED: Final = {
    "WEEKDAY": (*WEEKDAYS, "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri."),
    "WEEKDAYS": tuple(f"{day}s" for day in WEEKDAYS),
    "MONTH": (
        "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
        "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "sept",
    ),
    "MAYBE": ("may", "march", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "HOLIDAY": tuple(sorted(holidays.names())),
}  # fmt: skip
"""Classes whose words count only with a capital."""

MACROS: Final = {
    "NUMBER": ("DAYNUMBER", "YEARNUMBER", "DIGITS", "NUMBERWORD", "SCORE", "FRACTION"),
    "UNITS": ("PLURAL", "QUARTERS"),
    "UNIT": ("UNITWORD", "SECOND", "QUARTER", "WEEKEND"),
    "ORD": ("ORDINAL", "SECOND"),
    "ANYMONTH": ("MONTH", "MAYBE"),
    "DEICTIC": ("TODAY", "YESTERDAY", "TOMORROW"),
    "PREPOSITION": ("IN", "FROM", "BEFORE"),
    "ENDING": ("STOP", "BREAK", "COMMA", "SIGN", "PAREN"),
    "CONTENT": ("WORD", "CAPITAL"),
}
"""Names of the grammar that stand for several classes."""

CAPITALS: Final = {"ZONE": tuple(sorted(name for name in zones.names() if name.isalpha() and len(name) < 5))}
"""Classes whose words count only in capitals: EST, but not ``est``."""

CLASSES: Final = tuple(
    dict.fromkeys((
        "WORD", "CAPITAL", "UNITWORD", "PLURAL", "QUARTERS", "SECOND", "QUARTER", "WEEKEND", "SEASON", "DAYPART",
        "NUMBERWORD", "DAYNUMBER", "YEARNUMBER", *PLAIN, *TITLED, *PATTERNS,
    ))
)  # fmt: skip
