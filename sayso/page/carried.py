"""What a feed, news sitemap, wire message or letter declares of an item becomes an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import structs

from sayso.errors import NoArticle, UnknownFormat
from sayso.knowledge import agencies
from sayso.page import (
    agency,
    blocks,
    bylines,
    captions,
    credit_lines,
    dateline,
    dates,
    domain,
    language,
    lines,
    notices,
    stamps,
    tree,
)
from sayso.page.blocks import Block
from sayso.page.declared import Declared
from sayso.page.parts import Parts
from sayso.records.article import (
    Agency,
    AgencyEvidence,
    Article,
    Caption,
    Credit,
    Notice,
    NoticeKind,
    Outlet,
    PageDate,
)
from sayso.records.capture import Capture
from sayso.records.carrier import Carrier, CarrierForm
from sayso.records.item import Item, Passage, unpack

FEEDS = frozenset(("rss", "rdf", "atom", "json_feed"))
WIRES = frozenset(("newsml_g2", "newsml", "nitf", "iptc7901", "anpa"))
"""Formats only agencies send in; ninjs and mail serve others too."""
DROPPED = frozenset(("navigation", "share", "form", "newsletter", "advertisement", "footer", "comments"))
"""Zones of an item's markup that are no text of it."""
SYNDICATED = re.compile(r"^(?:The post .+ (?:first appeared|appeared first) on .+|Continue reading\b.{0,200})$")
"""What publishing programs put under a feed's text."""
ENDS = re.compile(r"[.!?。！？।»\"”:;,)]\W*$")
HEAD = 30
"""So many blocks of an item are looked at for its headline."""
LONGEST_AUTHOR = 300
"""Code points; more is no name."""
SIGNATURES = 3
"""At most so many short last lines of a wire's text are signatures: ``dpa wsz jln npr``, ``(SDA/sj)``."""


def read(capture: Capture) -> Article:
    """
    The article an item is; one with no more than a headline is a report without text.

    Raises:
        UnknownFormat: The capture holds no item this version knows.
        NoArticle: It has neither headline, words nor a caption.
    """
    try:
        item = unpack(capture.content)
    except msgspec.DecodeError as fault:
        raise UnknownFormat(f"an item in no form that is known ({fault})", where=capture.where) from fault
    evidence = _evidence(item.carrier.form)
    taken = _parts(item.body or item.summary, title=item.headline)
    shown = tuple(_captions(item.carrier))
    taken = structs.replace(taken, captions=(*taken.captions, *(one for one in shown if one not in taken.captions)))
    if not (item.headline or taken.text or taken.captions):
        raise NoArticle("an item without headline and words", where=capture.where)
    url = capture.url
    outlet = _outlet(item, url)
    lede = dateline.find(taken.text)
    authors = tuple(name for author in item.authors if (name := _author(author)))
    people, _ = bylines.find(Declared(meta={"author": authors}), (), outlet=outlet.name)
    wire = _agency(item, taken, authors=authors, outlet=outlet.name, evidence=evidence, lede=lede)
    published = _date(item.published, evidence) or dates.published(
        Declared(), (), url=url, given=capture.published, language=None
    )
    updated = _date(item.updated, evidence)
    return Article(
        id=capture.id,
        path=capture.path,
        url=url,
        outlet=outlet,
        section=item.section,
        headline=item.headline,
        subheadline=item.subheadline if item.subheadline != item.headline else None,
        published=published or updated,
        updated=updated if published and updated and _is_later(updated, published) else None,
        bylines=bylines.without(people, wire, outlet=outlet.name),
        agency=wire,
        dateline=dateline.dateline(taken.text, lede),
        mark=dateline.mark(lede),
        captions=taken.captions,
        credits=taken.credits,
        related=taken.related,
        notices=(*_notices(item.carrier), *taken.notices),
        tags=item.carrier.keywords,
        carrier=structs.replace(item.carrier, embargo=stamps.read(item.carrier.embargo) or item.carrier.embargo),
        language=language.find(taken.text or item.headline or "", item.language),
        text=taken.text,
    )


def _evidence(form: CarrierForm) -> AgencyEvidence:
    if form in FEEDS:
        return "feed"
    if form in ("sitemap", "mail"):
        return "sitemap" if form == "sitemap" else "mail"
    return "wire"


# Words


def _parts(words: Passage | None, *, title: str | None) -> Parts:
    """The words taken apart: paragraphs, captions, credit lines and notices; there is no furniture around them."""
    paragraphs: list[str] = []
    shown: list[Caption] = []
    credits_: list[Credit] = []
    told: list[Notice] = []
    signed: list[str] = []
    for block in _below_title(_blocks(words), title):
        kind = _notice(block)
        if block.zone in DROPPED:
            continue
        if block.zone in ("caption", "credit"):
            shown += filter(None, [captions.read(block.text)])
        elif credit_lines.is_credit(block.text):
            credits_ += credit_lines.find(block.text)
            signed.append(block.text)
        elif kind is not None:
            told.append(Notice(kind=kind, text=block.text))
        else:
            paragraphs.append(block.text)
    for _ in range(SIGNATURES):
        if len(paragraphs) > 1 and len(paragraphs[-1].split()) < 8 and not ENDS.search(paragraphs[-1]):
            signed.insert(0, paragraphs.pop())
    return Parts(
        paragraphs=tuple(paragraphs), captions=tuple(dict.fromkeys(shown)), credits=tuple(dict.fromkeys(credits_)),
        notices=tuple(dict.fromkeys(told)), signed=(*paragraphs[-1:], *signed),
    )  # fmt: skip


