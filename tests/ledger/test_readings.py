import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from sayso.errors import LedgerTooNew
from sayso.ledger import articles, captures, readings, schema
from sayso.records.contract import from_json, to_json
from sayso.records.reading import Reading
from tests import strategies
from tests.ledger.dump import dump
from tests.ledger.pages import NOON, TEXT, add, article, capture, reading
from tests.strategies import fields


def changed(record, **new):
    return type(record)(**fields(record) | new)


@given(made=strategies.readings())
@settings(max_examples=40, deadline=None)
def test_a_reading_survives_json(made):
    assert from_json(to_json(made)) == made


@given(made=strategies.readings())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reading_survives_the_database(ledger, made):
    add(ledger, made)

    with ledger.read() as connection:
        assert articles.find(connection, made.article.id) == made


def test_a_reading_added_twice_is_there_once(ledger):
    add(ledger, reading())
    once = dump(ledger)

    add(ledger, reading())

    assert dump(ledger) == once


def test_adding_a_reading_marks_its_capture_read(ledger):
    number = add(ledger, reading())

    with ledger.read() as connection:
        assert captures.pending(connection) == ()
        assert captures.find(connection, capture("a1")).state == "read"
        assert readings.find(connection, number) == reading()


def test_a_reading_takes_the_place_of_the_one_before(ledger):
    number = add(ledger, reading())
    shorter = changed(reading(), statements=(), article=article(headline="Boats freed"))

    with ledger.write() as connection:
        readings.add(connection, number, shorter, at=NOON)

    with ledger.read() as connection:
        assert readings.find(connection, number) == shorter
        assert connection.execute(select(schema.statements)).all() == []
        assert connection.execute(select(schema.relays)).all() == []
        assert len(connection.execute(select(schema.figures)).all()) == 1
        seized = articles.list_(connection, articles.Filter(words="freed"))
        assert [item.headline for item in seized.items] == ["Boats freed"]


def test_two_captures_of_one_article_leave_one_article(ledger):
    add(ledger, reading(), capture("as html"))
    second = add(ledger, reading(), capture("as text"))

    with ledger.read() as connection:
        assert articles.counts(connection).articles == 1
        assert connection.execute(select(schema.articles.c.number)).scalars().all() == [second]


def test_a_broken_reading_leaves_the_ledger_as_it_was(ledger):
    add(ledger, reading())
    before = dump(ledger)
    twins = changed(reading(), figures=reading().figures * 2)

    with pytest.raises(IntegrityError):
        add(ledger, twins)

    assert dump(ledger) == before


def test_every_record_stands_in_a_table_with_its_spans(ledger):
    add(ledger, reading())

    with ledger.read() as connection:
        statement = connection.execute(select(schema.statements)).one()
        relays = connection.execute(select(schema.relays).order_by(schema.relays.c.position)).all()
        event = connection.execute(select(schema.events)).one()
        parties = connection.execute(select(schema.event_actors).order_by(text("side, position"))).all()
        figure = connection.execute(select(schema.figures)).one()
        time = connection.execute(select(schema.times)).one()
        place = connection.execute(select(schema.places)).one()
        actor = connection.execute(select(schema.actors)).one()
    assert [TEXT[start:end] for start, end in statement.content_spans] == ["14 boats were seized", "in the Narrow Sea"]
    assert statement.content_text == "14 boats were seized … in the Narrow Sea"
    assert (statement.speaker_text, statement.said_start, statement.said_span) == (
        "Minister Dale",
        "2025-11-04",
        [31, 38],
    )
    assert [(relay.name, relay.span) for relay in relays] == [("Lodestar", None), ("State Voice", [19, 27])]
    assert (event.trigger_text, event.trigger_spans, event.when_end, event.place) == (
        "seized",
        [[58, 64]],
        "2025-11-04",
        "p1",
    )
    assert [(party.side, party.text, party.country) for party in parties] == [
        ("source", "Minister Dale", "ISL"),
        ("target", "boats", None),
        ("target", "14 boats", "NLD"),
    ]
    assert (figure.text, figure.span, figure.value, figure.giver_text) == ("14", [44, 46], 14.0, "Minister Dale")
    assert (time.text, time.start_day) == ("Tuesday", "2025-11-04")
    assert (place.name, place.lat, place.span) == ("Narrow Sea", -1.5, [72, 82])
    assert (actor.name, actor.spans) == ("Ann Dale", [[0, 13]])


def test_a_number_beyond_doubles_is_kept_in_the_reading_alone(ledger):
    huge = changed(reading().figures[0], value=10**400)
    number = add(ledger, changed(reading(), figures=(huge,)))

    with ledger.read() as connection:
        assert readings.find(connection, number).figures == (huge,)
        assert connection.scalar(select(schema.figures.c.value)) is None


def test_a_reading_of_an_unknown_form_says_who_made_it(ledger):
    number = add(ledger, reading())
    with ledger.write() as connection:
        row = connection.scalar(select(schema.readings.c.content))
        assert row
        unknown = schema.readings.update().values(content=compressed(b'{"article": 1}'), sayso="9.0.0")
        connection.execute(unknown)

    with ledger.read() as connection, pytest.raises(LedgerTooNew, match=r"Sayso 9\.0\.0"):
        readings.find(connection, number)


def compressed(line):
    return zlib.compress(line)


def test_an_absent_reading_is_none(ledger):
    with ledger.read() as connection:
        assert readings.find(connection, 1) is None
        assert articles.find(connection, "a1") is None
        assert articles.summary(connection, "a1") is None
        assert articles.versions(connection, "a1") == ()


def test_readings_are_whole_records(ledger):
    add(ledger, reading())

    with ledger.read() as connection:
        (found,) = readings.iterate(connection, "statements")
    assert isinstance(found, Reading)
    assert found == reading()
