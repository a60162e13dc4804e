"""Which blocks of a page are the article's text."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sayso.page.blocks import Block, Layout

SENTENCE_END = re.compile(r"""[.!?…。！？।۔؟][\s"'”’»)\]」』]*(?:\[?\d*\]?)$""")
SENTENCE_INSIDE = re.compile(r"""[.!?…][”"’»)]?\s|[。！？।۔؟]|[;:,]\s""")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LIST_TAGS = frozenset(("li", "dd", "dt"))
ROOM = frozenset(("header", "standfirst", "date", "byline"))
"""Zones around an article's head, which may hold it whole on pages that name their parts loosely."""


def is_prose(block: Block) -> bool:
    """Whether the block reads like running text: some words, sentences, few links."""
    if block.words < 8 or block.link_share > 0.5 or block.tag in HEADINGS:
        return False
    return bool(SENTENCE_END.search(block.text)) or (block.words >= 20 and bool(SENTENCE_INSIDE.search(block.text)))


def settle_zones(layout: Layout) -> Layout:
    """
    The layout without zones that hold too much of the page's prose to be what their names say.

    A page's whole column may be called ``post-with-sidebar``. Chosen on the fundus pages: a zone with four tenths of
    the prose is the article itself; lower, long comment threads pass for it.
    """
    prose: dict[int, int] = {}
    total = 0
    for block in layout.blocks:
        if is_prose(block):
            total += block.words
            if block.zone is not None:
                prose[block.zone_holder] = prose.get(block.zone_holder, 0) + block.words
    wrong = {holder for holder, held in prose.items() if held >= 0.4 * total and total > 0}
    if not wrong:
        return layout
    blocks = tuple(
        replace(block, zone=None) if block.zone and block.zone_holder in wrong and block.zone != "comments" else block
        for block in layout.blocks
    )
    return replace(layout, blocks=blocks)


def find(layout: Layout) -> range:
    """
    The stretch of blocks that belongs to the article's body, furniture inside it included; empty if there is none.

    Every block weighs what speaks for it: prose its words, anything else a little less than nothing. The element whose
    blocks weigh most together holds the body; among equals the innermost.

    Source: after maximum subsequence segmentation, Pasternack and Roth (2009), on the tree instead of the sequence.
    """
    if not layout.blocks:
        return range(0)
    weights = [_weight(block) for block in layout.blocks]
    sums = [0.0] * len(layout.parents)
    for block, weight in zip(layout.blocks, weights, strict=True):
        sums[block.holder] += weight
    for element in range(len(layout.parents) - 1, 0, -1):  # children stand after their parents
        sums[layout.parents[element]] += sums[element]
    best = max(range(len(sums)), key=lambda element: (sums[element], element))
    if sums[best] <= 0:
        return range(0)
    inside = _inside(layout, best)
    return _trimmed(weights, [index for index, block in enumerate(layout.blocks) if block.holder in inside])


def _weight(block: Block) -> float:
    if is_prose(block):
        if block.zone is None or block.zone == "standfirst":
            return block.words * (1 - block.link_share)
        return (
            -0.2 * block.words
            if block.zone in ("comments", "related", "footer", "aside", "navigation", "biography")
            else 0
        )
    if block.zone in ("caption", "credit", "share", "newsletter", "advertisement", "form", "date", "byline"):
        return 0
    if block.tag in HEADINGS or block.words >= 8 and block.link_share < 0.5:
        return -1
    return -2 - 3 * block.link_share


def _inside(layout: Layout, top: int) -> set[int]:
    """The element and all below it."""
    inside = {top}
    for element in range(top + 1, len(layout.parents)):
        if layout.parents[element] in inside:
            inside.add(element)
    return inside


def _trimmed(weights: list[float], members: list[int]) -> range:
    """The heaviest stretch of the holder's blocks: lists of links before and after the text fall away."""
    best = total = 0.0
    start = first = last = members[0]
    for index in range(members[0], members[-1] + 1):
        weight = weights[index] if weights[index] > 0 else weights[index] * 0.5
        if total <= 0:
            total, start = 0.0, index
        total += weight
        if total > best:
            best, first, last = total, start, index
    return range(first, last + 1)
