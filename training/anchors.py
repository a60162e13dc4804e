"""
What a release makes of the news that is trained on: trees and names to hold on to while new things are learnt.

Run with the release's own package on the path; the treebanks hold little news, and trees of news fade without it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).with_name("labels")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    encoder = _encoder()
    with args.out.open("w", encoding="utf-8") as out:
        for name, text in _texts(args.corpora):
            at = 0
            for line in text.split("\n"):
                if line.strip():
                    out.write(json.dumps([name, at, _kept(encoder.annotate(line))]) + "\n")
                at += len(line) + 1


def _encoder():  # noqa: ANN202 - of whatever release is on the path
    try:
        from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415
    except ImportError:  # 0.1.0
        from sayso.reading.encoder import Encoder  # noqa: PLC0415
    return Encoder.load()


def _texts(corpora: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((corpora / "polnear" / "train" / "text").glob("*.txt")):
        yield path.stem, path.read_bytes().decode()
    for file in ("labelled.dev.jsonl", "labelled.train.jsonl"):
        yield from ((row["id"], row["text"]) for row in _rows(corpora / "news" / file))
    length = {row["id"]: row["characters"] for path in sorted(OWN.glob("*.jsonl")) for row in _rows(path)}
    for row in _rows(corpora / "news" / "english.jsonl"):
        if row["id"] in length:
            yield row["id"], row["text"][: length[row["id"]]]


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _kept(annotation) -> dict:  # noqa: ANN001
    return {
        "words": [[one.span.start, one.upos, one.head, one.deprel] for one in annotation.tokens],
        "starts": [one.first for one in annotation.sentences],
        "names": [[one.span.start, one.span.end, one.kind, one.nested] for one in annotation.mentions],
    }


if __name__ == "__main__":
    main()
