"""Stories and situations in plain English: tallies, utterances, happenings and pages as their templates draw them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, cast

from msgspec import Struct

from sayso.desk import wording
from sayso.desk.charts import Chart, chart
from sayso.ledger.articles import ArticleSummary
from sayso.ledger.novelties import News
from sayso.ledger.stories import StorySummary
from sayso.records.event import EventType
from sayso.records.origin import Origin, Utterance
from sayso.records.tally import Happening, Relation, Tally, TallyEntry

TOLLS: Final = ("killed", "missing", "injured", "rescued", "arrested", "displaced")
"""What befalls people, the gravest first: such tallies stand before all others."""
MAIN: Final = 6
"""Tallies shown open; the others are folded away."""
NEVER: Final = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """Where something stands: an article and a record in it."""

    href: str
    who: str
    """Its outlet, or its headline where it names none."""


class EntryLine(Struct, frozen=True, kw_only=True):
    """One figure that somebody gave."""

    day: str
    amount: str
    giver: str | None
    relays: tuple[str, ...]
    standing: str
    """In words: stands, replaced, denied, added."""
    evidence: Evidence


class TallyTable(Struct, frozen=True, kw_only=True):
    """A quantity with its history."""

    title: str
    short: str
    """Without the people it befell: killed, missing."""
    now: tuple[EntryLine, ...]
    """What stands, each amount once: more than one where givers disagree."""
    entries: tuple[EntryLine, ...]
    chart: Chart | None


class ReportLine(Struct, frozen=True, kw_only=True):
    """One page's report of words or of a happening."""

    evidence: Evidence
    relays: tuple[str, ...] = ()


class UtteranceLine(Struct, frozen=True, kw_only=True):
    """Words spoken once."""

    speaker: str
    day: str
    content: str
    origins: int
    reports: tuple[ReportLine, ...]


class HappeningLine(Struct, frozen=True, kw_only=True):
    """One thing that happened."""

    id: str
    sentence: str
    day: str
    denied: bool
    origins: int
    reports: tuple[ReportLine, ...]


class Copy(Struct, frozen=True, kw_only=True):
    """One page of an origin."""

    article: ArticleSummary
    differs_from: str | None
    """Id of the first page with this text; None for that page, and for another text of the same origin."""


class OriginLine(Struct, frozen=True, kw_only=True):
    """What pages go back to, with all of them."""

    name: str
    kind: str
    pages: tuple[Copy, ...]


class NewsLine(Struct, frozen=True, kw_only=True):
    """One thing that is new."""

    kind: str
    sentence: str
    evidence: Evidence | None
    fresh: bool
    """Whether it came after the reader's last visit."""


class NewsOfStory(Struct, frozen=True, kw_only=True):
    """What a day brought to one story."""

    story: str
    title: str
    lines: tuple[NewsLine, ...]


class NewsDay(Struct, frozen=True, kw_only=True):
    """What a day brought."""

    day: str
    stories: tuple[NewsOfStory, ...]


Pages = Mapping[str, ArticleSummary]


def evidence(article: str, record: str | None, pages: Pages) -> Evidence:
    """The article's page, at the record's marks where there is one."""
    page = pages.get(article)
    at = f"#m-{record}" if record else ""
    return Evidence(href=f"/articles/{article}{at}", who=_named(page) if page else "the article")


def _named(page: ArticleSummary) -> str:
    who = page.outlet or page.domain
    if who:
        return who
    title = page.headline or "a page without a headline"
    return f"“{title if len(title) <= SHORT else title[:SHORT].rstrip() + '…'}”"


SHORT: Final = 28
"""Characters of a headline that stands for its page where no outlet is named."""


def tally_tables(found: Sequence[Tally], pages: Pages) -> tuple[TallyTable, ...]:
    """The quantities that a reader asks after first: what befell people, then what is given most often."""
    ranked = sorted(found, key=_rank)
    return tuple(
        TallyTable(
            title=title_of(tally),
            short=tally.state or tally.counted,
            now=_now(tally, pages),
            entries=tuple(_entry(entry, pages) for entry in tally.entries),
            chart=chart(tally, title_of(tally)),
        )
        for tally in ranked
    )


def _rank(tally: Tally) -> tuple[int, int, int, str]:
    grave = TOLLS.index(tally.state) if tally.counted == "people" and tally.state in TOLLS else len(TOLLS)
    amounts = {wording.amount_of(entry) for entry in tally.entries}
    return grave, -len(amounts), -len(tally.entries), title_of(tally)


