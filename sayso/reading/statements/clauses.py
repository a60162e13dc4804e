"""Statements that the tree shows by itself, where the encoder marked none: those within others above all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sayso.knowledge.cues import Cue
from sayso.reading.annotation import Attribution
from sayso.reading.press import outlets, relay_of
from sayso.reading.statements import quotations, stance, who_is_told, who_speaks
from sayso.reading.syntax.tree import NOMINAL, Tree
from sayso.reading.text.nearby import Nearby
from sayso.reading.text.quotes import Quotes
from sayso.records.span import Span, hull
from sayso.records.statement import Stance

LOOSE_CLAUSES: Final = ("advcl", "dep", "reparandum", "parataxis")
"""Relations by which the parser hangs a clause on the cue that follows it."""
ACTS: Final[frozenset[Stance]] = frozenset({"declined", "promised", "demanded", "warned"})
"""Stances whose content may be an infinitive: "declined to give details"."""
PERFORMED: Final[frozenset[Stance]] = frozenset(
    {"demanded", "denied", "accused", "promised", "warned", "confirmed", "admitted"}
)
"""Stances whose content may be a noun: "demanded the return of the crew"."""


REPORTING: Final = frozenset({"report", "announce", "mention", "allege", "describe"})
"""Neutral verbs whose object is what they say."""
SHOWING: Final = frozenset({"show", "reveal", "indicate", "suggest", "portray", "list"})
"""Verbs that say something only where a document does it."""
ABOUT: Final = frozenset({"of", "about", "against", "to"})
OF_THINGS: Final = frozenset({"agree", "demand", "dismiss", "encourage", "invite", "offer", "require", "threaten"})
"""Verbs that things do as well: a deal requires, rain threatens, a bar offers."""
DEMONSTRATIVES: Final = frozenset({"this", "that", "these", "those", "which"})
DONE: Final = frozenset({"commit", "undertake"})
"""Verbs whose object is a deed: a crime is committed, not promised."""
BY_PREPOSITION: Final[frozenset[Stance]] = frozenset({"warned", "admitted", "accused"})
"""Stances whose content may begin with a preposition: "warned of floods", "admitted to selling the files"."""


class Clause(Struct, frozen=True, kw_only=True):
    """A verb of speech with its subject and what it governs."""

    word: int
    source: int | None
    cue: Span
    content: tuple[Span, ...]
    nested: bool
    """Whether it is a statement only where it stands within another, since alone it may well tell a deed."""


def found(tree: Tree, quotes: Quotes) -> Iterator[Clause]:
    """Every verb of speech with a subject and a clause, a quotation or, within another statement, a noun."""
    for word, token in enumerate(tree.tokens):
        if token.upos == "NOUN" and stance.find(tree, word) is not None:
            yield from _told_by_noun(tree, word)
            continue
        if token.form.lower() == "according":
            yield from _according(tree, word)
            continue
        if token.upos == "VERB" and stance.silent(tree, word):
            asked = tree.child(word, "nsubj:pass", "nsubj")
            yield Clause(word=word, source=asked, cue=verb_group(tree, word), content=(), nested=False)
            continue
        entry = stance.find(tree, word) if token.upos == "VERB" else None
        if entry is None or entry.act != "speech" or stance.asks_anonymity(tree, word) or stance.unsaid(tree, word):
            continue
        heard = token.lemma.lower() in who_is_told.INFORMING and tree.child(word, "nsubj:pass") is not None
        source = tree.subject(word)
        if source is None and not heard:
            continue
        if entry.lemma in SHOWING and (source is None or not outlets.document(tree, source)):
            continue
        if entry.lemma in OF_THINGS and source is not None and not _is_somebody(tree, source):
            continue
        cue = verb_group(tree, word)
        whole = _clause(tree, quotes, word, entry, cue)
        content = whole or (() if heard else _noun(tree, word, entry))
        if content:
            name = () if source is None else (tree.phrase(source),)
            yield Clause(word=word, source=source, cue=cue, content=_without(content, name), nested=heard or not whole)


def _is_somebody(tree: Tree, source: int) -> bool:
    """Whether a phrase can demand or offer something: not "the deal" that requires, nor "this"."""
    token = tree.tokens[source]
    return token.lemma.lower() not in DEMONSTRATIVES and relay_of.can_speak(tree, source)


def taken(tree: Tree, verb: int, cues: Nearby[None]) -> bool:
    """Whether a verb belongs to a cue already found: itself, or the "quoted" it stands with."""
    above = tree.tokens[verb].head
    words = [verb, *([above] if who_speaks.quoting(tree, above) else ())]
    words += [
        one for one in tree.children(verb, "advcl", "acl") if tree.tokens[one].lemma.lower() in who_is_told.QUOTING
    ]
    return any(True for word in words for _ in cues.overlapping(tree.tokens[word].span))


def adds_nothing(tree: Tree, clause: Clause) -> bool:
    """Whether a clause is told by the statement around it: "said he would not answer", "the idea that …" of nobody."""
    if clause.source is None:
        entry = stance.find(tree, clause.word)
        return tree.tokens[clause.word].upos == "NOUN" and entry is not None and entry.act == "attitude"
    return not clause.content and tree.tokens[clause.source].upos == "PRON"


def governed(tree: Tree, cue: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content a cue has by the tree alone: the clause it governs, or the one it stands beside or in."""
    for word in (word for span in cue for word in tree.within(span) if tree.tokens[word].form.lower() == "according"):
        if _names_voice(tree, word):
            return _around(tree, tree.tokens[word].head)
    for word in (word for span in cue for word in tree.within(span) if tree.tokens[word].upos == "VERB"):
        clause = tree.child(word, "ccomp")
        if clause is None:
            clause = next((one for one in tree.children(word, *LOOSE_CLAUSES) if _whole_before(tree, one, word)), None)
        if clause is not None:
            return (_beyond(tree, word, clause),)
        if tree.tokens[word].deprel == "parataxis":
            return tree.beside(tree.tokens[word].head, word)
        outer = tree.tokens[word].head
        if tree.tokens[word].deprel in {"advcl", "xcomp"} and tree.tokens[outer].deprel == "parataxis":
            return tree.beside(tree.tokens[outer].head, outer)
    return ()


