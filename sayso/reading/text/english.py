"""What English calls numbers."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import money
from sayso.reading.text.numbers import Numbers, NumberWords

NUMBERS: Final = Numbers(
    NumberWords(
        ones={
            word: value
            for value, word in enumerate(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen".split()
            )
        },
        tens={
            word: 10 * value
            for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
        },
        group={"hundred": 100, "dozen": 12},
        scales={
            "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
            "lakh": 10**5, "lac": 10**5, "crore": 10**7,
            "millions": 10**6, "billions": 10**9, "crores": 10**7, "lakhs": 10**5,
        },
        marks={
            "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
        },
        money_marks={"b": 10**9, "t": 10**12, "cr": 10**7},
        halves={"half": 0.5, "quarter": 0.25, "quarters": 0.25},
        shares={
            "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
            "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10,
            "tenths": 10,
        },
        vague={
            "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000,
            "hundreds of thousands": 200_000, "millions": 2 * 10**6, "tens of millions": 2 * 10**7,
            "hundreds of millions": 2 * 10**8, "billions": 2 * 10**9, "tens of billions": 2 * 10**10,
            "hundreds of billions": 2 * 10**11, "trillions": 2 * 10**12, "lakhs": 2 * 10**5, "crores": 2 * 10**7,
        },
        nothing=r"no one|no-one|nobody|none|"
        r"no(?= (?!more|fewer|less|longer|later|sooner|other|matter|doubt|single)[a-z])",
        article="an?",
        couple=r"a couple(?= of|\b(?= more))",
        several=r"several|a few|many|a couple(?: of)?",
        joined="and",
        of="of",
        among="in|out of",
        determiner="the|these|those|its|their|his|her|our|all|some|about|around|nearly|more than|over",
        share_of=r"(?:of|the|its|their|all)\b",
        to="to|or",
        both="and",
        between="between|from",
        lapse="seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?",
        glued="kgs?|g|mg|lbs?|kms?|ha|mw|gw|tonnes|km/h|kph|mph|cm|mm|ft",
        signs=money.signs(),
        money_letters={"n": "NGN", "p": "PHP", "r": "ZAR"},
        qualifiers=(
            (r"at least|no fewer than|no less than|not less than|a minimum of|as few as", "at_least"),
            (r"at most|no more than|not more than|up to|as many as|as much as|a maximum of", "at_most"),
            (
                r"(?:well |far |slightly |just )?(?:more than|over|above|in excess of|upwards of|exceeding|exceeds?)",
                "more_than",
            ),
            (r"(?:fewer|less|lower) than|under|below|just short of", "less_than"),
            (
                r"about|around|roughly|approx(?:imately|\.)?|some|nearly|almost|(?:an )?estimated|close to|perhaps",
                "about",
            ),
        ),
        after=(
            (r"\s+or so\b", "about"),
            (r"\s+or (?:more|higher)\b|\+|[- ]plus\b", "at_least"),
            (r"\s+or (?:less|fewer)\b", "at_most"),
        ),
        filler=r"(?:a total of\s+|the\s+|another\s+)?",
    )
)  # fmt: skip
