import pytest

from sayso.knowledge import countries, gazetteer


def test_a_name_gives_all_its_namesakes():
    found = {(entry.country, entry.division) for entry in gazetteer.find("Paris") if entry.kind == "city"}

    assert {("FRA", "11"), ("USA", "TX"), ("USA", "KY"), ("CAN", "08")} <= found


@pytest.mark.parametrize(
    ("name", "canonical"), [("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Saigon", "Ho Chi Minh City")]
)
def test_a_name_that_english_also_uses_leads_to_the_city(name, canonical):
    assert canonical in {entry.name for entry in gazetteer.find(name)}


def test_accents_and_capitals_do_not_matter():
    assert gazetteer.find("São Paulo") == gazetteer.find("Sao Paulo")
    assert {entry.id for entry in gazetteer.find("OSLO")} == {entry.id for entry in gazetteer.find("Oslo")}


@pytest.mark.parametrize("short", ["Ky.", "KY", "N.Y.", "Ont.", "Calif."])
def test_newspapers_abbreviations_give_the_state(short):
    state = gazetteer.state(short)

    assert (state.kind, state.country) == ("division", "CAN" if short == "Ont." else "USA")


def test_a_word_is_no_abbreviation_of_a_state():
    assert gazetteer.state("La") is None


def test_the_alias_of_a_sea_gives_its_name():
    (sea,) = gazetteer.find("Caribbean")

    assert (sea.name, sea.shape, sea.country) == ("Caribbean Sea", "sea", None)


def test_every_point_lies_on_the_globe_and_every_country_exists():
    for name in ("Springfield", "San José", "Victoria", "Washington", "Georgia", "Tripoli", "Santiago"):
        for entry in gazetteer.find(name):
            assert -90 <= entry.lat <= 90
            assert -180 <= entry.lon <= 180
            assert entry.country is None or countries.by_code(entry.country)


def test_an_unknown_name_gives_nothing():
    assert gazetteer.find("Ulvdalsneset") == ()
    assert not gazetteer.known("Ulvdalsneset")
