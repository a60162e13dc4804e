"""What a page tells of the press by itself: where its outlet is at home, which media it declares."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge import agencies, domains
from sayso.records.article import Article, Outlet
from sayso.records.statement import RelayKind


def home(outlet: Outlet) -> str | None:
    """The country an outlet is at home in: by our table of outlets, else by its address."""
    known = agencies.find_domain(outlet.domain) if outlet.domain else None
    if known is None and outlet.name:
        known = agencies.find(outlet.name)
    if known is not None and known.country is not None:
        return known.country
    return domains.country(outlet.domain) if outlet.domain else None


def declared(article: Article) -> Iterator[tuple[str, RelayKind]]:
    """The media an article's page declares: its outlet and its agency."""
    if article.outlet.name:
        yield article.outlet.name, "newspaper"
    if article.agency is not None:
        yield article.agency.name, article.agency.kind
