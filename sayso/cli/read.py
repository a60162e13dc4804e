"""``sayso read``: pages in, one reading each out, as the output contract says."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, BinaryIO, Final, TextIO

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli import exits
from sayso.cli.inputs import Loader, Told, check, find
from sayso.cli.terminal import tell, unbroken
from sayso.errors import BadDate, InstallationError, SaysoError, UsageError
from sayso.records import contract
from sayso.records.capture import Capture
from sayso.records.reading import Reading

HTML_LIMIT: Final = 200
"""Articles one page of --html holds: they are in memory together, and a browser must still open the page."""


class Rooms(Struct, frozen=True, kw_only=True):
    """The way from a source to a reading, handed in so that a test can shorten it."""

    load: Callable[[str], Iterable[Capture | SaysoError]]
    """From a file, ``-`` or an address; an error in the place of what cannot be had."""
    read: Callable[[Capture], Reading]


def read(
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
    debug: Annotated[bool, typer.Option("--debug", help="Show where a fault of Sayso's own happened.")] = False,
) -> None:
    """
    Read news pages: who said what through whom, what happened, how many.

    HTML, pages saved as plain text, feeds, news sitemaps, wire messages, e-mail and web archives are told apart by what
    is in them, not by name; one file may hold many articles. What cannot be read gives one line on standard error; the
    others are read all the same, and the exit status is 1.
    """
    if jsonl + brief + (html is not None) > 1:
        raise UsageError("there is one output", remedy="Choose one of --jsonl, --brief and --html.")
    told = Told(plain=plain, url=url, published=iso(published) if published is not None else None)
    check(paths, told)
    chosen = settings.load(flags={"debug": debug or None})
    rooms = _rooms(chosen, told)
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


def _rooms(chosen: settings.Settings, told: Told) -> Rooms:
    """The real way, with the encoder loaded at the first page that needs it."""
    from sayso import pipeline  # noqa: PLC0415 - slow to load
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 - likewise
    from sayso.reading.encoder.memo import ParagraphMemo  # noqa: PLC0415 - likewise

    @cache
    def annotator() -> ParagraphMemo:
        return ParagraphMemo(Encoder.load(threads=chosen.threads))

    return Rooms(load=Loader(chosen, told), read=lambda capture: pipeline.read(capture, annotator()))


def _each(sources: Iterable[str], show: Callable[[Reading], None], *, rooms: Rooms, debug: bool) -> int:
    status = 0
    for reading in _all(sources, rooms=rooms, debug=debug):
        if reading is None:
            status = exits.UNREAD
        else:
            show(reading)
    return status


def _all(sources: Iterable[str], *, rooms: Rooms, debug: bool) -> Iterator[Reading | None]:
    return (reading for source in sources for reading in _readings(source, rooms=rooms, debug=debug))


def _readings(source: str, *, rooms: Rooms, debug: bool) -> Iterator[Reading | None]:
    """One source's readings; in the place of one that failed None, and a line on standard error that says why."""
    try:
        for given in rooms.load(source):
            yield _reading(given, source, rooms=rooms, debug=debug)
    except InstallationError:
        raise
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one source must not lose the others
        _explain(fault, source, debug=debug)
        yield None


def _reading(given: Capture | SaysoError, source: str, *, rooms: Rooms, debug: bool) -> Reading | None:
    if isinstance(given, SaysoError):
        _explain(given, source, debug=debug)
        return None
    try:
        return rooms.read(given)
    except InstallationError:
        raise
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one page must not lose the others
        _explain(fault, source, debug=debug)
        return None


def _explain(fault: Exception, source: str, *, debug: bool) -> None:
    """One line on standard error: what could not be read, and why."""
    name = "standard input" if source == "-" else " ".join(source.split())
    if isinstance(fault, SaysoError):
        told = str(fault)
        tell(told if told.startswith(name) else f"{name}: {told}")
        return
    why = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    tell(f"{name}: we have a bug ({why}). Please report it with the page; --debug shows where it happened.")
    if debug:
        traceback.print_exception(fault)
