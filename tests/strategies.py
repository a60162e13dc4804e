"""Every kind of record as hypothesis makes it, in one place."""

from hypothesis import strategies as st

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
from sayso.records.place import Place, Relative
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
DAYS = st.dates().map(str)
COUNTRIES = st.sampled_from(["RUS", "VEN", "NLD", "ISL"])
SECTORS = st.sampled_from(["GOV", "MIL", "BUS", "CVL"])
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def maybe(strategy):
    return st.none() | strategy


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


def captures():
    return st.builds(
        Capture,
        kind=st.sampled_from(["html", "rendering", "plain"]),
        content=st.binary(max_size=200),
        path=maybe(WORDS.filter(lambda path: "\0" not in path)),
        url=maybe(st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9/-]{0,20}", fullmatch=True)),
        published=maybe(DAYS),
        encoding=maybe(st.sampled_from(["utf-8", "windows-1252"])),
    )


PAGE_DATES = st.builds(
    PageDate,
    value=DAYS | st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    evidence=st.sampled_from(["json_ld", "url", "breadcrumb", "given"]),
)


def articles(text, spans):
    return st.builds(
        Article,
        id=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
        path=maybe(WORDS),
        url=maybe(st.sampled_from(["https://a.example/1", "https://b.example/2"])),
        outlet=st.builds(Outlet, name=maybe(WORDS), domain=maybe(WORDS)),
        section=maybe(WORDS),
        headline=maybe(WORDS),
        subheadline=maybe(WORDS),
        published=maybe(PAGE_DATES),
        updated=maybe(PAGE_DATES),
        bylines=some(WORDS),
        agency=maybe(
            st.builds(
                Agency,
                name=WORDS,
                kind=st.sampled_from(["agency", "state_media"]),
                evidence=some(st.sampled_from(["lede", "credit"])),
            )
        ),
        dateline=maybe(st.builds(Dateline, place=WORDS, span=spans)),
        captions=some(st.builds(Caption, text=WORDS, credit=maybe(WORDS), date=maybe(DAYS), place=maybe(WORDS))),
        credits=some(st.builds(Credit, role=st.sampled_from(["editing", "reporting"]), names=some(WORDS))),
        related=some(
            st.builds(
                RelatedList, heading=WORDS, items=some(st.builds(RelatedItem, title=WORDS, url=maybe(WORDS)))
            )
        ),
        notices=some(st.builds(Notice, kind=st.sampled_from(["correction", "update"]), text=WORDS)),
        language=maybe(st.sampled_from(["en", "ru"])),
        text=st.just(text),
    )  # fmt: skip


def statements(spans, ids):
    relays = st.builds(
        Relay,
        name=WORDS,
        kind=st.sampled_from(["agency", "state_media", "unknown"]),
        known_by=st.sampled_from(["lede", "cue"]),
        span=maybe(spans),
    )
    return st.builds(
        Statement,
        id=st.just(""),
        speaker=st.builds(Speaker, span=maybe(spans), actor=maybe(ids), anonymous=st.booleans()),
        relays=some(relays),
        cue=some(spans),
        content=some(spans),
        manner=st.sampled_from(["direct", "indirect", "mixed"]),
        stance=st.sampled_from(["said", "denied", "promised"]),
        said=maybe(whens(spans)),
        audience=maybe(spans),
        within=maybe(ids),
    )


def whens(spans):
    return st.builds(When, span=spans, start=maybe(DAYS), end=maybe(DAYS))


def events(spans, ids):
    parties = some(
        st.builds(EventActor, span=spans, country=maybe(COUNTRIES), sector=maybe(SECTORS), actor=maybe(ids))
    )  # fmt: skip
    return st.builds(
        Event,
        id=st.just(""),
        type=st.sampled_from(["ACCUSE", "ASSAULT", "CONSULT"]),
        mode=maybe(st.sampled_from(["aerial", "diplo"])),
        cameo=maybe(st.sampled_from(["04", "18"])),
        sources=parties,
        targets=parties,
        trigger=some(spans),
        status=st.sampled_from(["asserted", "claimed", "denied", "planned", "hypothetical"]),
        statement=maybe(ids),
        background=st.booleans(),
        when=maybe(whens(spans)),
        place=maybe(ids),
    )


def figures(spans, ids):
    return st.builds(
        Figure,
        id=st.just(""),
        span=spans,
        value=maybe(NUMBERS),
        low=maybe(NUMBERS),
        high=maybe(NUMBERS),
        qualifier=st.sampled_from(["exactly", "at_least", "between"]),
        unit=maybe(WORDS),
        state=maybe(WORDS),
        giver=maybe(spans),
        event=maybe(ids),
        background=st.booleans(),
    )


def places(spans):
    return st.builds(
        Place,
        id=st.just(""),
        span=spans,
        name=WORDS,
        kind=st.sampled_from(["sea", "city", "country"]),
        country=maybe(COUNTRIES),
        lat=maybe(st.floats(-90, 90)),
        lon=maybe(st.floats(-180, 180)),
        gazetteer=maybe(WORDS),
        metonym=st.booleans(),
        nested=st.booleans(),
        relative=maybe(st.builds(
            Relative, span=spans, kind=st.sampled_from(["from", "near", "off"]),
            distance_km=maybe(st.floats(0, 20_000)),
        )),
    )  # fmt: skip


def actors(spans):
    return st.builds(
        Actor,
        id=st.just(""),
        name=WORDS,
        role=maybe(WORDS),
        country=maybe(COUNTRIES),
        sector=maybe(SECTORS),
        spans=some(spans),
    )


def times(spans):
    return st.builds(
        TimeSpan,
        span=spans,
        type=st.sampled_from(["DATE", "DURATION"]),
        value=DAYS,
        start=maybe(DAYS),
        end=maybe(DAYS),
    )


@st.composite
def readings(draw):
    """A reading whose spans lie in its text and whose ids are unique; what they refer to may be absent."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    ids = st.sampled_from(["1", "2", "none"])

    def numbered(strategy):
        found = draw(some(strategy))
        return tuple(type(one)(**{**fields(one), "id": str(number)}) for number, one in enumerate(found, start=1))

    return Reading(
        article=draw(articles(text, spans)),
        statements=numbered(statements(spans, ids)),
        events=numbered(events(spans, ids)),
        figures=numbered(figures(spans, ids)),
        times=draw(some(times(spans))),
        places=numbered(places(spans)),
        actors=numbered(actors(spans)),
        version=Version(sayso="0.1.0", model="test"),
    )


def fields(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}
