"""An invented page, read by hand: what the desk's tests show."""

import re
import shutil
from contextlib import closing
from datetime import UTC, datetime

import msgspec
import pytest
from starlette.testclient import TestClient

from sayso.desk.app import create_app
from sayso.ledger import captures, connect, readings
from sayso.records.actor import Actor
from sayso.records.article import (
    Agency,
    Article,
    Caption,
    Credit,
    Dateline,
    Notice,
    Outlet,
    PageDate,
    RelatedItem,
    RelatedList,
)
from sayso.records.capture import Capture
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan

TEXT = """\
BERGEN (Nordwire) - Norway remains in daily contact with Iceland over the collision off Jan Mayen, fisheries ministry \
spokeswoman Ingrid Solheim was quoted as saying on Tuesday.

"We have a constant working line to Reykjavik," Havnytt state radio quoted Solheim as telling reporters at a briefing \
in answer to questions about whether Oslo was sharing radar records with the inquiry.

Havnytt said Solheim declined to give any further details about the talks.

The Icelandic foreign ministry at the weekend denounced "reckless sailing" by a Norwegian trawler in the Denmark \
Strait and reaffirmed its support for a joint inquiry.

A patrol against what Oslo says is unlicensed fishing has stopped at least 14 boats and injured six people. Norway \
has sent two coast guard ships to the area in recent weeks.

Prime ministers Jonas Lund and Katrin Arnadottir signed a herring agreement in Bergen in May.
"""


def at(quote, place=1):
    """The span of a quotation's n-th occurrence in the text."""
    return Span(*[match.span() for match in re.finditer(re.escape(quote), TEXT)][place - 1])


NORDWIRE = Relay(name="Nordwire", kind="agency", known_by="lede")
HAVNYTT = Relay(name="Havnytt", kind="state_media", known_by="cue", span=at("Havnytt"))
TUESDAY = When(span=at("Tuesday"), start="2025-11-04", end="2025-11-04")
WEEKEND = When(span=at("the weekend"), start="2025-11-01", end="2025-11-02")

ARTICLE = Article(
    id="5f0c1e2a9b7d4c36",
    url="https://harbour-times.example/world/norway-iceland-contact",
    outlet=Outlet(name="The Harbour Times", domain="harbour-times.example"),
    section="World",
    headline="Norway keeps a line open to Iceland after collision off Jan Mayen",
    subheadline="An invented report, written for Sayso's tests",
    published=PageDate(value="2025-11-05", evidence="breadcrumb"),
    bylines=("Marit Falk",),
    agency=Agency(name="Nordwire", kind="agency", evidence=("lede", "credit")),
    dateline=Dateline(place="BERGEN", span=at("BERGEN")),
    captions=(
        Caption(
            text="Spokeswoman Ingrid Solheim at a press conference in Bergen, Norway, December 19, 2024.",
            credit="NORDWIRE/Per Aas",
            date="2024-12-19",
            place="Bergen",
        ),
    ),
    credits=(Credit(role="reporting", names=("Marit Falk",)), Credit(role="editing", names=("Leif Dahl",))),
    related=(
        RelatedList(
            heading="Next in World",
            items=(
                RelatedItem(
                    title="Ferry line to the Faroes opens a month early", url="https://harbour-times.example/2"
                ),
                RelatedItem(title="Cod quota talks move to Torshavn"),
                RelatedItem(title="A dangerous title", url="javascript:alert(1)"),
            ),
        ),
    ),
    notices=(Notice(kind="call_to_action", text="Follow us for breaking news alerts!"),),
    language="en",
    text=TEXT,
)

