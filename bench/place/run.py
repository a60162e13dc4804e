"""
Scores the reading of places on LGL and TR-News, and its speed: ``python bench/place/run.py [--errors N]``.

``SAYSO_CORPORA`` (default ``../shared/data``) holds the corpora, ``bench`` beside it the converter and the scorer. The
rules were written looking at one half of the documents (even last byte of sha256 of the id); the other half was only
ever scored. All of TR-News here is such an even half of the whole corpus, so it is split again by the byte before.

``metonyms.tsv`` beside this file holds sentences written for this benchmark, each with a name that does or does not
stand for a government in it; those of part ``fresh`` were written after the rules and have not changed them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import msgspec

from sayso.reading.annotation import Annotation, join
from sayso.reading.places.read import read
from sayso.reading.syntax.repairs import repaired
from sayso.records.article import PARAGRAPH

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data"))
SCORER = CORPORA.parent / "bench" / "place"
OUT = Path(__file__).parents[1] / "out" / "place"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--tables-only", action="store_true", help="without the encoder")
    arguments = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, SCORER / "convert.py", CORPORA / "place", OUT], check=True, capture_output=True)
    for corpus in ("lgl", "trnews_dev"):
        documents = [
            json.loads(line) for line in (OUT / f"{corpus}.jsonl").read_text(encoding="utf-8").split("\n") if line
        ]
        annotations = {} if arguments.tables_only else annotate(corpus, documents)
        begun = time.process_time()
        lines = [predict(document, annotations.get(document["id"])) for document in documents]
        speed = len(documents) / (time.process_time() - begun)
        for part in ("all", "seen", "unseen"):
            chosen = [i for i, document in enumerate(documents) if part in ("all", half(corpus, document["id"]))]
            golden = write(OUT / f"{corpus}.{part}.gold.jsonl", [json.dumps(documents[i]) for i in chosen])
            predicted = write(OUT / f"{corpus}.{part}.jsonl", [lines[i] for i in chosen])
            report(f"{corpus} {part}", golden, predicted, arguments.errors if part == "seen" else 0)
        print(f"{corpus}: {speed:.0f} articles/s beside the encoder\n")
    if not arguments.tables_only:
        score_metonyms()


def annotate(corpus: str, documents: list[dict[str, str]]) -> dict[str, Annotation]:
    """The encoder's annotations, kept from run to run under the version of the model."""
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 (slow to import, and not wanted with --tables-only)

    encoder = Encoder.load()
    kept = OUT / f"{corpus}.repaired.{encoder.version}.msgpack"
    if kept.exists():
        return msgspec.msgpack.decode(kept.read_bytes(), type=dict[str, Annotation])
    found = {
        document["id"]: repaired(
            join((m.start(), encoder.annotate(m[0])) for m in PARAGRAPH.finditer(document["text"]))
        )
        for document in documents
    }
    kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def predict(document: dict[str, str], annotation: Annotation | None) -> str:
    places = read(document["text"], annotation, home=None, dateline=None)
    rows = [{"span": [p.span.start, p.span.end], "lat": p.lat, "lon": p.lon, "country": p.country,
             "metonym": p.metonym, "nested": p.nested} for p in places]  # fmt: skip
    return json.dumps({"article": {"id": document["id"]}, "places": rows})


def score_metonyms() -> None:
    """Precision and recall of the flag over the sentences of metonyms.tsv; a name that is not found counts as not."""
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 (as above)

    encoder = Encoder.load()
    with (Path(__file__).parent / "metonyms.tsv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    for part in ("dev", "fresh"):
        counts: Counter[tuple[bool, bool]] = Counter()
        for row in rows:
            if row["part"] == part:
                found = read(row["text"], repaired(encoder.annotate(row["text"])), home=None, dateline=None)
                flagged = any(one.metonym and one.span.of(row["text"]) == row["name"] for one in found)
                counts[row["stands_for_government"] == "yes", flagged] += 1
        right, missed, wrong, left = (
            counts[key] for key in ((True, True), (True, False), (False, True), (False, False))
        )
        print(f"metonyms {part}: P {right / (right + wrong):.3f}  R {right / (right + missed):.3f}  "
              f"({right + missed} stand for a government, {wrong + left} do not)")  # fmt: skip


def half(corpus: str, name: str) -> str:
    return "unseen" if hashlib.sha256(name.encode()).digest()[-1 if corpus == "lgl" else -2] % 2 else "seen"


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def report(title: str, gold: Path, predicted: Path, errors: int) -> None:
    out = subprocess.run([sys.executable, SCORER / "score.py", gold, predicted, "--json"], check=True,
                         capture_output=True, text=True)  # fmt: skip
    scores = json.loads(out.stdout)
    figures = {
        "relaxed F1": scores["relaxed"]["F1"], "P": scores["relaxed"]["P"], "R": scores["relaxed"]["R"],
        "strict F1": scores["strict"]["F1"], "acc161c": scores["matched"]["acc161c"],
        "all acc161c": scores["all"]["acc161c"], "country acc": scores["country"]["acc"],
        "country recall": scores["country"]["recall"],
    }  # fmt: skip
    print(f"{title:18}" + "  ".join(f"{name} {figure:.3f}" for name, figure in figures.items()))
    if errors:
        subprocess.run([sys.executable, SCORER / "score.py", gold, predicted, "--errors", str(errors)], check=True)


if __name__ == "__main__":
    main()
