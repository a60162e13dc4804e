"""Quick dev scores of each head, in PyTorch, for the training log; ``bench/encoder`` has the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import torch

from sayso.reading.encoder.pieces import Vocabulary
from training.batches import Batch, lay_out
from training.corpora import SKIP, Window
from training.labels import RELATIONS, ROLE_TAGS
from training.losses import arcs_in_sentences
from training.model import PARTS, Encoder, Scores, split_tags


def dev_scores(model: Encoder, parts: dict[str, list], vocabulary: Vocabulary) -> dict[str, float]:
    """One number a head, in per cent."""
    model.eval()
    with torch.inference_mode():
        return {
            **_treebank(model, parts["ewt-dev"], vocabulary),
            **_attribution(model, parts["polnear-dev"], vocabulary),
            **_labelled(model, parts["labelled-dev"], vocabulary),
            "plv-dev": _events(model, parts["plv-dev"], vocabulary),
            "gsr-dev": _events(model, parts["gsr-dev"], vocabulary),
        }


def _run(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> Iterator[tuple[Batch, Scores]]:
    order = sorted(windows, key=lambda window: len(window.forms))
    for at in range(0, len(order), 24):
        batch = lay_out(order[at : at + 24], vocabulary)
        with torch.autocast("cpu", torch.bfloat16):
            yield batch, model(batch.pieces, batch.shapes, batch.first, batch.mask)


def _treebank(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> dict[str, float]:
    count: Counter[str] = Counter()
    fold = torch.tensor([RELATIONS.index(label.split(":")[0]) for label in RELATIONS])
    for batch, scores in _run(model, windows, vocabulary):
        known = batch.words
        heads = arcs_in_sentences(scores.arcs, batch.sentence).argmax(-1)
        governors = torch.gather(scores.heads, 1, heads[:, :, None].expand(-1, -1, scores.heads.shape[-1]))
        relations = model.relation_scores(scores.dependents, governors).argmax(-1)
        right_head = (heads == batch.labels["heads"] + 1)[known]
        right = right_head & (fold[relations] == fold[batch.labels["relations"].clamp(min=0)])[known]
        upos = split_tags(scores.tags)["upos"].argmax(-1)
        count.update(
            words=int(known.sum()), uas=int(right_head.sum()), las=int(right.sum()),
            upos=int((upos == batch.labels["upos"])[known].sum()),
        )  # fmt: skip
    return {name: 100 * count[name] / count["words"] for name in ("upos", "uas", "las")}


def _attribution(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> dict[str, float]:
    count: Counter[str] = Counter()
    role = torch.tensor([0] + [1 + (tag - 1) // 2 for tag in range(1, len(ROLE_TAGS))])
    for batch, scores in _run(model, windows, vocabulary):
        said = role[split_tags(scores.tags)["roles"].argmax(-1)]
        gold = role[batch.labels["roles"].clamp(min=0)]
        for number, name in enumerate(("source", "cue", "content"), 1):
            mine, theirs = (said == number) & batch.words, (gold == number) & batch.words
            count.update({f"{name}-tp": int((mine & theirs).sum()), f"{name}-all": int(mine.sum() + theirs.sum())})
        for layer, links in (("cue_link", scores.cue_links), ("source_link", scores.source_links)):
            known = batch.labels[layer] != SKIP
            right = links.masked_fill(~torch.nn.functional.pad(batch.words, (1, 0), value=True)[:, None], -1e4).argmax(
                -1
            )
            count.update({layer: int((right == batch.labels[layer])[known].sum()), f"{layer}-all": int(known.sum())})
    f1 = {name: 200 * count[f"{name}-tp"] / max(count[f"{name}-all"], 1) for name in ("source", "cue", "content")}
    return f1 | {layer: 100 * count[layer] / max(count[f"{layer}-all"], 1) for layer in ("cue_link", "source_link")}


def _labelled(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> dict[str, float]:
    """By words, not by mentions: what the heads of events, relays and stances make of the labelled articles."""
    count: Counter[str] = Counter()
    for batch, scores in _run(model, windows, vocabulary):
        tags = {name: part.float() for name, part in split_tags(scores.tags).items()}
        known = batch.labels["event"] != SKIP
        said, gold = torch.nn.functional.pad(tags["events"], (1, 0)).argmax(-1)[known], batch.labels["event"][known]
        count.update(
            told=int((said > 0).sum()), real=int((gold > 0).sum()), found=int(((said > 0) & (gold > 0)).sum()),
            typed=int(((said == gold) & (gold > 0)).sum()),
        )  # fmt: skip
        for layer in ("status", "stance", "sector"):
            known = batch.labels[layer] != SKIP
            right = (tags[layer].argmax(-1) == batch.labels[layer])[known]
            count.update({layer: int(right.sum()), f"{layer}-all": int(known.sum())})
        for row, trigger, heads in batch.parts:
            for number, name in enumerate(PARTS):
                odds = getattr(scores, name)[row, trigger, 1:].float()
                told = set((odds > 0).nonzero()[:, 0].tolist())
                real = set(heads[number])
                count.update({f"{name}-tp": len(told & real), f"{name}-all": len(told) + len(real)})
    return {
        "event-found": 100 * count["found"] / count["real"],
        "event-right": 100 * count["found"] / max(1, count["told"]),
        "event-typed": 200 * count["typed"] / max(1, count["told"] + count["real"]),
        **{layer: 100 * count[layer] / count[f"{layer}-all"] for layer in ("status", "stance", "sector")},
        **{name: 200 * count[f"{name}-tp"] / max(1, count[f"{name}-all"]) for name in PARTS},
    }  # fmt: skip


def _events(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> float:
    right = 0
    for batch, scores in _run(model, windows, vocabulary):
        pairs = split_tags(scores.tags)["events"].float()
        for row, bag in batch.bags:
            best = int(torch.logsumexp(pairs[row, bag.first : bag.end], 0).argmax())
            right += best in bag.types
    return 100 * right / max(len(windows), 1)
