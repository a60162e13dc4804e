"""The invented situation as a ledger groups it: its news as stories, its stories as one situation without strangers."""

import pytest

from sayso.following import answers
from sayso.following.clusters import DAY_S
from sayso.following.stories import of_thread, vector
from sayso.following.stream import Stream, seconds
from sayso.records.story import Member

STRANGERS = {
    "2026-03-05_morning-splash_coach", "2026-03-07_quayside-business_trade-war", "2026-03-08_bodo-tidings_1998",
    "2026-03-09_lodestar_ferries", "2026-03-10_harbour-post_attack-ad", "2026-03-11_lodestar_jellyfish",
}  # fmt: skip


def placed(arrivals):
    """The places of each story's reports."""
    stream = Stream()
    for arrival in arrivals:
        stream.add(arrival)
    stories = {}
    for place, followed in enumerate(stream.close()):
        stories.setdefault(followed.story, []).append(place)
    return list(stories.values())


@pytest.fixture(scope="module")
def grouped(arrivals):
    """The names of each story's pages, and of each situation's."""
    words = [answers.words(arrival.title or "", arrival.text or "") for arrival in arrivals]
    seen = {word: sum(word in each for each in words) for each in words for word in each}
    members = [
        Member(number=place, at=seconds(arrival.published) or 0.0, words=words[place])
        for place, arrival in enumerate(arrivals)
    ]
    stories = placed(arrivals)
    matters = answers.matters(
        [
            Member(
                number=number,
                at=max(members[place].at for place in group),
                words=answers.core([words[place] for place in group], seen, len(members)),
                weight=len(group) ** 0.5,
            )
            for number, group in enumerate(stories)
        ],
        seen,
        len(members),
    )
    names = [{arrivals[place].id for place in group} for group in stories]
    return names, [set().union(*(names[story] for story in group)) for _, group in matters]


def test_every_stranger_is_a_story_and_a_situation_of_its_own(grouped):
    for groups in grouped:
        assert [group for group in groups if group & STRANGERS and len(group) > 1] == []


def test_the_situation_holds_nearly_all_its_pages(grouped):
    _, matters = grouped

    assert len(max(matters, key=len)) >= 36  # of 41


def test_a_false_report_and_its_denial_are_one_story(grouped):
    stories, _ = grouped
    false = next(story for story in stories if "2026-03-05_morning-splash_four-dead" in story)

    assert "2026-03-05_landvarp_denies-report" in false
    assert "2026-03-03_havblik_collision" not in false


def test_the_settlement_is_another_story_than_the_collision(grouped):
    stories, _ = grouped
    of = {name: place for place, story in enumerate(stories) for name in story}

    assert of["2026-03-03_havblik_collision"] == of["2026-03-03_lodestar_collision"]
    assert of["2026-03-12_lodestar_talks"] == of["2026-03-12_torshavn-observer_talks"]
    assert of["2026-03-03_havblik_collision"] != of["2026-03-12_lodestar_talks"]


def test_reports_more_than_four_days_apart_are_not_one_story():
    words = vector(answers.words("Rebels shell the Kalvene bridge, four hurt", ""), {}, 0)

    def strikes(*days):
        return [Member(number=n, at=day * DAY_S, words=words) for n, day in enumerate(days)]

    assert of_thread(strikes(0, 1)) == [[0, 1]]
    assert of_thread(strikes(0, 5)) == [[0], [1]]
