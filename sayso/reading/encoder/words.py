"""Text → words, as Universal Dependencies cuts English: the first step of reading, before any model.

Clitics are words (``do`` + ``n't``, ``Russia`` + ``'s``), hyphenated compounds are cut at the hyphen (``long`` + ``-``
+ ``term``), numbers with their commas, points and colons are one word, and so are abbreviations with their period
(``U.S.``, ``Gen.``). What the rules do not foresee becomes a word of one character, so every character that is not
white space is in exactly one word, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records.span import Span

_AFFIXES = (
    "non anti re co pre pro mid cross post semi sub pan multi ex counter mini inter socio neo micro un e over ultra "
    "trans extra intra bi tri vice"
)
"""Prefixes that EWT and GUM leave joined by their hyphen (``non-``, ``mid-``)."""

_ABBREVIATIONS = (
    "Mr Mrs Ms Messrs Dr Drs Prof St Mt Ft Rev Fr Hon Pres Gov Govs Sen Sens Rep Reps Gen Adm Col Cmdr Capt Lt Maj Sgt "
    "Cpl Pvt Det Supt Insp Sr Jr Esq Inc Corp Co Cos Ltd Bros Assn Dept Univ Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct "
    "Nov Dec Mon Tue Tues Wed Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich "
    "Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo etc vs al Ave Blvd Rd Hwy ca approx est "
    "vol ed eds pp Ph"
)

_NUMBERED = r"Nos?\.(?=\s?\d)"
"""``No. 10``, but not ``No.`` at the end of an answer."""

_WORD = re.compile(
    "|".join(
        (
            r"(?P<address>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]'’]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)",
            r"(?P<handle>[@#]\w+)",
            r"(?P<dotted>(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s+[A-Z]))",
            rf"(?P<abbreviation>\b(?:{'|'.join(_ABBREVIATIONS.split())})\.(?!\w)|{_NUMBERED})",
            r"(?P<number>\d{3}-\d{3}-\d{4}\b|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])|\d+(?:[.,:/]\d+)*)",
            rf"(?P<prefixed>\b(?i:{'|'.join(_AFFIXES.split())})-[^\W\d_]{{2,}}|[A-Z]{{1,6}}-\d+\b)",
            r"(?P<word>(?:[^\W\d_]|['’](?=[^\W\d_]))(?:[^\W_]|['’](?=[^\W_])|(?<=[a-z])\.(?=[a-z]{2}))*)",
            r"(?P<row>\.{2,}|-{2,}|[!?]{2,}|\*{2,}|={2,}|_+|''|``|‘‘|’’)",
            r"(?P<other>\S)",
        )
    )
)

_CLITIC = re.compile(r"(?i)(?<=.)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_FUSED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}
"""Words that are two in Universal Dependencies, with the length of the first."""

_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""Scripts written without spaces: a character a word."""


def words(text: str, /) -> list[Span]:
    """The words of ``text`` in order; together they cover all that is not white space.

    >>> text = "Russia's long-term envoys didn't."
    >>> [span.of(text) for span in words(text)]
    ['Russia', "'s", 'long', '-', 'term', 'envoys', 'did', "n't", '.']
    """
    return [Span(start, end) for start, end in _cut(text)]


def _cut(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "word":
            yield from _syntactic(text, start, end)
        else:
            yield start, end


def _syntactic(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of letters as the one, two or more words that it is."""
    form = text[start:end]
    if _WIDE.search(form):
        yield from ((at, at + 1) for at in range(start, end))
        return
    if form[0] in "'’" and len(form) > 1 and not _is_clitic_alone(form):
        yield start, start + 1
        start, form = start + 1, form[1:]
    cut = _FUSED.get(form.lower())
    clitic = _CLITIC.search(form) if "'" in form or "’" in form else None
    if clitic and clitic.start():
        cut = clitic.start()
    if cut:
        yield start, start + cut
        yield start + cut, end
    else:
        yield start, end


def _is_clitic_alone(form: str) -> bool:
    return form[1:].lower() in {"s", "re", "ve", "ll", "d", "m", "t", "em", "til", "cause"}
