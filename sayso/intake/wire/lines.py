"""Text as teleprinters set it: lines broken by width, paragraphs indented or set apart."""

from __future__ import annotations

import re

BREAK = re.compile(r"\r\n|\r|\n")
INDENTED = re.compile(r"[ \t]{2,}\S|\t")
LISTED = re.compile(r"\s*(?:[-•*#]+\s|\d+[.)]\s)")


def paragraphs(text: str) -> tuple[str, ...]:
    r"""
    The paragraphs of a text whose lines are broken by width.

    One begins after an empty line, with an indent, or as an entry of a list.

    >>> paragraphs("   Talks failed,\n the minister said.\n   They will go on.\n")
    ('Talks failed, the minister said.', 'They will go on.')
    """
    found: list[list[str]] = []
    fresh = True
    for line in BREAK.split(text):
        words = line.strip()
        if not words:
            fresh = True
            continue
        if fresh or INDENTED.match(line) or LISTED.match(line):
            found.append([])
        found[-1].append(words)
        fresh = False
    return tuple(" ".join(" ".join(lines).split()) for lines in found)


def joined(text: str) -> str:
    """The paragraphs, an empty line between them."""
    return "\n\n".join(paragraphs(text))