def _blocks(words: Passage | None) -> tuple[Block, ...]:
    if words is None:
        return ()
    if not words.markup:
        return lines.read(words.text).blocks
    root = tree.parse(f"<html><body>{words.text}</body></html>")
    return blocks.read(root).blocks if root is not None else ()


def _below_title(found: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """What stands below the headline where the words repeat it; above it no sentence stands."""
    for at, block in enumerate(found[:HEAD]):
        if block.text == title:
            return found[at + 1 :]
        if block.prose:
            break
    return found


def _notice(block: Block) -> NoticeKind | None:
    if SYNDICATED.match(block.text):
        return "disclaimer"
    kind = notices.find_kind(block.text)
    return None if kind != "correction" and block.prose and block.words > 45 else kind


def _captions(carrier: Carrier) -> Iterator[Caption]:
    """Those of the pictures that go with it."""
    for medium in carrier.media:
        if medium.text and (caption := captions.read(medium.text, credit=medium.credit)):
            yield caption


# Origin


def _author(author: str) -> str | None:
    """
    A name without the address beside it.

    >>> _author("ann@harbour-post.example (Ann Lee)"), _author("desk@harbour-post.example")
    ('Ann Lee', None)
    """
    author = " ".join(author[:LONGEST_AUTHOR].split())
    if named := re.match(r"\S+@\S+ \((.+)\)$", author):
        return named[1]
    bare = re.sub(r" ?[<(]?\S+@[^\s>)]+[>)]?", "", author).strip(" ,;")
    return bare or None


def _outlet(item: Item, url: str | None) -> Outlet:
    """
    Who publishes the page: the source a feed names, else the feed's site.

    A feed that gathers other sites' pages is not their outlet.
    """
    own, site, page = (domain.find(one) for one in (item.outlet_url, item.carrier.url, url))
    if item.carrier.form == "mail":
        return Outlet(domain=own)
    gathered = own is not None and own == site and page is not None and page != site
    return Outlet(
        name=None if gathered else item.outlet, domain=page if gathered or own is None or own == site else own
    )


def _agency(
    item: Item, taken: Parts, *, authors: tuple[str, ...], outlet: str | None, evidence: AgencyEvidence,
    lede: dateline.Lede | None,
) -> Agency | None:  # fmt: skip
    """As on a page, and what the carrier says; the provider of a wire message is an agency, known or not."""
    carrier = item.carrier
    provider = _known(carrier.provider)
    told = tuple(name for name in (carrier.credit_line, provider, *carrier.sources) if name)
    if carrier.form in WIRES or (provider and agencies.is_agency(provider)):
        authors = ()  # a message's byline names people; who sent it is said elsewhere
    found = agency.find(
        lede=lede,
        parts=taken,
        declared=Declared(meta={"source": told}),
        bylines=authors,
        outlet=f"{outlet}\n{carrier.provider}",
    )
    if found is None and carrier.form in WIRES and provider:
        found = Agency(name=provider, kind="agency", evidence=("meta",))
    if found is None:
        return None
    return structs.replace(found, evidence=tuple(evidence if one == "meta" else one for one in found.evidence))


def _known(provider: str | None) -> str | None:
    """The table's name for a provider that is written as its domain or address."""
    if provider is None:
        return None
    host = provider.split("@")[-1].lower()
    row = agencies.find_domain(host) or agencies.find(provider) or agencies.find(host.split(".")[0])
    return row.name if row else provider


def _notices(carrier: Carrier) -> Iterator[Notice]:
    """What the reader must see first: that an item is withdrawn, held back, corrected, or not to be published yet."""
    marks = ", ".join(carrier.signals)
    if carrier.change is not None:
        yield Notice(
            kind=carrier.change, text=marks or f"{carrier.status or carrier.change}, version {carrier.version}"
        )
    if carrier.status == "withheld":
        yield Notice(kind="withheld", text="The carrier says that it is withheld.")
    if carrier.embargo:
        yield Notice(
            kind="embargo", text=f"Not to be published before {stamps.read(carrier.embargo) or carrier.embargo}"
        )
    if carrier.note:
        yield Notice(kind="note", text=carrier.note)


def _is_later(one: PageDate, other: PageDate) -> bool:
    """By the day where either has no time or zone."""
    first, second = datetime.fromisoformat(one.value), datetime.fromisoformat(other.value)
    return first > second if first.tzinfo and second.tzinfo else one.day > other.day


def _date(written: str | None, evidence: AgencyEvidence) -> PageDate | None:
    value = stamps.read(written)
    if value is None or evidence not in ("feed", "sitemap", "wire", "mail"):
        return None
    return PageDate(value=value, evidence=evidence)
