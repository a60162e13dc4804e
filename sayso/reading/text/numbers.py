"""Number words and digits: where a quantity stands in a text, and how much it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sayso.records.figure import Qualifier
from sayso.records.span import Span

ONES: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES: Final[dict[str, int]] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "dozen": 12,
}  # fmt: skip
VAGUE: Final[dict[str, int]] = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "tens of thousands": 10000,
    "hundreds of thousands": 100000, "millions": 10**6, "tens of millions": 10**7, "hundreds of millions": 10**8,
    "billions": 10**9, "tens of billions": 10**10,
}  # fmt: skip
CURRENCIES: Final[dict[str, str]] = {
    "$": "USD", "us$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "₹": "INR",
    "rs": "INR", "rs.": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH",
    "chf": "CHF", "nok": "NOK", "sek": "SEK", "dkk": "DKK",
    "isk": "ISK",
}  # fmt: skip
"""ISO 4217 codes of signs that news text puts before an amount; the bare dollar is the US one."""
MONEY_NOUNS: Final[dict[str, str]] = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "ruble": "RUB",
    "rouble": "RUB", "won": "KRW", "peso": "MXN", "franc": "CHF", "shekel": "ILS", "hryvnia": "UAH", "lira": "TRY",
}  # fmt: skip
QUALIFIERS: Final[tuple[tuple[str, Qualifier], ...]] = (
    (r"at least|no fewer than|no less than|not less than|a minimum of", "at_least"),
    (r"at most|no more than|not more than|up to|as many as|as much as|as few as|a maximum of", "at_most"),
    (r"(?:well |far |slightly |just )?(?:more than|over|above|in excess of|upwards of|exceeding)", "more_than"),
    (r"(?:fewer|less|lower) than|under|below|just short of", "less_than"),
    (r"about|around|roughly|approx(?:imately|\.)?|some|nearly|almost|(?:an )?estimated|close to|perhaps", "about"),
)  # fmt: skip

_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE = r"hundred|thousand|million|billion|trillion"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_SIGN = r"(?:US|CA?|AU?|NZ|HK|S|R)?\$|[€£¥₹₽₩₪₴]|(?:USD|EUR|GBP|CHF|NOK|SEK|DKK|ISK|Rs\.?)[ \u00a0]?"
_AMOUNT = rf"(?:{_SIGN})?(?:{_DIGITS})(?:[- \u00a0]?(?:{_SCALE}|bn|tn|mn|[mk](?![\w])))?"
_SPELLED = (
    rf"(?:(?:{_WORD})(?:[- ](?:{_WORD}))?|(?:half )?an?(?= (?:{_SCALE}|dozen)))"
    rf"(?: (?:{_SCALE}|dozen)(?: (?:and )?(?:{_WORD})(?:-(?:{_WORD}))?(?: hundred)?)?)*"
)
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True))
_ONE = rf"(?:{_AMOUNT}|{_SPELLED})"
NUMBER: Final = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<low>{_ONE})(?: to | or |(?<=\d)[-–](?=[\d$€£])| and (?=[\d$€£]))(?P<high>{_ONE})"
    rf"|(?P<one>{_ONE})|(?P<vague>{_VAGUE}))(?![\w]|[.,:/]\d)",
    re.IGNORECASE,
)
_BEFORE: Final[tuple[tuple[re.Pattern[str], Qualifier], ...]] = tuple(
    (re.compile(rf"\b(?:{words})\s+(?:a total of\s+|the\s+|another\s+)?$", re.IGNORECASE), name)
    for words, name in QUALIFIERS
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"^(?:\s+or more|\+|\s+or so)")


class Quantity(Struct, frozen=True, kw_only=True):
    """How many, as the number words and those around them tell."""

    span: Span
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    currency: str | None


def find(text: str) -> Iterator[Quantity]:
    """Every number expression of a text in order: digits, words, vague words and ranges."""
    for match in NUMBER.finditer(text):
        span = Span(*match.span())
        if match["vague"]:
            yield _vague(span, match["vague"], _qualifier(text, span))
        elif match["low"]:
            yield from _range(text, span, match)
        else:
            yield _single(span, match["one"], _qualifier(text, span))


def parse(words: str) -> float | int | None:
    """
    The number that digits or number words stand for; None for anything else.

    >>> parse("2.3 million"), parse("two hundred and five"), parse("a dozen")
    (2300000, 205, 12)
    """
    parts = re.findall(r"\d[\d,  ]*(?:\.\d+)?|[a-z]+", words.lower().replace("\u00a0", " ").replace("\u202f", " "))
    total: float = 0
    current: float | None = None
    for part in parts:
        if part[0].isdigit():
            current = float(part.replace(",", "").replace(" ", ""))
        elif part in ONES or part in TENS:
            current = (current or 0) + ONES.get(part, TENS.get(part, 0))
        elif part in {"a", "an"}:
            current = 1 if current is None else current
        elif part == "half":
            current = 0.5
        elif part in {"hundred", "dozen"}:
            current = (1 if current is None else current) * SCALES[part]
        elif part in SCALES:
            total += (1 if current is None else current) * SCALES[part]
            current = None
    if not parts or (total == 0 and current is None):
        return None
    return _tidy(total + (current or 0))


def _tidy(number: float) -> float | int:
    return int(number) if number == int(number) else round(number, 6)


def _single(span: Span, words: str, qualifier: Qualifier) -> Quantity:
    number = parse(words)
    low = number if qualifier in {"exactly", "at_least", "more_than"} else None
    high = number if qualifier in {"exactly", "at_most", "less_than"} else None
    return Quantity(span=span, value=number, low=low, high=high, qualifier=qualifier, currency=_currency(words))


def _vague(span: Span, words: str, qualifier: Qualifier) -> Quantity:
    least = VAGUE[words.lower()]
    return Quantity(
        span=span,
        value=None,
        low=least,
        high=None,
        qualifier=qualifier if qualifier != "exactly" else "about",
        currency=None,
    )


def _range(text: str, span: Span, match: re.Match[str]) -> Iterator[Quantity]:
    low, high = parse(match["low"]), parse(match["high"])
    joined_by_and = " and " in span.of(text)[len(match["low"]) : len(match["low"]) + 5]
    if low is None or high is None or low >= high or (joined_by_and and not _BETWEEN.search(text[: span.start][-12:])):
        for name in ("low", "high"):
            part = Span(*match.span(name))
            yield _single(part, match[name], _qualifier(text, part))
        return
    scale = re.search(rf"(?:{_SCALE}|bn|mn)", match["high"], re.IGNORECASE)
    if (
        scale
        and not re.search(rf"(?:{_SCALE}|bn|mn)", match["low"], re.IGNORECASE)
        and low < high / SCALES[scale[0].lower()] * 10
    ):
        low = _tidy(low * SCALES[scale[0].lower()])
    yield Quantity(
        span=span,
        value=None,
        low=low,
        high=high,
        qualifier="between",
        currency=_currency(match["low"]) or _currency(match["high"]),
    )


def _qualifier(text: str, span: Span) -> Qualifier:
    before = text[max(0, span.start - 40) : span.start]
    for pattern, name in _BEFORE:
        if pattern.search(before):
            return name
    return "at_least" if _AFTER.match(text[span.end : span.end + 9]) else "exactly"


def _currency(words: str) -> str | None:
    sign = re.match(rf"{_SIGN}", words, re.IGNORECASE)
    return CURRENCIES.get(sign[0].strip().lower()) if sign else None
