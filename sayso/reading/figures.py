"""
Figures: how many, of what, in which state, on whose word.

A number becomes a figure if it counts people, things or money; dates, ages, durations, ordinals, scores, addresses and
numbers inside names are none.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from sayso.knowledge.verbs import participle
from sayso.reading import numbers
from sayso.reading.numbers import MONEY_NOUNS, Quantity
from sayso.reading.statements import Draft as StatementDraft
from sayso.reading.syntax import Tree
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.records.time import TimeSpan

TIME_NOUNS: Final = frozenset(
    "second minute hour day week weekend month year decade century night morning fortnight quarter season a.m. p.m. "
    "am pm o'clock term".split()
)
AGE: Final = re.compile(r"^[\s-]*(?:years?|months?|weeks?)[\s-]+old\b", re.IGNORECASE)
AGE_BEFORE: Final = re.compile(r"\b(?:aged|age|ages)\s+(?:\d+,?\s+(?:and\s+)?)*$", re.IGNORECASE)
NAMED_BEFORE: Final = re.compile(
    r"\b(?:No\.?|number|route|highway|interstate|article|section|chapter|page|room|gate|flight|channel|level|phase|part|group|"
    r"area|zone|pier|berth|quay|resolution|apollo|covid|G)[\s-]+$",
    re.IGNORECASE,
)
PERCENT: Final = re.compile(r"^\s?(?:%|per\s?cent\b|percent\b|percentage\b)", re.IGNORECASE)
STATES: Final[dict[str, str]] = {
    "die": "dead", "dead": "dead", "death": "dead", "fatality": "dead", "hurt": "injured", "injury": "injured",
    "casualty": "killed", "miss": "missing", "missing": "missing", "homeless": "displaced", "find": "found",
    "kill": "killed", "wound": "wounded", "injure": "injured", "arrest": "arrested", "detain": "detained",
    "rescue": "rescued", "evacuate": "evacuated", "displace": "displaced", "drown": "drowned", "shoot": "shot",
}  # fmt: skip
"""States that other words than a governing verb can tell ("left four dead"), and verbs whose state is not their
own participle."""
PEOPLE_STATES: Final = frozenset(
    "killed dead wounded injured arrested detained missing rescued evacuated displaced drowned shot".split()
)
EMPTY_VERBS: Final = frozenset({"be", "have", "do", "include", "see", "say", "report", "remain", "become", "make"})


class Counted(Struct, frozen=True, kw_only=True):
    """What a number counts, as the tree tells."""

    noun: int | None
    """The counted noun; None where it is left out ("injured four")."""
    verb: int | None
    """The verb, adjective or noun that tells what befell the counted."""


def read(
    tree: Tree,
    *,
    times: tuple[TimeSpan, ...],
    statements: tuple[StatementDraft, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """Every figure of an article, in the order of the text."""
    found: list[Figure] = []
    for quantity in numbers.find(tree.text):
        word = _word(tree, quantity.span)
        if word is None or _excluded(tree, quantity, word, times):
            continue
        counted = _counted(tree, word)
        unit = _unit(tree, quantity, counted)
        if unit is None:
            continue
        event = _event(tree, counted, events)
        found.append(
            Figure(
                id=f"f{len(found) + 1}",
                span=quantity.span,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                qualifier=quantity.qualifier,
                unit=unit,
                state=_state(tree, counted),
                giver=_giver(tree, quantity.span, statements),
                event=event.id if event is not None else None,
                background=event.background if event is not None else False,
            )
        )
    return tuple(found)


def _word(tree: Tree, span: Span) -> int | None:
    """The token that carries a number into the tree: its last number word."""
    words = tree.within(span)
    return words[-1] if words else None


def _excluded(tree: Tree, quantity: Quantity, word: int, times: tuple[TimeSpan, ...]) -> bool:
    """Whether a number is a date, an age, a duration, an ordinal, a name's part or a score."""
    text, span = tree.text, quantity.span
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 16]
    if any(time.span.overlaps(span) for time in times):
        return True
    if AGE.match(after) or AGE_BEFORE.search(before) or NAMED_BEFORE.search(before):
        return True
    if quantity.currency is None and any(
        mention.span.overlaps(span)
        and mention.kind in {"person", "organisation", "facility", "vehicle", "event", "polity", "place"}
        for mention in tree.annotation.mentions
    ):
        return True
    if _is_age(tree, span, before, after) or re.match(r"^-\d", after):
        return True
    head = tree.tokens[tree.tokens[word].head]
    return head.lemma.lower() in TIME_NOUNS or (span.of(text).lower() in {"one", "a"} and _is_pronoun(tree, word))


