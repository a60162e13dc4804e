"""
What share of reading an article its rules take: seconds in the encoder and in each kind of rule.

    python bench/statements/share.py [articles]

Reads the first articles of PolNeAR dev (30, if not told otherwise), each once and from scratch, with one thread, and
adds up the time of every step of ``sayso.reading.reader``. Processor time of this process, so that other work on
the machine counts little.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from sayso import intake, page
from sayso.reading import reader
from sayso.reading.annotation import Annotation
from sayso.reading.encoder.encoder import Encoder

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
STEPS = {
    "trees": ("join", "repaired", "Tree", "Press"),
    "times": ("times.read",),
    "places": ("places.read",),
    "statements": ("statements.draft", "_statement"),
    "actors": ("actors.read", "actors.with_first_person"),
    "events": ("events.draft", "events.read"),
    "figures": ("figures.read",),
}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    texts = [path.read_text(encoding="utf-8") for path in sorted((CORPORA / "polnear/dev/text").glob("*.txt"))[:count]]
    spent: defaultdict[str, float] = defaultdict(float)
    encoder = Encoder.load(threads=1)
    articles = [page.read(intake.recognise(text.encode(), plain=True, encoding="utf-8")) for text in texts]
    reader.read(articles[0], encoder)
    for name, steps in STEPS.items():
        for step in steps:
            _time(step, name, spent)
    timed = _Timed(encoder, spent)
    began = time.process_time()
    for article in articles:
        reader.read(article, timed)
    total = time.process_time() - began
    encoded = spent.pop("encoder")
    rules = total - encoded
    print(f"{len(articles)} articles, {sum(map(len, texts)):,} characters, {total:.2f} s of one core")
    print(f"encoder {encoded:.2f} s, rules {rules:.2f} s: {rules / total:.1%} of the whole")
    for name, seconds in sorted(spent.items(), key=lambda step: -step[1]):
        print(f"  {name:<11}{seconds:6.2f} s {seconds / total:6.1%}")


class _Timed:
    """An encoder that notes how long it takes."""

    def __init__(self, encoder: Encoder, spent: defaultdict[str, float]) -> None:
        self.version, self._encoder, self._spent = encoder.version, encoder, spent

    def annotate(self, paragraph: str, /) -> Annotation:
        began = time.process_time()
        made = self._encoder.annotate(paragraph)
        self._spent["encoder"] += time.process_time() - began
        return made


def _time(step: str, name: str, spent: defaultdict[str, float]) -> None:
    """Let a function that the reader calls note how long it takes."""
    *path, last = step.split(".")
    home = reader
    for part in path:
        home = getattr(home, part)
    plain = getattr(home, last, None)
    if plain is None:
        return

    def timed(*args: object, **kwargs: object) -> object:
        before = spent["encoder"]
        began = time.process_time()
        made = plain(*args, **kwargs)
        spent[name] += time.process_time() - began - (spent["encoder"] - before)
        return made

    call: Callable[..., object] = timed
    setattr(home, last, call)


if __name__ == "__main__":
    main()
