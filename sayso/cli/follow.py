"""``sayso follow``: a stream of documents in, the story and the origins of each out, as the output contract says."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Final, TextIO

import msgspec
import typer
from msgspec import structs

from sayso import settings
from sayso.cli import exits
from sayso.cli.jobs import crew
from sayso.cli.running import progress_bar, resumable, unfollowed, utc_now
from sayso.cli.terminal import tell, unbroken
from sayso.errors import BadDate, NotFound
from sayso.following import answers, timeline
from sayso.following.stream import Stream, seconds
from sayso.ledger import connect
from sayso.ledger import followed as followed_in
from sayso.records.capture import Capture
from sayso.records.carrier import Carrier
from sayso.records.contract import from_json
from sayso.records.item import Item, Passage, pack
from sayso.records.reading import Reading
from sayso.records.story import Arrival, Followed
from sayso.watch.catch_up import catch_up
from sayso.watch.turn import Failure, add_all

SHOWN: Final = 40
"""Stories listed on a terminal."""


def follow(
    docs: Annotated[
        str,
        typer.Argument(
            metavar="DOCS.jsonl",
            help="A file of one JSON document a line, or `-` for standard input.",
            show_default=False,
        ),
    ],
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One line of JSON a document; the default where output is no terminal.")
    ] = False,
    until: Annotated[
        str | None, typer.Option(metavar="TIME", help="Leave out documents published after this (ISO 8601).")
    ] = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="URL", help="Read them into this ledger, and follow them there.")
    ] = None,
) -> None:
    """
    Follow a stream of documents: which are about the same news, which are copies of one text.

    Each line is {"id", "title", "text", "published", "outlet", "url"}; all but "id" may be null. A line that
    `sayso read` printed will do as well. Lines come in order of time. A line that is no such document gives one line
    on standard error; the others are followed all the same, and the exit status is 1.

    With a ledger, each document is read as well, a headline alone too, and its stories are kept there with what
    happened, the tallies and what is new.
    """
    last = _moment(until)
    failed: list[int] = []
    failures: tuple[Failure, ...] = ()
    with opened(docs) as lines:
        given = until_(read(lines, docs, failed), last)
        if ledger is not None:
            followed, arrivals, failures = keep(given, docs, ledger)
        else:
            stream, arrivals = run(given)
            followed = stream.close()
    if jsonl or not sys.stdout.isatty():
        write(followed, sys.stdout.buffer)
    else:
        show(followed, arrivals, sys.stdout)
    for failure in failures:
        tell(f"{failure.where}: {failure.reason}")
    raise typer.Exit(exits.UNREAD if failed or failures else 0)


def until_(arrivals: Iterable[Arrival], last: float | None) -> Iterator[Arrival]:
    """The documents not later than ``last``, and the undated."""
    for arrival in arrivals:
        at = seconds(arrival.published)
        if last is None or at is None or at <= last:
            yield arrival


def run(arrivals: Iterable[Arrival]) -> tuple[Stream, list[Arrival]]:
    """Follow every document; the stream, and the documents without their texts."""
    stream = Stream()
    taken: list[Arrival] = []
    for arrival in arrivals:
        stream.add(arrival)
        taken.append(_without_text(arrival))
    return stream, taken


def _without_text(arrival: Arrival) -> Arrival:
    return structs.replace(arrival, title=arrival.title or (arrival.text or "").strip()[:80], text=None)


def keep(
    arrivals: Iterable[Arrival], docs: str, ledger: str
) -> tuple[tuple[Followed, ...], list[Arrival], tuple[Failure, ...]]:
    """
    Read every document into a ledger, and follow it there.

    Returns:
        Where those that could be read belong, in the order they came; the documents; what could not be read.
    """
    taken = list(arrivals)
    documents = [(arrival.id, _capture(arrival, docs)) for arrival in taken]
    chosen = settings.load(flags={"ledger": ledger})
    with closing(connect.open(chosen.ledger)) as opened_, resumable(), crew(chosen) as readers, progress_bar() as track:
        inputs = (capture for _, capture in documents)
        outcome = add_all(opened_, inputs, readers.read_all, now=utc_now, track=track)
        caught = catch_up(opened_, answers, now=utc_now, track=track)
        with opened_.read() as connection:
            found = followed_in.of(connection, documents)
    placed = {one.id for one in found}
    return (
        found,
        [_without_text(arrival) for arrival in taken if arrival.id in placed],
        (
            *outcome.failures,
            *unfollowed(caught),
        ),
    )


def _capture(arrival: Arrival, docs: str) -> Capture:
    """A document of a stream says of itself what an item of a feed does."""
    words = Passage(text=arrival.text) if arrival.text else None
    return Capture(
        kind="item",
        content=pack(
            Item(
                source=msgspec.json.encode(arrival),
                carrier=Carrier(form="json_feed", id=arrival.id),
                headline=arrival.title,
                body=words,
                url=arrival.url,
                outlet=arrival.outlet,
                published=arrival.published,
            )
        ),
        path=docs if docs != "-" else None,
        url=arrival.url,
    )


def read(lines: Iterable[bytes], name: str, failed: list[int]) -> Iterator[Arrival]:
    """
    The documents of a file, one by one.

    Args:
        lines: Of the file.
        name: Of the file, for messages.
        failed: Takes the numbers of the lines that are no documents.
    """
    decode = msgspec.json.Decoder(Arrival).decode
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            arrival = told(from_json(line)) if line.startswith(READING) else decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            failed.append(number)
            tell(f"{name}, line {number}: no document ({fault}). The other lines are followed.")
            continue
        if arrival.published is not None and seconds(arrival.published) is None:
            failed.append(number)
            tell(f"{name}, line {number}: “{arrival.published[:40]}” is no date. Write it as 2025-11-05T06:30Z.")
            continue
        yield arrival


READING: Final = b'{"article":'
"""How a line of ``sayso read`` begins."""


def told(reading: Reading) -> Arrival:
    """A reading as a document of a stream: what was read can be followed."""
    article = reading.article
    return Arrival(
        id=article.id,
        title=article.headline,
        text=article.text or None,
        published=article.published.value if article.published else None,
        outlet=article.outlet.name or article.outlet.domain,
        url=article.url,
    )


def write(followed: Iterable[Followed], out: BinaryIO) -> None:
    """One line a document."""
    encode = msgspec.json.Encoder().encode
    for one in followed:
        line = encode(one) + b"\n"
        with unbroken():
            out.write(line)
    out.flush()


def show(followed: Sequence[Followed], arrivals: Sequence[Arrival], out: TextIO) -> None:
    """The largest stories, each with how many documents and how many origins it has."""
    origins: dict[str, set[str]] = {}
    for one in followed:
        origins.setdefault(one.story, set()).update(one.origins)
    found = sorted(timeline.stories(arrivals, followed), key=lambda story: -len(story.articles))
    for story in found[:SHOWN]:
        known = f", {len(origins[story.id])} origins" if origins[story.id] else ""
        tell(f"{len(story.articles)} documents{known}: {story.title}", file=out)


@contextmanager
def opened(docs: str) -> Generator[Iterable[bytes]]:
    """
    The lines of a file, or of standard input.

    Raises:
        NotFound: It cannot be opened.
    """
    if docs == "-":
        yield sys.stdin.buffer
        return
    path = Path(docs)
    if not path.is_file():
        raise NotFound("there is no such file", where=docs, remedy="Check the name.")
    with path.open("rb") as file:
        yield file


def _moment(until: str | None) -> float | None:
    at = seconds(until)
    if until is not None and at is None:
        raise BadDate(f"“{until}” is no date", where="--until", remedy="Write it as 2025-11-05 or 2025-11-05T06:30Z.")
    return at
