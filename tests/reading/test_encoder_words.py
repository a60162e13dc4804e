import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.encoder.words import words


def forms(text: str) -> list[str]:
    return [span.of(text) for span in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't say.", ["He", "did", "n't", "say", "."]),
        ("Russia’s envoys can’t go", ["Russia", "’s", "envoys", "ca", "n’t", "go"]),
        ("They cannot and we'll not", ["They", "can", "not", "and", "we", "'ll", "not"]),
        ("O'Brien met the ministers' aides", ["O'Brien", "met", "the", "ministers", "'", "aides"]),
    ],
)
def test_clitics_are_words_of_their_own(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,300 of 4.5 at 10:30", ["2,300", "of", "4.5", "at", "10:30"]),
        ("$8.8 billion, 12%", ["$", "8.8", "billion", ",", "12", "%"]),
        ("the 21st, the 1990s", ["the", "21st", ",", "the", "1990s"]),
        ("25-30 boats", ["25", "-", "30", "boats"]),
    ],
)
def test_a_number_keeps_its_points_and_commas(text, expected):
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. Navy", ["the", "U.S.", "Navy"]),
        ("Gen. J. Smith Jr. left.", ["Gen.", "J.", "Smith", "Jr.", "left", "."]),
        ("No. 10 said no.", ["No.", "10", "said", "no", "."]),
    ],
)
def test_an_abbreviation_keeps_its_period_and_a_sentence_does_not(text, expected):
    assert forms(text) == expected


def test_compounds_are_cut_at_the_hyphen_but_prefixes_and_names_with_numbers_are_not():
    assert forms("long-term anti-war F-16 non-aligned") == ["long", "-", "term", "anti-war", "F-16", "non-aligned"]


def test_addresses_are_one_word_without_the_punctuation_that_follows():
    assert forms("See https://a.example/b?c=1, or a.b@c.example.") == [
        "See", "https://a.example/b?c=1", ",", "or", "a.b@c.example", ".",
    ]  # fmt: skip


def test_chinese_is_cut_into_characters():
    assert forms("习近平说") == ["习", "近", "平", "说"]


@given(st.text())
def test_every_character_that_is_no_space_is_in_exactly_one_word(text):
    spans = words(text)

    covered = [place for span in spans for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert set(covered) == {place for place, character in enumerate(text) if not character.isspace()}


@pytest.mark.parametrize("unit", ["a", "'", "a.", "1,", "a'", "@", "w.w-", "no-", "http://", "é", "1-"])
def test_a_long_run_without_a_space_takes_no_longer_than_its_length_explains(unit):
    began = time.process_time()

    words(unit * (100_000 // len(unit)))

    assert time.process_time() - began < 2
