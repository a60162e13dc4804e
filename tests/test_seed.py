"""The worked example of the design, entry by entry: what must come out of the page the product was conceived from."""

import os
from pathlib import Path

import pytest

import sayso

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / "shared" / "data"))
SEED = CORPORA.parent / "seed"

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not SEED.is_dir(), reason="needs the seed page beside the corpora (SAYSO_CORPORA)"),
]


@pytest.fixture(scope="module")
def reading():
    return sayso.Reader().read(next(SEED.glob("*.txt")))


@pytest.fixture(scope="module")
def text(reading):
    return reading.article.text


def actor(reading, ref):
    return next((one for one in reading.actors if one.id == ref), None)


def statement(reading, words):
    """The statement whose content holds some words and nothing smaller does."""
    text = reading.article.text
    holding = [one for one in reading.statements if any(words in span.of(text) for span in one.content)]
    assert holding, f"no statement holds {words!r}"
    return min(holding, key=lambda one: sum(len(span) for span in one.content))


def relays(one):
    return [relay.name for relay in one.relays]


def event(reading, kind, *words):
    text = reading.article.text
    found = [one for one in reading.events if one.type == kind and any(span.of(text) in words for span in one.trigger)]
    assert found, f"no {kind} at {words}: {[(one.type, [s.of(text) for s in one.trigger]) for one in reading.events]}"
    return found[0]


def sides(parties):
    return {(one.country, one.sector) for one in parties}


def test_peskov_said_russia_remains_in_contact_on_tuesday_through_reuters(reading, text):
    one = statement(reading, "Russia remains in constant contact")
    peskov = actor(reading, one.speaker.actor)

    assert (peskov.name, peskov.role, peskov.country, peskov.sector) == (
        "Dmitry Peskov",
        "Kremlin spokesman",
        "RUS",
        "GOV",
    )
    assert relays(one)[0] == "Reuters"
    assert (one.said.start, one.said.end, one.said.span.of(text)) == ("2025-11-04", "2025-11-04", "Tuesday")


def test_the_direct_quote_came_through_reuters_and_tass_to_reporters(reading, text):
    one = statement(reading, "We have constant working contacts")

    assert actor(reading, one.speaker.actor).name == "Dmitry Peskov"
    assert (relays(one), one.relays[1].kind, one.manner) == (["Reuters", "TASS"], "state_media", "direct")
    assert one.audience.of(text) == "reporters"


def test_peskov_declined_to_give_details_as_tass_said(reading):
    one = next(one for one in reading.statements if one.stance == "declined")

    assert actor(reading, one.speaker.actor).name == "Dmitry Peskov"
    assert "TASS" in relays(one)


def test_peskov_said_last_weekend_that_russia_wanted_calm(reading):
    one = statement(reading, "remain calm")
    outer = next((two for two in reading.statements if two.id == one.within), one)
    said = one if one.said else outer

    assert actor(reading, said.speaker.actor).name == "Dmitry Peskov"
    assert "TASS" in relays(said)
    assert (said.said.start, said.said.end) == ("2025-11-01", "2025-11-02")


def test_the_foreign_ministry_denounced_force_and_reaffirmed_support_at_the_weekend(reading):
    denounced, reaffirmed = statement(reading, "excessive military force"), statement(reading, "support for Venezuela")

    for one in (denounced, reaffirmed):
        ministry = actor(reading, one.speaker.actor)
        assert (ministry.country, ministry.sector) == ("RUS", "GOV")
    assert denounced.stance == "accused"
    assert (denounced.said.start, denounced.said.end) == ("2025-11-01", "2025-11-02")


def test_washington_speaks_as_the_us_government(reading):
    one = statement(reading, "illegal drug trade")
    washington = actor(reading, one.speaker.actor)

    assert (washington.country, washington.sector) == ("USA", "GOV")
    assert any(place.metonym and place.name.startswith("Washington") for place in reading.places)


def test_russia_consults_venezuela(reading):
    one = event(reading, "CONSULT", "contact", "contacts")

    assert {country for country, _ in sides(one.sources)} == {"RUS", "VEN"}
    assert sides(one.opposite) == sides(one.sources)


def test_russia_accuses_the_united_states(reading):
    one = event(reading, "ACCUSE", "denounced")

    assert sides(one.sources) == {("RUS", "GOV")}
    assert {country for country, _ in sides(one.targets)} == {"USA"}


def test_russia_supports_venezuelas_leaders(reading):
    one = event(reading, "SUPPORT", "reaffirmed", "support")

    assert sides(one.sources) == {("RUS", "GOV")}
    assert sides(one.targets) == {("VEN", "GOV")}


def test_the_us_assaults_boats_in_the_caribbean(reading):
    one = event(reading, "ASSAULT", "targeted", "killed")
    place = next(place for place in reading.places if place.id == one.place)

    assert {country for country, _ in sides(one.sources)} == {"USA"}
    assert place.name == "Caribbean Sea"


def test_the_us_mobilizes_in_the_caribbean_in_recent_months(reading, text):
    one = event(reading, "MOBILIZE", "built")

    assert {country for country, _ in sides(one.sources)} == {"USA"}
    assert "recent months" in one.when.span.of(text)


def test_putin_and_maduro_signed_in_moscow_in_may_which_is_background(reading):
    one = event(reading, "SUPPORT", "signed")
    place = next(place for place in reading.places if place.id == one.place)

    assert sides(one.sources) | sides(one.targets) == {("RUS", "GOV"), ("VEN", "GOV")}
    assert (place.name, one.when.start, one.when.end, one.background) == ("Moscow", "2025-05-01", "2025-05-31", True)


def test_the_figures_are_boats_and_people_given_by_the_article_itself(reading, text):
    found = {(one.span.of(text), one.value, one.qualifier, one.unit, one.state, one.giver) for one in reading.figures}

    assert found == {("14", 14, "at_least", "boats", "targeted", None), ("61", 61, "exactly", "people", "killed", None)}


def test_nothing_is_said_or_done_by_anybody_the_page_does_not_name(reading, text):
    for one in reading.actors:
        assert one.spans
        assert all(span.of(text).strip() for span in one.spans)
    assert {one.country for one in reading.actors} <= {"RUS", "VEN", "USA", None}
