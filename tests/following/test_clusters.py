from hypothesis import given
from hypothesis import strategies as st

from sayso.following.clusters import DAY_S, Bounds, Clusters, vector
from sayso.following.copies import Candidate, fingerprint, origins
from sayso.following.differences import difference
from sayso.following.grouping import Nearness, groups, kept_numbers, weighed
from sayso.following.origin_index import OriginIndex
from sayso.records.story import Member

BOUNDS = Bounds(join=0.5, merge=0.5, window_s=DAY_S, fade=0.0, crowd=2)


def test_a_member_that_is_like_two_clusters_ties_them_together():
    clusters = Clusters(BOUNDS)
    one = clusters.add(vector({"a": 0.8, "b": 0.6}), 0)
    two = clusters.add(vector({"a": 0.64, "c": 0.768}), 0)
    assert one != two or clusters.part_of(two) == one

    clusters.add(vector({"a": 0.8, "b": 0.36, "c": 0.48}), 0)

    assert clusters.part_of(one) == clusters.part_of(two)


def test_a_closed_cluster_is_remembered_by_its_weightiest_features_and_leaves_nothing():
    clusters = Clusters(BOUNDS)
    clusters.add(vector({"a": 0.8, "b": 0.6}), 0)
    clusters.close()

    (closed,) = clusters.take_closed()

    assert (closed.numbers, closed.size, list(closed.core)) == ((1,), 1, ["a", "b"])
    assert clusters.add(vector({"a": 1.0}), 0) == 2


def test_a_feature_of_many_clusters_proposes_none_and_still_counts():
    clusters = Clusters(BOUNDS)
    for rare in "xyz":
        clusters.add(vector({"common": 0.4, rare: 0.9165}), 0)

    assert clusters.add(vector({"common": 0.4, "y": 0.9165}), 0) == 2
    assert clusters.add(vector({"common": 1.0}), 0) == 4


def test_a_full_cluster_takes_no_more_and_joins_with_none():
    clusters = Clusters(Bounds(join=0.5, merge=0.5, window_s=DAY_S, fade=0.0, crowd=9, most=2))

    assert [clusters.add(vector({"a": 1.0}), 0) for _ in range(5)] == [1, 1, 2, 2, 3]
    assert clusters.take_joined() == []


def test_clusters_put_together_again_go_on_as_those_that_were_never_broken_off():
    whole = Clusters(BOUNDS)
    placed = [(whole.add(vector(words), at), vector(words), at) for at, words in enumerate(FOUR)]
    again = Clusters(BOUNDS, made=max(number for number, *_ in placed))
    again.restore(placed)

    for words in ({"a": 0.5, "b": 0.5, "c": 0.5}, {"d": 1.0}, {"b": 1.0}):
        assert whole.add(vector(words), 9) == again.add(vector(words), 9)
        assert whole.take_joined() == again.take_joined()


FOUR = ({"a": 0.8, "b": 0.6}, {"c": 0.9, "b": 0.1}, {"a": 0.7, "b": 0.7}, {"c": 1.0})

TEXT = "\n".join(
    f"Paragraph {n} tells of the boat number {n} that left port {n} at dawn with crew {n}." for n in range(9)
)
OTHER = "\n".join(f"Line {n} reports how minister {n} met delegation {n} in hall {n} before noon." for n in range(9))


def candidate(name, text):
    return Candidate(origin=name, marks=fingerprint(text).marks)


def test_a_merged_page_has_both_origins_the_larger_first():
    page = "\n".join([*TEXT.splitlines()[:8], *OTHER.splitlines()[:4]])

    found = origins(fingerprint(page), [candidate("other", OTHER), candidate("text", TEXT)])

    assert [match.origin for match in found] == ["text", "other"]


def test_one_lifted_paragraph_makes_no_copy():
    page = "\n".join([*OTHER.splitlines(), TEXT.splitlines()[0]])

    assert origins(fingerprint(page), [candidate("text", TEXT)]) == ()


