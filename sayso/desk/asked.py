"""What a request asks for: the open ledger, and the filter its address spells."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from sayso.errors import BadDate
from sayso.ledger import Ledger
from sayso.ledger.articles import Filter

Text = Annotated[str | None, Query(max_length=500)]


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


def _filter(
    q: Text = None,
    outlet: Text = None,
    agency: Text = None,
    section: Text = None,
    since: Text = None,
    until: Text = None,
) -> Filter:
    """A field left empty narrows nothing."""
    return Filter(
        words=(q or "").strip() or None,
        outlet=outlet or None,
        agency=agency or None,
        section=section or None,
        since=_day(since),
        until=_day(until),
    )


def _day(given: str | None) -> str | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise BadDate("this is not a day", where=given, remedy="Write it as 2025-11-05.") from error


def _since(since: Text = None) -> str | None:
    return _day(since)


OpenLedger = Annotated[Ledger, Depends(_ledger)]
Narrowed = Annotated[Filter, Depends(_filter)]
Since = Annotated[str | None, Depends(_since)]
After = Annotated[str | None, Query(max_length=200)]
