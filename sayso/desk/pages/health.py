"""Whether the desk and its ledger answer, for whatever watches over them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import PlainTextResponse

from sayso.desk.asked import OpenLedger
from sayso.ledger import articles

router = APIRouter()


@router.get("/healthz", response_class=PlainTextResponse)
def show_health(ledger: OpenLedger) -> str:
    """``ok``, once the ledger was asked; 503 where it does not answer."""
    with ledger.read() as connection:
        articles.counts(connection)
    return "ok\n"
