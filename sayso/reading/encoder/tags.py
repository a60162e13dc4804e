"""Columns of BIO tag scores → runs of words of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


class Piece(NamedTuple):
    """A run of words ``[first, end)`` of one kind."""

    first: int
    end: int
    kind: str


def read(scores: FloatArray, names: Sequence[str], /) -> list[Piece]:
    """
    The runs that the best sequence of tags makes.

    Args:
        scores: Shape (words, tags), not normalised.
        names: ``O`` and, for each kind in turn, ``B-`` and ``I-`` with its name.
    """
    return pieces(best(scores), names)


def best(scores: FloatArray, /) -> list[int]:
    """
    The best sequence of tags in which an inside tag follows a tag of its kind.

    Each word's best tag is taken where that makes such a sequence, as it does for most windows; only where it does not,
    the best sequence is searched for. So a street cannot begin as an organisation and end as a facility.

    Args:
        scores: Shape (words, 1 + 2 · kinds): ``O``, then begin and inside for each kind.

    Source: Viterbi (1967).
    """
    single = cast("list[int]", scores.argmax(axis=1).tolist())
    return single if _follows(single) else _viterbi(scores)


def _follows(tags: Sequence[int]) -> bool:
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in {tag, tag - 1}:
            return False
        before = tag
    return True


def _viterbi(scores: FloatArray) -> list[int]:
    shifted = scores - scores.max(axis=1, keepdims=True)
    chances = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    reached = chances[0].copy()
    reached[2::2] = -np.inf
    back: list[tuple[int, NDArray[np.bool_]]] = []
    for own in chances[1:]:
        anything = int(reached.argmax())
        begun, inside = reached[1::2], reached[2::2]
        goes_on = inside > begun
        following = own + reached[anything]
        following[2::2] = own[2::2] + np.maximum(begun, inside)
        back.append((anything, goes_on))
        reached = following
    tags = [int(reached.argmax())]
    for anything, goes_on in reversed(back):
        tag = tags[-1]
        if tag and tag % 2 == 0:
            tags.append(tag if goes_on[tag // 2 - 1] else tag - 1)
        else:
            tags.append(anything)
    return tags[::-1]


def pieces(tags: Sequence[int], names: Sequence[str], /) -> list[Piece]:
    """
    Runs of one kind in a column of BIO tags.

    An inside tag that follows no word of its kind begins a run, so any column of tags can be read.

    >>> pieces([1, 2, 0, 2, 1], ("O", "B-cue", "I-cue"))
    [Piece(first=0, end=2, kind='cue'), Piece(first=3, end=4, kind='cue'), Piece(first=4, end=5, kind='cue')]
    """
    found: list[Piece] = []
    first, kind = 0, ""
    for place, tag in enumerate((*tags, 0)):
        name = names[tag]
        if name[0] != "I" or name[2:] != kind:
            if kind:
                found.append(Piece(first, place, kind))
            first, kind = place, name[2:]
    return found
