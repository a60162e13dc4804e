"""Holidays: their days, and whose they are."""

from datetime import date

import pytest

from sayso.knowledge import holidays


def days(name, year, country=None):
    return [str(day) for holiday in holidays.find(name, country=country) for day in holidays.days(holiday, year)]


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [(1999, (4, 4), (4, 11)), (2008, (3, 23), (4, 27)), (2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20))],
)
def test_easter_of_either_church(year, western, eastern):
    assert (holidays.easter(year), holidays.orthodox_easter(year)) == (date(year, *western), date(year, *eastern))


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("thanksgiving", "USA", "2025-11-27"), ("thanksgiving", "CAN", "2025-10-13"),
        ("memorial day", None, "2025-05-26"), ("election day", None, "2025-11-04"),
        ("victoria day", "CAN", "2025-05-19"), ("good friday", None, "2025-04-18"),
        ("black friday", None, "2025-11-28"), ("lantern festival", None, "2025-02-12"),
    ],
)  # fmt: skip
def test_each_kind_of_rule_gives_its_day(name, country, expected):
    assert days(name, 2025, country) == [expected]


def test_eid_may_be_either_feast_and_come_twice_in_a_year():
    assert days("eid", 2025) == ["2025-03-30", "2025-06-06"]
    assert days("eid al-fitr", 2033) == ["2033-01-02", "2033-12-23"]


def test_a_name_that_differs_by_country_means_nothing_without_one():
    assert holidays.find("national day") == ()


def test_every_rule_of_the_table_can_be_read():
    assert all(days(name, 2025, country) for name in holidays.names() for country in _countries(name))


def _countries(name):
    return {country for holiday in holidays._table()[name] for country in holiday.countries or (None,)}
