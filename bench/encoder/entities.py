"""Entities on 40 local and world news articles against spaCy's small model, both in this run."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.encoder.corpora import PEER_PYTHON, paragraphs, place_articles
from sayso.reading.annotation import join
from sayso.reading.encoder.encoder import Encoder

LABELS = Path(__file__).with_name("entities.jsonl")
PEER_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "polity", "LOC": "place", "FAC": "facility",
    "NORP": "nationality", "EVENT": "event", "PRODUCT": "vehicle", "QUANTITY": "quantity",
    "CARDINAL": "quantity", "PERCENT": "quantity", "MONEY": "money",
}  # fmt: skip
"""spaCy's labels → ours; its dates, times, ordinals, languages, laws and works count for nothing."""

Entity = tuple[int, int, str]
_LEAD = re.compile(
    r"(?:(?:the|a|an|some|about|nearly|almost|only|just|roughly|approximately|around|more than|less than|over|under|"
    r"at least|as many as|up to)\s+|[$£€])",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:['’]s?|[\s,.;:]|\sprovince)$")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a model folder; the package's own by default")
    parser.add_argument("--show", action="store_true", help="list where each system differs from the labels")
    args = parser.parse_args()
    gold = read_labels()
    texts = {name: unwrapped(place_articles(name.split("/")[0])[int(name.split("/")[1])]) for name in gold}
    encoder = Encoder.load(args.model)
    print(encoder.version)
    systems = {"Sayso": ours(encoder, texts), "spaCy en_core_web_sm": peer(texts)}
    for system, said in systems.items():
        counts: Counter[str] = Counter()
        for name, text in texts.items():
            counts += compare(text, gold[name], said[name], show=f"{system} {name}" if args.show else "")
        report(system, counts)


def unwrapped(text: str) -> str:
    """Lines broken by the corpus's own wrapping joined, offsets kept."""
    return re.sub(r"\n +", lambda match: " " * len(match.group()), text)


def read_labels() -> dict[str, list[dict]]:
    """The outer labels by article; nested ones are kept in the file and not scored here."""
    labels: dict[str, list[dict]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if not label.get("nested"):
            labels[label["article"]].append(label)
    return labels


def ours(encoder: Encoder, texts: dict[str, str]) -> dict[str, list[Entity]]:
    found = {}
    for name, text in texts.items():
        mentions = join((at, encoder.annotate(line)) for at, line in paragraphs(text)).mentions
        found[name] = [(one.span.start, one.span.end, one.kind) for one in mentions if not one.nested]
    return found


def peer(texts: dict[str, str]) -> dict[str, list[Entity]]:
    lines = "".join(json.dumps(text) + "\n" for text in texts.values())
    script = Path(__file__).with_name("peer_entities.py")
    run = subprocess.run([PEER_PYTHON, script], input=lines, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    return {
        name: [(start, end, PEER_KINDS[label]) for start, end, label in row if label in PEER_KINDS]
        for name, row in zip(texts, rows, strict=True)
    }


def compare(text: str, labels: list[dict], said: Iterable[Entity], *, show: str) -> Counter[str]:
    """
    Exact spans and kinds, after articles, hedges, currency signs and possessives are cut from both sides.

    What touches a stretch labelled ``ignored`` is neither required nor a mistake.
    """
    ignored = [(label["start"], label["end"]) for label in labels if "ignored" in label["kinds"]]
    wanted = {
        trim(text, label["start"], label["end"]): set(label["kinds"])
        for label in labels
        if "ignored" not in label["kinds"]
    }
    counts: Counter[str] = Counter()
    met: set[tuple[int, int]] = set()
    for start, end, kind in said:
        if any(start < last and first < end for first, last in ignored):
            continue
        span = trim(text, start, end)
        right = kind in wanted.get(span, ())
        if right:
            met.add(span)
        for group in ("", f" {_group(kind)}", f" {kind}"):
            counts.update({f"said{group}": 1, f"right{group}": int(right)})
        if show and not right:
            print(f"{show}: said {text[start:end]!r} {kind}; labelled {sorted(wanted.get(span, ()))}")
    for span, kinds in wanted.items():
        kind = min(kinds)
        counts.update({"wanted": 1, f"wanted {_group(kind)}": 1, f"wanted {kind}": 1})
        if show and span not in met:
            print(f"{show}: missed {text[slice(*span)]!r} {sorted(kinds)}")
    return counts


def _group(kind: str) -> str:
    return "numbers" if kind in {"quantity", "money"} else "names"


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what systems and annotators cut differently."""
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    while (tail := _TAIL.search(text[start:end])) and not re.search(r"\b[A-Z]\w{0,2}\.$", text[start:end]):
        end -= len(tail.group())
    return start, end


def report(system: str, counts: Counter[str]) -> None:
    for group in ("", " names", " numbers"):
        said, right, wanted = (counts[f"{part}{group}"] for part in ("said", "right", "wanted"))
        precision, recall, f1 = (
            100 * right / max(said, 1),
            100 * right / max(wanted, 1),
            200 * right / max(said + wanted, 1),
        )
        print(f"{system}{group or ' all'}: P {precision:.1f} R {recall:.1f} F1 {f1:.1f} ({wanted} labelled)")
    kinds = sorted({key.split(" ", 1)[1] for key in counts if key.startswith("wanted ")} - {"names", "numbers"})
    by_kind = (
        f"{kind} {200 * counts[f'right {kind}'] / max(counts[f'said {kind}'] + counts[f'wanted {kind}'], 1):.0f}"
        for kind in kinds
    )
    print(f"{system} F1 by kind: " + ", ".join(by_kind))


if __name__ == "__main__":
    main()
