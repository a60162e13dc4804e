"""``sayso export``: the ledger's records as files for other programs."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

import typer
from sqlalchemy import Connection

from sayso import settings
from sayso.errors import BadSetting, NotFound, UsageError
from sayso.exports import write_event_tables as event_tables
from sayso.exports.write import WRITERS, Exported, load_pyarrow
from sayso.exports.write import export as write_records
from sayso.ledger import connect
from sayso.ledger.connect import Ledger

Format = Literal["jsonl", "csv", "parquet", "polecat", "gdelt"]


def export(
    what: Annotated[Exported, typer.Argument(help="Which records; one row each.")],
    *,
    format_: Annotated[
        Format | None, typer.Option("--format", help="By default what the output's name ends in, else jsonl.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; standard output by default.")] = None,
    ledger: Annotated[str | None, typer.Option(help="A file, or postgresql://user@host/database.")] = None,
) -> None:
    """
    Write a ledger's statements, events, figures, actors or stories as a table.

    A row of statements, events or figures tells its article, its evidence in words, and where in the text that stands.
    An actor has one row a role; a happening is told once, its reports counted apart; a tally has one row an entry.

    Rows come newest article first, the same rows in the same order every time. CSV is made safe for spreadsheets: a
    text that would run as a formula has an apostrophe before it. JSON lines and Parquet keep every text as it is.

    For scripts made for other event data, events are also written in the columns of POLECAT or of GDELT 1.0: one row a
    happening, by day.
    """
    chosen = format_ or _by_name(output)
    if chosen in event_tables.TABLES and what != "events":
        raise BadSetting(f"{chosen} is a table of events", where=what, remedy=f"sayso export events --format {chosen}")
    if output is None and chosen == "parquet" and on_terminal():
        raise BadSetting("Parquet is not for a terminal", where="--format parquet", remedy="Give --output FILE.")
    if chosen == "parquet":
        load_pyarrow()  # where it is missing, before a ledger is opened or a file begun
    with closing(connect.open(settings.load(flags={"ledger": ledger}).ledger, must_exist=True)) as opened:
        if output is None:
            _write_out(opened, what, chosen)
        else:
            _write_file(opened, what, chosen, output)


def on_terminal() -> bool:
    """Whether output would be drawn on a screen."""
    return sys.stdout.isatty()


def _by_name(output: Path | None) -> Format:
    endings: dict[str, Format] = {f".{format_}": format_ for format_ in WRITERS}
    return endings.get(output.suffix, "jsonl") if output else "jsonl"


def _write_out(ledger: Ledger, what: Exported, format_: Format) -> None:
    with ledger.read() as connection:
        _write(connection, what, format_, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _write_file(ledger: Ledger, what: Exported, format_: Format, output: Path) -> None:
    """
    Beside it first, so that the file is whole or absent whenever one looks.

    A device or pipe is written to as it stands, and a link leads to the file that is written.

    Raises:
        NotFound: Its folder does not exist.
        UsageError: It cannot be written.
    """
    if not output.parent.is_dir():
        raise NotFound("its folder does not exist", where=str(output), remedy="Make the folder first.")
    try:
        if output.exists() and not output.is_file():
            with ledger.read() as connection, output.open("wb") as stream:
                _write(connection, what, format_, stream)
            return
        target = output.resolve()
        part = target.with_name(f"{target.name}.part")
        with ledger.read() as connection, part.open("wb") as file:
            _write(connection, what, format_, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, RuntimeError) as fault:  # a ring of links is a RuntimeError before Python 3.13
        why = getattr(fault, "strerror", None) or str(fault)
        raise UsageError(f"cannot be written ({why.lower()})", where=str(output), remedy="Check its rights.") from fault


def _write(connection: Connection, what: Exported, format_: Format, to: BinaryIO) -> None:
    match format_:
        case "polecat" | "gdelt":
            event_tables.write(connection, format_, to)
        case _:
            write_records(connection, what, format_, to)
