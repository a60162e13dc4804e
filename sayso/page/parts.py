"""The body's stretch of blocks taken apart: text, captions, credits, notices and lists."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from sayso.page import blocks, bylines, captions, credit_lines, notices, related
from sayso.page.blocks import Block, Layout
from sayso.records.article import Caption, Credit, Notice, NoticeKind, RelatedItem, RelatedList
from sayso.records.span import Span

AROUND = frozenset(("navigation", "breadcrumb", "footer", "comments", "share", "form", "tags"))
"""Zones that hold nothing said of the article."""
DROPPED = AROUND | {
    "header",
    "aside",
    "related",
    "newsletter",
    "byline",
    "date",
    "advertisement",
    "biography",
    "standfirst",
}
"""Zones inside the body's stretch that are no text of the article."""
BEFORE, AFTER = 40, 25
"""So many blocks before the text are looked at for captions and notices, and so many after it for credits too."""


BETWEEN = "\n\n"
"""What parts paragraphs."""


class Parts(Struct, frozen=True, kw_only=True):
    """The body's stretch, taken apart."""

    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    credits: tuple[Credit, ...] = ()
    notices: tuple[Notice, ...] = ()
    related: tuple[RelatedList, ...] = ()
    signed: tuple[str, ...] = ()
    """Lines at the end that may carry an agency's name."""
    doubted: frozenset[str] = frozenset()
    """Paragraphs that may be none of the article's."""

    @property
    def text(self) -> str:
        """The article's text."""
        return BETWEEN.join(self.paragraphs)

    def suspects(self, *, all_of_them: bool = False) -> tuple[Span, ...]:
        """Where the doubted paragraphs stand in the text; every one on a page that is no article's."""
        found: list[Span] = []
        start = 0
        for paragraph in self.paragraphs:
            if all_of_them or paragraph in self.doubted:
                found.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + len(BETWEEN)
        return tuple(found)


def take_apart(
    layout: Layout,
    stretch: range,
    *,
    url: str | None,
    listed: frozenset[int],
    titles: frozenset[str],
    lists: tuple[RelatedList, ...],
) -> Parts:
    """
    Every block in and around the body's stretch, put where it belongs.

    Args:
        layout: The page's blocks.
        stretch: Which of them are the body's.
        url: The page's address, for the links in it.
        listed: Blocks that are already part of a list of other articles.
        titles: Headline and heading, which the text does not repeat.
        lists: The lists of other articles.
    """
    gathered = _Gathered()
    around = range(max(0, stretch.start - BEFORE), min(len(layout.blocks), stretch.stop + AFTER))
    refrains = _refrains(layout, around)
    for index in around:
        block = layout.blocks[index]
        if index in listed or block.text in refrains or block.zone in AROUND:
            continue
        if gathered.took_furniture(block, inside=index in stretch, before=index < stretch.start, url=url):
            gathered.before = None
            continue
        gathered.before, gathered.bare = block, False
        if index in stretch and _is_text(block, titles=titles, first=not gathered.paragraphs):
            gathered.add_paragraph(block)
        elif index >= stretch.stop and block.words <= 12:
            gathered.signed.append(block.text)
    return gathered.parts(lists)


def _refrains(layout: Layout, around: range) -> frozenset[str]:
    """Short lines that come back three times in the text: labels of advertisements and boxes, no pictures' credits."""
    lines = (layout.blocks[index] for index in around)
    counts = Counter(block.text for block in lines if block.words <= 6 and block.zone not in ("caption", "credit"))
    return frozenset(text for text, count in counts.items() if count >= 3 and not captions.is_credit(text))


