"""NITF 2.5 to 3.6, alone or as the text inside another format."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.intake.wire import signals
from sayso.intake.xml_tree import Element
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item, Passage

DOCUMENTS = 1_000
HTML: dict[str, str | None] = {
    "hl1": "h2", "hl2": "h3", "media": None, "bq": "blockquote", "nitf-table": "div", "nitf-table-metadata": None,
    "fn": "p", "datasource": None, "credit": "p", "pre": "p", "note": "aside", "lang": "span", "num": "span",
}  # fmt: skip
"""HTML's name for an element; None leaves it out."""


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    The item of an NITF document.

    Raises:
        UnknownFormat: It cannot be read.
        NoArticle: It has neither headline nor text.
    """
    root = xml.parse(content, encoding=encoding, where=where)
    found = [item(document) for document in islice(xml.outermost(root, "nitf"), DOCUMENTS)]
    if not any(one.headline or one.body for one in found):
        raise NoArticle("an NITF document without headline and text", where=where)
    yield from found


def item(document: Element) -> Item:
    """What an ``nitf`` element declares. Source: IPTC, NITF 3.6 documentation."""
    head, body = xml.child(document, "head"), xml.child(document, "body")
    docdata, top = xml.child(head, "docdata"), xml.child(body, "body.head")
    public = xml.child(head, "pubdata")
    marks = tuple(filter(None, [xml.attribute(xml.child(docdata, "correction"), "info")]))
    status = signals.status(xml.attribute(docdata, "management-status"))
    summary = _html(xml.child(top, "abstract"))
    words = passage(body)
    return Item(
        source=xml.source(document),
        carrier=Carrier(
            form="nitf",
            name=xml.attribute(public, "name") or _meta(head, "service", "anpa-service", "wire", "destination"),
            id=xml.attribute(xml.child(docdata, "doc-id"), "id-string"),
            version=xml.attribute(xml.child(docdata, "du-key"), "version") or _meta(head, "version"),
            status=status,
            change=signals.change(marks, status),
            signals=marks,
            provider=xml.inner_text(xml.child(top, "distributor")) or _source(docdata) or _owner(top),
            sources=_all(docdata, "del-list", "from-src", "src-name"),
            credit_line=xml.inner_text(xml.child(top, "rights")),
            slug=xml.attribute(xml.child(docdata, "du-key"), "key") or _meta(head, "slug", "anpa-keyword", "slugline"),
            urgency=signals.urgency(xml.attribute(xml.child(docdata, "urgency"), "ed-urg")),
            priority=_meta(head, "priority", "prioridad"),
            embargo=_norm(docdata, "date.release") if _is_embargoed(docdata) else None,
            expires=_norm(docdata, "date.expire"),
            keywords=_all(docdata, "key-list", "keyword", "key"),
            subjects=tuple(_subjects(head)),
            genres=tuple(filter(None, (xml.attribute(one, "tobject.property.type") for one in _properties(head)))),
            services=tuple(filter(None, (_meta(head, "anpa-category", "category", "categoria"), _scope(docdata)))),
            places=tuple(_places(docdata)),
            rights=_copyright(docdata),
            usage=xml.attribute(xml.child(docdata, "doc.rights"), "limitations"),
            note=xml.attribute(xml.child(docdata, "ed-msg"), "info") or xml.inner_text(xml.child(top, "note")),
            summary=xml.bare(summary) if words else None,
            dateline=_dateline(top),
            media=tuple(media(body)),
        ),
        headline=_headline(head, top),
        subheadline=xml.inner_text(xml.child(xml.child(top, "hedline", "headline"), "hl2")),
        summary=Passage(text=summary, markup=True) if summary else None,
        body=words,
        section=xml.attribute(public, "position.section"),
        authors=tuple(filter(None, (_author(byline) for byline in xml.children(top, "byline")))),
        published=_norm(docdata, "date.issue")
        or xml.attribute(public, "date.publication")
        or _norm(docdata, "date.release"),
        language=document.get("baselang") or document.get(xml.LANG) or _meta(head, "language"),
    )  # fmt: skip


def passage(body: Element | None) -> Passage | None:
    """The words of a ``body`` or ``body.content``, as HTML."""
    content = body if body is None or xml.local(body) == "body.content" else xml.child(body, "body.content")
    if content is None:
        return None
    end = xml.child(body, "body.end")
    tagline = _html(xml.child(end, "tagline"))
    html = xml.html(content, names=HTML) + (f"<p>{tagline}</p>" if tagline else "")
    return Passage(text=html, markup=True) if xml.bare(html) else None


def media(body: Element | None) -> Iterator[Medium]:
    """The pictures and recordings of a body."""
    for medium in xml.below(body, "media"):
        reference = xml.child(medium, "media-reference")
        yield Medium(
            url=xml.attribute(reference, "source"),
            type=xml.attribute(reference, "mime-type") or xml.attribute(medium, "media-type"),
            title=xml.attribute(reference, "name"),
            text=xml.inner_text(xml.child(medium, "media-caption")),
            credit=xml.inner_text(xml.child(medium, "media-producer")) or xml.attribute(reference, "copyright"),
        )


def _html(element: Element | None) -> str | None:
    html = xml.html(element, names=HTML).strip() if element is not None else ""
    return html or None


def _headline(head: Element | None, top: Element | None) -> str | None:
    hedline = xml.child(top, "hedline", "headline")
    return (
        xml.inner_text(xml.child(hedline, "hl1"))
        or (xml.inner_text(hedline) if hedline is not None and not len(hedline) else None)
        or xml.inner_text(xml.child(head, "title"))
        or xml.inner_text(xml.child(hedline, "hl2"))
    )


def _author(byline: Element) -> str | None:
    """The names alone, without the titles beside them."""
    people = [name for person in xml.children(byline, "person") if (name := xml.inner_text(person))]
    return ", ".join(people) or xml.inner_text(byline)


def _dateline(top: Element | None) -> str | None:
    line = xml.child(top, "dateline")
    location = xml.child(line, "location")
    return xml.inner_text(xml.child(location, "city")) or xml.inner_text(location) or (
        xml.line(line.text) if line is not None else None
    )  # fmt: skip


def _meta(head: Element | None, *names: str) -> str | None:
    found = {(meta.get("name") or "").lower(): meta.get("content") for meta in xml.children(head, "meta")}
    return next((line for name in names if (line := xml.line(found.get(name)))), None)


def _norm(docdata: Element | None, name: str) -> str | None:
    return xml.attribute(xml.child(docdata, name), "norm") or xml.inner_text(xml.child(docdata, name))


def _is_embargoed(docdata: Element | None) -> bool:
    return "embargo" in (xml.attribute(docdata, "management-status") or "").lower()


def _source(docdata: Element | None) -> str | None:
    return xml.attribute(xml.descend(docdata, "del-list", "from-src"), "src-name")


def _owner(top: Element | None) -> str | None:
    return xml.inner_text(xml.descend(top, "rights", "rights.owner"))


def _copyright(docdata: Element | None) -> str | None:
    found = xml.child(docdata, "doc.copyright")
    return xml.line(f"{xml.attribute(found, 'year') or ''} {xml.attribute(found, 'holder') or ''}")


def _all(docdata: Element | None, holder: str, name: str, attribute: str) -> tuple[str, ...]:
    lists = xml.children(docdata, holder)
    found = (xml.attribute(one, attribute) or xml.inner_text(one) for held in lists for one in xml.children(held, name))
    return tuple(dict.fromkeys(value for value in found if value))


def _scope(docdata: Element | None) -> str | None:
    return xml.attribute(xml.child(docdata, "doc-scope"), "scope")


def _places(docdata: Element | None) -> Iterator[str]:
    for place in xml.children(docdata, "evloc"):
        words = (xml.attribute(place, name) for name in ("city", "county-dist", "state-prov", "iso-cc"))
        if line := ", ".join(word for word in words if word):
            yield line


def _properties(head: Element | None) -> Iterator[Element]:
    return xml.below(head, "tobject.property")


def _subjects(head: Element | None) -> Iterator[Subject]:
    for subject in xml.below(head, "tobject.subject"):
        names = (xml.attribute(subject, f"tobject.subject.{name}") for name in ("type", "matter", "detail"))
        yield Subject(
            code=xml.attribute(subject, "tobject.subject.refnum"),
            name="; ".join(name for name in names if name) or None,
        )
