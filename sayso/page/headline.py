"""The headline, without the outlet's name, and the line under it."""

from __future__ import annotations

import re

from sayso.page.blocks import Block
from sayso.page.declared import Declared

SEPARATOR = re.compile(r"\s+(?:[-–—|·•»:]|::)\s+|\s*\|\s*|:\s+")
SIGNS = re.compile(r"[\W_]+")


def find(declared: Declared, blocks: tuple[Block, ...], *, outlet: str | None, domain: str | None) -> str | None:
    """
    The headline the outlet gives the article, chosen among its readings by their agreement.

    OpenGraph's title and JSON-LD's headline are what the outlet shows of the article everywhere else. They count where
    another reading bears them out, as it is shown where that differs in signs only. Where the two differ, the one that
    fewer other readings repeat was written for itself; the rest are copies of one field. Without either the heading
    shown counts where what is declared bears it out, then what is declared.

    Source: measured on the fundus pages, see docs/decisions/0006-the-headline-an-outlet-declares.md.
    """
    headings = [block.text for block in blocks if block.tag == "h1" and 2 <= len(block.text) <= 300]
    og, ld = declared.first("og:title"), declared.json_ld.headline
    repeated = [declared.first("twitter:title"), *declared.itemprop.get("headline", ())[:1], declared.title]
    titles = [bare(title, outlet=outlet, domain=domain) for title in (og, ld, *repeated) if title]
    titles = [_agreed(title, [*headings, *titles]) for title in titles]
    given, others = titles[: bool(og) + bool(ld)], titles[bool(og) + bool(ld) :]
    own = next((heading for heading in headings if any(_overlap(heading, title) >= ALIKE for title in titles)), None)
    others += [own] if own else []
    borne_out = [title for title in given if _is_borne_out(title, [*others, *given])]
    if borne_out:
        return _uncut(min(borne_out, key=lambda title: _repeats(title, others)), [*headings, *titles])
    heading = own or _shown_elsewhere(titles, blocks)
    return heading or next(iter(titles), None) or next(iter(headings), None)


def _is_borne_out(title: str, readings: list[str]) -> bool:
    """Whether another reading speaks of the same; a page's only reading needs none."""
    others = [reading for reading in readings if reading != title]
    alike = any(_overlap(title, other) >= ALIKE for other in others)
    return alike or readings.count(title) > 1 or not others


def heading(blocks: tuple[Block, ...], headline: str | None) -> str | None:
    """The heading the page shows over the text, where its words differ from the headline's."""
    shown = (block.text for block in blocks if block.tag == "h1" and 2 <= len(block.text) <= 300)
    near = next((text for text in shown if headline and _overlap(text, headline) >= RELATED), None)
    return near if near and _key(near) != _key(headline or "") else None


def _repeats(title: str, readings: list[str]) -> int:
    """How many readings have the title's words."""
    return sum(_key(reading) == _key(title) for reading in readings)


ALIKE = 0.5
"""Two readings speak of one headline where they share so much of the shorter one's words."""
RELATED = 0.3
"""A heading over the text that shares so much is the article's."""


def _agreed(title: str, readings: list[str]) -> str:
    """The title without what a sign parts from it, where another reading is the rest alone."""
    keys = {_key(reading) for reading in readings}
    for cut in SEPARATOR.finditer(title):
        for part in (title[: cut.start()], title[cut.end() :]):
            if ":" not in cut[0] and _key(part) in keys:  # what stands before a colon is the headline's own
                return part.strip()
    return title


def _uncut(title: str, readings: list[str]) -> str:
    """The title as another reading writes it: with the same words, or whole where it is cut short."""
    key = _key(title)
    alike = (reading for reading in readings if _key(reading) == key)
    longer = (reading for reading in readings if title.endswith(("…", "...")) and _key(reading).startswith(key))
    return next(longer, None) or next(alike, title)


def outlet(declared: Declared, headline: str | None) -> str | None:
    """The outlet's name, as the title gives it beside the headline."""
    if not declared.title or not headline:
        return None
    key = _key(headline)
    for cut in reversed(list(SEPARATOR.finditer(declared.title))):
        before, after = declared.title[: cut.start()], declared.title[cut.end() :]
        if _key(before).endswith(key) and len(after.split()) <= 5:
            return after.strip()
        if _key(after) == key and len(before.split()) <= 5:
            return before.strip(" :")
    return None


def _shown_elsewhere(titles: list[str], blocks: tuple[Block, ...]) -> str | None:
    """A line that is no h1 but is most of a declared title, on pages whose headline bears no mark."""
    keys = [_key(title) for title in titles]
    for block in blocks[:200] if keys else ():
        if block.words >= 3 and len(block.text) < 250 and block.link_share < 0.5:
            key = _key(block.text)
            if any(key in title and len(key) >= 0.4 * len(title) for title in keys):
                return block.text
    return None


def subheadline(declared: Declared, head: tuple[Block, ...], *, headline: str | None, text: str) -> str | None:
    """The line under the headline that sums the article up; None where it only repeats the headline or the text."""
    for block in head:
        if block.zone == "standfirst" and block.words >= 4 and block.tag != "h1":
            return None if _same(block.text, headline) or text.startswith(block.text[:80]) else block.text
    described = declared.json_ld.description or declared.first("og:description", "description")
    if described and any(_same(described, block.text) for block in head) and not _same(described, headline):
        return None if text.startswith(described[:80]) else described
    return None


def bare(title: str, *, outlet: str | None, domain: str | None) -> str:
    """
    A title without the outlet's name at its end or beginning.

    >>> bare("Boats collide off Iceland - World | The Harbour Post", outlet="The Harbour Post", domain=None)
    'Boats collide off Iceland - World'
    """
    names = {_key(name) for name in (outlet, (domain or "").split(".")[0], domain) if name}
    cuts = list(SEPARATOR.finditer(title))
    if cuts:
        first, last = cuts[0], cuts[-1]
        if _is_outlet(title[last.end() :], names):
            return title[: last.start()].strip()
        if _is_outlet(title[: first.start()], names) and (":" not in first[0] or _key(title[: first.start()]) in names):
            return title[first.end() :].strip()
    return title


def _is_outlet(part: str, names: set[str]) -> bool:
    key = _key(part)
    return bool(key) and any(
        key == name or (len(key) > 3 and len(name) > 3 and (key in name or name in key)) for name in names
    )


def _key(name: str) -> str:
    return SIGNS.sub("", name.casefold()).removeprefix("the")


def _same(one: str, other: str | None) -> bool:
    return other is not None and _key(one)[:60] == _key(other)[:60]


def _overlap(one: str, other: str) -> float:
    """The share of the shorter title's words that the longer has too, 0 to 1."""
    mine, others = set(SIGNS.split(one.casefold())) - {""}, set(SIGNS.split(other.casefold())) - {""}
    if not mine or not others:
        return 0.0
    return (
        len(mine & others)
        / max(1, min(len(mine), len(others)))
        * min(1.0, 3 * min(len(mine), len(others)) / max(len(mine), len(others)))
    )
