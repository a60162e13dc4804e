"""The domain an address stands in."""

from __future__ import annotations

from urllib.parse import urlsplit

from courlan import extract_domain


def find(url: str | None) -> str | None:
    """
    The registered domain; the host where there is no such.

    >>> find("https://www.harbour-post.example/world"), find("mid:4711")
    ('harbour-post.example', None)
    """
    if not url:
        return None
    try:
        return extract_domain(url) or (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
