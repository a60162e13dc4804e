"""The way of the data through the pure rooms: Capture → Article → Reading. One path for every command."""

from __future__ import annotations

from typing import Final

from sayso import page, reading
from sayso.reading import Annotator
from sayso.records.capture import Capture
from sayso.records.reading import Reading

VERSION: Final = "0.1.0"


def read(capture: Capture, annotator: Annotator) -> Reading:
    """
    Read one capture.

    Raises:
        InputError: The capture holds no article that can be read.
    """
    article = page.read(capture)
    return reading.read(article, annotator, sayso_version=VERSION)
