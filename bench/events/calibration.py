"""
What the encoder's probabilities of events are worth: a reliability curve on the labelled development articles.

    PYTHONPATH=. python bench/events/calibration.py

Fits the two numbers of ``sayso.reading.events.confidence`` and prints precision and recall of what would be shown from
each threshold. Needs the corpora (SAYSO_CORPORA, by default ../shared/data).
"""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path

import numpy as np

from sayso.reading.encoder.encoder import Encoder
from sayso.reading.events import confidence

NEWS = Path(os.environ.get("SAYSO_CORPORA", "../shared/data")) / "news"
NEAR = 15
"""Characters between two triggers of one mention, as the corpus's scorer counts."""


def main() -> None:
    scores, right, wanted = told()
    slope, offset = fitted(scores, right)
    print(f"{len(scores)} triggers told, {wanted} labelled; SLOPE {slope:.2f}, OFFSET {offset:.2f}")
    chances = np.array([confidence.of_type(score) for score in scores])
    for low, high in pairwise(np.linspace(0, 1, 11)):
        within = (chances >= low) & (chances < high + (high == 1))
        if within.any():
            said, true = chances[within].mean(), right[within].mean()
            print(f"{low:.1f}-{high:.1f}: {within.sum():5} said {said:.2f} right {true:.2f}")
    for threshold in np.linspace(0.2, 0.8, 13):
        shown = chances >= threshold
        print(f"from {threshold:.2f}: precision {right[shown].mean():.3f} recall {right[shown].sum() / wanted:.3f}")


def told() -> tuple[np.ndarray, np.ndarray, int]:
    """Scores of all triggers, whether each has the right type at a labelled mention, and how many are labelled."""
    encoder = Encoder.load()
    texts = {row["id"]: row["text"] for row in _rows("labelled.dev.jsonl")}
    scores: list[float] = []
    right: list[bool] = []
    wanted = 0
    for labels in _rows("spans.dev.jsonl"):
        text = texts[labels["id"]]
        wanted += sum(not event.get("doubt") for event in labels["events"])
        at = 0
        for line in text.split("\n"):
            for trigger in encoder.annotate(line).triggers if line.strip() else ():
                span = (trigger.span.start + at, trigger.span.end + at)
                met = [event for event in labels["events"] if _near(span, event["trigger"])]
                if met and all(event.get("doubt") for event in met):
                    continue
                scores.append(trigger.score)
                right.append(any(event["type"] == trigger.type for event in met))
            at += len(line) + 1
    return np.array(scores), np.array(right), wanted


def _near(one: tuple[int, int], other: list[int]) -> bool:
    return max(one[0] - other[1], other[0] - one[1]) <= NEAR


def fitted(scores: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """
    Slope and offset of the log odds.

    Source: Platt (1999), by Newton's method.
    """
    odds = np.log(np.clip(scores, 1e-4, 1 - 1e-4) / (1 - np.clip(scores, 1e-4, 1 - 1e-4)))
    design = np.column_stack([odds, np.ones_like(odds)])
    weights = np.array([1.0, 0.0])
    for _ in range(25):
        chances = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chances)
        curve = design.T @ (design * (chances * (1 - chances))[:, None])
        weights += np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (NEWS / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
