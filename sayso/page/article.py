"""A capture becomes an article: every part of the room is asked in turn, and what they say is put together."""

from __future__ import annotations

from msgspec import structs

from sayso.errors import NoArticle
from sayso.knowledge import agencies
from sayso.page import (
    agency,
    blocks,
    body,
    bylines,
    carried,
    credit_lines,
    dateline,
    dates,
    declared,
    decode,
    domain,
    form,
    headline,
    language,
    lines,
    parts,
    plain,
    related,
    section,
    tags,
    tree,
)
from sayso.page.blocks import Block, Layout
from sayso.page.declared import Declared
from sayso.page.parts import Parts
from sayso.records.article import Article, Outlet
from sayso.records.capture import Capture

HEAD = 40
"""So many blocks before the text are looked at for date and byline."""
ABOVE = 6
"""In a page given as text, so many lines above the headline too."""
LEAST_WORDS = 25
"""Fewer are a stub: the shortest article of the fundus and scrapinghub pages has 34."""
TONGUES = ("og:locale", "content-language", "dc.language", "language")
NAMES = ("application-name", "twitter:app:name:iphone")


def read(capture: Capture) -> Article:
    """
    The article on a page.

    Raises:
        NotText: The content is in no encoding that fits.
        NoArticle: There is no article's text on the page.
    """
    if capture.kind == "item":
        return carried.read(capture)
    if capture.kind == "plain":
        return _plain(capture, decode.unchanged(capture.content, declared=capture.encoding))
    text = decode.decode(capture.content, declared=capture.encoding, where=capture.where)
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
        known = agencies.find_domain(outlet.domain) if outlet.domain else None
        name = headline.outlet(told, title) or (known and known.name)
        outlet = Outlet(name=name and name.removeprefix("www."), domain=outlet.domain)
    heading = headline.heading(layout.blocks, title)
    lists, listed = related.find(layout, body=stretch, headline=heading or title, url=url)
    taken = parts.take_apart(
        layout, stretch, url=url, listed=listed, titles=frozenset(filter(None, (title, heading))), lists=lists
    )
    if blocks.words(taken.text) < LEAST_WORDS:
        taken = structs.replace(taken, paragraphs=_declared_text(told) or taken.paragraphs)
    _refuse_no_article(taken.text, capture, told)
    head = _head(layout, stretch)
    tongue = language.declared(told.language, told.json_ld.language, *(told.first(name) for name in TONGUES))
    published = dates.published(told, head, url=url, given=capture.published, language=tongue)
    lede = dateline.find(taken.text)
    people, printed = bylines.find(told, head, outlet=outlet.name)
    wire = agency.find(lede=lede, parts=taken, declared=told, bylines=printed, outlet=outlet.name)
    kind = form.find(told, layout.blocks, taken, stretch=stretch, headline=title, url=url)
    return Article(
        id=capture.id,
        path=capture.path,
        url=url,
        form=kind,
        outlet=outlet,
        section=section.find(told, layout.blocks, outlet=outlet.name),
        headline=title,
        heading=heading,
        subheadline=headline.subheadline(told, head, headline=title, text=taken.text),
        published=published,
        updated=dates.updated(told, published=published),
        bylines=bylines.without(people, wire, outlet=outlet.name),
        agency=wire,
        dateline=dateline.dateline(taken.text, lede),
        mark=dateline.mark(lede),
        captions=taken.captions,
        credits=taken.credits,
        related=taken.related,
        notices=taken.notices,
        tags=tags.find(told, layout.blocks, after=stretch.start),
        suspects=taken.suspects(all_of_them=kind == "front"),
        language=language.find(taken.text, tongue),
        text=taken.text,
    )


