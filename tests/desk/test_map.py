"""The map of an article: what is marked, what is shaded, and that labels stay apart."""

import re

import msgspec
import pytest

from sayso.desk import map as maps
from sayso.records.place import Place, Relative
from sayso.records.span import Span


@pytest.fixture
def locate(reading):
    """Draws the map of the invented page with other places."""

    def located(*places):
        return maps.locate(msgspec.structs.replace(reading, places=places))

    return located


def place(name, lat, lon, *, kind="city", country=None, **more):
    return Place(id="p1", span=Span(0, 6), name=name, kind=kind, country=country, lat=lat, lon=lon, **more)


BERGEN = place("Bergen", 60.39, 5.32, country="NOR")


def test_a_town_is_marked_and_its_country_shaded(locate):
    found = locate(BERGEN)

    assert [(pin.kind, pin.label) for pin in found.pins] == [("spot", "Bergen")]
    assert {land.named for land in found.lands} == {False, True}
    assert 0 < found.pins[0].x < maps.WIDTH
    assert 0 < found.pins[0].y < maps.HEIGHT


@pytest.mark.parametrize(
    "left_out",
    [
        place("Norway", 62.0, 10.0, kind="country", country="NOR"),
        place("Oslo", 59.91, 10.75, metonym=True),
        place("Oslo", 59.91, 10.75, nested=True),
        place("Springfield", None, None),
    ],
)
def test_countries_governments_parts_of_names_and_places_without_a_point_are_not_marked(locate, left_out):
    assert locate(left_out) is None
    assert [pin.label for pin in locate(BERGEN, left_out).pins] == ["Bergen"]


def test_the_point_told_from_a_town_is_marked_beside_the_town(locate):
    told = Relative(span=Span(0, 6), kind="from", direction="west", distance_km=40, lat=60.39, lon=4.6)
    found = locate(place("Bergen", 60.39, 5.32, relative=told))

    assert [(pin.kind, pin.label) for pin in found.pins] == [("spot", "Bergen"), ("told", "BERGEN")]
    assert found.pins[1].x < found.pins[0].x


def test_waters_have_a_label_and_no_mark(locate):
    assert locate(place("Norwegian Sea", 68, 3, kind="sea")).pins[0].kind == "area"


def test_places_on_both_sides_of_the_date_line_are_drawn_near_one_another(locate):
    found = locate(place("Suva", -18.1, 178.4), place("Apia", -13.8, -171.8))
    suva, apia = sorted(found.pins, key=lambda pin: pin.x)

    assert (suva.label, apia.label) == ("Suva", "Apia")
    assert apia.x < maps.WIDTH


def test_labels_cover_no_other_and_stay_inside_and_every_place_keeps_its_mark(locate):
    crowd = [place(f"Long name number {n}", 50 + n * 0.05, 10 + n * 0.05) for n in range(12)]
    found = locate(*crowd)
    boxes = []
    for pin in found.pins:
        if pin.label_x is not None:
            wide = len(pin.label) * maps.EM / 2
            left = pin.label_x - {"start": 0, "middle": wide / 2, "end": wide}[pin.anchor]
            boxes.append((left, pin.label_y - maps.EM, left + wide, pin.label_y))

    assert len(found.pins) == 12
    assert 0 < len(boxes) < 12
    assert all(box[0] >= 0 and box[2] <= maps.WIDTH for box in boxes)
    assert not any(
        one is not other and one[0] < other[2] and other[0] < one[2] and one[1] < other[3] - 1 and other[1] < one[3] - 1
        for one in boxes
        for other in boxes
    )


@pytest.mark.parametrize(
    "points", [[(0, 0)], [(85, 0)], [(-85, 10)], [(60, -179), (60, 179)], [(-60, -170), (75, 170)]]
)
def test_no_line_of_the_land_runs_far_outside_the_drawing(locate, points):
    found = locate(*(place(f"P{n}", lat, lon) for n, (lat, lon) in enumerate(points)))

    for land in found.lands:
        numbers = [float(number) for number in re.findall(r"-?\d+\.\d", land.path)]
        assert all(-4.1 <= number <= maps.WIDTH + 4.1 for number in numbers[::2])
        assert all(-4.1 <= number <= maps.HEIGHT + 4.1 for number in numbers[1::2])
    assert sum(len(land.path) for land in found.lands) < 90_000


def test_the_page_shows_the_map_with_its_sources_and_no_script(desk, keep, reading):
    keep(reading)

    page = desk.get(f"/articles/{reading.article.id}").text

    assert '<figure class="map">' in page
    assert 'role="img"' in page
    assert "Natural Earth" in page
    assert "GeoNames" in page
    assert "<script" not in page
    assert desk.get("/static/map.css").status_code == 200
