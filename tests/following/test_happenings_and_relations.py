from tell import tell

from sayso.following.happenings import happenings
from sayso.following.relations import relations

USA, VEN = [("The US", "USA")], [("Venezuela", "VEN")]


def strike(id_, published, **more):
    text = "The US struck a boat of Venezuela near Sucre."
    event = {"type_": "ASSAULT", "trigger": "struck", "who": USA, "whom": VEN} | more
    return tell(id_, text, day=published, outlet=id_, did=[event])


def test_one_strike_in_two_articles_is_one_happening_of_two_origins():
    (happening,) = happenings([strike("a", "2025-11-05", day="2025-11-04"), strike("b", "2025-11-05")])

    assert happening.reports == (("a", "e0"), ("b", "e0"))
    assert (happening.start, happening.end, happening.origins) == ("2025-11-04", "2025-11-04", 2)


def test_two_strikes_on_two_days_are_two_happenings():
    story = [strike("a", "2025-11-05", day="2025-11-02"), strike("b", "2025-11-05", day="2025-11-04")]

    assert len(happenings(story)) == 2


def test_a_vague_report_between_two_strikes_does_not_join_them():
    story = [
        strike("a", "2025-11-03", day="2025-11-02"),
        strike("b", "2025-11-05", day="2025-11-02", until="2025-11-04"),
        strike("c", "2025-11-05", day="2025-11-04"),
    ]

    assert [len(happening.reports) for happening in happenings(story)] == [2, 1]


def test_another_place_type_or_party_is_another_happening():
    story = [
        strike("a", "2025-11-05", place="Sucre"),
        tell("b", "The US struck a boat of Venezuela off Guajira.", day="2025-11-05", did=[
            {"type_": "ASSAULT", "trigger": "struck", "who": USA, "whom": VEN, "place": "Guajira"}]),
        strike("c", "2025-11-05", type_="ACCUSE"),
        tell("d", "Iran struck a boat of Iraq.", day="2025-11-05", did=[
            {"type_": "ASSAULT", "trigger": "struck", "who": [("Iran", "IRN")], "whom": [("Iraq", "IRQ")]}]),
    ]  # fmt: skip

    assert len(happenings(story)) == 4


def test_what_is_planned_or_of_other_times_has_not_happened():
    story = [strike("a", "2025-11-05", status="planned"), strike("b", "2025-11-05", background=True)]

    assert happenings(story) == ()


def test_a_denial_is_of_the_happening_it_denies():
    (happening,) = happenings([strike("a", "2025-11-05"), strike("b", "2025-11-05", status="denied")])

    assert happening.denied


def test_undated_reports_of_undated_pages_are_never_taken_for_one():
    assert len(happenings([strike("a", None), strike("b", None)])) == 2


def test_two_dated_strikes_in_one_article_are_two():
    text = "The US struck a boat and later hit another."
    told = tell("a", text, day="2025-11-05", did=[
        {"type_": "ASSAULT", "trigger": "struck", "who": USA, "day": "2025-11-01", "until": "2025-11-03"},
        {"type_": "ASSAULT", "trigger": "hit", "who": USA, "day": "2025-11-03"},
    ])  # fmt: skip

    assert len(happenings([told])) == 2


def test_a_pair_of_countries_has_a_line_for_each_kind_counted_in_happenings():
    story = [
        strike("a", "2025-11-05"),
        strike("b", "2025-11-05"),
        strike("c", "2025-11-05", type_="CONSULT"),
        strike("d", "2025-12-05"),
        strike("e", None),
    ]

    found = relations(happenings(story))

    assert [(one.month, one.quad, len(one.happenings)) for one in found] == [
        ("2025-11", "material conflict", 1), ("2025-11", "verbal cooperation", 1), ("2025-12", "material conflict", 1),
    ]  # fmt: skip
    assert {(one.source, one.target) for one in found} == {("USA", "VEN")}


def test_actors_without_a_country_and_a_country_with_itself_have_no_line():
    story = [
        tell("a", "Rebels attacked Iran.", day="2025-11-05", did=[
            {"type_": "ASSAULT", "trigger": "attacked", "who": [("Rebels", None)], "whom": [("Iran", "IRN")]}]),
        tell("b", "Iran jailed Iranians.", day="2025-11-05", did=[
            {"type_": "COERCE", "trigger": "jailed", "who": [("Iran", "IRN")], "whom": [("Iranians", "IRN")]}]),
    ]  # fmt: skip

    assert relations(happenings(story)) == ()


def shelling(who, whom):
    return tell(
        "a", "Forces shelled the town.", day="2026-03-03",
        did=[{"type_": "ASSAULT", "trigger": "shelled", "who": [("Forces", who)], "whom": [("the town", whom)]}],
    )  # fmt: skip


def test_no_country_does_anything_to_itself_without_strife():
    assert happenings([shelling("NOR", "NOR")]) == ()
    assert len(happenings([shelling("NOR", "SWE")])) == len(happenings([shelling(None, None)])) == 1