def test_origins_are_forgotten_after_their_window():
    index = OriginIndex(window_s=10)
    first = index.add("a", TEXT, 0)

    assert index.add("b", TEXT, 5).copy_of == "a"
    assert index.add("c", OTHER, 30).origins != first.origins
    assert index.add("d", TEXT, 30).copy_of is None


def test_a_text_without_words_is_its_own_origin():
    index = OriginIndex(window_s=10)

    assert index.add("a", "…", 0).origins != index.add("b", "…", 0).origins


def test_a_difference_tells_what_was_cut_changed_and_added():
    before = "One stays as it is.\nTwo is cut altogether by them.\nThree people were on board the boat."
    after = "One stays as it is.\nThree people were aboard the boat.\nFour is the outlet's own."

    assert [change.kind for change in difference(before, after)] == ["kept", "cut", "changed", "added"]


def test_a_paragraph_put_before_a_changed_one_is_added():
    before = "Three people were on board the boat."
    after = "New and own matter of the outlet.\nThree people were aboard the boat."

    assert [change.kind for change in difference(before + "\nEnd.", after + "\nEnd.")] == ["added", "changed", "kept"]


def member(number, words, *, at=0.0, group=None, weight=1.0):
    return Member(number=number, at=at, words=dict.fromkeys(words.split(), 1.0), group=group, weight=weight)


NEAR = Nearness(least=0.3, window_s=DAY_S, fade=0.1, far=None)


def grouped(*members, nearness=NEAR):
    vectors = [weighed(one.words, {}, 0) for one in members]
    return groups(members, vectors, nearness)


def test_reports_further_apart_than_the_window_are_not_alike():
    one, other = member(1, "trawler fannhild"), member(2, "trawler fannhild", at=2 * DAY_S)

    assert grouped(one, other) == [[0], [1]]
    assert grouped(one, member(2, "trawler fannhild", at=DAY_S / 2)) == [[0, 1]]


def test_a_mean_ties_nothing_where_no_two_reports_are_truly_alike():
    """Among strangers each is near to the least unlike, but only a bond makes it a story."""
    one, other = member(1, "fannhild search goes on"), member(2, "fannhild prize for a bun")

    assert grouped(one, other, nearness=Nearness(least=0.3, window_s=DAY_S, fade=0.1, far=0.1)) == [[0, 1]]
    assert grouped(one, other, nearness=Nearness(least=0.3, window_s=DAY_S, fade=0.1, far=0.1, bond=2.0)) == [[0], [1]]


def test_a_report_joins_a_story_by_its_bond_to_one_of_it():
    first, second, third = member(1, "fannhild trawler vardø"), member(2, "fannhild raft"), member(3, "raft bun")
    nearness = Nearness(least=0.1, window_s=DAY_S, fade=0.1, far=None, bond=1.0)

    assert grouped(first, second, third, nearness=nearness) == [[0, 1, 2]]
    assert grouped(first, third, nearness=nearness) == [[0], [1]]


def test_a_group_keeps_the_number_most_of_it_had():
    members = [member(1, "a", group=7), member(2, "a", group=9), member(3, "a", group=9), member(4, "b", group=7),
               member(5, "c")]  # fmt: skip

    assert kept_numbers([[0, 1, 2], [3], [4]], members) == [9, 7, None]


def test_of_two_halves_of_a_story_the_larger_keeps_its_number():
    members = [member(number, "a", group=3) for number in range(5)]

    assert kept_numbers([[0, 1], [2, 3, 4]], members) == [None, 3]


SMALL = st.lists(
    st.builds(member, st.integers(0, 99), st.sampled_from(["trawler fannhild", "trawler vardø", "bun prize", "bun"]),
              at=st.floats(0, 3 * DAY_S), group=st.none() | st.integers(1, 3)),
    max_size=9,
)  # fmt: skip


@given(SMALL)
def test_every_member_is_in_one_group_and_no_number_goes_to_two(members):
    found = grouped(*members)

    assert sorted(place for group in found for place in group) == list(range(len(members)))
    numbers = [number for number in kept_numbers(found, members) if number is not None]
    assert len(numbers) == len(set(numbers))
