"""RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom 0.3 and 1.0: one item each, with Dublin Core, Media RSS and the rest kept."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urljoin

from msgspec import Struct

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.intake.xml_tree import Element
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item, Passage

FeedForm = Literal["rss", "rdf", "atom"]
NAMES: dict[FeedForm, str] = {"rss": "an RSS feed", "rdf": "an RDF feed", "atom": "an Atom feed"}

VOCABULARIES: dict[str, str] = {
    "www.w3.org/2005/atom": "atom",
    "purl.org/atom/ns": "atom",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "search.yahoo.com/mrss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.w3.org/1999/xhtml": "xhtml",
    "backend.userland.com/rss": "rss",
    "backend.userland.com/rss2": "rss",
    "blogs.law.harvard.edu/tech/rss": "rss",
    "purl.org/rss/1.0": "rss",
    "my.netscape.com/rdf/simple/0.9": "rss",
    "channel.netscape.com/rdf/simple/0.9": "rss",
    "rss": "rss",
}
"""Namespaces by what follows ``http://``, in lower case, without the last sign. Source: the modules' own texts."""


class Fields(Struct, frozen=True):
    """The children of a feed or item by vocabulary and name: ``title``, ``dc:creator``."""

    found: dict[str, list[Element]]

    def all(self, *names: str) -> list[Element]:
        """Every child of these names, names in this order."""
        return [element for name in names for element in self.found.get(name, ())]

    def lines(self, *names: str) -> tuple[str, ...]:
        """The text of each on one line, none twice."""
        return tuple(dict.fromkeys(text for element in self.all(*names) if (text := xml.inner_text(element))))

    def first(self, *names: str) -> str | None:
        """The text of the first that has one."""
        return next((text for element in self.all(*names) if (text := xml.inner_text(element))), None)


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every item of a feed, in its order.

    Args:
        content: The feed as it arrived.
        encoding: Its encoding, where its carrier declared one.
        where: How to name it in a message.

    Raises:
        UnknownFormat: It is no feed.
        NoArticle: It has no items.
    """
    root = xml.parse(content, encoding=encoding, where=where)
    form = _form(root)
    home = _space(root)
    channel = _channel(root, form)
    elements = [element for element in root.iter() if xml.local(element) == ("entry" if form == "atom" else "item")]
    if not elements:
        raise NoArticle(f"{NAMES[form]} without items", where=where)
    feed = _fields(channel, home)
    for element in elements:
        yield _item(element, _fields(element, home), feed, form)


def _form(root: Element) -> FeedForm:
    name = xml.local(root)
    if name == "feed":
        return "atom"
    return "rdf" if name == "rdf" else "rss"


def _channel(root: Element, form: FeedForm) -> Element:
    return root if form == "atom" else next(xml.below(root, "channel"), root)


def _space(element: Element) -> str:
    """The namespace of a feed's own elements, or its prefix where it is not declared."""
    tag = str(element.tag)
    if xml.local(element) == "rdf":  # RSS 1.0 stands in its own namespace inside RDF's
        return next((_space(found) for found in element.iter() if xml.local(found) in ("channel", "item")), "")
    return tag[1:].split("}", maxsplit=1)[0] if tag.startswith("{") else tag.rpartition(":")[0]


def _fields(element: Element, home: str) -> Fields:
    found: dict[str, list[Element]] = {}
    for child in element:
        found.setdefault(_name(child, home), []).append(child)
        if xml.local(child) == "group":  # media:group only holds alternatives of one medium
            for inner in child:
                found.setdefault(_name(inner, home), []).append(inner)
    return Fields(found)


def _name(element: Element, home: str) -> str:
    space = _space(element)
    name = xml.local(element)
    if not space or space == home:
        return name
    known = VOCABULARIES.get(re.sub(r"^https?://", "", space.lower()).rstrip("/#"))
    if known == "rss" or (known == "atom" and "atom" in home.lower()):
        return name
    return f"{known or space}:{name}"


