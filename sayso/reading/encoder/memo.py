"""A memory of paragraphs: news repeats itself, and a paragraph seen before is not read again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Protocol

from sayso.reading.annotation import Annotation

CAPACITY = 20_000
"""Paragraphs kept: about a day of a few busy feeds, some 200 MB at the most."""


class Annotator(Protocol):
    """What annotates a paragraph."""

    @property
    def version(self) -> str:
        """Names the model."""
        ...

    def annotate(self, paragraph: str, /) -> Annotation:
        """The annotation of one paragraph."""
        ...


class ParagraphMemo:
    """An annotator that asks another one only for paragraphs it does not remember; safe to share between threads."""

    def __init__(self, annotator: Annotator, *, capacity: int = CAPACITY) -> None:
        """
        Args:
            annotator: Asked for what is not remembered. Its annotations are frozen, so sharing them is safe.
            capacity: Paragraphs kept; the one unused for longest goes first.
        """
        self._annotator = annotator
        self._capacity = capacity
        self._known: OrderedDict[bytes, Annotation] = OrderedDict()
        self._lock = Lock()
        self.hits = 0
        self.misses = 0

    @property
    def version(self) -> str:
        """The version of the annotator behind it."""
        return self._annotator.version

    def __len__(self) -> int:
        return len(self._known)

    def annotate(self, paragraph: str, /) -> Annotation:
        """The annotation of one paragraph, remembered or made."""
        key = self._key(paragraph)
        with self._lock:
            known = self._known.get(key)
            if known is not None:
                self._known.move_to_end(key)
                self.hits += 1
                return known
        made = self._annotator.annotate(paragraph)
        with self._lock:
            self.misses += 1
            self._known[key] = made
            while len(self._known) > self._capacity:
                self._known.popitem(last=False)
        return made

    def _key(self, paragraph: str) -> bytes:
        """Of the model and the text: 16 bytes, so that what is forgotten leaves no text behind."""
        text = f"{self._annotator.version}\0{paragraph}".encode(errors="surrogatepass")
        return hashlib.blake2b(text, digest_size=16).digest()
