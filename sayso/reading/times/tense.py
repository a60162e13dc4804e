"""Whether the verb that a time expression hangs on looks forward or back, after its dependency tree."""

from __future__ import annotations

from typing import Final

from sayso.knowledge.cues import find as find_cue
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span

_FORWARD: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "must", "should"})
_PRESENT: Final = frozenset({"is", "are", "'re", "’re", "am"})
_ABLE: Final = frozenset({"could", "can", "ca"})
_SENSED: Final = frozenset({"hear", "see", "reach", "feel", "smell", "contact", "locate", "find"})
"""Could be heard, could not be reached: that was so."""
_BACK: Final = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve"})
_TELLING: Final = _FORWARD | _PRESENT | _BACK | _ABLE
_PLANS: Final = frozenset(
    {"plan", "expect", "schedule", "set", "agree", "hope", "intend", "want", "vow", "promise", "prepare", "aim",
     "threaten", "urge", "ask", "tell", "order", "decide", "due", "slate", "propose", "invite", "allow", "need",
     "pledge"}
)  # fmt: skip
"""Words after which an infinitive is still to come: agreed to meet, was told to leave; but refused to say."""
_COMING: Final = frozenset(
    {
        "plan",
        "intend",
        "aim",
        "prepare",
        "hope",
        "expect",
        "await",
        "face",
        "report",
        "announce",
        "release",
        "publish",
        "present",
        "unveil",
    }
)
"""Verbs whose present looks forward, though some of them tell what somebody says."""
_DATED: Final = frozenset({"schedule", "slate", "expect", "due", "plan"})
"""Verbs whose date is that of what is planned, not of the planning: was scheduled for Friday."""
_FIXED: Final = frozenset({"schedule", "slate"})
_UNCHANGED: Final = frozenset(
    {"put", "set", "hit", "cut", "let", "hurt", "shut", "cost", "quit", "split", "spread", "beat", "cast", "burst",
     "bet", "bid", "read", "wed", "shed"}
)  # fmt: skip
"""Verbs whose past looks like their present."""
_NOUNS: Final = frozenset({"nmod", "nmod:poss", "compound", "appos", "amod", "nummod"})


def verb_tense(tree: Tree, span: Span) -> int | None:
    """1 forward, -1 back, None where the tree does not say."""
    word = tree.head(span)
    if word is None:
        return None
    words = tree.within(span)
    while tree.tokens[word].head in words and tree.tokens[word].head != word:
        word = tree.tokens[word].head
    return _tense(tree, word, steps=8)


def _tense(tree: Tree, word: int, *, steps: int) -> int | None:
    verb, inside_noun, steps = _verb(tree, word, steps=steps)
    if verb is None:
        return None
    if helpers := _helpers(tree, verb) & _TELLING:
        return _helped_tense(tree, verb, helpers, inside_noun=inside_noun)
    token = tree.tokens[verb]
    if token.lemma in _DATED and (token.deprel == "acl" or token.lemma in _FIXED):
        return 1  # "a vote scheduled for Tuesday", "the court scheduled it for Tuesday"
    marks = {tree.tokens[child].form.lower() for child in tree.children(verb, "mark")}
    if "to" in marks or token.form.lower().endswith("ing"):
        if tree.tokens[token.head].lemma in _PLANS or ("to" in marks and tree.tokens[token.head].lemma == "be"):
            return -1 if "had" in _helpers(tree, token.head) else 1
        return _tense(tree, token.head, steps=steps - 1) if steps > 0 and token.head != verb else None
    return None if inside_noun and _is_present(tree, verb) else _form_tense(tree, verb)


def _verb(tree: Tree, word: int, *, steps: int) -> tuple[int | None, bool, int]:
    """The nearest verb or copular predicate above, whether a noun lies between, and the steps that are left."""
    inside_noun = False
    while tree.tokens[word].upos not in ("VERB", "AUX") and tree.child(word, "cop") is None:
        if steps == 0 or tree.tokens[word].head == word:
            return None, inside_noun, 0
        inside_noun |= tree.tokens[word].deprel in _NOUNS
        word, steps = tree.tokens[word].head, steps - 1
    return word, inside_noun, steps


def _helped_tense(tree: Tree, verb: int, helpers: set[str], *, inside_noun: bool) -> int | None:
    lemma = tree.tokens[verb].lemma.lower()
    if helpers & _BACK:
        planned = lemma in _DATED and not helpers & {"had", "has", "have"}
        return 1 if planned else -1
    if helpers & _FORWARD:
        return 1
    if helpers & _ABLE:
        return -1 if tree.negated(verb) or lemma in _SENSED else 1
    return None if inside_noun else 1


def _helpers(tree: Tree, word: int) -> set[str]:
    return {tree.tokens[child].form.lower() for child in tree.children(word, "aux", "aux:pass", "cop")}


def _is_present(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    third = f"{token.lemma[:-1]}ies" if token.lemma.endswith("y") else f"{token.lemma}es"
    return token.form.lower() in (token.lemma, f"{token.lemma}s", third)


def _form_tense(tree: Tree, word: int) -> int | None:
    """A bare verb: ``met`` is past; ``meet Monday`` is still to come, but ``says`` was said."""
    token = tree.tokens[word]
    if token.upos != "VERB":
        return None
    if _is_present(tree, word):
        if token.lemma in _COMING:
            return 1
        if find_cue(token.lemma) or token.lemma == "follow":
            return -1
        return None if token.lemma in _UNCHANGED else 1
    return -1
