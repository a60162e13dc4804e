import pytest

from sayso.knowledge import countries
from sayso.knowledge.seats import find_seat, names


@pytest.mark.parametrize(
    ("name", "country", "sector", "kind"),
    [
        ("the Kremlin", "RUS", "GOV", "building"), ("White House", "USA", "GOV", "building"),
        ("Pentagon", "USA", "MIL", "building"), ("Capitol Hill", "USA", "LEG", "building"),
        ("No. 10", "GBR", "GOV", "building"), ("Elysee", "FRA", "GOV", "building"),
        ("Berlaymont", None, "EUR", "building"), ("Washington", "USA", "GOV", "capital"),
        ("Caracas", "VEN", "GOV", "capital"), ("Kiev", "UKR", "GOV", "capital"), ("Beijing", "CHN", "GOV", "capital"),
    ],
)  # fmt: skip
def test_a_seat_tells_whose_it_is(name, country, sector, kind):
    seat = find_seat(name)

    assert (seat.country, seat.sector, seat.kind) == (country, sector, kind)


@pytest.mark.parametrize("name", ["Marseille", "kremlin", "Male", "Singapore", ""])
def test_other_places_are_no_seats(name):
    assert find_seat(name) is None


def test_aliases_share_one_name():
    assert find_seat("Kiev").name == find_seat("Kyiv").name == "Kyiv"


def test_every_seats_country_exists():
    assert all(countries.by_code(find_seat(name).country) for name in names() if find_seat(name).country)