STATEMENTS = (
    Statement(
        id="s1",
        speaker=Speaker(span=at("Ingrid Solheim"), actor="a1"),
        relays=(NORDWIRE, HAVNYTT),
        cue=(at("was quoted as saying"),),
        content=(at("Norway remains in daily contact with Iceland over the collision off Jan Mayen"),),
        manner="indirect",
        stance="said",
        said=TUESDAY,
    ),
    Statement(
        id="s2",
        speaker=Speaker(span=at("Solheim", 2), actor="a1"),
        relays=(NORDWIRE, HAVNYTT),
        cue=(at("quoted", 2), at("telling")),
        content=(at('"We have a constant working line to Reykjavik,"'),),
        manner="direct",
        stance="said",
        audience=at("reporters at a briefing"),
    ),
    Statement(
        id="s3",
        speaker=Speaker(span=at("Solheim", 3), actor="a1"),
        relays=(NORDWIRE, Relay(name="Havnytt", kind="state_media", known_by="cue", span=at("Havnytt", 2))),
        cue=(at("declined"),),
        content=(at("to give any further details about the talks"),),
        manner="indirect",
        stance="declined",
    ),
    Statement(
        id="s4",
        speaker=Speaker(span=at("The Icelandic foreign ministry"), actor="a2"),
        relays=(NORDWIRE,),
        cue=(at("denounced"),),
        content=(at('"reckless sailing" by a Norwegian trawler in the Denmark Strait'),),
        manner="mixed",
        stance="accused",
        said=WEEKEND,
    ),
    Statement(
        id="s5",
        speaker=Speaker(span=at("Oslo", 2), actor="a3"),
        relays=(NORDWIRE,),
        cue=(at("says"),),
        content=(at("is unlicensed fishing"),),
        manner="indirect",
        stance="claimed",
    ),
)

EVENTS = (
    Event(
        id="e1",
        type="CONSULT",
        cameo="04",
        sources=(EventActor(span=at("Norway"), country="NOR", sector="GOV", actor="a3"),),
        targets=(EventActor(span=at("Iceland"), country="ISL", sector="GOV", actor="a4"),),
        trigger=(at("contact"),),
        status="claimed",
        statement="s1",
        when=TUESDAY,
    ),
    Event(
        id="e2",
        type="ACCUSE",
        mode="disapprove",
        cameo="11",
        sources=(EventActor(span=at("The Icelandic foreign ministry"), country="ISL", sector="GOV", actor="a2"),),
        targets=(EventActor(span=at("a Norwegian trawler"), country="NOR", sector="CVL"),),
        trigger=(at("denounced"),),
        status="asserted",
        when=WEEKEND,
        place="p4",
    ),
    Event(
        id="e3",
        type="COERCE",
        mode="seize",
        targets=(EventActor(span=at("boats")),),
        trigger=(at("stopped"),),
        status="asserted",
        background=True,
    ),
    Event(
        id="e4",
        type="MOBILIZE",
        sources=(EventActor(span=at("Norway", 2), country="NOR", actor="a3"),),
        trigger=(at("sent"),),
        status="asserted",
        when=When(span=at("recent weeks")),
    ),
    Event(
        id="e5",
        type="SUPPORT",
        sources=(
            EventActor(span=at("Jonas Lund"), country="NOR", sector="GOV", actor="a5"),
            EventActor(span=at("Katrin Arnadottir"), country="ISL", sector="GOV", actor="a6"),
        ),
        trigger=(at("signed"),),
        status="asserted",
        background=True,
        when=When(span=at("May", 2), start="2025-05-01", end="2025-05-31"),
        place="p6",
    ),
)

FIGURES = (
    Figure(id="f1", span=at("14"), value=14, low=14, qualifier="at_least", unit="boats", state="stopped", event="e3"),
    Figure(id="f2", span=at("six"), value=6, low=6, high=6, qualifier="exactly", unit="people", state="injured"),
)

TIMES = (
    TimeSpan(span=at("Tuesday"), type="DATE", value="2025-11-04", start="2025-11-04", end="2025-11-04"),
    TimeSpan(span=at("the weekend"), type="DATE", value="2025-W44-WE", start="2025-11-01", end="2025-11-02"),
    TimeSpan(span=at("recent weeks"), type="DATE", value="PAST_REF"),
    TimeSpan(span=at("May", 2), type="DATE", value="2025-05", start="2025-05-01", end="2025-05-31"),
)

