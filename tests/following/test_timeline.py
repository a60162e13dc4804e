from sayso.following.timeline import situations, stories
from sayso.records.story import Arrival, Followed


def arrival(id_, title, day=None):
    return Arrival(id=id_, title=title, published=day)


ARRIVALS = [
    arrival("a", "Boats collide off Iceland", "2026-03-03"),
    arrival("b", "Opinion: what a week", "2026-03-03"),
    arrival("c", "Boats collide off Iceland, one dead", "2026-03-04"),
    arrival("d", "Iceland boats: talks agreed", "2026-03-02"),
    arrival("e", None),
]
FOLLOWED = [
    Followed(id="a", story="st1", situation="si1"),
    Followed(id="b", story="st1", situation="si1"),
    Followed(id="c", story="st1", situation="si1"),
    Followed(id="d", story="st2", situation="si1"),
    Followed(id="e", story="st3", situation=None),
]


def test_a_story_is_titled_by_the_article_in_its_middle_and_dated_by_all():
    story, *_ = stories(ARRIVALS, FOLLOWED)

    assert story.title == "Boats collide off Iceland"
    assert (story.articles, story.first, story.last) == (("a", "b", "c"), "2026-03-03", "2026-03-04")
    assert "iceland"[:7] in story.names


def test_a_story_of_undated_documents_without_titles_is_undated():
    *_, story = stories(ARRIVALS, FOLLOWED)

    assert (story.title, story.first, story.names) == ("", None, ())


def test_a_situation_has_its_stories_in_order_of_time_and_the_largest_names_it():
    (situation,) = situations(stories(ARRIVALS, FOLLOWED), FOLLOWED)

    assert (situation.title, situation.stories) == ("Boats collide off Iceland", ("st2", "st1"))
