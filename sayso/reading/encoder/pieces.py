"""Words → the numbers the encoder reads: word pieces, and the shape that an uncased vocabulary forgets.

Source: WordPiece as in BERT (Devlin et al. 2019), uncased: lower case, no accents, cut at punctuation, longest match
first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby

SHAPES = ("none", "lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "sign", "caseless")
"""The shapes a word can have, by number; ``none`` is the shape of the marks around a window."""

_LONGEST_WORD = 64
"""Characters; a longer word is one unknown piece, so that a megabyte without a space stays cheap."""
_CACHED_WORDS = 60_000


def shape(form: str, /) -> int:
    """
    How a word is written, as an index into ``SHAPES``.

    >>> [SHAPES[shape(form)] for form in ("Kremlin", "TASS", "said", "iPhone", "2,300", "F-16", "U.S.", "—")]
    ['title', 'upper', 'lower', 'mixed', 'digits', 'alphanumeric', 'upper', 'sign']
    """
    letters = "".join(filter(str.isalpha, form))
    if any(map(str.isdigit, form)):
        return SHAPES.index("alphanumeric" if letters else "digits")
    if not letters:
        return SHAPES.index("sign")
    if letters.islower():
        return SHAPES.index("lower")
    if letters.isupper():
        return SHAPES.index("upper" if len(letters) > 1 else "initial")
    if letters[0].isupper() and letters[1:].islower():
        return SHAPES.index("title")
    return SHAPES.index("mixed" if letters.lower() != letters.upper() else "caseless")


class Vocabulary:
    """The word pieces a model knows, and every word's way into them."""

    def __init__(self, pieces: Iterable[str]) -> None:
        """
        Args:
            pieces: The pieces in the order of their numbers; a piece that goes on a word begins with ``##``.
        """
        self._ids: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, piece: str, /) -> int:
        """The number of a piece that is in the vocabulary."""
        return self._ids[piece]

    def pieces(self, form: str, /) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        known = self._known.get(form)
        if known is None:
            known = self._cut(form)
            if len(self._known) < _CACHED_WORDS:
                self._known[form] = known
        return known

    def _cut(self, form: str) -> tuple[int, ...]:
        if len(form) > _LONGEST_WORD:
            return (self.unknown,)
        plain = [
            character
            for character in unicodedata.normalize("NFD", form.lower())
            if unicodedata.category(character) not in {"Mn", "Cc", "Cf"}
        ]
        parts = [part for sign, run in groupby(plain, _is_sign) for part in (run if sign else ("".join(run),))]
        return tuple(number for part in parts for number in self._longest_first(part)) or (self.unknown,)

    def _longest_first(self, part: str) -> tuple[int, ...]:
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if mark + part[start:end] in self._ids), start)
            if end == start:
                return (self.unknown,)
            found.append(self._ids[mark + part[start:end]])
            start = end
        return tuple(found)


def _is_sign(character: str) -> bool:
    """Punctuation and symbols, which BERT's vocabulary keeps apart."""
    return unicodedata.category(character)[0] == "P" or (character.isascii() and not character.isalnum())
