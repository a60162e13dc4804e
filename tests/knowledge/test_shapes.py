from itertools import pairwise

import pytest

from sayso.knowledge import countries, shapes


@pytest.mark.parametrize("detail", ["110m", "50m"])
def test_every_outline_is_closed_and_on_the_globe_and_of_a_known_country(detail):
    for outline in shapes.outlines(detail):
        west, south, east, north = outline.box

        assert outline.country is None or countries.by_code(outline.country)
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in outline.rings)
        assert -360 <= west < east <= 360
        assert east - west <= 360
        assert -90 <= south < north <= 90


def test_the_finer_outlines_have_more_corners():
    def corners(detail):
        return sum(len(ring) for outline in shapes.outlines(detail) for ring in outline.rings)

    assert corners("50m") > 5 * corners("110m")


@pytest.mark.parametrize(
    ("country", "lat", "lon"), [("VEN", 8, -66), ("UKR", 49, 32), ("COD", -3, 23), ("XKX", 42.6, 21)]
)
def test_a_country_lies_where_it_is(country, lat, lon):
    boxes = [outline.box for outline in shapes.outlines("50m") if outline.country == country]

    assert any(west < lon < east and south < lat < north for west, south, east, north in boxes)


@pytest.mark.parametrize("detail", ["110m", "50m"])
def test_no_outline_jumps_from_one_end_of_the_map_to_the_other(detail):
    """Russia, Fiji and Antarctica lie on both sides of the date line."""
    for outline in shapes.outlines(detail):
        for ring in outline.rings:
            steps = [abs(one[0] - other[0]) for one, other in pairwise(ring) if min(one[1], other[1]) > -89.9]
            assert max(steps, default=0) < 90
