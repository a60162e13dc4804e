"""The words of English that questions to a tree need."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """Words of one language, lower case, by what they do in a sentence."""

    agent: str
    """The preposition before who did it, in the passive."""
    passive_endings: tuple[str, ...]
    """How participles end that tell what was done to a noun."""
    negations: frozenset[str]
    """Lemmas that negate the verb they hang on."""
    relatives: frozenset[str]
    """Lemmas of pronouns that stand for the noun their clause describes."""
    free_relative: str
    """The pronoun that is noun and relative in one: "what police said was a den"."""
    copula: str
    """Lemma of the verb between a subject and a noun."""
    finite: frozenset[str]
    """Forms of auxiliaries that begin a verb group."""


ENGLISH: Final = Words(
    agent="by",
    passive_endings=("ed", "en"),
    negations=frozenset({"not", "n't", "never", "no", "without", "neither", "nor"}),
    relatives=frozenset({"who", "which", "that", "whom"}),
    free_relative="what",
    copula="be",
    finite=frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"}),
)