def _is_age(tree: Tree, span: Span, before: str, after: str) -> bool:
    """Whether a bare number stands between commas after a name: "Boren, 28, of Paris"."""
    words = tree.within(Span(max(0, span.start - 2), span.start))
    named = any(tree.tokens[word - 1].upos == "PROPN" for word in words if word)
    return (
        before.endswith(", ") and after[:1] in {",", "."} and named and span.of(tree.text).isdigit() and len(span) <= 3
    )


def _is_pronoun(tree: Tree, word: int) -> bool:
    """Whether a number word counts nothing: "one of the …", "no one", "this one"."""
    token = tree.tokens[word]
    if token.deprel == "nummod":
        return False
    state = _state(tree, _counted(tree, word))
    return state not in PEOPLE_STATES or any(tree.case(child) == "of" for child in tree.children(word, "nmod"))


def _counted(tree: Tree, word: int) -> Counted:
    token = tree.tokens[word]
    noun: int | None = None
    if token.deprel in {"nummod", "compound", "amod", "det"} and tree.tokens[token.head].upos in {
        "NOUN",
        "PROPN",
        "SYM",
        "ADJ",
        "NUM",
    }:
        noun = token.head
    elif token.upos == "NOUN" or token.deprel not in {"nummod", "compound"}:
        of = next((child for child in tree.children(word, "nmod") if tree.case(child) == "of"), None)
        noun = of
    top = noun if noun is not None and noun == token.head else word
    while (
        tree.tokens[top].deprel in {"nummod", "compound", "appos"}
        and tree.tokens[top].head != top
        and tree.tokens[top].upos == "NUM"
    ):
        top = tree.tokens[top].head
    return Counted(noun=noun, verb=_verb(tree, top))


def _verb(tree: Tree, top: int) -> int | None:
    """What governs the counted: the verb it is subject or object of, or a participle that describes it."""
    described = next(
        (child for child in tree.children(top, "acl", "amod") if tree.tokens[child].lemma.lower() in STATES), None
    )
    if described is not None:
        return described
    token = tree.tokens[top]
    if token.deprel == "conj":
        return _verb(tree, token.head)
    if token.head != top and token.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"}:
        head = token.head
        if token.deprel == "nmod" and tree.tokens[head].upos not in {"VERB", "ADJ"}:
            return head
        outcome = next((one for one in tree.children(head, "xcomp") if tree.tokens[one].lemma.lower() in STATES), None)
        return outcome if outcome is not None else head
    return top if tree.tokens[top].lemma.lower() in STATES else None


def _unit(tree: Tree, quantity: Quantity, counted: Counted) -> str | None:
    """The counted noun as written, a currency code, ``percent``, or the people that are left out."""
    if quantity.currency is not None:
        return quantity.currency
    if PERCENT.match(tree.text[quantity.span.end : quantity.span.end + 12]):
        return "percent"
    if counted.noun is not None:
        token = tree.tokens[counted.noun]
        if token.upos == "PROPN" and not token.form[:1].islower() and token.span.start < quantity.span.start:
            return None
        if token.lemma.lower() in {"other", "more"}:
            return "people"
        return MONEY_NOUNS.get(token.lemma.lower(), token.form)
    return "people" if _state(tree, counted) in PEOPLE_STATES else None


def _state(tree: Tree, counted: Counted) -> str | None:
    for word in (counted.verb, counted.noun):
        if word is None:
            continue
        lemma = tree.tokens[word].lemma.lower()
        if lemma in STATES:
            return STATES[lemma]
        if word == counted.verb and tree.tokens[word].upos == "VERB" and lemma not in EMPTY_VERBS:
            return participle(lemma)
    return None


def _giver(tree: Tree, span: Span, statements: tuple[StatementDraft, ...]) -> Span | None:
    """The speaker of the innermost statement whose content holds the number, if named in the same sentence."""
    around = [
        (sum(map(len, one.content)), number)
        for number, one in enumerate(statements)
        if any(part.contains(span) for part in one.content)
    ]
    for _, number in sorted(around):
        speaker, named = statements[number].speaker, statements[number].named
        word = _word(tree, span)
        if speaker is not None and word is not None and tree.sentence(speaker) == tree.sentence(word):
            return named
    return None


def _event(tree: Tree, counted: Counted, events: tuple[Event, ...]) -> Event | None:
    if counted.verb is None:
        return None
    span = tree.tokens[counted.verb].span
    return next((event for event in events if span in event.trigger), None)
