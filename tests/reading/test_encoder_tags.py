import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.encoder.tags import Piece, best, pieces, read

NAMES = ("O", "B-source", "I-source", "B-cue", "I-cue")


def follows(tags):
    pairs = zip((0, *tags), tags, strict=False)
    return all(tag % 2 or not tag or before in {tag, tag - 1} for before, tag in pairs)


def test_an_inside_tag_of_another_kind_begins_a_piece():
    assert pieces([1, 4, 4, 0, 2], NAMES) == [Piece(0, 1, "source"), Piece(1, 3, "cue"), Piece(4, 5, "source")]


def test_a_begin_tag_parts_two_pieces_of_one_kind():
    assert pieces([3, 4, 3], NAMES) == [Piece(0, 2, "cue"), Piece(2, 3, "cue")]


def test_a_name_does_not_change_its_kind_halfway():
    """The first word alone looks more like a source; with the second it is a cue."""
    scores = np.array([[0, 3, 0, 2.5, 0], [0, 0, 0, 0, 5]], dtype=np.float32)

    assert read(scores, NAMES) == [Piece(0, 2, "cue")]


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_sequence_of_tags_that_follow_one_another_is_better(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, 5)).astype(np.float32) * 3

    tags = best(scores)

    def total(sequence):
        return sum(scores[word, tag] for word, tag in enumerate(sequence))

    options = (sequence for sequence in itertools.product(range(5), repeat=count) if follows(sequence))
    assert follows(tags)
    assert np.isclose(total(tags), max(map(total, options)))
