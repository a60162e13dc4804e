"""What a speaker does in saying it: the stance of a cue in its context."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.knowledge import cues
from sayso.knowledge.cues import Cue
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span
from sayso.records.statement import Stance

ANONYMITY = re.compile(r"\bto be (?:named|identified|quoted by name)\b")
SILENCE = frozenset(
    {"comment", "elaborate", "answer", "respond", "reply", "say", "give", "discuss", "confirm", "disclose"}
)
TELLING: frozenset[str] = frozenset(
    "comment elaborate say specify identify name confirm speculate respond reply answer detail disclose".split()
)
"""What one who keeps silent declines to do; to decline to talk to somebody or to go is an act."""
WITHHOLDING = frozenset({"avoid", "fail", "forget", "neglect", "refrain"})
"""Verbs whose clause is not said: "failed to say whether", "refrained from saying"."""
WITHHELD = {"stop": "short", "have": "yet", "be": "yet", "remain": "yet"}
"""Verbs whose clause is not said where a word stands between: "stopped short of saying", "have yet to say"."""
NEGATED_STILL: frozenset[Stance] = frozenset({"asked", "accused", "believed"})
"""Stances that a negation leaves to what it negates: who does not accuse says so, who does not think so thinks."""
PERFORMATIVE: frozenset[Stance] = frozenset({"demanded", "denied", "accused", "promised", "warned"})
"""Stances that reported words may perform themselves: "a spokesman said it had called on Turkey to …"."""


class Reading(Struct, frozen=True, kw_only=True):
    """A cue's word and what it does here."""

    word: int | None
    """Index of the token that carries the cue; None for a colon or where there is none."""
    stance: Stance
    act: str


def read(tree: Tree, cue: tuple[Span, ...]) -> Reading:
    """The stance that the words of a cue express, with negation and modality."""
    words = [word for span in cue for word in tree.within(span)]
    quiet = next((word for word in words if tree.tokens[word].upos == "VERB" and silent(tree, word)), None)
    if quiet is not None:
        return Reading(word=quiet, stance="declined", act="speech")
    known = [(word, found) for word in words if (found := find(tree, word)) is not None]
    if not known:
        named = [word for word in words if tree.tokens[word].upos in {"VERB", "NOUN"}]
        verbs = [word for word in named if tree.tokens[word].upos == "VERB"]
        verb = next(reversed(verbs or named), None)
        return Reading(
            word=verb, stance="said" if verb is None else "believed", act="speech" if verb is None else "attitude"
        )
    if {"confirm", "deny"} <= {tree.tokens[word].lemma.lower() for word, _ in known}:
        return Reading(word=known[-1][0], stance="declined", act="speech")
    word, entry = _carrier(tree, known)
    return Reading(word=word, stance=_in_context(tree, word, entry), act=entry.act)


def asks_anonymity(tree: Tree, word: int) -> bool:
    """Whether a verb only asks that its subject stay unnamed: "who asked not to be named"."""
    if tree.tokens[word].lemma.lower() not in {"ask", "request", "decline", "refuse"}:
        return False
    return ANONYMITY.search(tree.clause(word).of(tree.text).lower()) is not None


def keeps_silent(tree: Tree, word: int) -> bool:
    """Whether a verb only tells that its subject says no more: "declined to comment"."""
    if tree.tokens[word].lemma.lower() not in {"decline", "refuse"}:
        return False
    return any(tree.tokens[child].lemma.lower() in TELLING for child in tree.children(word, "xcomp", "obj", "obl"))


def unsaid(tree: Tree, word: int) -> bool:
    """Whether a verb names what somebody would not do: "declined to say what …"."""
    above = tree.tokens[tree.tokens[word].head]
    return tree.tokens[word].deprel == "xcomp" and above.lemma.lower() in {"decline", "refuse"}


def silent(tree: Tree, word: int) -> bool:
    """Whether a verb says that somebody could not be asked or gave no answer: "could not be reached for comment"."""
    below = {tree.tokens[child].lemma.lower() for child in tree.children(word, "obl", "obj", "nmod")}
    lemma = tree.tokens[word].lemma.lower()
    if lemma == "reach":
        return "comment" in below
    asked = below & {"request", "call", "message", "email", "e-mail", "question", "inquiry", "query"}
    refused = tree.negated(word) and lemma in {"respond", "reply", "return", "answer"}
    return bool(asked) and (refused or lemma == "ignore")


