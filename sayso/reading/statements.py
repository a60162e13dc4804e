"""
Statements: who says what, with the chain it came through.

The encoder gives attributions (source, cue, content). The rules here find in the dependency tree what it does not mark
(statements within statements, the frame "quoted X as saying"), tell the speaker from those who only pass on, and put
the relays in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import plover
from sayso.reading import relays, stance
from sayso.reading.annotation import Annotation, Attribution
from sayso.reading.media import Press
from sayso.reading.relays import Voice
from sayso.reading.syntax import NO_SUBJECT, NOMINAL, Tree
from sayso.records.article import Article
from sayso.records.span import Span, hull
from sayso.records.statement import Manner, Relay, Stance

OPENING: Final = "\"“‘'«"
EMBEDDING: Final = frozenset({"acl", "acl:relcl", "nmod", "obl"})
"""Relations of a clause that describes a noun or stands as one after a preposition."""
LOOSE_CLAUSES: Final = ("advcl", "dep", "reparandum", "parataxis")
"""Relations by which the parser hangs a clause on the cue that follows it."""
ACTS: Final[frozenset[Stance]] = frozenset({"declined", "promised", "demanded"})
"""Stances whose content may be an infinitive: "declined to give details"."""


class Draft(Struct, frozen=True, kw_only=True):
    """A statement before its speaker is an actor and its time a date."""

    speaker: int | None
    """The word that heads the speaker's phrase."""
    named: Span | None
    """The speaker's phrase."""
    anonymous: bool
    relays: tuple[Relay, ...]
    cue: tuple[Span, ...]
    word: int | None
    """The word that carries the cue."""
    content: tuple[Span, ...]
    stance: Stance
    audience: Span | None
    within: int | None
    """Index of the draft this one is nested in."""


class Frame(Struct, frozen=True, kw_only=True):
    """Source, cue and content as found, before anybody asks who passes on for whom."""

    source: int | None
    """The word that heads the source."""
    named: Span | None = None
    """The source as the encoder marked it."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def draft(article: Article, annotation: Annotation, press: Press) -> tuple[Draft, ...]:
    """Every statement of an article, in the order of the text."""
    tree = press.tree
    frames = [
        part for found in _joined(article.text, annotation.attributions) for part in _split(tree, _frame(tree, found))
    ]
    taken = [span for frame in frames for span in frame.cue]
    frames += [frame for word, frame in _clauses(tree) if not _covered(tree, word, taken)]
    frames = sorted((frame for frame in frames if _sound(tree, frame)), key=_position)
    parents = [_parent(press, frames, number) for number in range(len(frames))]
    made: dict[int, Draft] = {}
    for number in _outer_first(parents):
        parent = parents[number]
        made[number] = _draft(article, press, frames[number], parent, None if parent is None else made[parent])
    return tuple(made[number] for number in range(len(frames)))


def manner(text: str, content: tuple[Span, ...]) -> Manner:
    """
    How the words are given: ``direct`` if at least 80 % of the content's letters are quoted, ``mixed`` if any are.

    Source: the classes of the PolNeAR corpus (Newell, Margolin and Ruths 2018).
    """
    letters = quoted = 0
    for span in content:
        inside = False
        for position in range(span.start, span.end):
            char = text[position]
            if char in '"“”«»':
                inside = char in "“«" or (char == '"' and not inside)
            elif char.isalnum():
                letters += 1
                quoted += inside
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.8 * letters else "mixed"


def _joined(text: str, attributions: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """Attributions with a quotation that runs on over paragraphs put back together."""
    waiting: Attribution | None = None
    for found in sorted(attributions, key=lambda one: hull(one.content or one.cue or one.source)):
        if waiting is None:
            waiting = found
        elif not found.cue and not found.source and _runs_on(text, waiting, found):
            waiting = Attribution(waiting.source, waiting.cue, waiting.content + found.content)
        else:
            yield waiting
            waiting = found
    if waiting is not None:
        yield waiting


def _runs_on(text: str, before: Attribution, after: Attribution) -> bool:
    """Whether a quotation without a cue continues the one before it: the next words, or the next paragraph."""
    if not before.content or not after.content:
        return False
    end, start = hull(before.content + before.cue + before.source).end, hull(after.content).start
    between = text[end:start]
    return between.count("\n\n") <= 1 and not any(char.isalnum() for char in between)


def _frame(tree: Tree, found: Attribution) -> Frame:
    named = tree.trimmed(_first_run(found.source)) if found.source else None
    if named is not None and all(tree.tokens[word].upos in NO_SUBJECT for word in tree.within(named)):
        named = None
    source = tree.head(named) if named is not None else _subject(tree, found.cue)
    content = tuple(
        part
        for piece in found.content
        if named is None or not named.contains(piece)
        for part in _own(tree, found.cue, piece)
    )
    return Frame(source=source, named=named, cue=found.cue, content=content or _governed(tree, found.cue))


def _first_run(pieces: tuple[Span, ...]) -> Span:
    """The first of several pieces with those that touch it: "spokesman" and "Shota Utiashvili"."""
    run = pieces[0]
    for piece in pieces[1:]:
        if piece.start - run.end > 1:
            break
        run = hull((run, piece))
    return run


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
    for verb in (word for span in cue for word in tree.within(span) if tree.tokens[word].upos == "VERB"):
        branch = verb
        for above in tree.ancestors(verb):
            if tree.tokens[branch].deprel in EMBEDDING and above not in words:
                foreign = next((up for up in tree.ancestors(above) if up in words), None)
                return (piece,) if foreign is None else tree.runs(words & set(tree.subtree(branch)))
            branch = above
    return (piece,)


def _governed(tree: Tree, cue: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content a cue has by the tree alone: the clause it governs, or the one it stands beside."""
    for word in (word for span in cue for word in tree.within(span) if tree.tokens[word].upos == "VERB"):
        clause = tree.child(word, "ccomp")
        if clause is None:
            clause = next((one for one in tree.children(word, *LOOSE_CLAUSES) if _whole_before(tree, one, word)), None)
        if clause is not None:
            return (tree.clause(clause),)
        if tree.tokens[word].deprel == "parataxis":
            return tree.beside(tree.tokens[word].head, word)
        outer = tree.tokens[word].head
        if tree.tokens[word].deprel in {"advcl", "xcomp"} and tree.tokens[outer].deprel == "parataxis":
            return tree.beside(tree.tokens[outer].head, outer)
    return ()


