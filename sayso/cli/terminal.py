"""What may be shown on a terminal: no character that steers it, none that its encoding lacks, lines that fit."""

from __future__ import annotations

import signal
import sys
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from rich.console import Console


NARROWEST: Final = 60
WIDEST: Final = 120

PLAIN: Final = str.maketrans(
    {
        "←": "<-",
        "→": "->",
        "↳": "`-",
        "·": "-",
        "—": "-",
        "–": "-",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "«": '"',
        "»": '"',
        "€": "EUR",
        "£": "GBP",
        "─": "-",
        "│": "|",
        "✓": "ok",
        "✗": "NO",
        "°": " deg",
    }
)
"""How a terminal without these characters is shown them."""


def tame(text: str, *, encoding: str = "utf-8") -> str:
    r"""
    One line of text that came from outside, made safe to show.

    Characters that steer a terminal or turn the reading direction of what follows are taken out, white space is
    evened, and what ``encoding`` lacks is written in ASCII.

    >>> tame("red\x1b[31m  alert"), tame("\u202etxt.exe")
    ('red\ufffd[31m alert', 'txt.exe')
    >>> tame("Reuters ← TASS: “Þór”", encoding="ascii")
    'Reuters <- TASS: "?or"'
    """
    line = " ".join("".join(map(_tame, text)).split())
    if _fits(line, encoding):
        return line
    line = "".join(mark if _fits(mark, encoding) else mark.translate(PLAIN) for mark in line)
    return "".join(mark if _fits(mark, encoding) else _bare(mark, encoding) for mark in line)


def tell(message: str, *, file: TextIO | None = None) -> None:
    """One line for people, on standard error."""
    out = file or sys.stderr
    print(tame(message, encoding=encoding_of(out)), file=out, flush=True)


def console(file: TextIO | None = None) -> Console:
    """The terminal to draw on, 60 to 120 columns wide; colours only where it is one and NO_COLOR is not set."""
    from rich.console import Console  # noqa: PLC0415 - slow to load, and most output is for programs

    drawn = Console(file=file or sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)
    drawn.width = min(max(drawn.width, NARROWEST), WIDEST)
    return drawn


def encoding_of(file: TextIO) -> str:
    """How characters become bytes on their way to ``file``."""
    return getattr(file, "encoding", None) or "utf-8"


@contextmanager
def unbroken() -> Generator[None]:
    """Hold Ctrl-C back until the block is done, so that a line is printed whole or not at all."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Format characters that words of several scripts are spelt with."""


def _tame(mark: str) -> str:
    if mark.isspace():
        return " "
    match unicodedata.category(mark):
        case "Cc" | "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case "Cf" if mark not in JOINERS:
            return ""
        case _:
            return mark


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _bare(mark: str, encoding: str) -> str:
    letters = "".join(part for part in unicodedata.normalize("NFKD", mark) if not unicodedata.combining(part))
    return letters if letters and _fits(letters, encoding) else "?"
