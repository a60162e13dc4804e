"""The encoder's scores of one window → its annotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, cast

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sayso.reading.annotation import Annotation, Attribution, EntityKind, Mention, Sentence, Token, Trigger, Upos
from sayso.reading.encoder import acts, tags
from sayso.reading.encoder.arcs import tree
from sayso.reading.encoder.attributions import Group, chain, groups
from sayso.reading.encoder.lemmas import lemma
from sayso.reading.encoder.tags import Piece
from sayso.records.event import EventStatus, EventType, Sector
from sayso.records.span import Span
from sayso.records.statement import Stance

FloatArray = NDArray[np.float64]


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
    relay_links: FloatArray
    """Shape (w, 1 + w): from a word to the first word of its innermost relay, a relay's to the next outer one."""
    who_links: FloatArray
    """Shape (w, 1 + w): log odds that the column's word does what the row's word says; column 0 means nothing."""
    whom_links: FloatArray
    when_links: FloatArray
    where_links: FloatArray
    """The last four stand last: they are read together."""


class Labels(Struct, frozen=True, kw_only=True):
    """The names of the model's columns, as its file tells them."""

    columns: dict[str, int]
    """Width of each tag layer, in order."""
    upos: tuple[Upos, ...]
    entity: tuple[str, ...]
    nested: tuple[str, ...]
    roles: tuple[str, ...]
    relays: tuple[str, ...]
    events: tuple[EventType, ...]
    status: tuple[EventStatus, ...]
    stance: tuple[Stance, ...]
    sector: tuple[Sector | Literal["none"], ...]
    relations: tuple[str, ...]


class Decoder(Struct, frozen=True, kw_only=True):
    """What turns scores into an annotation, besides the scores themselves."""

    labels: Labels
    relation_weight: FloatArray
    """Shape (relations, 2 · relation width)."""
    relation_bias: FloatArray
    lemmas: Mapping[tuple[str, str], str]

    def annotation(
        self, spans: Sequence[Span], forms: Sequence[str], scores: Scores, *, one_sentence: bool = False
    ) -> Annotation:
        """The annotation of a window with at least one word; ``one_sentence``: it is known to be just that."""
        layers = self._layers(scores.tags)
        sentences = (Sentence(0, len(spans)),) if one_sentence else _sentences(layers["start"][:, 0], forms)
        upos = cast("list[int]", layers["upos"].argmax(axis=1).tolist())
        return Annotation(
            tokens=tuple(self._tokens(spans, forms, sentences, upos, layers["sector"], scores)),
            sentences=sentences,
            mentions=self._mentions(spans, layers["entity"], layers["nested"]),
            attributions=self._attributions(spans, layers, scores, sentences),
            triggers=tuple(
                Trigger(
                    Span(spans[one.first].start, spans[one.end - 1].end), self.labels.events[one.type], one.chance,
                    self.labels.status[one.status], one.background, *one.parts,
                )
                for one in acts.find(layers, scores[-4:])
            ),
        )  # fmt: skip

    def _layers(self, scores: FloatArray) -> dict[str, FloatArray]:
        layers: dict[str, FloatArray] = {}
        at = 0
        for name, width in self.labels.columns.items():
            layers[name] = scores[:, at : at + width]
            at += width
        return layers

    def _tokens(
        self,
        spans: Sequence[Span],
        forms: Sequence[str],
        sentences: Sequence[Sentence],
        upos: Sequence[int],
        sector: FloatArray,
        scores: Scores,
    ) -> Iterator[Token]:
        heads = [head for sentence in sentences for head in _heads(scores.arcs, sentence)]
        relations = self._relations(heads, scores)
        best = cast("list[int]", sector.argmax(axis=1).tolist())
        kinds: list[Sector | None] = [
            None if (name := self.labels.sector[number]) == "none" else name for number in best
        ]
        for place, (span, form, tag, head) in enumerate(zip(spans, forms, upos, heads, strict=True)):
            name = self.labels.upos[tag]
            relation, kind = self.labels.relations[relations[place]], kinds[place]
            yield Token(span, form, lemma(form, name, self.lemmas), name, head, relation, kind)

    def _relations(self, heads: Sequence[int], scores: Scores) -> list[int]:
        """The relation of each word to its head; ``root`` for roots and for them alone."""
        places = np.array([0 if head == place else head + 1 for place, head in enumerate(heads)])
        left, right = scores.dependents, scores.heads[places]
        both = np.concatenate([left * right, np.maximum(left + right, 0)], axis=1)
        found = _in_strips(both, self.relation_weight.T) + self.relation_bias
        root = self.labels.relations.index("root")
        found[:, root] = np.where(places == 0, np.inf, -np.inf)
        return cast("list[int]", found.argmax(axis=1).tolist())

    def _mentions(self, spans: Sequence[Span], entity: FloatArray, nested: FloatArray) -> tuple[Mention, ...]:
        found = [(piece, False) for piece in tags.read(entity, self.labels.entity)]
        found += [(piece, True) for piece in tags.read(nested, self.labels.nested)]
        return tuple(
            Mention(_span(spans, piece), cast("EntityKind", piece.kind), inner) for piece, inner in sorted(found)
        )

    def _attributions(
        self, spans: Sequence[Span], layers: dict[str, FloatArray], scores: Scores, sentences: Sequence[Sentence]
    ) -> tuple[Attribution, ...]:
        found = tags.read(layers["roles"], self.labels.roles)
        if not found:
            return ()
        home = [number for number, sentence in enumerate(sentences) for _ in range(sentence.first, sentence.end)]
        media = tags.read(layers["relays"], self.labels.relays)
        return tuple(
            Attribution(
                *(tuple(_span(spans, piece) for piece in role) for role in group),
                relays=tuple(_span(spans, piece) for piece in chain(group, media, scores.relay_links)),
                stance=self._stance(group, layers["stance"]),
            )
            for group in groups(found, scores.cue_links, scores.source_links, sentences=home)
        )

    def _stance(self, group: Group, scores: FloatArray) -> Stance | None:
        rows = [word for piece in group.cue for word in range(piece.first, piece.end)]
        return self.labels.stance[int(scores[rows].sum(axis=0).argmax())] if rows else None


