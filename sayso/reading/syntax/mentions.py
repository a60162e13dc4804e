"""Named persons without what the encoder took with them: a verb after the name, a title without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sayso.knowledge import roles
from sayso.reading.annotation import Mention, Token
from sayso.records.span import Span


def cleaned(mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """
    The mentions with persons put right; all others as they are.

    "Aud Vik will" is Aud Vik; "Norwegian Minister" right before another name is that person's title and nobody.

    Args:
        mentions: Of one article.
        tokens: Its words.
    """
    by_end = {token.span.end: token for token in tokens}
    starts = {one.span.start for one in mentions if one.kind == "person"}
    for mention in mentions:
        if mention.kind != "person":
            yield mention
            continue
        trimmed = _without_verb(mention, by_end)
        if not (trimmed.span.end + 1 in starts and _is_title(trimmed, tokens)):
            yield trimmed


def _without_verb(mention: Mention, by_end: dict[int, Token]) -> Mention:
    """A name ends before a verb in lower case."""
    end = mention.span.end
    while (token := by_end.get(end)) is not None and token.span.start > mention.span.start:
        if token.upos not in {"VERB", "AUX"} or not token.form.islower():
            break
        end = token.span.start - 1
    return mention if end == mention.span.end else replace(mention, span=Span(mention.span.start, end))


def _is_title(mention: Mention, tokens: Sequence[Token]) -> bool:
    last = next((token for token in tokens if token.span.end == mention.span.end), None)
    role = roles.find(last.form.lower()) if last is not None else None
    return role is not None and role.kind == "person"
