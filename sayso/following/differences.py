"""The difference between two texts, as a reader can follow it: paragraph by paragraph, and word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from msgspec import Struct

from sayso.records.blocks import blocks
from sayso.records.origin import Change


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a changed paragraph."""

    kind: Literal["kept", "cut", "added"]
    text: str


def difference(before: str, after: str) -> tuple[Change, ...]:
    """What was kept, cut, added and changed between two copies, paragraph by paragraph."""
    old, new = blocks(before), blocks(after)
    steps = SequenceMatcher(a=[_plain(block) for block in old], b=[_plain(block) for block in new], autojunk=False)
    changes: list[Change] = []
    for kind, i, j, k, m in steps.get_opcodes():
        if kind == "equal":
            changes += [Change(kind="kept", before=a, after=b) for a, b in zip(old[i:j], new[k:m], strict=True)]
        else:
            changes += _changes(old[i:j], new[k:m])
    return tuple(changes)


def pieces(change: Change) -> tuple[Piece, ...]:
    """
    A changed paragraph word by word.

    >>> change = Change(kind="changed", before="Two men died.", after="Two died.")
    >>> [(piece.kind, piece.text) for piece in pieces(change)]
    [('kept', 'Two '), ('cut', 'men '), ('kept', 'died.')]
    """
    old, new = TOKEN.findall(change.before or ""), TOKEN.findall(change.after or "")
    found: list[Piece] = []
    alike = SequenceMatcher(a=[_plain(token) for token in old], b=[_plain(token) for token in new], autojunk=False)
    for kind, i, j, k, m in alike.get_opcodes():
        if kind == "equal":
            found.append(Piece(kind="kept", text="".join(new[k:m])))
            continue
        if i < j:
            found.append(Piece(kind="cut", text="".join(old[i:j])))
        if k < m:
            found.append(Piece(kind="added", text="".join(new[k:m])))
    return tuple(found)


TOKEN: Final = re.compile(r"\S+\s*")
WORD: Final = re.compile(r"\w+")


def _plain(block: str) -> str:
    """Without what house styles differ in: case, the shape of quotation marks."""
    return block.casefold().translate(MARKS).strip()


MARKS: Final = str.maketrans("’‘“”„«»", '\'\'"""""')


ALIKE: Final = 0.5
"""Two paragraphs are one, changed, when so much of their words agrees."""


def _changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Pair the paragraphs that are versions of one another; the others were cut or added."""
    changes: list[Change] = []
    rest = list(new)
    for block in old:
        match = next((other for other in rest if _alike(block, other) >= ALIKE), None)
        if match is None:
            changes.append(Change(kind="cut", before=block))
            continue
        added, rest = rest[: rest.index(match)], rest[rest.index(match) + 1 :]
        changes += [Change(kind="added", after=other) for other in added]
        changes.append(Change(kind="changed", before=block, after=match))
    return changes + [Change(kind="added", after=other) for other in rest]


def _alike(one: str, other: str) -> float:
    a, b = WORD.findall(_plain(one)), WORD.findall(_plain(other))
    return SequenceMatcher(a=a, b=b, autojunk=False).ratio()
