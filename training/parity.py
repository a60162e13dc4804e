"""The exported model against PyTorch on 200 real paragraphs: labels identical in float32, their agreement in int8."""

from __future__ import annotations

import argparse
import os
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from sayso.reading.annotation import Annotation
from sayso.reading.encoder.decode import Decoder, Scores
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.encoder.pieces import Vocabulary, shape
from sayso.reading.encoder.windows import windows
from sayso.reading.encoder.words import words
from training.corpora import polnear
from training.export import OUTPUTS, Exported, load
from training.train import vocabulary_lines

Run = Callable[[dict[str, np.ndarray]], list[np.ndarray]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--float", type=Path, required=True, help="the float32 graph kept by the export")
    parser.add_argument("--model", type=Path, required=True, help="the exported model folder")
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    pieces = vocabulary_lines(args.start / "vocab.txt")
    model = Exported(load(args.checkpoint, config, len(pieces))).eval()
    decoder = Encoder.load(args.model)._decoder  # noqa: SLF001 - the same decoding for every engine
    texts = [line for _, text, _ in polnear(args.corpora, "dev") for line in text.split("\n") if line.strip()]
    texts = texts[:: len(texts) // 200][:200]
    annotate = lambda run: [_annotate(text, run, Vocabulary(pieces), decoder) for text in texts]  # noqa: E731
    reference = annotate(_torch(model))
    for name, graph in (("float32", args.float), ("int8", args.model / "encoder.onnx")):
        counts: Counter[str] = Counter()
        for mine, theirs in zip(annotate(_onnx(graph)), reference, strict=True):
            counts += _agreement(mine, theirs)
        shares = "  ".join(f"{key} {100 * counts[key] / counts['words']:.2f}%" for key in LAYERS)
        print(f"{name}: {counts['same']} of {len(texts)} paragraphs identical; by word: {shares}")


LAYERS = ("upos", "head", "relation", "entity", "role")


def _torch(model: Exported) -> Run:
    def run(feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        with torch.inference_mode():
            return [
                score.numpy()
                for score in model(*(torch.from_numpy(feed[name]) for name in ("pieces", "shapes", "first")))
            ]

    return run


def _onnx(path: Path) -> Run:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return lambda feed: session.run(list(OUTPUTS), feed)


def _annotate(text: str, run: Run, vocabulary: Vocabulary, decoder: Decoder) -> list[Annotation]:
    spans = words(text)
    forms = [span.of(text) for span in spans]
    found = []
    for first, end in windows(forms, [len(vocabulary.pieces(form)) for form in forms]):
        ids, shapes, places = [vocabulary.first], [0], []
        for form in forms[first:end]:
            places.append(len(ids))
            ids += vocabulary.pieces(form)
            shapes += [shape(form)] * len(vocabulary.pieces(form))
        feed = {
            "pieces": np.array([*ids, vocabulary.last]),
            "shapes": np.array([*shapes, 0]),
            "first": np.array(places),
        }
        found.append(decoder.annotation(spans[first:end], forms[first:end], Scores(*run(feed))))
    return found


def _agreement(mine: list[Annotation], theirs: list[Annotation]) -> Counter[str]:
    counts = Counter(same=int([_labels(one) for one in mine] == [_labels(one) for one in theirs]))
    for one, other in zip(mine, theirs, strict=True):
        counts["words"] += len(one.tokens)
        for a, b in zip(one.tokens, other.tokens, strict=True):
            counts.update(upos=a.upos == b.upos, head=a.head == b.head, relation=a.deprel == b.deprel)
            at = a.span.start
            counts.update(entity=_kind(one, at) == _kind(other, at), role=_role(one, at) == _role(other, at))
    return counts


def _labels(one: Annotation) -> tuple:
    return one.tokens, one.sentences, one.mentions, one.attributions, [(t.span, t.type) for t in one.triggers]


def _kind(one: Annotation, at: int) -> str | None:
    return next((m.kind for m in one.mentions if not m.nested and m.span.start <= at < m.span.end), None)


def _role(one: Annotation, at: int) -> str | None:
    return next(
        (
            role
            for a in one.attributions
            for role in ("source", "cue", "content")
            for s in getattr(a, role)
            if s.start <= at < s.end
        ),
        None,
    )


if __name__ == "__main__":
    main()
