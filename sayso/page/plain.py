"""Pages given as plain text: headline, furniture, text and lists told apart by how lines read and where they stand."""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from sayso.page import captions, credit_lines, dates, moments, notices, related
from sayso.page.blocks import CJK, HEADINGS, SENTENCE_END, Block, Layout
from sayso.page.body import COMMENTS
from sayso.records.article import RelatedItem, RelatedList

SIGNS = re.compile(r"[\W_]+")
LIST_LINE = range(3, 31)
"""Words in a title."""


def find(layout: Layout) -> range:
    """The stretch of lines that is the article's text, furniture inside it included; empty if there is none."""
    best = total = 0.0
    start = first = last = 0
    for index, weight in enumerate(_weights(layout)):
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, first, last = total, start, index
    return range(first, last + 1) if best > 0 else range(0)


def without_labels(layout: Layout, text: range) -> Layout:
    """The layout with what is no text inside the text told apart: labels, and captions shown again and again."""
    blocks = list(layout.blocks)
    counts = Counter(block.text for block in blocks if block.words >= LONG)
    listing = False
    for index in text:
        block = blocks[index]
        label = not block.prose and not (listing and block.words <= LONG * 2) and not _heads(layout, index)
        if counts[block.text] >= 3 or (label and (block.tag == "line" or block.words < 4)):
            blocks[index] = replace(block, zone="aside")
        elif block.prose or block.text.endswith(":"):
            listing = block.text.endswith(":")
    return replace(layout, blocks=tuple(blocks))


def is_text(block: Block) -> bool:
    """Whether a line is running text and no furniture."""
    return (
        block.prose
        and notices.find_kind(block.text) is None
        and not credit_lines.is_credit(block.text)
        and not captions.looks_like_one(block.text)
    )


FURNITURE = -6.0
"""What a line that is no text weighs, in words. Chosen on text renderings of the scrapinghub pages."""
ALONE = 0.3
"""How much of its words a line of text weighs that has none beside it: the tail of a page is teasers and remarks."""
ENOUGH = 100
"""Words of text after which a heading like "3 comments" begins the readers' part."""
LONG = 12
"""Words of a line that nobody writes three times: it is a caption shown again."""
TEASER = 40
"""Words from which a line of text that stands alone is no teaser."""
SUBHEADING = range(2, 13)
"""Words in a subheading."""


def _weights(layout: Layout) -> list[float]:
    """What speaks for each line as the article's; refrains, labels of advertisements, part no text."""
    counts = Counter(block.text for block in layout.blocks if block.words <= 6)
    texts = [is_text(block) for block in layout.blocks]
    lines = [index for index, block in enumerate(layout.blocks) if counts[block.text] < 3 or texts[index]]
    weights = [-1.0] * len(texts)
    words, over = 0, False
    for before, index, after in zip([-1, *lines], lines, [*lines[1:], -1], strict=False):
        block = layout.blocks[index]
        over = over or (words >= ENOUGH and not texts[index] and bool(COMMENTS.match(block.text)))
        if not texts[index]:
            weights[index] = 0.0 if _is_credit(block) else FURNITURE
        elif over:
            weights[index] = -0.1 * block.words
        else:
            beside = block.words >= TEASER or (before >= 0 and texts[before]) or (after >= 0 and texts[after])
            weights[index] = block.words * (1.0 if beside else ALONE)
            words += block.words
    return weights


def _is_credit(block: Block) -> bool:
    return credit_lines.is_credit(block.text) or captions.looks_like_one(block.text)


def _heads(layout: Layout, index: int) -> bool:
    """Whether a line inside the text is a subheading, a short sentence, a credit or a notice and no label."""
    block = layout.blocks[index]
    if block.tag in HEADINGS or _is_credit(block) or captions.is_credit(block.text):
        return True
    if notices.find_kind(block.text) or related.inline(block.text):
        return True
    around = layout.blocks[max(0, index - 1) : index + 2 : 2]
    if SENTENCE_END.search(block.text) and block.words >= 3:
        return any(other.prose for other in around)
    return block.words in SUBHEADING and len(around) == 2 and all(other.prose for other in around)


