"""
Frames of speech: who says what, as found, before anybody asks who passes on for whom.

One from each of the encoder's attributions, or several where it saw two voices as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import plover
from sayso.reading.annotation import Attribution
from sayso.reading.press import relay_of
from sayso.reading.statements import stance, who_is_told, who_speaks
from sayso.reading.statements.clauses import governed, verb_group
from sayso.reading.syntax.tree import NO_SUBJECT, NOMINAL, Tree
from sayso.reading.text.quotes import OPENING
from sayso.records.span import Span, hull

EMBEDDING: Final = frozenset({"acl", "acl:relcl", "nmod", "obl"})
"""Relations of a clause that describes a noun or stands as one after a preposition."""

EMPTY: Final = frozenset({"ADP", "PUNCT", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
"""What nobody says by itself: a preposition that the encoder has left over."""


class Frame(Struct, frozen=True, kw_only=True):
    """Source, cue and content as found, before anybody asks who passes on for whom."""

    source: int | None
    """The word that heads the source."""
    named: Span | None = None
    """The source as the encoder marked it."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def of(tree: Tree, found: Attribution) -> Iterator[Frame]:
    """The frames of one attribution."""
    frame = _without_support(tree, _frame(tree, found))
    carried = next((piece for piece in frame.content if piece.of(tree.text).startswith("according to ")), None)
    if carried is not None and len(frame.content) > 1:
        rest = tuple(piece for piece in frame.content if piece != carried)
        cue = Span(carried.start, carried.start + len("according"))
        inner = replace(frame, content=rest)
        source = tree.head(Span(carried.start + len("according to "), carried.end))
        parts = [] if frame.source is None else [tree.phrase(frame.source)]
        yield Frame(source=source, cue=(cue,), content=(hull((*rest, *frame.cue, *parts)),))
        frame = inner
    yield from _split(tree, _rumour(tree, frame))


def _without_support(tree: Tree, frame: Frame) -> Frame:
    """A cue without the verb that only tells whom its words are from: "said" of "quoting the navy, said"."""
    own = tuple(
        span
        for span in frame.cue
        if not any(_names_source(tree, frame, word) or _quoted(tree, word) for word in tree.within(span))
    )
    if not own or own == frame.cue:
        return frame
    subject = _subject(tree, own)
    if subject is not None and frame.source is not None and tree.case(frame.source) == "by":
        return replace(frame, cue=own, source=subject, named=None)
    return replace(frame, cue=own)


def _quoted(tree: Tree, word: int) -> bool:
    """Whether a participle hangs on the speaker: "the navy, quoted by Karst, said"."""
    token = tree.tokens[word]
    return (
        token.lemma.lower() in who_is_told.QUOTING
        and token.deprel in {"acl", "advcl"}
        and not token.form.endswith("ing")
    )


def _rumour(tree: Tree, frame: Frame) -> Frame:
    """In "the emir is said to have warned" the emir warned."""
    for verb in (word for span in frame.cue for word in tree.within(span)):
        spoken = tree.child(verb, "xcomp")
        if spoken is not None and who_speaks.rumoured(tree, verb) and stance.find(tree, spoken) is not None:
            cue = (verb_group(tree, spoken),)
            content = governed(tree, cue)
            if content:
                return Frame(source=tree.child(verb, "nsubj:pass"), cue=cue, content=content)
    return frame


def sound(tree: Tree, frame: Frame) -> bool:
    """Whether a frame says enough to be kept: words in quotation marks, or a cue that is not a deed of another kind."""
    if any(span.of(tree.text)[:1] in OPENING for span in frame.content):
        return True
    words = [word for span in frame.cue for word in tree.within(span)]
    known = any(stance.find(tree, word) is not None for word in words)
    if any(
        stance.asks_anonymity(tree, word) or _names_source(tree, frame, word) or _is_summons(tree, word)
        for word in [one for one in words if tree.tokens[one].upos == "VERB"][:1]
    ):
        return False
    if not words or (not known and any(_deed(tree, word) for word in words)):
        return False
    if frame.source is None and any(_is_naming(tree, word) for word in words):
        return False
    return bool(frame.content) or (frame.source is not None and stance.read(tree, frame.cue).stance == "declined")


def _is_naming(tree: Tree, word: int) -> bool:
    """Whether a verb only tells what something is called: "the ship is called the Breidsund"."""
    return tree.tokens[word].lemma.lower() in {"call", "name", "know"} and tree.child(word, "aux:pass") is not None


def _is_summons(tree: Tree, word: int) -> bool:
    """Whether "cited" means a fine: "was cited for speeding", with nobody's words after it."""
    if tree.tokens[word].lemma.lower() not in who_is_told.QUOTING or tree.tokens[word].form.endswith("ing"):
        return False
    passive = tree.child(word, "nsubj:pass", "aux:pass") is not None
    return passive and tree.agent(word) is None and not who_speaks.quotes_as(tree, word)


