"""The encoder in PyTorch: a MiniLM body with a shape embedding, and the heads of every task on its words.

Source: body as BERT (Devlin et al. 2019) with the sizes of MiniLM-L6-H384 (Wang et al. 2020); arcs as Dozat and Manning
(2017), with a cheaper relation scorer.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.reading.encoder.pieces import SHAPES
from training.labels import (
    ENTITY_TAGS,
    EVENTS,
    NESTED_TAGS,
    RELATIONS,
    RELAY_TAGS,
    ROLE_TAGS,
    SECTORS,
    STANCES,
    STATUSES,
    UPOS,
)

WIDTH, HEADS, INNER = 384, 12, 1536
TAG_COLUMNS = {
    "start": 1, "upos": len(UPOS), "entity": len(ENTITY_TAGS), "nested": len(NESTED_TAGS), "roles": len(ROLE_TAGS),
    "relays": len(RELAY_TAGS), "events": len(EVENTS), "status": len(STATUSES), "background": 1,
    "stance": len(STANCES), "sector": len(SECTORS),
}  # fmt: skip
"""The per-word scores in the order of their columns."""
PARTS = ("who_links", "whom_links", "when_links", "where_links")
LINKS = ("cue_links", "source_links", "relay_links", *PARTS)
RARE = -4.0
"""Where a pair's log odds begin: of a paragraph's words one or two take part in an event."""
STEEP = 1.8
"""How much steeper than in ``hardswish`` a unit opens: fits GELU best for normal inputs of deviation 1.3."""


def bend(x: Tensor) -> Tensor:
    """
    GELU in straight pieces, to within 0.08.

    Sums and products alone give the same bits on every processor; the error function behind GELU does not.
    """
    return functional.hardswish(x * STEEP) * (1 / STEEP)


class Scores(NamedTuple):
    """What the heads say of each word. Shapes: b windows, w words; an extra first column or row stands for none."""

    tags: Tensor
    """(b, w, sum of TAG_COLUMNS)"""
    arcs: Tensor
    """(b, w, 1 + w): the word's head; column 0 is the root."""
    dependents: Tensor
    """(b, w, relation width)"""
    heads: Tensor
    """(b, 1 + w, relation width)"""
    cue_links: Tensor
    """(b, w, 1 + w): the first word of the cue this word belongs to; column 0 is none."""
    source_links: Tensor
    """(b, w, 1 + w): the first word of the source of the attribution this word belongs to; column 0 is none."""
    relay_links: Tensor
    """(b, w, 1 + w): from a word of an attribution to the first word of its innermost relay, from a relay to the next
    outer one; column 0 is none."""
    who_links: Tensor
    """(b, w, 1 + w): whether the word of the column does what this word, a trigger, says; column 0 means nothing."""
    whom_links: Tensor
    """(b, w, 1 + w): the same of whom it is done to."""
    when_links: Tensor
    """(b, w, 1 + w): the same of the head of the words that tell when."""
    where_links: Tensor
    """(b, w, 1 + w): the same of the head of the words that tell where."""


