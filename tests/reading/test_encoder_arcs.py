import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.encoder.arcs import is_tree, tree


def best_by_trying_all(scores: np.ndarray) -> float:
    count = len(scores)
    options = itertools.product(range(count + 1), repeat=count)
    return max(sum(scores[i, h] for i, h in enumerate(heads)) for heads in options if is_tree(heads))


def score(scores: np.ndarray, heads: list[int]) -> float:
    return sum(scores[i, 0 if head == i else head + 1] for i, head in enumerate(heads))


def test_the_best_heads_are_taken_where_they_make_a_tree():
    arcs = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], dtype=np.float32)

    assert tree(arcs) == [1, 1, 1]


def test_a_circle_is_opened_where_it_costs_least():
    arcs = np.array([[1, 0, 9, 0], [4, 9, 0, 0], [0, 0, 5, 0]], dtype=np.float32)

    assert tree(arcs) == [1, 1, 1]


def test_of_two_roots_the_better_one_stays():
    arcs = np.array([[9, 0, 1], [8, 2, 0]], dtype=np.float32)

    assert tree(arcs) == [0, 0]


def test_one_word_is_its_own_root_whatever_its_scores():
    assert tree(np.array([[-5, 9]], dtype=np.float32)) == [0]


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
    )
)
def test_no_tree_with_one_root_is_better(rows):
    """Against trying all; ties may fall either way, so scores are compared. Only three roots are tried."""
    scores = np.array(rows, dtype=np.float64)
    np.fill_diagonal(scores[:, 1:], -1e9)

    heads = tree(scores)

    assert is_tree([0 if head == place else head + 1 for place, head in enumerate(heads)])
    if len(rows) <= 3:
        assert score(scores, heads) == best_by_trying_all(scores)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_long_sentences_get_a_tree_too(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))

    heads = tree(scores.astype(np.float32))

    assert is_tree([0 if head == place else head + 1 for place, head in enumerate(heads)])
