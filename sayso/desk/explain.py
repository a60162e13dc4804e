"""Every record of a reading in plain English: one sentence each, and the way its words came to this page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import starmap
from typing import Final, Literal

from msgspec import Struct

from sayso.desk import wording
from sayso.desk.marks import Layer, anchor
from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayKind, Statement
from sayso.records.time import TimeSpan

LinkKind = Literal["outlet", "speaker"] | RelayKind

_TITLES: Final[dict[Layer, str]] = {
    "statements": "Statements",
    "events": "Events",
    "figures": "Figures",
    "times": "Times",
    "places": "Places",
    "actors": "Actors",
}
_QUOTES = "\"'“”«»„\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"

_SINGLE: Final = str.maketrans(
    {"“": "\N{LEFT SINGLE QUOTATION MARK}", "”": "\N{RIGHT SINGLE QUOTATION MARK}", '"': "'"}
)


class Link(Struct, frozen=True, kw_only=True):
    """One step of a relay chain."""

    name: str
    kind: LinkKind
    known_by: str | None = None
    """The evidence for this step in words."""

    @property
    def label(self) -> str:
        """What it is, in words."""
        return self.kind if self.kind in ("outlet", "speaker") else wording.RELAYS[self.kind]


class Entry(Struct, frozen=True, kw_only=True):
    """One record in the ledger beside the text."""

    anchor: str
    id: str
    """The record's own id, or the anchor where its kind has none."""
    verb: str | None = None
    quote: str | None = None
    facts: tuple[str, ...] = ()
    chain: tuple[Link, ...] = ()
    """Outermost first: outlet ← agency ← state media ← speaker."""
    parent: str | None = None
    """Anchor of the statement it is claimed by, or nested in."""
    sentence: str


class Party(Struct, frozen=True, kw_only=True):
    """Entries with one head: what one speaker said, or all mentions of one place."""

    who: str
    about: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    entries: tuple[Entry, ...]


