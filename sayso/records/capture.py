"""What the outside world handed in, before anything was concluded from it."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from msgspec import Struct

from sayso.records import item

CaptureKind = Literal["html", "rendering", "plain", "item"]
"""
``html``: a web page; ``rendering``: a page as plain text, furniture too; ``plain``: the article's text itself;
``item``: what a feed, news sitemap, wire message or letter declares of one item (``records.item``).
"""


class Capture(Struct, frozen=True, kw_only=True):
    """One input as it arrived, with what its carrier declared about it."""

    kind: CaptureKind
    content: bytes
    path: str | None = None
    """The file it came from, as the user named it."""
    url: str | None = None
    """The address it was fetched from or is said to stand at."""
    published: str | None = None
    """A reference date given from outside (ISO 8601), for an input that carries none."""
    encoding: str | None = None
    """The character encoding its carrier declared, such as an HTTP header."""

    @property
    def id(self) -> str:
        """16 hexadecimal digits of a hash over kind, address and content: the same page is the same capture."""
        mark = "\0".join((self.kind, self.url or "", self.published or "")).encode("utf-8", "replace")
        content = item.source(self.content) if self.kind == "item" else self.content
        return sha256(mark + b"\0" + content).hexdigest()[:16]

    @property
    def where(self) -> str:
        """How to name it in a message."""
        if self.path and self.url:
            return f"{self.path} ({self.url})"
        return self.path or self.url or "standard input"