def headline(layout: Layout, text: range) -> int | None:
    """
    The line above the text that is its headline, or None.

    A marked heading wins; else the line whose words the text repeats most. A summary repeats more of them than the
    headline it stands under, so a line before it that repeats enough is preferred.
    """
    vocabulary = _grams(" ".join(layout.blocks[index].text for index in text))
    scores = {
        index: _score(block, vocabulary)
        for index, block in enumerate(layout.blocks[: text.start])
        if 2 <= block.words <= 60 and len(block.text) >= 8 and not _is_furniture(block)
    }
    best = max(scores, key=lambda index: (scores[index], -index), default=None)
    if best is None or scores[best] < 1:
        return None
    enough = max(2.0, 0.3 * scores[best])
    above = (
        index
        for index in range(max(0, best - 3), best)
        if scores.get(index, 0) >= enough and layout.blocks[index].words >= 4
    )
    return next(above, best)


def _score(block: Block, vocabulary: frozenset[str]) -> float:
    """How much of a line the text repeats; sentences and bullets are seldom headlines."""
    own = _grams(block.text)
    shared = len(own & vocabulary)
    score = shared + 2 * shared / max(1, len(own)) + (10 if block.tag == "h1" else 0)
    return score - (2 if block.bullet else 0) - (1 if block.text.endswith(".") else 0)


def _grams(text: str) -> frozenset[str]:
    """The longer words of a text, and pairs of signs in scripts without spaces."""
    words = {word for word in SIGNS.split(text.casefold()) if len(word) > 3}
    pairs = (
        {text[at : at + 2] for at in range(len(text) - 1) if CJK.match(text, at)} if CJK.search(text) else set[str]()
    )
    return frozenset(words | pairs)


def _is_furniture(block: Block) -> bool:
    return (
        captions.looks_like_one(block.text)
        or notices.find_kind(block.text) is not None
        or related.is_heading(block.text)
        or (dates.shown(block, language=None) is not None and block.words <= 12)
    )


def section(layout: Layout, head: range) -> str | None:
    """The section a bullet or path above the text names: ``• World``, ``Home > World``."""
    for block in (layout.blocks[index] for index in head):
        parts = [part.strip() for part in re.split(r"\s*[>›»/|]\s*", block.text) if part.strip()]
        if (block.bullet or len(parts) > 1) and block.words <= 8 and moments.in_text(block.text) is None:
            inner = [
                part for part in parts if part.casefold() not in ("home", "news", "homepage", "startseite")
            ] or parts
            if all(len(part.split()) <= 4 for part in parts) and not any(sign.isdigit() for sign in inner[0]):
                return (
                    inner[0]
                    if block.bullet and len(parts) == 1
                    else inner[min(len(inner) - 1, 1) if len(parts) > 2 and parts[0] in inner else 0]
                )
    return None


def lists(layout: Layout, after: range) -> tuple[tuple[RelatedList, ...], frozenset[int]]:
    """
    The lists of other articles among these lines, and the lines they are made of.

    A heading says so itself, or is a short line with three titles and no prose below it. One that says so with nothing
    below it is kept, empty.
    """
    found: list[RelatedList] = []
    used: set[int] = set()
    index = after.start
    while index < after.stop:
        block = layout.blocks[index]
        says_so = related.is_heading(block.text)
        may = says_so or (block.words <= 5 and block.break_before and not SENTENCE_END.search(block.text))
        items = _titles(layout, index + 1, after.stop) if may else []
        if says_so or len(items) >= 3:
            heading = block.text.strip(" :")
            found.append(
                RelatedList(heading=heading, items=tuple(RelatedItem(title=layout.blocks[item].text) for item in items))
            )
            used |= {index, *items}
            index = max((index, *items)) + 1
        else:
            index += 1
    return tuple(found), frozenset(used)


def _titles(layout: Layout, start: int, stop: int) -> list[int]:
    titles: list[int] = []
    for index in range(start, stop):
        block = layout.blocks[index]
        if related.is_heading(block.text) or block.words not in LIST_LINE or notices.find_kind(block.text):
            break
        if (
            len(block.text) > 220
            or (block.text.endswith(".") and not block.text.endswith("..."))
            or moments.in_text(block.text)
        ):
            break
        titles.append(index)
    return titles
