"""What the encoder saw: the one annotation that every rule of this room reads.

Whatever makes annotations (a trained encoder, a stand-in in a test) makes them in this form, so no rule is
written twice. Words follow Universal Dependencies 2 (https://universaldependencies.org): words, not pieces; ``don't``
is ``do`` + ``n't``, ``Russia's`` is ``Russia`` + ``'s``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from sayso.records.event import EventType
from sayso.records.span import Span

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


class Trigger(Struct, frozen=True):
    """A word that names an event."""

    span: Span
    type: EventType
    score: float
    """The encoder's probability of this type in the sentence, 0 to 1."""
    alone: float = 1.0
    """Its probability that this word names such an event, whatever else the sentence tells, 0 to 1."""


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
            Token(one.span.shift(by), one.form, one.lemma, one.upos, one.head + before, one.deprel)
            for one in part.tokens
        ]
        sentences += [Sentence(one.first + before, one.end + before) for one in part.sentences]
        mentions += [Mention(one.span.shift(by), one.kind, one.nested) for one in part.mentions]
        attributions += [
            Attribution(_shifted(one.source, by), _shifted(one.cue, by), _shifted(one.content, by))
            for one in part.attributions
        ]
        triggers += [Trigger(one.span.shift(by), one.type, one.score, one.alone) for one in part.triggers]
    return Annotation(tuple(tokens), tuple(sentences), tuple(mentions), tuple(attributions), tuple(triggers))


def _shifted(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(span.shift(by) for span in spans)
