"""Bytes to text, whatever encoding the page is in."""

from __future__ import annotations

import re

from sayso.errors import NotText
from sayso.knowledge.encodings import decoded

CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters no text is made of."""


def decode(content: bytes, *, declared: str | None = None, where: str = "") -> str:
    r"""
    The text of a page: by its byte order mark, what its carrier or itself declares, UTF-8, then a guess.

    Line ends become ``\\n``; control characters go. A declaration that does not fit the bytes is not believed.

    Raises:
        NotText: What comes out is not text in any of these encodings.
    """
    text = CONTROL.sub("", decoded(content, declared))
    if "\r" in text or "\f" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if text.count("\ufffd") > max(20, len(text) // 20):
        raise NotText("in no encoding that fits", where=where, remedy="Save it as UTF-8.")
    return text


def unchanged(content: bytes, *, declared: str | None = None) -> str:
    """
    A text as its file has it, every line end kept, so that offsets into it are the file's own.

    Only NUL, which no database keeps, is shown as U+FFFD.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = decoded(content, declared)
    return text.replace("\0", "\ufffd")
