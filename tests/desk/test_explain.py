"""Every record told in plain English, with the way its words came to the page."""

import msgspec
import pytest

from sayso.desk.explain import explain
from sayso.records.article import Outlet
from sayso.records.event import When
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.records.statement import Speaker


def told(reading, name):
    return next(entry for group in explain(reading) for entry in group.entries if entry.anchor == name)


def with_statement(reading, **changes):
    first, *rest = reading.statements
    return msgspec.structs.replace(reading, statements=(msgspec.structs.replace(first, **changes), *rest))


def with_figure(reading, **fields):
    figure = Figure(id="f9", span=reading.figures[0].span, **fields)
    return msgspec.structs.replace(reading, figures=(figure,))


def test_a_statement_is_one_sentence_with_its_relays(reading):
    assert told(reading, "s1").sentence == (
        "Ingrid Solheim (fisheries ministry spokeswoman, Norway, government) said, through Nordwire ← Havnytt: "
        "“Norway remains in daily contact with Iceland over the collision off Jan Mayen” — "
        "indirect, said Tuesday 4 November 2025"
    )


def test_the_chain_runs_from_the_outlet_to_the_speaker(reading):
    chain = told(reading, "s1").chain

    assert [(link.name, link.label) for link in chain] == [
        ("The Harbour Times", "outlet"), ("Nordwire", "agency"), ("Havnytt", "state media"),
        ("Ingrid Solheim", "speaker"),
    ]  # fmt: skip
    assert chain[2].known_by == "the sentence itself"


def test_an_agency_that_is_its_own_outlet_is_one_step(reading):
    article = msgspec.structs.replace(reading.article, outlet=Outlet(name="NORDWIRE"))

    chain = told(msgspec.structs.replace(reading, article=article), "s4").chain

    assert [link.name for link in chain] == ["Nordwire", "Icelandic foreign ministry"]


def test_a_direct_quotation_loses_its_own_outer_marks(reading):
    assert told(reading, "s2").quote == "We have a constant working line to Reykjavik"


def test_a_quotation_within_the_words_said_is_set_in_single_marks(reading):
    assert told(reading, "s4").quote == "'reckless sailing' by a Norwegian trawler in the Denmark Strait"


def test_a_quotation_in_two_parts_loses_the_marks_of_both(reading):
    parts = (reading.statements[1].content[0], reading.statements[2].content[0])

    quote = told(with_statement(reading, content=parts), "s1").quote

    assert quote == "We have a constant working line to Reykjavik … to give any further details about the talks"


def test_a_government_named_by_its_capital_is_told_with_the_name_used_here(reading):
    entry = told(reading, "s5")

    assert entry.chain[-1].name == "Norway"
    assert "named here as “Oslo”" in entry.facts


def test_one_speakers_statements_stand_under_one_head(reading):
    statements = explain(reading)[0]

    assert [(party.who, len(party.entries)) for party in statements.parties] == [
        ("Ingrid Solheim", 3), ("Icelandic foreign ministry", 1), ("Norway", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("speaker", "who"),
    [
        (Speaker(anonymous=True), "An unnamed speaker"),
        (Speaker(), "A speaker the text does not name"),
        (Speaker(span=Span(0, 6), anonymous=True), "BERGEN (unnamed)"),
    ],
)
def test_a_speaker_nobody_names_is_not_given_a_name(reading, speaker, who):
    assert told(with_statement(reading, speaker=speaker), "s1").sentence.startswith(f"{who} said, ")


def test_a_nested_statement_names_the_one_around_it(reading):
    entry = told(with_statement(reading, within="s4"), "s1")

    assert "inside s4" in entry.facts
    assert entry.parent == "s4"


def test_days_left_open_are_told_in_the_texts_own_words(reading):
    said = When(span=reading.events[3].when.span)

    assert "said “recent weeks”" in told(with_statement(reading, said=said), "s1").facts


def test_a_claimed_event_comes_the_way_of_its_statement(reading):
    entry = told(reading, "e1")

    assert entry.sentence == (
        "Norway (government) held talks with Iceland (government): “contact” — claimed in s1, Tuesday 4 November 2025"
    )
    assert entry.chain == told(reading, "s1").chain
    assert entry.parent == "s1"


def test_an_event_the_article_asserts_stands_on_its_outlet_and_agency(reading):
    entry = told(reading, "e2")

    assert entry.sentence.startswith("The Icelandic foreign ministry (Iceland, government) accused a Norwegian trawler")
    assert "asserted by The Harbour Times ← Nordwire" in entry.facts


def test_an_event_without_a_source_names_nobody(reading):
    assert told(reading, "e3").sentence.startswith("Someone the text does not name coerced boats: “stopped”")


@pytest.mark.parametrize(
    ("fields", "told_as"),
    [
        ({"value": 14, "low": 14, "qualifier": "at_least", "unit": "boats", "state": "hit"}, "At least 14 boats hit"),
        ({"value": 12500, "low": 12500, "high": 12500, "qualifier": "exactly", "unit": "USD"}, "12,500 USD"),
        ({"low": 10, "high": 20, "qualifier": "between", "unit": "people"}, "Between 10 and 20 people"),
        ({"low": 24, "qualifier": "at_least", "unit": "boats"}, "“14” (at least 24) boats"),
        ({"qualifier": "about", "unit": "boats"}, "“14” boats"),
    ],
)
def test_a_figure_keeps_its_qualifier(reading, fields, told_as):
    assert told(with_figure(reading, **fields), "f1").sentence.startswith(f"{told_as}: “14” — ")


def test_a_figure_names_who_gave_it(reading):
    giver = reading.statements[3].speaker.span

    entry = told(with_figure(reading, value=6, qualifier="about", giver=giver), "f1")

    assert "given by The Icelandic foreign ministry" in entry.facts


def test_a_figure_of_a_claimed_event_is_as_sure_as_the_claim(reading):
    entry = told(with_figure(reading, value=6, qualifier="about", event="e1"), "f1")

    assert entry.facts == ("claimed in s1", "of e1")
    assert entry.chain == told(reading, "s1").chain


def test_a_time_that_stays_open_says_so(reading):
    assert told(reading, "t3").sentence == "“recent weeks”: unresolved (PAST_REF)"


def test_a_place_that_stands_for_a_government_says_so(reading):
    assert told(reading, "p5").sentence == "Oslo (city, Norway), stands for a government: “Oslo”"


def test_mentions_of_one_place_stand_under_one_head(reading):
    twice = (*reading.places, msgspec.structs.replace(reading.places[5], id="p7", span=Span(0, 6)))

    places = explain(msgspec.structs.replace(reading, places=twice))[4]

    assert [len(party.entries) for party in places.parties if party.who == "Bergen"] == [2]


def test_a_reading_without_records_has_an_empty_ledger(reading):
    bare = msgspec.structs.replace(
        reading, statements=(), events=(), figures=(), times=(), places=(), actors=()
    )  # fmt: skip

    assert explain(bare) == ()
