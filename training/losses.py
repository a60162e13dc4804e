"""What the heads are asked for: one loss a layer, zero where a batch does not have it."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.corpora import SKIP
from training.labels import UPOS
from training.model import PARTS, Encoder, Scores, split_tags

FAR = -1e4
"""The score of a pair that cannot be."""
SPEAKING = torch.tensor([UPOS.index(tag) for tag in ("VERB", "NOUN")])
"""Parts of speech that may name an event."""


def losses(model: Encoder, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """Each layer's loss, summed over its labelled words and divided by all words of the batch."""
    tags = {name: part.float() for name, part in split_tags(scores.tags).items()}
    labels = batch.labels
    found = {
        "upos": _sum(tags["upos"], labels["upos"]),
        "entity": _sum(tags["entity"], labels["entity"]),
        "nested": _sum(tags["nested"], labels["nested"]),
        "attribution": _sum(tags["roles"], labels["roles"]),
        "start": _binary(tags["start"][..., 0], labels["starts"]),
        "cue_link": _sum(_real(scores.cue_links, batch), labels["cue_link"]),
        "source_link": _sum(_real(scores.source_links, batch), labels["source_link"]),
        "relay": _sum(tags["relays"], labels["relays"]),
        "relay_link": _sum(_real(scores.relay_links, batch), labels["relay_link"]),
        "event": _sum(functional.pad(tags["events"], (1, 0)), labels["event"])
        + _bags(tags["events"], torch.isin(tags["upos"].argmax(-1), SPEAKING), batch),
        "status": _sum(tags["status"], labels["status"]),
        "background": _binary(tags["background"][..., 0], labels["background"]),
        "stance": _sum(tags["stance"], labels["stance"]),
        "sector": _sum(tags["sector"], labels["sector"]),
        "parts": _parts(scores, batch),
        **_tree(model, scores, batch),
    }
    words = batch.words.sum()
    return {name: loss / words for name, loss in found.items()}


def _sum(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=SKIP, reduction="sum")


def _binary(scores: Tensor, labels: Tensor) -> Tensor:
    known = labels != SKIP
    return functional.binary_cross_entropy_with_logits(scores[known], labels[known].float(), reduction="sum")


def _real(links: Tensor, batch: Batch) -> Tensor:
    """Links to padding closed."""
    return links.float().masked_fill(~functional.pad(batch.words, (1, 0), value=True)[:, None, :], FAR)


def _tree(model: Encoder, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    rows = (batch.sentence[:, 0] > 0).nonzero()[:, 0]
    if not len(rows):
        zero = scores.arcs.sum() * 0
        return {"arc": zero, "relation": zero}
    arcs = arcs_in_sentences(scores.arcs[rows], batch.sentence[rows])
    heads = batch.labels["heads"][rows]
    known = heads != SKIP
    targets = torch.where(known, heads + 1, SKIP)
    chosen = torch.where(known, heads + 1, 0)
    width = scores.heads.shape[-1]
    governors = torch.gather(scores.heads[rows], 1, chosen[:, :, None].expand(-1, -1, width))
    relations = model.relation_scores(scores.dependents[rows][known], governors[known]).float()
    return {
        "arc": _sum(arcs, targets),
        "relation": functional.cross_entropy(relations, batch.labels["relations"][rows][known], reduction="sum"),
    }


def arcs_in_sentences(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Arc scores with those closed that leave their sentence or touch themselves; the root stays open."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)[None]
    return arcs.float().masked_fill(~functional.pad(same, (1, 0), value=True), FAR)


def _bags(scores: Tensor, speaks: Tensor, batch: Batch) -> Tensor:
    """
    That some word of a bag names one of its types, or that none names any, where it has none.

    Each word speaks for itself, so a bag lacks a type only if all its words do (noisy or). Only words that the model
    takes for verbs or nouns (``speaks``) count, where a bag has any.
    """
    total = scores.sum() * 0
    for row, bag in batch.bags:
        pairs, heard = scores[row, bag.first : bag.end], speaks[row, bag.first : bag.end]
        if not bag.types:
            total = total + bag.weight * torch.logsumexp(functional.pad(pairs, (1, 0)), 1).sum()
            continue
        pairs = pairs[heard] if heard.any() else pairs
        chances = torch.softmax(functional.pad(pairs, (1, 0)), 1)[:, 1:]
        lacking = torch.log1p(-chances[:, list(bag.types)].sum(1).clamp(max=1 - 1e-4)).sum()
        total = total - bag.weight * torch.log(-torch.expm1(lacking.clamp(max=-1e-6)))
    return total


def _parts(scores: Scores, batch: Batch) -> Tensor:
    """Whether each word takes part in each labelled event, and as what."""
    total = scores.arcs.float().sum() * 0
    if not batch.parts:
        return total
    rows = torch.tensor([part[0] for part in batch.parts])
    triggers = torch.tensor([part[1] for part in batch.parts])
    real = batch.words[rows]
    for number, name in enumerate(PARTS):
        odds = getattr(scores, name)[rows, triggers, 1:].float()
        wanted = torch.zeros_like(odds)
        for at, part in enumerate(batch.parts):
            wanted[at, list(part[2][number])] = 1
        total = total + functional.binary_cross_entropy_with_logits(odds[real], wanted[real], reduction="sum")
    return total
