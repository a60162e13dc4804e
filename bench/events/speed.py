"""
What events and figures add to the encoder's pass, in one process: `python bench/events/speed.py`.

Reads thirty articles of PolNeAR's dev part with the time of the encoder, of events (triggers, parties, records) and of
figures taken apart; each article twice, the quicker time counts. Needs the corpora (SAYSO_CORPORA).
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import sayso
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.events import read as events
from sayso.reading.figures import read as figures

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
ARTICLES, RUNS = 30, 2


def main() -> None:
    spent: defaultdict[str, float] = defaultdict(float)
    _time(Encoder, "annotate", spent, "encoder")
    _time(events, "draft", spent, "events")
    _time(events, "read", spent, "events")
    _time(figures, "read", spent, "figures")
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((CORPORA / "polnear/dev/text").glob("*.txt"))[:ARTICLES]
    ]
    best: defaultdict[str, float] = defaultdict(float)
    sayso.Reader().read(texts[0], plain=True)
    for text in texts:
        runs = []
        for _ in range(RUNS):
            spent.clear()
            sayso.Reader().read(text, plain=True)
            runs.append(dict(spent))
        for name in ("encoder", "events", "figures"):
            best[name] += min(run.get(name, 0.0) for run in runs)
    for name, seconds in best.items():
        share = 100 * seconds / best["encoder"]
        print(f"{name}: {1000 * seconds / len(texts):.1f} ms an article, {share:.1f}% of the encoder")


def _time(owner: object, name: str, spent: defaultdict[str, float], what: str) -> None:
    """Count the seconds a function takes."""
    plain: Callable[..., object] = getattr(owner, name)

    def timed(*args: object, **options: object) -> object:
        began = time.perf_counter()
        try:
            return plain(*args, **options)
        finally:
            spent[what] += time.perf_counter() - began

    setattr(owner, name, timed)


if __name__ == "__main__":
    main()
