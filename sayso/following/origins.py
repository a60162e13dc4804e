"""Origins: which agency, medium or statement reports go back to, and how many of them are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from sayso.following.same_wording import plain
from sayso.knowledge import agencies
from sayso.records.article import Article
from sayso.records.origin import Counts, Origin, OriginEvidence, OriginKind
from sayso.records.statement import Statement
from sayso.records.told import Told


def origins(story: Sequence[Told]) -> tuple[Origin, ...]:
    """
    What the articles of a story go back to, the one with most pages first.

    Texts of one agency are one origin. A page that merges two counts for both and makes them no less two.
    """
    found: dict[tuple[OriginKind, str], tuple[str, OriginEvidence, list[str]]] = {}
    for group in _by_text(story).values():
        name, kind, evidence = _named(group)
        _, _, pages = found.setdefault((kind, plain(name)), (name, evidence, []))
        pages += [told.id for told in group if told.id not in pages]
    every = [
        Origin(name=name, kind=kind, known_by=evidence, pages=tuple(pages))
        for (kind, _), (name, evidence, pages) in found.items()
    ]
    return tuple(sorted(every, key=lambda origin: (-len(origin.pages), origin.name)))


def counts(story: Sequence[Told], *, families: Mapping[str, str] | None = None) -> Counts:
    """
    Pages, outlets, publisher families and independent origins of a story; versions of one page are one.

    Args:
        story: Its articles.
        families: The publisher of a domain where one is known to own several; else a domain is its own.
    """
    outlets = {outlet(told.reading.article) for told in story}
    owners = {family(told.reading.article, families or {}) for told in story}
    pages = {told.reading.article.url or told.id for told in story}
    return Counts(pages=len(pages), outlets=len(outlets), families=len(owners), origins=len(origins(story)))


def outlet(article: Article) -> str:
    """Who publishes an article, as a key: its outlet's name, else its domain, else itself."""
    return plain(article.outlet.name or article.outlet.domain or article.id)


def family(article: Article, families: Mapping[str, str]) -> str:
    """
    The publisher behind an article's domain: editions under one registered name are one family.

    >>> from sayso.records.article import Outlet
    >>> family(Article(id="a", outlet=Outlet(domain="edition.news.co.uk"), text=""), {})
    'news.co.uk'
    """
    domain = (article.outlet.domain or "").casefold()
    if not domain:
        return outlet(article)
    labels = domain.split(".")
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else 2
    registered = ".".join(labels[-kept:])
    return families.get(domain) or families.get(registered) or registered


SECOND_LEVEL: Final = frozenset("ac co com edu gov govt net org or ne go".split())
"""Labels under which countries register names: news.co.uk is a name, co.uk is none."""


def names(story: Sequence[Told]) -> dict[str, str]:
    """Who wrote each text of a story, by the text's id; of an article that nobody compared, by its own."""
    return {text: _named(group)[0] for text, group in _by_text(story).items()}


def spoken_through(statement: Statement, told: Told, writers: Mapping[str, str]) -> str:
    """
    The carrier nearest to the speaker: the innermost relay, else whoever wrote the article's main text.

    Two reports through the same carrier are one testimony.
    """
    if statement.relays:
        return plain(_official(statement.relays[-1].name))
    return plain(writers[_texts(told)[0]])


def _by_text(story: Sequence[Told]) -> dict[str, list[Told]]:
    members: dict[str, list[Told]] = {}
    for told in sorted(story, key=lambda told: (told.at, told.id)):
        for text in _texts(told):
            members.setdefault(text, []).append(told)
    return members


def _texts(told: Told) -> tuple[str, ...]:
    return told.origins or (told.id,)


def _named(group: Sequence[Told]) -> tuple[str, OriginKind, OriginEvidence]:
    """Who wrote the text that a group of pages shares: the agency most of them credit, else whoever had it first."""
    credited = Counter(_official(name) for told in group if (name := _credited(told)))
    if credited:
        best = max(credited.values())
        return min(name for name, count in credited.items() if count == best), "agency", "credit"
    first = group[0].reading.article
    name = first.outlet.name or first.outlet.domain
    if name:
        return name, "medium", "text" if len(group) > 1 else "outlet"
    return first.id, "text", "text"


def _credited(told: Told) -> str | None:
    """The agency a page credits; of a page that merges several texts it does not tell which of them."""
    return told.reading.article.agency.name if told.reading.article.agency and len(told.origins) <= 1 else None


def _official(name: str) -> str:
    row = agencies.find(name)
    return row.name if row else name
