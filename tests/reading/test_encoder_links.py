import numpy as np

from sayso.reading.encoder.attributions import Group, groups
from sayso.reading.encoder.tags import Piece

YES = 9.0

ONE = [0] * 12
"""Every word in one sentence."""


def links(count: int, targets: dict[int, int]) -> np.ndarray:
    """Scores that send each word to the column given: 0 is none, else 1 + a word."""
    scores = np.zeros((count, count + 1), dtype=np.float32)
    for word, column in targets.items():
        scores[word, column] = YES
    return scores


def test_content_on_both_sides_of_its_cue_is_one_attribution():
    before, source, cue, after = (
        Piece(0, 2, "content"),
        Piece(2, 3, "source"),
        Piece(3, 4, "cue"),
        Piece(4, 6, "content"),
    )
    to_cue = links(6, dict.fromkeys(range(6), 4))
    to_source = links(6, dict.fromkeys(range(6), 3))

    assert groups([before, source, cue, after], to_cue, to_source, sentences=ONE) == [
        Group((source,), (cue,), (before, after))
    ]


def test_each_content_goes_to_the_cue_it_points_at_even_if_another_is_nearer():
    first_cue, second_cue, content = Piece(0, 1, "cue"), Piece(2, 3, "cue"), Piece(3, 4, "content")
    to_cue = links(4, {0: 1, 2: 3, 3: 1})

    found = groups([first_cue, second_cue, content], to_cue, links(4, {}), sentences=ONE)

    assert Group((), (first_cue,), (content,)) in found


def test_content_without_a_cue_stands_alone():
    content = Piece(0, 3, "content")

    found = groups([content], links(3, dict.fromkeys(range(3), 0)), links(3, {}), sentences=ONE)

    assert found == [Group((), (), (content,))]


def test_two_cues_can_share_a_source():
    source, one, two = Piece(0, 1, "source"), Piece(1, 2, "cue"), Piece(3, 4, "cue")
    to_cue, to_source = links(5, {0: 2, 1: 2, 3: 4}), links(5, {1: 1, 3: 1})

    assert groups([source, one, two], to_cue, to_source, sentences=ONE) == [
        Group((source,), (one,), ()),
        Group((source,), (two,), ()),
    ]


def test_a_cue_that_points_at_no_source_has_none():
    source, cue = Piece(0, 1, "source"), Piece(2, 3, "cue")

    found = groups([source, cue], links(3, {0: 0, 2: 3}), links(3, {2: 0}), sentences=ONE)

    assert found == [Group((), (cue,), ())]


def test_a_cue_in_two_pieces_is_one_cue():
    one, two, content = Piece(0, 1, "cue"), Piece(2, 3, "cue"), Piece(3, 4, "content")

    found = groups([one, two, content], links(4, {0: 1, 2: 1, 3: 1}), links(4, {}), sentences=ONE)

    assert found == [Group((), (one, two), (content,))]


def test_words_of_speech_in_two_sentences_are_two_cues():
    first_cue, second_cue = Piece(1, 2, "cue"), Piece(4, 5, "cue")
    to_cue = links(6, {1: 2, 4: 2})

    found = groups([first_cue, second_cue], to_cue, links(6, {}), sentences=[0, 0, 0, 1, 1, 1])

    assert [group.cue for group in found] == [(first_cue,), (second_cue,)]
