"""Text → classes of words: the alphabet the grammar of time expressions is written in.

Each word of a text becomes one class (a weekday, a unit, a number …), each class one character, so that the grammar is
an ordinary regular expression over a string that is some six times shorter than the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from msgspec import Struct

from sayso.reading.times.vocabulary import (
    CAPITALS,
    CLASSES,
    DAYPARTS,
    DECADES,
    HAPPENED,
    MACROS,
    NUMBERS,
    ORDINALS,
    PATTERNS,
    PLAIN,
    SEASONS,
    TITLED,
    UNITS,
)

LETTER: Final = {name: chr(0x4E00 + index) for index, name in enumerate(CLASSES)}
"""The character that stands for a class: outside ASCII, so that a grammar's own signs cannot clash with it."""


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over class names (``MONTH DAYNUMBER (COMMA YEARNUMBER)?``) as a regular expression over classes."""
    return re.compile(_NAME.sub(lambda match: f"[{letters(match[0])}]", pattern), re.VERBOSE)


_NAME = re.compile(r"\b[A-Z]{2,}\b")


def letters(*names: str) -> str:
    """The characters of classes, those a macro stands for included."""
    return "".join(LETTER[part] for name in names for part in MACROS.get(name, (name,)))


class Words(Struct, frozen=True):
    """The words of a text that matter to the grammar, in parallel."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    classes: str
    cues: tuple[int, ...]
    """Positions of tense cues and of sentence ends, ascending."""

    def beside(self, first: int) -> int:
        """
        Which way the words right before word ``first`` look: 1 forward, -1 back, 0 where they do not say.

        ``said Friday`` and ``since Friday`` look back, ``due Friday``, ``starting Friday``, ``until Friday`` and ``set
        the trial for Friday`` forward, ``not until Friday`` back.
        """
        before = first - 1
        while before >= 0 and (self.classes[before] in _LEADING or self.lower[before] in ("early", "late", "in")):
            before -= 1
        if before < 0:
            return 0
        if self.lower[before] in ("until", "till"):
            if not before or self.classes[before - 1] in _ENDS + _DAYS:
                return 0
            denied = any(word in _DENIALS for word in self.lower[max(before - 5, 0) : before])
            return -1 if denied else 1
        letter = self.classes[before]
        if self.lower[before] == "for" and _SETTING.intersection(self.lower[max(before - 6, 0) : before]):
            return 1
        if self.lower[before] == "since" or letter == _PAST or self.lower[before] in HAPPENED:
            return -1
        return 1 if letter in _COMING else 0

    def owns_happening(self, end: int) -> bool:
        """Whether the words that end before ``end`` own what has happened: Monday's deadly crash."""
        owned = end < len(self.classes) and self.classes[end] == LETTER["POSS"]
        return owned and any(word in HAPPENED for word in self.lower[end + 1 : end + 4])

    def same_sentence(self, first: int, last: int) -> bool:
        """Whether no sentence ends between two words."""
        return not any(letter in _ENDS for letter in self.classes[first:last])

    def planned(self, word: int) -> bool:
        """Whether the word before looks forward: scheduled for October."""
        return word > 0 and self.classes[word - 1] == _FUTURE

    def titled(self, word: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.starts[word]].isupper()

    def tense(self, first: int, last: int) -> int:
        """
        Which way words ``[first, last)`` look: 1 forward, -1 back, 0 not said.

        The nearest cue before them in their sentence decides, else the nearest after them.
        """
        position = bisect_left(self.cues, first)
        before = self.classes[self.cues[position - 1]] if position else LETTER["STOP"]
        if before not in _ENDS:
            return 1 if before == _FUTURE else -1
        while position < len(self.cues) and self.cues[position] < last:
            position += 1
        after = self.classes[self.cues[position]] if position < len(self.cues) else LETTER["STOP"]
        return 0 if after in _ENDS else 1 if after == _FUTURE else -1


_PAST = LETTER["PASTCUE"]
_FUTURE = LETTER["FUTURECUE"]
_ENDS = LETTER["STOP"] + LETTER["BREAK"]
_CUES = frozenset((_PAST, _FUTURE, *_ENDS))
_LEADING = letters("ON", "THE")
_COMING = letters("FUTURECUE", "BEGINNING")
_SETTING = frozenset("set sets fixed fixes postponed rescheduled delayed booked timed called moved".split())
"""Words that give a day to what is still to come: set his trial for June 2."""
_BARE = frozenset("be being get is are to will would could should may might must can cannot".split())
"""Words after which a verb's form tells no past: to hit, will be held."""
_DAYS = letters("WEEKDAY", "DAYNUMBER", "ORDINAL", "ANYMONTH", "DAYPART")
_DENIALS = frozenset(("not", "n't", "didn't", "wasn't", "weren't", "hadn't", "never", "only"))


