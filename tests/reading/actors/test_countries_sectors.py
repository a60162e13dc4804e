"""Whose somebody is, and what: by the phrase's own words first, by tables for the day second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import bodies, countries, roles
from sayso.reading.actors.countries_sectors import identify, of_words


def told(phrase, on=None):
    found = identify(phrase, on=on)
    return found.country, found.only_sector


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("a Peruvian senator", ("PER", "LEG")),
        ("Kenya's transport ministry", ("KEN", "GOV")),
        ("the head of Brazil's navy", ("BRA", "MIL")),
        ("members of the Bundestag", ("DEU", "LEG")),
        ("a former Knesset member", ("ISR", "ELI")),
        ("Polish dairy farmers", ("POL", "AGR")),
        ("a spokeswoman for Malta's police", ("MLT", "COP")),
        ("Boko Haram fighters", ("NGA", "REB")),
        ("rebel soldiers", (None, "REB")),
        ("an Italian rights group", ("ITA", "NGO")),
        ("student protesters in Santiago", ("CHL", "EDU")),
        ("the Norwegian leader", ("NOR", "GOV")),
        ("Kenya's chief of staff", ("KEN", "GOV")),
        ("Kano State government", ("NGA", "GOV")),
        ("a British-Iranian teacher", ("GBR", "EDU")),
        ("Minsk police station", ("BLR", "COP")),
        ("U.S. Secretary of State", ("USA", "GOV")),
        ("a leader", (None, None)),
        ("vice president of Quelmark", (None, None)),
        ("vice president of the republic", (None, "GOV")),
        ("the county's crime commissioner", (None, "COP")),
        ("the opposition leader Maulana Kabir Lodhi", (None, "OPP")),
        ("UNHCR officials in Jordan", (None, "IGO")),
        ("a car theft ring", (None, "CRM")),
        ("two dozen men and women", (None, "CVL")),
        ("FRANCE", ("FRA", None)),
        ("Seoul", ("KOR", "GOV")),
        ("she", (None, None)),
        ("qwrtz", (None, None)),
    ],
)
def test_the_words_of_a_phrase_tell_country_and_sector(phrase, expected):
    assert told(phrase) == expected


def test_an_envoy_to_a_country_is_not_of_it():
    assert told("the Danish ambassador to Chad") == ("DNK", "GOV")


def test_those_whom_a_country_backs_are_not_its_own():
    assert told("US-backed militiamen") == (None, "PRM")
    assert told("a Saudi-led coalition")[0] == "SAU"


def test_a_countrys_name_before_a_body_wins_over_the_bodys_usual_country():
    assert told("Chile's Defense Department") == ("CHL", "GOV")
    assert told("the Defense Department") == ("USA", "GOV")


def test_a_body_of_many_countries_is_of_none_and_keeps_the_finer_sector():
    found = identify("European Union legislators")

    assert (found.country, found.sector, found.group) == (None, "LEG", "IGO")


def test_an_office_depends_on_the_day():
    assert told("Barack Obama", "2010-03-01") == ("USA", "GOV")
    assert told("Barack Obama", "2020-03-01") == ("USA", "ELI")


def test_the_phrases_words_win_over_the_table():
    assert told("senator Barack Obama", "2010-03-01") == ("USA", "LEG")
    assert told("Norwegian carpenter Emmanuel Macron", "2020-01-01")[0] == "NOR"


def test_an_apposition_tells_of_the_name_before_it():
    assert told("Ragnhild Sæther, Norway's deputy fisheries minister") == ("NOR", "GOV")


@given(st.sampled_from(sorted(bodies.names())))
def test_every_body_of_the_table_is_told_by_its_name_alone(name):
    assert identify(name).only_sector == bodies.find(name).sector


@given(st.sampled_from(sorted(bodies.names())), st.sampled_from(("spokesman for", "members of", "head of", "")))
def test_a_known_body_is_found_behind_any_open_role(name, words):
    found = identify(f"{words} {name}".strip())

    assert found.sector is not None or found.role is not None


@given(st.text(max_size=80))
def test_any_text_gives_a_country_that_exists_or_none(text):
    found = identify(text)

    assert found.country is None or countries.by_code(found.country) is not None


@given(
    st.lists(
        st.sampled_from(["the", "Libyan", "army", "of", "police", "Hamas", "-", "led", "'s", "Accra", ","]), min_size=1
    ),
    st.data(),
)
def test_words_with_any_head_are_read_like_any_other(words, data):
    head = data.draw(st.integers(0, len(words) - 1))

    assert of_words(words, head=head) == of_words(list(words), head=head)


def test_every_role_is_found_in_a_phrase_of_its_own():
    lost = [
        row
        for row in ("minister", "rebel group", "chief of staff", "secretary of state")
        if identify(f"the {row}").role != roles.find(row)
    ]

    assert lost == []
