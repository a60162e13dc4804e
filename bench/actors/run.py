"""
Actor phrases against the NGEC cases: country and sector of a phrase alone, with its date where it has one.

    python bench/actors/run.py [--errors]

Needs the corpora (SAYSO_CORPORA, by default ../shared/data) and the scorers beside them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from sayso.reading.actors.countries_sectors import identify

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
SCORER = CORPORA.parent / "bench/events/score_actors.py"
GOLD = CORPORA / "events/ngec_actors.dev.jsonl"


def main() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        for line in GOLD.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found = identify(case["text"], on=_day(case.get("date", "")))
            country = found.group or found.country or ""
            out.write(json.dumps({"id": case["id"], "country": country, "sector": found.sector or ""}) + "\n")
    subprocess.run([sys.executable, str(SCORER), str(GOLD), out.name, *sys.argv[1:]], check=True)


def _day(written: str) -> str | None:
    """ISO 8601 of a date such as ``2022-03-01`` or ``12 April 2022``; None where there is none."""
    if not written or written[:4].isdigit():
        return written or None
    return f"{datetime.strptime(written, '%d %B %Y'):%Y-%m-%d}"  # noqa: DTZ007 (a day alone)


if __name__ == "__main__":
    main()
