"""The parts of a text that two texts are compared by."""

from __future__ import annotations

import re
from typing import Final


def blocks(text: str) -> list[str]:
    """The paragraphs; of a text that is a single one, the sentences."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return SENTENCE_END.split(lines[0]) if len(lines) == 1 else lines


SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])")
