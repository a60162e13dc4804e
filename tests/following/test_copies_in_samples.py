"""The invented situation's copies, as samples/README.md tells them."""

import pytest

from sayso.following.differences import difference
from sayso.following.stream import Stream

WIRE_A = {
    "2026-03-03_havblik_collision", "2026-03-03_harbour-post_collision", "2026-03-03_lodestar_collision",
    "2026-03-03_bodo-tidings_collision", "2026-03-03_the-gull_collision", "2026-03-03_nacourier_collision",
}  # fmt: skip
WIRE_B = {"2026-03-05_lodestar_release", "2026-03-05_oslo-ledger_release", "2026-03-05_the-gull_release"}
WIRE_C = {"2026-03-12_torshavn-observer_talks", "2026-03-12_lodestar_talks", "2026-03-12_nacourier_talks"}


@pytest.fixture(scope="module")
def followed(arrivals):
    stream = Stream()
    for arrival in arrivals:
        stream.add(arrival)
    return {one.id: one for one in stream.close()}


@pytest.mark.parametrize("wire", [WIRE_A, WIRE_B, WIRE_C])
def test_all_that_print_one_wire_share_its_origin_and_no_other_page_does(followed, wire):
    (origin,) = set.intersection(*(set(followed[name].origins) for name in wire))

    assert {one.id for one in followed.values() if origin in one.origins} == wire


def test_every_other_page_is_its_own_origin(followed):
    others = set(followed) - WIRE_A - WIRE_B - WIRE_C

    assert [name for name in others if followed[name].copy_of] == []


def test_a_copy_names_the_page_its_text_was_first_seen_on(followed):
    assert followed["2026-03-03_lodestar_collision"].copy_of == "2026-03-03_havblik_collision"
    assert followed["2026-03-03_havblik_collision"].copy_of is None


def test_a_corrected_version_that_kept_one_quotation_is_no_copy(followed):
    assert followed["2026-03-03_harbour-post_collision_updated"].copy_of is None


def test_the_difference_between_copies_tells_the_paragraph_that_an_outlet_added(article):
    changes = difference(article("2026-03-12_lodestar_talks").text, article("2026-03-12_torshavn-observer_talks").text)

    assert [change.kind for change in changes if change.kind == "kept"]
    assert changes[-1].kind == "added"
