from sayso.following.clusters import DAY_S, Bounds, Clusters
from sayso.following.copies import Candidate, fingerprint, origins
from sayso.following.origin_index import OriginIndex
from sayso.ledger.differences import difference

BOUNDS = Bounds(join=0.5, merge=0.5, window_s=DAY_S, fade=0.0, crowd=2)


def test_a_member_that_is_like_two_clusters_ties_them_together():
    clusters = Clusters(BOUNDS)
    one = clusters.add({"a": 0.8, "b": 0.6}, 0)
    two = clusters.add({"a": 0.64, "c": 0.768}, 0)
    assert one != two or clusters.part_of(two) == one

    clusters.add({"a": 0.8, "b": 0.36, "c": 0.48}, 0)

    assert clusters.part_of(one) == clusters.part_of(two)


def test_a_closed_cluster_is_remembered_by_its_weightiest_features_and_leaves_nothing():
    clusters = Clusters(BOUNDS)
    clusters.add({"a": 0.8, "b": 0.6}, 0)
    clusters.close()

    (closed,) = clusters.take_closed()

    assert (closed.number, closed.size, list(closed.core)) == (1, 1, ["a", "b"])
    assert clusters.add({"a": 1.0}, 0) == 2


def test_a_feature_of_many_clusters_proposes_none_and_still_counts():
    clusters = Clusters(BOUNDS)
    for rare in "xyz":
        clusters.add({"common": 0.4, rare: 0.9165}, 0)

    assert clusters.add({"common": 0.4, "y": 0.9165}, 0) == 2
    assert clusters.add({"common": 1.0}, 0) == 4


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
