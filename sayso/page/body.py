"""Which blocks of a page are the article's text."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.page import related
from sayso.page.blocks import HEADINGS, SENTENCE_END, Block, Layout


def settle_zones(layout: Layout) -> Layout:
    """
    The layout without zones that hold what cannot be what their names say.

    A page's whole column may be called ``post-with-sidebar``. Chosen on the fundus pages: a zone with four tenths of
    the prose is the article itself; lower, long comment threads pass for it. A paragraph in a ``teaser`` that has the
    class of most paragraphs outside is one of them.
    """
    prose: dict[int, int] = {}
    marks: dict[str, int] = {}
    for block in layout.blocks:
        if block.prose and block.zone is not None:
            prose[block.zone_holder] = prose.get(block.zone_holder, 0) + block.words
        elif block.prose:
            mark = layout.marks[block.holder]
            marks[mark] = marks.get(mark, 0) + block.words
    free = sum(marks.values())
    total = sum(prose.values()) + free
    wrong = {holder for holder, held in prose.items() if held >= 0.4 * total}
    usual = {mark for mark, held in marks.items() if held >= 0.5 * free and mark.partition(" ")[2].strip()}
    if not wrong and not usual:
        return layout
    return replace(layout, blocks=tuple(_settled(block, layout, wrong=wrong, usual=usual) for block in layout.blocks))


def _settled(block: Block, layout: Layout, *, wrong: set[int], usual: set[str]) -> Block:
    if block.zone is None or block.zone == "comments":
        return block
    if block.zone_holder in wrong:
        return replace(block, zone="caption" if block.tag == "figcaption" else None)
    if block.prose and block.zone in MISNAMED and layout.marks[block.holder] in usual:
        return replace(block, zone=None)
    return block


MISNAMED = ("related", "aside", "newsletter", "advertisement", "header", "standfirst")


def find(layout: Layout) -> range:
    """
    The stretch of blocks that belongs to the article's body, furniture inside it included; empty if there is none.

    Every block weighs what speaks for it: prose its words, anything else a little less than nothing. The element whose
    blocks weigh most together holds the body; among equals the innermost.

    Source: after maximum subsequence segmentation, Pasternack and Roth (2009), on the tree instead of the sequence.
    """
    if not layout.blocks:
        return range(0)
    weights = _weights(layout)
    sums, held = _sums(layout, weights)
    best = max(range(len(sums)), key=lambda element: (sums[element], element))
    stretch, weight = _heaviest(weights, held[best])
    above = best
    while above:
        above = layout.parents[above]
        wider, heavier = _heaviest(weights, held[above])
        if heavier > WIDER * weight:
            stretch, weight = wider, heavier
    return stretch


WIDER = 1.5
"""
An element around the best one is taken if the heaviest stretch in it weighs so much more.

For pages whose paragraphs lie flat among hundreds of links. Chosen on the scrapinghub pages; 1.2 lets sidebars in.
"""


COMMENTS = re.compile(
    r"^\W*(?:\d+ (?:comments?|responses?|replies|thoughts) (?:to|on)\b|leave a (?:reply|comment)|"
    r"post a comment|comments? \(\d+\)$|"
    r"deja (?:un comentario|una respuesta)|deixe (?:um|seu) coment|laisser un commentaire|"
    r"schreibe einen kommentar|\d+ (?:comments?|kommentare)$|"
    r"(?:comments|kommentare|comentarios|coment[aá]rios|commentaires)$)",
    re.IGNORECASE,
)
ENOUGH = 40
"""Words of text after which a heading like "3 comments" begins the readers' part."""


def _weights(layout: Layout) -> list[float]:
    weights: list[float] = []
    prose = 0
    over: frozenset[str] | None = None
    homes: set[str] = set()
    for index, block in enumerate(layout.blocks):
        home = layout.marks[layout.parents[block.holder]]
        if block.tag == "h1":
            prose = 0
            homes = set[str]()
        if over is None and prose >= ENOUGH and block.tag in HEADINGS and block.words <= 20:
            over = _over(block, homes)
        weight = _weight(block)
        if weight > 0:
            if over is not None and home not in over:
                weight *= -0.1
            elif _is_teaser(layout, index):
                weight = -1.0
            else:
                prose += block.words
                homes.add(home)
        weights.append(weight)
    return weights


