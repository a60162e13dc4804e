"""``sayso read``: pages in, one reading each out, as the output contract says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Final, TextIO

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli import exits
from sayso.cli.inputs import Loader, Told, check, find
from sayso.cli.jobs import Jobs, crew
from sayso.cli.terminal import tell, unbroken
from sayso.errors import BadDate, InstallationError, OwnFault, SaysoError, UsageError
from sayso.records import contract
from sayso.records.capture import Capture
from sayso.records.reading import Reading
from sayso.workers.answers import ReadAll, own_fault

HTML_LIMIT: Final = 200
"""Articles one page of --html holds: they are in memory together, and a browser must still open the page."""


class Rooms(Struct, frozen=True, kw_only=True):
    """The way from a source to a reading, handed in so that a test can shorten it."""

    load: Callable[[str], Iterable[Capture | SaysoError]]
    """From a file, ``-`` or an address; an error in the place of what cannot be had."""
    read_all: ReadAll[str]
    """From captures to their readings in the same order, or to what each of them failed by."""


def read(  # noqa: PLR0913 - an option each
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="A file, a folder, `-` for standard input, or a web address.", show_default=False
        ),
    ],
    *,
    plain: Annotated[bool, typer.Option("--plain", help="The file is the article's text itself.")] = False,
    url: Annotated[str | None, typer.Option(help="The address the page stands at.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Reference date for pages that carry none (ISO 8601).")
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One line of JSON an article; the default where output is no terminal.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help="A brief to read; the default where output is a terminal.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one self-contained page, the evidence marked.")
    ] = None,
    jobs: Jobs = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where a fault of Sayso's own happened.")] = False,
) -> None:
    """
    Read news pages: who said what through whom, what happened, how many.

    HTML, pages saved as plain text, feeds, news sitemaps, wire messages, e-mail and web archives are told apart by what
    is in them, not by name; one file may hold many articles. What cannot be read gives one line on standard error; the
    others are read all the same, and the exit status is 1. So it is with an article that takes too long or too much
    memory (the settings `reading_limit_s`, `reading_limit_bytes`).
    """
    if jsonl + brief + (html is not None) > 1:
        raise UsageError("there is one output", remedy="Choose one of --jsonl, --brief and --html.")
    told = Told(plain=plain, url=url, published=iso(published) if published is not None else None)
    check(paths, told)
    chosen = settings.load(flags={"debug": debug or None, "jobs": jobs})
    with crew(chosen) as readers:
        rooms = Rooms(load=Loader(chosen, told), read_all=readers.read_all)
        sources = find(paths)
        if html is not None:
            status = to_page(sources, html, rooms=rooms, debug=chosen.debug)
        elif brief or (sys.stdout.isatty() and not jsonl):
            status = to_brief(sources, sys.stdout, rooms=rooms, debug=chosen.debug)
        else:
            status = to_lines(sources, sys.stdout.buffer, rooms=rooms, debug=chosen.debug)
    raise typer.Exit(status)


def to_lines(sources: Iterable[str], out: BinaryIO, *, rooms: Rooms, debug: bool = False) -> int:
    """
    One line of JSON an article, in input order, each written as soon as it is made.

    Returns:
        The exit status.
    """

    def show(reading: Reading) -> None:
        line = contract.to_json(reading) + b"\n"
        with unbroken():
            out.write(line)
            out.flush()

    return _each(sources, show, rooms=rooms, debug=debug)


def to_brief(sources: Iterable[str], out: TextIO, *, rooms: Rooms, debug: bool = False) -> int:
    """
    One brief an article, in input order.

    Returns:
        The exit status.
    """
    from sayso.cli.brief import draw  # noqa: PLC0415 - slow to load, and most output is for programs
    from sayso.cli.terminal import console  # noqa: PLC0415 - likewise

    screen = console(out)

    def show(reading: Reading) -> None:
        with unbroken():
            draw(reading, screen)
            out.flush()

    return _each(sources, show, rooms=rooms, debug=debug)


def to_page(sources: Iterator[str], file: Path, *, rooms: Rooms, debug: bool = False) -> int:
    """
    One self-contained page of all articles, no more than ``HTML_LIMIT`` of them.

    Returns:
        The exit status.
    """
    from sayso.desk.standalone import render_all  # noqa: PLC0415 - slow to load

    if not file.absolute().parent.is_dir():
        raise UsageError("its folder does not exist", where=str(file), remedy="Make the folder first.")
    readings: list[Reading] = []
    status = 0
    for reading in _all(sources, rooms=rooms, debug=debug):
        if reading is None:
            status = exits.UNREAD
        elif len(readings) == HTML_LIMIT:
            tell(f"sayso: {file} is of the first {HTML_LIMIT} articles only; for more, use sayso add and sayso desk.")
            status = exits.UNREAD
            break
        else:
            readings.append(reading)
    if not readings:
        tell(f"sayso: {file} is not written, for no article was read.")
        return status
    try:
        file.write_text(render_all(readings), encoding="utf-8")
    except OSError as fault:
        raise UsageError(
            f"cannot be written ({fault.strerror})", where=str(file), remedy="Check its rights."
        ) from fault
    return status


def iso(day: str) -> str:
    """
    A date or date and time in its usual ISO 8601 form.

    >>> iso("20251105"), iso("2025-11-05T06:30Z")
    ('2025-11-05', '2025-11-05T06:30:00+00:00')

    Raises:
        BadDate: It is neither.
    """
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(day).isoformat()
        except ValueError:
            continue
    raise BadDate(f"“{day}” is no date", where="--published", remedy="Write it as 2025-11-05 or 2025-11-05T06:30Z.")


def _each(sources: Iterable[str], show: Callable[[Reading], None], *, rooms: Rooms, debug: bool) -> int:
    status = 0
    for reading in _all(sources, rooms=rooms, debug=debug):
        if reading is None:
            status = exits.UNREAD
        else:
            show(reading)
    return status


def _all(sources: Iterable[str], *, rooms: Rooms, debug: bool) -> Iterator[Reading | None]:
    """Every reading in order; in the place of one that failed None, and a line on standard error that says why."""
    for source, answer in rooms.read_all(_captures(sources, rooms)):
        if isinstance(answer, Reading):
            yield answer
        else:
            _explain(answer, source, debug=debug)
            yield None


def _captures(sources: Iterable[str], rooms: Rooms) -> Iterator[tuple[str, Capture | SaysoError]]:
    for source in sources:
        try:
            for given in rooms.load(source):
                yield source, given
        except InstallationError:
            raise
        except SaysoError as error:
            yield source, error
        except Exception as fault:  # noqa: BLE001 - a fault of ours in one source must not lose the others
            yield source, own_fault(fault, where=source)


def _explain(error: SaysoError, source: str, *, debug: bool) -> None:
    """One line on standard error: what could not be read, and why."""
    name = "standard input" if source == "-" else " ".join(source.split())
    told = str(error)
    tell(told if told.startswith(name) else f"{name}: {told}")
    if debug and isinstance(error, OwnFault):
        sys.stderr.write(error.trace)
