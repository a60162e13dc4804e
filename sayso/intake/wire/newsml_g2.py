"""NewsML-G2: news items alone, in messages and in packages, text inside them as XHTML, NITF or plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.intake.wire import nitf, signals
from sayso.intake.xml_tree import Element
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item, Passage

OTHERS = {
    "conceptitem": "concepts", "knowledgeitem": "concepts", "planningitem": "plans of coverage",
    "catalogitem": "a catalogue",
}  # fmt: skip
"""What items that are no news hold."""


NO_WORDS = ("sports-content", "newsitem", "concept", "xbrl")
"""Vocabularies that may stand in an item and hold data, not words."""


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every news item of a document, then what a package in it only points at.

    Raises:
        UnknownFormat: It cannot be read.
        NoArticle: It holds no news.
    """
    root = xml.parse(content, encoding=encoding, where=where)
    told = False
    for item in chain(map(_item, xml.outermost(root, "newsitem")), _all_pointed(root)):
        if item.headline or item.body or item.carrier.media:
            told = True
            yield item
    if not told:
        kinds = [what for element in root.iter() if (what := OTHERS.get(xml.local(element)))]
        what = f"{kinds[0]} and no news" if kinds else "no news item that tells anything"
        raise NoArticle(f"NewsML-G2 with {what}", where=where)


def _all_pointed(root: Element) -> Iterator[Item]:
    """What packages point at that is not in the document itself."""
    held = {xml.attribute(item, "guid") for item in xml.outermost(root, "newsitem")}
    for package in xml.outermost(root, "packageitem"):
        item, rights = xml.child(package, "itemmeta"), xml.child(package, "rightsinfo")
        for reference in xml.outermost(package, "itemref"):
            if xml.attribute(reference, "residref") not in held:
                yield _pointed(reference, item, rights, package.get(xml.LANG))


def _item(element: Element) -> Item:
    """What a ``newsItem`` declares. Source: IPTC, NewsML-G2 2.3x specification."""
    item, content = xml.child(element, "itemmeta"), xml.child(element, "contentmeta")
    rights = xml.child(element, "rightsinfo")
    status = signals.status(_name(xml.child(item, "pubstatus")))
    marks = tuple(filter(None, (_code(mark) for mark in xml.children(item, "signal"))))
    body = _body(element)
    summary = _description(content, "summary") or _description(content, None)
    return Item(
        source=xml.source(element),
        carrier=Carrier(
            form="newsml_g2",
            name=_name(xml.child(item, "service")),
            id=xml.attribute(element, "guid"),
            version=xml.attribute(element, "version"),
            status=status,
            change=signals.change(marks, status),
            signals=marks,
            provider=_name(xml.child(item, "provider")),
            sources=_names(content, "infosource"),
            credit_line=_first_text(content, "creditline"),
            slug=_first_text(content, "slugline"),
            urgency=signals.urgency(_first_text(content, "urgency")),
            priority=_message(element, "priority"),
            embargo=_first_text(item, "embargoed"),
            expires=_first_text(content, "contentexpires") or _first_text(item, "expires"),
            created=_first_text(item, "firstcreated") or _first_text(content, "contentcreated"),
            keywords=_texts(content, "keyword"),
            subjects=tuple(Subject(code=_code(one), name=_own_name(one)) for one in xml.children(content, "subject")),
            genres=_names(content, "genre"),
            services=tuple(dict.fromkeys((*_names(item, "service"), *_names(item, "memberof"), *_products(element)))),
            places=_names(content, "located"),
            rights=_rights(rights),
            usage=_joined(rights, "usageterms"),
            note=_joined(item, "ednote"),
            summary=summary if body else None,
            dateline=_first_text(content, "dateline"),
            media=tuple(_media(element, item, content)),
        ),
        headline=_main(content, "headline") or _first_text(item, "title"),
        subheadline=_subheadline(content),
        summary=Passage(text=summary) if summary else None,
        body=body,
        authors=_texts(content, "by") or _persons(content),
        published=_first_text(item, "versioncreated") or _first_text(content, "contentmodified", "contentcreated"),
        language=xml.attribute(xml.child(content, "language"), "tag") or element.get(xml.LANG),
    )  # fmt: skip


def _pointed(reference: Element, item: Element | None, rights: Element | None, language: str | None) -> Item:
    """What a package says of an item it points at: seldom more than a headline."""
    title = _main(reference, "headline") or _first_text(reference, "title")
    described = xml.child(reference, "description")
    return Item(
        source=xml.source(reference),
        carrier=Carrier(
            form="newsml_g2",
            id=xml.attribute(reference, "residref"),
            version=xml.attribute(reference, "version"),
            status=signals.status(_name(xml.child(reference, "pubstatus"))),
            provider=_name(xml.child(reference, "provider")) or _name(xml.child(item, "provider")),
            slug=_first_text(reference, "slugline"),
            rights=_rights(rights),
            usage=_joined(rights, "usageterms"),
            note=_joined(item, "ednote"),
        ),
        headline=title,
        summary=Passage(text=text) if (text := xml.inner_text(described)) else None,
        published=_first_text(reference, "versioncreated"),
        language=language,
    )


