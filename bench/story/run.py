"""
Stories, copies and speed of ``sayso follow`` on the development parts.

    python bench/story/run.py [stories] [ledger] [copies] [pairs] [speed]

Needs the corpora (SAYSO_CORPORA, by default ../shared/data) and the scorer beside them. ``speed`` follows the whole
stream-river and gives titles per CPU second by month, and the most memory.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from sayso.following import answers
from sayso.following.stream import Stream
from sayso.ledger import captures, connect, readings
from sayso.ledger import stories as ledger_stories
from sayso.records.article import Article
from sayso.records.capture import Capture
from sayso.records.reading import Reading, Version
from sayso.records.story import Arrival, Followed
from sayso.watch.catch_up import catch_up

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
SCORER = CORPORA.parent / "bench" / "story" / "score.py"
STORIES = CORPORA / "stories"
Row = dict[str, object]


def main() -> None:
    wanted = sys.argv[1:] or ["stories", "ledger", "copies", "pairs", "speed"]
    for name in wanted:
        print(f"== {name}")
        {"stories": stories, "ledger": ledger, "copies": copies, "pairs": pairs, "speed": speed}[name]()


def stories() -> None:
    for name in ("ecb-train", "ecb-dev", "fnc-bodies-dev", "fnc-headlines-dev"):
        rows = _rows(STORIES / f"{name}.jsonl")
        print(name, _scored(rows, {one.id: one.story for one in _follow(rows)}, "story"))


def ledger() -> None:
    """The same in a ledger, which gets a hundred at a time."""
    for name in ("ecb-train", "ecb-dev", "fnc-bodies-dev", "fnc-headlines-dev"):
        rows = _rows(STORIES / f"{name}.jsonl")
        print(name, _scored(rows, _kept(rows), "story"))


def _kept(rows: list[Row]) -> dict[str, object]:
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder, closing(connect.open(str(Path(folder, "ledger.db")))) as kept:
        for start in range(0, len(rows), HUNDRED):
            with kept.write() as connection:
                for row in rows[start : start + HUNDRED]:
                    capture = Capture(kind="plain", content=str(row["id"]).encode())
                    number = captures.add(connection, capture, at=datetime.now(UTC)).number
                    article = Article(
                        id=str(row["id"]), text=row.get("text") or row["title"], headline=row.get("title")
                    )
                    reading = Reading(article=article, version=Version(sayso="bench", model="none"))
                    readings.add(connection, number, reading, at=datetime.now(UTC))
            catch_up(kept, answers, now=lambda: datetime.now(UTC), track=lambda things, _: things)
        with kept.read() as connection:
            for number in ledger_stories.every(connection):
                found |= dict.fromkeys((one.told.id for one in ledger_stories.told(connection, number)), number)
    return found


HUNDRED = 100


def copies() -> None:
    rows = _rows(STORIES / "copies-dev.jsonl.gz")
    found = {one.id: list(one.origins) for one in _follow(rows)}
    print(_scored(rows, found, "origins"))
    gold, guess = _pairs({str(row["id"]): row["origins"] for row in rows}), _pairs(found)
    for name, members in (
        ("heavy edits", {row["id"] for row in rows if row["tier"] == "heavy"}),
        ("merged wires", {row["id"] for row in rows if len(row["origins"]) > 1}),
        ("lifted quotations", {row["id"] for row in rows if "quote_lift" in row["ops"]}),
    ):
        true = {pair for pair in gold if members & set(pair)}
        said = {pair for pair in guess if members & set(pair)}
        print(f"{name}: recall {len(true & said) / len(true):.3f}, precision {len(true & said) / len(said):.3f}")


def pairs() -> None:
    rows = _rows(STORIES / "tg-pairs-dev.jsonl")
    documents = {row[side]: {"id": row[side], "title": row[f"{side}_title"], "text": row[f"{side}_text"]}
                 for row in rows for side in "ab"}  # fmt: skip
    story = {one.id: one.story for one in _follow(documents.values())}
    right = sum((story[row["a"]] == story[row["b"]]) == bool(row["same"]) for row in rows)
    print(f"{right} of {len(rows)} pairs right")


def speed() -> None:
    stream = Stream()
    for path in sorted((STORIES / "stream-river").glob("*.jsonl.gz")):
        rows = _rows(path)
        arrivals = [_arrival({**row, "published": _iso(row["t"])}) for row in sorted(rows, key=lambda row: row["t"])]
        started = time.process_time()
        for arrival in arrivals:
            stream.add(arrival)
        spent = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{path.name[:7]}: {len(rows)} titles, {len(rows) / spent:,.0f} a CPU second, {memory:,.0f} MiB", flush=True
        )
    followed = stream.close()
    print(f"{len(followed)} titles, {len({one.story for one in followed})} stories, "
          f"{len({one.situation for one in followed} - {None})} situations")  # fmt: skip


def _follow(rows: Iterable[Row]) -> tuple[Followed, ...]:
    stream = Stream()
    for row in rows:
        stream.add(_arrival(row))
    return stream.close()


def _arrival(row: Row) -> Arrival:
    return Arrival(id=row["id"], title=row.get("title"), text=row.get("text"), published=row.get("published"))


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _rows(path: Path) -> list[Row]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.splitlines() if line.strip()]


def _scored(rows: list[Row], found: dict[str, object], key: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        gold, guess = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        lines = (json.dumps({"id": id_, "cluster": cluster}) + "\n" for id_, cluster in found.items())
        guess.write_text("".join(lines), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, SCORER, gold, guess, "--key", key, "--json"], capture_output=True, text=True, check=True
        )
    scores = json.loads(run.stdout)
    return ", ".join(f"{name} {scores[name]:.3f}" for name in ("b3_p", "b3_r", "b3_f1", "pair_p", "pair_r", "pair_f1"))


def _pairs(labels: dict[str, list[str]]) -> set[tuple[str, str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for id_, found in labels.items():
        for label in found:
            groups[label].append(id_)
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


if __name__ == "__main__":
    main()