_STRIP = 16
"""Rows multiplied at a time: so few that numpy's BLAS does not wake a second thread for them, which would cost more
processor time than the whole window (3.4 ms against 0.1 ms on a busy machine)."""


def _in_strips(rows: FloatArray, columns: FloatArray) -> FloatArray:
    return np.concatenate([rows[at : at + _STRIP] @ columns for at in range(0, len(rows), _STRIP)])


UNMARKED = 5.0
"""The score a sentence start needs after a word or a comma rather than after a mark that can end a sentence. News
paragraphs end their sentences with marks; chosen on pages of our own, where lower values cut sentences before verbs."""


FULL_STOP = -1.0
"""The score that suffices between a full stop and a capital. Chosen on EWT dev: sentence F1 is what it is with 0."""


def _sentences(starts: FloatArray, forms: Sequence[str]) -> tuple[Sentence, ...]:
    likely = [place for place in np.flatnonzero(starts > FULL_STOP).tolist() if place and _begins(starts, forms, place)]
    first = [0, *likely]
    return tuple(Sentence(start, end) for start, end in zip(first, [*likely, len(starts)], strict=True))


def _begins(starts: FloatArray, forms: Sequence[str], place: int) -> bool:
    before, score = forms[place - 1], float(starts[place])
    if before in {".", "?", "!"} and forms[place][:1].isupper():
        return True
    return score > (UNMARKED if before[-1].isalnum() or before == "," else 0)


def _heads(arcs: FloatArray, sentence: Sentence) -> list[int]:
    first, end = sentence.first, sentence.end
    own = np.concatenate([arcs[first:end, :1], arcs[first:end, 1 + first : 1 + end]], axis=1)
    return [head + first for head in tree(own)]


def _span(spans: Sequence[Span], piece: Piece) -> Span:
    return Span(spans[piece.first].start, spans[piece.end - 1].end)
