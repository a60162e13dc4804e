"""One article: its text with the evidence marked, and the ledger of what was found."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from sayso.desk import map  # noqa: A004 (the subject's name; no map() is called here)
from sayso.desk.asked import OpenLedger
from sayso.desk.render import links, page, sheet
from sayso.errors import NotFound
from sayso.knowledge.offices import office
from sayso.ledger import Ledger, articles, reading_lists, registry, stories
from sayso.records.reading import Reading

router = APIRouter()


@router.get("/articles/{id_}", response_class=HTMLResponse)
def show_article(ledger: OpenLedger, id_: str) -> str:
    """The article's page."""
    reading = find(ledger, id_)
    with ledger.read() as connection:
        versions = articles.versions(connection, id_)
        known = registry.known_as(connection, reading, office=office)
        story = stories.of_article(connection, id_)
        following = reading_lists.next_in_section(connection, id_)
        also = reading_lists.also_read(connection, id_)
    return page(
        "article.html",
        here=None,
        sheet=sheet(reading),
        versions=versions,
        known=[(actor, known[actor.id]) for actor in reading.actors if actor.id in known],
        story=story,
        map=map.locate(reading),
        map_size=(map.WIDTH, map.HEIGHT),
        lists=((f"Next in {reading.article.section}", following), ("Others also read", also)),
    )


@router.get("/articles/{id_}/links.css")
def show_links(ledger: OpenLedger, id_: str) -> Response:
    """The style sheet that lights up a mark and its entry together."""
    return Response(links([sheet(find(ledger, id_))]), media_type="text/css")


def find(ledger: Ledger, id_: str) -> Reading:
    """
    The reading of an article.

    Raises:
        NotFound: The ledger holds no such article.
    """
    with ledger.read() as connection:
        reading = articles.find(connection, id_)
    if reading is None:
        raise NotFound("the ledger holds no article of this name", where=id_, remedy="See the list of articles.")
    return reading
