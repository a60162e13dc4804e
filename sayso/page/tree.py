"""Markup to one tree that every part of the room reads."""

from __future__ import annotations

import re

from lxml import etree, html

Element = html.HtmlElement

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
NESTABLE = re.compile(
    r"</?(?:div|span|section|ul|ol|li|table|tbody|tr|td|blockquote|article|main|aside|figure|form|details|b|i|u|em|strong|"
    r"font|center|a|small|big|q|dl|dd|dt|fieldset|label|ins|del|object|[\w]+-[\w-]+)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)


def parse(markup: str) -> Element | None:
    """
    The tree of a page, or None where there is nothing to make one of.

    No entity is expanded beyond HTML's own, nothing is fetched. libxml2 gives up 2,048 elements deep and drops what
    follows; such markup loses the elements that nest and is parsed once more, so that its text is kept.
    """
    markup = XML_DECLARATION.sub("", markup, count=1)
    if not markup.strip():
        return None
    tree, too_deep = _parsed(markup)
    return _parsed(NESTABLE.sub(" ", markup))[0] if too_deep else tree


def _parsed(markup: str) -> tuple[Element | None, bool]:
    """A tree, and whether the parser gave up for depth."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log.filter_from_fatals())
