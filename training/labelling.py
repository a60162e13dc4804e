"""
Labels of news in words → positions without words, as this project keeps them.

Checked and positioned by the corpus's own ``check.py``; what it printed with ``--out`` comes in here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from pathlib import Path

WORDLESS = ("p", "n", "name", "how", "sp", "by", "object")
"""Fields that repeat words of the text, or that no head is trained on."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--spans", type=Path, required=True, help="what check.py --out wrote")
    parser.add_argument("--out", type=Path, required=True, help="such as training/labels/one.jsonl")
    args = parser.parse_args()
    with (args.corpora / "news" / "english.jsonl").open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with args.spans.open(encoding="utf-8") as lines, args.out.open("w", encoding="utf-8") as out:
        for labels in map(json.loads, lines):
            out.write(json.dumps(wordless(labels, texts[labels["id"]])) + "\n")


def wordless(labels: dict, text: str) -> dict:
    """The labels of one article, with the length and hash of the text they count in."""
    part = "\n\n".join(text.split("\n\n")[: labels["paragraphs"]])
    layers = {
        layer: [{key: value for key, value in label.items() if key not in WORDLESS} for label in labels[layer]]
        for layer in ("statements", "events", "figures", "actors")
    }
    return {
        "id": labels["id"], "characters": len(part), "sha256": hashlib.sha256(part.encode()).hexdigest(),
        **layers,
    }  # fmt: skip


if __name__ == "__main__":
    main()
