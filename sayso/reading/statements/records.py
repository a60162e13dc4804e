"""Drafts made statements: once the speakers are actors and the article's times are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sayso.reading.press import outlets
from sayso.reading.statements.read import Draft
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.nearby import Nearby
from sayso.records.actor import Actor
from sayso.records.event import When
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan

SPEAKING: Final = frozenset({"speak", "talk", "write", "quote"})
"""Verbs beside a cue that may bear its day: "said the minister, speaking on Monday"."""


def statements(
    tree: Tree, drafts: Sequence[Draft], times: Sequence[TimeSpan], actor_of: Callable[[int | None], Actor | None]
) -> tuple[Statement, ...]:
    """
    The statements of an article, numbered in the order of the text.

    Args:
        tree: The article's trees.
        drafts: What ``read.draft`` gave.
        times: Of the article.
        actor_of: The actor whose phrase a word heads; None where there is none.
    """
    dated = Nearby((time.span, time) for time in times if time.type in {"DATE", "TIME"})
    return tuple(
        _statement(tree, draft, number, actor_of(draft.speaker), dated) for number, draft in enumerate(drafts, start=1)
    )


def _statement(tree: Tree, draft: Draft, number: int, actor: Actor | None, dated: Nearby[TimeSpan]) -> Statement:
    return Statement(
        id=f"s{number}",
        speaker=Speaker(
            span=draft.named,
            actor=actor.id if actor is not None else None,
            anonymous=draft.anonymous,
        ),
        relays=tuple(relay for relay in draft.relays if not _is_speaker(relay, actor)),
        cue=draft.cue,
        content=draft.content,
        manner=draft.manner,
        stance=draft.stance,
        said=_said(tree, draft, dated),
        audience=draft.audience,
        within=None if draft.within is None else f"s{draft.within + 1}",
    )


def _is_speaker(relay: Relay, actor: Actor | None) -> bool:
    """Whether a relay is the speaker again, under another name: "Peskov said he had told reporters"."""
    if actor is None or relay.span is None or relay.kind not in {"person", "official"}:
        return False
    return any(relay.span.overlaps(span) for span in actor.spans)


def _said(tree: Tree, draft: Draft, dated: Nearby[TimeSpan]) -> When | None:
    """When it was said: the date that hangs on the cue's verb, on "speaking", or on the document that says it."""
    for phrase in _circumstances(tree, draft):
        around = dated.overlapping(phrase)
        free = (time for time in around if not any(span.overlaps(time.span) for span in draft.content))
        time = next(free, None)
        if time is not None:
            return When(span=time.span, start=time.start, end=time.end)
    return None


def _circumstances(tree: Tree, draft: Draft) -> Iterator[Span]:
    """The phrases around a cue that may tell its day, the likeliest first."""
    if draft.word is None:
        return
    above = [up for up in list(tree.ancestors(draft.word))[:1] if tree.tokens[up].upos == "VERB"]
    bearers = [draft.word, *above, *([] if draft.speaker is None else [draft.speaker])]
    speaking = [
        verb
        for bearer in bearers
        for verb in tree.children(bearer, "advcl", "acl", "acl:relcl")
        if tree.tokens[verb].lemma.lower() in SPEAKING
    ]
    for verb in (draft.word, *above, *speaking):
        yield from (tree.phrase(child) for child in tree.children(verb, "obl", "advmod", "nmod", "dep"))
    if draft.speaker is not None and outlets.document(tree, draft.speaker) and draft.named is not None:
        yield draft.named
