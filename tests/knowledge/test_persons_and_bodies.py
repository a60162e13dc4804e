"""Persons by the day, bodies and peoples by name, roles and what they take from the body named with them."""

import re

import pytest

from sayso.knowledge import bodies, countries, peoples, persons, roles
from sayso.knowledge.tables import rows

MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def sector(name, on):
    found = persons.one_of(persons.find(name), on=on)
    return found and found.sector(on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [("1995-06-01", None), ("2007-03-04", "LEG"), ("2010-05-01", "GOV"), ("2017-01-15", "GOV"), ("2020-05-01", "ELI")],
)
def test_a_persons_sector_is_that_of_the_office_on_the_day(on, expected):
    assert sector("Barack Obama", on) == expected


def test_between_two_terms_a_person_is_a_former_official():
    assert sector("Kevin Rudd", "2017-01-01") == "ELI"


def test_in_the_month_of_a_change_the_earlier_office_counts():
    assert sector("Scott Morrison", "2022-05-02") == "GOV"


def test_without_a_day_the_last_office_counts_unless_it_is_long_past():
    assert (sector("Emmanuel Macron", None), sector("Jimmy Carter", None)) == ("GOV", "ELI")


@pytest.mark.parametrize(
    "spelling", ["Aleksandr Lukashenko", "Moamer Kadhafi", "Volodymyr Zelenskiy", "Nicolás Maduro"]
)
def test_another_transliteration_is_the_same_person(spelling):
    assert len(persons.find(spelling)) == 1


def test_a_namesake_of_another_first_name_is_somebody_else():
    assert persons.find("Lubomir Macron") == ()


def test_a_surname_alone_means_who_led_a_country():
    assert {one.name for one in persons.find("Museveni")} == {"Yoweri Museveni"}
    assert persons.find("Kardashian") == ()


def test_who_bears_one_name_alone_is_found_by_it():
    assert [one.country for one in persons.find("Beyoncé")] == ["USA"]


def test_two_of_one_surname_are_told_apart_by_the_day():
    assert persons.one_of(persons.find("Bush"), on="1990-01-01").name == "George H. W. Bush"
    assert persons.one_of(persons.find("Bush"), on="2005-01-01").name == "George W. Bush"


def test_every_office_has_a_time_and_a_country_that_exists():
    for row in rows("persons"):
        assert MONTH.fullmatch(row["since"]), row
        assert not row["until"] or (
            MONTH.fullmatch(row["until"]) and row["until"] >= row["since"][: len(row["until"])]
        ), row
        assert not row["country"] or countries.by_code(row["country"]), row


def test_an_article_or_a_headlines_capitals_hide_no_body():
    assert bodies.find("KNESSET") == bodies.find("Knesset")
    assert bodies.find("knesset") is None


def test_every_body_and_people_is_of_a_country_that_exists():
    assert all(not row["country"] or countries.by_code(row["country"]) for row in rows("bodies"))
    assert all(countries.by_code(row["code"]) for row in rows("peoples"))


def test_no_two_rows_bear_one_name():
    names = [row["name"] for row in rows("bodies")]
    assert len(names) == len(set(names))


def test_a_people_counts_for_the_country_where_it_acts():
    assert (peoples.find("Uyghurs"), peoples.find("Kurds")) == ("CHN", None)


def test_a_word_may_describe_without_being_a_role():
    assert (roles.find("parliamentary"), roles.describing("parliamentary")) == (None, "LEG")
    assert roles.find("member").takes == "body"
