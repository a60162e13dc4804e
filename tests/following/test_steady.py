"""Quantities that stand still enough to be followed, and those that do not."""

from tell import tell

from sayso.following.steady import steady
from sayso.following.tallies import tallies


def told(id_, words, value, *, day="2026-03-03", unit="people", state=None, **more):
    count = {"words": words, "value": value, "unit": unit, "state": state, **more}
    return tell(id_, f"In the port {words} of them were there.", day=day, counts=[count])


def shown(*story):
    return [(tally.counted, tally.state, [entry.value for entry in tally.entries]) for tally in steady(tallies(story))]


def test_what_befell_people_is_followed_from_its_first_report():
    assert shown(told("a", "three", 3, state="killed")) == [("people", "killed", [3])]


def test_a_passing_figure_of_one_report_is_not_followed():
    assert shown(told("a", "three", 3, unit="bids", state="lodged")) == []


def test_a_figure_that_two_reports_give_is_followed():
    story = told("a", "three", 3, unit="bids", state="lodged"), told("b", "four", 4, unit="bids", state="lodged")

    assert shown(*story) == [("bids", "lodged", [3, 4])]


def test_numbers_far_apart_are_not_of_one_thing():
    story = told("a", "three", 3, unit="bids", state="lodged"), told("b", "400", 400, unit="bids", state="lodged")

    assert shown(*story) == []


def test_a_figure_that_does_not_say_what_happened_is_not_followed():
    assert shown(told("a", "three", 3, unit="bids"), told("b", "four", 4, unit="bids")) == []


def test_an_amount_of_money_needs_no_state():
    assert shown(told("a", "300", 300, unit="NOK"), told("b", "400", 400, unit="NOK")) == [("NOK", None, [300, 400])]


def test_boats_that_were_struck_are_followed_and_a_note_that_was_struck_is_not():
    assert shown(told("a", "three", 3, unit="boats", state="struck")) == [("boats", "struck", [3])]
    assert shown(told("a", "three", 3, unit="notes", state="struck")) == []


def test_of_one_articles_totals_the_largest_is_followed():
    article = tell(
        "a", "In all 61 died; in the north 14 died.", day="2026-03-03",
        counts=[{"words": "14", "value": 14, "state": "killed"}, {"words": "61", "value": 61, "state": "killed"}],
    )  # fmt: skip

    assert shown(article) == [("people", "killed", [61])]


def test_of_one_articles_totals_the_one_that_others_give_is_followed():
    article = tell(
        "a", "In all 61 died; in the north 14 died.", day="2026-03-03",
        counts=[{"words": "14", "value": 14, "state": "killed"}, {"words": "61", "value": 61, "state": "killed"}],
    )  # fmt: skip

    assert shown(article, told("b", "fourteen", 14, state="killed")) == [("people", "killed", [14, 14])]


def test_givers_who_differ_stand_side_by_side():
    article = tell(
        "a", "Police count 14 dead, medics 20 dead.", day="2026-03-03",
        counts=[
            {"words": "14", "value": 14, "state": "dead", "giver": "Police"},
            {"words": "20", "value": 20, "state": "dead", "giver": "medics"},
        ],
    )  # fmt: skip

    assert shown(article) == [("people", "killed", [14, 20])]


def test_a_toll_far_below_the_highest_is_no_new_total():
    story = told("a", "sixty", 60, state="killed"), told("b", "four", 4, day="2026-03-05", state="killed")

    (tally,) = steady(tallies(story))

    assert [entry.kind for entry in tally.entries] == ["total", "increment"]


def test_a_total_that_is_left_out_replaces_none_that_stays():
    first = told("a", "ten", 10, state="killed")
    second = tell(
        "b", "In all 12 died; in the north 9 died.", day="2026-03-04",
        counts=[{"words": "9", "value": 9, "state": "killed"}, {"words": "12", "value": 12, "state": "killed"}],
    )  # fmt: skip

    (tally,) = steady(tallies([first, second]))

    assert [(entry.value, entry.superseded_by) for entry in tally.entries] == [(10, 1), (12, None)]
