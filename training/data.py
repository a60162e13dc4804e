"""The corpora and the teacher's entities → one file with every training window."""

from __future__ import annotations

import argparse
import os
import pickle
import tomllib
from pathlib import Path

from sayso.reading.encoder.pieces import Vocabulary
from training import news
from training.corpora import anchors, build
from training.train import vocabulary_lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--silver", type=Path, required=True, help="what the silver stage wrote")
    parser.add_argument("--start", type=Path, required=True, help="folder of the starting vocabulary")
    parser.add_argument("--anchors", type=Path, required=True, help="what the anchors stage wrote")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    vocabulary = Vocabulary(vocabulary_lines(args.start / "vocab.txt"))
    held, longest = anchors(args.anchors), config["data"]["longest"]
    parts = build(args.corpora, args.silver, held, vocabulary, longest)
    for split, name in (("train", "labelled"), ("dev", "labelled-dev")):
        parts[name] = news.windows(args.corpora, split, held, vocabulary, longest)
    args.out.write_bytes(pickle.dumps(parts))
    for name, windows in parts.items():
        print(f"{name}: {len(windows)}")


if __name__ == "__main__":
    main()
