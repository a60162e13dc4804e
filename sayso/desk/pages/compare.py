"""Two texts beside one another: what was kept, cut, added and changed between copies, or between versions."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from sayso.desk.asked import OpenLedger
from sayso.desk.pages.article import find
from sayso.desk.render import page
from sayso.following.differences import difference, pieces

router = APIRouter()


@router.get("/compare/{before}/{after}", response_class=HTMLResponse)
def show_difference(ledger: OpenLedger, before: str, after: str) -> str:
    """What the second has of the first, and what it has not."""
    one, other = find(ledger, before), find(ledger, after)
    changes = difference(one.article.text, other.article.text)
    kept = sum(change.kind == "kept" for change in changes)
    return page(
        "compare.html",
        here=None,
        before=one.article,
        after=other.article,
        changes=[(change, pieces(change) if change.kind == "changed" else ()) for change in changes],
        kept=kept,
        paragraphs=sum(change.after is not None for change in changes),
    )
