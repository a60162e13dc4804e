"""NewsML 1.0 to 1.2: an envelope, items, and components inside components."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.intake.wire import nitf, signals
from sayso.intake.xml_tree import Element
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item, Passage

ASIDE = ("title", "headline", "synopsis", "summary", "caption", "keyword", "preview", "thumbnail", "byline", "credit")
"""Roles of components whose words are not the text."""
MEDIA = 100
"""At most so many pictures and recordings of one report are told."""
KEPT = 100
SUMMARY = ("synopsis", "summary", "lead", "abstract")


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every item of a document; one that holds texts under headlines of their own gives one for each.

    Raises:
        UnknownFormat: It cannot be read.
        NoArticle: It holds no news.
    """
    root = xml.parse(content, encoding=encoding, where=where)
    told = False
    envelope = xml.child(root, "newsenvelope")
    for item in xml.outermost(root, "newsitem"):
        around = _around(item)
        for component in _reports(item):
            report = _item(component, item, envelope, around)
            if report.headline or report.body or report.carrier.media:
                told = True
                yield report
    if not told:
        raise NoArticle("NewsML without news in it", where=where)


Around = dict[str, list[Element]]
"""The first elements of each local name in an item, for reports that have none of their own."""


def _around(item: Element) -> Around:
    found: Around = {}
    for element in item.iter():
        held = found.setdefault(xml.local(element), [])
        if len(held) < KEPT:
            held.append(element)
    return found


def _reports(item: Element) -> list[Element]:
    """The components that each are one report: those with a headline and a text, not cut further than that."""
    headed = [one for one in xml.below(item, "newscomponent") if _headline(one) and any(_texts(one))]
    outer = {holder for one in headed for holder in one.iterancestors()}
    inner = [one for one in headed if one not in outer]
    if len(inner) > 1:
        return inner
    top = xml.child(item, "newscomponent")
    return [top] if top is not None else [item]


def _item(component: Element, item: Element, envelope: Element | None, around: Around) -> Item:
    """What a report declares, the item around it and the envelope. Source: IPTC, NewsML 1.2 specification."""
    identifier = next(iter(around.get("newsidentifier", ())), None)
    managed = next(iter(around.get("newsmanagement", ())), None)
    status = signals.status(_formal(xml.child(managed, "status")))
    revision = xml.child(identifier, "revisionid")
    kinds = (_formal(xml.child(managed, name)) for name in ("instruction", "newsitemtype"))
    marks = tuple(kind for kind in kinds if kind and kind.lower() != "news")
    body = _body(component)
    summary = _summary(component)
    located = next(_held(component, around, "location"), None)
    return Item(
        source=xml.source(component),
        carrier=Carrier(
            form="newsml",
            name=_formal(xml.child(envelope, "newsservice")),
            id=xml.inner_text(xml.child(identifier, "publicidentifier")) or xml.attribute(component, "duid"),
            version=xml.inner_text(revision),
            status=status,
            change=signals.change(marks, status) or ("update" if _is_update(revision) else None),
            signals=marks,
            provider=_party(component, around, "provider") or xml.inner_text(xml.child(identifier, "providerid")),
            sources=tuple(dict.fromkeys(_parties(component, around, "source"))),
            credit_line=_line(component, around, "creditline"),
            slug=_line(component, around, "slugline") or xml.inner_text(next(iter(around.get("namelabel", ())), None)),
            urgency=signals.urgency(_formal(xml.child(managed, "urgency"))),
            priority=_formal(xml.child(envelope, "priority")) or _property(component, "Priority"),
            embargo=_embargo(managed),
            created=xml.inner_text(xml.child(managed, "firstcreated")),
            keywords=_keywords(component, around),
            subjects=tuple(dict.fromkeys(_subjects(component, around))),
            genres=tuple(dict.fromkeys(filter(None, map(_formal, _held(component, around, "genre"))))),
            services=_services(envelope),
            places=(place,) if (place := _place(located)) else (),
            rights=_line(component, around, "copyrightline"),
            usage=xml.inner_text(next(_held(component, around, "usagetype"), None)),
            note=_property(component, "EditorialInfo") or _property(component, "EdNote"),
            summary=summary if body else None,
            dateline=_line(component, around, "dateline"),
            media=tuple(islice(_media(component), MEDIA)),
        ),
        headline=_headline(component) or _line(component, around, "headline"),
        subheadline=_line(component, around, "subheadline"),
        summary=Passage(text=summary) if summary else None,
        body=body,
        authors=_lines(component, "byline"),
        published=xml.inner_text(xml.child(managed, "thisrevisioncreated"))
        or xml.inner_text(xml.child(envelope, "dateandtime")),
        language=component.get(xml.LANG) or _formal(next(_held(component, around, "language"), None))
        or item.get(xml.LANG),
    )  # fmt: skip


def _formal(element: Element | None) -> str | None:
    return xml.attribute(element, "formalname")


def _held(component: Element, around: Around, name: str) -> Iterator[Element]:
    """Every element of a name in the report, or in the item where the report has none."""
    yield from list(xml.below(component, name)) or around.get(name, ())