def _item(element: Element, item: Fields, feed: Fields, form: FeedForm) -> Item:
    base = _base(element, feed)
    whole = _words(item.all("content:encoded", "content", "xhtml:body", "body", "fullitem", "atom:content"), form)
    short = _words(item.all("description", "summary", "dc:description", "itunes:summary", "media:description"), form)
    body, summary = [*whole, *short, None, None][:2]
    source = next(iter(item.all("source", "atom:source")), None)
    title = next((words for one in item.all("title", "media:title", "dc:title") if (words := _title(one, form))), None)
    return Item(
        source=xml.source(element),
        carrier=Carrier(
            form=form,
            name=_title_of(feed, form),
            url=_link(feed, base),
            id=item.first("guid", "id", "dc:identifier") or xml.attribute(element, "about"),
            provider=item.first("dc:publisher") or feed.first("dc:publisher"),
            sources=item.lines("dc:source"),
            credit_line=_own_credit(item),
            created=item.first("created", "dcterms:created"),
            expires=item.first("expirationdate", "dcterms:valid"),
            keywords=_keywords(item),
            subjects=tuple(_subjects(item)),
            rights=item.first("rights", "copyright", "dc:rights", "media:copyright")
            or feed.first("copyright", "rights", "dc:rights"),
            summary=_line(summary),
            media=tuple(_media(item, base)),
        ),
        headline=title,
        body=body,
        url=_link(item, base),
        outlet=_source_name(source, form) or _title_of(feed, form),
        outlet_url=_source_url(source) or _link(feed, base),
        section=feed.first("category") if len(feed.all("category")) == 1 else None,
        authors=_authors(item),
        published=item.first(
            "pubdate", "published", "issued", "dc:date", "dcterms:issued", "atom:published", "created"
        ),
        updated=item.first("updated", "modified", "dcterms:modified", "atom:updated"),
        language=_language(element) or item.first("dc:language", "language") or feed.first("language", "dc:language"),
    )


# Words


def _words(elements: list[Element], form: FeedForm) -> list[Passage]:
    """All of them, the longest first: feeds give an excerpt and the whole under names they do not agree on."""
    found = (_passage(element, form) for element in elements)
    return sorted((words for words in found if words), key=lambda words: -len(words.text))


def _passage(element: Element, form: FeedForm) -> Passage | None:
    """The words of an element, by what its type and mode say. Source: RFC 4287, 3.1 and 4.1.3; Atom 0.3, 3.1."""
    kind = (element.get("type") or "").lower()
    mode = (element.get("mode") or "").lower()
    if len(element):
        return Passage(text=xml.html(element), markup=True)
    text = element.text or ""
    if mode == "base64" or (form == "atom" and kind and "/" in kind and not kind.startswith("text/") and _is64(text)):
        try:
            text = b64decode(text, validate=False).decode("utf-8", "replace")
        except (NoBase64, ValueError):
            return None
    if not text.strip():
        return None
    if form == "atom" and kind in ("", "text", "text/plain") and mode != "escaped":
        return Passage(text=text)
    return Passage(text=text, markup=kind != "text/plain" and xml.is_markup(text))


def _is64(text: str) -> bool:
    return len(text) > 8 and BASE64.fullmatch(text[:400].strip()) is not None


BASE64 = re.compile(r"[A-Za-z0-9+/\s]+={0,2}")


def _line(words: Passage | None) -> str | None:
    if words is None:
        return None
    return xml.bare(words.text) if words.markup else xml.line(words.text)


def _title(element: Element, form: FeedForm) -> str | None:
    return _line(_passage(element, form))


def _title_of(feed: Fields, form: FeedForm) -> str | None:
    return next((title for element in feed.all("title", "dc:title") if (title := _title(element, form))), None)


# Addresses


def _base(element: Element, feed: Fields) -> str:
    """What relative addresses are relative to: the nearest xml:base, or the feed's site."""
    base = ""
    for holder in (element, *element.iterancestors()):
        base = _joined(holder.get(xml.BASE, "") or "", base)
    return base if ABSOLUTE.match(base) else _joined(next(_links(feed), ""), base)