def title_of(tally: Tally) -> str:
    """
    What a tally counts, as a heading.

    >>> title_of(Tally(counted="people", state="killed", entries=()))
    'People killed'
    """
    words = f"{tally.counted} {tally.state}" if tally.state else tally.counted
    return words[:1].upper() + words[1:]


def _now(tally: Tally, pages: Pages) -> tuple[EntryLine, ...]:
    """Of givers who agree, one line; the latest totals first."""
    by_amount: dict[str, TallyEntry] = {}
    for entry in reversed(tally.current):
        by_amount.setdefault(wording.amount_of(entry), entry)
    return tuple(_entry(entry, pages) for entry in by_amount.values())


def _entry(entry: TallyEntry, pages: Pages) -> EntryLine:
    return EntryLine(
        day=wording.short_day(entry.as_of) if entry.as_of else "undated",
        amount=wording.amount_of(entry),
        giver=entry.giver,
        relays=entry.relays,
        standing=_standing(entry),
        evidence=evidence(entry.article, entry.figure, pages),
    )


def _standing(entry: TallyEntry) -> str:
    if entry.denied:
        return "denied"
    if entry.kind == "increment":
        return "added"
    return "stands" if entry.superseded_by is None else "replaced"


def utterance_lines(found: Iterable[Utterance], pages: Pages) -> tuple[UtteranceLine, ...]:
    """Who said what, each once, with everyone who reports it; what most ways lead to stands first."""
    ordered = sorted(found, key=lambda one: (-one.origins, -len(one.reports)))  # stable: then by the first report
    return tuple(
        UtteranceLine(
            speaker=one.speaker,
            day=wording.days(one.day) if one.day else "undated",
            content=one.content,
            origins=one.origins,
            reports=tuple(
                ReportLine(evidence=evidence(report.article, report.statement, pages), relays=report.relays)
                for report in one.reports
            ),
        )
        for one in ordered
        if one.speaker and len(one.content.split()) >= SAYS_SOMETHING
    )


SAYS_SOMETHING: Final = 3
"""Shorter words ("why", "this") say nothing outside their page, where they can be read."""


def happening_lines(found: Iterable[Happening], pages: Pages) -> tuple[HappeningLine, ...]:
    """What happened, each once, in the order of the days."""
    ordered = sorted(found, key=lambda one: (one.start or NEVER, one.id))
    return tuple(
        HappeningLine(
            id=one.id,
            sentence=deed(one),
            day=wording.days(one.start, one.end) if one.start else "undated",
            denied=one.denied,
            origins=one.origins,
            reports=tuple(ReportLine(evidence=evidence(article, event, pages)) for article, event in one.reports),
        )
        for one in ordered
    )


def deed(happening: Happening) -> str:
    """
    A happening as a sentence.

    >>> deed(Happening(id="h1", type="ACCUSE", mode=None, sources=("ISL",), targets=("NOR",), places=(), start=None,
    ...                end=None, reports=(), origins=1))
    'Iceland accused Norway'
    """
    alone, to_whom = wording.DEEDS[cast("EventType", happening.type)]
    sources = wording.listed(map(_party, happening.sources)) if happening.sources else "Someone unnamed"
    targets = wording.listed(map(_party, happening.targets))
    sentence = f"{sources} {to_whom} {targets}" if targets else f"{sources} {alone}"
    return sentence[:1].upper() + sentence[1:]


def _party(party: str) -> str:
    """A country by its name, anybody else as the key tells: a name's last word."""
    if len(party) == 3 and party.isupper():
        return wording.country(party) or party
    return party[:1].upper() + party[1:]


def origin_lines(found: Iterable[Origin], pages: Pages, texts: Mapping[str, frozenset[int]]) -> tuple[OriginLine, ...]:
    """
    What the pages go back to, each with its pages: copies are folded, never left out.

    Args:
        found: The origin with most pages first.
        pages: The articles, by id.
        texts: The texts each goes back to.
    """
    return tuple(
        OriginLine(
            name=origin.name if origin.kind != "text" else "A page that names no outlet",
            kind=_kind(origin),
            pages=tuple(
                Copy(article=pages[id_], differs_from=_copied(id_, origin.pages[:place], texts))
                for place, id_ in enumerate(origin.pages)
                if id_ in pages
            ),
        )
        for origin in found
    )


