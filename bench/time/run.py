"""
Scores the reading of times on TimeBank and AQUAINT, and its speed: ``python bench/time/run.py [--errors N]``.

``SAYSO_CORPORA`` (default ``../shared/data``) holds the corpora, ``bench`` beside it the converter and the scorer. The
rules were written looking at one half of the documents (even last byte of sha256 of the id); the other half was only
ever scored.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from sayso.reading.times import read

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data"))
SCORER = CORPORA.parent / "bench" / "time"
OUT = Path(__file__).parents[1] / "out" / "time"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    for corpus in ("TimeBank", "AQUAINT"):
        gold = OUT / f"{corpus}.gold.jsonl"
        subprocess.run([sys.executable, SCORER / "convert.py", CORPORA / "time" / corpus, gold], check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
        begun = time.perf_counter()
        lines = [predict(document) for document in documents]
        speed = len(documents) / (time.perf_counter() - begun)
        for part in ("all", "seen", "unseen"):
            chosen = [i for i, document in enumerate(documents) if part in ("all", half(document["id"]))]
            golden = write(OUT / f"{corpus}.{part}.gold.jsonl", [json.dumps(documents[i]) for i in chosen])
            predicted = write(OUT / f"{corpus}.{part}.jsonl", [lines[i] for i in chosen])
            report(f"{corpus} {part}", golden, predicted, arguments.errors if part == "seen" else 0)
        print(f"{corpus}: {speed:.0f} articles/s\n")


def predict(document: dict[str, str]) -> str:
    times = read(document["text"], published=document["dct"][:10])
    spans = [{"span": [t.span.start, t.span.end], "type": t.type, "value": t.value, "start": t.start, "end": t.end}
             for t in times]  # fmt: skip
    return json.dumps({"article": {"id": document["id"]}, "times": spans})


def half(name: str) -> str:
    return "unseen" if hashlib.sha256(name.encode()).digest()[-1] % 2 else "seen"


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def report(title: str, gold: Path, predicted: Path, errors: int) -> None:
    out = subprocess.run([sys.executable, SCORER / "score.py", gold, predicted, "--json"], check=True,
                         capture_output=True, text=True)  # fmt: skip
    scores = json.loads(out.stdout)
    figures = {name: scores[name]["F1"] for name in ("relaxed", "strict", "value", "clear")}
    figures |= {"interval acc": scores["interval"]["acc"], "P": scores["relaxed"]["P"], "R": scores["relaxed"]["R"]}
    print(f"{title:16}" + "  ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    if errors:
        subprocess.run([sys.executable, SCORER / "score.py", gold, predicted, "--errors", str(errors)], check=True)


if __name__ == "__main__":
    main()
