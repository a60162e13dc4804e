"""The same labels, bit for bit: in any order, with one thread and with two, with and without the memo."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import msgspec

from bench.encoder.corpora import paragraphs, polnear_dev
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.encoder.memo import ParagraphMemo


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a model folder; the package's own by default")
    parser.add_argument("--articles", type=int, default=12)
    args = parser.parse_args()
    texts = [line for _, text in list(polnear_dev())[: args.articles] for _, line in paragraphs(text)]
    shuffled = random.Random(3).sample(texts, len(texts))  # noqa: S311 - a reproducible order, no secret
    one, two = Encoder.load(args.model, threads=1), Encoder.load(args.model, threads=2)
    first = {text: msgspec.json.encode(one.annotate(text)) for text in texts}
    memo = ParagraphMemo(one)
    for name, annotator in (
        ("another order", one),
        ("two threads", two),
        ("memo, filling", memo),
        ("memo, filled", memo),
    ):
        differ = sum(msgspec.json.encode(annotator.annotate(text)) != first[text] for text in shuffled)
        print(f"{name}: {differ} of {len(texts)} paragraphs differ")


if __name__ == "__main__":
    main()
