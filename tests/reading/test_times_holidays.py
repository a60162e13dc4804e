"""Holidays in a text. The reference day is Wednesday, 5 November 2025."""

import pytest

from sayso.reading.times import read as times

WEDNESDAY = "2025-11-05"


def day(text, **filed):
    return times.read(text, published=WEDNESDAY, **filed)[0].start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Eid al-Fitr.", "2025-03-30"),
        ("Lamps were lit for Diwali.", "2025-10-20"),
        ("Lunar New Year will be quiet.", "2026-02-17"),
        ("They met on Orthodox Easter.", "2025-04-20"),
        ("They met last Christmas.", "2024-12-25"),
        ("They will meet next Easter.", "2026-04-05"),
        ("They met on Christmas Eve 2019.", "2019-12-24"),
        ("They met on the day after Good Friday.", "2025-04-19"),
        ("They met in Easter week.", "2025-04-14"),
    ],
)  # fmt: skip
def test_a_moving_feast_has_its_day(text, expected):
    found = [time for time in times.read(text, published=WEDNESDAY) if time.start]

    assert [time.start for time in found] == [expected]


@pytest.mark.parametrize(
    ("text", "filed", "expected"),
    [
        ("India's Independence Day was wet.", {}, "2025-08-15"),
        ("The Nigerian Independence Day was wet.", {}, "2025-10-01"),
        ("Independence Day was wet.", {"dateline": "NEW DELHI", "home": "GBR"}, "2025-08-15"),
        ("Independence Day was wet.", {"home": "GHA"}, "2025-03-06"),
        ("Independence Day was wet.", {}, "2025-07-04"),
        ("Thanksgiving was wet.", {"home": "CAN"}, "2025-10-13"),
        ("Labour Day was wet.", {"home": "GBR"}, "2025-05-01"),
        ("Labor Day was wet.", {"home": "USA"}, "2025-09-01"),
    ],
)  # fmt: skip
def test_a_holiday_is_that_of_the_country_named_then_of_the_dateline_then_of_the_outlet(text, filed, expected):
    assert day(text, **filed) == expected


def test_a_holiday_every_country_has_on_another_day_stays_open_without_one():
    (found,) = times.read("National Day was wet.", published=WEDNESDAY)

    assert (found.value, found.start) == ("XXXX-XX-XX", None)


def test_a_feast_of_several_days_is_an_interval():
    found, _ = times.read("Ramadan began in February 2025.", published=WEDNESDAY)

    assert (found.start, found.end) == ("2025-03-01", "2025-03-30")
