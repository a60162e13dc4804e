"""Text → classes of words: the alphabet the grammar of time expressions is written in.

Each word of a text becomes one class (a weekday, a unit, a number …), each class one character, so that the grammar is
an ordinary regular expression over a string that is some six times shorter than the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from msgspec import Struct

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
    "lunchtime": "MI", "mid-morning": "MO",
    "mid-afternoon": "AF", "mornings": "MO", "afternoons": "AF",
    "evenings": "EV", "nights": "NI", "nightfall": "EV",
}  # fmt: skip
HOLIDAYS: Final = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "independence day": (7, 4),
    "valentine's day": (2, 14), "st. patrick's day": (3, 17), "may day": (5, 1), "bastille day": (7, 14),
    "halloween": (10, 31), "veterans day": (11, 11), "armistice day": (11, 11), "remembrance day": (11, 11),
    "juneteenth": (6, 19), "earth day": (4, 22), "australia day": (1, 26), "canada day": (7, 1),
    "inauguration day": (1, 20), "groundhog day": (2, 2), "anzac day": (4, 25), "guy fawkes night": (11, 5),
    "epiphany": (1, 6), "women's day": (3, 8), "victory day": (5, 9), "april fools' day": (4, 1),
}  # fmt: skip
"""Month and day of holidays that do not move; Independence Day is the American one."""
MOVING_HOLIDAYS: Final = {
    "easter": "easter+0", "easter sunday": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
    "ash wednesday": "easter-46", "palm sunday": "easter-7", "pentecost": "easter+49", "mardi gras": "easter-47",
    "thanksgiving": "11/4/4", "thanksgiving day": "11/4/4", "black friday": "11/4/4+1", "labor day": "9/1/1",
    "memorial day": "5/-1/1", "election day": "election", "martin luther king day": "1/3/1",
    "martin luther king jr. day": "1/3/1", "presidents day": "2/3/1", "presidents' day": "2/3/1",
    "columbus day": "10/2/1", "mother's day": "5/2/7", "father's day": "6/3/7",
}  # fmt: skip
"""Days from Easter (western), or month/which/ISO weekday; election: the Tuesday after November's first Monday."""

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