def _headline(component: Element | None) -> str | None:
    return xml.inner_text(xml.descend(component, "newslines", "headline"))


def _line(component: Element, around: Around, name: str) -> str | None:
    return next((text for one in _held(component, around, name) if (text := xml.inner_text(one))), None)


def _lines(component: Element, name: str) -> tuple[str, ...]:
    found = (xml.inner_text(one) or _formal(one) for one in xml.below(component, name))
    return tuple(dict.fromkeys(text for text in found if text and not text.isdigit()))


def _parties(component: Element, around: Around, name: str) -> Iterator[str]:
    for holder in _held(component, around, name):
        yield from filter(None, (_formal(party) for party in xml.children(holder, "party")))


def _party(component: Element, around: Around, name: str) -> str | None:
    return next(_parties(component, around, name), None)


def _properties(component: Element, around: Around, name: str) -> Iterator[str]:
    for one in _held(component, around, "property"):
        if (_formal(one) or "").lower() == name and (value := xml.attribute(one, "value")):
            yield value


def _property(component: Element, name: str) -> str | None:
    return next(_properties(component, {}, name.lower()), None)


def _keywords(component: Element, around: Around) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_lines(component, "keywordline"), *_properties(component, around, "keyword"))))


def _is_update(revision: Element | None) -> bool:
    return (xml.attribute(revision, "update") or "N") not in ("N", "n")


def _embargo(managed: Element | None) -> str | None:
    """An embargo is a status, with the moment it will change."""
    if (_formal(xml.child(managed, "status")) or "").lower() != "embargoed":
        return None
    return xml.inner_text(xml.descend(managed, "statuswillchange", "dateandtime")) or "embargoed"


def _subjects(component: Element, around: Around) -> Iterator[Subject]:
    for code in _held(component, around, "subjectcode"):
        yield from (Subject(code=formal) for one in code if (formal := _formal(one)))


def _services(envelope: Element | None) -> tuple[str, ...]:
    found = xml.below(envelope, "newsservice", "newsproduct")
    return tuple(dict.fromkeys(name for one in found if (name := _formal(one))))


def _place(location: Element | None) -> str | None:
    names = ("city", "sublocation", "countryarea", "country")
    found = {(_formal(one) or "").lower(): xml.attribute(one, "value") for one in xml.below(location, "property")}
    return ", ".join(value for name in names if (value := found.get(name))) or None


# Words and pictures


def _role(content: Element, top: Element | None) -> str:
    """The role of the nearest component that has one, inside the report."""
    for holder in content.iterancestors():
        if holder is top:
            break
        if xml.local(holder) == "newscomponent" and (role := _formal(xml.child(holder, "role"))):
            return role.lower()
    return ""


def _texts(component: Element | None) -> Iterator[tuple[str, Passage]]:
    """Every text in a report with its role."""
    for content in xml.below(component, "datacontent"):
        if words := _words(content):
            yield _role(content, component), words


def _words(content: Element) -> Passage | None:
    document = next(xml.below(content, "nitf"), None)
    if document is not None:
        return nitf.passage(xml.child(document, "body"))
    parts = next(xml.below(content, "body.content", "body"), content)
    if len(parts):
        html = xml.html(parts, names=nitf.HTML)
        return Passage(text=html, markup=True) if xml.bare(html) else None
    text = "".join(content.itertext())
    return Passage(text=text, markup=xml.is_markup(text)) if text.strip() and " " in text.strip() else None


def _body(component: Element) -> Passage | None:
    """All texts but those that are a title, summary or caption, one after the other."""
    words = [words for role, words in _texts(component) if not any(role.endswith(name) for name in ASIDE)]
    if len(words) <= 1:
        return next(iter(words), None)
    return Passage(text="".join(as_html(part) for part in words), markup=True)


def as_html(words: Passage) -> str:
    """Words as HTML, each line a paragraph."""
    if words.markup:
        return f"<div>{words.text}</div>"
    return "".join(f"<p>{xml.escaped(line)}</p>" for line in words.text.splitlines() if line.strip())


def _summary(component: Element) -> str | None:
    found = (words for role, words in _texts(component) if role.endswith(SUMMARY))
    return next(
        (text for words in found if (text := xml.bare(words.text) if words.markup else xml.line(words.text))), None
    )


def _media(component: Element) -> Iterator[Medium]:
    """Contents that are kept elsewhere: pictures and recordings, with the captions and credits beside them."""
    for content in xml.below(component, "contentitem"):
        kind = _formal(xml.child(content, "mediatype"))
        if not xml.attribute(content, "href") or (kind or "").lower() == "text":
            continue
        holder = next((one for one in content.iterancestors() if xml.child(one, "newslines") is not None), None)
        caption = next((words for role, words in _texts(holder) if role.endswith("caption")), None)
        yield Medium(
            url=xml.attribute(content, "href"),
            type=_formal(xml.child(content, "mimetype")) or kind,
            title=_headline(holder) if holder is not component else None,
            text=xml.bare(caption.text) if caption else None,
            credit=xml.inner_text(xml.descend(holder, "newslines", "creditline")) if holder is not component else None,
        )
    for document in xml.below(component, "nitf"):
        yield from nitf.media(xml.child(document, "body"))
