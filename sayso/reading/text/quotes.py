"""Which stretches of a text stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from sayso.records.span import Span
from sayso.records.statement import Manner

OPENING: Final = "\"“‘'«„`"
"""Characters a quotation can begin with."""
STRETCH: Final = re.compile(
    r"“[^“”\"\n]*(?:”|[\"“](?!\w)|(?=“)|$)"
    r"|^”(?=\w)[^“”\n]*(?:”|$)"
    r"|„[^„“”\n]*(?:[“”]|$)"
    r"|«[^«»\n]*(?:»|$)"
    r"|``[^\n]*?(?:''|$)"
    r"|(?<!\w)''[^\n]*?(?:''|$)"
    r'|(?<!\w)"(?!\s)(?:[^"“”\n]|“[^“”"\n]*”)*(?:["”]|$)'
    r"|(?<![\w.,!?])‘(?=\w)(?:[^‘’\n]|’(?=\w)){1,800}’(?!\w)"
    r"|(?<![\w.,!?'])'(?=\w)(?:[^'\n]|'(?=\w)){1,800}'(?![\w'])",
    re.MULTILINE,
)
"""Marks of two kinds may pair. Single marks must close, since an apostrophe looks like one."""
RUNNING_ON: Final = re.compile(r"\s*[\"“„«`]")


class Quotes:
    """The quotations of a text; made once and asked many times."""

    def __init__(self, text: str) -> None:
        found = (Span(*match.span()) for match in STRETCH.finditer(text))
        self.spans = tuple(span for span in found if _ends(text, span))
        self._starts = [span.start for span in self.spans]

    def overlapping(self, span: Span) -> tuple[Span, ...]:
        """The quotations that share a character with a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        end = bisect_right(self._starts, span.end - 1)
        return tuple(one for one in self.spans[first:end] if one.overlaps(span))


def _ends(text: str, span: Span) -> bool:
    """Whether a quotation has its closing mark, or runs to the end of a paragraph as one that goes on does."""
    if text[span.end - 1] in "\"”“»'’" and len(span) > 1:
        return True
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return not before.strip() or RUNNING_ON.match(text, span.end) is not None


def manner(text: str, quotes: Quotes, content: tuple[Span, ...]) -> Manner:
    """
    How words are given: ``direct`` if at least 80 % of the content's letters are quoted, ``mixed`` if any are.

    Source: the classes of the PolNeAR corpus (Newell, Margolin and Ruths 2018).
    """
    letters = quoted = 0
    for span in content:
        letters += sum(map(str.isalnum, span.of(text)))
        for stretch in quotes.overlapping(span):
            quoted += sum(map(str.isalnum, text[max(span.start, stretch.start) : min(span.end, stretch.end)]))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.8 * letters else "mixed"
