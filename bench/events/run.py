"""
Events and their actors against the PLOVER records: dev half of the gold standard and the PLV training sentences.

    python bench/events/run.py

Needs the corpora (SAYSO_CORPORA, by default ../shared/data) and the scorers beside them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sayso

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
SCORER = CORPORA.parent / "bench/events/score.py"


def main() -> None:
    reader = sayso.Reader()
    for name in ("plover_gsr.dev.jsonl", "plv.train.jsonl"):
        gold = CORPORA / "events" / name
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in _lines(reader, gold))
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, str(SCORER), str(gold), out.name], check=True)


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
