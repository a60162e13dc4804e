"""A capture becomes an article: every part of the room is asked in turn, and what they say is put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from courlan import extract_domain
from msgspec import Struct
from msgspec.structs import replace

from sayso.errors import NoArticle
from sayso.page import (
    agency, blocks, body, bylines, captions, credits, dateline, dates, declared, decode, headline, language, lines, notices, plain,
    related, section, tree,
)  # fmt: skip
from sayso.page.blocks import Block, Layout
from sayso.page.declared import Declared
from sayso.records.article import (
    Agency, Article, Caption, Credit, Notice, Outlet, RelatedItem, RelatedList,
)  # fmt: skip
from sayso.records.capture import Capture

DROPPED = frozenset((
    "navigation", "breadcrumb", "footer", "header", "aside", "comments", "related", "share", "caption", "credit", "newsletter", "byline",
    "date", "advertisement", "form", "tags", "biography", "standfirst",
))  # fmt: skip
"""Zones inside the body's stretch that are no text of the article."""
HEAD = 40
"""So many blocks before the text are looked at for date, byline and caption."""
LEAST_WORDS = 25
"""Fewer are a stub: the shortest article of the fundus and scrapinghub pages has 34."""


class Parts(Struct, frozen=True, kw_only=True):
    """The body's stretch, taken apart."""

    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]
    credits: tuple[Credit, ...]
    notices: tuple[Notice, ...]
    related: tuple[RelatedList, ...]
    signed: tuple[str, ...]
    """Lines at the end that may carry an agency's name."""

    @property
    def text(self) -> str:
        """The article's text."""
        return "\n\n".join(self.paragraphs)


def read(capture: Capture) -> Article:
    """
    The article on a page.

    Raises:
        NotText: The content is in no encoding that fits.
        NoArticle: There is no article's text on the page.
    """
    text = decode.decode(capture.content, declared=capture.encoding, where=capture.where)
    if capture.kind == "plain":
        return _plain(capture, text)
    if capture.kind == "rendering":
        return _rendering(capture, text)
    return _html(capture, text)


def _html(capture: Capture, markup: str) -> Article:
    root = tree.parse(markup)
    if root is None:
        raise NoArticle("no markup in it", where=capture.where, remedy="Pass an article's page.")
    told = declared.read(root)
    url = _address(capture, told)
    layout = body.settle_zones(blocks.read(root))
    stretch = body.find(layout)
    outlet = _outlet(told, url)
    title = headline.find(told, layout.blocks, outlet=outlet.name, domain=outlet.domain)
    if outlet.name is None:
        outlet = Outlet(name=headline.outlet(told, title), domain=outlet.domain)
    lists, listed = related.find(layout.blocks, body=stretch, headline=title, url=url)
    parts = _parts(layout, stretch, url=url, listed=listed, title=title, lists=lists)
    _refuse_no_article(parts.text, capture, told)
    head = _head(layout, stretch)
    tongue = language.declared(
        told.language, told.json_ld.language, told.first("og:locale", "content-language", "dc.language", "language")
    )
    published = dates.published(told, head, url=url, given=capture.published, language=tongue)
    lede = dateline.find(parts.text)
    people, printed = bylines.find(told, head, outlet=outlet.name)
    wire = _agency(parts, lede, told, printed, outlet)
    return Article(
        id=capture.id,
        path=capture.path,
        url=url,
        outlet=outlet,
        section=section.find(told, layout.blocks, outlet=outlet.name),
        headline=title,
        subheadline=headline.subheadline(told, head, headline=title, text=parts.text),
        published=published,
        updated=dates.updated(told, published=published),
        bylines=bylines.without(people, wire),
        agency=wire,
        dateline=dateline.dateline(parts.text, lede),
        captions=parts.captions,
        credits=parts.credits,
        related=parts.related,
        notices=parts.notices,
        language=tongue or language.shown(parts.text),
        text=parts.text,
    )


def _rendering(capture: Capture, text: str) -> Article:
    layout = lines.read(text)
    stretch = plain.find(layout)
    prose = " ".join(layout.blocks[index].text for index in stretch)
    title_at = plain.headline(layout, stretch, prose)
    title = layout.blocks[title_at].text if title_at is not None else None
    lists, listed = plain.lists(layout, range(stretch.stop, len(layout.blocks)))
    parts = _parts(layout, stretch, url=capture.url, listed=listed, title=title, lists=lists)
    told = Declared()
    _refuse_no_article(parts.text, capture, told)
    head_range = range((title_at or 0) if title_at is not None else 0, stretch.start)
    head = tuple(layout.blocks[index] for index in head_range if index != title_at)
    tongue = language.shown(parts.text)
    lede = dateline.find(parts.text)
    people, printed = bylines.find(told, head, outlet=None)
    wire = _agency(parts, lede, told, printed, _outlet(told, capture.url))
    return Article(
        id=capture.id,
        path=capture.path,
        url=capture.url,
        outlet=_outlet(told, capture.url),
        section=plain.section(layout, range(stretch.start)),
        headline=title,
        published=dates.published(told, head, url=capture.url, given=capture.published, language=tongue),
        bylines=bylines.without(people, wire),
        agency=wire,
        dateline=dateline.dateline(parts.text, lede),
        captions=parts.captions,
        credits=parts.credits,
        related=parts.related,
        notices=parts.notices,
        language=tongue,
        text=parts.text,
    )


