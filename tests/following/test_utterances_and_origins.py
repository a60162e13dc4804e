from tell import tell

from sayso.following.origins import counts, origins
from sayso.following.utterances import utterances

UNFOUNDED = "the accusation was unfounded and came without notice"


def said(id_, day, *, relays=(), speaker="Grimsrud", words=UNFOUNDED, **more):
    text = f"{speaker} said {words}."
    return tell(id_, text, day=day, said=[{"speaker": speaker, "words": words, "relays": relays}], **more)


def test_one_utterance_at_first_hand_and_through_two_relays_is_one():
    """Norrvarp heard it; that Havblik and Lodestar carry it further makes no second witness."""
    story = [
        said("a", "2026-03-02", outlet="Norrvarp"),
        said("b", "2026-03-03", relays=("Havblik", "Norrvarp"), outlet="Lodestar"),
    ]

    (utterance,) = utterances(story)

    assert [report.article for report in utterance.reports] == ["a", "b"]
    assert utterance.origins == 1
    assert utterance.day == "2026-03-02"


def test_two_outlets_that_heard_it_themselves_are_two_origins():
    (utterance,) = utterances([said("a", "2026-03-02", outlet="Post"), said("b", "2026-03-02", outlet="Courier")])

    assert utterance.origins == 2


def test_the_same_words_of_another_speaker_or_another_week_are_another_utterance():
    story = [said("a", "2026-03-02"), said("b", "2026-03-02", speaker="Enerhaug"), said("c", "2026-03-12")]

    assert len(utterances(story)) == 3


def test_other_words_of_the_same_speaker_are_another_utterance():
    story = [said("a", "2026-03-02"), said("b", "2026-03-02", words="Norway would ask for a committee meeting")]

    assert len(utterances(story)) == 2


def test_three_articles_through_one_agency_and_one_at_first_hand_are_two_origins():
    """The worked case: a wire's copies add reports, not witnesses."""
    story = [
        said("a", "2026-03-02", outlet="Post", relays=("Norrvarp",)),
        said("b", "2026-03-02", outlet="Courier", relays=("Lodestar", "Norrvarp")),
        said("c", "2026-03-03", outlet="Ledger", relays=("Norrvarp",), words=f"{UNFOUNDED}, on a Sunday"),
        said("d", "2026-03-02", outlet="Gazette"),
    ]

    (utterance,) = utterances(story)

    assert [report.article for report in utterance.reports] == ["a", "b", "d", "c"]
    assert utterance.origins == 2


def test_a_relay_without_a_name_is_no_further_witness():
    story = [said("a", "2026-03-02", relays=("Norrvarp",)), said("b", "2026-03-02", relays=("unknown",))]

    assert utterances(story)[0].origins == 1


def test_what_one_article_says_was_claimed_and_another_denied_is_not_one_utterance():
    words = "the trawler went dark on purpose"
    story = [
        tell(id_, f"Grimsrud on it: {words}", said=[{"speaker": "Grimsrud", "words": words, "stance": stance}])
        for id_, stance in (("a", "claimed"), ("b", "denied"))
    ]

    assert len(utterances(story)) == 2


def test_two_people_of_one_name_who_say_the_same_are_two():
    story = [said("a", "2026-03-02", speaker="Jonas Rypdal"), said("b", "2026-03-02", speaker="Marit Rypdal")]

    assert len(utterances(story)) == 2


def test_a_pronoun_that_means_nobody_known_joins_no_other():
    assert len(utterances([said("a", "2026-03-02", speaker="He"), said("b", "2026-03-02", speaker="He")])) == 2


def test_statements_of_nobody_known_stay_alone():
    story = [tell(id_, "It was unfounded.", said=[{"words": "unfounded"}]) for id_ in "ab"]

    assert len(utterances(story)) == 2


def test_an_undated_report_contradicts_no_day():
    assert len(utterances([said("a", None), said("b", "2026-03-02")])) == 1


def test_pages_outlets_families_and_origins_are_four_numbers():
    story = [
        tell("a", outlet="Havblik", domain="havblik.example", agency="Havblik", origins=("o1",)),
        tell("b", outlet="Post", domain="www.post.example", agency="Havblik", origins=("o1",)),
        tell("c", outlet="Post World", domain="world.post.example", origins=("o1",)),
        tell("d", outlet="Courier", domain="courier.example", origins=("o2",)),
        tell("e", outlet="Courier", domain="courier.example", origins=("o1", "o3")),
        tell("f", outlet="Skerry", agency="Skerry", origins=("o3",)),
    ]

    found = counts(story)

    assert (found.pages, found.outlets, found.families, found.origins) == (6, 5, 4, 3)
    assert [(origin.name, origin.kind) for origin in origins(story)] == [
        ("Havblik", "agency"), ("Skerry", "agency"), ("Courier", "medium"),
    ]  # fmt: skip


def test_a_page_of_two_texts_joins_them_no_closer():
    story = [
        tell("a", agency="Havblik", origins=("o1",)),
        tell("b", outlet="Courier", origins=("o1", "o2")),
        tell("c", agency="Skerry", origins=("o2",)),
    ]

    assert {origin.name: origin.pages for origin in origins(story)} == {"Havblik": ("a", "b"), "Skerry": ("b", "c")}


def test_two_texts_of_one_agency_are_one_origin():
    story = [tell("a", agency="Havblik", origins=("o1",)), tell("b", agency="Havblik", origins=("o2",))]

    assert len(origins(story)) == 1


def test_families_that_are_known_count_once():
    story = [tell("a", domain="post.example"), tell("b", domain="star.example")]

    assert counts(story, families={"post.example": "Press Group", "star.example": "Press Group"}).families == 1


def test_a_page_of_which_nothing_is_known_is_its_own_origin():
    (origin,) = origins([tell("a")])

    assert (origin.name, origin.kind) == ("a", "text")


def test_a_page_that_merges_a_wire_hears_nothing_itself():
    """Its words are the wire's, whatever its byline says."""
    story = [
        said("a", "2026-03-03", agency="Havblik", origins=("o1",)),
        said("b", "2026-03-03", outlet="Courier", origins=("o1", "o2")),
    ]

    (utterance,) = utterances(story)

    assert utterance.origins == 1


def test_a_speaker_is_named_as_the_reading_knows_them():
    told = tell("a", "He said it was unfounded. Torvald Grimsrud left.", actors=[("Torvald Grimsrud", None)], said=[
        {"speaker": "He", "words": "it was unfounded", "actor": "a1"}])  # fmt: skip

    assert utterances([told])[0].speaker == "Torvald Grimsrud"
