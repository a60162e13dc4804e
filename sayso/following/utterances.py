"""Utterances: statements of several articles that report the same words, spoken once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from sayso.following import alike
from sayso.following.origins import names, spoken_through
from sayso.records.origin import Report, Utterance
from sayso.records.statement import Statement
from sayso.records.told import Told


def utterances(story: Sequence[Told]) -> tuple[Utterance, ...]:
    """
    Group a story's statements: same speaker, near content, same day. In order of their first report.

    A statement of whose speaker nothing is known stays alone; so does one without content.
    """
    groups: list[list[_Said]] = []
    by_speaker: defaultdict[str, list[list[_Said]]] = defaultdict(list)
    for said in _all(story):
        group = next((group for group in by_speaker[said.key] if _same(said, group)), None) if said.key else None
        if group is not None:
            group.append(said)
            continue
        groups.append([said])
        by_speaker[said.key].append(groups[-1])
    writers = names(story)
    return tuple(_utterance(group, number, writers) for number, group in enumerate(groups, start=1))


class _Said(Struct, frozen=True, kw_only=True):
    told: Told
    statement: Statement
    speaker: str
    key: str
    """Empty where nobody is named."""
    day: str | None
    words: str
    content: frozenset[str]


def _all(story: Sequence[Told]) -> list[_Said]:
    in_time = sorted(story, key=lambda told: (told.at, told.id))
    return [_said(told, statement) for told in in_time for statement in told.reading.statements]


def _said(told: Told, statement: Statement) -> _Said:
    speaker = speaker_name(told, statement)
    words = " … ".join(told.words(span) for span in statement.content)
    return _Said(
        told=told,
        statement=statement,
        speaker=speaker,
        key=alike.key(speaker) if speaker else "",
        day=(statement.said.start if statement.said else None) or told.day,
        words=words,
        content=alike.content(words),
    )


def speaker_name(told: Told, statement: Statement) -> str:
    """The speaker as the reading names them; empty where nobody is named."""
    actor = next((actor for actor in told.reading.actors if actor.id == statement.speaker.actor), None)
    if actor is not None:
        return actor.name
    return told.words(statement.speaker.span) if statement.speaker.span else ""


def _same(said: _Said, group: Sequence[_Said]) -> bool:
    return any(_close(said.day, other.day) and alike.near(said.content, other.content) for other in group)


def _close(one: str | None, other: str | None) -> bool:
    """Of the same day, give or take the one that a report may come later; an unknown day contradicts none."""
    if one is None or other is None:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1


def _utterance(group: Sequence[_Said], number: int, writers: Mapping[str, str]) -> Utterance:
    fullest = max(group, key=lambda said: len(said.words))
    days = [said.day for said in group if said.day]
    return Utterance(
        id=f"u{number}",
        speaker=max((said.speaker for said in group), key=len),
        day=min(days, default=None),
        content=fullest.words,
        reports=tuple(
            Report(
                article=said.told.id,
                statement=said.statement.id,
                relays=tuple(relay.name for relay in said.statement.relays),
            )
            for said in group
        ),
        origins=len({spoken_through(said.statement, said.told, writers) for said in group}),
    )
