"""What is new in a story: changed facts since a reader last looked, each in one sentence with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.following import alike
from sayso.following.origins import origins
from sayso.following.tallies import tallies
from sayso.following.utterances import utterances
from sayso.records.origin import Utterance
from sayso.records.tally import Novelty, Tally, TallyEntry
from sayso.records.told import Told


def what_is_new(story: Sequence[Told], seen: Sequence[Told]) -> tuple[Novelty, ...]:
    """
    What the articles of a story say that those already seen did not.

    Args:
        story: All articles of the story by now, the seen ones too.
        seen: Those the reader knows: until a time, of a version, or at the last visit.

    Returns:
        One sentence each; a single one of the kind ``nothing`` where nothing is new.
    """
    known = {told.id for told in seen}
    found = [
        *_origins(story, seen),
        *_figures(story, known),
        *_statements(story, known),
        *_actors(story, seen, known),
    ]
    if found:
        return tuple(found)
    more = len({told.id for told in story} - known)
    told = f"Nothing new: {more} more pages repeat what is known." if more else "Nothing new."
    return (Novelty(kind="nothing", sentence=told),)


def _statements(story: Sequence[Told], known: set[str]) -> Iterator[Novelty]:
    """Utterances that no seen article reports; the first denial of a speaker is told as one."""
    by_id = {told.id: told for told in story}
    denied: set[str] = set()
    for utterance in utterances(story):
        stance = _stance(utterance, by_id)
        new = not any(report.article in known for report in utterance.reports)
        speaker = alike.key(utterance.speaker)
        first = stance == "denied" and speaker not in denied
        if stance == "denied":
            denied.add(speaker)
        if not (new and utterance.speaker and utterance.content):
            continue
        report = utterance.reports[0]
        told = by_id[report.article]
        statement = next(one for one in told.reading.statements if one.id == report.statement)
        through = f", through {' and '.join(report.relays)}" if report.relays else ""
        verb = "denies for the first time" if first else stance
        yield Novelty(
            kind="denial" if first else "statement",
            sentence=f"{utterance.speaker} {verb}{through}: {utterance.content}",
            article=told.id,
            span=statement.content[0] if statement.content else None,
        )


def _stance(utterance: Utterance, by_id: dict[str, Told]) -> str:
    report = utterance.reports[0]
    return next(one.stance for one in by_id[report.article].reading.statements if one.id == report.statement)


def _figures(story: Sequence[Told], known: set[str]) -> Iterator[Novelty]:
    for tally in tallies(story):
        before = [entry for entry in tally.entries if entry.article in known and not entry.denied]
        values = {_amount(entry) for entry in before}
        for entry in tally.entries:
            if entry.article in known or entry.denied or _amount(entry) in values:
                continue
            values.add(_amount(entry))
            yield Novelty(
                kind="figure",
                sentence=_told(tally, entry, before[-1] if before else None),
                article=entry.article,
                span=entry.span,
            )


def _told(tally: Tally, entry: TallyEntry, before: TallyEntry | None) -> str:
    what = f"{tally.counted} {tally.state}" if tally.state else tally.counted
    giver = f", says {entry.giver}" if entry.giver else ""
    if entry.kind == "increment":
        return f"{_amount(entry)} more {what}{giver}."
    then = f", {_amount(before)} before" if before else ""
    return f"{_amount(entry)} {what}{then}{giver}."


def _amount(entry: TallyEntry) -> str:
    """
    A figure as one says it.

    >>> from sayso.records.span import Span
    >>> _amount(TallyEntry(article="a", figure="f", span=Span(0, 1), value=14, low=14, high=None, as_of=None,
    ...                    qualifier="at_least", giver=None))
    'at least 14'
    """
    if entry.qualifier == "between" and entry.low is not None and entry.high is not None:
        return f"between {_number(entry.low)} and {_number(entry.high)}"
    value = entry.value if entry.value is not None else entry.low if entry.low is not None else entry.high
    word = "" if entry.qualifier == "exactly" else f"{entry.qualifier.replace('_', ' ')} "
    return f"{word}{_number(value)}"


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.10g}"


def _actors(story: Sequence[Told], seen: Sequence[Told], known: set[str]) -> Iterator[Novelty]:
    met = {alike.key(actor.name) for told in seen for actor in told.reading.actors}
    for told in sorted(story, key=lambda told: (told.at, told.id)):
        if told.id in known:
            continue
        for actor in told.reading.actors:
            if alike.key(actor.name) in met or not actor.role:
                continue
            met.add(alike.key(actor.name))
            yield Novelty(
                kind="actor",
                sentence=f"{actor.name}, {actor.role}, appears for the first time.",
                article=told.id,
                span=actor.spans[0] if actor.spans else None,
            )


def _origins(story: Sequence[Told], seen: Sequence[Told]) -> Iterator[Novelty]:
    known = {(origin.kind, alike.plain(origin.name)) for origin in origins(seen)}
    for origin in origins(story):
        if (origin.kind, alike.plain(origin.name)) not in known:
            page = next(told for told in story if told.id == origin.pages[0])
            title = page.reading.article.headline or origin.name
            yield Novelty(
                kind="origin",
                sentence=f"First report of its own from {origin.name}."
                if origin.kind != "text"
                else f"First report of a page that names no outlet: “{title}”.",
                article=origin.pages[0],
            )