class Group(Struct, frozen=True, kw_only=True):
    """One layer's part of the ledger."""

    layer: Layer
    title: str
    parties: tuple[Party, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries under every head."""
        return tuple(entry for party in self.parties for entry in party.entries)


def explain(reading: Reading, *, prefix: str = "") -> tuple[Group, ...]:
    """
    The ledger of a reading, layer by layer; layers without a record are left out.

    Args:
        reading: All its records are told.
        prefix: Goes before every anchor, as in `marks.paragraphs`.
    """
    page = _Page(reading, prefix)
    groups = (
        _group("statements", starmap(page.statement, enumerate(reading.statements))),
        _group("events", starmap(page.event, enumerate(reading.shown_events))),
        _group("figures", starmap(page.figure, enumerate(reading.figures))),
        _group("times", starmap(page.time, enumerate(reading.times))),
        _group("places", starmap(page.place, enumerate(reading.places))),
        _group("actors", starmap(page.actor, enumerate(reading.actors))),
    )
    return tuple(group for group in groups if group.parties)


def _group(layer: Layer, parties: Iterable[Party]) -> Group:
    """One layer, entries with the same head brought together where it first stands."""
    together: dict[tuple[object, ...], list[Party]] = {}
    for party in parties:
        together.setdefault((party.who, party.about, party.facts), []).append(party)
    return Group(
        layer=layer,
        title=_TITLES[layer],
        parties=tuple(
            Party(
                who=same[0].who,
                about=same[0].about,
                facts=same[0].facts,
                entries=tuple(entry for party in same for entry in party.entries),
            )
            for same in together.values()
        ),
    )


class _Page:
    """A reading with its lookups: which record an id means, and what a span says."""

    def __init__(self, reading: Reading, prefix: str) -> None:
        self._reading = reading
        self._prefix = prefix
        self._own = _own_way(reading.article)
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._events = {event.id: event for event in reading.events}
        self._statements = {statement.id: place for place, statement in enumerate(reading.statements)}

    def statement(self, number: int, statement: Statement) -> Party:
        who, about, called = self._speaker(statement)
        quote = self._words(statement.content)
        to = f"to {self._text(statement.audience)}" if statement.audience else None
        when = f"said {self._when(statement.said)}" if statement.said else None
        within = f"inside {statement.within}" if statement.within else None
        verb = wording.STANCES[statement.stance]
        chain = (*_way(self._reading.article, statement.relays), Link(name=who, kind="speaker"))
        facts = _known(statement.manner, when, to, called, within)
        through = " ← ".join(wording.relay_name(relay.name) for relay in statement.relays)
        sentence = (
            f"{_with(who, about)} {verb}{f', through {through}' if through else ''}"
            f"{f': “{quote}”' if quote else ''} — {', '.join(facts)}"
        )
        entry = Entry(
            anchor=self._anchor("statements", number),
            id=statement.id,
            verb=verb,
            quote=quote,
            facts=facts,
            chain=chain,
            parent=self._claim(statement.within),
            sentence=sentence,
        )
        return Party(who=who, about=about, entries=(entry,))

    def event(self, number: int, event: Event) -> Party:
        alone, to_whom = wording.DEEDS[event.type]
        sources = wording.listed(map(self._party, event.sources)) if event.sources else "Someone the text does not name"
        targets = wording.listed(map(self._party, event.targets))
        what = f"{sources} {to_whom} {targets}" if targets else f"{sources} {alone}"
        place = self._places.get(event.place or "")
        facts = _known(
            self._standing(event),
            self._when(event.when) if event.when else None,
            f"in {place.name}" if place else None,
            "background" if event.background else None,
        )
        trigger = self._words(event.trigger)
        entry = Entry(
            anchor=self._anchor("events", number),
            id=event.id,
            verb=" · ".join(_known(event.type, event.mode, f"CAMEO {event.cameo}" if event.cameo else None)),
            quote=trigger,
            facts=facts,
            chain=self._claimed_way(event.statement),
            parent=self._claim(event.statement),
            sentence=f"{what}: “{trigger}” — {', '.join(facts)}",
        )
        return Party(who=what, entries=(entry,))

    def figure(self, number: int, figure: Figure) -> Party:
        event = self._events.get(figure.event or "")
        claim = event.statement if event else None
        facts = _known(
            f"given by {self._text(figure.giver)}" if figure.giver else None if claim else f"given by {self._own}",
            f"claimed in {claim}" if claim else None,
            f"of {figure.event}" if figure.event else None,
            "background" if figure.background else None,
        )
        quote = self._words((figure.span,))
        what = " ".join(_known(_amount(figure, quote), figure.unit, figure.state))
        what = what[:1].upper() + what[1:]
        entry = Entry(
            anchor=self._anchor("figures", number),
            id=figure.id,
            quote=quote,
            facts=facts,
            chain=self._claimed_way(claim),
            parent=self._claim(claim),
            sentence=f"{what}: “{quote}” — {', '.join(facts)}",
        )
        return Party(who=what, entries=(entry,))

    def time(self, number: int, time: TimeSpan) -> Party:
        quote = self._words((time.span,))
        meant = _interval(time) or f"unresolved ({time.value})"
        anchor_ = self._anchor("times", number)
        entry = Entry(anchor=anchor_, id=anchor_, quote=quote, sentence=f"“{quote}”: {meant}")
        return Party(who=quote, about=(meant,), entries=(entry,))

    def place(self, number: int, place: Place) -> Party:
        quote = self._words((place.span,))
        about = _about(wording.PLACES[place.kind], wording.country(place.country), name=place.name)
        facts = _known(wording.coordinates(place.lat, place.lon), place.gazetteer)
        here = _known(
            "stands for a government" if place.metonym else None,
            "inside a longer name" if place.nested else None,
            self._told_from(place),
        )
        sentence = ", ".join((_with(place.name, about), *facts, *here)) + f": “{quote}”"
        entry = Entry(anchor=self._anchor("places", number), id=place.id, quote=quote, facts=here, sentence=sentence)
        return Party(who=place.name, about=about, facts=facts, entries=(entry,))

    def _told_from(self, place: Place) -> str | None:
        """Where seen from a place something lies, in the text's words, with the point these tell."""
        told = place.relative
        if told is None:
            return None
        return " · ".join(_known(f"“{self._words((told.span,))}”", wording.coordinates(told.lat, told.lon)))

    def actor(self, number: int, actor: Actor) -> Party:
        named = f"named {len(actor.spans)} times" if len(actor.spans) > 1 else "named once"
        entry = Entry(
            anchor=self._anchor("actors", number),
            id=actor.id,
            facts=(named,),
            sentence=f"{_with(actor.name, _who(actor))}, {named}",
        )
        return Party(who=actor.name, about=_who(actor), entries=(entry,))

    def _speaker(self, statement: Statement) -> tuple[str, tuple[str, ...], str | None]:
        """Name, description, and how the text names the speaker here where that differs."""
        speaker = statement.speaker
        called = self._text(speaker.span) if speaker.span else None
        actor = self._actors.get(speaker.actor or "")
        if actor:
            same = called is None or called.casefold() in actor.name.casefold() or actor.name in called
            return actor.name, _who(actor), None if same else f"named here as “{called}”"
        about = ("unnamed",) if speaker.anonymous and called else ()
        return (
            called or ("An unnamed speaker" if speaker.anonymous else "A speaker the text does not name"),
            about,
            None,
        )

    def _party(self, party: EventActor) -> str:
        actor = self._actors.get(party.actor or "")
        name = self._text(party.span)
        sector = wording.SECTORS[party.sector] if party.sector else None
        country = wording.country(party.country)
        return _with(name, _about(actor.role if actor else None, country, sector, name=name))

    def _standing(self, event: Event) -> str:
        """On whose word the event stands."""
        if event.statement:
            return f"{event.status} in {event.statement}"
        return f"asserted by {self._own}" if event.status == "asserted" else f"{event.status}, told by {self._own}"

    def _claimed_way(self, statement: str | None) -> tuple[Link, ...]:
        place = self._statements.get(statement or "")
        return () if place is None else self.statement(place, self._reading.statements[place]).entries[0].chain

    def _claim(self, statement: str | None) -> str | None:
        place = self._statements.get(statement or "")
        return None if place is None else self._anchor("statements", place)

    def _anchor(self, layer: Layer, place: int) -> str:
        return anchor(layer, place, prefix=self._prefix)

    def _when(self, when: When) -> str:
        return _interval(when) or f"“{self._text(when.span)}”"

    def _text(self, span: Span) -> str:
        return " ".join(span.of(self._reading.article.text).split())

    def _words(self, spans: Iterable[Span]) -> str:
        return " … ".join(_unquoted(self._text(span)) for span in spans)


def _way(article: Article, relays: Iterable[Relay]) -> tuple[Link, ...]:
    """The outlet and the relays between it and the speaker."""
    steps = tuple(
        Link(name=wording.relay_name(relay.name), kind=relay.kind, known_by=wording.EVIDENCE[relay.known_by])
        for relay in relays
    )
    outlet = article.outlet.name or article.outlet.domain
    if outlet and not (steps and steps[0].name.casefold() == outlet.casefold()):
        return (Link(name=outlet, kind="outlet"), *steps)
    return steps


def _own_way(article: Article) -> str:
    """Who speaks where the article itself does: the outlet, and the agency whose copy it is."""
    agency = article.agency
    relays = (Relay(name=agency.name, kind=agency.kind, known_by=agency.evidence[0]),) if agency else ()
    return " ← ".join(link.name for link in _way(article, relays)) or "the article"


def _amount(figure: Figure, quote: str) -> str:
    words = wording.QUALIFIERS[figure.qualifier]
    if figure.value is not None:
        return f"{words} {wording.number(figure.value)}".strip()
    if figure.low is not None and figure.high is not None:
        return f"between {wording.number(figure.low)} and {wording.number(figure.high)}"
    bound = figure.low if figure.low is not None else figure.high
    return f"“{quote}” ({words or 'about'} {wording.number(bound)})" if bound is not None else f"“{quote}”"


def _interval(time: TimeSpan | When) -> str | None:
    return wording.days(time.start, time.end or time.start, weekday=True) if time.start else None


def _who(actor: Actor) -> tuple[str, ...]:
    sector = wording.SECTORS[actor.sector] if actor.sector else None
    return _about(actor.role, wording.country(actor.country), sector, name=actor.name)


def _about(*parts: str | None, name: str) -> tuple[str, ...]:
    """What is known of a name beyond the name itself."""
    return tuple(part for part in _known(*parts) if part.casefold() != name.casefold())


def _known(*parts: str | None) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _with(name: str, about: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(about)})" if about else name


def _unquoted(words: str) -> str:
    """A stretch of text as it stands between our own quotation marks: without its outer ones, the inner ones single."""
    if len(words) > 1 and words[0] in _QUOTES and words[-1] in _QUOTES:
        words = words[1:-1].rstrip(",")
    return words.translate(_SINGLE)
