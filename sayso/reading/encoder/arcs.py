"""Arc scores of one sentence → its dependency tree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

_CLOSED = -1e9
"""The score of an arc that must not be chosen."""


def tree(arcs: FloatArray, /) -> list[int]:
    """
    The best dependency tree of a sentence.

    Each word's best head is taken where that makes a tree with one root, as it does for most sentences; only where it
    does not, the best tree is searched for.

    Args:
        arcs: Arc scores, shape (words, 1 + words): row is the dependent, column the head, column 0 the root.

    Returns:
        Each word's head as an index into the words; the root points at itself.

    Source: Chu and Liu (1965), Edmonds (1967); scores as in Dozat and Manning (2017).
    """
    scores = np.array(arcs)
    np.fill_diagonal(scores[:, 1:], _CLOSED)
    heads: list[int] = scores.argmax(axis=1).tolist()
    if not is_tree(heads):
        heads = _one_root(scores)
    return [place if head == 0 else head - 1 for place, head in enumerate(heads)]


def is_tree(heads: Sequence[int], /) -> bool:
    """Whether ``heads`` (1-based, 0 for the root) reach the root from every word, through one word alone."""
    if heads.count(0) != 1:
        return False
    reached = [False] * len(heads)
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while not reached[at]:
            reached[at] = True
            path.append(at)
            if heads[at] == 0:
                break
            at = heads[at] - 1
            if at in path:
                return False
    return True


def _one_root(scores: NDArray[np.float64]) -> list[int]:
    """The best tree among those with a single root, tried for the likeliest roots."""
    candidates: list[int] = np.argsort(-scores[:, 0], kind="stable")[:3].tolist()
    best: list[int] = []
    best_score = -np.inf
    for root in candidates:
        single = scores.copy()
        single[:, 0] = _CLOSED
        single[root, :] = _CLOSED
        single[root, 0] = 0.0
        heads = _arborescence(single)
        total = float(scores[np.arange(len(heads)), heads].sum())
        if total > best_score:
            best, best_score = heads, total
    return best


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu-Edmonds over nodes 0 (the root) to n; row i of ``scores`` belongs to node i + 1."""
    size = len(scores) + 1
    full = np.full((size, size), _CLOSED)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    return _edmonds(full)[1:]


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Best head of every node; ``scores[dependent, head]``, node 0 the root, whose own head is 0."""
    heads: list[int] = scores.argmax(axis=1).tolist()
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    return _expand(scores, heads, cycle)


def _expand(scores: NDArray[np.float64], heads: list[int], cycle: list[int]) -> list[int]:
    """Contract the cycle to one node, solve the smaller graph, and open the cycle again."""
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    kept = scores[inside, np.array(heads)[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    found = _edmonds(small)
    result = list(heads)
    for at, node in enumerate(outside.tolist()):
        head = found[at]
        result[node] = int(inside[leaving[at].argmax()]) if head == len(outside) else int(outside[head])
    entry = found[-1]
    result[int(inside[entering[:, entry].argmax()])] = int(outside[entry])
    result[0] = 0
    return result


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle; empty if there is none."""
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at and not colour[at]:
            colour[at] = start
            path.append(at)
            at = heads[at]
        if at and colour[at] == start:
            return path[path.index(at) :]
    return []
