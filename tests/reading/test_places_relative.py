"""Where something lies seen from a place: the reference, the direction and the distance, and a point only from all."""

import pytest

from sayso.reading.places import read as places
from sayso.reading.places.relative import moved


def relative(text, words):
    found = places.read(text, None, home=None, dateline=None)
    return next(one for one in found if one.span.of(text) == words).relative


@pytest.mark.parametrize(
    ("text", "words", "quote", "kind", "direction", "distance"),
    [
        ("Shells fell south of Krasnohorivka.", "Krasnohorivka", "south of Krasnohorivka", "from", "south", None),
        ("A boat sank off the coast of La Guaira.", "La Guaira", "off the coast of La Guaira", "off", None, None),
        ("A boat sank off the Libyan coast.", "Libyan", "off the Libyan coast", "off", None, None),
        ("It is 60 nautical miles off Fujairah.", "Fujairah", "60 nautical miles off Fujairah", "off", None, 111.1),
        ("The mine is 20 km north-east of Aleppo.", "Aleppo", "20 km north-east of Aleppo", "from", "northeast", 20),
        ("It is ten kilometres west of Petrinja.", "Petrinja", "ten kilometres west of Petrinja", "from", "west", 10),
        ("It is 90 kilometers (56 miles) southeast of the capital, Quito.", "Quito",
         "90 kilometers (56 miles) southeast of the capital, Quito", "from", "southeast", 90),
        ("It is 30 miles outside Kabul.", "Kabul", "30 miles outside Kabul", "from", None, 48.3),
        ("Troops massed near the border with Chad.", "Chad", "near the border with Chad", "border", None, None),
        ("They patrol Chad's border.", "Chad", "Chad's border", "border", None, None),
        ("Drones crossed the Polish border.", "Polish", "Polish border", "border", None, None),
        ("The road between Goma and Rutshuru is shut.", "Goma", "road between Goma", "between", None, None),
        ("Families fled northern Mali.", "Mali", "northern Mali", "part", "north", None),
        ("Blasts shook central Baghdad.", "Baghdad", "central Baghdad", "part", "centre", None),
        ("It is on the outskirts of Maiduguri.", "Maiduguri", "on the outskirts of Maiduguri", "near", None, None),
    ],
)  # fmt: skip
def test_words_before_or_after_a_place_tell_where_seen_from_it_something_lies(
    text, words, quote, kind, direction, distance
):
    found = relative(text, words)

    assert found.span.of(text) == quote
    assert (found.kind, found.direction, found.distance_km) == (kind, direction, distance)


@pytest.mark.parametrize(
    "text",
    [
        "They paid off Greece.", "The army cut off Gaza City.", "Trade between Kenya and Uganda grew.",
        "She was born in Aleppo.", "Several died in Aleppo.", "The capital of Chad is quiet.",
    ],
)  # fmt: skip
def test_a_place_itself_is_not_relative(text):
    assert all(one.relative is None for one in places.read(text, None, home=None, dateline=None))


def test_distance_and_direction_from_a_town_give_a_point_and_the_town_keeps_its_own():
    text = "The mine is 111 km east of Quito."
    (quito,) = places.read(text, None, home=None, dateline=None)

    assert (quito.lat, quito.lon) == (-0.23, -78.52)
    assert (quito.relative.lat, quito.relative.lon) == pytest.approx((-0.23, -77.52), abs=0.02)
    assert quito.point == (quito.relative.lat, quito.relative.lon)


@pytest.mark.parametrize("text", ["It is east of Quito.", "It is 111 km from Quito.", "It is 111 km east of Ecuador."])
def test_without_a_direction_a_distance_or_a_town_to_count_from_there_is_no_point(text):
    (place,) = places.read(text, None, home=None, dateline=None)

    assert place.relative.lat is None
    assert place.relative.lon is None
    assert place.point == (place.lat, place.lon)


@pytest.mark.parametrize(
    ("start", "degrees", "end"),
    [
        ((0, 0), 0, (1.0, 0.0)),
        ((0, 179.5), 90, (0.0, -179.5)),
        ((60, 10), 90, (59.98, 12.0)),
        ((10, 0), 180, (9.0, 0.0)),
    ],
)
def test_a_degree_of_the_equator_is_111_kilometres(start, degrees, end):
    assert moved(*start, far_km=111.195, degrees=degrees) == pytest.approx(end, abs=0.011)
