"""A word and its part of speech → its dictionary form: rules for English endings, and a table of what they miss."""

from __future__ import annotations

import re
from collections.abc import Mapping

AS_WRITTEN = frozenset({"PROPN", "PUNCT", "SYM", "NUM", "X"})
"""Parts of speech whose lemma is the word itself, as in the English treebanks."""

_NOUN = (
    (re.compile(r"(?<=\w\w)ies$"), "y"), (re.compile(r"(?<=[sxz])es$"), ""), (re.compile(r"(?<=[cs]h)es$"), ""),
    (re.compile(r"(?<=[a-z])men$"), "man"), (re.compile(r"(?<=[^sui])s$"), ""),
)  # fmt: skip
_VERB = (
    (re.compile(r"(?<=\w\w)ies$"), "y"), (re.compile(r"(?<=\w\w)ied$"), "y"), (re.compile(r"(?<=[sxz])es$"), ""),
    (re.compile(r"(?<=[cs]h)es$"), ""), (re.compile(r"(?<=[^s])s$"), ""),
)  # fmt: skip
_ENDING = re.compile(r"(?<=\w\w)(?:ing|ed)$")
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_WANTS_E = re.compile(
    r"(?:[^aeiou][aeiou](?:[bgkmnptz]|d)|[iaeu]z|at|[uv]|[^aeiou]c|[aeiou]c|[dr]g|[rn]s|[aeiou]s|[aeiou]r|[bcdfgkptz]l)$"
)
_TAKES_NO_E = re.compile(
    r"(?:[aeiou]{2}[a-z]|er|en|on|it|et|ot|op|ow|aw|ew|ay|ey|oy|el|or|in|um|ish|iv?er|om|ad|ot|od|eg|ut|ip|ep)$"
)


def lemma(form: str, upos: str, table: Mapping[tuple[str, str], str], /) -> str:
    """
    The dictionary form of a word.

    Args:
        form: The word as written.
        upos: Its universal part of speech.
        table: ``(lower-case form, part of speech)`` → lemma, for words the rules get wrong.

    >>> lemma("denies", "VERB", {}), lemma("boats", "NOUN", {}), lemma("is", "AUX", {("is", "AUX"): "be"})
    ('deny', 'boat', 'be')
    """
    low = form.lower()
    known = table.get((low, upos))
    if known is not None:
        return known
    if upos in AS_WRITTEN:
        return form
    if upos == "NOUN":
        return _first_rule(low, _NOUN)
    if upos == "VERB":
        stem = _ENDING.sub("", low)
        return _first_rule(low, _VERB) if stem == low or low.endswith("ied") else _verb_stem(stem)
    return low


def _first_rule(low: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, replacement in rules:
        if pattern.search(low):
            return pattern.sub(replacement, low)
    return low


def _verb_stem(stem: str) -> str:
    """A verb without its ``-ing`` or ``-ed``."""
    if _DOUBLED.search(stem):
        return stem[:-1]
    if _TAKES_NO_E.search(stem):
        return stem
    return stem + "e" if _WANTS_E.search(stem) else stem


def read_table(lines: str, /) -> dict[tuple[str, str], str]:
    """The table from its file: form, part of speech and lemma, separated by tabs."""
    table: dict[tuple[str, str], str] = {}
    for line in lines.splitlines():
        form, upos, dictionary_form = line.split("\t")
        table[form, upos] = dictionary_form
    return table
