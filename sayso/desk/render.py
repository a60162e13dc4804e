"""Templates and the few words they may use: every page and the standalone file are drawn here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from sayso.desk import wording
from sayso.desk.explain import Group, explain
from sayso.desk.marks import LAYERS, Layer, Paragraph, anchor, paragraphs
from sayso.records.reading import Reading

HERE = Path(__file__).parent


class Sheet(Struct, frozen=True, kw_only=True):
    """One reading ready to be drawn: its text marked, its ledger told."""

    reading: Reading
    prefix: str
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[Group, ...]
    counts: dict[Layer, int]

    @property
    def sentences(self) -> dict[str, str]:
        """What a mark says when one points at it."""
        return {entry.anchor: entry.sentence for group in self.groups for entry in group.entries}

    @property
    def ids(self) -> dict[str, str]:
        """Each record's own id, by its anchor."""
        return {entry.anchor: entry.id for group in self.groups for entry in group.entries}


def sheet(reading: Reading, *, prefix: str = "") -> Sheet:
    """What the templates need to draw a reading; ``prefix`` keeps several on one page apart."""
    return Sheet(
        reading=reading,
        prefix=prefix,
        paragraphs=paragraphs(reading, prefix=prefix),
        groups=explain(reading, prefix=prefix),
        counts=_counts(reading),
    )


POINTED_AT_MOST = 120
"""
Records on a page up to which pointing at one lights it up; beyond, only arriving at it does.

A browser asks every rule again at each move of the pointer: with 60 records that took 10 to 100 ms on a busy machine of
two cores, with 430 more than a second.
"""


def links(sheets: Iterable[Sheet]) -> str:
    """
    A style sheet that lights up a record's marks and its entry together: pointed at, focused or arrived at.

    It stands in for a script, which no page of the desk has.

    Args:
        sheets: All that stand on one page.
    """
    names = [
        anchor(layer, place, prefix=sheet.prefix)
        for sheet in sheets
        for layer, count in sheet.counts.items()
        for place in range(count)
    ]
    pointed = len(names) <= POINTED_AT_MOST
    return "\n".join(_lit(name, pointed=pointed) for name in names)


def _lit(name: str, *, pointed: bool) -> str:
    """The rule of one record."""
    arrived = f"#{name}:target,#m-{name}:target"
    when = f'{arrived},#{name}:is(:hover,:focus-within),[data-of~="{name}"]:is(:hover,:focus)' if pointed else arrived
    return f':root:has({when}) :is([data-of~="{name}"],#{name}){{background-color:var(--lit)}}'


def _counts(reading: Reading) -> dict[Layer, int]:
    records: Iterable[tuple[object, ...]] = (
        reading.statements, reading.shown_events, reading.figures, reading.times, reading.places, reading.actors,
    )  # fmt: skip
    return {layer: len(found) for layer, found in zip(LAYERS, records, strict=True)}


def page(template: str, **what: object) -> str:
    """The template filled in; whatever comes from outside is escaped."""
    return _environment().get_template(template).render(**what)


@cache
def style() -> str:
    """The desk's style sheet."""
    return (HERE / "static" / "desk.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Jinja's own types leave no room for filters and globals beside its own.
    cast("dict[str, object]", environment.filters).update(
        moment=wording.moment, number=wording.number, listed=wording.listed, web=web_address, words=_words
    )
    cast("dict[str, object]", environment.globals).update(wording=wording)
    return environment


def web_address(url: str | None) -> str | None:
    """
    The address where it is safe to follow: only the web's own schemes pass.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _words(evidence: Iterable[str], table: dict[str, str]) -> list[str]:
    return [table[kind] for kind in evidence]
