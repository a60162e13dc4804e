"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import NoArticle
from sayso.intake import json_values as json
from sayso.intake import xml_tree as xml
from sayso.intake.json_values import Object
from sayso.records.carrier import Carrier, Medium
from sayso.records.item import Item, Passage

KEYS = frozenset(("id", "url", "title", "content_html", "content_text", "summary", "date_published"))


def is_one(value: object) -> bool:
    """Whether a JSON value is a JSON Feed, or lacks of one only the version."""
    feed = json.as_object(value)
    if not isinstance(feed.get("items"), list):
        return False
    version = feed.get("version")
    if isinstance(version, str) and "jsonfeed.org" in version:
        return True
    items = json.objects(feed, "items")
    return "title" in feed and bool(items) and all(len(KEYS & set(item)) >= 2 for item in items[:10])


def read(feed: Object, *, where: str = "") -> Iterator[Item]:
    """
    Every item of a feed. Source: jsonfeed.org/version/1.1.

    Raises:
        NoArticle: It has no items.
    """
    items = json.objects(feed, "items")
    if not items:
        raise NoArticle("a JSON Feed without items", where=where)
    for item in items:
        yield _item(item, feed)


def _item(item: Object, feed: Object) -> Item:
    html, text = json.text(item, "content_html"), json.text(item, "content_text")
    summary = json.line(item, "summary")
    body = Passage(text=html, markup=True) if html else Passage(text=text) if text else None
    pictures = tuple(filter(None, (json.line(item, "image"), json.line(item, "banner_image"))))
    attached = json.objects(item, "attachments")
    return Item(
        source=json.source(item),
        carrier=Carrier(
            form="json_feed",
            name=json.line(feed, "title"),
            url=json.line(feed, "home_page_url"),
            id=json.line(item, "id"),
            expires="expired" if feed.get("expired") is True else None,
            keywords=json.lines(item, "tags"),
            summary=summary if body else None,
            media=(
                *(Medium(url=url, type="picture") for url in dict.fromkeys(pictures)),
                *(
                    Medium(url=json.line(one, "url"), type=json.line(one, "mime_type"), title=json.line(one, "title"))
                    for one in attached
                ),
            ),
        ),
        headline=xml.bare(json.line(item, "title")),
        body=body or (Passage(text=summary) if summary else None),
        url=next(
            (url for key in ("url", "external_url", "id") if (url := json.line(item, key)) and "://" in url), None
        ),
        outlet=json.line(feed, "title"),
        outlet_url=json.line(feed, "home_page_url"),
        authors=_authors(item) or _authors(feed),
        published=json.line(item, "date_published"),
        updated=json.line(item, "date_modified"),
        language=json.line(item, "language") or json.line(feed, "language"),
    )


def _authors(holder: Object) -> tuple[str, ...]:
    """Version 1.1 has a list of authors, 1.0 had one."""
    one = holder.get("author")
    authors = json.objects(holder, "authors") or ([one] if isinstance(one, dict) else [])
    return tuple(name for author in authors if (name := json.line(author, "name")))
