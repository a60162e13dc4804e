"""
Quotations made whole and given to those whose layout says they are: attributions as the rules take them up.

The encoder reads a window at a time and marks words. What it cannot see is settled here by quotation marks and lines: a
quotation cut in two by a window's end, one that runs on over paragraphs, "Peskov said:" before a paragraph of its own,
a name after a dash, and "Kremlin: Russia remains in contact" in a headline.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sayso.knowledge import agencies, roles, seats
from sayso.reading.annotation import Attribution
from sayso.reading.press import outlets
from sayso.reading.statements import stance
from sayso.reading.syntax.tree import NOMINAL, Tree
from sayso.reading.text.nearby import Nearby
from sayso.reading.text.quotes import OPENING, Quotes
from sayso.records.span import Span, hull

DASH: Final = re.compile(r"\s*(?:[―—–]|--?)\s*(?=[A-Z])")
CREDIT_WORDS: Final = 8
"""Words of a name with its office after a quotation and a dash, at the most."""
LABEL: Final = re.compile(r"^[\"“]?(?P<name>[^\W\d_][^:\n]{0,60}?):[ \xa0]+(?P<said>\S[^\n]*)$", re.MULTILINE)
"""A line that begins with a name and a colon."""
LEAD: Final = 200
"""Characters looked at before a quotation: more blank ones than that stand between no colon and its words."""
LABEL_WORDS: Final = 7
HEADLINE_WORDS: Final = 30
"""Words and marks of a headline, at the most; a longer line is a paragraph with a title."""
SIGNED: Final = re.compile(r"\A(?P<said>[^\n]{12,}?)(?::| [-–—])[ \xa0]+(?P<name>[^:\n]{2,40}?)\.?$", re.MULTILINE)
"""A headline that ends with its source: "Talks go on - Kremlin"."""
TOPICS: Final = re.compile(r"(?:how|why|what|who|whose|when|where|which)\b[^?]*$", re.IGNORECASE)
"""How the rest of a headline begins that is about a name and not by it: "Putin: How the spy rose"."""


def attributions(tree: Tree, quotes: Quotes) -> list[Attribution]:
    """The encoder's attributions of an article, put right by its marks and lines; in the order of the text."""
    entire = [whole(tree.text, quotes, found) for found in tree.annotation.attributions]
    entire = [_named_by_label(tree, found) for found in entire if found.content or found.cue]
    entire += _labelled(tree, entire)
    entire += _unmarked(tree.text, quotes, entire)
    alone = [one for one in entire if not _orphan(one)]
    contents = Nearby((span, number) for number, one in enumerate(alone) for span in one.content)
    orphans = [one for one in entire if _orphan(one) and not _within(one, contents)]
    return _joined(tree.text, [*alone, *_distinct(orphans)], tree)


def _named_by_label(tree: Tree, found: Attribution) -> Attribution:
    """An attribution by a colon alone, with the name that stands before it on its line."""
    if found.source or len(found.cue) != 1 or found.cue[0].of(tree.text) != ":":
        return found
    begin = tree.text.rfind("\n", 0, found.cue[0].start) + 1
    name = tree.trimmed(Span(begin, found.cue[0].start)) if begin < found.cue[0].start else None
    if name is None or len(tree.within(name)) > LABEL_WORDS:
        return found
    return Attribution((name,), found.cue, found.content)


