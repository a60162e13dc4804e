"""ninjs 1.0 to 3.1, and what agencies' interfaces wrap around it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import NoArticle
from sayso.intake import json_values as json
from sayso.intake import xml_tree as xml
from sayso.intake.json_values import Object
from sayso.intake.wire import signals
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item, Passage

KEYS = frozenset(
    "type headline headlines title body_text body_html body_xhtml bodies description_text descriptions "
    "versioncreated pubstatus representationtype firstcreated contentcreated slugline altids standard renditions "
    "associations copyrightnotice copyrightholder ednote embargoed urgency".split()
)
"""A news object has its address and some of these."""
WRAPPERS = ("data", "item", "items", "result", "results", "newsobjects")
DEPTH = 6
SHOWN = ("picture", "video", "audio", "graphic")


def find(value: object, depth: int = DEPTH) -> list[Object]:
    """Every ninjs object in a JSON value: itself, or those in the lists and wrappers agencies put around them."""
    if not depth:
        return []
    if found := json.as_list(value):
        return [one for inner in found for one in find(inner, depth - 1)]
    news = _lower(json.as_object(value))
    if is_one(news):
        return [json.as_object(value)]
    return [one for key in WRAPPERS if key in news for one in find(news[key], depth - 1)]


def is_one(news: Object) -> bool:
    """Whether an object with lower-case keys is a news object."""
    return any(isinstance(news.get(key), str) for key in ("uri", "guid")) and len(KEYS & set(news)) >= 1


def read(found: list[Object], *, where: str = "") -> Iterator[Item]:
    """
    The items of news objects.

    Raises:
        NoArticle: None of them tells anything.
    """
    told = False
    for item in map(_item, found):
        if item.headline or item.body or item.carrier.media:
            told = True
            yield item
    if not told:
        raise NoArticle("ninjs without headline, words and pictures", where=where)


def _lower(value: Object) -> Object:
    """Version 3 writes ``pubStatus`` where 1 and 2 write ``pubstatus``."""
    return {key.lower(): inner for key, inner in value.items()}


def _item(raw: Object) -> Item:
    """What a news object declares. Source: IPTC, ninjs 1.6, 2.2 and 3.1; Superdesk's and AP's own properties."""
    news = _lower(raw)
    status = signals.status(json.line(news, "pubstatus"))
    marks = json.lines(news, "signals")
    body = _body(news)
    shown = json.line(news, "type") in SHOWN
    summary = None if shown else _roled(news, "descriptions", "summary") or _described(news)
    return Item(
        source=json.source(raw),
        carrier=Carrier(
            form="ninjs",
            name=next(iter(_names(news, "service")), None),
            id=json.line(news, "uri") or json.line(news, "guid"),
            version=json.line(news, "version"),
            status=status,
            change=signals.change(marks, status),
            signals=marks,
            provider=json.line(news, "provider") or _named_role(news, "provider") or json.line(news, "source"),
            sources=tuple(dict.fromkeys((*_names(news, "infosource", "infosources"), *json.lines(news, "source")))),
            credit_line=json.line(news, "creditline"),
            slug=json.line(news, "slugline") or json.line(news, "slug"),
            urgency=signals.urgency(json.line(news, "urgency")),
            priority=json.line(news, "priority") or json.line(news, "editorialpriority"),
            embargo=json.line(news, "embargoed"),
            expires=json.line(news, "expires"),
            created=json.line(news, "firstcreated") or json.line(news, "contentcreated"),
            keywords=json.lines(news, "keywords"),
            subjects=tuple(_subjects(news)),
            genres=_names(news, "genre", "genres"),
            services=_names(news, "service", "products"),
            places=_names(news, "place", "places") or json.lines(news, "located"),
            rights=json.line(news, "copyrightnotice") or json.line(news, "copyrightholder"),
            usage=next(iter(json.lines(news, "usageterms")), None),
            note=json.line(news, "ednote"),
            summary=summary if body else None,
            dateline=_dateline(news),
            media=tuple(_media(news)),
        ),
        headline=xml.bare(_roled(news, "headlines", "main") or json.line(news, "headline") or json.line(news, "title")),
        subheadline=xml.bare(_roled(news, "headlines", "sub", only=True)),
        summary=Passage(text=summary, markup=xml.is_markup(summary)) if summary else None,
        body=body,
        url=next((one for key in ("canonicalurl", "link", "url") if (one := json.line(news, key))), None),
        authors=_authors(news),
        published=next((one for key in ("versioncreated", "firstpublished", "contentcreated", "firstcreated")
                        if (one := json.line(news, key))), None),
        language=json.line(news, "language"),
    )  # fmt: skip


def _dateline(news: Object) -> str | None:
    """Superdesk's is an object."""
    inner = json.as_object(news.get("dateline"))
    return json.line(news, "dateline") or json.line(inner, "text") or json.line(news, "located")


