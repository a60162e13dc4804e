"""Kinds of figures as news tells them, read by the whole reader: changes, parts, money of the world, states."""

import pytest

import sayso

READER = sayso.Reader()


def figures(sentence):
    return READER.read(sentence, plain=True, published="2026-03-11").figures


@pytest.mark.parametrize(
    ("sentence", "value", "before"),
    [
        ("The toll of the flood rose from 21 to 26.", 26, 21),
        ("The death toll climbed to 33 from 29 on Sunday, the mayor said.", 33, 29),
        ("Rescuers raised the death toll from 8 to 11.", 11, 8),
        ("The fee was cut from $900 to $650.", 650, 900),
        ("The party's seats fell from 74 to 52.", 52, 74),
    ],
)
def test_a_change_is_the_new_level_with_the_one_before(sentence, value, before):
    assert [(one.value, one.before, one.qualifier) for one in figures(sentence)] == [(value, before, "exactly")]


@pytest.mark.parametrize(
    "sentence", ["From 21 to 26 people were killed, the mayor said.", "Between 4 and 6 barges sank."]
)
def test_a_range_without_a_word_of_change_stays_a_range(sentence):
    assert [(one.qualifier, one.before) for one in figures(sentence)] == [("between", None)]


@pytest.mark.parametrize(
    ("sentence", "value", "whole", "state"),
    [
        ("Nine of the 34 hostages were freed on Friday.", 9, 34, "freed"),
        ("Three of the seven miners died.", 3, 7, "died"),
        ("None of the 19 passengers was hurt.", 0, 19, "injured"),
    ],
)
def test_a_part_is_one_figure_with_its_whole(sentence, value, whole, state):
    assert [(one.value, one.whole, one.state) for one in figures(sentence)] == [(value, whole, state)]


def test_some_of_those_counted_share_their_fate():
    found = figures("A mine killed 15 people, four of them children, and wounded 30 more.")

    assert [(one.value, one.unit, one.state, one.whole) for one in found] == [
        (15, "people", "killed", None), (4, "children", "killed", 15), (30, "people", "wounded", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The state spent 14 crore rupees on wells.", 140_000_000, "INR"),
        ("The firm repaid 90 million Egyptian pounds.", 90_000_000, "EGP"),
        ("Police seized Tk 40 lakh in cash.", 4_000_000, "BDT"),
        ("The ministry withheld a dlrs 75 million loan.", 75_000_000, "USD"),
        ("The army seized 210kg of resin.", 210, "kg"),
    ],
)
def test_money_and_weights_of_the_world(sentence, value, unit):
    assert [(one.value, one.unit) for one in figures(sentence)] == [(value, unit)]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Hundreds of villagers were killed in the quake.", "killed"),
        ("Thousands of herders have fled their camps.", "fled"),
        ("The rebels announced the release of 48 soldiers.", "released"),
        ("Six hostages were set free.", "freed"),
        ("The office sent a team of 12 divers to the lake.", "sent"),
        ("Police killed a dozen marchers pressing for a new vote.", "killed"),
        ("Some 8,000 people living in border villages have fled.", "fled"),
        ("Two of the crew are missing.", "missing"),
        ("The ship carries 60 nurses.", "carried"),
    ],
)
def test_the_state_is_a_word_and_the_governing_ones(sentence, state):
    assert figures(sentence)[0].state == state


@pytest.mark.parametrize(
    "sentence",
    [
        "The army would deploy 900 soldiers.",
        "The board agreed to release 900 seals.",
        "The army did not arrest 900 soldiers.",
        "The port represents 900 dockers.",
    ],
)
def test_what_has_not_happened_and_what_says_nothing_has_no_state(sentence):
    assert [one.state for one in figures(sentence)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two countries signed it.",
        "One official spoke of rain.",
        "The plan has three phases.",
        "The wreck lies 60 miles off the island.",
        "A nine-storey tower burned.",
        "Shares moved, +0.35% by noon.",
        "No reason was told.",
        "It is one of the longest bridges.",
        "The lake is four times larger than ours.",
    ],
)
def test_what_is_pointed_at_or_measured_in_passing_is_no_figure(sentence):
    assert figures(sentence) == ()


def test_a_bare_number_counts_what_the_one_before_did():
    found = figures("Aster won 14 delegates. Brandt won 9.")

    assert [(one.value, one.unit) for one in found] == [(14, "delegates"), (9, "delegates")]


@pytest.mark.parametrize(("sentence", "value"), [("Nobody was killed.", 0), ("One man drowned.", 1)])
def test_none_and_one_count_those_whom_something_befell(sentence, value):
    assert [one.value for one in figures(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Police raised the number of dead from 14 to 17.", "dead"),
        ("The number of wounded fell from 40 to 38, the hospital said.", "wounded"),
        ("The death toll rose to 17.", "dead"),
    ],
)
def test_a_level_has_the_harm_that_its_words_name(sentence, state):
    assert [(one.state, one.reckoning) for one in figures(sentence)] == [(state, "total")]
