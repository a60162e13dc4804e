"""The topics an article is filed under."""

from __future__ import annotations

from sayso.page.blocks import Block
from sayso.page.declared import Declared

DECLARED = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "cxenseparse:taglist")
LONGEST, WORDS, MOST = 60, 6, 40


def find(declared: Declared, blocks: tuple[Block, ...], *, after: int) -> tuple[str, ...]:
    """
    The topics the page links below the text or beside the headline; else those it declares.

    Args:
        declared: What the page declares.
        blocks: The page's blocks.
        after: Where the text begins; of several boxes the first behind it counts.
    """
    boxes: dict[int, list[str]] = {}
    for index, block in enumerate(blocks):
        if block.zone == "tags" and block.links:
            key = block.zone_holder if index >= after else -block.zone_holder
            boxes.setdefault(key, []).extend(link.title for link in block.links)
    behind = [titles for holder, titles in boxes.items() if holder > 0]
    shown = _clean(next((titles for titles in (*behind, *boxes.values()) if titles), list[str]()))
    if shown:
        return shown
    for name in DECLARED:
        if values := declared.meta.get(name):
            return _clean([tag for value in values for tag in value.split(",")])
    return _clean(list(declared.json_ld.keywords))


def _clean(titles: list[str]) -> tuple[str, ...]:
    names = (title.strip(" #,;·•|") for title in titles)
    kept = [name for name in names if name and len(name) <= LONGEST and len(name.split()) <= WORDS and ":" not in name]
    once: dict[str, str] = {}
    for name in kept:
        once.setdefault(name.casefold(), name)
    return tuple(once.values())[:MOST]
