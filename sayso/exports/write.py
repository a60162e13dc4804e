"""
The ledger's records as files other programs read: one flat row a record, as ``flat.py``, ``flat_actors.py`` and
``flat_stories.py`` document them.

Rows come in a fixed order: articles newest first, the undated last, each article's records in the order of its text.
They are written as they are read, so that memory does not grow with the ledger. Of a page with several versions only
the newest is told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO, Literal, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from sayso.errors import ExtraMissing
from sayso.exports.flat import ArticleFields, EventRow, FigureRow, StatementRow, event_rows, figure_rows, statement_rows
from sayso.exports.flat_actors import ActorRow, actor_rows
from sayso.exports.flat_stories import (
    HappeningRow,
    NewsRow,
    StoryRow,
    TallyRow,
    UtteranceRow,
    happening_rows,
    news_rows,
    story_rows,
    tally_rows,
    utterance_rows,
)
from sayso.ledger import readings, registry
from sayso.ledger.rows import as_double
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import RELAY_ARROW

Exported = Literal[
    "statements", "events", "figures", "actors", "stories", "utterances", "happenings", "tallies", "news"
]  # fmt: skip
Format = Literal["jsonl", "csv", "parquet"]


def _of_readings(
    holding: Literal["events", "figures"], rows_of: Callable[[Reading], Iterator[ArticleFields]]
) -> Callable[[Connection], Iterator[Struct]]:
    """The rows of every reading that has any."""

    def rows(connection: Connection) -> Iterator[Struct]:
        for reading in readings.iterate(connection, holding):
            yield from rows_of(reading)

    return rows


def _statements(connection: Connection) -> Iterator[StatementRow]:
    """Statements with what other articles say of their speakers."""
    for reading in readings.iterate(connection, "statements"):
        yield from statement_rows(reading, registry.known_as(connection, reading))


ROWS: dict[Exported, tuple[type[Struct], Callable[[Connection], Iterator[Struct]]]] = {
    "statements": (StatementRow, _statements),
    "events": (EventRow, _of_readings("events", event_rows)),
    "figures": (FigureRow, _of_readings("figures", figure_rows)),
    "actors": (ActorRow, actor_rows),
    "stories": (StoryRow, story_rows),
    "utterances": (UtteranceRow, utterance_rows),
    "happenings": (HappeningRow, happening_rows),
    "tallies": (TallyRow, tally_rows),
    "news": (NewsRow, news_rows),
}


def export(connection: Connection, what: Exported, format_: Format, to: BinaryIO) -> None:
    """
    Write every record of one kind.

    Args:
        connection: Of the ledger.
        what: Which kind.
        format_: How; CSV is made safe for spreadsheets, so only the other two keep every text as it is.
        to: Open for writing; need not be seekable.
    """
    row_type, rows_of = ROWS[what]
    WRITERS[format_](row_type, rows_of(connection), to)


def _write_jsonl(_: type[Struct], rows: Iterator[Struct], to: BinaryIO) -> None:
    encoder = msgspec.json.Encoder()
    to.writelines(encoder.encode(row) + b"\n" for row in rows)


def _write_csv(row_type: type[Struct], rows: Iterator[Struct], to: BinaryIO) -> None:
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    names = row_type.__struct_fields__
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name), name) for name in names])
    text.detach()


def _cell(value: Any, name: str) -> str | float | None:  # noqa: ANN401 - any field of a row
    """A relay chain as ``Reuters > TASS``, other lists joined by ``; ``, spans as ``0-6``; numbers stay numbers."""
    if isinstance(value, tuple) and not isinstance(value, Span):
        value = (RELAY_ARROW if name == "relays" else "; ").join(map(_part, cast("tuple[Any, ...]", value)))
    elif isinstance(value, bool | Span):
        value = _part(value)
    return _harmless(value) if isinstance(value, str) else value


def _part(value: str | bool | Span | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    return str(value).lower() if isinstance(value, bool) else value


FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def _harmless(text: str) -> str:
    """
    A text that a spreadsheet shows and does not run.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


ROWS_A_GROUP = 5_000
"""Rows of a Parquet row group, the most that is in memory; of statements about 5 MB."""


def _write_parquet(row_type: type[Struct], rows: Iterator[Struct], to: BinaryIO) -> None:
    pa, parquet = load_pyarrow()
    schema = _parquet_schema(pa, row_type)
    with parquet.ParquetWriter(to, schema, compression="zstd") as writer:
        while group := [_parquet_row(row) for row in islice(rows, ROWS_A_GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def load_pyarrow() -> tuple[Any, Any]:
    """
    The package that writes Parquet, and its module for it: an extra, slow to load, and untyped.

    Raises:
        ExtraMissing: It is not installed.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as fault:
        raise ExtraMissing("Parquet is written by pyarrow, which is not installed", extra="parquet") from fault


def _parquet_schema(pa: Any, row_type: type[Struct]) -> Any:  # noqa: ANN401 - pyarrow has no types
    plain = {str: pa.string(), bool: pa.bool_(), int: pa.float64(), float: pa.float64(), Span: pa.list_(pa.int32())}

    def of(hint: Any) -> Any:  # noqa: ANN401 - a type or an alias of one
        if hint in plain:
            return plain[hint]
        first = next(part for part in get_args(hint) if part is not type(None))
        return pa.list_(of(first)) if get_origin(hint) is tuple else of(first)

    described = get_type_hints(row_type, include_extras=True)
    fields = (
        pa.field(name, of(hint), metadata={"description": described[name].__metadata__[0].description})
        for name, hint in get_type_hints(row_type).items()
    )
    return pa.schema(sorted(fields, key=lambda field: row_type.__struct_fields__.index(field.name)))


def _parquet_row(row: Struct) -> dict[str, Any]:
    """Parquet's numbers are doubles; a whole number beyond their range is left out."""
    told: dict[str, Any] = msgspec.to_builtins(row)
    return {name: as_double(value) if name in NUMBERS else value for name, value in told.items()}


NUMBERS = ("value", "low", "high")

WRITERS: dict[Format, Callable[[type[Struct], Iterator[Struct], BinaryIO], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}
