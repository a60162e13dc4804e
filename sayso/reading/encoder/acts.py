"""Word scores of the event heads → what is done in a window: trigger, type, status, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from sayso.reading.annotation import Part

FloatArray = NDArray[np.float64]

FLOOR = 0.2
"""Probability of an event below which a word is not looked at. Low: what is shown is decided on calibrated figures."""
TAKES_PART = 0.25
"""Probability of a part below which it is not reported; the rules above ask for more."""


class Act(NamedTuple):
    """One event; words are indexes into the window, types and statuses columns of their layers."""

    first: int
    end: int
    type: int
    chance: float
    status: int
    background: bool
    parts: tuple[tuple[Part, ...], ...]
    """Who, whom, when, where."""


def find(layers: Mapping[str, FloatArray], links: Sequence[FloatArray]) -> list[Act]:
    """
    Each word speaks for itself; neighbours that say the same are one trigger.

    Args:
        layers: Scores of the layers ``events``, ``status`` and ``background``, shape (words, columns).
        links: Log odds of who, whom, when and where, each of shape (words, 1 + words).
    """
    chances = _chances(layers["events"])
    types = cast("list[int]", chances.argmax(axis=1).tolist())
    heard = [chance >= FLOOR for chance in chances.sum(axis=1).tolist()]
    found: list[Act] = []
    first = 0
    while first < len(types):
        end = first + 1
        if heard[first]:
            while end < len(types) and heard[end] and types[end] == types[first]:
                end += 1
            found.append(_act(first, end, types[first], chances, layers, links))
        first = end
    return found


def _act(
    first: int, end: int, kind: int, chances: FloatArray, layers: Mapping[str, FloatArray],
    links: Sequence[FloatArray],
) -> Act:  # fmt: skip
    word = first + int(chances[first:end, kind].argmax())
    return Act(
        first, end, kind, round(float(chances[word, kind]), 4),
        status=int(layers["status"][word].argmax()), background=bool(layers["background"][word, 0] > 0),
        parts=tuple(_parts(scores[word, 1:]) for scores in links),
    )  # fmt: skip


def _chances(scores: FloatArray) -> FloatArray:
    """Probability of each type at each word, beside that of none, whose score is zero."""
    odds = np.exp(np.minimum(scores, 30.0))
    return odds / (1 + odds.sum(axis=1, keepdims=True))


def _parts(scores: FloatArray) -> tuple[Part, ...]:
    chances = 1 / (1 + np.exp(-np.clip(scores, -30.0, 30.0)))
    likely = np.flatnonzero(chances >= TAKES_PART).tolist()
    return tuple(Part(word, round(float(chances[word]), 4)) for word in likely)
