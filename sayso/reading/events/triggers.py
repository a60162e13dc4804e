"""
Triggers: which words of an article name an event, and of which type.

The encoder says how likely each type is in a sentence and at which word; the lexicon says what a word can name. What
the encoder is sure of stands; what it only suspects stands where the lexicon agrees. What is merely asked for,
promised, refused or threatened is no event of its own.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.knowledge import plover, roles
from sayso.knowledge.plover import Entry
from sayso.reading.annotation import Trigger
from sayso.reading.events import status as event_status
from sayso.reading.events.sides import LIGHT
from sayso.reading.statements import stance
from sayso.reading.syntax.tree import Tree
from sayso.records.event import EventType

SURE: Final = 0.3
"""Share of a sentence that a type needs to stand by itself. Chosen on the held-out fold of PLV: higher loses events,
lower finds them where there are none."""
POSSIBLE, LIKELY = 0.2, 0.5
"""Share of its sentence, or probability by itself, from which what the lexicon says of a word stands. Chosen on the
held-out fold of PLV, where half of it costs three hundredths of F1."""
TOLD: Final = 0.5
"""Share that a verb of saying needs, for what is told is seldom done by telling."""
AT_SOMEBODY: Final = 0.8
"""Share that a noun for somebody needs."""
SAYING: Final = frozenset({"say", "quote", "tell", "add", "report", "announce"})
"""Verbs that only tell of an event, where another word of their sentence names it."""
ABOUT_DEEDS: Final[frozenset[EventType]] = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"})
"""Types that speak of a deed, which is no second event: the manual gives "urged Norway to withdraw" one code."""
DEED: Final = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "advcl", "acl", "conj", "iobj", "compound", "amod"})

OBJECT: Final = frozenset({"obj", "obl", "nmod", "compound", "amod", "conj", "obl:agent", "nsubj", "nsubj:pass"})
"""Relations of a noun to the word whose event it only completes: "signed an agreement"."""


class Found(Struct, frozen=True, kw_only=True):
    """A word that names an event."""

    word: int
    type: EventType
    chance: float
    """The encoder's probability of the type in the sentence; 0 where only the lexicon speaks."""
    entry: Entry | None
    """What the lexicon says of the word, if it agrees."""


def find(tree: Tree) -> tuple[Found, ...]:
    """Every word that names an event, in the order of the text."""
    suspected: dict[tuple[int, EventType], Trigger] = {}
    for trigger in tree.annotation.triggers:
        word = tree.head(trigger.span)
        if word is not None and not _is_no_act(tree, word):
            suspected[word, trigger.type] = trigger
    named = {word: entry for word in _words(tree) if (entry := _entry(tree, word, None)) is not None}
    found: list[Found] = []
    for (word, kind), trigger in sorted(suspected.items(), key=lambda pair: -pair[1].score):
        if trigger.score >= SURE:
            one = _sure(tree, word, kind, trigger, named, suspected)
            if _told_already(tree, one, found, tree.sentence(word)):
                continue
            if one.entry is None and trigger.score < AT_SOMEBODY and _is_somebody(tree, one.word):
                continue
            if one.entry is not None or trigger.score >= TOLD or tree.tokens[one.word].lemma.lower() not in SAYING:
                found.append(one)
    spoken_for = {tree.sentence(one.word) for one in found}
    for word, entry in named.items():
        trigger = suspected.get((word, entry.type))
        one = Found(word=word, type=entry.type, chance=trigger.score if trigger is not None else 0.0, entry=entry)
        if _supported(one, suspected, first=tree.sentence(word) not in spoken_for) and not _known(tree, one, found):
            found.append(one)
    return tuple(sorted({(one.word, one.type): one for one in found}.values(), key=lambda one: (one.word, -one.chance)))


def _told_already(tree: Tree, one: Found, found: list[Found], sentence: int) -> bool:
    """Whether a sentence's surer events leave no room: one without the lexicon's word, or one that completes them."""
    if _known(tree, one, found):
        return True
    return one.entry is None and any(tree.sentence(other.word) == sentence for other in found)


def _is_somebody(tree: Tree, word: int) -> bool:
    """Whether a noun is who acts rather than the act: the encoder may hear an event at its subject."""
    token = tree.tokens[word]
    return token.upos == "NOUN" and roles.find(token.lemma.lower()) is not None


def _words(tree: Tree) -> list[int]:
    return [
        word for word, token in enumerate(tree.tokens) if token.upos in {"VERB", "NOUN"} and not _is_no_act(tree, word)
    ]


def _is_no_act(tree: Tree, word: int) -> bool:
    """Whether a word only tells how a source speaks to the press."""
    return stance.asks_anonymity(tree, word) or stance.keeps_silent(tree, word)


