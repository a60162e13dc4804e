"""What a page declares about itself: JSON-LD, OpenGraph, microdata and meta elements, each kept apart."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from sayso.page import json_ld
from sayso.page.json_ld import JsonLd
from sayso.page.tree import Element, line


class Declared(Struct, frozen=True, kw_only=True):
    """All a page says about itself outside its text."""

    json_ld: JsonLd = JsonLd()
    meta: dict[str, tuple[str, ...]] = {}
    """Content of meta elements by lower-case name or property, OpenGraph's too, in the page's order."""
    itemprop: dict[str, tuple[str, ...]] = {}
    """Microdata values by property, in the page's order."""
    title: str | None = None
    canonical: str | None = None
    language: str | None = None

    def first(self, *names: str) -> str | None:
        """The first meta element of these names, tried in this order."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)


def read(tree: Element) -> Declared:
    """What the page declares; broken declarations are passed over, never guessed."""
    links = (str(href) for href in cast("list[str]", tree.xpath("//link[@rel='canonical']/@href")))
    return Declared(
        json_ld=json_ld.read(tree),
        meta=_meta(tree),
        itemprop=_itemprop(tree),
        title=_title(tree),
        canonical=next((href for href in links if href.strip()), None),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
    )


def _title(tree: Element) -> str | None:
    return next((line("".join(title.itertext())) for title in tree.iter("title")), None)


def _meta(tree: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        value = line(meta.get("content"))
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return {name: tuple(values) for name, values in found.items()}


ITEMPROPS = frozenset(
    (
        "headline",
        "datepublished",
        "datemodified",
        "datecreated",
        "author",
        "articlesection",
        "alternativeheadline",
        "creator",
    )
)


ITEMS = "//*[@itemprop][not(ancestor::*[contains(@itemtype, 'Comment')])]"
"""Readers' remarks have authors and dates of their own."""


def _itemprop(tree: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in cast("list[Element]", tree.xpath(ITEMS)):
        for name in (element.get("itemprop") or "").lower().split():
            if name in ITEMPROPS and (value := _itemvalue(element)):
                found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _itemvalue(element: Element) -> str | None:
    """Source: HTML Living Standard, section 5.2.4, property values."""
    named = next((inner for inner in element.iter() if inner is not element and inner.get("itemprop") == "name"), None)
    if named is not None:
        element = named
    shown = element.get("content") or element.get("datetime")
    return line(shown) if shown else line("".join(element.itertext())[:500])