def _over(heading: Block, homes: set[str]) -> frozenset[str] | None:
    """Where the text may go on behind a heading: nowhere behind the readers' part, in like places behind a list."""
    if COMMENTS.match(heading.text):
        return frozenset()
    return frozenset(homes) if heading.zone == "related" and related.is_heading(heading.text) else None


def _is_teaser(layout: Layout, index: int) -> bool:
    """Whether a text is one of a row of titles, each a link with a text below it or at its beginning."""
    blocks = layout.blocks
    block = blocks[index]
    first = block.links[0] if block.links else None
    if first and len(first.title.split()) >= 4 and block.text.startswith(first.title) and block.words < 90:
        rest = block.text[len(first.title) :].lstrip(" .:–-|")
        return len(rest.split()) >= 8 and not rest[0].islower() and not SENTENCE_END.search(first.title)
    if block.words < 60 and _is_link(blocks, index - 1) and _is_link(blocks, index + 1):
        return (
            layout.marks[blocks[index - 1].holder]
            == layout.marks[blocks[index + 1].holder]
            != layout.marks[block.holder]
        )
    return (
        _is_title_link(blocks, index - 1)
        and block.words < 60
        and (
            _is_title_link(blocks, index + 1) or _is_title_link(blocks, index - 3) or _is_title_link(blocks, index + 2)
        )
    )


def _is_link(blocks: tuple[Block, ...], index: int) -> bool:
    return 0 <= index < len(blocks) and blocks[index].link_share > 0.8 and blocks[index].words <= 30


def _is_title_link(blocks: tuple[Block, ...], index: int) -> bool:
    if not 0 <= index < len(blocks):
        return False
    block = blocks[index]
    return block.link_share > 0.8 and 4 <= block.words <= 30 and not SENTENCE_END.search(block.text)


def _weight(block: Block) -> float:
    """What speaks for a block as text of the article; negative for what speaks against its surroundings."""
    if block.prose:
        if block.zone is None or block.zone == "standfirst":
            return block.words * (1 - block.link_share)
        return (
            -0.2 * block.words
            if block.zone in ("comments", "related", "footer", "aside", "navigation", "biography")
            else 0
        )
    if block.zone in ("caption", "credit", "share", "newsletter", "advertisement", "form", "date", "byline"):
        return 0
    if block.zone is None and block.link_share < 0.3:
        if block.tag == "tr":
            return 0
        if block.tag == "li" and block.words >= 6:
            return 0.5 * block.words
    if block.tag in HEADINGS or (block.words >= 8 and block.link_share < 0.5):
        return -1
    return -2 - 3 * block.link_share


def _sums(layout: Layout, weights: list[float]) -> tuple[list[float], list[range]]:
    """Of each element, what its blocks weigh together, and which they are; an element's blocks stand together."""
    count = len(layout.parents)
    sums = [0.0] * count
    first, last = [len(weights)] * count, [-1] * count
    for index, block in enumerate(layout.blocks):
        sums[block.holder] += weights[index]
        first[block.holder] = min(first[block.holder], index)
        last[block.holder] = index
    for element in range(count - 1, 0, -1):  # children stand after their parents
        parent = layout.parents[element]
        sums[parent] += sums[element]
        first[parent] = min(first[parent], first[element])
        last[parent] = max(last[parent], last[element])
    return sums, [range(start, end + 1) for start, end in zip(first, last, strict=True)]


def _heaviest(weights: list[float], members: range) -> tuple[range, float]:
    """The heaviest stretch of some blocks, and its weight: lists of links around the text fall away."""
    best = total = 0.0
    start = first = last = members.start
    for index in members:
        weight = weights[index] if weights[index] > 0 else weights[index] * 0.5
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, first, last = total, start, index
    return (range(first, last + 1) if best > 0 else range(0)), best
