"""
Statements: who says what, with the chain it came through.

The encoder gives attributions (source, cue, content). The rules here find in the dependency tree what it does not mark
(statements within statements, the frame "quoted X as saying"), tell the speaker from those who only pass on, and put
the relays in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.reading.annotation import Attribution
from sayso.reading.press import relay_of
from sayso.reading.press.press import Press
from sayso.reading.statements import clauses, fragments, frames, quotations, relays, stance, who_is_told, who_speaks
from sayso.reading.statements.clauses import governed
from sayso.reading.statements.frames import Frame
from sayso.reading.statements.who_speaks import Voice
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.nearby import Nearby
from sayso.reading.text.quotes import OPENING, Quotes, manner
from sayso.records.article import Article
from sayso.records.span import Span, hull
from sayso.records.statement import Manner, Relay, Stance

CIRCUMSTANCES: Final = frozenset({"obl", "iobj", "nmod", "advcl"})
"""Relations of what stands beside a quotation and is no part of it."""
ASKING: Final = frozenset({"urge", "tell", "ask", "warn", "advise", "order", "assure", "remind"})
"""Verbs whose object hears what is said."""


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
    manner: Manner
    stance: Stance
    audience: Span | None
    within: int | None
    """Index of the draft this one is nested in."""


BY_WORDS: Final[frozenset[Stance]] = frozenset({"denied", "declined"})
"""Stances that turn a saying round: the words decide."""


class Heard(Struct, frozen=True, kw_only=True):
    """A frame with its voice told: speaker, carriers, stance and content."""

    frame: Frame
    act: stance.Reading
    voice: Voice
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def draft(article: Article, press: Press) -> tuple[Draft, ...]:
    """Every statement of an article, in the order of the text."""
    quotes = Quotes(article.text)
    heard = list(_distinct(press.tree, [_heard(press, quotes, frame) for frame in _frames(press.tree, quotes)]))
    found = [replace(one.frame, content=one.content or one.frame.content) for one in heard]
    parents = list(_parents(press, found))
    made: dict[int, Draft] = {}
    for number in _outer_first(parents):
        parent = parents[number]
        outer = None if parent is None else made[parent]
        made[number] = _draft(article, press, quotes, heard[number], parent, outer)
    return tuple(made[number] for number in range(len(found)))


def _frames(tree: Tree, quotes: Quotes) -> list[Frame]:
    """What the encoder marked, then what the tree adds."""
    found = [part for one in quotations.attributions(tree, quotes) for part in frames.of(tree, one)]
    found = [frame for frame in found if frames.sound(tree, frame)]
    cues = Nearby((span, None) for frame in found for span in frame.cue)
    contents = Nearby((span, None) for frame in found for span in frame.content)
    known = {(frame.source, frame.content) for frame in found if frame.content}
    for clause in clauses.found(tree, quotes):
        inside = _any(contents.around(clause.cue))
        if clauses.taken(tree, clause.word, cues) or (clauses.adds_nothing(tree, clause) if inside else clause.nested):
            continue
        frame = Frame(source=clause.source, cue=(clause.cue,), content=clause.content)
        if (frame.source, frame.content) not in known and frames.sound(tree, frame):
            found.append(frame)
            known |= {(frame.source, frame.content)} if frame.content else set()
            for span in frame.content:
                contents.add(span, None)
    return sorted(found, key=_position)


def _heard(press: Press, quotes: Quotes, frame: Frame) -> Heard:
    tree = press.tree
    act = stance.read(tree, frame.cue)
    voice = who_speaks.find(press, frame.source, act.word)
    cue = frame.cue if voice.saying is None else (tree.tokens[voice.saying].span,)
    content = _said(tree, quotes, frame, voice)
    whole = clauses.governed(tree, frame.cue)
    if fragments.beheaded(tree, content, whole):
        content = whole
    elif not fragments.says(tree, act, voice.speaker, content):
        content = whole if fragments.says(tree, act, voice.speaker, whole) else content
    return Heard(frame=frame, act=act, voice=voice, cue=cue, content=content)


def _distinct(tree: Tree, heard: list[Heard]) -> Iterator[Heard]:
    """Each statement once: not what says nothing, nor the same words of the same speaker in another frame."""
    seen: set[tuple[int | None, tuple[Span, ...]]] = set()
    contents = Nearby((span, number) for number, one in enumerate(heard) for span in one.frame.content)
    for number, one in enumerate(heard):
        key = one.voice.speaker, one.content
        if one.content and key in seen:
            continue
        nested = bool(one.cue) and any(other != number for other in contents.around(one.cue[0]))
        if fragments.says(tree, one.act, one.voice.speaker, one.content, nested=nested):
            seen.add(key)
            yield one


def _any(found: Iterable[object]) -> bool:
    """Whether there is anything at all: ``any`` asks for truth."""
    return any(True for _ in found)


def _position(frame: Frame) -> tuple[int, int]:
    whole = hull(frame.content + frame.cue)
    return whole.start, -whole.end


def _parents(press: Press, frames: list[Frame]) -> Iterator[int | None]:
    """Of each frame the smallest other whose content holds its cue; else the medium that reports the same words."""
    contents = Nearby((span, number) for number, frame in enumerate(frames) for span in frame.content)
    beside: dict[int, list[int]] = {}
    for number, frame in enumerate(frames):
        if frame.source is not None:
            beside.setdefault(press.tree.sentence(frame.source), []).append(number)
    for number, frame in enumerate(frames):
        if not frame.cue:
            yield None
            continue
        around = {other for other in contents.around(frame.cue[0]) if other != number}
        outer = [(sum(map(len, frames[other].content)), other) for other in around if not _holds(frame, frames[other])]
        if outer:
            yield min(outer)[1]
            continue
        near = [] if frame.source is None else beside[press.tree.sentence(frame.source)]
        yield next((other for other in near if _carries(press, frames[other], frame)), None)


def _carries(press: Press, outer: Frame, inner: Frame) -> bool:
    """Whether a medium named after or amid a statement reports it: "…," he said, Interfax reported."""
    tree = press.tree
    if outer.source is None or inner.source is None or outer.source == inner.source or not outer.cue:
        return False
    if tree.sentence(outer.source) != tree.sentence(inner.source) or _holds(inner, outer):
        return False
    speaker = tree.tokens[inner.source].span
    amid = any(span.contains(speaker) for span in outer.content)
    if outer.cue[0].start <= inner.cue[0].start and not amid:
        return False
    shared = any(one.overlaps(other) for one in outer.content for other in inner.content)
    return shared and _reports(press, outer) and press.find(inner.source) is None


def _reports(press: Press, outer: Frame) -> bool:
    """Whether a frame is a medium's: one known, or a name that "reports"."""
    if outer.source is None or press.find(outer.source) is not None:
        return outer.source is not None
    lemmas = {press.tree.tokens[word].lemma.lower() for span in outer.cue for word in press.tree.within(span)}
    return "report" in lemmas and press.teach(outer.source) is not None


