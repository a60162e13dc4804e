"""A page given as plain text, as blocks: one line each, with what its signs say of it."""

from __future__ import annotations

import itertools
import re

from sayso.page.blocks import BLOCKS, Block, Layout, reads_like_prose, words

BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○*+–-]|\d{1,2}[.)])\s+(?=\S)")
HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*(=|-){4,}\s*$")
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\((\S+?)(?:\s+\"[^\"]*\")?\)")
EMPHASIS = re.compile(r"(?<!\w)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
WRAPPED_AT = range(60, 101)
"""Widths at which programs wrap text."""


def read(text: str) -> Layout:
    """Every line that holds something; lines a program has wrapped are joined again."""
    raw = text.split("\n")
    lines = _joined(raw) if _is_wrapped(raw) else raw
    blocks: list[Block] = []
    empty = True
    for line in lines:
        if UNDERLINE.match(line) and blocks and not empty:
            continue
        shown = " ".join(line.split())
        if not shown:
            empty = True
            continue
        blocks.append(_block(line, empty=empty))
        empty = False
        if len(blocks) == BLOCKS:
            break
    return Layout(blocks=tuple(block for block in blocks if block.text))


def _block(line: str, *, empty: bool) -> Block:
    tag = "line"
    bullet = bool(BULLET.match(line))
    if heading := HEADING.match(line):
        tag = f"h{len(heading[1])}"
    shown = BULLET.sub("", HEADING.sub("", line), count=1)
    if "](" in shown and len(shown) < 5000:
        shown = MARKDOWN_LINK.sub(r"\1", shown)
    if ("**" in shown or "__" in shown) and len(shown) < 5000:
        shown = EMPHASIS.sub(r"\2", shown)
    text = " ".join(shown.split())
    tag = "li" if bullet and tag == "line" else tag
    count = words(text)
    prose = reads_like_prose(text, tag=tag, count=count)
    return Block(text=text, tag=tag, words=count, break_before=empty, bullet=bullet, prose=prose)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most lines that have another right after them end just before one width."""
    inner = [len(line) for line, after in itertools.pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 5:
        return False
    widest = max(inner)
    return widest in WRAPPED_AT and sum(length > widest - 15 for length in inner) > 0.6 * len(inner)


def _joined(lines: list[str]) -> list[str]:
    joined: list[str] = []
    open_ = False
    for line in lines:
        if open_ and line.strip() and not BULLET.match(line) and not HEADING.match(line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line)
        open_ = bool(line.strip()) and len(line) > WRAPPED_AT.start - 15
    return joined
