"""
Score who-said-what-through-whom against the labelled sentences; Python's standard library only.

    python bench/relay/score.py PREDICTIONS.jsonl [--errors] [--json]
    python bench/relay/score.py --spans            the labels with offsets, for other programs

A line of PREDICTIONS is what a system read in one text; other fields are ignored, and a text without a line counts
as empty. Offsets are ``[start, end)`` in Unicode code points:

    {"id": "told-01", "statements": [{"speaker": {"span": [0, 30] | null, "anonymous": false},
      "relays": [{"name": "Radio Altiplano", "span": [36, 51] | null}], "cue": [[31, 35]], "content": [[57, 104]],
      "stance": "said"}]}

This is the form of ``statements`` in what ``sayso read --jsonl`` prints. What is measured: README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("sentences.jsonl")
GENERIC = frozenset({"the", "a", "an", "news", "agency", "newspaper", "daily", "weekly", "magazine", "radio"})
"""Words that do not tell one outlet from another."""
NEAR = 0.5
"""Share of characters, by Jaccard, at which a predicted content is the labelled one."""
LENGTHS = {"no relay": (0,), "one hop": (1,), "two hops": (2,), "three or more": range(3, 99)}
HALVES = {"tuning half": True, "test half": False}
RATES = ("found", "speaker", "content", "chain", "stance", "anonymous", "who")

Json = dict[str, Any]
Spans = list[tuple[int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predictions", type=Path, nargs="?")
    parser.add_argument(
        "--errors", action="store_true", help="print each statement of the tuning half that is not wholly right"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--spans", action="store_true", help="print the labels with offsets instead of scoring")
    args = parser.parse_args()
    labels = read_labels()
    if args.spans:
        sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in labels)
        return
    if args.predictions is None:
        parser.error("a file of predictions is needed")
    lines = args.predictions.read_text(encoding="utf-8").splitlines()
    predictions = {line["id"]: line["statements"] for line in map(json.loads, lines)}
    result = score(labels, predictions, errors=args.errors)
    print(json.dumps(result) if args.json else table(result))


def read_labels(path: Path = LABELS) -> list[Json]:
    """The labelled texts, each string of a label replaced by where it stands."""
    return [_located(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def score(labels: list[Json], predictions: dict[str, list[Json]], *, errors: bool = False) -> Json:
    """Rates over all labelled statements, over those of each length of chain, names of relays, and traps."""
    rows: list[tuple[Json, int, dict[str, bool]]] = []
    names: Counter[str] = Counter()
    traps = []
    for label in labels:
        said = predictions.get(label["id"], [])
        if label.get("trap"):
            traps.append(not any(one.get("relays") for one in said))
        for gold, found in _pairs(label["statements"], said):
            row = _judge(gold, found)
            rows.append((label, len(gold["relays"]), row))
            names.update(_names(gold, found))
            if errors and tuning(label) and not all(row.values()):
                print(
                    label["id"], label["text"], [rate for rate in RATES if not row[rate]], _shown(found), sep="\n    "
                )
    groups = {"all": rows}
    groups |= {name: [one for one in rows if one[1] in hops] for name, hops in LENGTHS.items()}
    groups |= {name: [one for one in rows if tuning(one[0]) == half] for name, half in HALVES.items()}
    return {
        "rates": {name: _rates([row for _, _, row in group]) for name, group in groups.items()},
        "relay names": _prf(names["right"], names["said"], names["gold"]),
        "traps clean": sum(traps) / len(traps),
    }


def tuning(label: Json) -> bool:
    """Whether a text is of the half whose errors may be looked at; the other half is only ever scored."""
    return hashlib.sha256(label["id"].encode()).digest()[-1] % 2 == 0


def table(result: Json) -> str:
    """The rates as a Markdown table, the other figures below it."""
    lines = ["| statements | n | " + " | ".join(RATES) + " |", "|---" * (len(RATES) + 2) + "|"]
    for name, row in result["rates"].items():
        lines.append(f"| {name} | {row['n']} | " + " | ".join(f"{row[rate]:.3f}" for rate in RATES) + " |")
    names = ", ".join(f"{key} {value:.3f}" for key, value in result["relay names"].items())
    return "\n".join([*lines, "", f"relay names: {names}", f"traps kept clean: {result['traps clean']:.3f}"])


def _located(label: Json) -> Json:
    text = label["text"]
    for one in label["statements"]:
        speaker = _find(text, one["speaker"])
        one["head"] = _find(text, one["head"], *speaker)
        one["speaker"] = speaker
        one["cue"] = [_find(text, part) for part in one["cue"]]
        one["content"] = [_find(text, part) for part in one["content"]]
        for relay in itertools.chain.from_iterable(one["relays"]):
            at = relay.pop("at")
            relay["span"] = None if at is None else _find(text, at)
    return label


def _find(text: str, words: str, low: int = 0, high: int | None = None) -> tuple[int, int]:
    """Where words stand in a text, as whole words; ``words@2`` is their second place."""
    words, _, place = words.partition("@")
    hits = [hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[:high]) if hit.start() >= low]
    if not hits or (len(hits) > 1 and not place):
        raise ValueError(f"{words!r} stands {len(hits)} times in {text!r}")
    return hits[int(place or 1) - 1]


def _pairs(golds: list[Json], said: list[Json]) -> list[tuple[Json, Json | None]]:
    """Each labelled statement with the predicted one that is nearest in content and cue; one to one."""
    nearness = sorted(
        ((-_nearness(gold, one), number, other) for number, gold in enumerate(golds) for other, one in enumerate(said)),
    )
    partner: dict[int, int] = {}
    for near, number, other in nearness:
        if near < 0 and number not in partner and other not in partner.values():
            partner[number] = other
    return [(gold, said[partner[number]] if number in partner else None) for number, gold in enumerate(golds)]


def _nearness(gold: Json, said: Json) -> float:
    cue = any(_overlap(one, other) for one in gold["cue"] for other in said.get("cue", []))
    return _jaccard(gold["content"], said.get("content", [])) + 0.3 * cue


def _judge(gold: Json, said: Json | None) -> dict[str, bool]:
    if said is None:
        return dict.fromkeys(RATES, False)
    speaker = said.get("speaker") or {}
    row = {
        "found": True,
        "speaker": _overlap(speaker.get("span"), gold["head"]),
        "content": not gold["content"] or _jaccard(gold["content"], said.get("content", [])) >= NEAR,
        "chain": _same_chain(gold["relays"], said.get("relays", [])),
        "stance": said.get("stance") == gold["stance"],
        "anonymous": bool(speaker.get("anonymous")) == gold.get("anonymous", False),
    }
    return row | {"who": row["speaker"] and row["chain"]}


def _same_chain(hops: list[list[Json]], said: list[Json]) -> bool:
    """Whether the relays are the labelled ones in order, those of one hop in any order."""
    rest = list(said)
    for hop in hops:
        part, rest = rest[: len(hop)], rest[len(hop) :]
        if not any(
            all(map(_same_relay, order, part)) for order in itertools.permutations(hop) if len(part) == len(hop)
        ):
            return False
    return not rest


def _same_relay(gold: Json, said: Json) -> bool:
    if gold["name"] == "unknown":
        return (said.get("name") or "unknown") == "unknown"
    return _overlap(said.get("span"), gold["span"]) or _plain(said.get("name") or "") == _plain(gold["name"])


def _plain(name: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", name.lower())
    return tuple(word for word in words if word not in GENERIC) or tuple(words)


def _names(gold: Json, said: Json | None) -> dict[str, int]:
    wanted = list(itertools.chain.from_iterable(gold["relays"]))
    given = [] if said is None else said.get("relays", [])
    right = sum(any(_same_relay(one, other) for other in given) for one in wanted)
    return {"right": right, "said": len(given), "gold": len(wanted)}


def _overlap(one: object, other: object) -> bool:
    return bool(one and other) and one[0] < other[1] and other[0] < one[1]  # type: ignore[index]


def _jaccard(one: Spans, other: Spans) -> float:
    ours, theirs = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _rates(rows: list[dict[str, bool]]) -> dict[str, float]:
    return {"n": len(rows)} | {rate: sum(row[rate] for row in rows) / max(len(rows), 1) for rate in RATES}


def _prf(right: int, said: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(said, 1), right / max(gold, 1)
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / max(precision + recall, 1e-9)}


def _shown(said: Json | None) -> str:
    return "not found" if said is None else json.dumps(said, ensure_ascii=False)


if __name__ == "__main__":
    main()
