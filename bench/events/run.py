"""
Events and their actors against the PLOVER records: dev half of the gold standard and the PLV training sentences, whole
and the tenth that the encoder was not trained on; sentences of our own with their events; and how many sentences about
nothing political have an event.

    python bench/events/run.py

Needs the corpora (SAYSO_CORPORA, by default ../shared/data) and the scorers beside them.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import sayso

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
SCORER = CORPORA.parent / "bench/events/score.py"


def main() -> None:
    reader = sayso.Reader()
    corpus = CORPORA / "events"
    for path, kept in (
        (corpus / "plover_gsr.dev.jsonl", _all),
        (corpus / "plv.train.jsonl", _all),
        (corpus / "plv.train.jsonl", _held_out),
        (Path(__file__).with_name("written.jsonl"), _all),
    ):
        gold = _kept(path, kept)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in _lines(reader, gold))
        print(f"\n{path.name}{', held-out tenth' if kept is _held_out else ''}", flush=True)
        subprocess.run([sys.executable, str(SCORER), str(gold), out.name, "--ci", "1000"], check=True)
    false, sentences = _false_events(reader)
    print(f"\nunrelated.jsonl: {false} of {sentences} sentences with an event")


def _all(_: str) -> bool:
    return True


def _held_out(name: str) -> bool:
    """Whether a record is of the tenth that training leaves out (``training.corpora``)."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


def _kept(gold: Path, kept: Callable[[str], bool]) -> Path:
    lines = [line for line in gold.read_text(encoding="utf-8").splitlines() if kept(json.loads(line)["id"])]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    return Path(out.name)


def _false_events(reader: sayso.Reader) -> tuple[int, int]:
    """Sentences of our own about accidents, sport, business, courts and figures of speech that get an event; of all."""
    lines = Path(__file__).with_name("unrelated.jsonl").read_text(encoding="utf-8").splitlines()
    readings = [reader.read(json.loads(line)["text"], plain=True) for line in lines]
    return sum(any(not event.unsure for event in reading.events) for reading in readings), len(lines)


def _lines(reader: sayso.Reader, gold: Path) -> Iterator[dict[str, object]]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        reading = reader.read(record["text"], plain=True)
        yield {
            "id": record["id"],
            "text": record["text"],
            "events": [
                {
                    "event": event.type,
                    "source": [_party(reading, one) for one in event.sources],
                    "target": [_party(reading, one) for one in event.targets],
                }
                for event in reading.events
            ],
        }


def _party(reading: sayso.Reading, party: sayso.EventActor) -> dict[str, str]:
    return {
        "country": party.country or "",
        "sector": party.sector or "",
        "text": party.span.of(reading.article.text),
    }


if __name__ == "__main__":
    main()
