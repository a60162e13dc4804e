"""A news article: its text, and what its page says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from sayso.records.carrier import Carrier
from sayso.records.span import Span

DateEvidence = Literal[
    "given", "json_ld", "opengraph", "microdata", "meta", "time_element", "breadcrumb", "dateline", "url", "text",
    "feed", "sitemap", "wire", "mail",
]  # fmt: skip
AgencyKind = Literal["agency", "state_media"]
AgencyEvidence = Literal["lede", "credit", "json_ld", "byline", "meta", "feed", "sitemap", "wire", "mail"]
CreditRole = Literal[
    "reporting", "writing", "editing", "additional_reporting", "photography", "graphics", "translation"
]
ArticleForm = Literal["article", "live", "gallery", "video", "front", "stub"]
"""
``live``: a running report, entry by entry; ``gallery``: pictures with captions; ``video``: the page of a film;
``front``: a home page or section front, whose text is other articles' teasers; ``stub``: the beginning, the rest for
subscribers.
"""
NoticeKind = Literal["call_to_action", "correction", "update", "disclaimer", "kill", "embargo", "withheld", "note"]


class Outlet(Struct, frozen=True, kw_only=True):
    """Who publishes the page."""

    name: str | None = None
    domain: str | None = None


class PageDate(Struct, frozen=True, kw_only=True):
    """A date the page gives, and the evidence that won."""

    value: Annotated[str, Meta(description="ISO 8601 date, or date and time where the page gives the minute")]
    evidence: DateEvidence = field(name="from")

    @property
    def day(self) -> str:
        """The date alone, YYYY-MM-DD."""
        return self.value[:10]


class Agency(Struct, frozen=True, kw_only=True):
    """The news agency whose copy this is."""

    name: str
    kind: AgencyKind
    evidence: tuple[AgencyEvidence, ...] = field(name="from")


class Dateline(Struct, frozen=True, kw_only=True):
    """The place (and day) a report is filed from, at its beginning."""

    place: str
    span: Span
    """The place's own characters."""


class Caption(Struct, frozen=True, kw_only=True):
    """The text under a picture; never part of the article's text."""

    text: str
    credit: str | None = None
    date: Annotated[str | None, Meta(description="The day the picture was taken, if the caption tells; ISO 8601")] = (
        None
    )
    place: str | None = None


class Credit(Struct, frozen=True, kw_only=True):
    """A credit line's part: ``Editing by William Maclean``."""

    role: CreditRole
    names: tuple[str, ...]


class RelatedItem(Struct, frozen=True, kw_only=True):
    """A headline of another article."""

    title: str
    url: str | None = None


class RelatedList(Struct, frozen=True, kw_only=True):
    """A list of other articles under one heading."""

    heading: str
    items: tuple[RelatedItem, ...]


class Notice(Struct, frozen=True, kw_only=True):
    """A line that speaks about the page, not about the news."""

    kind: NoticeKind
    text: str


class Article(Struct, frozen=True, kw_only=True):
    """One article. ``text`` is what every span of a reading points into."""

    id: Annotated[str, Meta(description="Hash over address and content: the same page has the same id")]
    path: str | None = None
    url: str | None = None
    form: Annotated[ArticleForm, Meta(description="What kind of page it stands on")] = "article"
    outlet: Outlet = Outlet()
    section: str | None = None
    headline: Annotated[str | None, Meta(description="As the outlet declares it, in the form it is shown")] = None
    heading: Annotated[
        str | None, Meta(description="The heading over the text, where its words differ from the headline's")
    ] = None
    subheadline: str | None = None
    published: PageDate | None = None
    updated: PageDate | None = None
    bylines: tuple[str, ...] = ()
    agency: Agency | None = None
    dateline: Dateline | None = None
    mark: Annotated[Span | None, Meta(description="Dateline and agency mark before the first sentence")] = None
    captions: tuple[Caption, ...] = ()
    credits: tuple[Credit, ...] = ()
    related: tuple[RelatedList, ...] = ()
    notices: tuple[Notice, ...] = ()
    tags: Annotated[tuple[str, ...], Meta(description="Topics as shown, else as declared")] = ()
    suspects: Annotated[
        tuple[Span, ...], Meta(description="Paragraphs of the text that may be the page's and not the article's")
    ] = ()
    carrier: Annotated[Carrier | None, Meta(description="What brought it, where that was not its own page")] = None
    language: Annotated[str | None, Meta(description="ISO 639-1 code, as the page declares or its words show")] = None
    text: str

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines of ``text`` that hold more than white space, without the white space around them."""
        return tuple(Span(*match.span()) for match in PARAGRAPH.finditer(self.text))


ELLIPSIS: Final = " … "
"""Stands between the parts of evidence that is split."""
PARAGRAPH = re.compile(r"[^\s](?:[^\n\r\u2028\u2029]*[^\s])?")


def evidence(spans: Sequence[Span | None], article: Article) -> str | None:
    """The characters that ``spans`` point at; None where there is no span."""
    return ELLIPSIS.join(span.of(article.text) for span in spans if span is not None) or None