# Names


def _rights(rights: Element | None) -> str | None:
    return _joined(rights, "copyrightnotice") or _name(xml.child(rights, "copyrightholder"))


def _joined(holder: Element | None, name: str) -> str | None:
    """All texts of a name, in whatever languages they come."""
    return " / ".join(_texts(holder, name)) or None


def _first_text(holder: Element | None, *names: str) -> str | None:
    return next((text for one in xml.children(holder, *names) if (text := xml.inner_text(one))), None)


def _texts(holder: Element | None, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for one in xml.children(holder, name) if (text := xml.inner_text(one))))


def _main(holder: Element | None, name: str) -> str | None:
    """The text of the element that is the main one by its role, or the first."""
    found = [(xml.attribute(one, "role") or "", xml.inner_text(one)) for one in xml.children(holder, name)]
    main = (text for role, text in found if text and (not role or role.rpartition(":")[2].lower() in ("main", "hl")))
    return next(main, None) or next((text for _, text in found if text), None)


def _subheadline(content: Element | None) -> str | None:
    found = (one for one in xml.children(content, "headline") if "sub" in (xml.attribute(one, "role") or "").lower())
    return next((text for one in found if (text := xml.inner_text(one))), None)


def _own_name(element: Element | None) -> str | None:
    """The name an element holds, its English one before others."""
    names = [(one.get(xml.LANG) or "", xml.inner_text(one)) for one in xml.children(element, "name")]
    english = (name for language, name in names if name and language.lower().startswith("en"))
    return next(english, None) or next((name for _, name in names if name), None)


def _code(element: Element | None) -> str | None:
    return next((code for name in ("qcode", "uri", "literal") if (code := xml.attribute(element, name))), None)


def _name(element: Element | None) -> str | None:
    """
    What a property is called: its name, its literal, or the end of its code.

    Of ``nprov:AFP`` that is AFP.
    """
    if element is None:
        return None
    code = xml.attribute(element, "qcode") or xml.attribute(element, "uri")
    return (
        _own_name(element)
        or xml.attribute(element, "literal")
        or (re.split(r"[:/#]", code.rstrip(":/#"))[-1] if code else None)
        or xml.inner_text(element)
    )


def _names(holder: Element | None, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for one in xml.children(holder, name) if (found := _name(one))))


def _persons(content: Element | None) -> tuple[str, ...]:
    """Creators that are said to be people."""
    people = (one for one in xml.children(content, "creator") if "person" in (xml.attribute(one, "type") or "").lower())
    return tuple(name for one in people if (name := _name(one)))


def _products(element: Element) -> tuple[str, ...]:
    return tuple(text for one in _headers(element) for text in _texts(one, "channel"))


def _message(element: Element, name: str) -> str | None:
    return next((text for one in _headers(element) if (text := _first_text(one, name))), None)


def _headers(element: Element) -> Iterator[Element]:
    """The header of the message an item came in."""
    for holder in element.iterancestors():
        if xml.local(holder) == "newsmessage":
            yield from xml.children(holder, "header")


# Words and pictures


def _description(content: Element | None, role: str | None) -> str | None:
    for one in xml.children(content, "description"):
        own = (xml.attribute(one, "role") or "").lower()
        if (role in own if role else not own) and (text := xml.inner_text(one)):
            return text
    return None


def _body(element: Element) -> Passage | None:
    """The text itself: of several renditions the one with the most words."""
    found = [words for content in xml.below(element, "inlinexml", "inlinedata") if (words := _words(content))]
    return max(found, key=lambda words: len(words.text), default=None)


def _words(content: Element) -> Passage | None:
    if xml.local(content) == "inlinedata":
        text = "".join(content.itertext())
        if not text.strip() or (xml.attribute(content, "encoding") or "").lower() == "base64":
            return None
        kind = (xml.attribute(content, "contenttype") or "").lower()
        return Passage(text=text, markup="html" in kind or ("plain" not in kind and xml.is_markup(text)))
    document = next(xml.below(content, "nitf"), None)
    if document is not None:
        return nitf.passage(xml.child(document, "body"))
    body = next(xml.below(content, "body"), None)
    if body is None and next(xml.below(content, *NO_WORDS), None) is not None:
        return None
    html = xml.html(body if body is not None else content)
    return Passage(text=html, markup=True) if xml.bare(html) else None


def _media(element: Element, item: Element | None, content: Element | None) -> Iterator[Medium]:
    """The picture or recording an item is, with its caption; and those an NITF text in it shows."""
    kind = (_code(xml.child(item, "itemclass")) or "").rpartition(":")[2]
    if kind and kind not in ("text", "composite"):
        remote = next((one for one in xml.below(element, "remotecontent") if xml.attribute(one, "href")), None)
        yield Medium(
            url=xml.attribute(remote, "href"),
            type=xml.attribute(remote, "contenttype") or kind,
            title=_main(content, "headline"),
            text=_description(content, "caption") or _description(content, None) or _description(content, "summary"),
            credit=_first_text(content, "creditline") or next(iter(_texts(content, "by")), None),
        )
    for document in xml.below(element, "nitf"):
        yield from nitf.media(xml.child(document, "body"))