def _holds(outer: Frame, inner: Frame) -> bool:
    return any(span.contains(inner.cue[0]) for span in outer.content) if inner.cue else False


def _outer_first(parents: list[int | None]) -> list[int]:
    def depth(number: int) -> int:
        steps, parent = 0, parents[number]
        while parent is not None and steps < len(parents):
            steps, parent = steps + 1, parents[parent]
        return steps

    return sorted(range(len(parents)), key=lambda number: (depth(number), number))


def _draft(
    article: Article, press: Press, quotes: Quotes, heard: Heard, parent: int | None, outer: Draft | None
) -> Draft:
    tree, voice, act = press.tree, heard.voice, heard.act
    # Either may miss a step of the way; neither often invents one.
    through = max(voice.relays, _marked(press, heard), key=len)
    chain = relays.chain(article, (*_outer_relays(article, press, heard, outer), *through))
    return Draft(
        speaker=voice.speaker,
        named=_name(tree, heard.frame, voice),
        anonymous=relays.anonymous(tree, voice),
        relays=_not_own(press, chain, voice),
        cue=heard.cue,
        word=voice.saying if voice.saying is not None else act.word,
        content=heard.content,
        manner=manner(tree.text, quotes, heard.content),
        stance=_stance(tree, heard),
        audience=voice.audience,
        within=parent,
    )


def _marked(press: Press, heard: Heard) -> tuple[Relay, ...]:
    """The relays that the encoder marks for a cue, outermost first."""
    tree = press.tree
    marked = next((one for one in tree.annotation.attributions if one.relays and _same_cue(one, heard)), None)
    if marked is None:
        return ()
    heads = [head for span in marked.relays if (head := tree.head(span)) is not None and head != heard.voice.speaker]
    return tuple(relay_of.passed_on(press, head) for head in heads)


def _same_cue(marked: Attribution, heard: Heard) -> bool:
    return any(one.overlaps(other) for one in marked.cue for other in heard.cue)


def _stance(tree: Tree, heard: Heard) -> Stance:
    """What is done by saying it: as the encoder says of the cue, save that refusing and denying need their words."""
    by_words: Stance = heard.act.stance if heard.voice.saying is None else stance.read(tree, heard.cue).stance
    if by_words in BY_WORDS:
        return by_words
    for attribution in tree.annotation.attributions:
        if attribution.stance is not None and _same_cue(attribution, heard):
            return attribution.stance
    return by_words


