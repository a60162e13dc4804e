"""Utterances: statements of several articles that report the same words, spoken once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from sayso.following import same_wording
from sayso.following.origins import names, spoken_through
from sayso.records.actor import Actor
from sayso.records.origin import Report, Utterance
from sayso.records.statement import Statement
from sayso.records.told import Told

PRONOUNS: Final = frozenset("he she it they we i who you one this that his her their which".split())
"""Speakers that name nobody unless the reading has found whom they mean."""
UNNAMED: Final = "unknown"
"""The name of a relay that the text does not give."""


def utterances(story: Sequence[Told]) -> tuple[Utterance, ...]:
    """
    Group a story's statements: same speaker, near content, same day. In order of their first report.

    A statement of whose speaker nothing is known stays alone; so does one without content. What one report says was
    claimed and another denied are two utterances, and two people of one family name stay two.
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
    country: str | None
    denied: bool
    day: str | None
    words: str
    content: frozenset[str]


def _all(story: Sequence[Told]) -> list[_Said]:
    in_time = sorted(story, key=lambda told: (told.at, told.id))
    return [_said(told, statement) for told in in_time for statement in told.reading.statements]


def _said(told: Told, statement: Statement) -> _Said:
    speaker = speaker_name(told, statement)
    actor = _actor(told, statement)
    words = " … ".join(told.words(span) for span in statement.content)
    return _Said(
        told=told,
        statement=statement,
        speaker=speaker,
        key=same_wording.key(speaker) if speaker and speaker.casefold() not in PRONOUNS else "",
        country=actor.country if actor is not None else None,
        denied=statement.stance == "denied",
        day=(statement.said.start if statement.said else None) or told.day,
        words=words,
        content=same_wording.content(words),
    )


def speaker_name(told: Told, statement: Statement) -> str:
    """The speaker as the reading names them; empty where nobody is named."""
    actor = _actor(told, statement)
    if actor is not None:
        return actor.name
    return told.words(statement.speaker.span) if statement.speaker.span else ""


def _actor(told: Told, statement: Statement) -> Actor | None:
    return next((actor for actor in told.reading.actors if actor.id == statement.speaker.actor), None)


def _same(said: _Said, group: Sequence[_Said]) -> bool:
    if any(_others(said, other) for other in group):
        return False
    return any(_close(said.day, other.day) and same_wording.near(said.content, other.content) for other in group)


def _others(one: _Said, other: _Said) -> bool:
    """Whether two statements cannot be one: another stand on it, another country, another name."""
    if one.denied != other.denied or (one.country and other.country and one.country != other.country):
        return True
    return not same_wording.same_name(one.speaker, other.speaker)


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
        origins=_origins(group, writers),
    )


def _origins(group: Sequence[_Said], writers: Mapping[str, str]) -> int:
    """How many carriers nearest to the speaker there are; an unnamed one is no further witness beside a named one."""
    carriers = {spoken_through(said.statement, said.told, writers) for said in group}
    return max(len(carriers - {UNNAMED}), 1)
