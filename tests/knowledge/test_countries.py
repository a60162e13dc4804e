import pycountry
import pytest

from sayso.knowledge import countries


@pytest.mark.parametrize("entry", list(pycountry.countries), ids=lambda entry: entry.alpha_3)
def test_every_iso_country_is_found_by_code_by_name_and_has_a_point(entry):
    country = countries.by_code(entry.alpha_3)

    assert country is not None
    assert country.alpha2 == entry.alpha_2
    assert countries.find(country.name) == country
    assert -90 <= country.lat <= 90
    assert -180 <= country.lon <= 180


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("U.S.", "USA"), ("US", "USA"), ("America", "USA"), ("the United States", "USA"), ("UK", "GBR"),
        ("Britain", "GBR"), ("Russia", "RUS"), ("Ivory Coast", "CIV"), ("DR Congo", "COD"), ("South Korea", "KOR"),
        ("Burma", "MMR"), ("Turkey", "TUR"), ("Türkiye", "TUR"), ("Kosovo", "XKX"), ("Hong Kong", "HKG"),
        ("Palestine", "PSE"), ("Holland", "NLD"), ("the Czech Republic", "CZE"), ("Republic of Congo", "COG"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_the_names_news_uses(name, code):
    assert countries.find(name).code == code


@pytest.mark.parametrize("word", ["us", "turkey", "china", "chad", "uk", "the Kremlin", "", "the", "Reuters", "CHAD"])
def test_a_word_that_only_resembles_a_country_is_none(word):
    assert countries.find(word) is None


def test_headline_capitals_name_a_country():
    assert countries.find("VENEZUELA").code == "VEN"


def test_a_part_counts_for_its_country_and_says_that_it_is_a_part():
    assert (countries.find("Scotland").code, countries.find_kind("Scotland")) == ("GBR", "part")
    assert countries.find_kind("France") == "name"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Venezuelan", "VEN"), ("Filipino", "PHL"), ("Dutch", "NLD"), ("Emirati", "ARE"), ("Britons", "GBR"),
        ("Scottish", "GBR"), ("Niger", None), ("Nigerien", "NER"), ("Swiss", "CHE"), ("American", "USA"),
        ("South Korean", "KOR"), ("dutch", None),
    ],
)  # fmt: skip
def test_a_demonym_gives_its_country(word, code):
    found = countries.find_demonym(word)

    assert (found.code if found else None) == code


def test_a_demonym_of_two_countries_gives_both_and_the_usual_one_first():
    assert [country.code for country in countries.demonym_countries("Congolese")] == ["COD", "COG"]


def test_a_people_without_a_country_is_known_but_gets_no_code():
    assert countries.demonym_countries("Kurdish") == ()
    assert countries.demonym_countries("Wednesday") is None


def test_nearly_every_sovereign_country_has_a_demonym():
    named = {country.code for word in countries.demonyms() for country in countries.demonym_countries(word)}
    codes = {entry.alpha_3 for entry in pycountry.countries}

    assert not {code for code in codes if countries.by_code(code).sovereign} - named
