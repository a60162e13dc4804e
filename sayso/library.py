"""Sayso as a library: one page, or many with one reader."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sayso import intake, pipeline
from sayso.errors import InputError
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.encoder.memo import ParagraphMemo
from sayso.records.capture import Capture
from sayso.records.reading import Reading


class Reader:
    """
    Reads pages with the encoder loaded once.

    A paragraph seen before is not encoded again: news repeats itself. Not for use from several threads at once.

    Args:
        threads: How many threads the encoder may use; the result is the same with any number.

    Raises:
        ModelMissing: The encoder's weights are absent or damaged.
    """

    def __init__(self, *, threads: int = 1) -> None:
        self._annotator = ParagraphMemo(Encoder.load(threads=threads))

    def read(
        self, page: str | bytes | Path, *, url: str | None = None, published: str | None = None, plain: bool = False
    ) -> Reading:
        """
        Read one page.

        Args:
            page: Its HTML or plain text, as text or bytes; or the path of a file that holds it.
            url: The address it stands at.
            published: Reference date for a page that carries none, ISO 8601.
            plain: Whether ``page`` is the article's text itself, to be kept unchanged.

        Raises:
            InputError: There is no article in it that can be read, or more than one.
            NotFound: ``page`` is a path and there is no such file.
        """
        if isinstance(page, Path):
            capture = intake.load(page, url=url, published=published, plain=plain)
        else:
            content, encoding = _bytes(page)
            capture = intake.recognise(content, url=url, published=published, encoding=encoding, plain=plain)
        return pipeline.read(capture, self._annotator)

    def read_all(
        self, source: str | bytes | Path, *, url: str | None = None, published: str | None = None
    ) -> Iterator[Reading | InputError]:
        """
        Read every article of a feed, news sitemap, wire message, mailbox or web archive; a page is read too.

        Args:
            source: Its text or bytes; or the path of a file, which may be of any size if it is an archive or mailbox.
            url: The address it stands at.
            published: Reference date for what carries none, ISO 8601.

        Returns:
            Readings in the order of the source; in the place of what cannot be read, the error that tells why.

        Raises:
            NotFound: ``source`` is a path and there is no such file.
        """
        if isinstance(source, Path):
            captures = intake.load_all(source, url=url, published=published)
        else:
            content, encoding = _bytes(source)
            captures = intake.recognise_all(content, url=url, published=published, encoding=encoding)
        for capture in captures:
            yield capture if isinstance(capture, InputError) else self._try(capture)

    def _try(self, capture: Capture) -> Reading | InputError:
        try:
            return pipeline.read(capture, self._annotator)
        except InputError as error:
            return error


def _bytes(page: str | bytes) -> tuple[bytes, str | None]:
    """The bytes of a page and what is known of their encoding."""
    return (page.encode("utf-8", "replace"), "utf-8") if isinstance(page, str) else (page, None)


def read(
    page: str | bytes | Path, *, url: str | None = None, published: str | None = None, plain: bool = False
) -> Reading:
    """
    Read one page with a reader that is made at the first call and kept; arguments and errors as ``Reader.read``.

    Example:
        >>> read("(Lodestar) - The minister said talks go on.", plain=True).article.agency.name
        'Lodestar'
    """
    return _reader().read(page, url=url, published=published, plain=plain)


@cache
def _reader() -> Reader:
    return Reader()
