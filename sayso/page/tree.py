"""Markup to one tree that every part of the room reads; the only module that knows the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, Protocol, cast

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  # no types

Event = Literal["start", "end"]


class Element(Protocol):
    """What the room uses of an element."""

    @property
    def tag(self) -> str:
        """Its name, in lower case."""
        ...

    @property
    def text(self) -> str | None:
        """The text before its first child."""
        ...

    @property
    def tail(self) -> str | None:
        """The text after its end."""
        ...

    def items(self) -> list[tuple[str, str]]:
        """Its attributes."""
        ...

    def get(self, name: str, default: str = ..., /) -> str | None:
        """The value of an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """It and all below it, of these names."""
        ...

    def xpath(self, path: str) -> object:
        """What the path leads to."""
        ...

    def itertext(self) -> Iterator[str]:
        """All text inside, piece by piece."""
        ...


class Walk(Protocol):
    """A way through a tree that can pass over what lies below an element just entered."""

    def __iter__(self) -> Iterator[tuple[Event, Element]]:
        """Each element as it begins and as it ends."""
        ...

    def skip_subtree(self) -> None:
        """Go on with the end of the element just entered."""
        ...


XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HUGE = 20_000
"""Characters of a tag that is thrown away: libxml2 takes quadratic time over the attributes of one tag."""
NESTABLE = re.compile(
    r"</?(?:div|span|section|ul|ol|li|table|tbody|tr|td|blockquote|article|main|aside|figure|form|"
    r"details|b|i|u|em|strong|"
    r"font|center|a|small|big|q|dl|dd|dt|fieldset|label|ins|del|object|[\w]+-[\w-]+)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)


def parse(markup: str) -> Element | None:
    """
    The tree of a page, or None where there is nothing to make one of.

    No entity is expanded beyond HTML's own, nothing is fetched. libxml2 gives up 2,048 elements deep and drops what
    follows; such markup loses the elements that nest and is parsed once more, so that its text is kept.
    """
    markup = _without_huge_tags(XML_DECLARATION.sub("", markup, count=1))
    if not markup or markup.isspace():
        return None
    root, too_deep = _parsed(markup)
    return _parsed(NESTABLE.sub(" ", markup))[0] if too_deep else root


def _without_huge_tags(markup: str) -> str:
    pieces = markup.split("<")
    for index in range(len(pieces) - 1, 0, -1):
        piece = pieces[index]
        if len(piece) >= HUGE and piece[0].isalpha():
            end = piece.find(">")
            if end < 0 or end >= HUGE:
                pieces[index - 1 : index + 1] = [f"{pieces[index - 1]} {piece[end + 1 :] if end >= 0 else ''}"]
    return "<".join(pieces)


def walk(element: Element) -> Walk:
    """A way through the element and all below it."""
    return cast("Walk", etree.iterwalk(element, events=("start", "end")))  # pyright: ignore[reportUnknownMemberType]  # no types


def line(value: object) -> str | None:
    """One declared value as a line of text, without markup, entities or extra white space; None if nothing is left."""
    if not isinstance(value, str):
        return None
    text = value[:LONGEST]
    text = seen(unescape(unescape(text)) if "&" in text else text)
    if "<" in text:
        text = MARKUP.sub(" ", text)
    return " ".join(text.split()) or None


def seen(text: str) -> str:
    """The text without signs that nobody sees and that part a word for who compares it."""
    return text if text.isascii() else text.translate(UNSEEN)


UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
"""
Soft hyphen, zero-width space, word joiner and marks of direction.

Joiner and non-joiner stay: Persian, Hindi and many emoji are written with them.
"""
LONGEST = 3_000
"""More is no headline, name or date; a title element left open would hold the page."""
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")


# lxml ships no types, so everything it returns is unknown to the checker here and nowhere else.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false


def _parsed(markup: str) -> tuple[Element | None, bool]:
    """A tree, and whether the parser gave up for depth."""
    # The plain parser: lxml.html's chooses a class for each element in Python, which costs a tenth of a page's reading.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    messages = [str(entry.message) for entry in parser.error_log.filter_from_fatals()]
    return cast("Element | None", root), any("depth" in message for message in messages)
