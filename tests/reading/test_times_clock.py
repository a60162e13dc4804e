"""Clock times and their zones. The reference day is Wednesday, 5 November 2025."""

import pytest

from sayso.reading.times import read as times

WEDNESDAY = "2025-11-05"


def read(text, **filed):
    (found,) = times.read(text, published=WEDNESDAY, **filed)
    return found.value, found.zone, found.zone_from


@pytest.mark.parametrize(
    ("text", "value", "zone"),
    [
        ("It sank at 3 p.m. EST on Tuesday.", "2025-11-04T15:00-05:00", "-05:00"),
        ("It sank at 1500 GMT on Tuesday.", "2025-11-04T15:00Z", "UTC"),
        ("It sank at 15:00 (GMT) on Tuesday.", "2025-11-04T15:00Z", "UTC"),
        ("It sank at noon Moscow time on Tuesday.", "2025-11-04T12:00+03:00", "Europe/Moscow"),
        ("It sank at 7 p.m. Eastern time on Tuesday.", "2025-11-04T19:00-05:00", "America/New_York"),
        ("It sank on July 1 at 8pm IST.", "2025-07-01T20:00+05:30", "Asia/Kolkata"),
        ("It sank at 14:00 UTC+3 on Tuesday.", "2025-11-04T14:00+03:00", "+03:00"),
    ],
)  # fmt: skip
def test_a_clock_time_has_the_zone_it_names(text, value, zone):
    found = times.read(text, published=WEDNESDAY)[-1]

    assert (found.value, found.zone, found.zone_from) == (value, zone, "expression")


def test_a_second_clock_in_brackets_tells_the_zone_and_the_day_behind_it():
    first, second, _ = times.read("A bomb went off at 10:35 a.m. (0735 GMT) Friday.", published=WEDNESDAY)

    assert (first.value, first.zone, first.zone_from) == ("2025-10-31T10:35+03:00", "+03:00", "expression")
    assert second.value == "2025-10-31T07:35Z"


@pytest.mark.parametrize(
    ("filed", "value", "zone", "zone_from"),
    [
        ({"dateline": "NEW DELHI", "home": "GBR"}, "2025-11-04T06:30+05:30", "Asia/Kolkata", "dateline"),
        ({"dateline": "Austin, Texas"}, "2025-11-04T06:30-06:00", "America/Chicago", "dateline"),
        ({"home": "GBR"}, "2025-11-04T06:30Z", "Europe/London", "outlet"),
        ({"home": "USA"}, "2025-11-04T06:30", None, None),
        ({}, "2025-11-04T06:30", None, None),
    ],
)  # fmt: skip
def test_without_a_zone_the_dateline_tells_it_then_the_outlet_then_nothing(filed, value, zone, zone_from):
    assert read("It sank at 06:30 on Tuesday.", **filed) == (value, zone, zone_from)


def test_local_time_is_never_the_outlets():
    assert read("It sank at 06:30 local time on Tuesday.", home="GBR") == ("2025-11-04T06:30", None, None)


@pytest.mark.parametrize(
    ("published", "filed", "today"),
    [
        ("2025-11-05T02:30:00Z", {"dateline": "WASHINGTON"}, "2025-11-04"),
        ("2025-11-04T20:00:00-05:00", {"dateline": "TOKYO"}, "2025-11-05"),
        ("2025-11-04T22:00:00Z", {"home": "IND"}, "2025-11-05"),
        ("2025-11-05T02:30:00Z", {}, "2025-11-05"),
        ("2025-11-05T00:00:00Z", {"dateline": "WASHINGTON"}, "2025-11-05"),
        ("2025-11-05", {"dateline": "WASHINGTON"}, "2025-11-05"),
        ("2025-11-05T99:99:00Z", {"dateline": "WASHINGTON"}, "2025-11-05"),
    ],
)  # fmt: skip
def test_today_is_the_day_it_is_where_the_report_was_filed(published, filed, today):
    (found,) = times.read("It sank today.", published=published, **filed)

    assert found.start == today


def test_summer_time_is_that_of_the_day():
    assert read("It sank at 06:30 on July 1.", dateline="LONDON")[0] == "2025-07-01T06:30+01:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank at half past six on Tuesday.", "2025-11-04T06:30"),
        ("It sank at a quarter to nine on Tuesday.", "2025-11-04T08:45"),
        ("It sank at 11 at night on Tuesday.", "2025-11-04T23:00"),
        ("It sank at 9.30am on Tuesday.", "2025-11-04T09:30"),
        ("It sank at 10:30PM on Tuesday.", "2025-11-04T22:30"),
        ("It sank at midnight on Tuesday.", "2025-11-04T24:00"),
        ("It sank at 0900 hours on Tuesday.", "2025-11-04T09:00"),
    ],
)  # fmt: skip
def test_a_clock_time_is_read_in_words_and_figures(text, value):
    assert read(text)[0] == value


@pytest.mark.parametrize("text", ["They won 10:15.", "It was high noon.", "The ship had 25:00 on its bow."])
def test_other_figures_are_no_clock(text):
    assert times.read(text, published=WEDNESDAY) == ()


def test_an_undated_article_keeps_the_hour():
    (found,) = times.read("It sank at 3 p.m.")

    assert (found.value, found.start) == ("XXXX-XX-XXT15:00", None)
