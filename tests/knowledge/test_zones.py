"""Time zones by name and by place."""

from datetime import date, datetime, time

import pytest

from sayso.knowledge import domains, zones

SUMMER, WINTER = (datetime.combine(date(2025, month, 1), time(12)) for month in (7, 1))


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("MOSCOW", "Europe/Moscow"), ("Austin, Texas", "America/Chicago"), ("London, Ontario", "America/Toronto"),
        ("India", "Asia/Kolkata"), ("WASHINGTON", "America/New_York"), ("Portland, Ore.", "America/Los_Angeles"),
        ("Nowhere Such", None),
    ],
)  # fmt: skip
def test_a_place_has_a_zone(place, zone):
    assert zones.of_place(place) == zone


def test_a_country_of_several_zones_has_no_only_one():
    assert (zones.only_of_country("USA"), zones.only_of_country("NGA")) == (None, "Africa/Lagos")


@pytest.mark.parametrize(
    ("zone", "moment", "offset"),
    [
        ("Europe/London", SUMMER, "+01:00"), ("Europe/London", WINTER, "Z"), ("-05:00", SUMMER, "-05:00"),
        ("Asia/Kathmandu", WINTER, "+05:45"), ("UTC", WINTER, "Z"), ("Mars/Olympus", WINTER, None),
    ],
)  # fmt: skip
def test_the_difference_from_utc_is_that_of_the_moment(zone, moment, offset):
    assert zones.offset(zone, moment) == offset


def test_a_short_name_several_countries_use_is_that_of_the_country():
    assert (zones.find("cst"), zones.find("cst", country="CHN")) == ("-06:00", "Asia/Shanghai")


def test_every_zone_of_the_tables_has_rules():
    named = {zone for choices in zones._names().values() for _, zone in choices}

    assert all(zones.offset(zone, WINTER) for zone in {*zones._places().values(), *named})


@pytest.mark.parametrize(
    ("domain", "country"),
    [("example.co.uk", "GBR"), ("example.ng", "NGA"), ("example.com", None), ("example.tv", None), ("", None)],
)
def test_a_domain_tells_its_country(domain, country):
    assert domains.country(domain) == country
