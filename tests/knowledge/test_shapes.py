import pytest

from sayso.knowledge import countries, shapes


@pytest.mark.parametrize("detail", ["110m", "50m"])
def test_every_outline_is_closed_and_on_the_globe_and_of_a_known_country(detail):
    for outline in shapes.outlines(detail):
        west, south, east, north = outline.box

        assert outline.country is None or countries.by_code(outline.country)
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in outline.rings)
        assert -180 <= west < east <= 180
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
