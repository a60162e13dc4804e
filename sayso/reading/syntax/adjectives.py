"""Adjectives of countries put back to the noun they stand before: "the Turkish" ← "government"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from sayso.reading.annotation import Mention, Sentence, Token

REACH: Final = 4
"""Words from an adjective to the noun it belongs to, at the most."""
BETWEEN: Final = frozenset({"ADJ", "NOUN", "PROPN"})


def attach(tokens: list[Token], sentence: Sentence, mentions: Sequence[Mention]) -> None:
    """
    Give each nationality that stands right before a noun to that noun, where the tree has it elsewhere.

    Args:
        tokens: Of the article, changed in place.
        sentence: Whose words are looked at.
        mentions: Of the article; only nationalities count.
    """
    demonyms = {one.span for one in mentions if one.kind == "nationality"}
    for word in range(sentence.first, sentence.end - 1):
        if tokens[word].span in demonyms and _is_adjective(tokens, word):
            noun = _noun_after(tokens, word, sentence.end)
            if noun is not None and not word < tokens[word].head <= noun:
                tokens[word] = replace(tokens[word], head=noun, deprel="amod", upos="ADJ")


def _is_adjective(tokens: Sequence[Token], word: int) -> bool:
    """Whether a demonym can describe: not the people themselves ("Israelis")."""
    token = tokens[word]
    return token.upos != "NOUN" and not token.form.endswith("s") and tokens[token.head].head != word


def _noun_after(tokens: Sequence[Token], word: int, end: int) -> int | None:
    """The last noun of the unbroken run that follows an adjective; None where a name or a verb comes first."""
    last = None
    for after in range(word + 1, min(word + 1 + REACH, end)):
        if tokens[after].upos not in BETWEEN:
            break
        if tokens[after].upos == "NOUN":
            last = after
            if tokens[after].deprel != "compound":
                return last
    return last
