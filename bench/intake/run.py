"""
Every feed, sitemap, wire message, archive and letter of the corpora: read, or refused with a reason; what was expected.

    PYTHONPATH=. python bench/intake/run.py [--peer PYTHON_WITH_FEEDPARSER] [--unmet]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import msgspec

from bench.intake import expectations
from sayso import intake, page
from sayso.errors import InputError, SaysoError
from sayso.records.capture import Capture

FOLDERS = {
    "feeds": ("feeds/*/*",),
    "sitemaps": ("sitemaps/*/*",),
    "NewsML-G2": ("wire/newsml-g2/*/*",),
    "ninjs": ("wire/ninjs/*/*",),
    "what agencies send": ("wire/superdesk/*/*",),
    "WARC and ARC": ("warc/*/*",),
}
SLOW_S = 2.0
ELEMENTS = (
    rb"slugline|creditline|edNote|urgency|copyrightNotice|usageTerms|keyword|embargoed|provider|headline|SlugLine|"
    rb"CreditLine|CopyrightLine|PublicIdentifier|RevisionId|KeywordLine|HeadLine|hl1|distributor"
)
FIELDS = (
    rb"<(?:\w+:)?(?:" + ELEMENTS + rb")(?:\s[^<>]*)?>([^<>]{2,200})</",
    rb"<(?:urgency ed-urg|doc-id id-string|keyword key|ed-msg info|Urgency FormalName|newsItem guid)=\"([^\"]{1,99})\"",
    rb"\"(?:slugline|ednote|embargoed|copyrightnotice|pubstatus|headline)\"\s*:\s*\"([^\"\\]{2,200})\"",
)
"""An origin's fields as they stand in a wire message, found without the readers under test."""
PEER = """
import json, sys, feedparser
for path in sys.stdin.read().splitlines():
    try:
        told = feedparser.parse(open(path, "rb").read())
        entries = [[entry.get("title"), entry.get("link")] for entry in told.entries]
        print(json.dumps([path, told.get("version", ""), entries]))
    except Exception as fault:
        print(json.dumps([path, None, repr(fault)]))
"""


def main() -> None:
    """Measure, print, and end with status 1 where a file crashes or takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", help="A Python that has feedparser.")
    parser.add_argument("--unmet", action="store_true", help="List the expectations that are not met.")
    asked = parser.parse_args()
    root = Path(os.environ["SAYSO_CORPORA"]) / "pages"
    bad: list[str] = []
    ours: dict[str, list[Capture]] = {}
    print("| what | files | read | articles | refused with a reason | crashed | over 2 s | origin fields kept |")
    print("|---|---|---|---|---|---|---|---|")
    for name, patterns in FOLDERS.items():
        counts: Counter[str] = Counter()
        for path in sorted(one for pattern in patterns for one in root.glob(pattern) if one.is_file()):
            if path.name == "LICENSE":
                continue
            counts["files"] += 1
            bad += _file(path, counts, ours)
        kept = f"{counts['kept']} of {counts['fields']}" if counts["fields"] else "–"
        print(
            f"| {name} | {counts['files']} | {counts['read']} | {counts['articles']} | {counts['refused']} "
            f"| {counts['crashed']} | {counts['slow']} | {kept} |"
        )
    unmet = _expected(ours, root)
    if asked.unmet:
        print("\n".join(unmet))
    if asked.peer:
        _peer(asked.peer, ours, root)
    if bad:
        sys.exit("\n".join(bad))


def _file(path: Path, counts: Counter[str], ours: dict[str, list[Capture]]) -> list[str]:
    """Read one file into the counts; what fell short."""
    began = time.monotonic()
    captures: list[Capture] = []
    articles = []
    reasons = 0
    try:
        for given in intake.load_all(path):
            if isinstance(given, InputError):
                reasons += 1
                continue
            captures.append(given)
            try:
                articles.append(page.read(given))
            except InputError:
                reasons += 1
    except SaysoError:
        reasons += 1
    except Exception as fault:  # noqa: BLE001 - a crash is what is looked for
        counts["crashed"] += 1
        return [f"{path}: {fault!r}"]
    took_s = time.monotonic() - began
    ours[str(path)] = captures
    counts["read"] += bool(articles)
    counts["articles"] += len(articles)
    counts["refused"] += bool(not articles and reasons)
    counts["slow"] += took_s > SLOW_S
    if "wire" in path.parts and articles:
        told = msgspec.json.encode(articles).decode()
        for value in _written(path.read_bytes()):
            counts["fields"] += 1
            counts["kept"] += value in told or re.sub("Z$", "+00:00", value) in told
    slow = [f"{path}: {took_s:.1f} s"] if took_s > SLOW_S else []
    return slow if articles or reasons else [*slow, f"{path}: neither read nor refused"]


def _written(content: bytes) -> set[str]:
    """The values of origin fields in a message, as JSON would write them."""
    found = set()
    for form in FIELDS:
        for value in re.findall(form, content):
            text = " ".join(value.decode("utf-8", "replace").split())
            if text and "&" not in text and "\ufffd" not in text:
                found.add(json.dumps(text, ensure_ascii=False)[1:-1])
    return found


def _expected(ours: dict[str, list[Capture]], root: Path) -> list[str]:
    """Put the makers' questions, print how many are answered as they expect."""
    unmet = []
    counts: dict[str, Counter[str]] = {}
    for path, captures in ours.items():
        if not Path(path).is_relative_to(root / "feeds"):
            continue
        maker = Path(path).parent.name
        count = counts.setdefault(maker, Counter())
        items = [one for one in captures if one.kind == "item"]
        for steps, expected in (*expectations.of_comment(Path(path)), *expectations.of_pair(Path(path))):
            answered = expectations.answer(items, steps, expected)
            count["asked"] += answered is not None
            count["met"] += answered is True
            if answered is False:
                unmet.append(f"{Path(path).name}: {steps} is not {str(expected)[:80]!r}")
    print("\n| feeds of | expectations about items that Sayso keeps | met |")
    print("|---|---|---|")
    for maker, count in counts.items():
        if count["asked"]:
            print(f"| {maker} | {count['asked']} | {count['met']} |")
    return unmet


def _peer(python: str, ours: dict[str, list[Capture]], root: Path) -> None:
    """Compare with feedparser: how many feeds each finds items in, and whether titles and links agree."""
    paths = [path for path in ours if Path(path).is_relative_to(root / "feeds") and path.endswith(FEED_NAMES)]
    done = subprocess.run([python, "-c", PEER], input="\n".join(paths), capture_output=True, text=True, check=True)
    counts: Counter[str] = Counter()
    for line in done.stdout.splitlines():
        path, version, entries = json.loads(line)
        items = [one for one in ours[path] if one.kind == "item"]
        counts["feeds"] += 1
        counts["peer without a crash"] += version is not None
        if version is None:
            continue
        counts["peer finds items"] += bool(entries)
        counts["we find items"] += bool(items)
        counts["as many"] += len(entries) == len(items)
        for item, (title, link) in zip(items, entries, strict=False):
            counts["items"] += 1
            counts["titles alike"] += expectations.answer([item], ["entries", 0, "title"], title) in (True, None)
            counts["links alike"] += expectations.answer([item], ["entries", 0, "link"], link) in (True, None)
    print("\n| beside feedparser | |")
    print("|---|---|")
    for name, count in counts.items():
        print(f"| {name} | {count} |")


FEED_NAMES = (".xml", ".rss", ".atom")


if __name__ == "__main__":
    main()