def _unmarked(text: str, quotes: Quotes, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """Quotations announced by a colon that the encoder has not marked."""
    marked = Nearby((span, None) for one in known for span in one.content)
    for span in quotes.spans:
        if _before(text, span.start).endswith(":") and not any(True for _ in marked.overlapping(span)):
            yield Attribution((), (), (span,))


def _before(text: str, place: int) -> str:
    """The few characters before a place, without the space that ends them."""
    return text[max(place - LEAD, 0) : place].rstrip()


def _orphan(found: Attribution) -> bool:
    return not found.source and not found.cue


def _within(inner: Attribution, contents: Nearby[int]) -> bool:
    """Whether all of an attribution stands in the content of another."""
    around = [set(contents.around(piece)) for piece in inner.content]
    return bool(around) and bool(set[int].intersection(*around))


def _distinct(orphans: Iterable[Attribution]) -> Iterator[Attribution]:
    """Pieces of one quotation once."""
    seen = Nearby[None]()
    for one in orphans:
        if not any(True for piece in one.content for _ in seen.overlapping(piece)):
            for piece in one.content:
                seen.add(piece, None)
            yield one


def whole(text: str, quotes: Quotes, found: Attribution) -> Attribution:
    """An attribution whose content takes in every quotation it has part in, unless the cue stands in it too."""
    frame = found.source + found.cue
    pieces: list[Span] = []
    for piece in found.content:
        start, end = piece.start, piece.end
        for stretch in quotes.overlapping(piece):
            if any(stretch.overlaps(span) for span in frame):
                continue
            shared = text[max(piece.start, stretch.start) : min(piece.end, stretch.end)]
            if any(char.isalnum() for char in shared):
                start, end = min(start, stretch.start), max(end, stretch.end)
            elif stretch.start > piece.start:
                end = min(end, stretch.start)
        pieces.append(Span(start, len(text[:end].rstrip()) if end < piece.end else end))
    spoken = [piece for piece in pieces if any(char.isalnum() for char in piece.of(text))]
    return Attribution(found.source, found.cue, _merged(spoken))


def _merged(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Pieces without overlaps, in order."""
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = hull((merged[-1], piece))
        elif len(piece) > 0:
            merged.append(piece)
    return tuple(merged)


def _labelled(tree: Tree, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """What lines say of themselves: "Kremlin: Russia remains …", "TAPPER: Good morning.", "Talks go on - Kremlin"."""
    seen = Nearby((span, None) for one in known for span in one.source + one.cue)
    for match in LABEL.finditer(tree.text):
        name, said = Span(*match.span("name")), Span(*match.span("said"))
        colon = Span(name.end, name.end + 1)
        if TOPICS.match(said.of(tree.text)) or not _speaks(tree, name, said) or _taken(seen, colon):
            continue
        yield Attribution((name,), (colon,), (_unpointed(tree.text, said),))
    signed = SIGNED.match(tree.text)
    if signed is not None:
        name, said = Span(*signed.span("name")), Span(*signed.span("said"))
        mark = Span(said.end, said.end + 1) if tree.text[said.end] == ":" else Span(said.end + 1, said.end + 2)
        if _speaks(tree, name, said) and not _taken(seen, name):
            yield Attribution((name,), (mark,), (said,))


def _taken(seen: Nearby[None], place: Span) -> bool:
    """Whether the encoder has seen an attribution there, or right beside it, already."""
    return any(True for _ in seen.overlapping(Span(max(place.start - 1, 0), place.end + 1)))


def _unpointed(text: str, said: Span) -> Span:
    """A line's words without the full stop that ends it; a quotation keeps its marks."""
    end = len(text[said.start : said.end].rstrip().removesuffix(".")) + said.start
    return Span(said.start, end)


def _speaks(tree: Tree, name: Span, said: Span) -> bool:
    """Whether the words beside a colon name somebody who can say the rest of the line."""
    words = list(tree.within(name))
    if not words or len(words) > LABEL_WORDS or any(tree.tokens[word].upos in {"VERB", "AUX"} for word in words):
        return False
    if not _tells(tree, said):
        return False
    if name.of(tree.text).isupper() and tree.text.count(f"\n{name.of(tree.text)}: ") > 1:
        return True
    if len(tree.within(said)) > HEADLINE_WORDS and said.of(tree.text)[:1] not in OPENING:
        return False
    last = next((word for word in reversed(words) if tree.tokens[word].upos in NOMINAL), words[-1])
    token = tree.tokens[last]
    kinds = {one.kind for one in tree.mentions(token.span) if not one.nested}
    seat = seats.find_seat(name.of(tree.text))
    known = agencies.find(name.of(tree.text)) is not None
    if known or kinds & {"person", "organisation"} or (seat is not None and seat.kind == "building"):
        return True
    role = roles.find(token.lemma.lower()) or roles.find(token.form.lower())
    return role is not None or outlets.document(tree, last) or token.lemma.lower() in outlets.OUTLET_NOUNS


def _tells(tree: Tree, said: Span) -> bool:
    """Whether a line says something, rather than names somebody: it has a verb, or begins like "no cut before June"."""
    words = [tree.tokens[word] for word in tree.within(said)]
    if any(word.upos in {"VERB", "AUX"} for word in words):
        return True
    return len(words) > 2 and (words[0].form.islower() or words[0].form == "No")


def _joined(text: str, found: Iterable[Attribution], tree: Tree) -> list[Attribution]:
    """Quotations without a cue given to the line before or after, or to the quotation that they carry on."""
    made: list[Attribution] = []
    for one in sorted(found, key=lambda one: hull(one.content or one.cue or one.source)):
        credited = _credited(tree, one, made) if _orphan(one) else None
        if credited is not None:
            made.append(credited)
        elif made and _orphan(one) and _runs_on(text, made[-1], one):
            made[-1] = Attribution(made[-1].source, made[-1].cue, made[-1].content + one.content)
        else:
            made.append(one)
    return made


def _runs_on(text: str, before: Attribution, after: Attribution) -> bool:
    """Whether a quotation without a cue continues the one before it: the next words, or the next paragraph."""
    if not before.content or not after.content:
        return False
    end, start = hull(before.content + before.cue + before.source).end, hull(after.content).start
    between = text[end:start]
    return between.count("\n\n") <= 1 and not any(char.isalnum() for char in between)


def _credited(tree: Tree, orphan: Attribution, made: list[Attribution]) -> Attribution | None:
    """A quotation with the name after its dash, or with who speaks before its colon."""
    whole = hull(orphan.content)
    if whole.of(tree.text)[:1].isalnum():
        return None
    dash = DASH.match(tree.text, whole.end)
    if dash is not None:
        end = tree.text.find("\n", dash.end())
        name = tree.trimmed(Span(dash.end(), len(tree.text) if end < 0 else end))
        if len(tree.within(name)) <= CREDIT_WORDS:
            return Attribution((name,), (_mark(tree.text, whole.end, dash.end()),), orphan.content)
    before = _before(tree.text, whole.start)
    end = max(whole.start - LEAD, 0) + len(before)
    if before.endswith(":"):
        return _announced(tree, end - 1, orphan, made)
    if before.endswith(("--", "—", "–")):
        words = tree.within(Span(max(end - 4, 0), end))
        return _named_before(tree, words[0] if words else None, orphan)
    return None


def _mark(text: str, start: int, end: int) -> Span:
    """The dash itself, without the space around it."""
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    return Span(start + blank, start + len(text[start:end].rstrip()))


def _announced(tree: Tree, colon: int, orphan: Attribution, made: list[Attribution]) -> Attribution | None:
    """A quotation announced before a colon: "The Times reports:", "Sanders made this comment:", "this finding:"."""
    at = tree.within(Span(colon, colon + 1))
    if not at:
        return None
    first = tree.annotation.sentences[tree.sentence(at[0])].first
    lead = Span(tree.tokens[first].span.start, colon + 1)
    late = itertools.takewhile(lambda one: hull(one.content or one.cue or one.source).end > lead.start, reversed(made))
    waiting = next((one for one in late if one.cue and lead.contains(one.cue[-1]) and not one.content), None)
    if waiting is not None:
        made.remove(waiting)
        return Attribution(waiting.source, waiting.cue, orphan.content)
    for word in range(at[0] - 1, first - 1, -1):
        if tree.tokens[word].upos == "VERB" and stance.find(tree, word) is not None:
            speaker = tree.subject(word)
            source = () if speaker is None or not lead.contains(tree.tokens[speaker].span) else (tree.phrase(speaker),)
            return Attribution(source, (tree.tokens[word].span,), orphan.content)
    return _named_before(tree, at[0], orphan)


def _named_before(tree: Tree, mark: int | None, orphan: Attribution) -> Attribution | None:
    """A quotation whose speaker stands right before a colon or dash."""
    if mark is None or mark == 0 or tree.tokens[mark - 1].upos not in NOMINAL:
        return None
    name = mark - 1
    while tree.tokens[name].head < mark and tree.tokens[name].deprel in {"flat", "compound"}:
        name = tree.tokens[name].head
    return Attribution((tree.phrase(name),), (tree.tokens[mark].span,), orphan.content)