def _outer_relays(article: Article, press: Press, heard: Heard, outer: Draft | None) -> tuple[Relay, ...]:
    """Those a statement came through before its own sentence names any: the page's agency, the statements around it."""
    if outer is None:
        return relays.of_article(article)
    found = relays.inherited(press, outer.speaker, outer.relays, stance=outer.stance)
    if outer.speaker is None and outer.word is not None and who_speaks.rumoured(press.tree, outer.word):
        found = (*found, relay_of.passed_on_by_nobody())
    return (*found, *who_is_told.hearer(press, heard.act.word))


def _name(tree: Tree, frame: Frame, voice: Voice) -> Span | None:
    """The speaker's phrase: as the encoder marked it where it marked the speaker, else as the tree has it."""
    if voice.speaker is None or voice.named is not None:
        return voice.named
    marked = voice.speaker == frame.source and frame.named is not None
    named = frame.named if marked and frame.named is not None else tree.phrase(voice.speaker)
    return Span(named.start, named.end - 2) if named.of(tree.text).endswith(("'s", "’s")) else named


def _said(tree: Tree, quotes: Quotes, frame: Frame, voice: Voice) -> tuple[Span, ...]:
    """The content without what belongs to the frame: the speaker's name, "as saying", what the words answered."""
    name = _name(tree, frame, voice)
    carriers = [relay.span for relay in voice.relays if relay.span is not None]
    own = tuple(
        _after(tree, span, carriers)
        for span in frame.content
        if not (name is not None and _names(tree, span, name, voice.speaker))
        and not (voice.audience is not None and voice.audience.contains(span))
    )
    if voice.quoted:
        spoken = tuple(one for span in own for one in quotes.overlapping(span) if span.contains(one))
        own = spoken or own
    if voice.saying is not None:
        own = tuple(part for span in own for part in _without_saying(tree, quotes, span, voice.saying))
    if not own:
        saying = () if voice.saying is None else (tree.tokens[voice.saying].span,)
        return governed(tree, (*frame.cue, *saying))
    quoted = [span for span in own if span.of(tree.text)[:1] in OPENING]
    own = tuple(span for span in own if not quoted or span in quoted or not _aside(tree, span, voice))
    return tuple(span for span in own if not _on_terms(tree, span)) or own


def _after(tree: Tree, span: Span, carriers: list[Span]) -> Span:
    """A piece of content without the name of whom it was told, where it begins with that."""
    for carrier in carriers:
        if carrier.start <= span.start < carrier.end < span.end:
            words = [word for word in tree.within(Span(carrier.end, span.end)) if tree.tokens[word].upos != "PUNCT"]
            return Span(tree.tokens[words[0]].span.start, span.end) if words else span
    return span


def _names(tree: Tree, span: Span, name: Span, speaker: int | None) -> bool:
    """Whether a piece of content is only the speaker's name, perhaps with an apposition."""
    if name.contains(span):
        return True
    if speaker is None or not span.contains(tree.tokens[speaker].span):
        return False
    return not any(tree.tokens[word].upos in {"VERB", "AUX"} for word in tree.within(span))


def _without_saying(tree: Tree, quotes: Quotes, span: Span, saying: int) -> Iterator[Span]:
    """A piece of content without the inner verb: what follows "as saying", or the words before "Clinton said"."""
    verb = tree.tokens[saying].span
    if not span.contains(verb):
        yield span
        return
    quoted = [one for one in quotes.overlapping(span) if span.contains(one) and one.end <= verb.start]
    if quoted:
        yield from quoted
        return
    words = [word for word in tree.within(Span(verb.end, span.end)) if word > saying] if verb.end < span.end else []
    yield from tree.runs(set(words))


def _aside(tree: Tree, span: Span, voice: Voice) -> bool:
    """Whether words beside a quotation hang on the cue as a circumstance: "in response to questions about …"."""
    head, cues = tree.head(span), {voice.word, voice.saying} - {None}
    below = head
    for above in tree.ancestors(head) if head is not None else ():
        if above in cues:
            asked = tree.tokens[above].lemma.lower() in ASKING and head == below
            return below is not None and tree.tokens[below].deprel in (CIRCUMSTANCES | ({"obj"} if asked else set()))
        below = above
    return False


def _on_terms(tree: Tree, span: Span) -> bool:
    """Whether words tell why a speaker stays unnamed: "speaking anonymously because they were not authorized …"."""
    head = tree.head(span)
    verbs = [head, *tree.ancestors(head)] if head is not None else []
    return any(
        tree.tokens[verb].lemma.lower() in {"speak", "talk"} and tree.tokens[verb].deprel in {"acl", "advcl"}
        for verb in verbs
    )


def _not_own(press: Press, chain: tuple[Relay, ...], voice: Voice) -> tuple[Relay, ...]:
    """A medium that speaks in its own voice is the speaker and relays nothing."""
    if voice.speaker is None:
        return chain
    medium = press.find(voice.speaker)
    return chain if medium is None else tuple(relay for relay in chain if relay.name != medium.name)
