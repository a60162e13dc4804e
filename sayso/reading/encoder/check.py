"""Whether this machine reads as the one did on which the weights were released."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from sayso.reading.encoder.encoder import MODEL, Encoder

TEXT: Final = MODEL / "check.txt"
RELEASED: Final = MODEL / "check.sha256"


def digest(encoder: Encoder) -> str:
    """What the encoder makes of the built-in text, as a hash: words, trees, names, attributions, events, scores."""
    paragraphs = TEXT.read_text(encoding="utf-8").splitlines()
    read = [encoder.annotate(paragraph) for paragraph in paragraphs]
    return hashlib.sha256(msgspec.json.encode(read)).hexdigest()


def released() -> str:
    """The hash at release."""
    return RELEASED.read_text(encoding="ascii").strip()
