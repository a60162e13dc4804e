"""What Sayso is, which version this is, and whose data it builds on."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk.asked import OpenLedger
from sayso.desk.render import page
from sayso.ledger import articles

router = APIRouter()


@router.get("/about", response_class=HTMLResponse)
def show_about(ledger: OpenLedger) -> str:
    """The page about Sayso."""
    with ledger.read() as connection:
        counts = articles.counts(connection)
    return page("about.html", here="/about", version=version("sayso"), where=ledger.where, counts=counts)
