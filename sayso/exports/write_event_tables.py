"""``sayso export events --format polecat`` and ``gdelt``: one row a happening, its reports counted in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, Literal

from msgspec import structs
from sqlalchemy import Connection

from sayso.exports.event_tables import POLECAT, Reported, Row, gdelt, polecat
from sayso.ledger import articles, happenings
from sayso.records.event import Event
from sayso.records.told import Told

EventTable = Literal["polecat", "gdelt"]

TABLES: Final[dict[EventTable, Callable[[Reported], Row]]] = {"polecat": polecat, "gdelt": gdelt}


def write(connection: Connection, table: EventTable, to: BinaryIO) -> None:
    """
    Write every happening of a ledger, by day, the undated last; tab-separated, UTF-8.

    POLECAT's files begin with a line of names, GDELT's do not, and so here.
    """
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    if table == "polecat":
        writer.writerow(POLECAT)
    for reported in _reported(connection):
        writer.writerow([_cell(value) for value in TABLES[table](reported).values()])
    text.detach()


def _reported(connection: Connection) -> Iterator[Reported]:
    for one in happenings.iterate(connection):
        reports = [report for article, event in one.happening.reports for report in _report(connection, article, event)]
        if reports:
            happening = structs.replace(one.happening, id=f"{one.story}-{one.happening.id}")
            yield Reported(happening=happening, reports=tuple(reports))


def _report(connection: Connection, article: str, event: str) -> Iterator[tuple[Told, Event]]:
    reading = articles.find(connection, article)
    if reading is not None:
        yield from ((Told(reading=reading), one) for one in reading.events if one.id == event)


def _cell(value: str | float | None) -> str | float | None:
    """A text without the tabs and line ends that these files have no way to hold."""
    return " ".join(value.split()) if isinstance(value, str) else value