def _plain(capture: Capture, text: str) -> Article:
    """The text itself, unchanged, with what its first and last lines carry."""
    if not text.strip():
        raise NoArticle("no text in it", where=capture.where)
    start = len(text) - len(text.lstrip())
    lede = dateline.find(text[start:])
    if lede and lede.place and start:
        lede = dateline.Lede(agency=lede.agency, place=lede.place.shift(start), end=lede.end + start)
    last = [line.strip() for line in text.rstrip().splitlines()[-3:] if line.strip()]
    told = Declared()
    given = tuple(credit for line in last if credits.is_credit(line) for credit in credits.find(line))
    parts = Parts(paragraphs=(text,), captions=(), credits=given, notices=(), related=(), signed=tuple(last[-1:]))
    return Article(
        id=capture.id,
        path=capture.path,
        url=capture.url,
        outlet=_outlet(told, capture.url),
        published=dates.published(told, (), url=None, given=capture.published, language=None),
        agency=_agency(parts, lede, told, (), Outlet()),
        dateline=dateline.dateline(text, lede),
        credits=given,
        language=language.shown(text),
        text=text,
    )


# The body's stretch, taken apart


def _parts(
    layout: Layout,
    stretch: range,
    *,
    url: str | None,
    listed: frozenset[int],
    title: str | None,
    lists: tuple[RelatedList, ...],
) -> Parts:
    gathered = _Gathered()
    refrains = _refrains(layout, stretch)
    for index in range(max(0, stretch.start - HEAD), min(len(layout.blocks), stretch.stop + TAIL)):
        block = layout.blocks[index]
        inside = index in stretch
        if index in listed or block.text in refrains:
            continue
        if block.zone in ("caption", "credit"):
            gathered.add_caption(block)
        elif block.zone in AROUND:
            continue
        elif index >= stretch.start and credits.is_credit(block.text):
            gathered.credits += credits.find(block.text)
            gathered.signed.append(block.text)
        elif item := related.inline(block.text):
            address = next((blocks.address(link, url) for link in block.links), None)
            gathered.inline.append(RelatedItem(title=item.title, url=address))
        elif (kind := _notice_kind(block, inside=inside)) is not None:
            gathered.notices.append(Notice(kind=kind, text=block.text))
        elif _is_caption(block, inside=inside, first=not gathered.paragraphs):
            gathered.add_caption(block)
        elif inside and _is_text(block, title=title, first=not gathered.paragraphs):
            gathered.add_paragraph(block.text)
        elif index >= stretch.stop and block.words <= 12:
            gathered.signed.append(block.text)
    return gathered.parts(lists)


TAIL = 12
"""So many blocks after the text are looked at for credits and notices."""
AROUND = frozenset(("navigation", "breadcrumb", "footer", "comments", "share", "form", "tags"))
"""Zones that hold nothing said of the article."""


def _refrains(layout: Layout, stretch: range) -> frozenset[str]:
    """Short lines that come back three times in the text: labels of advertisements and boxes."""
    counts = Counter(layout.blocks[index].text for index in stretch if layout.blocks[index].words <= 6)
    return frozenset(text for text, count in counts.items() if count >= 3)


