"""What of all that is new is news."""

from tell import tell

from sayso.following.news import news

FIRST = tell(
    "a", "The coastguard said two were killed.", day="2026-03-03", outlet="Havblik", origins=("o1",),
    counts=[{"words": "two", "value": 2, "state": "killed"}],
)  # fmt: skip
COPY = tell("b", "The coastguard said two were killed.", day="2026-03-03", outlet="Post", origins=("o1",))
OWN = tell("c", "Divers came to the place.", day="2026-03-04", outlet="Courier", origins=("o2",))


def kinds(story, seen=(), *, followed=False):
    return [novelty.kind for novelty in news(story, seen, (), followed=followed)]


def test_a_single_report_and_its_copies_are_no_news():
    assert kinds([FIRST]) == kinds([FIRST, COPY]) == []


def test_a_single_report_of_a_followed_matter_is_news():
    assert "figure" in kinds([FIRST], followed=True)


def test_with_a_second_origin_the_first_ones_news_are_told_too():
    assert kinds([FIRST, OWN], [FIRST]) == ["figure", "origin", "origin"]


def test_what_was_news_before_is_told_once():
    third = tell("d", outlet="Gull", origins=("o3",))

    assert kinds([FIRST, OWN, third], [FIRST, OWN]) == ["origin"]


def test_of_what_one_article_says_the_weightiest_is_news():
    """A minister's warning before what somebody said."""
    text = "Dale said the harbour is grey. Dale warned that the harbour will be shut for months."
    said = [
        {"speaker": "Dale", "words": "the harbour is grey"},
        {"speaker": "Dale", "words": "the harbour will be shut for months", "stance": "warned"},
    ]
    told = tell("d", text, outlet="Courier", origins=("o2",), said=said)

    (statement,) = [
        one for one in news([FIRST, OWN, told], [FIRST, OWN], (), followed=False) if one.kind == "statement"
    ]

    assert "shut for months" in statement.sentence
