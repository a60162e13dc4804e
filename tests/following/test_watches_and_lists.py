import pytest
from tell import tell

from sayso.following.reading_lists import also_read, next_in_section
from sayso.following.situations import belongs
from sayso.records.story import Watch

TOLD = tell(
    "a", "Grimsrud protested against the licences in Bergen.", day="2026-03-04", section="World", origins=("o1",),
    actors=[("Grimsrud", "minister")],
    did=[{"type_": "PROTEST", "trigger": "protested", "who": [("Grimsrud", "NOR")], "place": "Bergen"}],
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"actors": ("Torvald Grimsrud",)}, True),
        ({"actors": ("Peskov",)}, False),
        ({"places": ("bergen",), "words": ("licences",)}, True),
        ({"places": ("bergen",), "words": ("herring",)}, False),
        ({"event_types": ("PROTEST",)}, True),
        ({"event_types": ("ASSAULT",)}, False),
    ],
)
def test_a_watch_wants_one_of_each_kind_of_thing_it_lists(wanted, found):
    assert belongs(TOLD, Watch(id="w", title="Herring", **wanted)) is found


def test_next_in_section_is_the_newest_of_the_section_and_of_each_text_one():
    others = [
        tell("b", section="world", day="2026-03-05", origins=("o2",)),
        tell("c", section="World", day="2026-03-06", origins=("o2",)),
        tell("d", section="Sport", day="2026-03-07", origins=("o3",)),
        tell("e", section="World", day="2026-03-02", origins=("o1",)),
    ]

    assert [told.id for told in next_in_section(TOLD, [TOLD, *others])] == ["c"]


def test_an_article_without_section_has_none_next():
    assert next_in_section(tell("a"), [TOLD]) == ()


def test_also_read_prefers_story_then_actors_and_no_story_thrice():
    others = [tell(id_, "", day=f"2026-03-0{n}", origins=(id_,)) for n, id_ in enumerate("bcde", 1)]
    other = tell("f", "Grimsrud spoke.", actors=[("Grimsrud", None)], origins=("f",))
    stories = dict.fromkeys("abcd", "st1") | {"e": "st2", "f": "st3"}

    found = also_read(TOLD, [*others, other], stories=stories)

    assert [told.id for told in found] == ["d", "c", "f"]


def test_what_readers_read_together_counts():
    other = tell("b", origins=("o9",))

    assert also_read(TOLD, [other], stories={}, read_together={"b": 3}) == (other,)