def _whole_before(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a clause before a verb could stand alone: it has a subject and no conjunction."""
    begins = tree.tokens[tree.subtree(clause)[0]].form.lower()
    alone = tree.child(clause, "mark") is None and begins not in {"when", "where", "how", "why"}
    return clause < verb and alone and tree.child(clause, "nsubj", "nsubj:pass") is not None


def verb_group(tree: Tree, verb: int) -> Span:
    """A verb with the auxiliaries and negation that touch it."""
    first = verb
    helpers = set(tree.children(verb, "aux", "aux:pass", "advmod"))
    while first - 1 in helpers and tree.tokens[first - 1].upos in {"AUX", "PART"}:
        first -= 1
    return Span(tree.tokens[first].span.start, tree.tokens[verb].span.end)


def _clause(tree: Tree, quotes: Quotes, word: int, entry: Cue, cue: Span) -> tuple[Span, ...]:
    """The clauses a verb of speech governs, or stands beside, each with the whole of its quotation."""
    relations = ("ccomp", "xcomp") if entry.stance in ACTS and _sayable(tree, word, entry) else ("ccomp",)
    parts = list(tree.children(word, *relations))
    parts += [child for child in tree.children(word, "xcomp") if tree.tokens[child].form.endswith("ing")]
    content = tuple(_with_object(tree, word, child) for child in sorted(set(parts)))
    if not content and tree.tokens[word].deprel == "parataxis":
        beside = tree.main_clause(tree.tokens[word].head)
        content = tuple(span for span in beside if not span.of(tree.text).startswith("according to "))
    if not content:
        content = _quotation(tree, quotes, word)
    return quotations.whole(tree.text, quotes, Attribution((), (cue,), content)).content


def _with_object(tree: Tree, word: int, clause: int) -> Span:
    """What is said, with whom it is about: "voters to turn out"."""
    span = _beyond(tree, word, clause)
    thing = tree.child(word, "obj", "iobj")
    if tree.tokens[clause].deprel != "xcomp" or thing is None or not word < thing < clause:
        return span
    return Span(tree.phrase(thing).start, span.end)


def _beyond(tree: Tree, word: int, clause: int) -> Span:
    """A clause as far as it stands on its own side of the verb that governs it."""
    words = {one for one in tree.subtree(clause) if (one > word) == (clause > word)}
    runs = tree.runs(words)
    return hull(runs) if runs else tree.clause(clause)


def _sayable(tree: Tree, word: int, entry: Cue) -> bool:
    """Whether an infinitive is something said: not what somebody "refused" to do."""
    if entry.stance != "declined":
        return True
    acts = tree.children(word, "xcomp")
    return any(tree.tokens[act].lemma.lower() in stance.SILENCE or stance.find(tree, act) is not None for act in acts)


def _quotation(tree: Tree, quotes: Quotes, word: int) -> tuple[Span, ...]:
    """The quotation that ends right before a verb of speech and its subject: "…," Clinton said."""
    subject = tree.subject(word)
    names = [tree.phrase(subject)] if subject is not None and subject < word else []
    begin = min(span.start for span in (*names, verb_group(tree, word)))
    end = len(tree.text[max(begin - 4, 0) : begin].rstrip(" ,")) + max(begin - 4, 0)
    return tuple(one for one in quotes.overlapping(Span(max(end - 1, 0), end)) if one.end == end)


def _told_by_noun(tree: Tree, noun: int) -> Iterator[Clause]:
    """In "the minister's warning that floods could follow" the noun is the cue."""
    clause = next((one for one in tree.children(noun, "acl", "ccomp") if tree.case(one) == "that"), None)
    if clause is None:
        return
    owner = tree.child(noun, "nmod:poss")
    if owner is None:
        owner = next((one for one in tree.children(noun, "nmod") if tree.case(one) in {"by", "from"}), None)
    content = (tree.clause(clause),)
    yield Clause(word=noun, source=owner, cue=tree.tokens[noun].span, content=content, nested=False)


def _according(tree: Tree, word: int) -> Iterator[Clause]:
    """In "Lodestar reported that, according to the embassy, two were hurt" the embassy speaks."""
    if _names_voice(tree, word):
        source = tree.tokens[word].head
        content = _around(tree, source)
        yield Clause(word=word, source=source, cue=tree.tokens[word].span, content=content, nested=True)


def _names_voice(tree: Tree, word: int) -> bool:
    """Whether an "according" stands with the "to" of a noun that hangs on some other word."""
    source = tree.tokens[word].head
    return source not in {word, tree.tokens[source].head} and tree.case(source) == "according to"


def _around(tree: Tree, source: int) -> tuple[Span, ...]:
    """The clause that an "according to" stands in, without it."""
    return tree.runs(set(tree.subtree(tree.tokens[source].head)) - set(tree.subtree(source)))


def _noun(tree: Tree, word: int, entry: Cue) -> tuple[Span, ...]:
    """What is demanded, denied or promised where that is a noun: all that follows the verb."""
    if entry.stance not in PERFORMED and not (entry.lemma in REPORTING and tree.child(word, "nsubj") is not None):
        return ()
    things = tree.children(word, "obj", "obl", "advcl")
    thing = next((one for one in things if one > word and _is_told(tree, one, entry)), None)
    if thing is None or not (tree.tokens[thing].upos in NOMINAL or tree.tokens[thing].form.endswith("ing")):
        return ()
    if tree.tokens[thing].upos == "PRON" and entry.stance != "accused":
        return ()
    if _is_let(tree, word, entry):
        return ()
    aside = {one for child in tree.children(word, "conj", "parataxis") for one in tree.subtree(child)}
    return tree.runs({one for one in tree.subtree(word) if one > word} - aside)


def _is_told(tree: Tree, thing: int, entry: Cue) -> bool:
    if tree.tokens[thing].deprel == "obj":
        return entry.lemma not in DONE
    return " " in entry.lemma or (entry.stance in BY_PREPOSITION and tree.case(thing) in ABOUT)


def _is_let(tree: Tree, word: int, entry: Cue) -> bool:
    """Whether a verb tells what somebody was or was not given: "denied him entry", "was admitted to hospital"."""
    passive = tree.child(word, "nsubj:pass", "aux:pass") is not None
    given = tree.child(word, "iobj") is not None
    return (entry.stance == "admitted" and passive) or (entry.stance == "denied" and given)


def _without(content: tuple[Span, ...], names: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(span for span in content if not any(span.overlaps(name) for name in names)) or content
