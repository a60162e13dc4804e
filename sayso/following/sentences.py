"""How what is new is said: one English sentence for a statement, a figure, an actor, an origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sayso.records.statement import Stance
from sayso.records.tally import Tally, TallyEntry

VERBS: Final[dict[Stance, str]] = {
    "said": "said",
    "claimed": "claimed",
    "denied": "denied",
    "confirmed": "confirmed",
    "declined": "declined",
    "warned": "warned",
    "demanded": "demanded",
    "accused": "made an accusation",
    "promised": "promised",
    "asked": "asked",
    "believed": "expressed a belief",
    "admitted": "admitted",
    "quoted": "was quoted",
}
JOINED: Final = ("that ", "to ", "whether ", "how ", "why ")
"""Words that go on a verb's sentence; anything else stands after a colon."""
GOES_ON: Final = frozenset("said claimed denied confirmed declined warned demanded promised asked admitted".split())
CHARGE: Final = re.compile(r"(?!that )[\w’' ]+ of \w+ing\b")
"""Whom and of what, as an accusation's words have it: "the owners of having taken"."""
PERSONS: Final = {"people": "person"}
UNNAMED: Final = "an unnamed relay"
"""How a relay is called of which the text tells only that there is one ("was quoted as saying")."""


def said(speaker: str, stance: Stance, words: str, relays: Sequence[str], *, first_denial: bool = False) -> str:
    """
    What somebody said.

    >>> said("Lofthav", "denied", "that the tracker was off", ["Norrvarp"], first_denial=True)
    'Lofthav denied for the first time, through Norrvarp, that the tracker was off.'
    >>> said("ministers", "said", "“We leave as neighbours,”", [])
    'Ministers said: “We leave as neighbours.”'
    >>> said("Iceland", "accused", "the owners of hiding their catch", [])
    'Iceland accused the owners of hiding their catch.'
    >>> said("the colonel", "said", "that nobody would fire", ["unknown"])
    'The colonel said, through an unnamed relay, that nobody would fire.'
    """
    named = [UNNAMED if relay == "unknown" else relay for relay in relays]
    verb = VERBS[stance] + (" for the first time" if first_denial else "")
    through = f", through {listed(named)}" if named else ""
    if words.startswith(JOINED) and stance in GOES_ON:
        return closed(f"{speaker} {verb}{through}{',' if through else ''} {words}")
    if stance == "accused" and CHARGE.match(words):
        return closed(f"{speaker} accused{through}{',' if through else ''} {words}")
    return closed(f"{speaker} {verb}{through}: {words}")


def counted(tally: Tally, entry: TallyEntry, before: TallyEntry | None) -> str:
    """How many, and how many before."""
    much = amount(entry)
    noun = PERSONS.get(tally.counted, tally.counted) if much in ("1", "at least 1") else tally.counted
    what = f"{noun} {tally.state}" if tally.state else noun
    giver = f", according to {low(entry.giver)}" if entry.giver else ""
    if entry.kind == "increment":
        return closed(f"{much} more {what}{giver}")
    then = f", {amount(before)} before" if before else ""
    return closed(f"{much} {what}{then}{giver}")


def actor(name: str, role: str) -> str:
    """
    Who is met for the first time.

    >>> actor("Signe Torell", "analyst in Stockholm")
    'Signe Torell, analyst in Stockholm, appears for the first time.'
    """
    return closed(f"{name}, {role}, appears for the first time")


def amount(entry: TallyEntry) -> str:
    """
    A figure as one says it.

    >>> from sayso.records.span import Span
    >>> amount(TallyEntry(article="a", figure="f", span=Span(0, 1), value=14, low=14, high=None, as_of=None,
    ...                   qualifier="at_least", giver=None))
    'at least 14'
    """
    if entry.qualifier == "between" and entry.low is not None and entry.high is not None:
        return f"between {_number(entry.low)} and {_number(entry.high)}"
    value = entry.value if entry.value is not None else entry.low if entry.low is not None else entry.high
    word = "" if entry.qualifier == "exactly" else f"{entry.qualifier.replace('_', ' ')} "
    return f"{word}{_number(value)}"


def low(giver: str) -> str:
    """
    A name within a sentence.

    >>> low("The coastguard"), low("Thelma Dale")
    ('the coastguard', 'Thelma Dale')
    """
    first, _, rest = giver.partition(" ")
    return f"{first.lower()} {rest}" if first in ARTICLES and rest else giver


ARTICLES: Final = frozenset("The A An His Her Its Their Our".split())


def listed(names: Sequence[str]) -> str:
    """
    Names as a sentence has them.

    >>> listed(["Havblik", "Norrvarp", "Landvarp"])
    'Havblik, Norrvarp and Landvarp'
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def closed(sentence: str) -> str:
    """
    With a capital and an end.

    >>> closed("police said: “No one is missing,”"), closed("he asked: why?")
    ('Police said: “No one is missing.”', 'He asked: why?')
    """
    text = sentence[:1].upper() + sentence[1:]
    for mark in QUOTES:
        if text.endswith(f",{mark}"):
            return f"{text[:-2]}.{mark}"
    return text if text.rstrip("".join(QUOTES)).endswith((".", "!", "?", "…")) else f"{text.rstrip(',;: ')}."


QUOTES: Final = ("”", '"', "\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.10g}"