PLACES = (
    Place(id="p1", span=at("Norway"), name="Norway", kind="country", country="NOR"),
    Place(id="p2", span=at("Jan Mayen"), name="Jan Mayen", kind="island", country="NOR", lat=71.0, lon=-8.5,
          gazetteer="geonames:607072"),
    Place(id="p3", span=at("Reykjavik"), name="Reykjavik", kind="city", country="ISL", lat=64.14, lon=-21.94,
          metonym=True),
    Place(id="p4", span=at("the Denmark Strait"), name="Denmark Strait", kind="strait"),
    Place(id="p5", span=at("Oslo"), name="Oslo", kind="city", country="NOR", metonym=True),
    Place(id="p6", span=at("Bergen"), name="Bergen", kind="city", country="NOR", lat=60.39, lon=5.32),
)  # fmt: skip

ACTORS = (
    Actor(id="a1", name="Ingrid Solheim", role="fisheries ministry spokeswoman", country="NOR", sector="GOV",
          spans=(at("Ingrid Solheim"), at("Solheim", 2), at("Solheim", 3))),
    Actor(id="a2", name="Icelandic foreign ministry", country="ISL", sector="GOV",
          spans=(at("The Icelandic foreign ministry"),)),
    Actor(id="a3", name="Norway", country="NOR", sector="GOV",
          spans=(at("Norway"), at("Oslo"), at("Oslo", 2), at("Norway", 2))),
    Actor(id="a4", name="Iceland", country="ISL", sector="GOV", spans=(at("Iceland"), at("Reykjavik"))),
    Actor(id="a5", name="Jonas Lund", role="prime minister", country="NOR", sector="GOV", spans=(at("Jonas Lund"),)),
    Actor(id="a6", name="Katrin Arnadottir", role="prime minister", country="ISL", sector="GOV",
          spans=(at("Katrin Arnadottir"),)),
)  # fmt: skip

READING = Reading(
    article=ARTICLE,
    statements=STATEMENTS,
    events=EVENTS,
    figures=FIGURES,
    times=TIMES,
    places=PLACES,
    actors=ACTORS,
    version=Version(sayso="0.1.0", model="by-hand"),
)


@pytest.fixture(scope="session")
def reading():
    """The invented page with every kind of record."""
    return READING


HOSTILE_URL = "javascript:alert(1)"
HOSTILE = msgspec.structs.replace(
    READING,
    article=msgspec.structs.replace(
        ARTICLE,
        id="0ddba11",
        url=HOSTILE_URL,
        path="<b>path</b>",
        outlet=Outlet(name='"><script>alert(2)</script>'),
        section="' onmouseover='alert(3)",
        headline="<script>alert(4)</script>\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
        published=PageDate(value="<i>today</i>", evidence="meta"),
        bylines=("<img src=x onerror=alert(5)>",),
        related=(RelatedList(heading="<h1>", items=(RelatedItem(title="</li><script>", url="data:text/html,x"),)),),
        text=TEXT.replace("Norway", "<b>ay>").replace("Solheim", "&amp;lt;x"),
    ),
)
"""The same page as an enemy would send it; every replaced word keeps its length, so that the spans still fit."""


@pytest.fixture
def hostile():
    """That enemy's page."""
    return HOSTILE


@pytest.fixture(scope="session")
def variant():
    """The invented page as another article: give its id and what differs."""

    def varied(id_, **changes):
        return msgspec.structs.replace(READING, article=msgspec.structs.replace(ARTICLE, id=id_, **changes))

    return varied


@pytest.fixture
def ledger(sqlite_ledger, tmp_path):
    """An empty ledger."""
    with closing(connect.open(shutil.copy(sqlite_ledger, tmp_path / "desk.db"))) as opened:
        yield opened


@pytest.fixture
def keep(ledger):
    """Puts readings into the ledger, each as read from a page of its own."""

    def kept(*several, at=datetime(2026, 11, 24, 6, 0, tzinfo=UTC)):
        with ledger.write() as connection:
            for reading in several:
                capture = Capture(kind="plain", content=reading.article.id.encode(), path=f"{reading.article.id}.txt")
                receipt = captures.add(connection, capture, at=at)
                readings.add(connection, receipt.number, reading, at=at)

    return kept


@pytest.fixture
def desk(ledger):
    """A visitor of the desk over that ledger."""
    with TestClient(create_app(ledger), base_url="http://127.0.0.1", raise_server_exceptions=False) as visitor:
        yield visitor
