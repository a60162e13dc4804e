"""News agencies, state media and other outlets: the names that carry words from a speaker to an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, cast

from msgspec import Struct

from sayso.knowledge import tables

MediumKind = Literal["agency", "state_media", "broadcaster", "newspaper"]


class MediumRow(Struct, frozen=True, kw_only=True):
    """One outlet as ``data/agencies.csv`` tells it; ``source`` is where the row can be checked."""

    name: str
    aliases: tuple[str, ...]
    kind: MediumKind
    country: str | None
    """ISO 3166-1 alpha-3."""
    domain: str | None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, its own first."""
        return (self.name, *self.aliases)


def find(name: str) -> MediumRow | None:
    """
    The outlet of that name or alias, whatever its case, article or the words "news agency" after it.

    >>> find("the TASS news agency").name
    'TASS'
    """
    return _by_key().get(_key(name)) or _by_key().get(_key(_bare(name)))


def find_domain(domain: str) -> MediumRow | None:
    """The outlet that publishes at ``domain``."""
    return _by_domain().get(domain.casefold().removeprefix("www."))


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency or state medium in the table, or calls itself an agency."""
    row = find(name)
    if row is not None:
        return row.kind in ("agency", "state_media")
    return len(name) < 60 and bool(AGENCY_WORDS.search(name)) and not REPORTS.search(name)


def rows() -> tuple[MediumRow, ...]:
    """Every outlet, in the order of the table."""
    return _table()


def names() -> Iterator[tuple[str, MediumRow]]:
    """Every name with its outlet, the longest first, so that a matcher takes "Al Jazeera" before "Al"."""
    pairs = [(name, row) for row in _table() for name in row.names]
    yield from sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))


AGENCY_WORDS = re.compile(
    r"\b(?:news agency|press agency|press association|newswire|wire service|news service|"
    r"nachrichtenagentur|presseagentur|"
    r"agence de presse|agencia de noticias|agenzia di stampa)\b",
    re.IGNORECASE,
)
REPORTS = re.compile(r"\b(?:staff|reports?)\b", re.IGNORECASE)
"""A line that says whose news an outlet put together is no agency's name: "Staff and news service reports"."""
TAILS = ("'s", "’s", " state news agency", " news agency", " press agency", " agency", " wire service", " newswire")
HEADS = ("the ", "agencia ", "agence ", "agenzia ", "agência ")


def _bare(name: str) -> str:
    """The name without what stands around it in running text."""
    bare = " ".join(name.split()).strip(" .,:;()[]—–-").casefold()
    for tail in TAILS:
        bare = bare.removesuffix(tail)
    for head in HEADS:
        bare = bare.removeprefix(head)
    return bare


def _key(name: str) -> str:
    return " ".join(name.split()).casefold().replace("’", "'").replace("-", " ").removeprefix("the ")


@cache
def _table() -> tuple[MediumRow, ...]:
    return tuple(
        MediumRow(
            name=row["name"],
            aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
            kind=cast("MediumKind", row["kind"]),
            country=row["country"] or None,
            domain=row["domain"] or None,
            source=row["source"],
        )
        for row in tables.rows("agencies")
    )


@cache
def _by_key() -> dict[str, MediumRow]:
    """The first row of a name wins: agencies stand before newspapers."""
    found: dict[str, MediumRow] = {}
    for row in _table():
        for name in row.names:
            found.setdefault(_key(name), row)
    return found


@cache
def _by_domain() -> dict[str, MediumRow]:
    found: dict[str, MediumRow] = {}
    for row in _table():
        if row.domain:
            found.setdefault(row.domain, row)
    return found
