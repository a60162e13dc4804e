"""The toll of the invented collision, day by day, as samples/README.md tells it."""

import pytest
from tell import tell

from sayso.following.tallies import joined, tallies

COASTGUARD = "The coastguard"


def dead(id_, day, value, text, words, **more):
    return tell(id_, text, day=day, counts=[{"words": words, "value": value, "state": "killed", **more}])


def missing(id_, day, value, text, words, **more):
    return tell(id_, text, day=day, counts=[{"words": words, "value": value, "state": "missing", **more}])


def tally(story, counted, state):
    return next(tally for tally in tallies(story) if (tally.counted, tally.state) == (counted, state))


@pytest.fixture
def toll():
    return [
        dead("a", "2026-03-03", 1, "The coastguard said one person was killed.", "one", giver=COASTGUARD),
        dead("b", "2026-03-04", 2, "A second body brought the toll to two.", "two", unit="bodies"),
        dead(
            "c", "2026-03-05", 4, "As many as four are dead, a person said.", "four", high=4, qualifier="at_most",
            giver="a person",
        ),
        tell(
            "d",
            "The coastguard denied that four are dead. It said two fishermen drowned.",
            day="2026-03-05",
            said=[{"speaker": COASTGUARD, "words": "four are dead", "stance": "denied"}],
            counts=[
                {"words": "four", "value": 4, "state": "dead"},
                {"words": "two", "value": 2, "state": "drowned", "unit": "fishermen", "giver": COASTGUARD},
            ],
        ),
        dead("e", "2026-03-09", 3, "The coastguard said three crew members are dead.", "three", unit="crew members",
             giver=COASTGUARD),
    ]  # fmt: skip


def test_the_toll_rises_from_one_to_three_and_only_the_last_stands(toll):
    found = tally(toll, "people", "killed")

    assert [entry.value for entry in found.entries if not entry.denied] == [1, 2, 2, 3]
    assert [entry.value for entry in found.current] == [3]


def test_a_denied_toll_is_kept_and_replaces_nothing(toll):
    found = tally(toll[:4], "people", "killed")

    assert {entry.article for entry in found.entries if entry.denied} == {"c", "d"}
    assert [entry.value for entry in found.current] == [2]


def test_a_false_toll_replaces_nothing_once_it_is_denied(toll):
    found = tally(toll[:4], "people", "killed")
    false = next(place for place, entry in enumerate(found.entries) if entry.article == "c")

    assert false not in {entry.superseded_by for entry in found.entries}


def test_the_missing_fall_from_four_to_one():
    story = [
        missing("a", "2026-03-03", 4, "Four are missing.", "Four"),
        missing("b", "2026-03-04T02:00", 3, "Three are missing.", "Three"),
        missing("c", "2026-03-04T11:30", 2, "Two are unaccounted for.", "Two"),
        missing("d", "2026-03-08", 1, "One is missing.", "One"),
    ]

    found = tally(story, "people", "missing")

    assert [entry.value for entry in found.entries] == [4, 3, 2, 1]
    assert [entry.superseded_by for entry in found.entries] == [1, 2, 3, None]


def test_two_givers_of_one_day_stand_side_by_side():
    text = "Police counted 300 people marching; the union 450 people."
    story = [
        tell("a", text, day="2026-03-10", counts=[
            {"words": "300", "value": 300, "state": "marching", "giver": "Police", "qualifier": "about"},
            {"words": "450", "value": 450, "state": "marching", "giver": "the union"},
        ])
    ]  # fmt: skip

    found = tally(story, "people", "marching")

    assert [(entry.giver, entry.value) for entry in found.current] == [("Police", 300), ("the union", 450)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Another two people were killed.", "two", "increment"),
        ("Two more people were killed.", "Two", "increment"),
        ("The toll rose to two killed.", "two", "total"),
        ("Two, more than ever, were killed.", "Two", "total"),
    ],
)
def test_what_came_on_top_is_told_from_a_total(text, words, kind):
    (entry,) = tally([dead("a", "2026-03-03", 2, text, words)], "people", "killed").entries

    assert entry.kind == kind


def test_an_increment_leaves_the_total_standing():
    story = [
        dead("a", "2026-03-03", 5, "Five were killed.", "Five"),
        dead("b", "2026-03-04", 2, "Two more were killed.", "Two"),
    ]

    assert [entry.value for entry in tally(story, "people", "killed").current] == [5]


def test_figures_of_other_times_are_no_part_of_it():
    story = [dead("a", "2026-03-08", 5, "In 1998 five died.", "five", background=True)]

    assert tallies(story) == ()


def test_an_entry_keeps_its_relays_and_qualifier():
    story = [
        tell(
            "a",
            "Norrvarp said, citing Lofthav, fewer than 200 tonnes were landed.",
            day="2026-03-02",
            said=[{"speaker": "Lofthav", "words": "fewer than 200 tonnes were landed", "relays": ["Norrvarp"]}],
            counts=[{"words": "200", "high": 200, "qualifier": "less_than", "unit": "tonnes", "state": "landed"}],
        )
    ]

    (entry,) = tallies(story)[0].entries

    assert (entry.giver, entry.relays, entry.qualifier) == ("Lofthav", ("Norrvarp",), "less_than")


