"""
One situation replayed from two streams of headlines into a ledger: its timeline and its tallies, to be read by hand.

    python bench/story/replay.py [--ledger replay.db] [--until 2026-01-31] [--sample 40]

The whole stream is followed in memory first; of the stories that the watch takes, every headline is read into the
ledger, also those without its words, and followed there as ``sayso follow --ledger`` does. ``--sample`` prints so many
headlines chosen by the hash of their id, each with the story the ledger has put it in: to be judged by hand.
Needs the corpora (SAYSO_CORPORA, by default ../shared/data).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sayso.cli.follow import keep
from sayso.following import answers, same_wording
from sayso.following.stream import Stream
from sayso.ledger import connect, stories, tallies
from sayso.records.story import Arrival, Watch
from sayso.records.tally import Tally, TallyEntry
from sayso.watch.catch_up import declare

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
STREAMS = (CORPORA / "stories" / "stream-river", CORPORA / "stories" / "stream-gnews")
CARIBBEAN = Watch(
    id="caribbean",
    title="The United States and Venezuela: strikes, build-up, blockade, capture",
    words=(
        "venezuela", "maduro", "caracas", "drug boat", "drug-boat", "boat strike", "strike on boat", "strikes on boat",
        "drug vessel", "drug-trafficking", "drug trafficking", "drug-smuggling", "alleged drug", "drug-carrying",
        "narco", "southern caribbean", "strikes in the caribbean", "strike in the caribbean", "strike in caribbean",
        "boat in the caribbean", "boat in caribbean", "vessel in the caribbean", "vessel in caribbean",
    ),
)  # fmt: skip
FIRST = "2025-09-01"
SHOWN = 4
"""Fewest headlines of a story that the timeline shows."""
QUANTITIES = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--ledger", default="replay.db")
    parser.add_argument("--until", default="2026-01-31")
    parser.add_argument("--sample", type=int, default=0)
    told = parser.parse_args()
    arrivals = list(headlines(FIRST, told.until))
    chosen = taken(arrivals, CARIBBEAN)
    print(f"{len(arrivals)} headlines, {len(chosen)} of stories that the watch takes")
    found, *_ = keep(chosen, "streams", told.ledger)
    with closing(connect.open(told.ledger)) as ledger:
        many = declare(ledger, answers, CARIBBEAN, now=lambda: datetime.now(UTC))
        print(f"{many} stories on the situation's page")
        with ledger.read() as connection:
            show_timeline(stories.of_situation(connection, CARIBBEAN.id))
            show_tallies(tallies.of(connection, CARIBBEAN.id))
            own = {story.id: story.title for story in stories.of_situation(connection, CARIBBEAN.id)}
    if told.sample:
        show_sample(chosen, {one.id: one.story for one in found}, own, told.sample)


def headlines(first: str, last: str) -> Iterator[Arrival]:
    """Both streams, in the order of first sight, from one day to another."""
    rows: list[tuple[float, Arrival]] = []
    for folder in STREAMS:
        for path in sorted(folder.glob("*.jsonl.gz")):
            if not first[:7] <= path.name[:7] <= last[:7]:
                continue
            for line in gzip.decompress(path.read_bytes()).splitlines():
                row = json.loads(line)
                at = datetime.fromtimestamp(row["t"], UTC).isoformat()
                if first <= at[:10] <= last:
                    arrival = Arrival(id=row["id"], title=row["title"], published=at, outlet=row["source"])
                    rows.append((row["t"], arrival))
    rows.sort(key=lambda row: (row[0], row[1].id))
    yield from (arrival for _, arrival in rows)


def taken(arrivals: Iterable[Arrival], wanted: Watch) -> list[Arrival]:
    """Every headline of the stories of which a third has one of the watch's words."""
    arrivals = list(arrivals)
    stream = Stream()
    for arrival in arrivals:
        stream.add(arrival)
    members: defaultdict[str, list[Arrival]] = defaultdict(list)
    for arrival, one in zip(arrivals, stream.close(), strict=True):
        members[one.story].append(arrival)
    mine = {
        arrival.id
        for group in members.values()
        if sum(has(arrival, wanted) for arrival in group) >= answers.WATCHED * len(group)
        for arrival in group
    }
    return [arrival for arrival in arrivals if arrival.id in mine or has(arrival, wanted)]


def has(arrival: Arrival, wanted: Watch) -> bool:
    title = same_wording.plain(arrival.title or "")
    return any(word in title for word in wanted.words)


def show_timeline(held: Iterable[stories.StorySummary]) -> None:
    print("\n== timeline: stories of at least", SHOWN, "headlines")
    for story in held:
        if story.articles >= SHOWN:
            print(f"{(story.first or '')[:10]}  {story.articles:4} headlines, {story.counts.outlets:3} outlets  "
                  f"{story.title}  ({story.id})")  # fmt: skip


def show_tallies(found: Iterable[Tally]) -> None:
    """Of the quantities given most often, every total that is higher than all before it."""
    print("\n== tallies: totals as they rose")
    for tally in list(found)[:QUANTITIES]:
        print(f"{tally.counted} {tally.state or ''}: {len(tally.entries)} entries")
        most = 0.0
        for entry in tally.entries:
            much = float(entry.value if entry.value is not None else entry.low or 0)
            if entry.kind == "total" and not entry.denied and much > most:
                most = much
                print(f"   {entry.as_of}  {entry.qualifier:9} {much:g}  {giver(entry)}")
        print(f"   as one happening's own: {Counter(entry.kind for entry in tally.entries)['increment']}")


def giver(entry: TallyEntry) -> str:
    return f"according to {entry.giver}" if entry.giver else ""


def show_sample(chosen: Iterable[Arrival], placed: dict[str, str], own: dict[str, str], many: int) -> None:
    print(f"\n== {many} headlines by hash")
    for arrival in sorted(chosen, key=lambda one: sha256(one.id.encode()).hexdigest())[:many]:
        story = placed.get(arrival.id)
        where = f"{story}: {own[story]}" if story in own else f"{story}, not on the page"
        print(f"{(arrival.published or '')[:10]}  {arrival.title}\n            -> {where}")


if __name__ == "__main__":
    sys.exit(main())
