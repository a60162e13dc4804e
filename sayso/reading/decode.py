"""The encoder's scores of one window → its annotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.reading.annotation import Annotation, Attribution, EntityKind, Mention, Sentence, Token, Trigger, Upos
from sayso.reading.arcs import tree
from sayso.reading.lemmas import lemma
from sayso.reading.links import Piece, groups, pieces
from sayso.records.event import EventType
from sayso.records.span import Span

FloatArray = NDArray[np.float32]

TRIGGER_FLOOR = 0.5
"""Probability below which a word is no trigger. Chosen on the held-out fold of PLV and on news without events: higher
loses events, lower finds them in sport and gossip."""


class Scores(NamedTuple):
    """What the model says of a window of w words; a first extra column or row stands for the root or for none."""

    tags: FloatArray
    """Shape (w, columns): every tag layer's scores side by side, in the order of ``Labels.columns``."""
    arcs: FloatArray
    """Shape (w, 1 + w): row is the dependent, column the head, column 0 the root."""
    dependents: FloatArray
    """Shape (w, relation width): each word as a dependent."""
    heads: FloatArray
    """Shape (1 + w, relation width): the root and each word as a head."""
    cue_links: FloatArray
    """Shape (w, 1 + w): from a word to the first word of its cue, column 0 none."""
    source_links: FloatArray
    """Shape (w, 1 + w): from a word to the first word of its attribution's source, column 0 none."""


class Labels(Struct, frozen=True, kw_only=True):
    """The names of the model's columns, as its file tells them."""

    columns: dict[str, int]
    """Width of each tag layer, in order."""
    upos: tuple[Upos, ...]
    entity: tuple[str, ...]
    nested: tuple[str, ...]
    roles: tuple[str, ...]
    events: tuple[EventType, ...]
    relations: tuple[str, ...]


class Decoder(Struct, frozen=True, kw_only=True):
    """What turns scores into an annotation, besides the scores themselves."""

    labels: Labels
    relation_weight: FloatArray
    """Shape (relations, 2 · relation width)."""
    relation_bias: FloatArray
    lemmas: Mapping[tuple[str, str], str]

    def annotation(self, spans: Sequence[Span], forms: Sequence[str], scores: Scores) -> Annotation:
        """The annotation of a window with at least one word."""
        layers = self._layers(scores.tags)
        sentences = _sentences(layers["start"][:, 0])
        tags = {
            name: cast("list[int]", layers[name].argmax(axis=1).tolist())
            for name in ("upos", "entity", "nested", "roles")
        }
        return Annotation(
            tokens=tuple(self._tokens(spans, forms, sentences, tags["upos"], scores)),
            sentences=sentences,
            mentions=self._mentions(spans, tags["entity"], tags["nested"]),
            attributions=self._attributions(spans, tags["roles"], scores),
            triggers=self._triggers(spans, layers["events"], sentences),
        )

    def _layers(self, tags: FloatArray) -> dict[str, FloatArray]:
        layers: dict[str, FloatArray] = {}
        at = 0
        for name, width in self.labels.columns.items():
            layers[name] = tags[:, at : at + width]
            at += width
        return layers

    def _tokens(
        self,
        spans: Sequence[Span],
        forms: Sequence[str],
        sentences: Sequence[Sentence],
        upos: Sequence[int],
        scores: Scores,
    ) -> Iterator[Token]:
        heads = [head for sentence in sentences for head in _heads(scores.arcs, sentence)]
        relations = self._relations(heads, scores)
        for place, (span, form, tag, head) in enumerate(zip(spans, forms, upos, heads, strict=True)):
            name = self.labels.upos[tag]
            yield Token(span, form, lemma(form, name, self.lemmas), name, head, self.labels.relations[relations[place]])

    def _relations(self, heads: Sequence[int], scores: Scores) -> list[int]:
        """The relation of each word to its head; ``root`` for roots and for them alone."""
        places = np.array([0 if head == place else head + 1 for place, head in enumerate(heads)])
        left, right = scores.dependents, scores.heads[places]
        both = np.concatenate([left * right, np.maximum(left + right, 0)], axis=1)
        found = _in_strips(both, self.relation_weight.T) + self.relation_bias
        root = self.labels.relations.index("root")
        found[:, root] = np.where(places == 0, np.inf, -np.inf)
        return cast("list[int]", found.argmax(axis=1).tolist())

    def _mentions(self, spans: Sequence[Span], entity: Sequence[int], nested: Sequence[int]) -> tuple[Mention, ...]:
        found = [(piece, False) for piece in pieces(entity, self.labels.entity)]
        found += [(piece, True) for piece in pieces(nested, self.labels.nested)]
        return tuple(
            Mention(_span(spans, piece), cast("EntityKind", piece.kind), inner) for piece, inner in sorted(found)
        )

    def _attributions(self, spans: Sequence[Span], roles: Sequence[int], scores: Scores) -> tuple[Attribution, ...]:
        found = pieces(roles, self.labels.roles)
        if not found:
            return ()
        return tuple(
            Attribution(*(tuple(_span(spans, piece) for piece in role) for role in group))
            for group in groups(found, scores.cue_links, scores.source_links)
        )

    def _triggers(
        self, spans: Sequence[Span], events: FloatArray, sentences: Sequence[Sentence]
    ) -> tuple[Trigger, ...]:
        """In each sentence the surest word of every type that some word has; its neighbours only echo it."""
        odds = np.exp(np.minimum(events, 30.0))
        chances = odds / (1 + odds.sum(axis=1, keepdims=True))
        if chances.max() < TRIGGER_FLOOR:
            return ()
        found: list[Trigger] = []
        for sentence in sentences:
            own = chances[sentence.first : sentence.end]
            for kind in np.flatnonzero(own.max(axis=0) >= TRIGGER_FLOOR).tolist():
                word = int(own[:, kind].argmax())
                score = round(float(own[word, kind]), 4)
                found.append(Trigger(spans[sentence.first + word], self.labels.events[kind], score))
        return tuple(sorted(found, key=lambda trigger: (trigger.span, trigger.type)))


_STRIP = 16
"""Rows multiplied at a time: so few that numpy's BLAS does not wake a second thread for them, which would cost more
processor time than the whole window (3.4 ms against 0.1 ms on a busy machine)."""


def _in_strips(rows: FloatArray, columns: FloatArray) -> FloatArray:
    return np.concatenate([rows[at : at + _STRIP] @ columns for at in range(0, len(rows), _STRIP)])


def _sentences(starts: FloatArray) -> tuple[Sentence, ...]:
    first = [0, *(np.flatnonzero(starts[1:] > 0) + 1).tolist()]
    return tuple(Sentence(start, end) for start, end in zip(first, [*first[1:], len(starts)], strict=True))


def _heads(arcs: FloatArray, sentence: Sentence) -> list[int]:
    first, end = sentence.first, sentence.end
    own = np.concatenate([arcs[first:end, :1], arcs[first:end, 1 + first : 1 + end]], axis=1)
    return [head + first for head in tree(own)]


def _span(spans: Sequence[Span], piece: Piece) -> Span:
    return Span(spans[piece.first].start, spans[piece.end - 1].end)
