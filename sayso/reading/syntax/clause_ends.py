"""
A construction that leads a parser astray, and its tree put right.

"A campaign against what the ministry says is smuggling has hit 14 boats": read from the left, "smuggling has hit" looks
like the ministry's words. Such a clause after a preposition ends before the verb that has no other subject left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from sayso.knowledge import cues
from sayso.reading.annotation import Sentence, Token
from sayso.reading.syntax.edits import Trees
from sayso.reading.syntax.english import ENGLISH

REACH: Final = 6
"""Words between "what" and its verb of speech, at the most."""


class Clause(Struct, frozen=True, kw_only=True):
    """A clause "what X says is Y" after a preposition, and the verb that follows it; indexes of words."""

    noun: int
    """The noun the preposition hangs on: the subject of the verb that follows."""
    says: int
    copula: int
    predicate: int
    """Y's last noun."""
    main: int


def speaks(token: Token) -> bool:
    """Whether a word is a verb of speech."""
    entry = cues.find(token.lemma.lower())
    return token.upos == "VERB" and entry is not None and entry.act == "speech"


def end_clauses(trees: Trees, sentence: Sentence) -> None:
    """In "a raid on what police said was a den has injured two" the raid has injured two."""
    clause = _clause(trees.tokens, sentence)
    if clause is not None:
        _attach(trees, sentence, clause)


def _clause(tokens: Sequence[Token], sentence: Sentence) -> Clause | None:
    for what in range(sentence.first + 2, sentence.end - 4):
        if tokens[what].form.lower() != ENGLISH.free_relative or tokens[what - 1].upos != "ADP":
            continue
        reach = range(what + 2, min(what + REACH, sentence.end - 2))
        says = next((word for word in reach if speaks(tokens[word]) and tokens[word + 1].lemma == ENGLISH.copula), None)
        if says is None:
            continue
        main = _next_verb(tokens, says + 2, sentence.end)
        noun = _governor(tokens, what - 1, sentence)
        if main is not None and noun is not None:
            return Clause(noun=noun, says=says, copula=says + 1, predicate=main[0] - 1, main=main[1])
    return None


def _next_verb(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """The finite word after a noun, and the verb it belongs to; None where the sentence holds no other clause."""
    for word in range(first + 1, end):
        if (
            tokens[word].form in ENGLISH.finite
            and tokens[word].upos == "AUX"
            and tokens[word - 1].upos in {"NOUN", "PROPN"}
        ):
            verb = next((one for one in range(word + 1, end) if tokens[one].upos not in {"AUX", "ADV", "PART"}), None)
            return (word, verb) if verb is not None and tokens[verb].upos in {"VERB", "ADJ", "NOUN"} else None
    return None


def _governor(tokens: Sequence[Token], preposition: int, sentence: Sentence) -> int | None:
    """The topmost noun before a preposition that the words right before it belong to."""
    word = preposition - 1
    while sentence.first <= tokens[word].head < preposition and tokens[word].head != word:
        word = tokens[word].head
    return word if tokens[word].upos in {"NOUN", "PROPN"} else None


def _attach(trees: Trees, sentence: Sentence, clause: Clause) -> None:
    noun = trees.tokens[clause.noun]
    if noun.head != clause.noun and not trees.give(clause.main, noun.head, noun.deprel):
        return
    trees.give(clause.noun, clause.main, "nsubj", crown=True)
    trees.give(clause.says, clause.noun, "acl")
    trees.give(clause.predicate, clause.says, "ccomp")
    trees.give(clause.copula, clause.predicate, "cop")
    for word in range(sentence.first, sentence.end):
        token = trees.tokens[word]
        inside = clause.copula < word < clause.predicate
        if inside and not clause.copula < token.head <= clause.predicate:
            trees.give(word, clause.predicate, token.deprel)
        elif word > clause.main and clause.copula <= token.head < clause.main and token.head != clause.predicate:
            trees.give(word, clause.main, token.deprel)