def read_words(text: str) -> Words:
    """The words of a text with their classes."""
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    classes: list[str] = []
    cues: list[int] = []
    known: dict[str, tuple[str, str]] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        kind = match.lastgroup
        if kind == "LETTERS":
            if (found := known.get(word)) is None:
                low = word.lower()
                found = known[word] = low, _word_letter(word, low)
            low, letter = found
        else:
            low = word.lower()
            letter = _form_letter(kind or "SIGN", word, low)
        if letter in _CUES:
            if letter == _PAST and lower and lower[-1].rpartition(" ")[2] in _BARE:
                letter = LETTER["WORD"]
            else:
                cues.append(len(starts))
        starts.append(match.start())
        ends.append(match.end())
        lower.append(low)
        classes.append(letter)
    return Words(text, tuple(starts), tuple(ends), tuple(lower), "".join(classes), tuple(cues))


def _word_letter(word: str, low: str) -> str:
    titled = word[0].isupper()
    if titled and (letter := _TITLED_LETTERS.get(low)):
        return letter
    if titled and word.isupper() and (letter := _CAPITAL_LETTERS.get(low)):
        return letter
    if letter := _PLAIN_LETTERS.get(low):
        return letter
    if not titled and low.endswith("ed") and len(low) > 4:
        return _PAST
    return LETTER["CAPITAL"] if titled else LETTER["WORD"]


def _form_letter(kind: str, word: str, low: str) -> str:
    if kind == "PHRASE":
        return _PHRASE_LETTERS.get(" ".join(low.replace("’", "'").split())) or _word_letter(word, low)
    if kind == "DIGITS":
        if low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31:
            return LETTER["DAYNUMBER"]
        if len(low) == 4 and low.isdigit() and 1000 <= int(low) < 2100:
            return LETTER["YEARNUMBER"]
        return LETTER["DIGITS"]
    return LETTER[_SAME_CLASS.get(kind, kind)]


_SAME_CLASS: Final = {"SHORTDECADE": "DECADE", "PERCENT": "MONEY", "CODED": "QUARTERCODE", "MIXED": "JUNK"}
"""Forms that begin with another character than those of their class."""


def _vocabulary() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    plain: dict[str, str] = {}
    for word in UNITS:
        plain[word] = LETTER[{"second": "SECOND", "quarter": "QUARTER", "weekend": "WEEKEND"}.get(word, "UNITWORD")]
        plural = {"century": "centuries", "millennium": "millennia"}.get(word, f"{word}s")
        plain[plural] = LETTER["QUARTERS" if word == "quarter" else "PLURAL"]
    plain |= dict.fromkeys(SEASONS, LETTER["SEASON"]) | dict.fromkeys(DAYPARTS, LETTER["DAYPART"])
    plain |= dict.fromkeys((word for word in NUMBERS if word not in PLAIN["SCORE"].split()), LETTER["NUMBERWORD"])
    plain |= dict.fromkeys((word for word in ORDINALS if word != "second"), LETTER["ORDINAL"])
    plain |= dict.fromkeys(DECADES, LETTER["DECADE"])
    for name, words in PLAIN.items():
        for word in words.split("|") if "|" in words else words.split():
            plain.setdefault(word, LETTER[name])
    titled = {word: LETTER[name] for name, words in TITLED.items() for word in words}
    return plain, titled, {word: LETTER[name] for name, words in CAPITALS.items() for word in words}


_PLAIN_LETTERS, _TITLED_LETTERS, _CAPITAL_LETTERS = _vocabulary()
_PHRASE_LETTERS = {
    word: letter for word, letter in (*_PLAIN_LETTERS.items(), *_TITLED_LETTERS.items()) if not word.isalpha()
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
        if phrase in _TITLED_LETTERS:  # proper names: each word has its capital, or none (Fourth of July)
            rest = re.sub(
                r"(\\s\+|\\-)([a-z])(?!nd\\b)", lambda match: f"{match[1]}[{match[2]}{match[2].upper()}]", rest
            )
        first = phrase[0].upper() if phrase in _TITLED_LETTERS else phrase[0] + phrase[0].upper()
        groups.setdefault(first, []).append(rest)
    return "|".join(f"[{first}](?:{'|'.join(rests)})" for first, rests in groups.items())


_PHRASE_SIGNS = {" ": r"\s+", "'": "['’]"}


def _group(*names: str) -> str:
    return "|".join(f"(?P<{name}>{PATTERNS[name]})" for name in names)


_FIGURES = _group(
    "ISO", "SLASHED", "CLOCK", "DECADE", "PERCENT", "ORDINAL", "FRACTION", "CODED", "DIGITS", "JUNK"
)  # fmt: skip
_LETTERS = (
    _group("PASTHOUR", "FISCALYEAR", "QUARTERCODE", "UTC")
    + rf"|(?P<PHRASE>(?<!\w)(?:{_phrases()})(?!\w))|(?P<LETTERS>[^\W\d_]++(?!\w))|(?P<MIXED>\w+)"
)
_SIGNS = _group(
    "COMMA", "PAREN", "MONEY", "SHORTDECADE", "SHORTYEAR", "POSS", "HYPHEN", "SLASH", "BREAK", "STOP", "SIGN"
)  # fmt: skip
_WORD = re.compile(rf"(?=\d)(?:{_FIGURES})|(?=[^\W\d_])(?:{_LETTERS})|{_SIGNS}")
"""Tried by first character (a figure, a letter, a sign), so that no word costs more than the forms it may have."""