class _Gathered:
    """What has been found so far on the way through the stretch."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.captions: list[Caption] = []
        self.credits: list[Credit] = []
        self.notices: list[Notice] = []
        self.inline: dict[str, list[RelatedItem]] = {}
        self.signed: list[str] = []
        self.doubted: set[str] = set()
        self.before: Block | None = None
        """The block just before, where it is none of the furniture."""
        self.bare = False
        """Whether the block just before was a credit whose caption is not known."""

    def took_furniture(self, block: Block, *, inside: bool, before: bool, url: str | None) -> bool:
        """Whether the block is a caption, credit line, pointer to another article or notice; it is kept as such."""
        if block.zone in ("caption", "credit") and not _is_plea(block):
            if inside or block.link_share <= TITLE_LINK or captions.split_credit(block.text)[1]:
                self.add_caption(block)
        elif captions.is_credit(block.text):
            self.add_picture_credit(block)
        elif not before and credit_lines.is_credit(block.text):
            self.credits += credit_lines.find(block.text)
            self.signed.append(block.text)
        elif pointer := related.inline(block.text):
            lead, item = pointer
            address = next((blocks.address(link, url) for link in block.links), None)
            self.inline.setdefault(lead, []).append(RelatedItem(title=item.title, url=address))
        elif (kind := _notice_kind(block, inside=inside)) is not None:
            self.notices.append(Notice(kind=kind, text=block.text))
            self.signed += [block.text] if kind == "disclaimer" and not before else []  # "© AFP" is a signature too
        elif _is_caption(block, inside=inside, first=not self.paragraphs):
            self.add_caption(block)
        else:
            return False
        return True

    def add_paragraph(self, block: Block) -> None:
        """A paragraph of the text; a credit in brackets at its end is taken off."""
        bare, credit = credit_lines.tail(block.text) or (block.text, None)
        if _is_doubtful(block):
            self.doubted.add(bare)
        if credit:
            self.credits += credit_lines.find(credit)
            self.signed.append(credit)
        self.paragraphs.append(bare)

    def add_caption(self, block: Block) -> None:
        """A caption; a supplier by itself ends the credit of the one before it."""
        caption = captions.read(block.text)
        if caption is None or captions.RIGHTS.search(block.text):
            return
        own = caption.credit and blocks.SENTENCE_END.search(caption.text)
        alone = block.zone == "credit" and not own and not captions.tells(block.text)
        last = self.captions[-1] if self.captions else None
        if self.bare and last and not caption.credit and not alone:  # a credit that stood before its caption
            self.captions[-1] = replace(caption, credit=last.credit)
            self.bare = False
        elif alone or caption.text == caption.credit or block.text.startswith("/"):
            self.add_picture_credit(block)
        elif caption.credit or block.words > 1:
            self.captions.append(caption)

    def add_picture_credit(self, block: Block) -> None:
        """A credit by itself: of the caption before it, of the line before it if that is one, or of a bare picture."""
        credit = captions.clean_credit(block.text)
        last = self.captions[-1] if self.captions else None
        if credit is None:
            return
        if last and (last.credit is None or credit.startswith("/")):
            self.captions[-1] = replace(last, credit=f"{last.credit or ''} {credit}".strip())
            return
        shown = self._pictured() if block.zone != "caption" else None
        told = captions.read(shown, credit=credit) if shown else None
        self.captions.append(told or Caption(text=credit, credit=credit))
        self.bare = told is None

    def _pictured(self) -> str | None:
        """The line just before, if it tells of a picture; it is no text then."""
        before = self.before
        if before is None or before.zone in AROUND or before.zone in ("byline", "date", "advertisement", "header"):
            return None
        if bylines.is_byline(before):
            return None
        is_text = bool(self.paragraphs) and self.paragraphs[-1] == before.text
        if (
            captions.PICTURED.search(before.text)
            if before.prose
            else before.tag not in blocks.HEADINGS or before.words > 20
        ):
            if is_text:
                self.paragraphs.pop()
            return before.text
        return None

    def parts(self, lists: tuple[RelatedList, ...]) -> Parts:
        """All of it; short lines without a sentence at the text's end are signatures."""
        while self.paragraphs and len(self.paragraphs[-1].split()) < 8 and not ENDS.search(self.paragraphs[-1]):
            self.signed.append(self.paragraphs.pop())
        if len(set(self.paragraphs)) >= 4 and self.paragraphs[0] in self.paragraphs[1:-1]:
            self.paragraphs.pop(0)  # a sentence of the text shown above it
        lists += tuple(RelatedList(heading=lead, items=tuple(items)) for lead, items in self.inline.items())
        return Parts(
            paragraphs=tuple(self.paragraphs), captions=_once(self.captions),
            credits=tuple(dict.fromkeys(self.credits)), notices=tuple(dict.fromkeys(self.notices)), related=lists,
            signed=(*self.paragraphs[-1:], *self.signed), doubted=frozenset(self.doubted),
        )  # fmt: skip


