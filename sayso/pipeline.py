"""The way of the data through the pure rooms: Capture → Article → Reading. One path for every command."""

from __future__ import annotations

from msgspec import structs

from sayso import page
from sayso.reading import reader
from sayso.reading.reader import Annotator
from sayso.records.capture import Capture
from sayso.records.reading import Reading


def read(capture: Capture, annotator: Annotator) -> Reading:
    """
    Read one capture. A report that is a headline alone is read as its own text.

    Raises:
        InputError: The capture holds no article that can be read.
    """
    article = page.read(capture)
    if article.headline and not article.text.strip():
        article = structs.replace(article, text=article.headline)
    return reader.read(article, annotator)