class _Gathered:
    """What has been found so far on the way through the stretch."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.captions: list[Caption] = []
        self.credits: list[Credit] = []
        self.notices: list[Notice] = []
        self.inline: list[RelatedItem] = []
        self.signed: list[str] = []

    def add_paragraph(self, text: str) -> None:
        """A paragraph of the text; a credit in brackets at its end is taken off."""
        bare, credit = credits.tail(text) or (text, None)
        if credit:
            self.credits += credits.find(credit)
            self.signed.append(credit)
        self.paragraphs.append(bare)

    def add_caption(self, block: Block) -> None:
        """A caption; a credit that stands by itself belongs to the caption before it, or to a text that shows a picture."""
        caption = captions.read(block.text)
        if caption is None or captions.RIGHTS.search(block.text):
            return
        if block.zone != "credit" and caption.text != caption.credit:
            self.captions.append(caption)
            return
        credit = captions.clean_credit(block.text)
        last = self.captions[-1] if self.captions else None
        if credit and last and (last.credit is None or credit.startswith("/")):
            self.captions[-1] = replace(last, credit=(last.credit or "") + credit)
        elif credit and self.paragraphs and captions.PICTURED.search(self.paragraphs[-1]):
            shown = captions.read(self.paragraphs.pop(), credit=credit)
            self.captions += [shown] if shown else []
        elif credit and block.zone is not None:
            self.captions.append(caption)

    def parts(self, lists: tuple[RelatedList, ...]) -> Parts:
        """All of it; short lines without a sentence at the text's end are signatures."""
        while self.paragraphs and len(self.paragraphs[-1].split()) < 8 and not ENDS.search(self.paragraphs[-1]):
            self.signed.append(self.paragraphs.pop())
        if self.inline:
            lists = (*lists, RelatedList(heading="Read more", items=tuple(self.inline)))
        return Parts(
            paragraphs=tuple(self.paragraphs), captions=tuple(dict.fromkeys(self.captions)),
            credits=tuple(dict.fromkeys(self.credits)), notices=tuple(dict.fromkeys(self.notices)), related=lists,
            signed=(*self.paragraphs[-1:], *self.signed),
        )  # fmt: skip


ENDS = re.compile(r"[.!?。！？।»\"”]")


def _notice_kind(block: Block, *, inside: bool) -> NoticeKind | None:
    """The kind of notice a block is; a long paragraph of the text is news unless it corrects."""
    kind = notices.find_kind(block.text) if block.zone not in ("related", "header") else None
    return None if inside and kind != "correction" and block.prose and block.words > 45 else kind


def _is_text(block: Block, *, title: str | None, first: bool) -> bool:
    if block.zone in DROPPED:
        return False
    if block.text == title or block.text.casefold() in ("by", "or", "and") or bylines.is_byline(block):
        return False
    if first and not block.prose:  # what stands above the first sentence is the page's head
        return False
    if block.words <= 14 and STAMP.match(block.text):
        return False
    return not (block.link_share > 0.8 and block.words < 25)


STAMP = re.compile(r"^\W*(?:first )?(?:published|posted|updated|last (?:updated|modified))\b.*\d{4}", re.IGNORECASE)


def _is_caption(block: Block, *, inside: bool, first: bool) -> bool:
    if block.words > 80 or block.tag in blocks.HEADINGS or block.link_share > 0.6:
        return False
    if not captions.looks_like_one(block.text):
        return False
    return (
        first
        or inside
        and bool(captions.PICTURE_WORDS.search(block.text))
        or bool(captions.CREDIT_FORMS[1].search(block.text))
    )


def _head(layout: Layout, stretch: range) -> tuple[Block, ...]:
    """The blocks around the headline and before the text's first paragraphs."""
    first_h1 = next(
        (index for index, block in enumerate(layout.blocks[: stretch.stop]) if block.tag == "h1"), stretch.start
    )
    start = max(0, min(first_h1, stretch.start) - 8, stretch.start - HEAD)
    stop = min(len(layout.blocks), max(first_h1, stretch.start) + 6)
    return tuple(
        block
        for block in layout.blocks[start:stop]
        if block.zone not in ("navigation", "footer", "related", "comments", "advertisement")
    )


# What concerns the page as a whole


def _refuse_no_article(text: str, capture: Capture, told: Declared) -> None:
    if blocks.words(text) >= LEAST_WORDS:
        return
    kind = (told.json_ld.kind or told.first("og:type") or "").lower()
    what = (
        "a player"
        if "video" in kind
        else "a section front"
        if kind in ("website", "collectionpage", "webpage", "itemlist")
        else "a stub or section front"
    )
    raise NoArticle(f"no article's text in it ({what})", where=capture.where, remedy="Pass the article's own page.")


def _address(capture: Capture, told: Declared) -> str | None:
    for url in (capture.url, told.canonical, told.first("og:url"), told.json_ld.url):
        if url and url.startswith(("http://", "https://")):
            return url
    return capture.url


def _outlet(told: Declared, url: str | None) -> Outlet:
    name = (
        told.first("og:site_name")
        or told.json_ld.publisher
        or told.first("application-name", "twitter:app:name:iphone")
    )
    return Outlet(name=name, domain=_domain(url))


def _domain(url: str | None) -> str | None:
    if not url:
        return None
    try:
        return extract_domain(url) or (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _agency(
    parts: Parts, lede: dateline.Lede | None, told: Declared, printed: Iterable[str], outlet: Outlet
) -> Agency | None:
    return agency.find(
        lede=lede,
        credits_=parts.credits,
        last_lines=parts.signed,
        declared=told,
        bylines=tuple(printed),
        pictures=tuple(caption.credit for caption in parts.captions if caption.credit),
        text=f"{outlet.name}\n{parts.text}",
    )
