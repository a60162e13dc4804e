"""XML from strangers to one tree: no entity, no DTD, nothing fetched; the only module of the room that knows lxml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from itertools import islice
from typing import Protocol, cast

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]  # no types

from sayso.errors import UnknownFormat
from sayso.knowledge.encodings import decoded

# lxml ships no types, so everything it returns is unknown to the checker here and nowhere else.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false


class Element(Protocol):
    """What the room uses of an element."""

    tag: str
    text: str | None
    tail: str | None
    attrib: dict[str, str]

    def get(self, name: str, default: str = ..., /) -> str | None:
        """The value of an attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """It and all below it, of these names."""
        ...

    def iterancestors(self) -> Iterator[Element]:
        """All above it, the nearest first."""
        ...

    def itertext(self) -> Iterator[str]:
        """All text inside."""
        ...

    def __iter__(self) -> Iterator[Element]:
        """Its children."""
        ...

    def __len__(self) -> int:
        """How many children."""
        ...


LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LONGEST = 3_000
"""Code points of one declared value; more is no headline, name or date."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, production 2, without DEL."""
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
"""Controls that stand where windows-1252 has quotes and dashes. Source: WHATWG HTML, 13.2.5.80."""
CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
REFERENCE = re.compile(r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]{0,31});|(?P<code>#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});))?")
OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
"""The five entities XML has itself."""
BEFORE = r"(?:<\?(?>.*?\?>)\s*+|<!--(?>.*?-->)\s*+)*+"
"""Instructions and comments, each of which ends at the first end there is: what was passed over is not tried again."""
PROLOG = re.compile(rf"\s*+{BEFORE}", re.DOTALL)


def parse(content: bytes, *, encoding: str | None = None, where: str = "") -> Element:
    """
    The tree of an XML document, faults in it mended as far as they can be.

    A document type declaration is taken out before the parser sees it, so no entity can be declared; HTML's named
    characters become themselves, other references stay as written.

    Raises:
        UnknownFormat: Nothing can be made of it.
    """
    text = FORBIDDEN.sub("", decoded(content, encoding).translate(WINDOWS))
    text = _safe(_without_doctype(text)).lstrip()
    if any(tag[0].count("xmlns") > NAMESPACES for tag in TAG.finditer(text)):
        raise UnknownFormat("XML of more namespaces than can be read", where=where, remedy="Fetch the file again.")
    root = _parsed(text)
    if root is None or not len(root):  # libxml2 gives up at an attribute without quotes
        root = _parsed(TAG.sub(lambda tag: UNQUOTED.sub(r'\1"\2"', tag[0]), text))
    if root is None:
        raise UnknownFormat("XML that cannot be read", where=where, remedy="Fetch the file again.")
    return root


NAMESPACES = 60
"""One element declares at most so many; feeds have up to 20. To write an element out takes the square of those around
it."""
UNQUOTED = re.compile(r"(\s[\w:.-]{1,60}=)([^\s\"'<>/]{1,200})")


def _parsed(text: str) -> Element | None:
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return cast("Element | None", etree.fromstring(text.encode("utf-8", "replace"), parser=parser))
    except (etree.LxmlError, ValueError):
        return None


def root(text: str) -> str | None:
    """The local name of a document's root element, by its beginning."""
    found = ROOT.match(_without_doctype(text).lstrip())
    return found[1] if found else None


ROOT = re.compile(rf"{BEFORE}<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)


def _without_doctype(text: str) -> str:
    """What follows declarations and comments: nothing before the root is needed."""
    start = PROLOG.match(text)
    at = start.end() if start else 0
    return text[_end_of_doctype(text, at + 9) if text[at : at + 9].upper() == "<!DOCTYPE" else at :]


MARKS_OF_DOCTYPE = re.compile(r"[\[\]>]|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
"""What is left open runs to the end, so that no sign is looked at twice."""


def _end_of_doctype(text: str, at: int) -> int:
    """Where a declaration ends that begins before ``at``, its internal subset included."""
    depth = 0
    for mark in MARKS_OF_DOCTYPE.finditer(text, at):
        depth += {"[": 1, "]": -1}.get(mark[0], 0)
        if mark[0] == ">" and depth <= 0:
            return mark.end()
    return len(text)


def _safe(text: str) -> str:
    """Every reference outside CDATA one that the parser takes."""
    if "&" not in text:
        return text
    return "".join(
        part if part.startswith("<![CDATA[") else REFERENCE.sub(_reference, part) for part in CDATA.split(text)
    )


def _reference(match: re.Match[str]) -> str:
    name, code = match["name"], match["code"]
    if code:
        character = unescape(f"&{code}")
        return "" if FORBIDDEN.match(character) or not character else f"&#{ord(character[0])};"
    if name in OWN:
        return match[0]
    return html5.get(f"{name};") or f"&amp;{match[0][1:]}"


# Elements


def local(element: Element) -> str:
    """
    An element's name without its namespace or prefix, in lower case.

    Carriers disagree on case and often forget to declare a prefix.
    """
    return re.split("[}:]", str(element.tag))[-1].lower()


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The element's children of these local names; no element has none."""
    return (child for child in element if local(child) in names) if element is not None else iter(())


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of one of these local names, tried in this order."""
    return next((found for name in names for found in children(element, name)), None)


def descend(element: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of local names, the first of each."""
    for name in path:
        element = child(element, name)
    return element


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """It and all below it of these local names, in document order; no element has none."""
    return (found for found in element.iter() if local(found) in names) if element is not None else iter(())


def outermost(element: Element, *names: str) -> Iterator[Element]:
    """It or those below it of these local names, in document order, none inside another of them."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if local(found) in names:
            yield found
        else:
            waiting.extend(reversed(list(found)))


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute, whatever its namespace and case."""
    if element is None:
        return None
    found = element.get(name)
    if found is None:
        found = next(
            (value for key, value in element.attrib.items() if re.split("[}:]", key)[-1].lower() == name), None
        )
    return line(found)


def inner_text(element: Element | None) -> str | None:
    """All the text inside, as one line."""
    return None if element is None else line("".join(element.itertext()))


def line(text: str | None) -> str | None:
    """One declared value on one line; None if nothing is left."""
    return " ".join(text[:LONGEST].split()) or None if text else None


def source(element: Element) -> bytes:
    """The element as it stands, without what follows it."""
    return cast("bytes", etree.tostring(element, encoding="utf-8", with_tail=False))


# Markup

MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
VOID = frozenset(("br", "hr", "img"))
EVENTS = 200_000
"""At most so many beginnings and ends of one item's elements are followed."""


def is_markup(text: str) -> bool:
    """Whether words hold elements or references, as HTML does."""
    return bool(MARKUP.search(text))


def bare(text: str | None) -> str | None:
    """
    Declared HTML as one line of words.

    >>> bare("Talks &lt;b&gt;fail&lt;/b&gt; at Bod&oslash;")
    'Talks fail at Bodø'
    """
    if not text:
        return None
    text = unescape(text[:LONGEST])
    return line(unescape(TAG.sub(" ", text)) if "<" in text or "&" in text else text)


TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def html(element: Element, *, names: dict[str, str | None] | None = None) -> str:
    """
    What is inside an element, as HTML.

    Args:
        element: Of any vocabulary whose words stand in elements as in HTML.
        names: HTML's name for a local name; None leaves an element and all in it out. Others keep their own.
    """
    names = names or {}
    written: list[str] = [escaped(element.text)]
    skipped = 0
    for event, inner in islice(_walk(element), EVENTS):
        if inner is element:
            continue
        name = local(inner)
        tag = names.get(name, name)
        if tag is None:
            skipped += 1 if event == "start" else -1
        if event == "start" and not skipped:
            written.append(f"<{tag}{_link(inner)}>{escaped(inner.text)}")
        elif event == "end" and not skipped:
            written.append(("" if tag in VOID or tag is None else f"</{tag}>") + escaped(inner.tail))
    return "".join(written)


def _walk(element: Element) -> Iterator[tuple[str, Element]]:
    return cast("Iterator[tuple[str, Element]]", etree.iterwalk(element, events=("start", "end")))


def _link(element: Element) -> str:
    href = element.get("href") if local(element) == "a" else None
    return f' href="{escaped(href)}"' if href else ""


def escaped(text: str | None) -> str:
    """Words as HTML."""
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