def _copied(id_: str, before: Sequence[str], texts: Mapping[str, frozenset[int]]) -> str | None:
    own = texts.get(id_, frozenset())
    return next((other for other in before if own & texts.get(other, frozenset())), None)


def _kind(origin: Origin) -> str:
    return ORIGINS[origin.kind] if len(origin.pages) > 1 or origin.kind == "agency" else "own report"


ORIGINS: Final = {
    "agency": "agency copy",
    "medium": "outlet's report",
    "text": "report",
    "statement": "statement",
}


def news_days(found: Iterable[News], pages: Pages, *, known: int | None) -> tuple[NewsDay, ...]:
    """
    What is new, day by day, the latest day first.

    Args:
        found: In the order of publication.
        pages: The articles that tell it.
        known: The last round the reader has seen; None at a first visit, when nothing is marked.
    """
    days = [
        NewsDay(
            day=wording.days(day, weekday=True) if day else "Undated",
            stories=tuple(
                NewsOfStory(
                    story=same[0].story, title=same[0].title, lines=tuple(_news(one, pages, known) for one in same)
                )
                for same in _by_story(group)
            ),
        )
        for day, group in groupby(found, key=_day_of)
    ]
    return tuple(reversed(days))


def _day_of(news: News) -> str:
    return news.published[:10]


def _by_story(found: Iterable[News]) -> Iterable[list[News]]:
    groups: dict[str, list[News]] = {}
    for one in found:
        groups.setdefault(one.story, []).append(one)
    return groups.values()


def _news(one: News, pages: Pages, known: int | None) -> NewsLine:
    novelty = one.novelty
    return NewsLine(
        kind=novelty.kind,
        sentence=novelty.sentence,
        evidence=evidence(novelty.article, None, pages) if novelty.article else None,
        fresh=known is not None and one.round > known,
    )


class StoryDay(Struct, frozen=True, kw_only=True):
    """The stories that began on one day."""

    day: str
    stories: tuple[StorySummary, ...]


def story_days(held: Iterable[StorySummary]) -> tuple[StoryDay, ...]:
    """A timeline: stories by the day of their first report, the undated first."""
    groups = groupby(held, key=_first_day)
    return tuple(StoryDay(day=wording.days(day) if day else "Undated", stories=tuple(group)) for day, group in groups)


def best_attested(held: Sequence[StorySummary], *, most: int) -> tuple[StorySummary, ...]:
    """The stories of most independent origins, in the order they stand in."""
    if len(held) <= most:
        return tuple(held)
    chosen = {story.id for story in sorted(held, key=lambda story: (-story.counts.origins, story.id))[:most]}
    return tuple(story for story in held if story.id in chosen)


def _first_day(story: StorySummary) -> str:
    return (story.first or "")[:10]


class Quad(Struct, frozen=True, kw_only=True):
    """One point: what one country did to another in a month, of one kind."""

    kind: str
    happenings: tuple[HappeningLine, ...]


class RelationMonth(Struct, frozen=True, kw_only=True):
    """A month of a pair."""

    month: str
    quads: tuple[Quad, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """What one country did to another."""

    title: str
    total: int
    months: tuple[RelationMonth, ...]


QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def pairs(found: Sequence[Relation], happened: Sequence[HappeningLine]) -> tuple[Pair, ...]:
    """Every pair of countries, the one with most happenings first, each point with the happenings behind it."""
    by_id = {one.id: one for one in happened}
    made: list[Pair] = []
    for (source, target), group in groupby(found, key=lambda one: (one.source, one.target)):
        points = list(group)
        months = [
            RelationMonth(
                month=wording.month(month),
                quads=tuple(
                    Quad(
                        kind=kind,
                        happenings=tuple(
                            by_id[id_]
                            for point in points
                            if point.month == month and point.quad == kind
                            for id_ in point.happenings
                            if id_ in by_id
                        ),
                    )
                    for kind in QUADS
                ),
            )
            for month in sorted({point.month for point in points})
        ]
        total = sum(len(point.happenings) for point in points)
        title = f"{wording.country(source)} → {wording.country(target)}"
        made.append(Pair(title=title, total=total, months=tuple(months)))
    return tuple(sorted(made, key=lambda pair: (-pair.total, pair.title)))