TITLE_LINK = 0.8
"""The share of a line under a picture that is links from which it is a title."""
LABEL = 6
"""Words of a line that may be a label rather than a subheading where no markup says which."""
ENDS = re.compile(r"[.!?。！？।»\"”]")


def _once(found: list[Caption]) -> tuple[Caption, ...]:
    """Each caption once: whole where it is also cut short, with its credit where it is also without."""
    told = {caption.credit for caption in found if caption.text != caption.credit}
    credited = {caption.text for caption in found if caption.credit}
    wholes: dict[str, str] = {}
    for caption in found:
        head = caption.text[:CUT]
        wholes[head] = max(wholes.get(head, ""), caption.text, key=len)
    return tuple(
        caption for caption in dict.fromkeys(found)
        if not (caption.text == caption.credit and caption.credit in told)
        and not (caption.credit is None and caption.text in credited)
        and not _is_cut(caption.text, wholes[caption.text[:CUT]])
    )  # fmt: skip


def _is_cut(text: str, whole: str) -> bool:
    """Whether a caption is the beginning of another and no sentence of its own."""
    return text != whole and len(text) >= CUT and whole.startswith(text) and not blocks.SENTENCE_END.search(text)


CUT = 40
"""Signs from which a caption that another begins with may be that one cut short."""


def _is_plea(block: Block) -> bool:
    return block.tag != "figcaption" and notices.find_kind(block.text) == "call_to_action"


def _notice_kind(block: Block, *, inside: bool) -> NoticeKind | None:
    if block.zone in ("related", "header"):
        return None
    if inside:
        return notices.in_text(block)
    return notices.find_kind(block.text) or ("call_to_action" if notices.asks(block) else None)


def _is_text(block: Block, *, titles: frozenset[str], first: bool) -> bool:
    if block.zone in DROPPED and not (block.zone == "standfirst" and block.tag in blocks.HEADINGS and not first):
        return False
    if block.text in titles or block.text.casefold() in ("by", "or", "and") or bylines.is_byline(block):
        return False
    if first and not block.prose:  # what stands above the first sentence is the page's head
        return False
    if block.words <= 20 and STAMP.match(block.text):
        return False
    return not _is_pointer(block)


def _is_doubtful(block: Block) -> bool:
    """Whether a paragraph that is kept as text may be furniture: a notice, a caption, a pointer, a stray label."""
    if block.link_share > 0.5 and not block.prose:
        return True
    if (block.words > notices.LONG and notices.find_kind(block.text)) or captions.looks_like_one(block.text):
        return True
    label = not block.prose and block.tag in ("div", "span", "section", "line") and block.words <= LABEL
    return label and not blocks.SENTENCE_END.search(block.text)


def _is_pointer(block: Block) -> bool:
    """Whether a line is little more than a link to another article: "Ferries: Two missing after a trip"."""
    if block.tag == "li" and block.link_share >= 0.55 and not block.prose:
        return block.words >= 4 and not blocks.SENTENCE_END.search(block.text)
    return block.link_share > 0.8 and block.words < 25


STAMP = re.compile(r"^\W*(?:first )?(?:published|posted|updated|last (?:updated|modified))\b.*\d{4}", re.IGNORECASE)


def _is_caption(block: Block, *, inside: bool, first: bool) -> bool:
    if block.words > 80 or block.tag in blocks.HEADINGS or block.link_share > 0.6:
        return False
    if not captions.looks_like_one(block.text):
        return False
    shows = inside and captions.PICTURE_WORDS.search(block.text)
    return first or bool(shows or captions.CREDIT_FORMS[1].search(block.text))
