"""When an article was published and changed, and which evidence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from sayso.knowledge import months
from sayso.page.blocks import Block
from sayso.page.declared import Declared
from sayso.page.moments import in_text, iso, made
from sayso.records.article import DateEvidence, PageDate

PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "article.published",
)  # fmt: skip
PUBLISHED_NAMES = (
    "parsely-pub-date", "sailthru.date", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date",
    "publication_date", "date_published", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
    "dc.date",
    "dc.date.created", "article_date_original", "originalpublicationdate", "displaydate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "rnews:datepublished", "citation_publication_date", "citation_online_date",
    "prism.publicationdate",
    "created", "published", "published_at",
    "iso-8601-publish-date", "vr:published_time", "article.created", "timestamp",
)  # fmt: skip
UPDATED_META = ("article:modified_time", "og:article:modified_time", "og:updated_time")
UPDATED_NAMES = (
    "last-modified", "lastmod", "modified", "datemodified", "dc.date.modified", "dcterms.modified", "article.updated",
    "revision_date",
    "updated",
)  # fmt: skip


def published(
    declared: Declared, head: tuple[Block, ...], *, url: str | None, given: str | None, language: str | None
) -> PageDate | None:
    """
    The day, and minute where the page gives it, on which the article appeared.

    Args:
        declared: What the page declares.
        head: The blocks before and around the text's beginning.
        url: The article's address.
        given: A date from outside the page, used only if the page has none.
        language: The page's language, for its month names.
    """
    candidates = [
        *_readings("json_ld", (declared.json_ld.published,)),
        *_readings("opengraph", _metas(declared, PUBLISHED_META)),
        *_readings("microdata", declared.itemprop.get("datepublished", ())),
        *_readings("meta", _metas(declared, PUBLISHED_NAMES)),
        *_readings("microdata", declared.itemprop.get("datecreated", ())),
        *(date for block in head if (date := shown(block, language=language)) is not None),
        *in_url(url or ""),
    ]
    best = _best(candidates)
    return best or next(_readings("given", (given,)), None)


def updated(declared: Declared, *, published: PageDate | None) -> PageDate | None:
    """The last change the page tells of; None where it equals the publication."""
    candidates = [
        *_readings("json_ld", (declared.json_ld.modified,)),
        *_readings("opengraph", _metas(declared, UPDATED_META)),
        *_readings("microdata", declared.itemprop.get("datemodified", ())),
        *_readings("meta", _metas(declared, UPDATED_NAMES)),
    ]
    best = _best(candidates)
    if best is None or (published is not None and (best.value == published.value or _is_before(best, published))):
        return None
    return best


def _is_before(one: PageDate, other: PageDate) -> bool:
    """Whether one lies before the other; by the day where either has no time or zone."""
    first, second = datetime.fromisoformat(one.value), datetime.fromisoformat(other.value)
    if first.tzinfo and second.tzinfo:
        return first < second
    return one.day < other.day


def shown(block: Block, *, language: str | None) -> PageDate | None:
    """The date a line shows to the reader, if the line is there to show it."""
    if block.datetime and (value := iso(block.datetime)):
        return PageDate(value=value, evidence="time_element")
    if block.words > 20 or UPDATED_LINE.match(block.text):
        return None
    moment = in_text(block.text, language=language)
    if moment is None:
        return None
    rest = block.text[: moment.start] + block.text[moment.end :]
    if len(rest.split()) > 12:
        return None
    return PageDate(value=moment.value, evidence="breadcrumb" if block.bullet or block.zone == "breadcrumb" else "text")


UPDATED_LINE = re.compile(
    r"^\W*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornat|atualizad)", re.IGNORECASE
)


def _metas(declared: Declared, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from declared.meta.get(name, ())


def _readings(evidence: DateEvidence, values: object) -> Iterator[PageDate]:
    for value in values:  # type: ignore[attr-defined]
        if isinstance(value, str) and (read := iso(value)):
            yield PageDate(value=read, evidence=evidence)


def _best(candidates: list[PageDate]) -> PageDate | None:
    """The first in the order of trust; if it has no minute, one of the same day that does."""
    if not candidates:
        return None
    first = candidates[0]
    if len(first.value) > 10:
        return first
    return next((other for other in candidates if other.day == first.day and len(other.value) > 10), first)


IN_URL = re.compile(r"[/_-]((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?=[/_.-]|$)")
IN_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?=/|$)")


def in_url(url: str) -> Iterator[PageDate]:
    """The day in an address, such as ``/2025/11/05/``."""
    if (match := IN_URL.search(url)) and (value := made(*match.groups())):
        yield PageDate(value=value, evidence="url")
    elif (match := IN_URL_NAMED.search(url)) and (month := months.find(match[2], language="en")):
        value = made(match[1], str(month), match[3])
        yield from [PageDate(value=value, evidence="url")] if value else []
