"""
Sayso on the relay sentences: ``python bench/relay/run.py [--errors]``.

Each text is read as an article of its own. Predictions go to ``bench/out/relay.jsonl``, then ``score.py`` reads them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec

import sayso
from bench.relay.score import read_labels

HERE = Path(__file__).parent
OUT = HERE.parent / "out" / "relay.jsonl"


def main() -> None:
    reader = sayso.Reader()
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("w", encoding="utf-8") as out:
        for label in read_labels():
            reading = msgspec.to_builtins(reader.read(label["text"], plain=True))
            out.write(json.dumps({"id": label["id"], "statements": reading["statements"]}) + "\n")
    subprocess.run([sys.executable, HERE / "score.py", OUT, *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