ABSOLUTE = re.compile(r"https?://[^\s/]", re.IGNORECASE)
RELATIVE = re.compile(r"[/?.]?[^\s:]+$")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _link(fields: Fields, base: str) -> str | None:
    """The page's address, resolved; the first that is one of the web's, or one still to be completed."""
    addresses = [_joined(base, link) for link in _links(fields)]
    return next((one for one in addresses if ABSOLUTE.match(one)), None) or next(
        (one for one in addresses if RELATIVE.match(one)), None
    )


def _links(fields: Fields) -> Iterator[str]:
    """Every address that may be the page's, the best first."""
    yield from fields.lines("feedburner:origlink")
    links = fields.all("link", "atom:link")
    for link in links:
        if (href := xml.attribute(link, "href")) and (link.get("rel") or "").lower() in ("", "alternate"):
            yield href
    yield from filter(None, (xml.inner_text(link) for link in links))
    for guid in fields.all("guid"):
        text = xml.inner_text(guid)
        if text and (guid.get("isPermaLink") or "true").lower() != "false" and ABSOLUTE.match(text):
            yield text
    yield from (text for text in fields.lines("id", "dc:identifier") if ABSOLUTE.match(text))


def _source_name(source: Element | None, form: FeedForm) -> str | None:
    if source is None:
        return None
    title = xml.child(source, "title")
    return xml.inner_text(source) if title is None else _title(title, form)


def _source_url(source: Element | None) -> str | None:
    if source is None:
        return None
    return xml.attribute(source, "url") or xml.attribute(xml.child(source, "link"), "href")


# The rest


def _authors(item: Fields) -> tuple[str, ...]:
    names = [
        xml.inner_text(xml.child(element, "name")) if len(element) else xml.inner_text(element)
        for element in item.all("dc:creator", "author", "atom:author", "dc:author", "itunes:author")
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def _keywords(item: Fields) -> tuple[str, ...]:
    lists = item.lines("media:keywords", "itunes:keywords")
    words = [word.strip() for words in lists for word in words.split(",")]
    labels = [
        xml.attribute(element, "label") or xml.attribute(element, "term") or xml.inner_text(element)
        for element in item.all("category", "atom:category")
    ]
    return tuple(dict.fromkeys(word for word in (*labels, *words) if word))


def _subjects(item: Fields) -> Iterator[Subject]:
    for element in item.all("category"):
        scheme = xml.attribute(element, "domain") or xml.attribute(element, "scheme")
        label, term = xml.attribute(element, "label"), xml.attribute(element, "term") or xml.inner_text(element)
        if scheme or label:
            yield Subject(code=" ".join(filter(None, (scheme, term if label else None))) or None, name=label or term)
    yield from (Subject(name=text) for text in item.lines("dc:subject"))


def _own_credit(item: Fields) -> str | None:
    """Who is credited for the item itself; a medium's own credit stands inside it."""
    return item.first("media:credit")


def _media(item: Fields, base: str) -> Iterator[Medium]:
    title, text, credit = item.first("media:title"), item.first("media:text"), item.first("media:credit")
    for element in item.all("media:content"):
        yield Medium(
            url=_address(element, "url", base),
            type=xml.attribute(element, "type") or xml.attribute(element, "medium"),
            title=_bare(element, "title") or xml.bare(title),
            text=_bare(element, "description") or _bare(element, "text") or xml.bare(text),
            credit=_bare(element, "credit") or credit,
        )
    for element in item.all("enclosure"):
        yield Medium(url=_address(element, "url", base), type=xml.attribute(element, "type"))
    for element in item.all("link", "atom:link"):
        if (element.get("rel") or "").lower() == "enclosure":
            yield Medium(url=_address(element, "href", base), type=xml.attribute(element, "type"))


def _bare(element: Element, name: str) -> str | None:
    return xml.bare(xml.inner_text(xml.child(element, name)))


def _address(element: Element, name: str, base: str) -> str | None:
    written = xml.attribute(element, name)
    return _joined(base, written) if written else None


def _language(element: Element) -> str | None:
    return next(
        (tag for holder in (element, *element.iterancestors()) if (tag := xml.line(holder.get(xml.LANG, "")))), None
    )
