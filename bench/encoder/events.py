"""Event types from the trigger head alone: the held-out fold of PLV, GSR dev, and false alarms on other text."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.encoder.corpora import CORPORA
from bench.encoder.treebank import read
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.events import confidence

QUIET = ("answers", "reviews", "email")
"""Genres of EWT whose sentences hold no political event, save a stray one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a model folder; the package's own by default")
    args = parser.parse_args()
    encoder = Encoder.load(args.model)
    print(encoder.version)
    for name, rows in (("PLV held-out fold", plv_fold()), ("GSR dev", gsr_dev())):
        counts: Counter[str] = Counter()
        for text, wanted in rows:
            said = types(encoder, text)
            right = [types for types in wanted if said & types]
            counts.update(said=len(said), wanted=len(wanted), right=len(right), texts=1)
            counts.update(false=len(said - set().union(*wanted)))
        precision = 100 * (counts["said"] - counts["false"]) / max(counts["said"], 1)
        recall = 100 * counts["right"] / counts["wanted"]
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name}: type P {precision:.1f} R {recall:.1f} F1 {f1:.1f} ({counts['texts']} sentences)")
    sentences = [one for one in read("ewt-dev", by_sentence=True) if one.name.startswith(QUIET)]
    alarms = sum(bool(types(encoder, one.text)) for one in sentences)
    share = 100 * alarms / len(sentences)
    print(f"EWT dev answers, reviews, email: {share:.1f}% of {len(sentences)} sentences with a trigger")


def types(encoder: Encoder, text: str) -> set[str]:
    """The event types the encoder is sure enough of to be shown."""
    return {
        trigger.type
        for trigger in encoder.annotate(text).triggers
        if confidence.of_type(trigger.score) >= confidence.SHOWN
    }


def plv_fold() -> Iterator[tuple[str, list[set[str]]]]:
    """The tenth of PLV that training leaves out (``training.corpora``); YIELD is CONCEDE or RETREAT."""
    for row in _rows("plv.train.jsonl"):
        if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 10 == 0:
            types = {event["event"] for event in row["events"]}
            yield row["text"], [{"CONCEDE", "RETREAT"} if one == "YIELD" else {one} for one in sorted(types)]


def gsr_dev() -> Iterator[tuple[str, list[set[str]]]]:
    for row in _rows("plover_gsr.dev.jsonl"):
        yield row["text"], [{one} for one in sorted({event["event"] for event in row["events"]})]


def _rows(name: str) -> Iterator[dict]:
    with (CORPORA / "events" / name).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
