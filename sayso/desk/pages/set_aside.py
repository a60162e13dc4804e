"""What was accepted but could not be read, each with its reason."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk.asked import OpenLedger
from sayso.desk.render import page
from sayso.ledger import captures

router = APIRouter()


@router.get("/set-aside", response_class=HTMLResponse)
def show_set_aside(ledger: OpenLedger) -> str:
    """The list of captures set aside."""
    with ledger.read() as connection:
        receipts = captures.list_set_aside(connection)
    return page("set_aside.html", here="/set-aside", receipts=receipts)
