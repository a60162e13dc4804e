"""Character encodings as pages, feeds and wire files declare them, mean them and get them wrong."""

from __future__ import annotations

import codecs
import re

from trafilatura.utils import detect_encoding  # type: ignore[import-untyped]

SNIFFED_BYTES = 4096
"""How far a page's own declaration is looked for; HTML requires it within 1,024, real pages put it later."""
META = re.compile(rb"""(?:charset|encoding)\s*+=\s*+(?:["']\s*+)?([\w.:-]{2,30})""", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNMARKED = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How markup begins in wide characters without a mark. Source: XML 1.0, appendix F.1."""
WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
             "gb2312": "gb18030", "gbk": "gb18030", "x-sjis": "cp932", "shift_jis": "cp932", "ks_c_5601-1987": "cp949",
             "euc-kr": "cp949", "iso-8859-9": "cp1254", "windows-31j": "cp932", "tis-620": "cp874"}  # fmt: skip
"""Labels that mean a larger encoding on the web. Source: WHATWG Encoding Standard, section 4.2."""
OF_TEXT = re.compile(
    r"utf-(?:8|16|32)|cp\d+|iso8859-|iso2022|koi8|mac|gb|big5|euc|shift_?jis|hz$|johab|tis|ptcp154|ascii"
)
"""Python has other codecs, such as punycode, that no page is written in and that are slow on purpose-made input."""


MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of several bytes in UTF-8. Other encodings make such pairs by chance only."""
SOUND = 5
"""So many sound characters of several bytes for each fault, and the text is UTF-8 with faults."""


def decoded(content: bytes, declared: str | None = None) -> str:
    """
    Bytes as text: by their byte order mark, what their carrier or they themselves declare, UTF-8, then a guess.

    A declaration that does not fit the bytes is not believed.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return (
                content[len(mark) :].decode("utf-8", "replace")
                if encoding == "utf-8"
                else content.decode(encoding, "replace")
            )
    for start, encoding in UNMARKED:
        if content.startswith(start):
            return content.decode(encoding, "replace")
    own = META.search(content[:SNIFFED_BYTES])
    for label in (declared, own[1].decode("ascii", "replace") if own else None, "utf-8"):
        if label and (text := _try(content, label)) is not None:
            return text
    return _guessed(content)


def _try(content: bytes, label: str) -> str | None:
    """The text if every byte fits; windows-1252 fits nearly anything, so UTF-8 that works is believed first."""
    encoding = WEB_NAMES.get(label.strip().lower(), label.strip().lower())
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    if not OF_TEXT.match(codec):
        return None
    if codec.startswith(("utf-16", "utf-32")) and content[:1] not in (b"\x00", b"<") and content[1:2] != b"\x00":
        return None
    for candidate in ("utf-8", codec) if codec.startswith(("cp125", "iso8859")) else (codec,):
        try:
            text = content.decode(candidate)
        except (UnicodeError, LookupError):  # LookupError: Python's codecs that make no text
            continue
        return text
    return None


def _guessed(content: bytes) -> str:
    """Almost UTF-8 stays UTF-8 with the faults marked; anything else is guessed from its bytes."""
    text = content.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    if faults <= len(text) // 1000 or len(MANY_BYTES.findall(content)) >= SOUND * faults:
        return text
    for encoding in detect_encoding(content[:20_000]):
        if encoding not in ("utf-8", "utf_8") and (guessed := _try(content, encoding)) is not None:
            return guessed
    return content.decode("cp1252", "replace")
