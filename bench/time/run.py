"""
Scores the reading of times on TimeBank and AQUAINT, and its speed: ``python bench/time/run.py [--encoder]``.

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

import msgspec

from sayso.reading.annotation import Annotation, join
from sayso.reading.syntax.repairs import repaired
from sayso.reading.times.read import read
from sayso.records.article import PARAGRAPH

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data"))
SCORER = CORPORA.parent / "bench" / "time"
OUT = Path(__file__).parents[1] / "out" / "time"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--encoder", action="store_true", help="with the encoder's trees, which tell the tense")
    arguments = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    for corpus in ("TimeBank", "AQUAINT"):
        gold = OUT / f"{corpus}.gold.jsonl"
        subprocess.run([sys.executable, SCORER / "convert.py", CORPORA / "time" / corpus, gold], check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        documents = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
        annotations = annotate(corpus, documents) if arguments.encoder else {}
        begun = time.process_time()
        lines = [predict(document, annotations.get(document["id"])) for document in documents]
        speed = len(documents) / (time.process_time() - begun)
        for part in ("all", "seen", "unseen"):
            chosen = [i for i, document in enumerate(documents) if part in ("all", half(document["id"]))]
            golden = write(OUT / f"{corpus}.{part}.gold.jsonl", [json.dumps(documents[i]) for i in chosen])
            predicted = write(OUT / f"{corpus}.{part}.jsonl", [lines[i] for i in chosen])
            report(f"{corpus} {part}", golden, predicted, arguments.errors if part == "seen" else 0)
        print(f"{corpus}: {speed:.0f} articles/s\n")


def annotate(corpus: str, documents: list[dict[str, str]]) -> dict[str, Annotation]:
    """The encoder's annotations, kept from run to run under the version of the model."""
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 (slow to import, and wanted with --encoder only)

    encoder = Encoder.load()
    kept = OUT / f"{corpus}.{encoder.version}.msgpack"
    if not kept.exists():
        found = {
            document["id"]: join((m.start(), encoder.annotate(m[0])) for m in PARAGRAPH.finditer(document["text"]))
            for document in documents
        }
        kept.write_bytes(msgspec.msgpack.encode(found))
    annotations = msgspec.msgpack.decode(kept.read_bytes(), type=dict[str, Annotation])
    return {name: repaired(annotation) for name, annotation in annotations.items()}


def predict(document: dict[str, str], annotation: Annotation | None) -> str:
    times = read(document["text"], annotation, published=document["dct"][:10])
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
