"""Persons across articles: what one teaches helps the next, and nothing that was taught is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sayso.exports.flat_actors import actor_rows
from sayso.exports.write import ROWS
from sayso.following import persons
from sayso.knowledge.offices import office
from sayso.ledger import captures, readings, registry
from sayso.records.actor import Actor
from sayso.records.article import Article, PageDate
from sayso.records.known import RoleNotice
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Speaker, Statement
from tests.ledger.pages import NOON, capture


def telling(name, role=None, *, day="2025-03-01", country="NOR", sector="GOV", id_=None, text=None):
    """A reading of a one-line article that names one person, with or without a role."""
    text = text or (f"{role} {name} spoke." if role else f"{name} spoke.")
    start = text.index(name)
    return Reading(
        article=Article(
            id=id_ or f"{name} {role} {day}",
            text=text,
            published=PageDate(value=day, evidence="text") if day else None,
        ),
        actors=(
            Actor(
                id="a1",
                name=name,
                role=role,
                country=country if role else None,
                sector=sector if role else None,
                spans=(Span(start, start + len(name)),),
            ),
        ),
        version=Version(sayso="0", model="none"),
    )


def add(ledger, *given_readings):
    for reading in given_readings:
        with ledger.write() as connection:
            receipt = captures.add(connection, capture(reading.article.id), at=NOON)
            readings.add(connection, receipt.number, reading, at=NOON)


def known(ledger, reading, **options):
    with ledger.read() as connection:
        return registry.known_as(connection, reading, **options).get("a1")


def everyone(ledger):
    with ledger.read() as connection:
        return registry.everyone(connection)


SPOKESMAN = telling("Halvor Lien", "government spokesman", day="2024-05-02")
MINISTER = telling("Halvor Lien", "foreign minister", day="2025-02-01")
SURGEON = telling("Halvor Lien", "surgeon", day="2024-09-01", sector="MED")


def test_a_later_article_that_gives_only_a_surname_learns_the_role(ledger):
    add(ledger, SPOKESMAN)

    found = known(ledger, telling("Lien", day="2024-06-01"))

    assert (found.name, found.role, found.country, found.sector) == (
        "Halvor Lien",
        "government spokesman",
        "NOR",
        "GOV",
    )
    assert found.notice.words == "government spokesman Halvor Lien"


def test_a_role_is_known_for_its_time_and_a_newer_one_supersedes_it(ledger):
    add(ledger, SPOKESMAN, MINISTER)

    roles = [known(ledger, telling("Lien", day=day)) for day in ("2024-01-01", "2024-12-31", "2025-06-01")]

    assert [one and one.role for one in roles] == [None, "government spokesman", "foreign minister"]
    assert [role.role for role in everyone(ledger)[0].roles] == ["government spokesman", "foreign minister"]


def test_an_article_that_gives_the_role_itself_needs_no_help(ledger):
    add(ledger, SPOKESMAN)

    assert known(ledger, telling("Lien", "captain", day="2024-06-01")) is None


def test_two_people_of_one_name_stay_two(ledger):
    add(ledger, SPOKESMAN, telling("Halvor Lien", "harbour master", country="ISL"))

    assert [one.id for one in everyone(ledger)] == ["halvor-lien-isl", "halvor-lien-nor"]
    assert known(ledger, telling("Lien", day="2025-06-01")) is None


def test_a_surgeon_of_the_name_in_a_ministers_time_is_somebody_else(ledger):
    add(ledger, SPOKESMAN, SURGEON, MINISTER)

    assert [len(one.roles) for one in everyone(ledger)] == [2, 1]


@pytest.mark.parametrize(("role", "taught"), [("Norwegian patrol ship", False), ("skipper of the patrol ship", True)])
def test_a_ship_is_no_person(role, taught):
    assert bool(persons.notices(telling("Terneskjær", role))) == taught


def test_another_first_name_is_somebody_else(ledger):
    add(ledger, SPOKESMAN, telling("Sigrid Lien", "mayor"))

    assert len(everyone(ledger)) == 2
    assert known(ledger, telling("Sigrid Lien", day="2025-06-01")).role == "mayor"


def test_who_is_described_by_an_office_is_its_holder_at_the_time(ledger):
    add(ledger, telling("Aud Vik", "Norwegian foreign minister", day="2024-03-01"), MINISTER)
    described = telling("foreign minister of Norway", day="2024-08-01")
    described = Reading(
        article=described.article,
        actors=(Actor(id="a1", name="foreign minister of Norway", country="NOR", sector="GOV", spans=(Span(0, 8),)),),
        version=described.version,
    )

    assert known(ledger, described, office=office).name == "Aud Vik"
    assert known(ledger, described) is None


def test_an_undated_article_learns_what_is_latest(ledger):
    add(ledger, SPOKESMAN, MINISTER)

    assert known(ledger, telling("Lien", day=None)).role == "foreign minister"


def test_an_article_teaches_itself_nothing(ledger):
    add(ledger, SPOKESMAN)
    same = telling("Lien", day="2024-05-02", id_=SPOKESMAN.article.id)

    assert known(ledger, same) is None


def test_what_was_read_again_teaches_what_it_now_says(ledger):
    add(ledger, SPOKESMAN)
    corrected = telling("Halvor Lien", "party spokesman", day="2024-05-02", sector="PTY", id_=SPOKESMAN.article.id)

    with ledger.write() as connection:
        readings.add(connection, 1, corrected, at=NOON)

    assert [role.role for role in everyone(ledger)[0].roles] == ["party spokesman"]


def test_the_export_has_a_row_a_role_with_its_days_and_evidence(ledger):
    add(ledger, SPOKESMAN, telling("Lien", "spokesman", day="2024-07-01"), MINISTER)

    with ledger.read() as connection:
        rows = list(actor_rows(connection))

    assert [(row.role, row.first, row.last, row.articles) for row in rows] == [
        ("government spokesman", "2024-05-02", "2024-07-01", 2),
        ("foreign minister", "2025-02-01", "2025-02-01", 1),
    ]


def test_exported_statements_tell_what_other_articles_say_of_a_speaker(ledger):
    saying = telling("Lien", day="2024-06-01")
    span = saying.actors[0].spans[0]
    statement = Statement(
        id="s1", speaker=Speaker(span=span, actor="a1"), cue=(span,), content=(), manner="indirect", stance="said"
    )
    add(ledger, SPOKESMAN, structs.replace(saying, statements=(statement,)))

    with ledger.read() as connection:
        (row,) = ROWS["statements"][1](connection)

    assert (row.speaker_role, row.known_as, row.known_country) == (None, "government spokesman", "NOR")
    assert row.known_from == SPOKESMAN.article.id


def test_the_registry_of_a_ledger_does_not_depend_on_the_order_of_adding(ledger):
    add(ledger, MINISTER, SURGEON, telling("Lien", "minister", day="2025-03-01"), SPOKESMAN)
    backwards = everyone(ledger)

    with ledger.write() as connection:
        for number in (1, 2, 3, 4):
            readings.add(connection, number, readings.find(connection, number), at=NOON)

    assert everyone(ledger) == backwards


DAYS = st.integers(0, 900).map(lambda days: f"{date(2023, 1, 1) + timedelta(days=days)}")
NOTICES = st.lists(
    st.builds(
        RoleNotice,
        article=st.uuids().map(str),
        actor=st.just("a1"),
        name=st.sampled_from(["Halvor Lien", "H. Lien", "Lien", "Sigrid Lien", "Aud Vik", "Vik"]),
        role=st.sampled_from(["minister", "foreign minister", "surgeon", "former minister"]),
        country=st.sampled_from(["NOR", "ISL", None]),
        sector=st.sampled_from(["GOV", "MED", "ELI", None]),
        day=st.none() | DAYS,
        span=st.just(Span(0, 1)),
        words=st.just("x"),
    ),
    max_size=12,
    unique_by=lambda notice: notice.article,
)


@given(NOTICES, st.randoms(use_true_random=False))
def test_the_roster_depends_on_the_notices_alone_and_loses_none(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)

    everyone = persons.roster(found)

    assert persons.roster(shuffled) == everyone
    told = [notice for person in everyone for role in person.roles for notice in role.notices]
    assert sorted(told, key=lambda one: one.article) == sorted(found, key=lambda one: one.article)
    assert len({person.id for person in everyone}) == len(everyone)


@given(NOTICES)
def test_nobody_is_of_two_countries(found):
    for person in persons.roster(found):
        assert len({notice.country for role in person.roles for notice in role.notices} - {None}) < 2


@given(NOTICES, DAYS)
def test_what_is_known_was_told_by_then(found, day):
    for actor in telling("Lien").actors:
        known_as = persons.known_as(actor, day, persons.roster(found), own="none")

        assert known_as is None or (known_as.notice.day or "") <= day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Venezuelan Foreign Minister", "foreign minister"),
        ("deputy prime minister of Malta", "deputy prime minister"),
        ("former president", "former president"),
        ("ministers", None),
        ("the group", None),
    ],
)
def test_an_office_is_read_from_a_description(words, expected):
    assert office(words) == expected
