"""Windows → an epoch's batches: drawn, joined, masked, bucketed by length and laid out as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from sayso.reading.encoder.pieces import Vocabulary, shape
from training import sentences
from training.corpora import SKIP, Bag, Window

LAYERS = (
    "starts", "upos", "heads", "relations", "entity", "nested", "roles", "cue_link", "source_link", "relays",
    "relay_link", "event", "status", "background", "stance", "sector",
)  # fmt: skip


@dataclass
class Batch:
    """Tensors of b windows; labels are ``SKIP`` where unknown."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    mask: Tensor
    words: Tensor
    """(b, w) True for words that exist."""
    sentence: Tensor
    """(b, w) number of each word's sentence, for treebank windows; 0 elsewhere."""
    labels: dict[str, Tensor]
    bags: list[tuple[int, Bag]]
    parts: list[tuple[int, int, tuple[tuple[int, ...], ...]]]
    """Row, trigger's word and the heads of who, whom, when and where."""


def epoch(parts: dict[str, list], config: dict, vocabulary: Vocabulary, rng: random.Random) -> list[Window]:
    """The windows of one epoch, in no order."""
    drawn: list[Window] = []
    for document in rng.sample(parts["ud"], int(len(parts["ud"]) * config["ud_share"])):
        drawn += treebank_windows(document, config["ud_longest"], vocabulary, rng)
    chosen = rng.sample(parts["polnear"], int(len(parts["polnear"]) * config["polnear_share"]))
    drawn += [rng.choice(versions) for versions in chosen]
    drawn += parts["labelled"] * config["labelled_passes"]
    drawn += rng.sample(parts["news"], int(len(parts["news"]) * config["lgl_share"]))
    events = [mask_actors(w, config["mask_actors"], rng) for w in parts["plv"] * config["plv_passes"]] + parts["none"]
    events += rng.sample(parts["synthetic"], int(len(parts["synthetic"]) * config["synthetic_share"]))
    for _ in range(config["own_passes"]):
        events += sentences.windows(rng)
    quiet = [window for document in parts["ud"] for window in document if window.bags and len(window.forms) > 5]
    events += [replace(w, bags=[replace(w.bags[0], weight=0.5)]) for w in rng.sample(quiet, config["none_per_epoch"])]
    rng.shuffle(events)
    while events:
        size = rng.choice((1, 1, 2, 3))
        drawn.append(join([_only_events(window) for window in events[:size]]))
        events = events[size:]
    return drawn


def treebank_windows(document: list[Window], longest: int, vocabulary: Vocabulary, rng: random.Random) -> list[Window]:
    """Runs of consecutive sentences, of a length drawn for each; so the parser meets sentences alone and in company."""
    found: list[Window] = []
    run: list[Window] = []
    size, limit = 0, 0
    for sentence in document:
        length = sum(len(vocabulary.pieces(form)) for form in sentence.forms)
        if run and size + length > limit:
            found.append(join(run))
            run = []
        if not run:
            size, limit = 0, rng.choice((1, 1, 60, 120, longest))
        run.append(sentence)
        size += length
    return [*found, join(run)] if run else found


def join(windows: Sequence[Window]) -> Window:
    """Several windows as one; a layer is kept if all have it."""
    if len(windows) == 1:
        return windows[0]
    joined = Window(windows[0].id, windows[0].task, [form for window in windows for form in window.forms])
    offsets = np.cumsum([0, *(len(window.forms) for window in windows)]).tolist()
    for layer in ("starts", "upos", "relations", "entity", "nested", "roles", "event"):
        columns = [getattr(window, layer) for window in windows]
        if all(column is not None for column in columns):
            setattr(joined, layer, [label for column in columns for label in column])
    if all(window.heads is not None for window in windows):
        joined.heads = [
            head if head < 0 else head + offset
            for window, offset in zip(windows, offsets, strict=False)
            for head in window.heads
        ]
    joined.bags = [
        replace(bag, first=bag.first + offset, end=bag.end + offset)
        for window, offset in zip(windows, offsets, strict=False)
        for bag in window.bags
    ]
    return joined


def _only_events(window: Window) -> Window:
    return Window(window.id, "event", window.forms, bags=window.bags, event=window.event or [SKIP] * len(window.forms))