def _whole_before(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a clause before a verb could stand alone: it has a subject and no conjunction."""
    return (
        clause < verb and tree.child(clause, "mark") is None and tree.child(clause, "nsubj", "nsubj:pass") is not None
    )


def _split(tree: Tree, frame: Frame) -> Iterator[Frame]:
    """One frame a verb where a speaker does several things in one breath: "denied this and confirmed that"."""
    words = [word for span in frame.cue for word in tree.within(span) if stance.find(tree, word) is not None]
    verbs = [word for word in words if word == words[0] or tree.tokens[word].deprel == "conj"]
    shares = {verb: tuple(piece for piece in frame.content if _governor(tree, piece, verbs) == verb) for verb in verbs}
    if len(verbs) >= 2 and all(shares.values()):
        for verb in verbs:
            yield replace(frame, cue=(_verb_group(tree, verb),), content=shares[verb])
    elif (
        len(words) == 2
        and frame.content
        and not any(tree.tokens[word].lemma.lower() in relays.QUOTING for word in words)
    ):
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
    cue = _verb_group(tree, inner)
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


def _covered(tree: Tree, verb: int, taken: list[Span]) -> bool:
    """Whether a verb belongs to a cue already found: itself, or the "quoted" of "quoted X as saying"."""
    above = tree.tokens[verb].head
    words = (verb, above) if tree.tokens[above].lemma.lower() in relays.QUOTING else (verb,)
    return any(tree.tokens[word].span.overlaps(span) for word in words for span in taken)


def _clauses(tree: Tree) -> Iterator[tuple[int, Frame]]:
    """Statements the tree shows by itself: a verb of speech with a subject and a clause it governs."""
    for word, token in enumerate(tree.tokens):
        if token.upos != "VERB":
            continue
        entry = stance.find(tree, word)
        if entry is None or entry.act != "speech" or stance.asks_anonymity(tree, word) or stance.unsaid(tree, word):
            continue
        source = tree.subject(word)
        relations = ("ccomp", "xcomp") if entry.stance in ACTS else ("ccomp",)
        content = tuple(tree.clause(child) for child in tree.children(word, *relations))
        if not content and token.deprel == "parataxis":
            content = tree.main_clause(token.head)
        if source is None or not content:
            continue
        cue = (_verb_group(tree, word),)
        yield word, Frame(source=source, cue=cue, content=_without(content, tree.phrase(source)))


def _without(content: tuple[Span, ...], other: Span) -> tuple[Span, ...]:
    return tuple(span for span in content if not span.overlaps(other)) or content


def _verb_group(tree: Tree, verb: int) -> Span:
    """A verb with the auxiliaries and negation that touch it."""
    first = verb
    helpers = set(tree.children(verb, "aux", "aux:pass", "advmod"))
    while first - 1 in helpers and tree.tokens[first - 1].upos in {"AUX", "PART"}:
        first -= 1
    return Span(tree.tokens[first].span.start, tree.tokens[verb].span.end)


def _sound(tree: Tree, frame: Frame) -> bool:
    """Whether a frame says enough to be kept: words in quotation marks, or a cue that is not a deed of another kind."""
    if any(span.of(tree.text)[:1] in OPENING for span in frame.content):
        return True
    words = [word for span in frame.cue for word in tree.within(span)]
    known = any(stance.find(tree, word) is not None for word in words)
    if any(stance.asks_anonymity(tree, word) for word in words):
        return False
    if not words or (not known and any(_deed(tree, word) for word in words)):
        return False
    return bool(frame.content) or (frame.source is not None and stance.read(tree, frame.cue).stance == "declined")


def _deed(tree: Tree, word: int) -> bool:
    """Whether a verb names an act that says nothing by itself: "signed", "seized"."""
    named = plover.entries(tree.tokens[word].lemma.lower()) if tree.tokens[word].upos == "VERB" else ()
    return bool(named) and all(entry.needs or entry.type in plover.MATERIAL for entry in named)


def _position(frame: Frame) -> tuple[int, int]:
    whole = hull(frame.content + frame.cue)
    return whole.start, -whole.end


def _parent(press: Press, frames: list[Frame], number: int) -> int | None:
    """The smallest other frame whose content holds this frame's cue; else the medium that reports the same words."""
    cue = frames[number].cue
    if not cue:
        return None
    around = [
        (sum(map(len, other.content)), position)
        for position, other in enumerate(frames)
        if position != number
        and any(span.contains(cue[0]) for span in other.content)
        and not _holds(frames[number], other)
    ]
    if around:
        return min(around)[1]
    return next((place for place, other in enumerate(frames) if _carries(press, other, frames[number])), None)


def _carries(press: Press, outer: Frame, inner: Frame) -> bool:
    """Whether a medium named after a statement reports it: "…," he said, Interfax reported."""
    if outer.source is None or inner.source is None or not outer.cue or outer.cue[0].start <= inner.cue[0].start:
        return False
    if _holds(inner, outer):
        return False
    tree = press.tree
    same = tree.sentence(outer.source) == tree.sentence(inner.source) and outer.source != inner.source
    shared = any(one.overlaps(other) for one in outer.content for other in inner.content)
    return same and shared and press.find(outer.source) is not None and press.find(inner.source) is None


def _holds(outer: Frame, inner: Frame) -> bool:
    return any(span.contains(inner.cue[0]) for span in outer.content) if inner.cue else False


def _outer_first(parents: list[int | None]) -> list[int]:
    def depth(number: int) -> int:
        steps, parent = 0, parents[number]
        while parent is not None and steps < len(parents):
            steps, parent = steps + 1, parents[parent]
        return steps

    return sorted(range(len(parents)), key=lambda number: (depth(number), number))


def _draft(article: Article, press: Press, frame: Frame, parent: int | None, outer: Draft | None) -> Draft:
    tree = press.tree
    act = stance.read(tree, frame.cue)
    voice = relays.voice(press, frame.source, act.word)
    passed_on = relays.inherited(press, outer.speaker, outer.relays) if outer else relays.of_article(article)
    chain = relays.chain(article, passed_on + voice.relays)
    return Draft(
        speaker=voice.speaker,
        named=_name(tree, frame, voice),
        anonymous=relays.anonymous(tree, voice),
        relays=_not_own(press, chain, voice),
        cue=_cue(tree, frame, voice),
        word=voice.saying if voice.saying is not None else act.word,
        content=_said(tree, frame, voice),
        stance=stance.read(tree, (tree.tokens[voice.saying].span,)).stance if voice.saying is not None else act.stance,
        audience=voice.audience,
        within=parent,
    )


def _name(tree: Tree, frame: Frame, voice: Voice) -> Span | None:
    """The speaker's phrase: as the encoder marked it where it marked the speaker, else as the tree has it."""
    if voice.speaker is None:
        return None
    marked = voice.speaker == frame.source and frame.named is not None
    return frame.named if marked else tree.phrase(voice.speaker)


def _said(tree: Tree, frame: Frame, voice: Voice) -> tuple[Span, ...]:
    """The content without what belongs to the frame: the speaker's name, "as saying", what the words answered."""
    name = tree.phrase(voice.speaker) if voice.speaker is not None else None
    saying = tree.tokens[voice.saying].span if voice.saying is not None else None
    own = tuple(
        span
        for span in frame.content
        if not (name is not None and name.contains(span)) and not (saying is not None and span.contains(saying))
    )
    if not own:
        return _governed(tree, (*frame.cue, *((saying,) if saying is not None else ())))
    quoted = [span for span in own if span.of(tree.text)[:1] in OPENING]
    return tuple(span for span in own if not quoted or span in quoted or not _aside(tree, span, voice))


def _aside(tree: Tree, span: Span, voice: Voice) -> bool:
    """Whether words beside a quotation hang on the cue as a circumstance: "in response to questions about …"."""
    head, cues = tree.head(span), {voice.word, voice.saying} - {None}
    below = head
    for above in tree.ancestors(head) if head is not None else ():
        if above in cues:
            return below is not None and tree.tokens[below].deprel in {"obl", "nmod", "advcl"}
        below = above
    return False


def _cue(tree: Tree, frame: Frame, voice: Voice) -> tuple[Span, ...]:
    """The words that govern the content: in "quoted X as saying" the inner ones."""
    if voice.saying is None:
        return frame.cue
    return (tree.tokens[voice.saying].span,)


def _not_own(press: Press, chain: tuple[Relay, ...], voice: Voice) -> tuple[Relay, ...]:
    """A medium that speaks in its own voice is the speaker and relays nothing."""
    if voice.speaker is None:
        return chain
    medium = press.find(voice.speaker)
    return chain if medium is None else tuple(relay for relay in chain if relay.name != medium.name)
