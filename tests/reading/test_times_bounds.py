"""Which expressions are an end of an interval. The reference day is Wednesday, 5 November 2025."""

import pytest

from sayso.reading.times import read as times

WEDNESDAY = "2025-11-05"


def bounds(text):
    return [(time.span.of(text), time.start, time.bound) for time in times.read(text, published=WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fishing has been banned since September 2.", ("September 2", "2025-09-02", "from")),
        ("The port is shut until Friday.", ("Friday", "2025-11-07", "until")),
        ("Emissions must halve by 2030.", ("2030", "2030-01-01", "until")),
        ("They must leave before Friday.", ("Friday", "2025-11-07", "before")),
        ("They left after 24 October.", ("24 October", "2025-10-24", "after")),
        ("Flights will resume from Monday.", ("Monday", "2025-11-10", "from")),
        ("Through September, exports fell.", ("September", "2025-09-01", "until")),
        ("Shares were up from last Friday.", ("last Friday", "2025-10-31", None)),
        ("He came on Monday.", ("Monday", "2025-11-03", None)),
    ],
)  # fmt: skip
def test_the_words_before_tell_which_end_it_is(text, found):
    assert bounds(text) == [found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The strike lasted from Monday to Thursday.", "2025-10-27", "2025-10-30"),
        ("Talks will run Monday through Thursday.", "2025-11-10", "2025-11-13"),
        ("They will meet from Thursday to Tuesday.", "2025-11-06", "2025-11-11"),
        ("It rained from Friday until Tuesday.", "2025-10-31", "2025-11-04"),
        ("It rained between Friday and Tuesday.", "2025-10-31", "2025-11-04"),
        ("They met from May to July.", "2025-05-01", "2025-07-01"),
        ("From 1986 to 1988 he was abroad.", "1986-01-01", "1988-01-01"),
    ],
)  # fmt: skip
def test_two_expressions_make_one_interval(text, first, last):
    assert [(start, bound) for _, start, bound in bounds(text)] == [(first, "from"), (last, "until")]


def test_two_days_in_a_list_are_no_interval():
    assert [bound for *_, bound in bounds("They met on Tuesday and Wednesday.")] == [None, None]


def test_a_length_of_time_is_no_end():
    assert [bound for *_, bound in bounds("They left after three days.")] == [None]
