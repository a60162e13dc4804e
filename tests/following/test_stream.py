import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli import run as run_command
from sayso.cli.follow import read, run, show, until_, write
from sayso.following.stories import Rules
from sayso.following.stream import Stream, seconds
from sayso.records.story import Arrival


def follow(*arrivals):
    stream = Stream()
    for arrival in arrivals:
        stream.add(arrival)
    return stream.close()


def title(id_, words, published=None):
    return Arrival(id=id_, title=words, published=published)


COLLISION = "Trawlers collide off Seyðisfjörður, one dead"


def test_titles_alone_join_a_story_and_make_no_copies():
    one, two, other = follow(
        title("a", COLLISION), title("b", f"{COLLISION} and four missing"), title("c", "Jellyfish invade a beach")
    )

    assert one.story == two.story != other.story
    assert (one.origins, two.copy_of) == ((), None)


def test_a_look_alike_weeks_later_is_another_story():
    one, *_, two = follow(
        title("a", COLLISION, "2026-03-03"), title("b", "Quiet day", "2026-03-20"), title("c", COLLISION, "2026-04-03")
    )

    assert one.story != two.story


def test_one_wrong_date_far_ahead_closes_no_story():
    one, _, two = follow(
        title("a", COLLISION, "2026-03-03"), title("b", "Quiet day", "2096-03-20"), title("c", COLLISION, "2026-03-03")
    )

    assert one.story == two.story


def test_an_undated_document_counts_as_of_the_one_before_it():
    *_, one, two = follow(
        title("a", "Quiet day", "2026-03-03"), title("b", COLLISION, "2026-06-03"), title("c", COLLISION)
    )

    assert one.story == two.story


def test_stories_of_one_matter_over_weeks_are_one_situation():
    matter = "Hvítanes Skarvholm collision Seyðisfjörður inquiry"
    arrivals = [
        title(f"{week}{n}", f"{matter} day {week}{n}", f"2026-{3 + week:02}-{n + 1:02}")
        for week in (0, 1)
        for n in range(3)
    ]

    followed = follow(*arrivals, title("z", "Jellyfish invade beach", "2026-12-01"), title("y", "Rain", "2026-12-02"))

    assert len({one.story for one in followed[:6]}) == 2
    assert {one.situation for one in followed} == {"si1", None}


def test_the_four_look_alikes_and_strangers_stay_out_of_the_collision(arrivals):
    followed = {one.id: one.story for one in follow(*arrivals)}
    collision = followed["2026-03-03_havblik_collision"]
    strangers = ("1998", "ferries", "coach", "trade-war", "attack-ad", "jellyfish")

    assert followed["2026-03-03_harbour-post_collision"] == collision
    assert not [name for name, story in followed.items() if story == collision and name.endswith(strangers)]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(Arrival, id=TEXTS, title=TEXTS | st.none(), text=TEXTS | st.none(),
                          published=st.datetimes().map(str) | TEXTS | st.none()), max_size=12))  # fmt: skip
def test_whatever_comes_each_document_has_its_place_and_again_the_same(arrivals):
    followed = follow(*arrivals)

    assert [one.id for one in followed] == [arrival.id for arrival in arrivals]
    assert followed == follow(*arrivals)


def test_a_moment_is_told_in_seconds_whatever_its_zone():
    assert seconds("2026-03-03T10:00+01:00") == seconds("2026-03-03T09:00Z") == seconds("2026-03-03T09:00")
    assert seconds(None) is None


def test_bad_lines_are_told_with_their_number_and_the_others_followed(capsys):
    lines = [b'{"id": "a", "title": "Boats collide"}', b"{bad", b"", b'{"id": 4}', b'{"id": "b", "published": "soon"}']
    failed = []

    stream, taken = run(read(lines, "docs.jsonl", failed))

    assert [one.id for one in stream.close()] == ["a"]
    assert [arrival.title for arrival in taken] == ["Boats collide"]
    assert failed == [2, 4, 5]
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == [f"docs.jsonl, line {number}" for number in failed]


def test_what_was_published_after_until_is_left_out():
    given = [title("a", "x", "2026-03-03"), title("b", "y", "2026-03-05"), title("c", "z")]

    assert [arrival.id for arrival in until_(given, seconds("2026-03-04"))] == ["a", "c"]


def test_a_line_out_has_the_fields_of_the_contract(tmp_path):
    with (tmp_path / "out").open("wb") as out:
        write(follow(Arrival(id="a", title="t", text="One paragraph of a text that is its own.")), out)

    assert json.loads((tmp_path / "out").read_text()) == {
        "id": "a", "story": "st1", "situation": None, "origins": ["o1"], "copy_of": None,
    }  # fmt: skip


def test_on_a_terminal_the_largest_stories_come_first(capsys):
    arrivals = [title("a", "Rain"), title("b", COLLISION), title("c", COLLISION)]

    show(follow(*arrivals), arrivals, sys.stdout)

    assert capsys.readouterr().out.splitlines() == [f"2 documents: {COLLISION}", "1 documents: Rain"]


@pytest.mark.parametrize("words", [["nowhere.jsonl"], ["-", "--until", "soon"]])
def test_what_cannot_be_is_said(words, capsys):
    with pytest.raises(SystemExit) as ended:
        run_command(["follow", *words])

    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_is_remembered_of_words_is_halved_and_stories_go_on():
    stream = Stream(Rules(remembered=4))
    for n in range(12):
        stream.add(title(str(n), f"{COLLISION} {n}"))

    assert {one.story for one in stream.close()} == {"st1"}
