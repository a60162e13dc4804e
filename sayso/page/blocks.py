"""A page as a sequence of blocks: what a reader would see as separate lines, with what the markup says of each."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from msgspec import Struct

from sayso.page.tree import Element, seen, walk
from sayso.page.zones import Zone, zone


# Thousands of these are made for each page and none can refer to itself: the collector need not look at them.
class Link(Struct, frozen=True, kw_only=True, gc=False):
    """A link inside a block."""

    title: str
    href: str | None
    """As written, perhaps relative."""


class Block(Struct, frozen=True, kw_only=True, gc=False):
    """One line of the page."""

    text: str
    """White space normalised; never empty."""
    tag: str
    """The innermost block element, or ``line`` in a page given as text."""
    zone: Zone | None = None
    """What the markup around it says it is; None where it says nothing."""
    links: tuple[Link, ...] = ()
    holder: int = 0
    """The element that holds it, as an index into ``Layout.parents``."""
    zone_holder: int = 0
    """The element that gave the zone."""
    words: int = 0
    datetime: str | None = None
    """The value of a time element inside."""
    break_before: bool = False
    """In a page given as text: an empty line stands before it."""
    bullet: bool = False
    prose: bool = False
    """Whether it reads like running text: some words, sentences, few links."""

    @property
    def link_share(self) -> float:
        """How much of the text is links, 0 to 1."""
        return min(1.0, sum(len(link.title) for link in self.links) / len(self.text))


class Layout(Struct, frozen=True, kw_only=True):
    """All blocks of a page in its order, and the tree above them."""

    blocks: tuple[Block, ...]
    parents: tuple[int, ...] = (0,)
    """Of each element that holds blocks or such elements, the index of its parent; the root is its own."""
    marks: tuple[str, ...] = ("body",)
    """Of each such element its tag, class and id, for those who look closer."""


BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul "
    "amp-img picture".split()
)
ARTICLE_PARTS = frozenset(("article", "main"))
CELLS = frozenset(("td", "th"))
SKIPPED = frozenset(
    "script style noscript template svg iframe object embed video audio canvas map select option textarea head math "
    "input dialog rt rp".split()
)
CJK = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
EVENTS = 200_000
"""At most so many beginnings and ends of elements are followed; the busiest page seen has 25,000."""
LINKS = 500
"""At most so many links of one block are kept."""
BLOCKS = 20_000
"""At most so many blocks of a page are looked at."""


SENTENCE_END = re.compile(r"""[.!?…。！？।۔؟][\s"'”’»)\]」』]*(?:\[?\d*\]?)$""")
SENTENCE_INSIDE = re.compile(r"""[.!?…][”"’»)]?\s|[。！？।۔؟]|[;:,]\s""")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def reads_like_prose(text: str, *, tag: str, count: int, links: tuple[Link, ...] = ()) -> bool:
    """
    Whether a line reads like running text.

    Args:
        text: The line.
        tag: The element it stands in.
        count: Its number of words.
        links: The links inside it; a line that is mostly links is none.
    """
    linked = sum(len(link.title) for link in links)
    if count < 8 or tag in HEADINGS or linked > 0.75 * len(text):
        return False
    if linked > 0.5 * len(text):  # a sentence that quotes at length, no title: it does not begin with its link
        return tag == "p" and not text.startswith(links[0].title) and bool(SENTENCE_END.search(text[-40:]))
    return bool(SENTENCE_END.search(text[-40:])) or (count >= 20 and bool(SENTENCE_INSIDE.search(text)))


def words(text: str) -> int:
    """The number of words; in scripts without spaces, half the number of characters."""
    if text.isascii():
        return text.count(" ") + 1
    signs = len(CJK.findall(text))
    return text.count(" ") + 1 + signs // 2


def read(tree: Element) -> Layout:
    """Every visible line of the page."""
    body = next(tree.iter("body"), None)
    if body is None:
        return Layout(blocks=())
    walker = _Walker()
    way = walk(body)
    for number, (event, element) in enumerate(way):
        if number > EVENTS:
            break
        if event == "end":
            walker.leave(element)
            continue
        attributes = dict(element.items())
        if walker.skips(element.tag, attributes):
            way.skip_subtree()
            walker.skipped.add(element)
        else:
            walker.enter(element, attributes)
    walker.flush()
    return Layout(blocks=tuple(walker.blocks), parents=tuple(walker.parents), marks=tuple(walker.marks))