def _sure(
    tree: Tree,
    word: int,
    kind: EventType,
    trigger: Trigger,
    named: dict[int, Entry],
    suspected: dict[tuple[int, EventType], Trigger],
) -> Found:
    """
    What the encoder is sure of, at the word that the lexicon knows for it.

    Where both differ about a word, the lexicon's more particular reading wins of what has happened; of what is only
    spoken of, if the encoder thinks it possible.
    """
    entry = _entry(tree, word, kind)
    other = named.get(word)
    rival = suspected.get((word, other.type)) if other is not None else None
    if (
        entry is None
        and other is not None
        and other.needs
        and (_is_done(tree, word, other) or (rival is not None and rival.score >= POSSIBLE))
    ):
        return Found(word=word, type=other.type, chance=trigger.score, entry=other)
    if entry is None:
        same = [one for one, known in named.items() if known.type == kind and _tells(tree, word, one)]
        nearest = min(same, key=lambda one: abs(one - word), default=None)
        if nearest is not None:
            return Found(word=nearest, type=kind, chance=trigger.score, entry=named[nearest])
    return Found(word=_act(tree, word), type=kind, chance=trigger.score, entry=entry)


def _is_done(tree: Tree, word: int, entry: Entry) -> bool:
    """Whether it is a deed that has happened; troops that are sent may be sent to help or to fight as well."""
    return entry.type != "MOBILIZE" and event_status.status(tree, word, None, ()) == "asserted"


def _act(tree: Tree, word: int) -> int:
    """A word, or where it is who acts, the verb of which that is the subject."""
    token = tree.tokens[word]
    above = tree.tokens[token.head]
    acts = token.deprel == "nsubj" and above.upos == "VERB" and above.lemma.lower() not in SAYING
    return token.head if acts and _is_somebody(tree, word) else word


def _tells(tree: Tree, word: int, other: int) -> bool:
    """Whether another word names what a word only carries or tells: "remains in contact", "was quoted as saying"."""
    token = tree.tokens[word]
    if tree.sentence(other) != tree.sentence(word):
        return False
    if token.upos == "NOUN" or token.lemma.lower() in SAYING:
        return True
    return token.lemma.lower() in LIGHT and other in tree.children(word, "obj", "obl", "xcomp", "nsubj:pass")


def _supported(one: Found, suspected: dict[tuple[int, EventType], Trigger], *, first: bool) -> bool:
    """Whether the encoder suspects what the lexicon says of a word; less will do for the first of its sentence."""
    trigger = suspected.get((one.word, one.type))
    return trigger is not None and (trigger.score >= POSSIBLE if first else trigger.alone >= LIKELY)


def _known(tree: Tree, one: Found, found: list[Found]) -> bool:
    """Whether a word belongs to an event that stands already: its own, or one that speaks of it as a deed."""
    for other in found:
        if tree.sentence(other.word) != tree.sentence(one.word):
            continue
        if other.word == one.word or (other.type == one.type and one.word in tree.ancestors(other.word)):
            return True
        relations = DEED if other.type in ABOUT_DEEDS else OBJECT
        if _within(tree, one.word, other.word, relations):
            return True
    return False


def _within(tree: Tree, word: int, above: int, relations: frozenset[str]) -> bool:
    below = word
    for up in tree.ancestors(word):
        if tree.tokens[below].deprel not in relations:
            return False
        if up == above:
            return tree.tokens[below].deprel != "conj"
        below = up
    return False


def _entry(tree: Tree, word: int, kind: EventType | None) -> Entry | None:
    """The lexicon's reading of a word: with its particle first, then with the object it needs, then alone."""
    noun = tree.tokens[word].upos == "NOUN"
    lemma = tree.tokens[word].lemma.lower()
    lemmas = [lemma]
    if not noun:
        particles = [tree.tokens[child].form.lower() for child in tree.children(word, "compound", "advmod")]
        particles += [tree.case(child) for child in tree.children(word, "obl")]
        lemmas = [f"{lemma} {particle}" for particle in particles if particle] + lemmas
    below = {tree.tokens[child].lemma.lower() for child in _complements(tree, word)}
    for candidate in lemmas:
        for entry in plover.entries(candidate, noun=noun):
            if (kind is None or entry.type == kind) and (not entry.needs or entry.needs & below):
                return entry
    return None


def _complements(tree: Tree, word: int) -> list[int]:
    found = [
        child for child in tree.children(word, "obj", "nsubj:pass", "obl", "xcomp") for child in tree.conjuncts(child)
    ]
    return found + [below for child in found for below in tree.children(child, "compound", "nmod")]
