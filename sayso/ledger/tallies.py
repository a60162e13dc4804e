"""Tallies: how many, over time, of a story (``st12``) or a situation (``si3``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins
from sqlalchemy import Connection, Row, delete, insert, select

from sayso.ledger.rows import as_double
from sayso.ledger.story_tables import tallies, tally_entries
from sayso.records.span import Span
from sayso.records.tally import Tally, TallyEntry


def replace(connection: Connection, owner: str, found: Iterable[Tally]) -> None:
    """Keep those of a story or situation, in place of those it had."""
    connection.execute(delete(tally_entries).where(tally_entries.c.owner == owner))
    connection.execute(delete(tallies).where(tallies.c.owner == owner))
    heads: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for place, tally in enumerate(found):
        heads.append({"owner": owner, "position": place, "counted": tally.counted, "state": tally.state})
        for at, entry in enumerate(tally.entries):
            row = to_builtins(entry)
            row["article_id"] = row.pop("article")
            numbers = {name: as_double(row[name]) for name in ("value", "low", "high")}
            rows.append({"owner": owner, "tally": place, "position": at, **row, **numbers})
    if heads:
        connection.execute(insert(tallies), heads)
    if rows:
        connection.execute(insert(tally_entries), rows)


def of(connection: Connection, owner: str) -> tuple[Tally, ...]:
    """Those of a story or situation, the one with most entries first."""
    entries: dict[int, list[TallyEntry]] = {}
    query = select(tally_entries).where(tally_entries.c.owner == owner)
    for row in connection.execute(query.order_by(tally_entries.c.tally, tally_entries.c.position)):
        entries.setdefault(row.tally, []).append(_entry(row))
    heads = connection.execute(select(tallies).where(tallies.c.owner == owner).order_by(tallies.c.position))
    return tuple(
        Tally(counted=head.counted, state=head.state, entries=tuple(entries.get(head.position, ()))) for head in heads
    )


def _entry(row: Row[Any]) -> TallyEntry:
    return TallyEntry(
        article=row.article_id,
        figure=row.figure,
        span=Span(*row.span),
        value=_number(row.value),
        low=_number(row.low),
        high=_number(row.high),
        qualifier=row.qualifier,
        kind=row.kind,
        as_of=row.as_of,
        giver=row.giver,
        relays=tuple(row.relays),
        denied=row.denied,
        superseded_by=row.superseded_by,
    )


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value
