"""What place names mean. Without an annotation the tables alone find them; with one, its mentions decide."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import annotation

from sayso.reading.places import read as places


def read(text, made=None, *, home=None, dateline=None):
    return {one.span.of(text): one for one in places.read(text, made, home=home, dateline=dateline)}


@pytest.mark.parametrize(
    ("text", "words", "name", "kind", "country"),
    [
        ("Boats left for the Caribbean on Monday.", "Caribbean", "Caribbean Sea", "sea", None),
        ("Ships met in the eastern Pacific.", "eastern Pacific", "Eastern Pacific Ocean", "sea", None),
        ("A tanker crossed the Strait of Hormuz.", "Strait of Hormuz", "Strait of Hormuz", "strait", None),
        ("Aid reached the Gaza Strip.", "Gaza Strip", "Gaza Strip", "region", "PSE"),
        ("The U.S. sent a ship.", "U.S.", "United States", "country", "USA"),
        ("VENEZUELA WANTS CALM", "VENEZUELA", "Venezuela", "country", "VEN"),
        ("He was born in Lyon.", "Lyon", "Lyon", "city", "FRA"),
        ("Rain fell in Ontario.", "Ontario", "Ontario", "region", "CAN"),
        ("Trade with Bosnia-Herzegovina rose.", "Bosnia-Herzegovina", "Bosnia and Herzegovina", "country", "BIH"),
        ("Cod is landed at Hull, England.", "England", "England", "region", "GBR"),
        ("Reporters waited outside the White House.", "White House", "White House", "facility", "USA"),
        ("It burned in Jackson County, Ala.", "Jackson County", "Jackson County", "region", "USA"),
        ("Families left Kiev for Lviv.", "Kiev", "Kyiv", "city", "UKR"),
    ],
)  # fmt: skip
def test_a_place_has_its_usual_name_kind_and_country(text, words, name, kind, country):
    place = read(text)[words]

    assert (place.name, place.kind, place.country) == (name, kind, country)
    assert place.lat is not None


def test_ids_follow_the_text():
    text = "Norway asked Iceland about the Norwegian Sea."

    assert [one.id for one in places.read(text, None, home=None, dateline=None)] == ["p1", "p2", "p3"]


@pytest.mark.parametrize(
    ("word", "country"), [("Venezuelan", "VEN"), ("Filipino", "PHL"), ("Dutch", "NLD"), ("European", None)]
)
def test_a_demonym_is_a_nationality_with_a_country_and_no_point(word, country):
    place = read(f"A {word} trawler was towed.")[word]

    assert (place.kind, place.country, place.lat, place.lon) == ("nationality", country, None, None)


def test_a_demonym_of_two_countries_is_of_the_one_the_article_names():
    assert read("Dominican officers met on Dominica.")["Dominican"].country == "DMA"
    assert read("Dominican officers met in Santo Domingo.")["Dominican"].country == "DOM"


def test_the_state_beside_a_city_decides_which_city_it_is():
    assert read("She moved to Paris, Texas.")["Paris"].gazetteer == "geonames:4717560"
    assert read("She moved to Paris, Ky.")["Paris"].gazetteer == "geonames:4303602"
    assert read("She moved to Paris.")["Paris"].country == "FRA"


def test_a_name_explained_once_keeps_its_meaning_throughout_the_article():
    text = "It snowed in Athens, Ohio. Schools in Athens closed."

    found = places.read(text, None, home=None, dateline=None)

    assert [one.country for one in found if one.name == "Athens"] == ["USA", "USA"]


def test_a_country_and_a_state_of_one_name_are_told_apart_by_their_company():
    assert read("Georgia and Armenia reopened the road to Tbilisi.")["Georgia"].country == "GEO"
    assert read("Voters in Atlanta, Georgia, queued.")["Georgia"].country == "USA"


def test_neighbours_named_beside_it_decide_between_namesakes():
    assert read("Crews from Hull, Leeds and Bradford helped.")["Hull"].country == "GBR"


def test_the_dateline_decides_between_namesakes():
    assert read("A barn burned near Cambridge.", dateline="Boston")["Cambridge"].country == "USA"
    assert read("A barn burned near Cambridge.", dateline="London")["Cambridge"].country == "GBR"


def test_namesakes_about_as_likely_get_no_point():
    place = read("A barn burned near Pasadena, officials in Springfield said.")["Springfield"]

    assert place.lat is None or place.country == "USA"


@pytest.mark.parametrize(
    "text",
    [
        "Mobile phones and a nice bath of reading.", "The turkey was roasted in fine china.", "No one knows.",
        "Most of the police march in May.", "us and them", "Chad Smith and Jordan Lee sang.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_places_are_left_alone(text):
    made = annotation(text, "", mentions=[(name, "person") for name in ("Chad Smith", "Jordan Lee") if name in text])

    assert read(text, made) == {}


SAYS = """
{0} {0} PROPN 2 nsubj
says say VERB 0 root
talks talk NOUN 6 nsubj
in in ADP 5 case
{1} {1} PROPN 3 nmod
failed fail VERB 2 ccomp
"""


@pytest.mark.parametrize("seat", ["Washington", "Caracas"])
def test_a_capital_that_speaks_stands_for_its_government_and_one_where_talks_are_held_is_a_place(seat):
    text = f"{seat} says talks in Oslo failed"
    made = annotation(text, SAYS.format(seat, "Oslo"), mentions=[(seat, "polity"), ("Oslo", "polity")])

    found = read(text, made)

    assert (found[seat].metonym, found["Oslo"].metonym) == (True, False)


def test_a_city_that_is_no_seat_of_government_never_stands_for_one():
    text = "Bergen says talks in Oslo failed"
    made = annotation(text, SAYS.format("Bergen", "Oslo"), mentions=[("Bergen", "polity"), ("Oslo", "polity")])

    assert read(text, made)["Bergen"].metonym is False


def test_a_place_inside_the_name_of_a_body_is_nested():
    text = "The Bergen Police Department asked Oslo"
    made = annotation(text, "", mentions=[("Bergen Police Department", "organisation"), ("Oslo", "polity")])

    found = read(text, made)

    assert (found["Bergen"].nested, found["Oslo"].nested) == (True, False)


def test_a_place_no_table_knows_is_kept_without_country_or_point():
    text = "It burned at Ulvdalsneset"
    made = annotation(text, "", mentions=[("Ulvdalsneset", "place")])

    place = read(text, made)["Ulvdalsneset"]

    assert (place.kind, place.country, place.lat, place.gazetteer) == ("other", None, None, None)


def test_a_street_is_a_facility_without_a_point():
    place = read("He lives on Herring Street in Hull.")["Herring Street"]

    assert (place.kind, place.lat) == ("facility", None)


def test_namesakes_in_one_country_have_that_country_and_no_point():
    place = read("A barn burned near Springfield.")["Springfield"]

    assert (place.country, place.lat, place.gazetteer) == ("USA", None, None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Shells fell on Ukraine's Odessa.", "Odessa", "UKR"),
        ("The town of Haris in East Azerbaijan shook.", "Haris", "IRN"),
        ("The Jordanian village of Karak mourned.", "Karak", "JOR"),
        ("He flew to Birmingham, England.", "Birmingham", "GBR"),
        ("Reporting from Melbourne, Florida, she fell ill.", "Melbourne", "USA"),
    ],
)
def test_what_a_place_lies_in_may_stand_before_or_after_it(text, words, country):
    assert read(text)[words].country == country


def test_a_country_that_the_sentence_goes_on_with_holds_nothing():
    assert read("Talks were held in Odessa, Russia said.")["Odessa"].country != "RUS"
    assert read("He had dealings in Russia, U.S. officials said.")["Russia"].kind == "country"


def test_a_namesake_far_from_where_it_is_said_to_lie_is_not_meant():
    place = read("Insurgents attacked Palma in Cabo Delgado.")["Palma"]

    assert (place.country, place.lat) == ("MOZ", None)


def test_a_province_is_told_from_its_capital_by_the_word_after_it():
    assert read("Police searched Washington state for him.")["Washington"].gazetteer == "geonames:5815135"
    assert read("Families fled Aleppo province.")["Aleppo"].kind == "region"
    assert read("Families fled Aleppo.")["Aleppo"].kind == "city"


def test_a_town_whose_own_county_is_named_is_meant_even_beside_a_great_city_of_its_name():
    assert read("Paris roads in Edgar County are closed, Paris officials said.")["Paris"].country == "USA"


def test_a_site_lies_in_the_place_it_is_named_for_and_keeps_that_as_a_nested_name():
    text = "Doctors at Nairobi Hospital asked Oslo"
    made = annotation(text, "", mentions=[("Nairobi Hospital", "organisation"), ("Oslo", "polity")])

    found = read(text, made)

    assert (found["Nairobi Hospital"].kind, found["Nairobi Hospital"].country) == ("facility", "KEN")
    assert (found["Nairobi Hospital"].lat, found["Nairobi"].nested) == (found["Nairobi"].lat, True)


def test_a_site_named_for_a_state_has_its_country_and_no_point():
    text = "Students of the University of Kansas sang"
    made = annotation(text, "", mentions=[("University of Kansas", "organisation")])

    place = read(text, made)["University of Kansas"]

    assert (place.country, place.lat) == ("USA", None)


@pytest.mark.parametrize("name", ["Jackson Hospital", "Bergen Police Department", "Oslo Symphony Orchestra"])
def test_surnames_and_bodies_make_no_site(name):
    text = f"People of {name} sang"
    made = annotation(text, "", mentions=[(name, "organisation")])

    assert name not in read(text, made)


def test_a_plain_word_after_a_place_makes_no_longer_name():
    text = "The Fairfax County sheriff spoke"
    made = annotation(text, "", mentions=[("Fairfax County sheriff", "organisation")])

    assert read(text, made)["Fairfax County"].nested is False


@pytest.mark.parametrize("before", ["in", "near", "the village of", "Ann Lee, 43, of"])
def test_what_the_encoder_takes_for_a_person_is_a_place_where_the_words_before_it_say_so(before):
    text = f"It happened {before} Winfield"
    made = annotation(text, "", mentions=[("Winfield", "person")])

    assert "Winfield" in read(text, made)


def test_a_surname_that_the_article_gives_in_full_is_no_place():
    text = "Dan Winfield fell. In court Winfield wept"
    made = annotation(text, "", mentions=[("Dan Winfield", "person"), ("Winfield", "polity")])

    assert "Winfield" not in read(text, made)


def test_a_parliament_is_no_place_and_the_building_of_one_is():
    assert read("The Knesset and the Duma voted.") == {}
    assert read("They met on Capitol Hill.")["Capitol Hill"].kind == "facility"


def test_a_small_place_keeps_the_accents_the_text_gives_it():
    assert [read(f"It burned in {name}.")[name].name for name in ("Bodø", "Bodo")] == ["Bodø", "Bodo"]


NAMES = st.sampled_from([
    "Paris", ",", "Texas", "Washington", "says", "the", "Caribbean", "U.S.", "Venezuelan", "New", "York", "St.",
    "Louis", "County", "and", "Clay", "counties", "Lake", "Road", "-", ".", "\n\n", "in", "PARIS", "(AP)", "--", "Ky.",
    "Bosnia", "Becker", "Georgia", "’s", "'", "eastern", "Pacific", "Kremlin", "Côte d’Ivoire",
])  # fmt: skip


@given(st.lists(NAMES, max_size=30))
@settings(max_examples=150, deadline=None)
def test_every_span_lies_in_the_text_and_reading_twice_is_the_same(words):
    text = " ".join(words)
    found = places.read(text, None, home="USA", dateline=None)

    assert found == places.read(text, None, home="USA", dateline=None)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert all((one.lat is None) == (one.lon is None) for one in found)


@pytest.mark.parametrize("unit", ["Paris ", "Paris, ", "A", "the Caribbean ", "St. ", "Clay and ", "Lake "])
def test_a_long_text_of_one_word_is_read_in_linear_time(unit):
    text = unit * (30_000 // len(unit))
    begun = time.process_time()

    places.read(text, None, home=None, dateline=None)

    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("The minister flew to Vienna. It rained in Virginia.", {"Vienna": "AUT"}),
        ("He will fly to Paris. Voters in Maine disagree.", {"Paris": "FRA"}),
        ("A vigil was held in Ontario and another in London.", {"London": "GBR"}),
        ("She worked in Berlin and Athens and died in Ohio.", {"Berlin": "DEU", "Athens": "GRC"}),
        ("A bus burned in Paris, Texas. Another burned in Paris.", {"Paris": "USA"}),
    ],
)
def test_a_state_named_somewhere_does_not_take_the_worlds_cities(text, countries):
    found = read(text)

    assert {name: found[name].country for name in countries} == countries


@pytest.mark.parametrize("name", ["Africa", "Middle East"])
def test_continents_and_wide_regions_have_no_point(name):
    place = read(f"Aid went to the {name}.")[name]

    assert (place.kind, place.lat, place.lon) == ("region", None, None)


def test_congress_is_no_town():
    assert read("A crowd met outside Congress.") == {}
