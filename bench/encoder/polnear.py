"""Attribution on PolNeAR dev: the heads alone, joined within paragraphs, scored by the shared scorer."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.encoder.corpora import CORPORA, SCORERS, paragraphs, polnear_dev
from sayso.reading.annotation import join
from sayso.reading.encoder.encoder import Encoder
from sayso.records.span import Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a model folder; the package's own by default")
    parser.add_argument("--boot", default="0", help="bootstrap draws for intervals")
    args = parser.parse_args()
    encoder = Encoder.load(args.model)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for name, text in polnear_dev():
            found = join((at, encoder.annotate(line)) for at, line in paragraphs(text)).attributions
            row = {
                "id": name,
                "attributions": [
                    {
                        role: [list(span) for span in map(_pair, getattr(one, role))]
                        for role in ("source", "cue", "content")
                    }
                    for one in found
                ],
            }
            out.write(json.dumps(row) + "\n")
        out.flush()
        print(encoder.version, flush=True)
        scorer = SCORERS / "attribution" / "score.py"
        gold = CORPORA / "polnear" / "dev"
        subprocess.run([sys.executable, scorer, gold, out.name, "--boot", args.boot], check=True)


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


if __name__ == "__main__":
    main()
