"""Fragments: a word or a noun phrase that was taken for what somebody says or thinks, and is nobody's words."""

from __future__ import annotations

from typing import Final

from sayso.reading.statements import stance
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.quotes import OPENING
from sayso.records.span import Span

FULL: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "INTJ"})
"""Parts of speech of words that mean something by themselves."""
MEANT: Final = frozenset({"it", "this", "that"})
"""Pronouns that stand for what was said before: "denied it"."""
DESCRIBING: Final = frozenset({"acl", "acl:relcl", "amod", "compound"})
"""Relations of a verb that only describes a noun: "the decision to withdraw", "a boat held in port"."""
SHORT: Final = 3
"""Words of a noun phrase too short to be a thought: "the stock" of "quarrelled over the stock"."""


def says(
    tree: Tree, act: stance.Reading, speaker: int | None, content: tuple[Span, ...], *, nested: bool = False
) -> bool:
    """
    Whether a content says something.

    Words in quotation marks, clauses and what somebody would not say always do, other pronouns never. A noun phrase
    does where somebody says, demands, denies … it; beside another verb, or of nobody, it must be of some length, and
    within another statement it must have a speaker.
    """
    words = [word for span in content for word in tree.within(span) if tree.tokens[word].upos != "PUNCT"]
    named = any(tree.tokens[word].upos not in {"PRON", "ADP"} for word in words)
    if act.word is not None and not named and stance.by_nobody(tree, act.word):
        return False  # "no minister spoke of it": nobody says nothing
    if act.stance == "declined" or any(span.of(tree.text)[:1] in OPENING for span in content):
        return True
    if any(_predicates(tree, word, words) for word in words):
        return True
    cue = stance.find(tree, act.word) if act.word is not None else None
    spoken = cue is not None and cue.act == "speech" and cue.lemma != "according"
    performed = spoken and act.stance != "said"
    if not any(tree.tokens[word].upos in FULL for word in words):
        return performed and any(tree.tokens[word].lemma.lower() in MEANT for word in words)
    if performed or (spoken and speaker is not None):
        return True
    return len(words) > SHORT and not (nested and speaker is None)


def beheaded(tree: Tree, content: tuple[Span, ...], whole: tuple[Span, ...]) -> bool:
    """Whether a content begins after the verb of the clause it is of: "[they rejected] an offer, the port said"."""
    if len(content) != 1 or len(whole) != 1 or not whole[0].contains(content[0]):
        return False
    first = next(iter(tree.within(content[0])), None)
    above = () if first is None else tree.ancestors(first)
    verbs = (tree.tokens[word].span for word in above if tree.tokens[word].upos == "VERB" and not _tells(tree, word))
    return any(whole[0].contains(verb) and verb.end <= content[0].start for verb in verbs)


def _tells(tree: Tree, word: int) -> bool:
    """Whether a verb only says: what it governs is words of its own subject."""
    cue = stance.find(tree, word)
    return cue is not None and cue.act == "speech" and cue.stance == "said"


def _predicates(tree: Tree, word: int, words: list[int]) -> bool:
    """Whether a word is the verb, or what stands for one, of a clause rather than of a noun's description."""
    verbal = tree.tokens[word].upos in {"VERB", "AUX"} or tree.child(word, "nsubj", "nsubj:pass") is not None
    branch = [word, *(above for above in tree.ancestors(word) if above in words)]
    return verbal and not any(
        tree.tokens[one].deprel in DESCRIBING and tree.tokens[one].head in words for one in branch
    )
