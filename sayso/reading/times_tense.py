"""Whether the verb that a time expression hangs on looks forward or back, after its dependency tree."""

from __future__ import annotations

from typing import Final

from sayso.knowledge.cues import find as find_cue
from sayso.reading.syntax import Tree
from sayso.records.span import Span

_FORWARD: Final = frozenset(
    {"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "must", "should", "is", "are", "'re", "am"}
)
_BACK: Final = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve"})
_PLANS: Final = frozenset(
    {"plan", "expect", "schedule", "set", "agree", "hope", "intend", "want", "vow", "promise", "prepare", "aim",
     "threaten", "urge", "ask", "tell", "order", "decide", "due", "slate", "propose", "invite", "allow", "need",
     "pledge"}
)  # fmt: skip
"""Words after which an infinitive is still to come: agreed to meet, was told to leave; but refused to say."""


def verb_tense(tree: Tree, span: Span) -> int | None:
    """1 forward, -1 back, None where the tree does not say."""
    word = tree.head(span)
    return _tense(tree, word, steps=8) if word is not None else None


def _tense(tree: Tree, word: int, *, steps: int) -> int | None:
    while tree.tokens[word].upos not in ("VERB", "AUX"):
        if tree.child(word, "cop") is not None:
            break
        if steps == 0 or tree.tokens[word].head == word:
            return None
        word, steps = tree.tokens[word].head, steps - 1
    helpers = {tree.tokens[child].form.lower() for child in tree.children(word, "aux", "aux:pass", "cop")}
    if helpers & _BACK:
        return -1
    if helpers & _FORWARD:
        return 1
    above = tree.tokens[word].head
    marks = {tree.tokens[child].form.lower() for child in tree.children(word, "mark")}
    form = tree.tokens[word].form.lower()
    if "to" in marks or form.endswith("ing"):
        if tree.tokens[above].lemma in _PLANS:
            return 1
        return _tense(tree, above, steps=steps - 1) if steps > 0 and above != word else None
    return _form_tense(tree, word)


def _form_tense(tree: Tree, word: int) -> int | None:
    """A bare verb: ``met`` is past; ``meet Monday`` is still to come, but ``says`` was said."""
    token = tree.tokens[word]
    form = token.form.lower()
    if token.upos != "VERB" or "could" in {tree.tokens[child].form.lower() for child in tree.children(word, "aux")}:
        return None
    if form in (token.lemma, f"{token.lemma}s", f"{token.lemma}es"):
        return -1 if find_cue(token.lemma) else None if form == token.lemma and form.endswith(("t", "d")) else 1
    return -1
