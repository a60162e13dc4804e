"""Articles told by hand: every span is found by its words."""

from sayso.records.actor import Actor
from sayso.records.article import Agency, Article, Outlet, PageDate
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.told import Told


def tell(
    id_, text="", *, day=None, outlet=None, domain=None, agency=None, section=None, origins=(), said=(), counts=(),
    did=(), actors=(), headline=None,
):  # fmt: skip
    """One article; ``said``, ``counts`` and ``did`` hold the keywords of ``_say``, ``_count`` and ``_do``."""

    def at(words):
        start = text.index(words)
        return Span(start, start + len(words))

    article = Article(
        id=id_,
        text=text,
        headline=headline,
        section=section,
        outlet=Outlet(name=outlet, domain=domain),
        published=PageDate(value=day, evidence="json_ld") if day else None,
        agency=Agency(name=agency, kind="agency", evidence=("credit",)) if agency else None,
    )
    places = tuple(
        Place(id=f"p{n}", span=at(one["place"]), name=one["place"], kind="city")
        for n, one in enumerate(did)
        if "place" in one
    )
    return Told(
        reading=Reading(
            article=article,
            statements=tuple(_say(n, at, **one) for n, one in enumerate(said, 1)),
            figures=tuple(_count(n, at, **one) for n, one in enumerate(counts, 1)),
            events=tuple(_do(n, at, **one) for n, one in enumerate(did)),
            actors=tuple(
                Actor(id=f"a{n}", name=name, role=role, spans=(at(name),)) for n, (name, role) in enumerate(actors, 1)
            ),
            places=places,
            version=Version(sayso="0", model="none"),
        ),
        origins=origins,
    )


def _say(n, at, *, speaker=None, words=None, relays=(), stance="said", day=None, actor=None):
    return Statement(
        id=f"s{n}",
        speaker=Speaker(span=at(speaker) if speaker else None, actor=actor),
        content=(at(words),) if words else (),
        relays=tuple(Relay(name=name, kind="agency", known_by="cue") for name in relays),
        manner="indirect",
        stance=stance,
        said=When(span=Span(0, 1), start=day, end=day) if day else None,
    )


def _count(
    n, at, *, words, value=None, low=None, high=None, qualifier="exactly", unit="people", state=None, giver=None,
    background=False, event=None,
):  # fmt: skip
    return Figure(
        id=f"f{n}", span=at(words), value=value, low=low, high=high, qualifier=qualifier, unit=unit, state=state,
        giver=at(giver) if giver else None, background=background, event=event,
    )  # fmt: skip


def _do(
    n, at, *, type_, trigger, who=(), whom=(), day=None, until=None, status="asserted", place=None, background=False,
    mode=None,
):  # fmt: skip
    return Event(
        id=f"e{n}",
        type=type_,
        mode=mode,
        trigger=(at(trigger),),
        sources=tuple(EventActor(span=at(words), country=country) for words, country in who),
        targets=tuple(EventActor(span=at(words), country=country) for words, country in whom),
        status=status,
        background=background,
        when=When(span=Span(0, 1), start=day, end=until or day) if day else None,
        place=f"p{n}" if place else None,
    )
