from importlib.resources import files

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


@pytest.mark.parametrize(
    ("name", "country"),
    [("al-Hasakah", "SYR"), ("Hasakeh", "SYR"), ("Qamishli", "SYR"), ("Mekelle", "ETH"), ("Kharkov", "UKR"),
     ("Chuquibamba", "PER"), ("Oxfordshire", "GBR"), ("Geneina", "SDN")],
)  # fmt: skip
def test_other_spellings_districts_and_villages_are_found(name, country):
    assert country in {entry.country for entry in gazetteer.find(name)}


@pytest.mark.parametrize(
    ("name", "called", "shape"),
    [("Heathrow", "Heathrow Airport", "facility"), ("Mozambique Channel", "Mozambique Channel", "strait"),
     ("al-Hol", "Al-Hol camp", "facility"), ("Gobi", "Gobi Desert", "region")],
)  # fmt: skip
def test_waters_deserts_and_sites_are_in_a_table_of_our_own(name, called, shape):
    assert (called, shape, None) in {(entry.name, entry.shape, entry.id) for entry in gazetteer.find(name)}


def test_a_region_of_our_own_that_geonames_has_as_a_division_bears_its_id():
    assert "geonames:444187" in {entry.id for entry in gazetteer.find("Tigray") if entry.kind == "region"}


def test_a_word_begins_longer_names_or_it_does_not():
    assert gazetteer.begins("San")
    assert gazetteer.begins("Strait")
    assert not gazetteer.begins("Ulvdalsneset")


def test_every_line_of_the_table_is_found_by_its_name():
    table = files("sayso.knowledge").joinpath("data", "gazetteer.tsv").read_text(encoding="utf-8")
    names = [line.partition("\t")[0] for line in table.splitlines()]

    assert names == sorted(names)
    assert [name for name in names[::97] if not gazetteer.known(name)] == []


@pytest.mark.parametrize("name", ["", "\ud800", "A\nB", "\t", "~", "\U0010ffff"])
def test_what_is_no_name_is_not_found(name):
    assert gazetteer.find(name) == ()
    assert not gazetteer.begins(name)


@pytest.mark.parametrize(
    ("shouted", "name"), [("ST. JOHN'S", "St. John's"), ("PORT-AU-PRINCE", "Port-Au-Prince"), ("ÉVRY", "Évry")]
)
def test_a_headlines_capitals_are_read_word_by_word(shouted, name):
    assert gazetteer.uncapital(shouted) == name