class _Walker:
    """What is remembered on one way through the tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parents: list[int] = [0]
        self.marks: list[str] = ["body"]
        self.skipped: set[Element] = set()
        self.holders: list[int] = [0]
        self.tags: list[str] = ["body"]
        self.opened: list[Element] = []
        self.zones: list[tuple[Zone | None, int]] = [(None, 0)]
        self.pieces: list[str] = []
        self.links: list[tuple[int, str | None]] = []
        self.found: list[Link] = []
        self.datetime: str | None = None

    def skips(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether a reader never sees the element."""
        if tag in SKIPPED:
            return True
        if "hidden" in attributes or (attributes.get("aria-hidden") == "true" and tag != "a"):
            return True
        style = attributes.get("style")
        return tag == "button" or bool(style and "display" in style and HIDDEN.search(style))

    def enter(self, element: Element, attributes: dict[str, str]) -> None:
        tag = element.tag
        mark, own = " ", None
        if attributes or tag in BLOCK:
            mark = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            own = zone(tag, mark, attributes.get("role", ""), attributes.get("itemprop", ""))
        if own == "footer" and tag == "footer" and not ARTICLE_PARTS.isdisjoint(self.tags):
            own = "aside"  # an article's own footer, not the page's
        if tag in CELLS and not _is_laid_out(element):
            self.pieces.append(" ")
        elif (
            tag in BLOCK
            or tag in CELLS
            or (own in ("credit", "caption", "byline", "date") and self.zones[-1][0] != own)
        ):
            self.flush()
            self.parents.append(self.holders[-1])
            self.marks.append(f"{tag} {mark}")
            self.holders.append(len(self.parents) - 1)
            self.tags.append(tag)
            self.opened.append(element)
            if own is None or self._keeps(own):
                self.zones.append(self.zones[-1])
            else:
                self.zones.append((own, len(self.parents) - 1))
        elif tag == "br":
            self.pieces.append(BREAK)
        elif tag == "a":
            self.links.append((len(self.pieces), attributes.get("href")))
        if tag == "time":
            self.datetime = self.datetime or attributes.get("datetime")
        if element.text:
            self.pieces.append(element.text)

    def _keeps(self, own: Zone) -> bool:
        """Whether the zone around is the stronger one: a byline inside a list of other articles is the list's."""
        outer = self.zones[-1][0]
        return (
            outer is not None
            and not (outer in ("header", "aside", "standfirst") and own not in ("header", "aside"))
            and not (own in ("caption", "credit") and outer not in ("navigation", "footer", "comments", "related"))
        )

    def leave(self, element: Element) -> None:
        if element in self.skipped:
            self.skipped.discard(element)
        elif element.tag == "a" and self.links:
            self._close_link()
        elif self.opened and self.opened[-1] is element:
            self.flush()
            self.opened.pop()
            self.holders.pop()
            self.tags.pop()
            self.zones.pop()
        if element.tail:
            self.pieces.append(element.tail)

    def _close_link(self) -> None:
        start, href = self.links.pop()
        title = " ".join(seen("".join(self.pieces[start:])).split())
        if title and len(self.found) < LINKS:
            self.found.append(Link(title=title, href=href))

    def flush(self) -> None:
        """End the line at hand; two breaks in a row end a paragraph inside it."""
        if not self.pieces:
            return
        raw = seen("".join(self.pieces))
        if raw.isspace():
            self.pieces, self.found = [], []
            self.links = [(0, href) for _, href in self.links]
            return
        for start, href in self.links:  # a link around whole blocks: its title so far is the line
            title = " ".join(seen("".join(self.pieces[start:])).split())
            if title:
                self.found.append(Link(title=title, href=href))
        self.links = [(0, href) for _, href in self.links]
        self.pieces = []
        found, self.found = self.found, []
        moment, self.datetime = self.datetime, None
        kind, zone_holder = self.zones[-1]
        parts = _split(raw, found)
        for part in parts[: BLOCKS - len(self.blocks)]:
            text = " ".join(part.split())
            if text:
                links = tuple(link for link in found if len(parts) == 1 or link.title in text)
                tag, count = self.tags[-1], words(text)
                prose = reads_like_prose(text, tag=tag, count=count, links=links)
                self.blocks.append(
                    Block(
                        text=text, tag=tag, zone=kind, links=links, holder=self.holders[-1], zone_holder=zone_holder,
                        words=count, datetime=moment, prose=prose,
                    )
                )  # fmt: skip


def _split(raw: str, links: list[Link]) -> list[str]:
    """The lines a block shows: two breaks part paragraphs, one break parts lists and short lines."""
    if BREAK not in raw:
        return [raw]
    lines = [line for line in raw.split(BREAK) if line.strip()]
    titles = {link.title.strip(MARKS) for link in links}
    if len(titles) > 1 and sum(" ".join(line.split()).strip(MARKS) in titles for line in lines) >= 0.6 * len(lines):
        return lines
    if len(lines) > 1 and all(len(line.split()) <= 12 and line.rstrip()[-1] not in ",.;:!?…" for line in lines):
        return lines  # a headline and a byline, an address: no running text
    return PARAGRAPH_BREAK.split(raw)


MARKS = " -–•·»*\u0095"
"""What stands around a title in a list."""


def _is_laid_out(cell: Element) -> bool:
    """Whether a table's cell holds a part of the page and no figure of a table."""
    return next(cell.iter("br", "p", "div", "table", "ul", "h1", "h2", "img"), None) is not None


HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BREAK = "\x0b"
"""Stands for a br element; decoded text holds none."""
PARAGRAPH_BREAK = re.compile(r"\x0b\s*\x0b")


def address(link: Link, base: str | None) -> str | None:
    """The link's full address; None for one that leads nowhere or runs a script."""
    href = link.href
    if (
        not href
        or href.lstrip()[:1] == "#"
        or href.strip().lower().startswith(("javascript:", "mailto:", "tel:", "data:"))
    ):
        return None
    try:
        full = urljoin(base or "", href.strip())
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://")) else None
