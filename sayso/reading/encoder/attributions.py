"""Tagged words and link scores → attributions: who (source) says (cue) what (content), across several pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder.tags import Piece

FloatArray = NDArray[np.float64]


ELSEWHERE = 4.0
"""What a source in another sentence than its cue loses, in log probability. Chosen on pages of our own."""


class Group(NamedTuple):
    """The pieces of one attribution."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


def groups(
    found: Sequence[Piece], cue_links: FloatArray, source_links: FloatArray, *, sentences: Sequence[int]
) -> list[Group]:
    """
    The pieces of sources, cues and contents, joined.

    Each content goes to the cue its words point at, or to none: a quotation that runs on from another paragraph. Each
    cue takes the source that it, its contents and the source itself together prefer, or none. Several attributions may
    share a source; a cue in pieces ("has not ... said") is one cue.

    Args:
        found: The pieces, in order.
        cue_links: Shape (words, 1 + words): from a word to the first word of its cue; column 0 is none.
        source_links: The same from a word of cue or content to the first word of its source.
        sentences: The number of each word's sentence. The pieces of a cue share one, and its source is sought there
            first: in a paragraph of many sentences every "said" looks alike to the links.
    """
    by_kind = {kind: [piece for piece in found if piece.kind == kind] for kind in ("source", "cue", "content")}
    cues, sources = by_kind["cue"], by_kind["source"]
    leader = _leaders(cues, cue_links, sentences)
    leaders = sorted(set(leader))
    columns = [0, *(cues[number].first + 1 for number in range(len(cues)))]
    contents: dict[int, list[Piece]] = {number: [] for number in leaders}
    orphans: list[Piece] = []
    for content in by_kind["content"]:
        chosen = int(_log_softmax(cue_links[content.first : content.end])[:, columns].mean(axis=0).argmax())
        if chosen:
            contents[leader[chosen - 1]].append(content)
        else:
            orphans.append(content)
    joined = [
        ([cue for cue, own in zip(cues, leader, strict=True) if own == number], contents[number]) for number in leaders
    ]
    chosen_sources = _sources(joined, sources, cue_links, source_links, sentences)
    result = [
        Group(tuple(source), tuple(cue), tuple(content))
        for source, (cue, content) in zip(chosen_sources, joined, strict=True)
    ]
    result += [Group((), (), (content,)) for content in orphans]
    return sorted(result, key=lambda group: min(part.first for role in group for part in role))


def chain(group: Group, media: Sequence[Piece], relay_links: FloatArray) -> list[Piece]:
    """
    Through whom the words of an attribution came, outermost first.

    Args:
        group: The attribution.
        media: The pieces that may pass words on.
        relay_links: Shape (words, 1 + words): from a word of cue or content to the first word of the innermost relay,
            from a relay's to that of the next outer one; column 0 is none.
    """
    left = list(media)
    told = [*group.cue, *group.content]
    found: list[Piece] = []
    while left and told:
        columns = [0, *(piece.first + 1 for piece in left)]
        chosen = int(_mean_rows(relay_links, told)[columns].argmax())
        if not chosen:
            break
        told = [left.pop(chosen - 1)]
        found = [*told, *found]
    return found


def _leaders(cues: Sequence[Piece], cue_links: FloatArray, sentences: Sequence[int]) -> list[int]:
    """For each cue piece the number of the piece that leads its cue, its own if it stands alone."""
    if len(cues) < 2:
        return list(range(len(cues)))
    columns = [cue.first + 1 for cue in cues]
    home = np.array([sentences[cue.first] for cue in cues])
    chosen = [
        int(np.where(home == own, cue_links[cue.first : cue.end][:, columns].mean(axis=0), -np.inf).argmax())
        for cue, own in zip(cues, home, strict=True)
    ]
    return [number if chosen[target] != target else target for number, target in enumerate(chosen)]


def _sources(
    joined: Sequence[tuple[list[Piece], list[Piece]]],
    sources: Sequence[Piece],
    cue_links: FloatArray,
    source_links: FloatArray,
    sentences: Sequence[int],
) -> list[list[Piece]]:
    """The source pieces of each group of cue and content."""
    if not sources:
        return [[] for _ in joined]
    home = np.array([sentences[source.first] for source in sources])
    columns = [0, *(source.first + 1 for source in sources)]
    own = [_log_softmax(cue_links[source.first : source.end]).mean(axis=0) for source in sources]
    result: list[list[Piece]] = []
    for cue, content in joined:
        score = _mean_rows(source_links, cue)[columns]
        if content:
            score = score + _mean_rows(source_links, content)[columns]
        back = np.array([own[number][cue[0].first + 1] for number in range(len(sources))])
        score[1:] += np.maximum(back, -4.0) - ELSEWHERE * (home != sentences[cue[0].first])
        score[0] -= 1.0
        chosen = int(score.argmax())
        result.append([sources[chosen - 1]] if chosen else [])
    _attach_rest(result, joined, sources, own)
    return result


def _attach_rest(
    result: list[list[Piece]],
    joined: Sequence[tuple[list[Piece], list[Piece]]],
    sources: Sequence[Piece],
    own: Sequence[FloatArray],
) -> None:
    """Source pieces that no cue chose join the cue they point at, as further pieces of its source."""
    taken = {piece for part in result for piece in part}
    for source, scores in zip(sources, own, strict=True):
        if source in taken or not joined:
            continue
        options = [float(scores[cue[0].first + 1]) for cue, _ in joined]
        best = int(np.argmax(options))
        if options[best] > float(scores[0]):
            result[best] = sorted([*result[best], source])


def _mean_rows(links: FloatArray, parts: Sequence[Piece]) -> FloatArray:
    rows = [row for part in parts for row in range(part.first, part.end)]
    return _log_softmax(links[rows]).mean(axis=0)


def _log_softmax(scores: FloatArray) -> FloatArray:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