_PLAIN: Final = {
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
    "PARTOF": "the end of|the beginning of|the start of|the middle of|the close of|the rest of|the remainder of|"
    "the latter part of|the early part of|"
    "the turn of|the first part of|the height of|the end of the|the beginning of the|the start of the|"
    "the middle of the|the rest of the|"
    "the turn of the|beginning of|end of|middle of|early in|late in|later in|earlier in",
    "SOMETIME": "sometime|some time",
    "HEDGE": "about|around|nearly|almost|roughly|approximately|under|at least|at most|more than|less than|"
    "fewer than|up to|no more than|no less than|just over|just under|as long as|as many as|well over|at least the|"
    "close to",
    "OVER": "over",
    "SCORE": "hundred thousand dozen half",
    "FEW": "several|few|a few|a couple of|couple of|a number of|many|a couple|some",
    "MORE": "more|full|whole|consecutive|straight|successive|trading|business|working|calendar|additional|long|short|"
    "entire|extra|other|solid",
    "FISCAL": "fiscal|financial",
    "PERIOD": "period",
    "OF": "of",
    "AND": "and",
    "TO": "to|through|till",
    "OR": "or",
    "AT": "at",
    "ON": "on",
    "IN": "in since during until by from for between throughout before after within as",
    "TODAY": "today",
    "YESTERDAY": "yesterday",
    "TOMORROW": "tomorrow",
    "TONIGHT": "tonight",
    "OVERNIGHT": "overnight",
    "NOON": "noon|midnight|midday",
    "NOW": "now|currently|these days|nowadays|at present|presently|at the moment",
    "RECENTLY": "recently|more recently|most recently|lately",
    "PREVIOUSLY": "previously",
    "RECENT": "recent",
    "SOON": "soon",
    "FUTURE": "future",
    "ERA": "bc|ad|b.c.|a.d.|bce|ce",
    "ZONE": "gmt|est|edt|pst|pdt|cst|cdt|mst|mdt|bst|cet|utc|cest|ist|et|eastern time|local time|eastern|jst|hkt",
    "YEAREND": "year-end|year end|year's end|the year end|the year's end|the year-end",
    "YEARAGO": "year-ago|year-earlier|year-before",
    "ADVERB": "daily|weekly|monthly|yearly|annually|nightly|hourly|biweekly",
    "OLD": "old|olds",
    "LONG": "long|plus|period",
    "FROMNOW": "from now|hence|from today",
    "FUTURECUE": "will|shall|'ll|won't|would|scheduled|expected|due|plans|plan|planned|planning|going|set to|"
    "set for|slated|upcoming|"
    "to be|to begin|to start|to meet|to open|to vote|to hold|to take|to resume|to end|to expire|to appear|to go|hopes|"
    "intends|aims|until|may|might|should|must|deadline|await|awaits|prepares|preparing|expects|expire|expires",
    "PASTCUE": "said|says|was|were|had|did|has|have|went|met|took|told|began|came|made|held|fell|rose|won|lost|left|"
    "found|gave|got|saw|sent|shot|struck|broke|became|brought|built|bought|sold|spoke|led|let|ran|put|hit|grew|knew|"
    "thought|wrote|threw|drove|flew|fought|kept|paid|read|sat|stood|spent|sank|swept|quoted|quit|reported|since|"
    "hurt|cut|drew|felt|heard|laid|meant|sought|taught|wore|blew|burst|dealt|dug|fled|hung|lit|shook|sprang|stole|"
    "swore|tore|woke|withdrew|overthrew",
}  # fmt: skip
"""Classes and their words; ``|`` between phrases, white space between words. The first class to list a word has it."""

_PATTERNS: Final = {
    "ISO": r"(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-])",
    "SLASHED": r"(?<![\w/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])",
    "CLOCK": r"(?<![\w:.$])\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]\.?m\b|o'clock\b|o’clock\b)|"
    r"(?<![\w:.$])\d{1,2}:\d\d(?::\d\d)?(?![\w:])",
    "DECADE": r"(?<![\w$])(?:1[0-9]|20)\d0'?s\b|['’‘`]\d0s\b",
    "MONEY": r"[$£€¥]\s?\d[\d,.]*|(?<![\w$])\d[\d,.]*\s?(?:%|percent|per cent|pct)",
    "ORDINAL": r"(?<![\w$])\d{1,3}(?:st|nd|rd|th)\b",
    "FRACTION": r"(?<![\w$,./-])\d{1,3}\s+[1-3]/[2-4](?!\w)",
    "SHORTYEAR": r"(?<!\w)['’‘]\d\d(?!\w)",
    "DIGITS": r"(?<![\w$.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)",
    "JUNK": r"\w*\d\w*",
    "POSS": r"['’]s\b|(?<=s)['’](?=\s)",
    "HYPHEN": r"(?<=\w)[-–](?=\w)",
    "COMMA": r",(?=\s)",
    "BREAK": r"\n\s*\n",
    "STOP": r"[.?!…]+[\"'”’)]*(?=\s+[\"'“‘(]?[A-Z])",
    "SIGN": r"[^\w\s]",
}
"""Classes told by their form. A number in MONEY, JUNK and the like cannot become part of a time."""

