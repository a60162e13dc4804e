"""What an article says of an event beyond that: whether it happened, on whose word, when, where and how long ago."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.records.event import EventStatus, When
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.statement import Stance
from sayso.records.time import TimeSpan

PLACE_CASES: Final = frozenset(
    {"in", "at", "near", "off", "on", "outside", "around", "across", "within", "inside", "from"}
)
INTENTION: Final = frozenset(
    "plan intend want hope aim prepare promise pledge vow agree offer decide threaten expect seek ready willing set "
    "due likely mull consider propose try be".split()
)
"""Words above a verb that make it something still to come; "be" as in "is to visit"."""
POSSIBLE: Final = frozenset({"would", "could", "may", "might", "should", "can", "must", "ought"})
CONDITION: Final = frozenset({"if", "whether", "unless", "lest"})
BY_STANCE: Final[dict[Stance, EventStatus]] = {
    "denied": "denied",
    "promised": "planned",
    "demanded": "hypothetical",
    "asked": "hypothetical",
}
"""What becomes of an event that a statement of such a stance tells: the demanded has not happened."""
PAST_DAYS: Final = 30
"""An event further back than this from the article's day is background."""
SINCE: Final = re.compile(
    r"\b(?:since (?:the )?(?:war|conflict|invasion|revolution|coup|uprising|independence|start)|"
    r"(?:years|decades|months) ago|in the (?:past|last) (?:\w+ )?(?:years|decades|decade)|"
    r"during the (?:civil |cold )?war|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words that put a clause far back without a date that the calendar resolves."""


def claim(trigger: Span, word: int, statements: tuple[StatementDraft, ...]) -> int | None:
    """The innermost statement that says it happened, or that is itself the act."""
    around = [
        (sum(map(len, statement.content)), number)
        for number, statement in enumerate(statements)
        if statement.word == word or any(span.contains(trigger) for span in statement.content)
    ]
    return min(around)[1] if around else None


def status(tree: Tree, word: int, claimed_by: int | None, statements: tuple[StatementDraft, ...]) -> EventStatus:
    """Whether it happened, as far as the article lets on."""
    for verb in _clause(tree, word):
        if tree.negated(verb) or _is_negative(tree, verb):
            return "denied"
        helpers = {
            form.lower()
            for child in tree.children(verb, "aux")
            for form in (tree.tokens[child].lemma, tree.tokens[child].form)
        }
        if helpers & {"will", "wo", "shall", "'ll"} or _is_intended(tree, verb):
            return "planned"
        marks = {tree.tokens[child].form.lower() for child in tree.children(verb, "mark", "advmod")}
        if helpers & POSSIBLE or marks & CONDITION:
            return "hypothetical"
    if claimed_by is None or statements[claimed_by].word == word:
        return "asserted"
    return BY_STANCE.get(statements[claimed_by].stance, "claimed")


def _clause(tree: Tree, word: int) -> list[int]:
    """The word, and the verb that carries it where it is a noun: "will hold talks"."""
    token = tree.tokens[word]
    carried = token.upos != "VERB" and token.deprel in {"obj", "obl", "nsubj", "nsubj:pass"} and token.head != word
    return [word, token.head] if carried and tree.tokens[token.head].upos in {"VERB", "ADJ"} else [word]


def _is_negative(tree: Tree, verb: int) -> bool:
    """Whether it is kept from happening: "failed to sign", "without signing", "no talks were held"."""
    token = tree.tokens[verb]
    above = tree.tokens[token.head].lemma.lower()
    if token.deprel == "xcomp" and token.head != verb and above in {"fail", "decline", "refuse", "forget", "unable"}:
        return True
    subject = tree.child(verb, "nsubj", "nsubj:pass", "obj")
    return subject is not None and any(
        tree.tokens[child].lemma.lower() in {"no", "neither"} for child in tree.children(subject, "det")
    )


def _is_intended(tree: Tree, verb: int) -> bool:
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    if token.head == verb or token.deprel not in {"xcomp", "acl", "advcl", "ccomp"}:
        return False
    to = any(tree.tokens[child].form.lower() == "to" for child in tree.children(verb, "mark"))
    return to and (
        above.lemma.lower() in INTENTION
        or above.form.lower() in {"plans", "plan", "intention", "decision", "pledge", "promise", "offer", "bid"}
    )


def when(tree: Tree, word: int, times: tuple[TimeSpan, ...]) -> When | None:
    """The time expression that hangs on the trigger, or on the verb that carries it."""
    for verb in (word, tree.tokens[word].head):
        near = [child for child in tree.children(verb, "obl", "advmod", "nmod", "obj", "dep") if child != word]
        for child in near:
            found = next((one for one in times if one.span.overlaps(tree.phrase(child))), None)
            if found is not None and found.type in {"DATE", "TIME", "DURATION"}:
                return When(span=found.span, start=found.start, end=found.end)
    return None


def place(tree: Tree, word: int, places: tuple[Place, ...]) -> str | None:
    """The place a preposition ties to the trigger, to the verb that carries it or to what it was done to."""
    for noun in (word, *tree.children(word, "obj", "obl", "nsubj", "nsubj:pass"), tree.tokens[word].head):
        for child in tree.children(noun, "obl", "nmod"):
            if tree.case(child) in PLACE_CASES:
                found = next(
                    (one for one in places if one.kind != "nationality" and one.span.overlaps(tree.phrase(child))), None
                )
                if found is not None:
                    return found.id
    return None


def is_background(tree: Tree, word: int, told: When | None, published: str | None, *, told_by_speaker: bool) -> bool:
    """
    Whether it lies long before the article: by its date, by a "years ago", or by an undated pluperfect.

    In a speaker's words the pluperfect says nothing: "he said troops had crossed" is news.
    """
    if told is not None and told.end is not None and published is not None:
        return _days(published) - _days(told.end) > PAST_DAYS
    clause = " ".join(span.of(tree.text) for span in tree.main_clause(word))
    if SINCE.search(clause) and not _is_present(tree, word):
        return True
    return told is None and not told_by_speaker and _is_pluperfect(tree, word)


def _is_present(tree: Tree, word: int) -> bool:
    """Whether its verb speaks of now: "is bombing", "has bombed since"."""
    return tree.tokens[word].form.lower().endswith("ing") and bool(tree.children(word, "aux"))


def _is_pluperfect(tree: Tree, word: int) -> bool:
    return any(
        tree.tokens[child].form.lower() == "had" for verb in _clause(tree, word) for child in tree.children(verb, "aux")
    )


def _days(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
