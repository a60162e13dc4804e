"""Articles for programs: the list, and each reading in the output contract's words."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query
from starlette.responses import Response

from sayso.desk.asked import After, Narrowed, OpenLedger
from sayso.desk.pages.article import find
from sayso.ledger import articles
from sayso.records.contract import to_json

router = APIRouter(prefix="/api")


@router.get("/articles")
def list_articles(
    ledger: OpenLedger,
    narrowed: Narrowed,
    after: After = None,
    limit: Annotated[int, Query(ge=1, le=500)] = articles.PAGE_SIZE,
) -> Response:
    """One stretch of the list, newest first: ``items``, and ``next``, which given as ``after`` leads on."""
    with ledger.read() as connection:
        found = articles.list_(connection, narrowed, after=after, limit=limit)
    return Response(msgspec.json.encode(found), media_type="application/json")


@router.get("/articles/{id_}")
def show_article(ledger: OpenLedger, id_: str) -> Response:
    """One reading, as ``sayso read --jsonl`` prints it."""
    return Response(to_json(find(ledger, id_)), media_type="application/json")
