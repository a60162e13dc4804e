"""
What stands around the text of twenty pages, as labelled by hand, against what Sayso reads of them.

    python bench/page/furniture.py [--misses]

Pages: ``$SAYSO_CORPORA/pages`` (default ``../shared/data``). They were drawn by the hash of their names: ten of all
pages, ten of those that name a news agency. ``furniture.jsonl`` holds of every caption, title and call to action its
first four words and its length, of every credit a hash: enough to know it by, too little to read it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import msgspec
from scores import norm

from sayso.intake import recognise
from sayso.page import read

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data")) / "pages"
LABELS = Path(__file__).with_name("furniture.jsonl")
FIELDS = (
    "agency", "dateline", "captions", "caption credits", "related titles", "related headings", "calls to action",
)  # fmt: skip
NEAR = 0.15
"""A text is the labelled one if it begins alike and its length differs by no more than this share."""


def mark(text: str) -> list:
    """A text's first four words and its number of letters and digits: what a label keeps of it."""
    key = norm(re.sub(r"(?:\.\.|…)\s*$", "", text))
    return [" ".join(key.split()[:4])[:30], len(key.replace(" ", ""))]


def digest(text: str) -> str:
    return hashlib.sha256(norm(text).encode()).hexdigest()[:10]


def same(label: list, text: str) -> bool:
    head, length = mark(text)
    return head == label[0] and abs(length - label[1]) <= max(2, NEAR * label[1])


def pairs(gold: list, given: list, equal: Callable) -> tuple[list[tuple], list, list]:
    """One to one: what was found, what is missing, what is too much."""
    left, hits, missing = list(given), [], []
    for label in gold:
        at = next((at for at, one in enumerate(left) if equal(label, one)), None)
        if at is None:
            missing.append(label)
        else:
            hits.append((label, left.pop(at)))
    return hits, missing, left


def unique(texts: list[str]) -> list[str]:
    return list({norm(text): text for text in texts}.values())


def compare(label: dict, article: dict) -> dict[str, tuple[list, list, list]]:
    """Of each field what was found, missed and given too much; what may but need not be given is no fault."""
    hits, missing, left = pairs(label["captions"], article["captions"], _same_caption)
    left = [one for one in left if not _is_one(label["captions_optional"], one["text"])]
    credited = [one for one in label["captions"] if one["credit"]]
    right = [one for one, other in hits if one["credit"] and digest(other.get("credit") or "") == one["credit"]]
    given = [other for _, other in hits if other.get("credit")] + [one for one in left if one.get("credit")]
    lists = [one for one in article["related"] if one["items"]]
    optional = [one for one in label["related_optional"] if one not in label["related_titles"]]
    titles = unique([item["title"] for one in lists for item in one["items"]])
    headings = unique([
        one["heading"] for one in lists if not all(_is_one(optional, item["title"]) for item in one["items"])
    ])  # fmt: skip
    calls = [one["text"] for one in article["notices"] if one["kind"] == "call_to_action"]
    agency = [article["agency"]["name"]] if article.get("agency") else []
    dateline = [article["dateline"]["place"]] if article.get("dateline") else []
    return {
        "agency": pairs(label["agency"], agency, _equal),
        "dateline": pairs(label["dateline"], dateline, _equal),
        "captions": (hits, missing, left),
        "caption credits": (right, credited[len(right) :], given[len(right) :]),
        "related titles": pairs(label["related_titles"], [one for one in titles if not _is_one(optional, one)], same),
        "related headings": pairs(label["related_headings"], headings, same),
        "calls to action": pairs(
            label["cta"], [one for one in calls if not _is_one(label["cta_optional"], one)], same
        ),
    }  # fmt: skip


def _equal(one: str, other: str) -> bool:
    return norm(one) == norm(other)


def _is_one(labels: list[list], text: str) -> bool:
    return any(same(label, text) for label in labels)


def _same_caption(label: dict, caption: dict) -> bool:
    if label["text"][1]:
        return same(label["text"], caption["text"])
    return digest(caption.get("credit") or "") == label["credit"]


def leaks(label: dict, text: str) -> list:
    """Which calls to action and titles of other articles stand in the text as lines of their own."""
    lines = text.split("\n\n")
    return [one for one in (*label["cta"], *label["related_titles"]) if any(same(one, line) for line in lines)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    found, missed, extra = Counter(), Counter(), Counter()
    leaked = 0
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        article = to_json(CORPORA / label["file"])
        for field, (hits, missing, left) in compare(label, article).items():
            found[field] += len(hits)
            missed[field] += len(missing)
            extra[field] += len(left)
            if chosen.misses and (missing or left):
                print(label["file"][:44], field, "missing", missing, "extra", left, file=sys.stderr)
        inside = leaks(label, article["text"])
        leaked += len(inside)
        if chosen.misses and inside:
            print(label["file"][:44], "in the text", inside, file=sys.stderr)
    print("| field | P | R | F1 | found | missed | too much |\n|---|---|---|---|---|---|---|")
    for field in FIELDS:
        hit, miss, more = found[field], missed[field], extra[field]
        p, r, f = hit / ((hit + more) or 1), hit / ((hit + miss) or 1), 2 * hit / ((2 * hit + miss + more) or 1)
        print(f"| {field} | {p:.2f} | {r:.2f} | {f:.2f} | {hit} | {miss} | {more} |")
    print(f"\nCalls to action and titles of other articles in the text: {leaked}")


def to_json(path: Path) -> dict:
    return msgspec.to_builtins(read(recognise(gzip.decompress(path.read_bytes()))))


if __name__ == "__main__":
    main()
