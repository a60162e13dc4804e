from tell import tell

from sayso.following.what_is_new import what_is_new

OLD = tell(
    "a", "The coastguard said one was killed.", day="2026-03-03", outlet="Havblik", origins=("o1",),
    said=[{"speaker": "The coastguard", "words": "one was killed"}],
    counts=[{"words": "one", "value": 1, "state": "killed"}],
    actors=[("The coastguard", "coastguard")],
)  # fmt: skip


def new(*told):
    return {novelty.kind: novelty for novelty in what_is_new([OLD, *told], [OLD])}


def test_nothing_new_says_so():
    (novelty,) = what_is_new([OLD], [OLD])

    assert (novelty.kind, novelty.sentence) == ("nothing", "Nothing new.")


def test_a_copy_brings_nothing_new_and_is_counted():
    copy = tell("b", "The coastguard said one was killed.", day="2026-03-03", outlet="Post", origins=("o1",))

    (novelty,) = what_is_new([OLD, copy], [OLD])

    assert novelty.sentence == "Nothing new: 1 more page repeats what is known."


def test_a_changed_figure_is_told_with_what_it_was_and_who_gives_it():
    told = tell("b", "Two are dead, medics said.", day="2026-03-04", outlet="Havblik", origins=("o1",), counts=[
        {"words": "Two", "value": 2, "state": "dead", "giver": "medics", "qualifier": "at_least"}])  # fmt: skip

    novelty = new(told)["figure"]

    assert novelty.sentence == "At least 2 people killed, 1 before, according to medics."
    assert (novelty.article, novelty.span.of(told.reading.article.text)) == ("b", "Two")


def test_an_increment_is_told_as_one():
    told = tell("b", "Two more died.", day="2026-03-04", origins=("o1",), counts=[
        {"words": "Two", "value": 2, "state": "died"}])  # fmt: skip

    assert new(told)["figure"].sentence == "2 more people killed."


def test_a_range_is_told_with_both_ends():
    told = tell("b", "Between 2 and 3 died.", day="2026-03-04", origins=("o1",), counts=[
        {"words": "2 and 3", "low": 2, "high": 3, "state": "died", "qualifier": "between"}])  # fmt: skip

    assert new(told)["figure"].sentence.startswith("Between 2 and 3 people killed")


def test_a_first_denial_is_a_denial_and_the_next_is_a_statement():
    told = [
        tell(id_, f"Lofthav denied {words}.", day="2026-03-04", origins=("o1",), said=[
            {"speaker": "Lofthav", "words": words, "stance": "denied", "relays": ["Norrvarp"]}])
        for id_, words in (("b", "the tracker was switched off"), ("c", "owing any money to fishermen"))
    ]  # fmt: skip

    found = what_is_new([OLD, *told], [OLD])

    assert [novelty.kind for novelty in found] == ["denial", "statement"]
    assert found[0].sentence == ("Lofthav denied for the first time, through Norrvarp: the tracker was switched off.")


def test_an_utterance_known_from_another_page_is_not_new():
    told = tell("b", "The coastguard said one was killed.", day="2026-03-03", origins=("o1",), said=[
        {"speaker": "The coastguard", "words": "one was killed"}])  # fmt: skip

    assert set(new(told)) == {"nothing"}


def test_a_new_actor_with_a_role_is_told_once():
    told = [
        tell(id_, "Minister Grimsrud came.", day="2026-03-04", origins=("o1",), actors=[("Grimsrud", "minister")])
        for id_ in "bc"
    ]

    found = what_is_new([OLD, *told], [OLD])

    assert [novelty.sentence for novelty in found] == ["Grimsrud, minister, appears for the first time."]


def test_a_first_report_from_an_independent_origin_is_told():
    assert new(tell("b", outlet="Courier", origins=("o2",)))["origin"].sentence == ("A report of its own from Courier.")


def test_an_origin_without_a_name_is_told_by_its_headline():
    assert new(tell("b", headline="Boats collide", origins=("o2",)))["origin"].sentence == (
        "A report of its own from a page that names no outlet: “Boats collide”."
    )


def test_a_figure_that_befell_nobody_is_news_only_when_it_changes():
    one, two = (
        tell(id_, f"The fund holds {words} kroner.", day=f"2026-03-0{day}", origins=("o1",), counts=[
            {"words": words, "value": value, "unit": "NOK", "state": None}])
        for id_, words, value, day in (("b", "500", 500, 4), ("c", "800", 800, 5))
    )  # fmt: skip

    assert set(new(one)) == {"nothing"}
    assert new(one, two)["figure"].sentence == "800 NOK, 500 before."


def test_one_word_or_a_nameless_speaker_is_no_news():
    told = tell(
        "b", "She would not say why. Dale said the harbour stays shut.", day="2026-03-04", origins=("o1",),
        said=[{"speaker": "Dale", "words": "why"}, {"speaker": "She", "words": "the harbour stays shut"}],
    )  # fmt: skip

    assert set(new(told)) == {"nothing"}


def test_an_actor_met_elsewhere_is_not_new():
    told = tell("b", "Minister Grimsrud came.", day="2026-03-04", origins=("o1",), actors=[("Grimsrud", "minister")])

    (novelty,) = what_is_new([OLD, told], [OLD], met=["Torvald Grimsrud"])

    assert novelty.kind == "nothing"


def test_the_first_report_of_all_is_told_as_that():
    first, *_ = what_is_new([OLD], [])

    assert first.sentence == "First reported by Havblik."
