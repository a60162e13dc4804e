"""Bytes to text, whatever encoding the page is in."""

from __future__ import annotations

from sayso.errors import NotText
from sayso.knowledge.encodings import decoded

CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\f\r") + b"\x7f"
"""Characters no text is made of, in UTF-8, where each is one byte and no part of another character."""
NO_CHARACTERS = ("\ufeff", "\ufffe", "\uffff")


def decode(content: bytes, *, declared: str | None = None, where: str = "") -> str:
    r"""
    The text of a page: by its byte order mark, what its carrier or itself declares, UTF-8, then a guess.

    Line ends become ``\\n``; control characters go. A declaration that does not fit the bytes is not believed.

    Raises:
        NotText: What comes out is not text in any of these encodings.
    """
    text = decoded(content, declared)
    if len(content.translate(None, CONTROL)) < len(content) or any(sign in text for sign in NO_CHARACTERS):
        text = _without_controls(text)
    if "\r" in text or "\f" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if text.count("\ufffd") > max(20, len(text) // 20):
        raise NotText("in no encoding that fits", where=where, remedy="Save it as UTF-8.")
    return text


def _without_controls(text: str) -> str:
    """The text without them and without lone surrogates; over bytes, which is twenty times faster than a pattern."""
    text = text.encode("utf-8", "ignore").translate(None, CONTROL).decode("utf-8")
    for sign in NO_CHARACTERS:
        text = text.replace(sign, "")
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
