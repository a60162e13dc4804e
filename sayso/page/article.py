"""A capture becomes an article: every part of the room is asked in turn, and what they say is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from courlan import extract_domain
from msgspec import Struct

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
        section=section.find(told, layout.blocks, url=url),
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
    paragraphs: list[str] = []
    shown: list[Caption] = []
    given: list[Credit] = []
    told: list[Notice] = []
    inline: list[RelatedItem] = []
    signed: list[str] = []
    around = range(max(0, stretch.start - HEAD), min(len(layout.blocks), stretch.stop + 12))
    for index in around:
        block = layout.blocks[index]
        inside = index in stretch
        if index in listed:
            continue
        if block.zone in ("caption", "credit"):
            _add_caption(shown, block)
            continue
        if (
            block.zone in ("navigation", "breadcrumb", "footer", "comments", "share", "form", "tags")
            and block.tag != "line"
        ):
            continue
        if credits.is_credit(block.text) and index >= stretch.start:
            given += credits.find(block.text)
            signed.append(block.text)
            continue
        kind = notices.find_kind(block.text)
        if (
            kind is not None
            and block.zone not in ("related", "header")
            and not (inside and kind != "correction" and _is_long_prose(block))
        ):
            told.append(Notice(kind=kind, text=block.text))
            continue
        if item := related.inline(block.text):
            inline.append(
                RelatedItem(title=item.title, url=next((blocks.address(link, url) for link in block.links), None))
            )
            continue
        if _is_caption(block, inside=inside, first=not paragraphs):
            if (caption := captions.read(block.text)) is not None:
                shown.append(caption)
            continue
        if inside and _is_text(block, title=title, first=not paragraphs):
            text, credit = credits.tail(block.text) or (block.text, None)
            if credit:
                given += credits.find(credit)
            paragraphs.append(text)
        elif index >= stretch.stop and block.words <= 12:
            signed.append(block.text)
    while (
        paragraphs and not any(sign in paragraphs[-1] for sign in '.!?。！？।»"”') and len(paragraphs[-1].split()) < 8
    ):
        signed.append(paragraphs.pop())
    if inline:
        lists = (*lists, RelatedList(heading="Read more", items=tuple(inline)))
    return Parts(
        paragraphs=tuple(paragraphs), captions=tuple(dict.fromkeys(shown)), credits=tuple(dict.fromkeys(given)),
        notices=tuple(dict.fromkeys(told)), related=lists, signed=(*paragraphs[-1:], *signed),
    )  # fmt: skip


def _is_text(block: Block, *, title: str | None, first: bool) -> bool:
    if block.zone in DROPPED:
        return False
    if block.text == title or bylines.is_byline(block):
        return False
    if first and not block.prose:  # what stands above the first sentence is the page's head
        return False
    if block.words <= 14 and STAMP.match(block.text):
        return False
    return not (block.link_share > 0.8 and block.words < 25)


STAMP = re.compile(r"^\W*(?:first )?(?:published|posted|updated|last (?:updated|modified))\b.*\d{4}", re.IGNORECASE)


def _is_long_prose(block: Block) -> bool:
    return block.prose and block.words > 45


def _is_caption(block: Block, *, inside: bool, first: bool) -> bool:
    if block.words > 80 or block.tag in blocks.HEADINGS or block.link_share > 0.6:
        return False
    if not captions.looks_like_one(block.text):
        return False
    return (
        first
        or inside
        and bool(captions.PICTURE_WORDS.search(block.text))
        or bool(captions.CREDIT_FORMS[0].search(block.text))
    )


def _add_caption(shown: list[Caption], block: Block) -> None:
    """A credit that stands by itself belongs to the caption before it."""
    if block.zone == "credit":
        credit = captions.clean_credit(block.text)
        if credit and shown and shown[-1].credit is None:
            last = shown[-1]
            shown[-1] = Caption(text=last.text, credit=credit, date=last.date, place=last.place)
        return
    if (caption := captions.read(block.text)) is not None:
        shown.append(caption)


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