def test_a_figure_that_does_not_say_what_it_counts_is_left_out():
    story = [tell("a", "About 40 came.", counts=[{"words": "40", "value": 40, "unit": None}])]

    assert tallies(story) == ()


def test_undated_figures_of_different_givers_stand_side_by_side():
    story = [
        dead("a", None, 1, "Police said one died.", "one", giver="Police"),
        dead("b", None, 2, "Medics said two died.", "two", giver="Medics"),
    ]

    assert len(tally(story, "people", "killed").current) == 2


def test_money_is_counted_by_its_currency():
    story = [tell("a", "A fund of 2.3 million.", counts=[{"words": "2.3 million", "value": 2.3e6, "unit": "EUR"}])]

    assert tallies(story)[0].counted == "EUR"


def test_an_event_that_is_denied_denies_its_figure():
    told = tell(
        "a", "Ten were killed in a strike.", day="2026-03-05",
        did=[{"type_": "ASSAULT", "trigger": "strike", "status": "denied", "day": "2026-03-04"}],
        counts=[{"words": "Ten", "value": 10, "state": "killed", "event": "e0"}],
    )  # fmt: skip

    (entry,) = tallies([told])[0].entries

    assert (entry.denied, entry.as_of) == (True, "2026-03-05")


def test_a_copy_gives_no_figure_of_its_own():
    """Raw report counts are never shown as evidence: six pages of one wire are one giver."""
    text = "The coastguard said one person was killed."
    count = [{"words": "one", "value": 1, "state": "killed", "giver": COASTGUARD}]
    story = [tell(id_, text, day="2026-03-03", origins=("o1",), counts=count) for id_ in "abc"]

    (entry,) = tally(story, "people", "killed").entries

    assert entry.article == "a"


def test_how_many_people_there_are_is_no_quantity_that_goes_on():
    story = [tell("a", "She spoke to 12 people.", counts=[{"words": "12", "value": 12}])]

    assert tallies(story) == ()


def test_units_are_told_as_written():
    story = [
        tell("a", "14 boats were struck.", counts=[{"words": "14", "value": 14, "unit": "boats", "state": "struck"}])
    ]

    assert tallies(story)[0].counted == "boats"


def test_a_figure_without_a_unit_is_of_people_when_its_state_is():
    story = [tell("a", "Three killed.", counts=[{"words": "Three", "value": 3, "unit": None, "state": "killed"}])]

    assert tallies(story)[0].counted == "people"


@pytest.mark.parametrize(
    ("day", "said", "as_of"),
    [("2026-03-05", None, "2026-03-05"), ("2026-03-05", "2026-03-04", "2026-03-04"), (None, None, "2026-03-03")],
)
def test_a_figure_holds_for_the_day_it_was_given(day, said, as_of):
    """Not for the day of what happened, which a later toll is of as well."""
    told = tell(
        "a", "The coastguard said two were killed in the collision.", day=day,
        said=[{"speaker": "The coastguard", "words": "two were killed in the collision", "day": said}],
        did=[{"type_": "ASSAULT", "trigger": "collision", "day": "2026-03-03"}],
        counts=[{"words": "two", "value": 2, "state": "killed", "event": "e0"}],
    )  # fmt: skip

    assert tally([told], "people", "killed").entries[0].as_of == as_of


@pytest.mark.parametrize("unit", ["nautical miles", "hours", "degrees"])
def test_what_is_measured_is_not_counted(unit):
    story = [tell("a", f"It drifted 40 {unit}.", counts=[{"words": "40", "value": 40, "unit": unit}])]

    assert tallies(story) == ()


def test_a_later_and_smaller_toll_in_a_situation_is_one_happenings_own():
    """Three killed in the second strike do not bring a toll of eleven down."""
    strikes = [
        dead("a", "2026-03-02", 11, "Eleven were killed.", "Eleven"),
        dead("b", "2026-03-09", 3, "Three were killed.", "Three"),
        dead("c", "2026-03-16", 17, "The toll is 17 dead.", "17"),
    ]

    (found,) = joined([tallies([one]) for one in strikes], {one.id: one.at for one in strikes})

    assert [(entry.value, entry.kind) for entry in found.entries] == [(11, "total"), (3, "increment"), (17, "total")]
    assert [entry.value for entry in found.current] == [17]


def test_the_missing_of_a_situation_may_fall():
    days = [
        missing("a", "2026-03-03", 4, "Four are missing.", "Four"),
        missing("b", "2026-03-09", 1, "One is missing.", "One"),
    ]

    (found,) = joined([tallies([one]) for one in days], {one.id: one.at for one in days})

    assert [entry.value for entry in found.current] == [1]


def test_a_denial_in_one_story_holds_in_the_situation():
    false = dead("a", "2026-03-05", 4, "As many as four are dead.", "four", high=4, qualifier="at_most")
    denial = tell(
        "b", "The coastguard denied that four are dead.", day="2026-03-05",
        said=[{"speaker": "The coastguard", "words": "four are dead", "stance": "denied"}],
        counts=[{"words": "four", "value": 4, "state": "dead"}],
    )  # fmt: skip

    (found,) = joined([tallies([false]), tallies([denial])], {one.id: one.at for one in (false, denial)})

    assert found.current == ()
