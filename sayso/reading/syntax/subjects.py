"""
Subjects given back to verbs of speech.

"Gillen said Vasquez told him": a speaker between two verbs is taken for the hearer, or given to the wrong verb. A verb
of speech without a subject gets the noun right before it, or, where words come first, the name right after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from sayso.knowledge import cues
from sayso.reading.annotation import Sentence, Token

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
OBJECTS: Final = frozenset({"iobj", "obj", "obl", "dep", "nmod", "dislocated", "compound"})
"""What the parser makes of a subject it does not see."""
RELATIVE: Final = frozenset({"that", "who", "which", "whom", "what"})
OWN_SUBJECT: Final = frozenset({"root", "ccomp", "parataxis"})
"""Relations of a verb that needs a subject of its own."""


def give(tokens: list[Token], sentence: Sentence) -> None:
    """Put a sentence's subjects right, in place."""
    for verb in range(sentence.first, sentence.end):
        if _lacks_subject(tokens, sentence, verb):
            _give_subject(tokens, sentence, verb)


def speaks(token: Token) -> bool:
    """Whether a word is a verb of speech."""
    entry = cues.find(token.lemma.lower())
    return token.upos == "VERB" and entry is not None and entry.act == "speech"


def _lacks_subject(tokens: Sequence[Token], sentence: Sentence, verb: int) -> bool:
    if tokens[verb].deprel not in OWN_SUBJECT or tokens[verb].form.endswith("ing") or not speaks(tokens[verb]):
        return False
    below = [token for token in tokens[sentence.first : sentence.end] if token.head == verb]
    return not any(token.deprel in SUBJECTS for token in below)


def _give_subject(tokens: list[Token], sentence: Sentence, verb: int) -> None:
    if _is_passive(tokens, sentence, verb):
        subject, relation = _noun_across(tokens, sentence, verb), "nsubj:pass"
    else:
        subject, relation = _noun_before(tokens, sentence, verb), "nsubj"
        subject = _noun_after(tokens, sentence, verb) if subject is None else subject
    if subject is not None and not _above(tokens, subject, verb):
        tokens[subject] = replace(tokens[subject], head=verb, deprel=relation)


def _is_passive(tokens: Sequence[Token], sentence: Sentence, verb: int) -> bool:
    return any(token.head == verb and token.deprel == "aux:pass" for token in tokens[sentence.first : verb])


def _above(tokens: Sequence[Token], word: int, other: int) -> bool:
    """Whether a word stands over another in the tree."""
    while tokens[other].head != other:
        other = tokens[other].head
        if other == word:
            return True
    return False


def _noun_before(tokens: Sequence[Token], sentence: Sentence, verb: int) -> int | None:
    """The head of the noun phrase that ends right before a verb and its helpers."""
    last = verb - 1
    while last > sentence.first and tokens[last].upos in {"ADV", "AUX", "PART"}:
        last -= 1
    if last < sentence.first or tokens[last].upos not in {"NOUN", "PROPN", "PRON"} or tokens[last].form in RELATIVE:
        return None
    head = last
    while _in_phrase(tokens, head, last) and sentence.first <= tokens[head].head < verb:
        head = tokens[head].head
    return None if _has_case(tokens, sentence, head) else head


def _in_phrase(tokens: Sequence[Token], word: int, last: int) -> bool:
    """Whether a word is part of a name or noun that begins before it."""
    above = tokens[word].head
    return above != word and above <= last and tokens[word].deprel in {"flat", "compound", "appos", "nmod"}


def _noun_after(tokens: Sequence[Token], sentence: Sentence, verb: int) -> int | None:
    """In ", confirmed spokesman Utiashvili" the noun after the verb, where words were said before it."""
    if verb == sentence.first or tokens[verb - 1].upos != "PUNCT":
        return None
    said = any(token.head == verb and token.deprel in {"ccomp", "parataxis"} for token in tokens[sentence.first : verb])
    after = next(
        (
            word
            for word in range(verb + 1, sentence.end)
            if tokens[word].head == verb and tokens[word].upos in {"NOUN", "PROPN"} and tokens[word].deprel in OBJECTS
        ),
        None,
    )
    if not said or after is None or _has_case(tokens, sentence, after):
        return None
    return after


def _noun_across(tokens: Sequence[Token], sentence: Sentence, verb: int) -> int | None:
    """In "the minister was quoted by the agency" a noun before the verb that was given to one behind it."""
    for word in range(verb - 1, sentence.first - 1, -1):
        across = tokens[word].head > verb and tokens[word].upos in {"NOUN", "PROPN", "PRON"}
        if across and not _has_case(tokens, sentence, word):
            return word
    return None


def _has_case(tokens: Sequence[Token], sentence: Sentence, word: int) -> bool:
    return any(
        token.head == word and token.deprel in {"case", "mark"} and token.form.lower() not in {"'s", "’s"}
        for token in tokens[sentence.first : word]
    )
