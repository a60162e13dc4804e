"""Words per CPU-second on one thread, start and memory, side by side with spaCy's small model's full pipeline.

The texts are the paragraphs of PolNeAR dev (news prose, 35 words a paragraph). Words are white-space words, the same
for both. Each system runs in a process of its own, in turn, the better of the rounds counts.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from bench.encoder.corpora import PEER_PYTHON, paragraphs, polnear_dev

HERE = Path(__file__).parent
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = [line for _, text in list(polnear_dev())[: args.articles] for _, line in paragraphs(text)]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} paragraphs, {words} words; the better of {args.rounds} rounds")
    pairs = [
        (measure(sys.executable, "our_speed.py", texts), measure(PEER_PYTHON, "peer_speed.py", texts))
        for _ in range(args.rounds)
    ]
    ours, peer = best([pair[0] for pair in pairs]), best([pair[1] for pair in pairs])
    for name, one in (("Sayso", ours), ("spaCy en_core_web_sm", peer)):
        print(
            f"{name}: {words / one['cpu_s']:.0f} words per CPU-second, {one['first_s']:.2f} s to the first result, "
            f"{one['memory_mb']:.0f} MB at most"
        )
    print(f"Sayso / spaCy: {peer['cpu_s'] / ours['cpu_s']:.2f}")
    stream = recurring(texts)
    plain = best([measure(sys.executable, "our_speed.py", stream) for _ in range(args.rounds)])
    memo = best([measure(sys.executable, "our_speed.py", stream, "--memo") for _ in range(args.rounds)])
    print(f"with 60% of paragraphs recurring, memo / no memo: {plain['cpu_s'] / memo['cpu_s']:.2f}")


def best(rounds: list[dict[str, float]]) -> dict[str, float]:
    """The least of each number."""
    return {key: min(one[key] for one in rounds) for key in rounds[0]}


def recurring(texts: list[str]) -> list[str]:
    """A stream as long as ``texts`` in which three of five paragraphs were there before, in a seeded order."""
    rng = random.Random(7)  # noqa: S311 - a reproducible order, no secret
    fresh = rng.sample(texts, len(texts) * 2 // 5)
    stream = fresh + rng.choices(fresh, k=len(texts) - len(fresh))
    rng.shuffle(stream)
    return stream


def measure(python: str, script: str, texts: list[str], *options: str) -> dict[str, float]:
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    run = subprocess.run(
        [python, HERE / script, *options], input=lines, capture_output=True, text=True, check=True,
        env={**os.environ, **ONE_THREAD},
    )  # fmt: skip
    return json.loads(run.stdout)


if __name__ == "__main__":
    main()
