"""Number words and digits become quantities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text.english import NUMBERS


def quantities(text):
    return [(q.span.of(text), q.value, q.low, q.high, q.qualifier, q.currency) for q in NUMBERS.find(text)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14", 14), ("1,248", 1248), ("4 700", 4700), ("2.3 million", 2_300_000), ("two hundred and five", 205),
        ("twenty-five", 25), ("a dozen", 12), ("half a million", 500_000), ("three thousand two hundred", 3200),
        ("$8.8-billion", 8_800_000_000), ("two and a half million", 2_500_000), ("a quarter of a million", 250_000),
        ("5 lakh", 500_000), ("1,20,000 crore", 1_200_000_000_000), ("3 lakh crore", 3_000_000_000_000),
        ("half-a-billion", 500_000_000), ("200.000", 200_000), ("1.234", 1.234),
    ],
)  # fmt: skip
def test_digits_and_words_mean_the_same_number(words, value):
    assert NUMBERS.parse(words) == value


def test_words_without_a_number_mean_none():
    assert NUMBERS.parse("herring") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 14 boats", ("14", 14, 14, None, "at_least", None)),
        ("as many as 20 people", ("20", 20, None, 20, "at_most", None)),
        ("more than 90,000 homes", ("90,000", 90_000, 90_000, None, "more_than", None)),
        ("fewer than ten boats", ("ten", 10, None, 10, "less_than", None)),
        ("about a dozen crew", ("a dozen", 12, None, None, "about", None)),
        ("25 to 30 trees", ("25 to 30", None, 25, 30, "between", None)),
        ("between $18 million and $36 million", ("$18 million and $36 million", None, 18e6, 36e6, "between", "USD")),
        ("5 to 7 million tonnes", ("5 to 7 million", None, 5e6, 7e6, "between", None)),
        ("tens of thousands of tonnes", ("tens of thousands", None, 20_000, None, "about", None)),
        ("€2.3 million", ("€2.3 million", 2_300_000, 2_300_000, 2_300_000, "exactly", "EUR")),
        ("40 or more boats", ("40", 40, 40, None, "at_least", None)),
        ("50-plus people", ("50", 50, 50, None, "at_least", None)),
        ("30 or so people", ("30", 30, None, None, "about", None)),
        ("several hundred herders", ("several hundred", None, 200, None, "about", None)),
        ("a couple of boats", ("a couple", 2, None, None, "about", None)),
        ("hundreds of millions of dollars", ("hundreds of millions", None, 200_000_000, None, "about", None)),
        ("N70bn", ("N70bn", 70e9, 70e9, 70e9, "exactly", "NGN")),
        ("KSh200m", ("KSh200m", 2e8, 2e8, 2e8, "exactly", "KES")),
        ("dlrs 220 million", ("dlrs 220 million", 22e7, 22e7, 22e7, "exactly", "USD")),
        ("UGX 500,000", ("UGX 500,000", 500_000, 500_000, 500_000, "exactly", "UGX")),
    ],
)  # fmt: skip
def test_a_qualifier_bounds_the_value_on_its_own_side(text, expected):
    assert quantities(text) == [expected]


def test_a_change_is_two_quantities():
    assert [one[1] for one in quantities("fell from 493 to 309 tonnes")] == [493, 309]


@pytest.mark.parametrize(
    ("text", "value", "whole", "share"),
    [
        ("twelve of the 40 hostages", 12, 40, False),
        ("none of the 12 sailors", 0, 12, False),
        ("two-thirds of the villagers", 66.7, None, True),
        ("a third of them", 33.3, None, True),
        ("half the herd", 50, None, True),
        ("one in four homes", 25, None, True),
        ("three out of five voters", 60, None, True),
    ],
)
def test_a_part_has_its_whole_and_a_share_is_a_percentage(text, value, whole, share):
    assert [(q.value, q.whole, q.share) for q in NUMBERS.find(text)] == [(value, whole, share)]


@pytest.mark.parametrize("text", ["N95 masks", "the P5 talks", "COP 27"])
def test_a_letter_before_a_small_number_is_no_money(text):
    assert [q.currency for q in NUMBERS.find(text) if q.currency] == []


def test_deaths_within_days_are_no_share():
    assert [q.value for q in NUMBERS.find("two in 10 days")] == [2, 10]


def test_digits_inside_a_word_or_a_date_are_no_quantity_of_their_own():
    assert quantities("the F-250 and KV26B") == []


@given(st.text(alphabet="0123456789., -–$€abmn ", max_size=60))
def test_every_quantity_lies_in_its_text_and_reading_never_fails(text):
    for quantity in NUMBERS.find(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


def test_a_megabyte_of_digits_is_read_in_linear_time():
    assert len(list(NUMBERS.find("7 " * 50_000))) > 0


def test_a_row_of_digits_is_no_quantity():
    assert quantities(f"The sign read {'9' * 309} in red.") == []
