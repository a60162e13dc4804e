"""
A last stage: the event head alone, fitted again on a frozen body, with verbs and nouns as the only triggers.

Trained with the rest, it says a sentence's type at whichever word knows it, often the subject, for every word of a
sentence knows what happens in it. Here only words the model itself tags as verbs or nouns may speak.
"""

from __future__ import annotations

import argparse
import pickle
import random
import tomllib
from pathlib import Path

import torch
from torch import Tensor

from sayso.reading.encoder.pieces import Vocabulary
from training.batches import lay_out, mask_actors
from training.corpora import Bag, Window
from training.labels import EVENTS, UPOS
from training.model import Encoder, split_tags
from training.train import vocabulary_lines

SPEAKING = tuple(UPOS.index(tag) for tag in ("VERB", "NOUN"))
STEPS, RATE, DECAY, DROPOUT = 100, 3e-3, 2e-3, 0.3

Fit = tuple[Tensor, Tensor, Tensor, Tensor]
"""Vectors of speaking words (n, width), the bag of each (n,), allowed types (bags, types), weights (bags,)."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--windows", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument(
        "--weights", choices=("model", "average"), default="model", help="the last step's, or their moving average"
    )
    parser.add_argument("--out", type=Path, required=True, help="a checkpoint with the new head")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    torch.manual_seed(config["training"]["seed"])
    vocabulary = Vocabulary(vocabulary_lines(args.start / "vocab.txt"))
    parts = pickle.loads(args.windows.read_bytes())  # noqa: S301  (written by our own data stage)
    model = Encoder(len(vocabulary), **config["model"])
    average = torch.load(args.checkpoint, weights_only=True)[args.weights]
    model.load_state_dict(average)
    model.eval()
    taught = gather(model, examples(parts, random.Random(config["training"]["seed"])), vocabulary)  # noqa: S311
    held = {name: gather(model, parts[name], vocabulary) for name in ("plv-dev", "gsr-dev")}
    weight, bias = fit(taught, held, average)
    average["tags.weight"][-len(EVENTS) :] = weight
    average["tags.bias"][-len(EVENTS) :] = bias
    torch.save({"average": average}, args.out)


def examples(parts: dict[str, list], rng: random.Random) -> list[Window]:
    """PLV with and without its actors, some synthetic headlines, and sentences without an event."""
    quiet = [window for document in parts["ud"] for window in document if window.bags and len(window.forms) > 5]
    return [
        *parts["plv"],
        *(mask_actors(window, 1.0, rng) for window in parts["plv"]),
        *rng.sample(parts["synthetic"], 2000),
        *rng.sample(quiet, 2500),
        *(window for window in parts["news"] if window.bags),
        *parts["none"],
    ]


def gather(model: Encoder, windows: list[Window], vocabulary: Vocabulary) -> Fit:
    """What the body makes of the words that may speak."""
    vectors: list[Tensor] = []
    owner: list[int] = []
    bags: list[Bag] = []
    order = sorted(windows, key=lambda window: len(window.forms))
    for at in range(0, len(order), 32):
        batch = lay_out(order[at : at + 32], vocabulary)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            words = model.words_of(batch.pieces, batch.shapes, batch.first, batch.mask)
            speaks = torch.isin(split_tags(model.tags(words))["upos"].argmax(-1), torch.tensor(SPEAKING))
        for row, bag in batch.bags:
            chosen = words[row, bag.first : bag.end][speaks[row, bag.first : bag.end]].float()
            if len(chosen):
                vectors.append(chosen)
                owner += [len(bags)] * len(chosen)
                bags.append(bag)
    allowed = torch.zeros(len(bags), len(EVENTS))
    for number, bag in enumerate(bags):
        allowed[number, list(bag.types)] = 1
    weights = torch.tensor([bag.weight for bag in bags])
    return torch.cat(vectors).clone(), torch.tensor(owner), allowed, weights


def fit(taught: Fit, held: dict[str, Fit], average: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """The head's weight and bias, from where training left them."""
    weight = average["tags.weight"][-len(EVENTS) :].clone().requires_grad_()
    bias = average["tags.bias"][-len(EVENTS) :].clone().requires_grad_()
    optimizer = torch.optim.AdamW([weight, bias], lr=RATE, weight_decay=DECAY)
    vectors, owner, allowed, weights = taught
    for step in range(STEPS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / STEPS)
        sums = _sums(torch.nn.functional.dropout(vectors, DROPOUT) @ weight.T + bias, owner, len(allowed))
        right = torch.where(allowed.any(1), (sums * allowed).sum(1), torch.ones(len(allowed)))
        loss = (weights * (torch.log1p(sums.sum(1)) - right.log())).sum() / weights.sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 50 == 49:
            scores = {name: _accuracy(weight, bias, part) for name, part in held.items()}
            print(f"step {step + 1}: loss {float(loss.detach()):.3f}, best type right {scores}", flush=True)
    return weight.detach(), bias.detach()


def _sums(scores: Tensor, owner: Tensor, bags: int) -> Tensor:
    return torch.zeros(bags, scores.shape[1]).index_add(0, owner, scores.clamp(max=30).exp())


def _accuracy(weight: Tensor, bias: Tensor, part: Fit) -> float:
    vectors, owner, allowed, _ = part
    with torch.inference_mode():
        best = _sums(vectors @ weight.T + bias, owner, len(allowed)).argmax(1)
    return round(100 * float(allowed[torch.arange(len(allowed)), best].mean()), 1)


if __name__ == "__main__":
    main()
