"""
Lists of sources as OPML, which feed readers exchange.

Country and kind are attributes of our own on an outline; other programs pass over them. Source: OPML 2.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from importlib import resources
from typing import Final

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.records.source import Source

STARTER: Final = "world"
"""Name of the list that ships with Sayso."""
TITLE: Final = "Sources of Sayso"
UNFIT: Final = re.compile(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no way to write."""


def read(content: bytes, *, where: str = "") -> tuple[Source, ...]:
    """
    Every source of a list, in its order, however deep it stands.

    Raises:
        UnknownFormat: It is not XML.
        NoArticle: It has no sources.
    """
    root = xml.parse(content, where=where)
    found = {source.address: source for outline in root.iter() if (source := _source(outline)) is not None}
    if not found:
        raise NoArticle("a list without sources", where=where, remedy="Pass an OPML file with xmlUrl attributes.")
    return tuple(found.values())


def _source(outline: xml.Element) -> Source | None:
    told = {str(name).lower(): value.strip() for name, value in outline.attrib.items() if str(value).strip()}
    address = told.get("xmlurl")
    if address is None:
        return None
    return Source(
        address=address,
        title=told.get("text") or told.get("title"),
        country=told.get("country"),
        language=told.get("language"),
        kind=told.get("kind"),
    )


def write(sources: Iterable[Source]) -> bytes:
    """A list of sources, one a line."""
    outlines = "".join(f"    <outline {_attributes(source)}/>\n" for source in sources)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n'
        f"  <head>\n    <title>{TITLE}</title>\n  </head>\n  <body>\n{outlines}  </body>\n</opml>\n"
    ).encode()


def _attributes(source: Source) -> str:
    told = {
        "type": "rss",
        "text": source.title or source.address,
        "xmlUrl": source.address,
        "country": source.country,
        "language": source.language,
        "kind": source.kind,
    }
    return " ".join(f'{name}="{escape(UNFIT.sub(" ", value))}"' for name, value in told.items() if value)


def starter() -> tuple[Source, ...]:
    """The list that ships with Sayso: world news of all regions, addresses as their makers once gave them, untried."""
    return read((resources.files("sayso.watch") / "data" / f"{STARTER}.opml").read_bytes(), where=STARTER)