def _names_source(tree: Tree, frame: Frame, word: int) -> bool:
    """Whether a verb only tells whom other words are from: "citing the owner", "which cited a source"."""
    if tree.tokens[word].lemma.lower() not in who_is_told.QUOTING:
        return False
    cited = tree.child(word, "obj")
    if cited is None or not relay_of.can_speak(tree, cited):
        return False
    if tree.tokens[word].form.endswith("ing"):
        return True
    return not any(tree.tokens[one].upos == "VERB" for span in frame.content for one in tree.within(span))


def _frame(tree: Tree, found: Attribution) -> Frame:
    subject = _subject(tree, found.cue)
    marked = _source(tree, found, subject)
    named = _whole_name(tree, tree.trimmed(marked)) if marked is not None else None
    if named is not None and all(tree.tokens[word].upos in NO_SUBJECT | {"DET"} for word in tree.within(named)):
        named = None
    source = tree.head(named) if named is not None else subject
    content = tuple(
        part
        for piece in _mended(found, marked)
        if named is None or not named.contains(piece)
        for part in _own(tree, found.cue, piece)
        if any(tree.tokens[word].upos not in EMPTY for word in tree.within(part))
    )
    if not content or _elsewhere(tree, found.cue, content):
        content = governed(tree, found.cue) or content
    content = _spoken_clause(tree, found.cue, content)
    return Frame(source=source, named=named, cue=found.cue, content=content)


def _spoken_clause(tree: Tree, cue: tuple[Span, ...], content: tuple[Span, ...]) -> tuple[Span, ...]:
    """
    The content with the inner statement it is cut from.

    In "police said a neighbour told them that she heard shots" the neighbour's words are what the neighbour told, and
    that she told it is what police said.
    """
    if len(content) != 1 or any(mark in content[0].of(tree.text) for mark in OPENING):
        return content
    for word in (word for span in cue for word in tree.within(span) if tree.tokens[word].upos == "VERB"):
        inner = tree.child(word, "ccomp")
        told = tree.child(inner, "ccomp") if inner is not None and stance.find(tree, inner) is not None else None
        marked = (*content, *cue)
        if inner is None or told is None or any(span.overlaps(tree.tokens[inner].span) for span in marked):
            continue
        if tree.subject(inner) is not None and content[0].contains(tree.tokens[told].span):
            return (hull((tree.clause(inner), *content)),)
    return content


def _whole_name(tree: Tree, named: Span) -> Span:
    """A source with the end of the name it breaks off in: "spokesman Shota" and "Utiashvili"."""
    beside = Span(named.start, named.end + 2)
    persons = (one.span for one in tree.mentions(beside) if one.kind == "person")
    ends = [one.end for one in persons if one.overlaps(named) or one.start == named.end + 1]
    return Span(named.start, max([named.end, *ends]))


def _elsewhere(tree: Tree, cue: tuple[Span, ...], content: tuple[Span, ...]) -> bool:
    """Whether nothing of a content without quotation marks stands in the sentence of its cue."""
    if not cue or any(mark in span.of(tree.text) for span in content for mark in OPENING):
        return False
    home = {tree.sentence(word) for span in cue for word in tree.within(span)}
    return not any(tree.sentence(word) in home for span in content for word in tree.within(span))


def _source(tree: Tree, found: Attribution, subject: int | None) -> Span | None:
    """Of a source in pieces that do not touch, the one that is the cue's subject; else the one nearest to the cue."""
    runs = _touching(found.source)
    if subject is not None and runs and _stands_before(tree, found, subject, runs):
        return None
    if len(runs) < 2 or not found.cue:
        return runs[0] if runs else None
    chosen = next((run for run in runs if subject is not None and run.contains(tree.tokens[subject].span)), None)
    return chosen or min(runs, key=lambda run: min(_gap(run, span) for span in found.cue))


def _stands_before(tree: Tree, found: Attribution, subject: int, runs: list[Span]) -> bool:
    """Whether a cue has its subject right before it and the source stands somewhere after: then it is another's."""
    cue = found.cue[0]
    between = tree.text[tree.phrase(subject).end : cue.start]
    after = all(run.start > cue.end for run in runs)
    return after and not between.strip() and tree.tokens[subject].span.end <= cue.start


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _touching(pieces: tuple[Span, ...]) -> list[Span]:
    """Pieces with at most a space between them as one: "spokesman" and "Shota Utiashvili"."""
    runs: list[Span] = []
    for piece in sorted(pieces):
        if runs and piece.start - runs[-1].end <= 1:
            runs[-1] = hull((runs[-1], piece))
        else:
            runs.append(piece)
    return runs