_TITLED: Final = {
    "WEEKDAY": (*WEEKDAYS, "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri."),
    "WEEKDAYS": tuple(f"{day}s" for day in WEEKDAYS),
    "MONTH": (
        "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
        "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.", "sept",
    ),
    "MAYBE": ("may", "march", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "HOLIDAY": (*HOLIDAYS, *MOVING_HOLIDAYS),
}  # fmt: skip
"""Classes whose words count only with a capital."""

MACROS: Final = {
    "NUMBER": ("DAYNUMBER", "YEARNUMBER", "DIGITS", "NUMBERWORD", "SCORE", "FRACTION"),
    "UNIT": ("UNITWORD", "SECOND", "QUARTER", "WEEKEND"),
    "ORD": ("ORDINAL", "SECOND"),
    "ANYMONTH": ("MONTH", "MAYBE"),
    "PREPOSITION": ("IN", "ON", "OF", "TO", "AT", "AND", "OR", "COMMA"),
    "DEICTIC": ("TODAY", "YESTERDAY", "TOMORROW"),
    "CONTENT": ("WORD", "CAPITAL"),
}
"""Names of the grammar that stand for several classes."""

CLASSES: Final = tuple(
    dict.fromkeys((
        "WORD", "CAPITAL", "UNITWORD", "UNITS", "SECOND", "QUARTER", "WEEKEND", "SEASON", "DAYPART", "NUMBERWORD",
        "DAYNUMBER", "YEARNUMBER", *_PLAIN, *_TITLED, *_PATTERNS,
    ))
)  # fmt: skip
LETTER: Final = {name: chr(0x4E00 + index) for index, name in enumerate(CLASSES)}
"""The character that stands for a class: outside ASCII, so that a grammar's own signs cannot clash with it."""


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over class names (``MONTH DAYNUMBER (COMMA YEARNUMBER)?``) as a regular expression over classes."""
    return re.compile(_NAME.sub(lambda match: _letters(match[0]), pattern), re.VERBOSE)


_NAME = re.compile(r"\b[A-Z]{2,}\b")


def _letters(name: str) -> str:
    return "[" + "".join(LETTER[part] for part in MACROS.get(name, (name,))) + "]"


class Words(Struct, frozen=True):
    """The words of a text that matter to the grammar, in parallel."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    classes: str
    cues: tuple[int, ...]
    """Positions of tense cues and of sentence ends, ascending."""

    def tense(self, first: int, last: int) -> int:
        """
        Which way words ``[first, last)`` look: 1 forward, -1 back, 0 not said.

        The nearest cue before them in their sentence decides, else the nearest after them.
        """
        if first and self.lower[first - 1] in ("until", "till"):
            return 1
        position = bisect_left(self.cues, first)
        before = self.classes[self.cues[position - 1]] if position else LETTER["STOP"]
        if before not in _ENDS:
            return 1 if before == LETTER["FUTURECUE"] else -1
        while position < len(self.cues) and self.cues[position] < last:
            position += 1
        after = self.classes[self.cues[position]] if position < len(self.cues) else LETTER["STOP"]
        return 0 if after in _ENDS else 1 if after == LETTER["FUTURECUE"] else -1


_ENDS = LETTER["STOP"] + LETTER["BREAK"]


def read_words(text: str) -> Words:
    """The words of a text with their classes."""
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    classes: list[str] = []
    cues: list[int] = []
    for match in _WORD.finditer(text):
        word = match[0]
        kind = match.lastgroup
        low = word.lower()
        letter = _PHRASE_LETTERS.get(" ".join(low.split())) if kind == "PHRASE" else None
        if letter is None:
            letter = _word_letter(word, low) if kind in ("LETTERS", "PHRASE") else _form_letter(kind or "SIGN", low)
        if letter in _CUES:
            if letter == _PAST and low.endswith("ed") and lower and lower[-1] in ("be", "being", "get"):
                letter = LETTER["WORD"]
            else:
                cues.append(len(starts))
        starts.append(match.start())
        ends.append(match.end())
        lower.append(low)
        classes.append(letter)
    return Words(tuple(starts), tuple(ends), tuple(lower), "".join(classes), tuple(cues))


_PAST = LETTER["PASTCUE"]
_CUES = frozenset((_PAST, LETTER["FUTURECUE"], *_ENDS))


def _word_letter(word: str, low: str) -> str:
    titled = word[0].isupper()
    if titled and (letter := _TITLED_LETTERS.get(low)):
        return letter
    if letter := _PLAIN_LETTERS.get(low):
        return letter
    if not titled and low.endswith("ed") and len(low) > 4:
        return LETTER["PASTCUE"]
    return LETTER["CAPITAL"] if titled else LETTER["WORD"]


def _form_letter(kind: str, low: str) -> str:
    if kind == "DIGITS":
        if low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31:
            return LETTER["DAYNUMBER"]
        if low.isdigit() and len(low) == 4 and 1000 <= int(low) < 2100:
            return LETTER["YEARNUMBER"]
        return LETTER["DIGITS"]
    return LETTER[kind]


def _vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    plain: dict[str, str] = {}
    for word in UNITS:
        plain[word] = LETTER[{"second": "SECOND", "quarter": "QUARTER", "weekend": "WEEKEND"}.get(word, "UNITWORD")]
        plain["centuries" if word == "century" else "millennia" if word == "millennium" else f"{word}s"] = LETTER[
            "UNITS"
        ]
    plain |= dict.fromkeys(SEASONS, LETTER["SEASON"]) | dict.fromkeys(DAYPARTS, LETTER["DAYPART"])
    plain |= dict.fromkeys((word for word in NUMBERS if word not in _PLAIN["SCORE"].split()), LETTER["NUMBERWORD"])
    plain |= dict.fromkeys((word for word in ORDINALS if word != "second"), LETTER["ORDINAL"])
    plain |= dict.fromkeys(DECADES, LETTER["DECADE"])
    for name, words in _PLAIN.items():
        for word in words.split("|") if "|" in words else words.split():
            plain.setdefault(word, LETTER[name])
    titled = {word: LETTER[name] for name, words in _TITLED.items() for word in words}
    return plain, titled


_PLAIN_LETTERS, _TITLED_LETTERS = _vocabulary()
_PHRASE_LETTERS = {
    word: letter
    for word, letter in (*_PLAIN_LETTERS.items(), *_TITLED_LETTERS.items())
    if not word.isalpha() and word not in _PATTERNS
}


def _phrases() -> str:
    """
    The phrases as one pattern, grouped by their first letter in either case.

    Grouped, the expression engine passes over a word after one look; as a flat list that ignores case it takes three
    times as long over a whole article (bench/time/run.py shows the speed).
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted(_PHRASE_LETTERS, key=lambda word: (-len(word), word)):
        rest = "".join(_PHRASE_SIGNS.get(char) or re.escape(char) for char in phrase[1:])
        if phrase in _TITLED_LETTERS:  # proper names: each word has its capital
            rest = re.sub(r"(\\s\+)([a-z])(?!nd\\b)", lambda match: f"{match[1]}[{match[2]}{match[2].upper()}]", rest)
        first = phrase[0].upper() if phrase in _TITLED_LETTERS else phrase[0] + phrase[0].upper()
        groups.setdefault(first, []).append(rest)
    return "|".join(f"[{first}](?:{'|'.join(rests)})" for first, rests in groups.items())


_PHRASE_SIGNS = {" ": r"\s+", "'": "['’]"}


_WORD = re.compile(
    "|".join(
        (
            *(rf"(?P<{name}>{_PATTERNS[name]})" for name in ("ISO", "SLASHED", "CLOCK", "DECADE", "MONEY", "ORDINAL")),
            *(rf"(?P<{name}>{_PATTERNS[name]})" for name in ("FRACTION", "SHORTYEAR", "DIGITS", "JUNK")),
            rf"(?P<PHRASE>(?<!\w)(?:{_phrases()})(?!\w))",
            r"(?P<LETTERS>[^\W\d_]+)",
            *(rf"(?P<{name}>{_PATTERNS[name]})" for name in ("POSS", "HYPHEN", "COMMA", "BREAK", "STOP", "SIGN")),
        )
    )
)
