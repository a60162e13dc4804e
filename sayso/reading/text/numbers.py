"""Number words and digits: where a quantity stands in a text, and how much it is. The words are given by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from sayso.records.figure import Qualifier
from sayso.records.span import Span


class NumberWords(Struct, frozen=True, kw_only=True):
    """What one language calls numbers. Words are lower-case; patterns are read without regard to case."""

    ones: Mapping[str, int]
    """Words below the first tens: they stand alone or after a word of ``tens``."""
    tens: Mapping[str, int]
    group: Mapping[str, int]
    """Words that multiply what stands right before them, and may be multiplied again: hundred, dozen."""
    scales: Mapping[str, int]
    """Words that multiply all that stands before them: thousand, million."""
    marks: Mapping[str, int]
    """Short forms of scales, written close to digits."""
    money_marks: Mapping[str, int]
    """Short forms that are scales only of an amount of money."""
    halves: Mapping[str, float]
    """Parts of one that may follow or multiply a number: a half, a quarter."""
    shares: Mapping[str, int]
    """Words of a part of a whole, in how many equal parts it goes."""
    vague: Mapping[str, int]
    """Words for many, and the fewest they can mean: a plural of hundreds is two at the least."""
    nothing: str
    """Pattern of the words for none."""
    article: str
    """Pattern of the word for one that may stand before a scale."""
    couple: str
    """Pattern of the word for about two."""
    several: str
    """Pattern of what may stand before a scale in the singular for some of them."""
    joined: str
    """Pattern of the word that adds a last number or a part of one."""
    of: str
    """Pattern of what stands between a part and its whole."""
    among: str
    """Pattern of what stands between a share of small numbers: four in ten, three out of five."""
    determiner: str
    """Pattern of what may stand before the number of a whole."""
    share_of: str
    """Pattern of what follows a share: of, the."""
    to: str
    """Pattern of the words between the ends of a range."""
    both: str
    """Pattern of the word between the ends of a range that ``between`` opens."""
    between: str
    """Pattern of the word that opens such a range."""
    lapse: str
    """Pattern of the units of time: two deaths in ten days are no share."""
    glued: str
    """Pattern of the units that are written close to digits: 176kg."""
    signs: Mapping[str, str]
    """What may stand before an amount → ISO 4217 code; in capitals where it has letters of a code."""
    money_letters: Mapping[str, str]
    """Single letters before large amounts → ISO 4217 code: N70bn; before small ones they are names of things: N95."""
    qualifiers: tuple[tuple[str, Qualifier], ...]
    """Patterns of the words before a number → what they make of it."""
    after: tuple[tuple[str, Qualifier], ...]
    """Patterns of the words after a number."""
    filler: str
    """Pattern of what may stand between such words and the number."""


class Quantity(Struct, frozen=True, kw_only=True):
    """How many, as the number words and those around them tell."""

    span: Span
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    currency: str | None = None
    whole: float | int | None = None
    """Of a part, how many there are: 40 of "12 of the 40 hostages"."""
    share: bool = False
    """Whether the value is a percentage told in words: "two-thirds of", "four in ten"."""
    ends: tuple[Quantity, Quantity] | None = None
    """Of a range that is opened ("from 14 to 17"), the numbers alone: a change where the verb says so."""


DIGITS: Final = (
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|"
    r"\d{1,3}(?:\.000)+(?![\d.])|\d+(?:\.\d+)?"
)
"""Grouped as in New York or Delhi, by spaces, or by points where only noughts follow; or plain."""
SMALL_SHARE: Final = 10
"""Up to this whole, "three out of five voters" tells a share; beyond, things that were counted."""
LOOK_BACK: Final = 48
"""Characters before a number in which a qualifier may begin."""


class Numbers:
    """A reader of numbers in one language; made once and asked many times."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self._number = re.compile(_number_pattern(words), re.IGNORECASE)
        self._part = re.compile(r"\d[\d,. \u00a0\u202f]*|[^\W\d_]+", re.IGNORECASE)
        self._sign = re.compile(_sign_pattern(words), re.IGNORECASE)
        self._before: tuple[tuple[re.Pattern[str], Qualifier], ...] = tuple(
            (re.compile(rf"\b(?:{pattern})\s+{words.filler}$", re.IGNORECASE), name)
            for pattern, name in words.qualifiers
        )
        self._after: tuple[tuple[re.Pattern[str], Qualifier], ...] = tuple(
            (re.compile(pattern, re.IGNORECASE), name) for pattern, name in words.after
        )
        self._between = re.compile(rf"\b(?:{words.between})\s+$", re.IGNORECASE)
        self._both = re.compile(rf"\s+(?:{words.both})\s+", re.IGNORECASE)
        self._lapse = re.compile(rf"\s+(?:{words.lapse})\b", re.IGNORECASE)
        self._scales = {**words.group, **words.scales, **words.marks, **words.money_marks}
        self._scaled = re.compile(rf"(?<![^\W\d_])(?:{_any(self._scales)})\b", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Quantity]:
        """Every number expression of a text in order: digits, words, vague words, parts, shares and ranges."""
        return (found for found in self._found(text) if (found.value, found.low, found.high) != (None, None, None))

    def _found(self, text: str) -> Iterator[Quantity]:
        for match in self._number.finditer(text):
            span = Span(*match.span())
            if match["vague"]:
                yield self._many(span, match["vague"], self._qualifier(text, span))
            elif match["couple"]:
                yield Quantity(span=span, value=2, low=None, high=None, qualifier="about")
            elif match["share"]:
                yield self._share(text, span, match)
            elif match["high"]:
                yield from self._range(text, span, match)
            elif match["none"]:
                whole = self.parse(match["all"]) if match["all"] else None
                none = Span(*match.span("none"))
                yield Quantity(span=none, value=0, low=0, high=0, qualifier="exactly", whole=whole)
            elif match["whole"]:
                yield from self._of_whole(text, match)
            else:
                yield self._single(text, span, match["one"])

    def parse(self, words: str) -> float | int | None:
        """
        The number that digits or number words stand for; None for anything else.

        >>> from sayso.reading.text.english import NUMBERS
        >>> NUMBERS.parse("2.3 million"), NUMBERS.parse("two hundred and five"), NUMBERS.parse("3 lakh crore")
        (2300000, 205, 3000000000000)
        """
        sign = self._sign.match(words)
        known = self.words
        sums: list[float] = []
        current: float | None = None
        scaled = False
        for part in self._part.findall(words[sign.end() if sign else 0 :].lower()):
            value = _digits(part) if part[0].isdigit() else known.ones.get(part, known.tens.get(part))
            if value is not None:
                current = (current or 0) + value
            elif part in known.halves:
                plural = current is not None and part.endswith("s")
                current = (current or 1) * known.halves[part] if plural else (current or 0) + known.halves[part]
            elif part in known.group:
                current = (1 if current is None else current) * known.group[part]
            elif part in self._scales and scaled and current is None and sums:
                sums[-1] *= self._scales[part]  # lakh crore
            elif part in self._scales:
                sums.append((1 if current is None else current) * self._scales[part])
                current = None
            scaled = part in self._scales
        if not sums and current is None:
            return None
        total = sum(sums) + (current or 0)
        return _tidy(total) if total <= LARGEST else None

    def _single(self, text: str, span: Span, words: str) -> Quantity:
        number, qualifier = self.parse(words), self._qualifier(text, span)
        return Quantity(
            span=span,
            value=number,
            low=number if qualifier in {"exactly", "at_least", "more_than"} else None,
            high=number if qualifier in {"exactly", "at_most", "less_than"} else None,
            qualifier=qualifier,
            currency=self._currency(words),
        )

    def _many(self, span: Span, words: str, qualifier: Qualifier) -> Quantity:
        """A word for many: no value, but the fewest it can mean."""
        spoken = " ".join(words.lower().split())
        least = self.words.vague.get(spoken)
        if least is None:  # several hundred
            least = 2 * self._scales[spoken.split()[-1]]
        return Quantity(span=span, value=None, low=least, high=None,
                        qualifier="about" if qualifier == "exactly" else qualifier)  # fmt: skip

    def _share(self, text: str, span: Span, match: re.Match[str]) -> Quantity:
        words = match["share"].lower().replace("-", " ").split()
        parts = next(self.words.shares[word] for word in words if word in self.words.shares)
        number = self.parse(words[0]) if len(words) > 1 else None
        return self._percentage(text, span, 100 * (number or 1) / parts)

    def _percentage(self, text: str, span: Span, percent: float) -> Quantity:
        value, qualifier = _tidy(round(percent, 1)), self._qualifier(text, span)
        return Quantity(
            span=span,
            value=value,
            low=value if qualifier in {"exactly", "at_least", "more_than"} else None,
            high=value if qualifier in {"exactly", "at_most", "less_than"} else None,
            qualifier=qualifier,
            share=True,
        )

    def _of_whole(self, text: str, match: re.Match[str]) -> Iterator[Quantity]:
        """A part with its whole: of small numbers without an article a share, as long as the whole is no time."""
        span, both = Span(*match.span("one")), Span(*match.span())
        number, whole = self.parse(match["one"]), self.parse(match["whole"])
        if (
            number is None
            or whole is None
            or number > whole
            or (number == 1 and match["the"])
            or self._lapse.match(text, match.end())
        ):
            yield self._single(text, span, match["one"])
            yield self._single(text, Span(*match.span("whole")), match["whole"])
        elif match["among"] and not match["the"] and whole in {3, 4, 5, 6, 7, 8, 9, SMALL_SHARE, 100}:
            yield self._percentage(text, both, 100 * number / whole)
        else:
            part = self._single(text, span, match["one"])
            yield Quantity(span=span, value=part.value, low=part.low, high=part.high, qualifier=part.qualifier,
                           currency=part.currency, whole=whole)  # fmt: skip

    def _range(self, text: str, span: Span, match: re.Match[str]) -> Iterator[Quantity]:
        first, last = (Span(*match.span(name)) for name in ("one", "high"))
        ends = self._single(text, first, match["one"]), self._single(text, last, match["high"])
        low, high = ends[0].value, ends[1].value
        scale = self._scaled.search(match["high"])
        if low is not None and high is not None and scale and not self._scaled.search(match["one"]):
            times = self._scales[scale[0].lower()]
            if low < high / times * 10:  # "5 to 7 million": the scale is said once
                low = _tidy(low * times)
        both = self._both.fullmatch(text, first.end, last.start)
        opened = self._between.search(text[: span.start][-12:])
        if low is None or high is None or low >= high or (both and not opened):
            yield from ends
            return
        currency = ends[0].currency or ends[1].currency
        yield Quantity(span=span, value=None, low=low, high=high, qualifier="between", currency=currency,
                       ends=ends if opened else None)  # fmt: skip

    def _qualifier(self, text: str, span: Span) -> Qualifier:
        before = text[max(0, span.start - LOOK_BACK) : span.start]
        for pattern, name in self._before:
            if pattern.search(before):
                return name
        for pattern, name in self._after:
            if pattern.match(text, span.end):
                return name
        return "exactly"

    def _currency(self, words: str) -> str | None:
        sign = self._sign.match(words)
        if sign is None:
            return None
        written = sign[0].strip().lower()
        return self.words.signs.get(written) or self.words.money_letters.get(written)