def mask_actors(window: Window, chance: float, rng: random.Random) -> Window:
    """Perhaps replace the parties by a placeholder, so that triggers do not hang on names."""
    if not window.actors or rng.random() >= chance:
        return window
    forms: list[str] = []
    covered = {place: start for start, end in sorted(window.actors) for place in range(start, end)}
    starts = set(covered.values())
    for place, form in enumerate(window.forms):
        if place not in covered:
            forms.append(form)
        elif place in starts and covered[place] == place:
            forms.append(MASKED)
    return replace(window, forms=forms, bags=[replace(window.bags[0], end=len(forms))], actors=[])


MASKED = "[unused1]"
"""The form that stands for a masked actor."""


def batches(
    windows: list[Window], size: int, vocabulary: Vocabulary, rng: random.Random, *, rank: int = 0, ranks: int = 1
) -> Iterator[Batch]:
    """
    Batches of about ``size`` pieces of windows of like length, in random order.

    Every process makes the same plan and lays out its own share of it, of the same number of batches.
    """
    lengths = {id(window): _length(window, vocabulary) for window in windows}
    order = sorted(windows, key=lambda window: lengths[id(window)] * rng.uniform(0.9, 1.1))
    groups: list[list[Window]] = [[]]
    longest = 0
    for window in order:
        longest = max(longest, lengths[id(window)])
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
            longest = lengths[id(window)]
        groups[-1].append(window)
    rng.shuffle(groups)
    for group in groups[rank : len(groups) // ranks * ranks : ranks]:
        yield lay_out(group, vocabulary)


def _length(window: Window, vocabulary: Vocabulary) -> int:
    return 2 + sum(1 if form == MASKED else len(vocabulary.pieces(form)) for form in window.forms)


def lay_out(group: Sequence[Window], vocabulary: Vocabulary) -> Batch:
    """Windows side by side, padded."""
    rows = [encode(window.forms, vocabulary) for window in group]
    longest = -(-max(len(row[0]) for row in rows) // 8) * 8  # few shapes, so that kernels are compiled once
    most = max(len(window.forms) for window in group)
    count = len(group)
    pieces, shapes = np.zeros((count, longest), np.int64), np.zeros((count, longest), np.int64)
    mask = np.zeros((count, longest), bool)
    first, words = np.zeros((count, most), np.int64), np.zeros((count, most), bool)
    sentence = np.zeros((count, most), np.int64)
    labels = {layer: np.full((count, most), SKIP, np.int64) for layer in LAYERS}
    bags: list[tuple[int, Bag]] = []
    parts: list[tuple[int, int, tuple[tuple[int, ...], ...]]] = []
    for at, (window, (ids, form_shapes, places)) in enumerate(zip(group, rows, strict=True)):
        pieces[at, : len(ids)], shapes[at, : len(ids)], mask[at, : len(ids)] = ids, form_shapes, True
        first[at, : len(places)], words[at, : len(places)] = places, True
        for layer in LAYERS:
            column = getattr(window, layer)
            if column is not None:
                labels[layer][at, : len(column)] = column
        if window.starts is not None:
            sentence[at, : len(window.starts)] = np.cumsum(window.starts)
        bags += [(at, bag) for bag in window.bags]
        parts += [(at, *part) for part in window.parts]
    tensor = torch.from_numpy
    return Batch(
        tensor(pieces), tensor(shapes), tensor(first), tensor(mask), tensor(words), tensor(sentence),
        {layer: tensor(column) for layer, column in labels.items()}, bags, parts,
    )  # fmt: skip


def encode(forms: Sequence[str], vocabulary: Vocabulary) -> tuple[list[int], list[int], list[int]]:
    """A window's piece numbers, shapes and the first piece of each word."""
    ids, shapes, first = [vocabulary.first], [0], []
    for form in forms:
        numbers = (vocabulary.id(MASKED),) if form == MASKED else vocabulary.pieces(form)
        first.append(len(ids))
        ids += numbers
        shapes += [0 if form == MASKED else shape(form)] * len(numbers)
    return [*ids, vocabulary.last], [*shapes, 0], first