def _mended(found: Attribution, source: Span | None) -> list[Span]:
    """Content without the gaps that another name, taken for the source, leaves in it."""
    pieces = sorted(found.content)
    for name in (run for run in _touching(found.source) if run != source):
        before = next((piece for piece in pieces if name.start - piece.end in {0, 1}), None)
        after = next((piece for piece in pieces if piece.start - name.end in {0, 1}), None)
        if before is not None and after is not None:
            pieces = sorted({*pieces, hull((before, after))} - {before, after})
    return pieces


def _subject(tree: Tree, cue: tuple[Span, ...]) -> int | None:
    """Who a cue's verb has for its subject, where the encoder marked no source."""
    verbs = (word for span in cue for word in tree.within(span) if tree.tokens[word].upos == "VERB")
    return next((subject for verb in verbs if (subject := tree.subject(verb)) is not None), None)


def _own(tree: Tree, cue: tuple[Span, ...], piece: Span) -> tuple[Span, ...]:
    """
    What of a piece of content belongs to a cue that stands inside a noun's clause.

    "The campaign against what she says is crime has killed 61": her words end before "has killed", which governs her.
    """
    words = set(tree.within(piece))
    for verb in (word for span in cue for word in tree.within(span) if _is_verb(tree, word)):
        branch = verb
        for above in tree.ancestors(verb):
            if tree.tokens[branch].deprel in EMBEDDING and above not in words:
                foreign = next((up for up in tree.ancestors(above) if up in words), None)
                return (piece,) if foreign is None else tree.runs(words & set(tree.subtree(branch)))
            branch = above
    return (piece,)


def _is_verb(tree: Tree, word: int) -> bool:
    """Whether a word is a verb, which the "according" before "to" is not, whatever its tag."""
    return tree.tokens[word].upos == "VERB" and tree.tokens[word].form.lower() != "according"


def _split(tree: Tree, frame: Frame) -> Iterator[Frame]:
    """One frame a verb where a speaker does several things in one breath: "denied this and confirmed that"."""
    words = [word for span in frame.cue for word in tree.within(span) if stance.find(tree, word) is not None]
    verbs = [word for word in words if word == words[0] or tree.tokens[word].deprel == "conj"]
    shares = {verb: tuple(piece for piece in frame.content if _governor(tree, piece, verbs) == verb) for verb in verbs}
    if len(verbs) >= 2 and all(shares.values()):
        for verb in verbs:
            yield replace(frame, cue=(verb_group(tree, verb),), content=shares[verb])
    elif len(words) == 2 and frame.content and not any(who_speaks.quoting(tree, word) for word in words):
        yield from _relayed(tree, frame, words)
    else:
        yield frame


def _relayed(tree: Tree, frame: Frame, words: list[int]) -> Iterator[Frame]:
    """Two cues with a speaker each: "he said …, Interfax reported", "she told police …, according to the report"."""
    voices = {word: _voice(tree, word) for word in words}
    inner = next((word for word in words if tree.tokens[word].form.lower() != "according"), words[0])
    outer = next(word for word in words if word != inner)
    speaker, carrier = voices[inner], voices[outer]
    if speaker is None or carrier is None or speaker == carrier:
        yield frame
        return
    cue = verb_group(tree, inner)
    whole = hull((tree.phrase(speaker), cue, *frame.content))
    if whole.overlaps(tree.tokens[outer].span):
        yield replace(frame, source=carrier, named=None, cue=(tree.tokens[outer].span,))
    else:
        yield Frame(source=carrier, cue=(tree.tokens[outer].span,), content=(whole,))
    yield Frame(source=speaker, cue=(cue,), content=frame.content)


def _voice(tree: Tree, cue: int) -> int | None:
    """Who speaks by a cue: a verb's subject, or what "according to" stands before; None where that is no noun."""
    speaker = tree.tokens[cue].head if tree.tokens[cue].form.lower() == "according" else tree.subject(cue)
    return speaker if speaker is not None and tree.tokens[speaker].upos in NOMINAL else None


def _governor(tree: Tree, piece: Span, verbs: list[int]) -> int:
    """Which of several coordinated verbs a piece of content hangs on; the last one before it, if on none."""
    head = tree.head(piece)
    above = (word for word in tree.ancestors(head) if word in verbs) if head is not None else iter(())
    before = max((verb for verb in verbs if tree.tokens[verb].span.start < piece.start), default=verbs[0])
    return next(above, before)


def _deed(tree: Tree, word: int) -> bool:
    """Whether a verb names an act that says nothing by itself: "signed", "seized"."""
    named = plover.entries(tree.tokens[word].lemma.lower()) if tree.tokens[word].upos == "VERB" else ()
    return bool(named) and all(entry.needs or entry.type in plover.MATERIAL for entry in named)
