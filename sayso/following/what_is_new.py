"""What is new in a story: changed facts since a reader last looked, each in one sentence with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from sayso.following import same_wording, sentences
from sayso.following.origins import origins
from sayso.following.steady import steady
from sayso.following.tallies import PEOPLES, tallies
from sayso.following.utterances import utterances
from sayso.records.origin import Origin
from sayso.records.statement import Statement
from sayso.records.tally import Novelty, Tally, TallyEntry
from sayso.records.told import Told

SAYS_SOMETHING: Final = 2
"""Fewer words with a meaning of their own ("why", "this") are no news."""
NAMELESS: Final = frozenset(
    """
    he she it they we i you one some somebody someone nobody none neither both others many who all everyone
    """.split()
)
"""Who speaks under such a word is known from the page alone."""


def what_is_new(story: Sequence[Told], seen: Sequence[Told], *, met: Collection[str] = ()) -> tuple[Novelty, ...]:
    """
    What the articles of a story say that those already seen did not.

    Args:
        story: All articles of the story by now, the seen ones too.
        seen: Those the reader knows: until a time, of a version, or at the last visit.
        met: Names of actors known from elsewhere, such as other stories of the situation.

    Returns:
        One sentence each; a single one of the kind ``nothing`` where nothing is new.
    """
    known = {told.id for told in seen}
    found = [
        *_origins(story, seen),
        *_figures(story, known),
        *_statements(story, known),
        *_actors(story, seen, met),
    ]
    if found:
        return tuple(found)
    more = len({told.id for told in story} - known)
    pages = "1 more page repeats" if more == 1 else f"{more} more pages repeat"
    return (Novelty(kind="nothing", sentence=f"Nothing new: {pages} what is known." if more else "Nothing new."),)


def _statements(story: Sequence[Told], known: set[str]) -> Iterator[Novelty]:
    """Utterances that no seen article reports; the first denial of a speaker is told as one."""
    by_id = {told.id: told for told in story}
    denied = same_wording.Names()
    for utterance in utterances(story):
        report = utterance.reports[0]
        told = by_id[report.article]
        statement = next(one for one in told.reading.statements if one.id == report.statement)
        speaker = utterance.speaker
        first = statement.stance == "denied" and speaker not in denied
        if statement.stance == "denied":
            denied.add(speaker)
        if not speaker or speaker.casefold() in NAMELESS or any(one.article in known for one in utterance.reports):
            continue
        words = _words(told, statement)
        if len(same_wording.content(words)) >= SAYS_SOMETHING:
            yield Novelty(
                kind="denial" if first else "statement",
                sentence=sentences.said(utterance.speaker, statement.stance, words, report.relays, first_denial=first),
                article=told.id,
                span=statement.content[0],
            )


def _words(told: Told, statement: Statement) -> str:
    """What the statement says, until something else breaks into it."""
    return " … ".join(told.words(span) for span in statement.content)


def _figures(story: Sequence[Told], known: set[str]) -> Iterator[Novelty]:
    """What befell people, and of everything else what changed: a figure given once is no news by itself."""
    for tally in steady(tallies(story)):
        before: list[TallyEntry] = [entry for entry in tally.entries if entry.article in known and not entry.denied]
        values = {sentences.amount(entry) for entry in before}
        for entry in tally.entries:
            amount = sentences.amount(entry)
            if entry.article in known or entry.denied or amount in values:
                continue
            values.add(amount)
            if before or _is_toll(tally):
                yield Novelty(
                    kind="figure",
                    sentence=sentences.counted(tally, entry, before[-1] if before else None),
                    article=entry.article,
                    span=entry.span,
                )
            if entry.kind == "total":
                before.append(entry)


def _is_toll(tally: Tally) -> bool:
    return tally.counted == "people" and tally.state in PEOPLES


def _actors(story: Sequence[Told], seen: Sequence[Told], met: Collection[str]) -> Iterator[Novelty]:
    known = {told.id for told in seen}
    named = same_wording.Names([*(actor.name for told in seen for actor in told.reading.actors), *met])
    for told in sorted(story, key=lambda told: (told.at, told.id)):
        if told.id in known:
            continue
        for actor in told.reading.actors:
            if not actor.role or actor.name in named:
                continue
            named.add(actor.name)
            yield Novelty(
                kind="actor",
                sentence=sentences.actor(actor.name, actor.role),
                article=told.id,
                span=actor.spans[0] if actor.spans else None,
            )


def _origins(story: Sequence[Told], seen: Sequence[Told]) -> Iterator[Novelty]:
    """The origin that had the story first, and each that came on its own afterwards."""
    known = {(origin.kind, same_wording.plain(origin.name)) for origin in origins(seen)}
    at = {told.id: (told.at, told.id) for told in story}
    ordered = sorted(origins(story), key=lambda origin: at[origin.pages[0]])
    for place, origin in enumerate(ordered):
        if (origin.kind, same_wording.plain(origin.name)) in known:
            continue
        page = next(told for told in story if told.id == origin.pages[0])
        sentence = _reported(origin, page, first=place == 0 and not known)
        yield Novelty(kind="origin", sentence=sentence, article=page.id)


def _reported(origin: Origin, page: Told, *, first: bool) -> str:
    title = page.reading.article.headline
    if origin.kind == "text":
        who = f"a page that names no outlet: “{title}”" if title else "a page that names no outlet"
    else:
        who = origin.name
    return sentences.closed(f"First reported by {who}" if first else f"A report of its own from {who}")