def _rendering(capture: Capture, text: str) -> Article:
    layout = lines.read(text)
    stretch = plain.find(layout)
    layout = plain.without_labels(layout, stretch)
    at = plain.headline(layout, stretch)
    title = None if at is None else layout.blocks[at].text
    lists, listed = plain.lists(layout, range(stretch.stop, len(layout.blocks)))
    taken = parts.take_apart(
        layout, stretch, url=capture.url, listed=listed, titles=frozenset(filter(None, (title,))), lists=lists
    )
    told = Declared()
    _refuse_no_article(taken.text, capture, told)
    head = tuple(layout.blocks[index] for index in range(max(0, (at or 0) - ABOVE), stretch.start) if index != at)
    tongue = language.shown(taken.text)
    lede = dateline.find(taken.text)
    people, printed = bylines.find(told, head, outlet=None)
    wire = agency.find(lede=lede, parts=taken, declared=told, bylines=printed, outlet=None)
    return Article(
        id=capture.id,
        path=capture.path,
        url=capture.url,
        outlet=_outlet(told, capture.url),
        section=plain.section(layout, range(stretch.start)),
        headline=title,
        published=dates.published(told, head, url=capture.url, given=capture.published, language=tongue),
        bylines=bylines.without(people, wire, outlet=None),
        agency=wire,
        dateline=dateline.dateline(taken.text, lede),
        mark=dateline.mark(lede),
        captions=taken.captions,
        credits=taken.credits,
        related=taken.related,
        notices=taken.notices,
        suspects=taken.suspects(),
        language=tongue,
        text=taken.text,
    )


def _plain(capture: Capture, text: str) -> Article:
    """The text itself, unchanged, with what its first and last lines carry."""
    if not text.strip():
        raise NoArticle("no text in it", where=capture.where)
    lede = dateline.find(text)
    last = [line.strip() for line in text.rstrip().splitlines()[-3:] if line.strip()]
    given = tuple(credit for line in last if credit_lines.is_credit(line) for credit in credit_lines.find(line))
    taken = Parts(paragraphs=(text,), credits=given, signed=tuple(last[-1:]))
    told = Declared()
    return Article(
        id=capture.id,
        path=capture.path,
        url=capture.url,
        outlet=_outlet(told, capture.url),
        published=dates.published(told, (), url=None, given=capture.published, language=None),
        agency=agency.find(lede=lede, parts=taken, declared=told, bylines=(), outlet=None),
        dateline=dateline.dateline(text, lede),
        mark=dateline.mark(lede),
        credits=given,
        language=language.shown(text),
        text=text,
    )


def _head(layout: Layout, stretch: range) -> tuple[Block, ...]:
    """The blocks around the headline and before the text's first paragraphs."""
    headings = (index for index, block in enumerate(layout.blocks[: stretch.stop]) if block.tag == "h1")
    first = next(headings, stretch.start)
    start = max(0, min(first, stretch.start) - 8, stretch.start - HEAD)
    stop = min(len(layout.blocks), max(first, stretch.start) + 6)
    return tuple(
        block
        for block in layout.blocks[start:stop]
        if block.zone not in ("navigation", "footer", "related", "comments", "advertisement")
    )


def _refuse_no_article(text: str, capture: Capture, told: Declared) -> None:
    if blocks.words(text) >= LEAST_WORDS:
        return
    kind = (told.json_ld.kind or told.first("og:type") or "").lower()
    what = "a stub or section front"
    if "video" in kind:
        what = "a player"
    elif kind in ("website", "collectionpage", "webpage", "itemlist"):
        what = "a section front"
    raise NoArticle(f"no article's text in it ({what})", where=capture.where, remedy="Pass the article's own page.")


def _declared_text(told: Declared) -> tuple[str, ...]:
    """The paragraphs of the body the page declares, for pages whose own is drawn by a script or hidden."""
    root = tree.parse(f"<html><body>{told.json_ld.body or ''}</body></html>".replace("\n", "<br><br>"))
    found = blocks.read(root).blocks if root is not None else ()
    return tuple(block.text for block in found) if sum(block.words for block in found) >= LEAST_WORDS else ()


def _address(capture: Capture, told: Declared) -> str | None:
    for url in (capture.url, told.canonical, told.first("og:url"), told.json_ld.url):
        if url and url.startswith(("http://", "https://")):
            return url
    return capture.url


def _outlet(told: Declared, url: str | None) -> Outlet:
    name = told.first("og:site_name") or told.json_ld.publisher or told.first(*NAMES)
    return Outlet(name=name and name.removeprefix("www."), domain=domain.find(url))
