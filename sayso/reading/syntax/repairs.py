"""
Constructions that lead a parser astray, and their trees put right.

"A campaign against what the ministry says is smuggling has hit 14 boats": read from the left, "smuggling has hit" looks
like the ministry's words. Such a clause after a preposition ends before the verb that has no other subject left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.reading.annotation import Annotation, Sentence, Token
from sayso.reading.syntax import adjectives, mentions, subjects

REACH: Final = 6
"""Words between "what" and its verb of speech, at the most."""
FINITE: Final = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})


class Clause(Struct, frozen=True, kw_only=True):
    """A clause "what X says is Y" after a preposition, and the verb that follows it; indexes of words."""

    noun: int
    """The noun the preposition hangs on: the subject of the verb that follows."""
    says: int
    copula: int
    predicate: int
    """Y's last noun."""
    main: int


def repaired(annotation: Annotation) -> Annotation:
    """The annotation with the trees of such sentences put right; every other tree is left as it is."""
    tokens = list(annotation.tokens)
    for sentence in annotation.sentences:
        clause = _clause(tokens, sentence)
        if clause is not None:
            _attach(tokens, sentence, clause)
        _free_clauses(tokens, sentence)
        _bind_clauses(tokens, sentence)
        subjects.give(tokens, sentence)
        adjectives.attach(tokens, sentence, annotation.mentions)
    return replace(annotation, tokens=tuple(tokens), mentions=tuple(mentions.cleaned(annotation.mentions, tokens)))


def _free_clauses(tokens: list[Token], sentence: Sentence) -> None:
    """In "said, citing two officials, that the canal would close" the clause belongs to "said", not to "citing"."""
    for citing in range(sentence.first + 1, sentence.end):
        main = tokens[citing].head
        if (
            tokens[citing].form.lower() not in {"citing", "quoting"}
            or main >= citing
            or not subjects.speaks(tokens[main])
        ):
            continue
        for mark in range(citing + 2, sentence.end):
            clause = tokens[mark].head
            hangs = mark < clause and citing <= tokens[clause].head < mark
            if tokens[mark].form == "that" and tokens[mark - 1].form == "," and tokens[mark].deprel == "mark" and hangs:
                tokens[clause] = replace(tokens[clause], head=main, deprel="ccomp")
                break


def _bind_clauses(tokens: list[Token], sentence: Sentence) -> None:
    """In "“She said she was afraid,” her sister testified" the second clause belongs to "said", not to "testified"."""
    for verb in range(sentence.first, sentence.end - 2):
        head = tokens[verb].head
        if tokens[verb].deprel != "ccomp" or head <= verb or not subjects.speaks(tokens[verb]):
            continue
        below = [token.deprel for token in tokens[sentence.first : sentence.end] if token.head == verb]
        first = verb + 2 if tokens[verb + 1].form == "that" else verb + 1
        clause = tokens[first].head
        begins = tokens[first].deprel in {"nsubj", "nsubj:pass", "expl"} and tokens[clause].head == head
        if begins and tokens[clause].deprel == "ccomp" and "ccomp" not in below and clause < head:
            tokens[clause] = replace(tokens[clause], head=verb)


def _clause(tokens: Sequence[Token], sentence: Sentence) -> Clause | None:
    for what in range(sentence.first + 2, sentence.end - 4):
        if tokens[what].form.lower() != "what" or tokens[what - 1].upos != "ADP":
            continue
        reach = range(what + 2, min(what + REACH, sentence.end - 2))
        says = next((word for word in reach if subjects.speaks(tokens[word]) and tokens[word + 1].lemma == "be"), None)
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
        if tokens[word].form in FINITE and tokens[word].upos == "AUX" and tokens[word - 1].upos in {"NOUN", "PROPN"}:
            verb = next((one for one in range(word + 1, end) if tokens[one].upos not in {"AUX", "ADV", "PART"}), None)
            return (word, verb) if verb is not None and tokens[verb].upos in {"VERB", "ADJ", "NOUN"} else None
    return None


def _governor(tokens: Sequence[Token], preposition: int, sentence: Sentence) -> int | None:
    """The topmost noun before a preposition that the words right before it belong to."""
    word = preposition - 1
    while sentence.first <= tokens[word].head < preposition and tokens[word].head != word:
        word = tokens[word].head
    return word if tokens[word].upos in {"NOUN", "PROPN"} else None


def _attach(tokens: list[Token], sentence: Sentence, clause: Clause) -> None:
    noun, main = tokens[clause.noun], tokens[clause.main]
    top = clause.main if noun.head == clause.noun or noun.head > clause.noun else noun.head
    relation = "root" if top == clause.main else noun.deprel
    tokens[clause.main] = replace(main, head=top, deprel=relation)
    tokens[clause.noun] = replace(noun, head=clause.main, deprel="nsubj")
    tokens[clause.says] = replace(tokens[clause.says], head=clause.noun, deprel="acl")
    tokens[clause.predicate] = replace(tokens[clause.predicate], head=clause.says, deprel="ccomp")
    tokens[clause.copula] = replace(tokens[clause.copula], head=clause.predicate, deprel="cop")
    for word in range(sentence.first, sentence.end):
        token = tokens[word]
        inside = clause.copula < word < clause.predicate
        if inside and not clause.copula < token.head <= clause.predicate:
            tokens[word] = replace(token, head=clause.predicate)
        elif word > clause.main and clause.copula <= token.head < clause.main and token.head != clause.predicate:
            tokens[word] = replace(token, head=clause.main)
        elif token.deprel == "root" and word not in {top, clause.main}:
            tokens[word] = replace(token, head=clause.main, deprel="dep")
