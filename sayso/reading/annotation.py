"""What the encoder saw: the one annotation that every rule of this room reads.

Whatever makes annotations (a trained encoder, a stand-in in a test) makes them in this form, so no rule is
written twice. Words follow Universal Dependencies 2 (https://universaldependencies.org): words, not pieces; ``don't``
is ``do`` + ``n't``, ``Russia's`` is ``Russia`` + ``'s``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sayso.records.event import EventStatus, EventType, Sector
from sayso.records.span import Span
from sayso.records.statement import Stance

Upos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
]  # fmt: skip
"""Universal part of speech, UD 2."""

EntityKind = Literal[
    "person", "organisation", "polity", "place", "facility", "nationality", "event", "vehicle", "quantity", "money"
]
"""``polity`` is a country, state or city, a place with a government; ``nationality`` a demonym, religion or party;
``vehicle`` a named vehicle or weapon."""


class Token(Struct, frozen=True):
    """One word, with its place in the dependency tree of its sentence."""

    span: Span
    form: str
    """The word as written: ``text[span]``."""
    lemma: str
    upos: Upos
    head: int
    """Index in ``Annotation.tokens`` of the word it depends on; its own index for the root of a sentence."""
    deprel: str
    """UD relation without subtype, save ``nsubj:pass``, ``aux:pass``, ``obl:agent`` and ``nmod:poss``."""
    sector: Sector | None = None
    """What kind of actor the encoder takes the bearer for, if the word heads the phrase of one."""


class Sentence(Struct, frozen=True):
    """Tokens ``[first, end)`` of the annotation."""

    first: int
    end: int


class Mention(Struct, frozen=True):
    """A named entity or demonym."""

    span: Span
    kind: EntityKind
    nested: bool
    """True for a place inside a longer name: ``Paris`` in ``Paris Police Department``."""


class Attribution(Struct, frozen=True):
    """Who (source) says or thinks (cue) what (content); each may be in pieces, source and cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    relays: tuple[Span, ...] = ()
    """Through whom, outermost first."""
    stance: Stance | None = None
    """What kind of saying its cue is; None without a cue."""


class Part(Struct, frozen=True):
    """A word that heads the phrase of somebody or something that takes part in an event."""

    word: int
    """Index in ``Annotation.tokens``."""
    chance: float
    """The encoder's probability of it, 0 to 1."""


class Trigger(Struct, frozen=True):
    """The words that name an event, and what the encoder makes of it."""

    span: Span
    type: EventType
    score: float
    """The encoder's probability that the words name an event of this type, 0 to 1; as trained, not calibrated."""
    status: EventStatus = "asserted"
    background: bool = False
    who: tuple[Part, ...] = ()
    whom: tuple[Part, ...] = ()
    when: tuple[Part, ...] = ()
    where: tuple[Part, ...] = ()


class Annotation(Struct, frozen=True):
    """One paragraph, or, joined, one article. Spans count from the start of the text that was annotated."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    triggers: tuple[Trigger, ...]


def join(parts: Iterable[tuple[int, Annotation]]) -> Annotation:
    """
    One annotation of a whole text from those of its parts.

    Args:
        parts: In the order of the text, each with the offset at which its part begins.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    triggers: list[Trigger] = []
    for by, part in parts:
        before = len(tokens)
        tokens += [
            Token(one.span.shift(by), one.form, one.lemma, one.upos, one.head + before, one.deprel, one.sector)
            for one in part.tokens
        ]
        sentences += [Sentence(one.first + before, one.end + before) for one in part.sentences]
        mentions += [Mention(one.span.shift(by), one.kind, one.nested) for one in part.mentions]
        attributions += [
            replace(
                one, source=_shifted(one.source, by), cue=_shifted(one.cue, by), content=_shifted(one.content, by),
                relays=_shifted(one.relays, by),
            )
            for one in part.attributions
        ]  # fmt: skip
        triggers += [
            replace(
                one, span=one.span.shift(by), who=_moved(one.who, before), whom=_moved(one.whom, before),
                when=_moved(one.when, before), where=_moved(one.where, before),
            )
            for one in part.triggers
        ]  # fmt: skip
    return Annotation(tuple(tokens), tuple(sentences), tuple(mentions), tuple(attributions), tuple(triggers))


def _shifted(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(span.shift(by) for span in spans)


def _moved(parts: tuple[Part, ...], by: int) -> tuple[Part, ...]:
    return tuple(Part(one.word + by, one.chance) for one in parts)
