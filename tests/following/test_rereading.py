from sayso.following.rereading import changes
from sayso.records.actor import Actor
from sayso.records.article import Outlet, PageDate
from sayso.records.event import EventActor, When
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.statement import Relay
from tests.ledger.pages import TEXT, article, reading, span
from tests.strategies import fields


def changed(record, **new):
    return type(record)(**fields(record) | new)


STATEMENT = "“14 boats were seized … in the Narrow Sea”"


def test_the_same_reading_changes_nothing():
    assert changes(reading(), reading()) == ()


def test_ids_and_offsets_are_no_news():
    moved = reading(
        article=article(text=TEXT + " " * 3),
        statements=(changed(reading().statements[0], id="s9"),),
    )

    assert changes(reading(), moved) == ("Changed article: as a whole: text of 83 characters → of 86 characters.",)


def test_a_statement_that_is_no_longer_found_is_gone():
    assert changes(reading(), reading(statements=())) == (
        (
            f"Gone statement: {STATEMENT} (speaker Minister Dale, through Lodestar > State Voice, stance said, "
            "manner indirect, said 2025-11-04, audience Lodestar)."
        ),
    )


def test_a_figure_found_for_the_first_time_is_new():
    assert changes(reading(figures=()), reading()) == (
        (
            "New figure: “14” (value 14, low 14, high 14, qualifier exactly, unit boats, state seized, "
            "giver Minister Dale)."
        ),
    )


def test_a_statement_told_otherwise_tells_what_differs():
    through_one = changed(
        reading().statements[0], relays=reading().statements[0].relays[:1], stance="denied", said=None
    )

    assert changes(reading(), reading(statements=(through_one,))) == (
        (
            f"Changed statement: {STATEMENT}: through Lodestar > State Voice → Lodestar, stance said → denied, "
            "said 2025-11-04 → none."
        ),
    )


def test_a_chain_is_told_in_order():
    relays = (
        Relay(name="State Voice", kind="state_media", known_by="cue"),
        Relay(name="Lodestar", kind="agency", known_by="lede"),
    )
    turned = changed(reading().statements[0], relays=relays)

    (sentence,) = changes(reading(), reading(statements=(turned,)))

    assert sentence.endswith("through Lodestar > State Voice → State Voice > Lodestar.")


def test_an_event_told_otherwise_tells_what_differs():
    event = changed(
        reading().events[0],
        targets=(EventActor(span=span("14 boats"), country="NLD", sector="CVL"),),
        status="asserted",
        when=When(span=span("Tuesday"), start="2025-11-03"),
        place=None,
        background=True,
    )

    assert changes(reading(), reading(events=(event,))) == (
        (
            "Changed event: COERCE “seized”: to boats and 14 boats [NLD] → 14 boats [NLD CVL], "
            "status claimed → asserted, when 2025-11-04 → 2025-11-03 to ?, place Narrow Sea → none, "
            "background none → yes."
        ),
    )


def test_articles_times_places_and_actors_are_compared_too():
    before = reading()
    after = reading(
        article=article(
            headline=None, outlet=Outlet(domain="x.example"), published=PageDate(value="2025-11-06", evidence="url")
        ),
        times=(changed(before.times[0], end="2025-11-05"),),
        places=(Place(id="p1", span=span("Narrow Sea"), name="Narrow Strait", kind="strait", metonym=True),),
        actors=(Actor(id="a1", name="Ann Dale", country="ISL", sector="GOV", spans=()),),
        events=(),
    )

    told = changes(changed(before, events=()), after)

    assert told == (
        (
            "Changed article: as a whole: headline “Boats seized” → none, outlet The Harbour Post → x.example, "
            "published 2025-11-05T08:30 → 2025-11-06."
        ),
        "Changed time: “Tuesday”: days 2025-11-04 → 2025-11-04 to 2025-11-05.",
        "Changed place: “Narrow Sea”: name Narrow Sea → Narrow Strait, kind sea → strait, metonym none → yes.",
        "Changed actor: Ann Dale: role minister → none, mentions 1 → 0.",
    )


def test_of_two_alike_the_one_that_changed_is_told():
    one = reading().figures[0]
    other = changed(one, id="f2", unit="nets")

    told = changes(
        reading(figures=(one, other)), reading(figures=(changed(one, id="f2"), changed(other, unit="crews")))
    )

    assert told == ("Changed figure: “14”: unit nets → crews.",)


def test_an_update_and_missing_evidence_can_be_told():
    bare = changed(reading().statements[0], content=())
    updated = article(updated=PageDate(value="2025-11-06", evidence="meta"), agency=None, published=None)

    told = changes(reading(statements=()), reading(statements=(bare,), article=updated))

    assert told[0].startswith(
        "Changed article: as a whole: published 2025-11-05T08:30 → none, updated none → 2025-11-06"
    )
    assert told[1].startswith("New statement: without content (speaker Minister Dale")


def test_long_evidence_is_cut():
    long = article(text="a" * 200)
    figure = changed(reading().figures[0], span=Span(0, 200), giver=None)

    (sentence,) = changes(
        reading(article=long, statements=(), events=(), times=(), places=(), actors=(), figures=()),
        reading(article=long, statements=(), events=(), times=(), places=(), actors=(), figures=(figure,)),
    )

    assert sentence.startswith(f"New figure: “{'a' * 79}…” (value 14")
