"""What an article says of an event beyond that: whether it happened, on whose word, when, where and how long ago."""

from __future__ import annotations

from datetime import date
from typing import Final

from sayso.reading.annotation import Trigger
from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.records.event import EventStatus, When
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.time import TimeSpan

PLACE_CASES: Final = frozenset(
    {"in", "at", "near", "off", "on", "outside", "around", "across", "within", "inside", "from"}
)
POINTED: Final = 0.4
"""Probability from which a word that the encoder points at tells when or where."""
PAST_DAYS: Final = 30
"""An event further back than this from the article's day is background."""


def claim(trigger: Span, word: int, statements: tuple[StatementDraft, ...]) -> int | None:
    """The innermost statement that says it happened, or that is itself the act."""
    around = [
        (sum(map(len, statement.content)), number)
        for number, statement in enumerate(statements)
        if statement.word == word or any(span.contains(trigger) for span in statement.content)
    ]
    return min(around)[1] if around else None


def status(trigger: Trigger, word: int, claimed_by: int | None, statements: tuple[StatementDraft, ...]) -> EventStatus:
    """
    Whether it happened, as far as the article lets on: as the encoder says.

    Only what a statement tells is claimed by somebody; an act of speech is done by its speaker himself.
    """
    told = claimed_by is not None and statements[claimed_by].word != word
    return "asserted" if trigger.status == "claimed" and not told else trigger.status


def when(tree: Tree, trigger: Trigger, word: int, times: tuple[TimeSpan, ...]) -> When | None:
    """The time expression that tells its day: the one the encoder points at, else one that hangs on the trigger."""
    heads = [part.word for part in sorted(trigger.when, key=lambda part: -part.chance) if part.chance >= POINTED]
    for head in (*heads, *tree.children(word, "obl", "advmod", "nmod")):
        found = next((time for time in times if time.span.overlaps(tree.phrase(head))), None)
        if found is not None and found.type in {"DATE", "TIME", "DURATION"}:
            return When(span=found.span, start=found.start, end=found.end)
    return None


def place(tree: Tree, trigger: Trigger, word: int, places: tuple[Place, ...]) -> str | None:
    """Where it happened: the place the encoder points at, else one tied to the trigger or its sides."""
    literal = [place for place in places if place.kind != "nationality"]
    for part in sorted(trigger.where, key=lambda part: -part.chance):
        phrase = tree.phrase(part.word)
        found = next((place for place in literal if place.span.overlaps(phrase)), None)
        if found is not None and part.chance >= POINTED:
            return found.id
    subject = tree.subject(word) if tree.tokens[word].upos == "VERB" else None
    around = (word, *tree.children(word, "obj", "nsubj:pass"), *([] if subject is None else [subject]))
    for child in (child for noun in around for child in tree.children(noun, "obl", "nmod")):
        if tree.case(child) in PLACE_CASES:
            found = next((place for place in literal if place.span.overlaps(tree.phrase(child))), None)
            if found is not None:
                return found.id
    return None


def is_background(trigger: Trigger, told: When | None, published: str | None) -> bool:
    """Whether it lies long before the article: by its date, or by the encoder's word."""
    if told is not None and told.end is not None and published is not None:
        return _days(published) - _days(told.end) > PAST_DAYS
    return trigger.background


def _days(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