LARGEST = 1e18
"""A number beyond this is no quantity but a row of digits."""


def _digits(part: str) -> float:
    written = re.sub(r"[,\s]", "", part.rstrip(". "))
    if re.fullmatch(r"\d{1,3}(?:\.000)+", written):
        written = written.replace(".", "")
    return float(written)


def _tidy(number: float) -> float | int:
    return int(number) if number == int(number) else round(number, 6)


def _any(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, any white space or hyphen between their parts."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"[-\s]") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _sign_pattern(words: NumberWords) -> str:
    """What may stand before an amount; letters only in capitals or as listed, with or without a space."""
    letters = [sign for sign in words.signs if sign[-1].isalpha() or sign[-1] == "."]
    codes = "|".join(sorted({_as_written(sign) for sign in letters}, key=lambda sign: (-len(sign), sign)))
    marks = _any(set(words.signs) - set(letters))
    large = f"(?-i:{'|'.join(letter.upper() for letter in words.money_letters)})"
    scales = _any({**words.scales, **words.marks, **words.money_marks})
    return rf"(?:{marks})\s?|(?-i:{codes})[ \u00a0]?(?=\d)|{large}(?=\d[\d.]*(?:,\d{{3}}|[ -]?(?:{scales})\b))"


def _as_written(sign: str) -> str:
    """How a sign of letters is written: a code in capitals; Ksh, KSh or KSH; dlrs."""
    ways = [sign.upper()] if len(sign) == len("ISO") and "sh" not in sign else [
        sign.upper(), sign.capitalize(), sign[:2].upper() + sign[2:], *([sign] if len(sign) > len("ISO") else [])
    ]  # fmt: skip
    return "|".join(re.escape(way) for way in dict.fromkeys(ways))


def _number_pattern(words: NumberWords) -> str:
    """Every form of a quantity, each with its groups: a share, none, a couple, many, or a number with what joins it."""
    scale, one = _any({**words.group, **words.scales}), _one_number(words)
    the = rf"(?:{words.determiner})\s+"
    none = rf"(?P<none>{words.nothing})(?:\s+(?:{words.of})\s+(?:{the})?(?P<all>{one}))?"
    share = rf"(?:(?:{_small(words)}|{words.article})[- ])?(?:{_any(words.shares)})(?=\s+{words.share_of})"
    no_scale = rf"(?!\s+\w+\s+{words.article}\s+(?:{scale}))"
    vague = rf"(?:{words.several})\s+(?:{scale})|{_any(words.vague)}"
    whole = rf"\s+(?:{words.of}|(?P<among>{words.among}))\s+(?P<the>{the})?(?P<whole>{one})"
    dash = r"(?<=\d)[-–](?=[^\W_a-z]|[$€£])"
    until = rf"(?:\s+(?:{words.to})\s+|{dash}|\s+(?:{words.both})\s+(?=[\d$€£]))(?P<high>{one})"
    return (
        rf"(?<![\w.,/:-])(?:(?P<share>{share}){no_scale}|{none}|(?P<couple>{words.couple})(?!\s+(?:{scale}))"
        rf"|(?P<vague>{vague})(?!\w)|(?P<one>{one})(?:{whole}|{until})?)(?!(?!(?:{words.glued})\b)[\w]|[.,:/]\d)"
    )


def _one_number(words: NumberWords) -> str:
    """A number alone, in digits or in words, with its currency and scale."""
    scale = _any({**words.group, **words.scales})
    long_marks = _any(mark for mark in words.marks if len(mark) > 1)
    marks = rf"(?<=\d)(?:{_any(words.marks)})(?!\w)|[- \u00a0](?:{long_marks})(?!\w)"
    short = rf"(?<=\d)(?:{_any(words.money_marks)})(?!\w)"
    scales = rf"[- \u00a0]?(?:{scale})(?: (?:{scale}))?"
    part = rf"(?: {words.joined} {words.article} (?:{_any(words.halves)}))?"
    money = rf"(?:{_sign_pattern(words)})(?:{DIGITS}){part}(?:{scales}|{marks}|{short})?"
    small, half = _small(words), rf"(?:{_any(words.halves)})(?: (?:{words.of}))?"
    lead = (
        rf"(?:{small})(?:[- ](?:{small}))?{part}|{half}[- ]{words.article}(?=[- ](?:{scale}))|"
        rf"{words.article} {half} {words.article}(?= (?:{scale}))|{words.article}(?= (?:{scale}))"
    )
    rest = rf"(?:{words.joined} )?(?:{small})(?:-(?:{small}))?(?: (?:{_any(words.group)}))?"
    return rf"(?:{money}|(?:{DIGITS}){part}(?:{scales}|{marks})?|(?:{lead})(?:[- ](?:{scale})(?: {rest})?)*)"


def _small(words: NumberWords) -> str:
    return _any([*words.ones, *words.tens])
