"""What a rule of the grammar of times is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct

from sayso.knowledge import zones
from sayso.reading.syntax.tree import Tree
from sayso.reading.times import calendar as cal
from sayso.reading.times.amounts import length
from sayso.reading.times.tense import verb_tense
from sayso.reading.times.words import Words, letters
from sayso.records.span import Span
from sayso.records.time import TimeType, ZoneEvidence

Days = tuple[date | None, date | None]
"""First and last day, inclusive; None is an open end."""


class Value(Struct, frozen=True):
    """What an expression says."""

    type: TimeType
    value: str
    days: Days | None = None
    """First and last day where they do not follow from the value."""
    zone: str | None = None
    zone_from: ZoneEvidence | None = None


class Story(Struct):
    """What the reader of a text knows when he meets its next time expression."""

    published: date | None
    tree: Tree | None = None
    dateline: str | None = None
    home: str | None = None
    """The outlet's country, ISO 3166-1 alpha-3."""
    last: str | None = None
    """Value of the latest expression that names days, weeks, months, quarters or years: the narrative's own anchor."""
    last_word: int = 0
    """Position of the word after it."""
    quarter: str | None = None
    """The latest quarter named, other than by comparison with a year before."""
    quarter_word: int = 0


class Found(Struct, frozen=True):
    """One expression the grammar has found: its words, its named parts, and the story so far."""

    words: Words
    parts: dict[str, tuple[int, int]]
    first: int
    end: int
    story: Story

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def text(self, part: str) -> str:
        """The words of a part in lower case with single spaces; empty where it is absent."""
        first, end = self.parts.get(part, (0, 0))
        return " ".join(" ".join(self.words.lower[first:end]).split())

    @property
    def tense(self) -> int:
        """1 where its verb looks forward, -1 back, 0 where nothing says: the words beside it, its tree, words near."""
        if beside := self.words.beside(self.first):
            return beside
        if self.words.owns_happening(self.end):
            return -1
        if self.previous == "by":  # a deadline, unless something past was so by then
            return self.words.tense(self.first, self.end) or 1
        if self.story.tree is not None:
            span = Span(self.words.starts[self.first], self.words.ends[self.end - 1])
            if (tense := verb_tense(self.story.tree, span)) is not None:
                return tense
        return self.words.tense(self.first, self.end)

    @property
    def previous(self) -> str:
        """The word before in lower case; empty at the beginning."""
        return self.words.lower[self.first - 1] if self.first else ""

    @property
    def following(self) -> str:
        """The word after in lower case; empty at the end."""
        return self.words.lower[self.end] if self.end < len(self.words.lower) else ""

    def before(self, *names: str) -> bool:
        """Whether the word before is of one of the classes."""
        return self.first > 0 and self.words.classes[self.first - 1] in letters(*names)

    def after(self, *names: str) -> bool:
        """Whether the word after is of one of the classes."""
        return self.end < len(self.words.classes) and self.words.classes[self.end] in letters(*names)


NAMES: Final = letters(
    "SEASON", "DAYPART", "ADVERB", "NOON", "UNITS", "UNITWORD", "NOW", "CURRENT", "RECENT", "WEEKEND"
)
"""Classes of words that, with a capital beside another, are part of a name."""
BRANDED: Final = frozenset({"bloody", "black", "super", "red", "casual", "manic", "blue"})
"""Words that make a weekday a name: Bloody Sunday."""


def is_name(found: Found) -> bool:
    """Whether an expression belongs to a name: the Arab Spring, the Winter Olympics, the Sunday Times."""
    words, last = found.words, found.end - 1
    if _is_person(found):
        return True
    if words.classes[last] in letters("WEEKDAY"):
        alone = found.first == last
        led = found.previous in BRANDED or (found.before("THE", "CAPITAL") and found.after("CAPITAL"))
        return alone and led
    if words.classes[last] not in NAMES or not words.titled(last):
        return False
    begins = last == 0 or words.classes[last - 1] in letters("STOP", "BREAK")
    return found.after("CAPITAL") if begins or last > found.first else found.before("CAPITAL") or found.after("CAPITAL")


def _is_person(found: Found) -> bool:
    """Whether the encoder sees a longer name of a person around it: April Jones, Judge Friday Okoro."""
    if found.story.tree is None:
        return False
    span = Span(found.words.starts[found.first], found.words.ends[found.end - 1])
    mentions = found.story.tree.annotation.mentions
    return any(one.kind == "person" and one.span.contains(span) and len(one.span) > len(span) for one in mentions)


Reader = Callable[[Found], Value | None]


def country(story: Story) -> str | None:
    """Where the report is from: the dateline's country, else the outlet's; ISO 3166-1 alpha-3."""
    return (zones.country_of_place(story.dateline) if story.dateline else None) or story.home


def undated(value: str) -> Value:
    """What a date says when the day of publication is not known: an offset, or a date with X for what is open."""
    return Value("DATE", value)


def dated(type_: TimeType, value: str) -> Value | None:
    """None for a day that does not exist, such as 31 June."""
    return Value(type_, value) if cal.days_of(value) else None


def anchor(story: Story) -> date | None:
    """The first day of what the narrative last spoke of, else the day of publication."""
    known = cal.days_of(story.last) if story.last else None
    return known[0] if known else story.published


def told_day(found: Found, *, within: int) -> date | None:
    """The day the narrative named in the last so many words."""
    story = found.story
    known = cal.days_of(story.last) if story.last and found.first - story.last_word < within else None
    return known[0] if known and known[0] == known[1] else None


def is_day(value: str) -> bool:
    """Whether a value stands for one day."""
    days = cal.days_of(value)
    return days is not None and days[0] == days[1]


def relative(found: Found, step: int, letter: str) -> Value | None:
    """The unit so many steps from the one of publication."""
    published = found.story.published
    if published is None:
        sign = "+" if step > 0 else "-" if step < 0 else ""
        return undated(f"{sign}{length(abs(step), letter)}")
    moved = cal.shift(published, step, letter)
    return Value("DATE", cal.unit_value(moved, letter)) if moved else None


def stretch_from(found: Found, count: float | None, letter: str, *, back: bool) -> Value:
    """A stretch of time that ends (back) or begins with the day of publication."""
    value = length(count, letter)
    published = found.story.published
    if published is None:
        return Value("DURATION", value)
    steps = int(count) if count and count == int(count) else 0
    hours = -(-steps // 24) if letter == "H" else steps  # hours reach into the day before
    grain = "D" if letter == "H" else letter
    other = cal.shift(published, -hours if back else hours, grain) if steps else None
    return Value("DURATION", value, (other, published) if back else (published, other))
