"""News sitemaps: addresses with headline, outlet and day, and no text."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import NoArticle
from sayso.intake import xml_tree as xml
from sayso.intake.xml_tree import Element
from sayso.records.carrier import Carrier, Medium, Subject
from sayso.records.item import Item


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every news article a sitemap tells of. Source: sitemaps.org; Google's news and image sitemap extensions.

    Raises:
        UnknownFormat: It is no sitemap.
        NoArticle: It is an index of sitemaps, or none of its addresses has a headline.
    """
    root = xml.parse(content, encoding=encoding, where=where)
    if xml.local(root) == "sitemapindex":
        raise NoArticle(_pointing(root), where=where, remedy="Pass one of them.")
    pages = [page for page in root.iter() if xml.local(page) == "url"]
    told = [(page, news) for page in pages if (news := xml.child(page, "news")) is not None]
    told = [(page, news) for page, news in told if xml.child(news, "title") is not None]
    if not told:
        what = f"a sitemap of {len(pages)} addresses without headlines"
        raise NoArticle(what, where=where, remedy="Pass a news sitemap, or the pages themselves.")
    for page, news in told:
        yield _item(page, news)


def _pointing(root: Element) -> str:
    """What an index of sitemaps points at."""
    addresses = [address for one in xml.below(root, "sitemap") if (address := xml.inner_text(one))]
    first = f", the first {addresses[0]}" if addresses else ""
    return f"an index of {len(addresses)} sitemaps{first}; it holds no news itself"


def _item(page: Element, news: Element) -> Item:
    publication = xml.child(news, "publication")
    keywords = (xml.inner_text(xml.child(news, "keywords")) or "").split(",")
    genres = (xml.inner_text(xml.child(news, "genres")) or "").split(",")
    outlet = xml.inner_text(xml.child(publication, "name"))
    tickers = xml.inner_text(xml.child(news, "stock_tickers")) or ""
    return Item(
        source=xml.source(page),
        carrier=Carrier(
            form="sitemap",
            name=outlet,
            keywords=tuple(word.strip() for word in keywords if word.strip()),
            genres=tuple(genre.strip() for genre in genres if genre.strip()),
            sources=tuple(filter(None, (xml.inner_text(one) for one in xml.below(news, "source")))),
            subjects=tuple(Subject(code=ticker.strip()) for ticker in tickers.split(",") if ticker.strip()),
            places=tuple(filter(None, (xml.inner_text(one) for one in xml.below(news, "geo_locations")))),
            media=tuple(_pictures(page)),
        ),
        headline=xml.bare(xml.inner_text(xml.child(news, "title"))),
        url=xml.inner_text(xml.child(page, "loc")),
        outlet=outlet,
        published=xml.inner_text(xml.child(news, "publication_date")),
        updated=xml.inner_text(xml.child(page, "lastmod")),
        language=xml.inner_text(xml.child(publication, "language")),
    )


def _pictures(page: Element) -> Iterator[Medium]:
    for picture in xml.children(page, "image"):
        yield Medium(
            url=xml.inner_text(xml.child(picture, "loc")),
            type="picture",
            title=xml.bare(xml.inner_text(xml.child(picture, "title"))),
            text=xml.bare(xml.inner_text(xml.child(picture, "caption"))),
        )