class Drop(nn.Module):
    """Dropout whose masks cost little: a byte of chance a value. PyTorch's own took an eighth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.limit = round(share * 256)

    def forward(self, x: Tensor) -> Tensor:
        """The same shape; in training some values are zero and the others larger."""
        if not self.training or not self.limit:
            return x
        seed = int(torch.randint(2**62, ()))
        chance = np.random.Generator(np.random.SFC64(seed)).bytes(x.numel())
        keep = torch.frombuffer(bytearray(chance), dtype=torch.uint8).view(x.shape) >= self.limit
        return x * keep.to(x.dtype) * (256 / (256 - self.limit))


class Layer(nn.Module):
    """One transformer layer, norm after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Pieces (b, p, WIDTH) to pieces; ``mask`` (b, 1, 1, p) is True for pieces that exist."""
        shape = (x.shape[0], x.shape[1], HEADS, WIDTH // HEADS)
        q, k, v = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        weights = q @ k.transpose(2, 3) * (1 / math.sqrt(WIDTH // HEADS))
        mixed = torch.softmax(weights if mask is None else weights.masked_fill(~mask, -1e4), -1).to(v.dtype) @ v
        x = self.attention_norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm(x + self.drop(self.down(bend(self.up(x)))))


class Biaffine(nn.Module):
    """Scores for every pair of a word and a target, the first target being none."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.word, self.target = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.pair = nn.Linear(width, width)
        self.bias = nn.Linear(width, 1)
        self.drop = Drop(dropout)

    def forward(self, words: Tensor, targets: Tensor) -> Tensor:
        """Words (b, w, WIDTH) and targets (b, t, WIDTH) to scores (b, w, t)."""
        left = self.drop(bend(self.word(words)))
        right = self.drop(bend(self.target(targets)))
        return self.pair(left) @ right.transpose(1, 2) * (1 / 16) + self.bias(right).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces in, word scores out."""

    def __init__(self, vocabulary: int, *, layers: int, arc_width: int, relation_width: int, link_width: int,
                 dropout: float, head_dropout: float) -> None:  # fmt: skip
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Drop(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.head_drop = Drop(head_dropout)
        self.tags = nn.Linear(WIDTH, sum(TAG_COLUMNS.values()))
        self.arcs = Biaffine(arc_width, head_dropout)
        self.dependents, self.heads = nn.Linear(WIDTH, relation_width), nn.Linear(WIDTH, relation_width)
        self.relations = nn.Linear(2 * relation_width, len(RELATIONS))
        for name in LINKS:
            setattr(self, name, Biaffine(link_width, head_dropout))
        for name in PARTS:
            nn.init.constant_(getattr(self, name).bias.bias, RARE)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> Scores:
        """
        Args:
            pieces: (b, p) piece numbers, the window's marks included.
            shapes: (b, p) the shape of each piece's word.
            first: (b, w) each word's first piece.
            mask: (b, p) True for pieces that exist; None if all do.
        """
        x = self.body(pieces, shapes, mask)
        words = _at(x, first)
        targets = torch.cat([x[:, :1], words], 1)
        return self.heads_of(self.head_drop(words), self.head_drop(targets))

    def words_of(self, pieces: Tensor, shapes: Tensor, first: Tensor, mask: Tensor | None = None) -> Tensor:
        """The body's vector of each word (b, w, WIDTH)."""
        return _at(self.body(pieces, shapes, mask), first)

    def body(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """The vector of each piece (b, p, WIDTH)."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions)[None] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def heads_of(self, words: Tensor, targets: Tensor) -> Scores:
        """What the heads make of the word vectors (b, w, WIDTH) and the targets, which begin with the window's mark."""
        return Scores(
            self.tags(words), self.arcs(words, targets),
            bend(self.dependents(words)), bend(self.heads(targets)),
            *(getattr(self, name)(words, targets) for name in LINKS),
        )  # fmt: skip

    def relation_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The relation of dependents to their chosen heads: (…, relation width) twice → (…, relations)."""
        return self.relations(torch.cat([dependents * heads, functional.relu(dependents + heads)], -1))


def _at(x: Tensor, first: Tensor) -> Tensor:
    return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))


def split_tags(tags: Tensor) -> dict[str, Tensor]:
    """The tag scores by layer."""
    return dict(zip(TAG_COLUMNS, torch.split(tags, list(TAG_COLUMNS.values()), -1), strict=True))


RELEASED = ("start", "upos", "entity", "nested", "roles", "events")
"""The tag columns of release 0.1.0, in its order."""


def go_on_from(model: Encoder, weights: dict[str, Tensor]) -> None:
    """Take the weights of a run, or a release's (``training/release.py``); heads that had none stay as they are."""
    own = model.state_dict()
    if weights["tags.weight"].shape == own["tags.weight"].shape:
        model.load_state_dict(weights)
        return
    old = {name: part for name, part in weights.items() if not name.startswith("tags.")}
    for name in ("tags.weight", "tags.bias"):
        parts = dict(zip(TAG_COLUMNS, torch.split(own[name], list(TAG_COLUMNS.values())), strict=True))
        sizes = [TAG_COLUMNS[column] for column in RELEASED]
        parts |= dict(zip(RELEASED, torch.split(weights[name], sizes), strict=True))
        old[name] = torch.cat([parts[column] for column in TAG_COLUMNS])
    model.load_state_dict(own | old)


def start_from(model: Encoder, weights: Path) -> None:
    """Take the body of a BERT checkpoint; its token-type row 0 joins the positions."""
    given = load_file(str(weights))
    given = {key.removeprefix("bert."): value for key, value in given.items()}
    with torch.no_grad():
        model.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(given["embeddings.position_embeddings.weight"])
        model.positions.weight += given["embeddings.token_type_embeddings.weight"][0]
        _take(model.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            stem = f"encoder.layer.{number}."
            for part, name in (
                (layer.query, "attention.self.query"), (layer.key, "attention.self.key"),
                (layer.value, "attention.self.value"), (layer.out, "attention.output.dense"),
                (layer.attention_norm, "attention.output.LayerNorm"), (layer.up, "intermediate.dense"),
                (layer.down, "output.dense"), (layer.norm, "output.LayerNorm"),
            ):  # fmt: skip
                _take(part, given, stem + name)


def _take(part: nn.Module, given: dict[str, Tensor], name: str) -> None:
    part.load_state_dict({key: given[f"{name}.{key}"] for key in ("weight", "bias")})
