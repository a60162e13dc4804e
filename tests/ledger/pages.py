"""Small invented pages and a stand-in for the pipeline that reads them."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from itertools import count
from types import SimpleNamespace

from sayso.errors import NoArticle
from sayso.ledger import captures, readings
from sayso.records.actor import Actor
from sayso.records.article import Agency, Article, Outlet, PageDate
from sayso.records.capture import Capture
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan
from sayso.workers import in_turn

TEXT = "Minister Dale told Lodestar on Tuesday that 14 boats were seized in the Narrow Sea."
NOON = datetime(2025, 11, 5, 12, tzinfo=UTC)


def clock():
    """A minute later at every look."""
    minutes = count()
    return lambda: NOON + timedelta(minutes=next(minutes))


def in_process(read):
    """In the place of a command's crew: reads one after the other, in this process."""
    return lambda _chosen: nullcontext(SimpleNamespace(read_all=in_turn(read)))


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def capture(words=TEXT, **fields):
    return Capture(kind="plain", content=words.encode(), **fields)


def article(**fields):
    known = {
        "id": "a1",
        "headline": "Boats seized",
        "outlet": Outlet(name="The Harbour Post", domain="harbour-post.example"),
        "agency": Agency(name="Lodestar", kind="agency", evidence=("lede",)),
        "section": "World",
        "published": PageDate(value="2025-11-05T08:30", evidence="json_ld"),
        "language": "en",
        "text": TEXT,
    }
    return Article(**known | fields)


def reading(**fields):
    """Of the article above with one record of each kind, those given changed."""
    tuesday = When(span=span("Tuesday"), start="2025-11-04", end="2025-11-04")
    known = {
        "article": article(),
        "statements": (
            Statement(
                id="s1",
                speaker=Speaker(span=span("Minister Dale"), actor="a1"),
                relays=(
                    Relay(name="Lodestar", kind="agency", known_by="lede"),
                    Relay(name="State Voice", kind="state_media", known_by="cue", span=span("Lodestar")),
                ),
                cue=(span("told"),),
                content=(span("14 boats were seized"), span("in the Narrow Sea")),
                manner="indirect",
                stance="said",
                said=tuesday,
                audience=span("Lodestar"),
            ),
        ),
        "events": (
            Event(
                id="e1",
                type="COERCE",
                mode="seize",
                cameo="17",
                sources=(EventActor(span=span("Minister Dale"), country="ISL", sector="GOV", actor="a1"),),
                targets=(EventActor(span=span("boats")), EventActor(span=span("14 boats"), country="NLD")),
                trigger=(span("seized"),),
                status="claimed",
                statement="s1",
                when=tuesday,
                place="p1",
            ),
        ),
        "figures": (
            Figure(
                id="f1",
                span=span("14"),
                value=14,
                low=14,
                high=14,
                qualifier="exactly",
                unit="boats",
                state="seized",
                giver=span("Minister Dale"),
                event="e1",
            ),
        ),
        "times": (
            TimeSpan(span=span("Tuesday"), type="DATE", value="2025-11-04", start="2025-11-04", end="2025-11-04"),
        ),
        "places": (Place(id="p1", span=span("Narrow Sea"), name="Narrow Sea", kind="sea", lat=-1.5, lon=2.0),),
        "actors": (
            Actor(
                id="a1", name="Ann Dale", role="minister", country="ISL", sector="GOV", spans=(span("Minister Dale"),)
            ),
        ),
        "version": Version(sayso="0.1.0", model="stand-in"),
    }
    return Reading(**known | fields)


def read(given):
    """
    What stands in for the pipeline: each word of a page becomes a figure.

    A page of the word "nothing" holds no article, one with "bug" meets a bug of ours.
    """
    words = given.content.decode()
    if words == "nothing":
        raise NoArticle("no article in it", where=given.where, remedy="Give the article's own page.")
    if "bug" in words:
        raise ZeroDivisionError("division\nby zero")
    found = tuple(
        Figure(id=f"f{number}", span=Span(0, len(word)), qualifier="about", unit=word)
        for number, word in enumerate(words.split(), start=1)
    )
    own = article(id=given.id, url=given.url, headline=words[:20], text=words)
    return Reading(article=own, figures=found, version=Version(sayso="0.1.0", model="stand-in"))


def add(ledger, of_reading, of_capture=None):
    """Accept a capture and keep what was read from it. Returns the capture's number."""
    given = of_capture or capture(of_reading.article.id, url=of_reading.article.url)
    with ledger.write() as connection:
        number = captures.add(connection, given, at=NOON).number
        readings.add(connection, number, of_reading, at=NOON)
    return number