def _roled(news: Object, key: str, role: str, *, only: bool = False) -> str | None:
    """The value of the entry with a role; of another where that will do."""
    entries = json.objects(news, key)
    found = [entry for entry in entries if role in (json.line(entry, "role") or "").lower()]
    return next((text for entry in (found or ([] if only else entries)) if (text := json.line(entry, "value"))), None)


def _described(news: Object) -> str | None:
    return json.line(news, "description_text") or xml.bare(json.text(news, "description_html"))


def _names(news: Object, *keys: str) -> tuple[str, ...]:
    named = [
        json.line(entry, "name") or json.line(entry, "literal") for key in keys for entry in json.objects(news, key)
    ]
    return tuple(
        dict.fromkeys(name for name in (*named, *(line for key in keys for line in json.lines(news, key))) if name)
    )


def _named_role(news: Object, role: str) -> str | None:
    sources = (*json.objects(news, "infosources"), *json.objects(news, "infosource"))
    return next((json.line(one, "name") for one in sources if role in (json.line(one, "role") or "").lower()), None)


def _subjects(news: Object) -> Iterator[Subject]:
    for one in (*json.objects(news, "subject"), *json.objects(news, "subjects")):
        code = json.line(one, "code") or json.line(one, "qcode") or json.line(one, "uri")
        name = json.line(one, "name")
        if code or name:
            yield Subject(code=code, name=name)


def _authors(news: Object) -> tuple[str, ...]:
    """The byline as written; else authors and creators by name."""
    by = json.line(news, "byline") or json.line(news, "by")
    names = _names(news, "bylines", "authors", "creators", "contributors")
    return (by,) if by else tuple(json.line(one, "by") or "" for one in json.objects(news, "bylines")) or names


def _body(news: Object) -> Passage | None:
    """The text: HTML before plain; version 2 has a list of bodies."""
    for key, markup in (("body_html", True), ("body_xhtml", True), ("body_text", False)):
        if text := json.text(news, key):
            return Passage(text=text, markup=markup)
    bodies = [(json.line(_lower(one), "contenttype") or json.line(one, "role") or "", json.text(one, "value"))
              for one in json.objects(news, "bodies")]  # fmt: skip
    found = [Passage(text=text, markup="html" in kind or xml.is_markup(text)) for kind, text in bodies if text]
    return max(found, key=lambda words: (words.markup, len(words.text)), default=None)


def _media(news: Object) -> Iterator[Medium]:
    """The picture or recording a news object is, and those it is associated with."""
    kind = json.line(news, "type") or ""
    if kind in SHOWN:
        yield _medium(news, kind)
    for inner in map(_lower, _entries(news, "associations")):
        if (kind := json.line(inner, "type") or "") in SHOWN:
            yield _medium(inner, kind)


def _entries(news: Object, key: str) -> list[Object]:
    """The objects under a key: version 1 names each, 2 and 3 list them."""
    found = news.get(key)
    return [json.as_object(one) for one in (*json.as_object(found).values(), *json.as_list(found))]


def _medium(news: Object, kind: str) -> Medium:
    links = (json.line(one, "href") for one in _entries(news, "renditions"))
    return Medium(
        url=next((link for link in links if link), None),
        type=json.line(news, "mimetype") or kind,
        title=_roled(news, "headlines", "main") or json.line(news, "headline"),
        text=xml.bare(_roled(news, "descriptions", "caption") or _described(news)),
        credit=json.line(news, "creditline") or json.line(news, "byline") or json.line(news, "copyrightholder"),
    )
