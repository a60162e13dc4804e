"""
Which language a page is in: as its words show, else as it declares.

A page's declaration is its layout's, not its text's: of some 200 pages declared ``en``, 10 were in other languages.
Why py3langid: docs/decisions/0016-which-library-tells-the-language.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from sayso.knowledge import languages

SAMPLE: Final = 1500
"""Characters looked at; more change nothing on the 1,400 articles of ``data/news`` it was tried on, and take longer."""
LEAST_WORDS: Final = 12
"""Below it, titles and datelines decide by the names in them: of 80-character headlines 1 in 15 was told wrong."""
LEAST_SIGNS: Final = 20
"""The same for scripts without spaces."""
SURE: Final = 0.9
"""Least probability, 0 to 1; on whole articles nearly all have 1.0, on mixed pages less."""
TAG: Final = re.compile(r"^([a-z]{2,3})(?:[-_][\w-]+)?$", re.IGNORECASE)
WORD: Final = re.compile(r"[^\W\d_]{2,}")
UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
LONGER: Final = {"eng": "en", "ger": "de", "deu": "de", "fra": "fr", "fre": "fr", "spa": "es", "nb": "no", "nn": "no"}
"""Codes of three letters that pages declare, and the written forms of Norwegian."""


def find(text: str, *values: str | None) -> str | None:
    """The language a text is in, as its words show; where they leave a doubt, as one of the values declares."""
    return shown(text) or declared(*values)


def declared(*values: str | None) -> str | None:
    """The first declared language tag that is one, as its ISO 639-1 code."""
    for value in values:
        if value and (tag := TAG.match(value.strip())):
            code = tag[1].lower()
            return LONGER.get(code, code)
    return None


def shown(text: str) -> str | None:
    """The language the words show, ISO 639-1; None where there are too few, or they leave a doubt."""
    sample = text[:SAMPLE]
    if len(WORD.findall(sample)) < LEAST_WORDS and len(UNSPACED.findall(sample)) < LEAST_SIGNS:
        return None
    classify = cast("Callable[[str], tuple[str, float]]", _identifier().classify)  # pyright: ignore[reportUnknownMemberType] (untyped)
    code, probability = classify(sample)
    return code if probability >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    """The classifier with its table, which is read once and never changed."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)  # pyright: ignore[reportUnknownMemberType] (untyped)
    identifier.set_languages(sorted(languages.codes()))  # pyright: ignore[reportUnknownMemberType] (untyped)
    return identifier