def find(tree: Tree, index: int) -> Cue | None:
    """The cue entry of a word, with its particle or preposition ("call for", "ask for")."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if token.upos == "NOUN":
        return cues.find(lemma, noun=True)
    if token.form.lower() == "according":
        return cues.find("according")
    if token.upos != "VERB":
        return None
    for child in tree.children(index, "compound", "obl", "advmod", "xcomp"):
        particle = tree.case(child) or tree.tokens[child].form.lower()
        phrasal = cues.find(f"{lemma} {particle}")
        if phrasal is not None:
            return phrasal
    return cues.find(lemma)


def _carrier(tree: Tree, known: list[tuple[int, Cue]]) -> tuple[int, Cue]:
    """Of several cue words the last verb that is not the plain half of a pair ("quoted … as saying")."""
    verbs = [pair for pair in known if tree.tokens[pair[0]].upos == "VERB"] or known
    telling = [pair for pair in verbs if pair[1].stance != "said"]
    return (telling or verbs)[-1]


def _in_context(tree: Tree, word: int, entry: Cue) -> Stance:
    lemma = tree.tokens[word].lemma.lower()
    below = {tree.tokens[child].lemma.lower() for child in tree.children(word, "xcomp", "ccomp", "obj", "obl")}
    if lemma in {"decline", "refuse"}:
        return "declined"
    if _not_done(tree, word) or _withheld(tree, word):
        return _negated(entry)
    if lemma in {"make", "give"} and below & {"comment", "statement"}:
        return "said"
    if entry.stance == "said":
        return _performed(tree, word)
    return entry.stance


def _negated(entry: Cue) -> Stance:
    """What a cue comes to that is not done: nothing was said, so neither confirmed nor denied."""
    if entry.act != "speech":
        return entry.stance
    if entry.stance in NEGATED_STILL:
        return "said" if entry.stance == "accused" else entry.stance
    return "declined"


def _not_done(tree: Tree, word: int) -> bool:
    """Whether a verb is negated, or its subject is nobody; "not only said" and "No, he said" are said."""
    more = {"only", "just", "merely"} & {one.form.lower() for one in tree.tokens[max(word - 2, 0) : word]}
    return (tree.negated(word) and not more) or by_nobody(tree, word)


def _withheld(tree: Tree, word: int) -> bool:
    """Whether a verb stands below one that says it is not done."""
    token = tree.tokens[word]
    if token.deprel not in {"xcomp", "ccomp", "advcl", "acl", "obl", "csubj"} or token.head > word:
        return False
    above = tree.tokens[token.head].lemma.lower()
    between = {one.form.lower() for one in tree.tokens[token.head + 1 : word]}
    return above in WITHHOLDING or WITHHELD.get(above) in between


def by_nobody(tree: Tree, verb: int) -> bool:
    """Whether the subject says that nobody does it: "neither side would say"."""
    subject = tree.child(verb, "nsubj")
    if subject is None:
        return False
    words = {tree.tokens[one].form.lower() for one in (subject, *tree.children(subject, "det"))}
    return bool(words & {"neither", "nobody", "none", "no"})


def _performed(tree: Tree, word: int) -> Stance:
    """The stance that the content's own main verb performs, where its subject is the speaker again."""
    content = tree.child(word, "ccomp")
    if content is None or tree.negated(content) or _modal(tree, content):
        return "said"
    subject = tree.child(content, "nsubj")
    if subject is None or tree.tokens[subject].lemma.lower() not in {"it", "he", "she", "they", "we", "i"}:
        return "said"
    inner = find(tree, content) if tree.tokens[content].upos == "VERB" else None
    return inner.stance if inner is not None and inner.stance in PERFORMATIVE else "said"


def _modal(tree: Tree, verb: int) -> bool:
    helpers = {tree.tokens[child].lemma.lower() for child in tree.children(verb, "aux")}
    return bool(helpers & {"will", "would", "could", "can", "may", "might", "should"})
