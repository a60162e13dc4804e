"""
The shipped network against plain NumPy, number by number, and the time of the network alone.

    PYTHONPATH=.:tests python -m bench.encoder.exact [--beside OTHER.onnx]

Paragraphs are those of the samples; ``--beside`` times another ONNX file on the same inputs in the same run.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import onnxruntime
from exact import Network

from sayso import intake, page
from sayso.reading.encoder.encoder import MODEL
from sayso.reading.encoder.pieces import Vocabulary, shape
from sayso.reading.encoder.words import words

SAMPLES = Path(__file__).parents[2] / "samples"
COMPARED = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="another network to time")
    args = parser.parse_args()
    inputs = feeds()
    shipped, plain = session(MODEL / "encoder.onnx"), Network(MODEL / "encoder.onnx")
    names = [output.name for output in shipped.get_outputs()]
    pairs = [
        (one, other)
        for feed in inputs[:COMPARED]
        for one, other in zip(shipped.run(names, feed), plain.run(names, feed), strict=True)
    ]
    differing = sum(int((one != other).sum()) for one, other in pairs)
    print(f"{differing} of {sum(one.size for one, _ in pairs)} numbers of {COMPARED} paragraphs differ")
    for path in filter(None, (MODEL / "encoder.onnx", args.beside)):
        print(f"{path.name}: {speed(session(path), inputs):.0f} words per CPU-second, one thread")


def feeds() -> list[dict[str, np.ndarray]]:
    """The network's inputs for each paragraph of the samples."""
    vocabulary = Vocabulary((MODEL / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    articles = [page.read(intake.load(path)) for path in sorted(SAMPLES.glob("20*"))]
    texts = dict.fromkeys(span.of(article.text) for article in articles for span in article.paragraphs)
    found = []
    for text in texts:
        pieces, shapes, first = [vocabulary.first], [0], []
        for form in (span.of(text) for span in words(text)):
            own = vocabulary.pieces(form)
            first.append(len(pieces))
            pieces += own
            shapes += [shape(form)] * len(own)
        columns = {"pieces": [*pieces, vocabulary.last], "shapes": [*shapes, 0], "first": first}
        found.append({name: np.array(column, np.int64) for name, column in columns.items()})
    return [feed for feed in found if len(feed["pieces"]) < 200]


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def speed(network: onnxruntime.InferenceSession, inputs: list[dict[str, np.ndarray]]) -> float:
    """Words a second of processor time, the best of three rounds."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for feed in inputs:
            network.run(None, feed)
        best = min(best, time.process_time() - began)
    return sum(len(feed["first"]) for feed in inputs) / best


if __name__ == "__main__":
    main()
