"""What an input is, told by its bytes and never by its name."""

from __future__ import annotations

import re
from typing import Literal

from sayso.errors import EmptyInput, NotText, TooLarge, UnknownFormat
from sayso.intake import mail, xml_tree
from sayso.intake.wire import anpa, iptc7901
from sayso.records.carrier import CarrierForm

Form = Literal["html", "rendering", "json"] | CarrierForm
"""``json`` may be a JSON Feed, ninjs or neither: that shows in its values only."""
LIMIT_BYTES = 20_000_000
"""A news page weighs 0.05 to 5 MB with its scripts; the heaviest of 1,200 looked at had 6.4 MB."""
HEAD_BYTES = 65_536


def refuse_size(size_bytes: int, *, where: str, limit_bytes: int = LIMIT_BYTES) -> None:
    """
    Let pass what is within the limit.

    Raises:
        TooLarge: ``size_bytes`` is over it.
    """
    if size_bytes > limit_bytes:
        raise TooLarge(
            f"over the limit of {_megabytes(limit_bytes)} for one page (it has {_megabytes(size_bytes)})",
            where=where,
            remedy="Split it, or pass the article's own page.",
        )


CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
MEDIA_TYPE = 1_000
"""Code points of a declared media type; the standard library's reader takes the square of their number."""


def charset(media_type: str) -> str | None:
    """
    The encoding that a ``Content-Type`` declares.

    >>> charset("text/html; charset=utf-8"), charset("text/html")
    ('utf-8', None)
    """
    found = CHARSET.search(media_type[:MEDIA_TYPE])
    return found[1] if found else None


MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "a document of Microsoft Office"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image, WAV sound or AVI video"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
)
"""First bytes and what they announce. Source: the formats' own specifications."""

ROOTS: dict[str, Form] = {
    "html": "html",
    "rss": "rss",
    "feed": "atom",
    "rdf": "rdf",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "newsmessage": "newsml_g2",
    "newsitem": "newsml_g2",
    "packageitem": "newsml_g2",
    "conceptitem": "newsml_g2",
    "knowledgeitem": "newsml_g2",
    "planningitem": "newsml_g2",
    "catalogitem": "newsml_g2",
    "newsml": "newsml",
    "nitf": "nitf",
}
"""Root elements, in lower case, and what they announce."""


def refuse_no_text(content: bytes, *, where: str) -> None:
    """
    Let pass what may be text.

    Raises:
        EmptyInput: Nothing but white space.
        UnknownFormat: A form Sayso knows by name but does not read.
        NotText: Binary.
    """
    if not content.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf"):
        raise EmptyInput("nothing in it", where=where)
    for start, name in MAGIC:
        if content.startswith(start):
            raise UnknownFormat(f"{name}, not supported yet", where=where, remedy="Pass an HTML page or plain text.")
    if content[4:8] == b"ftyp":
        raise UnknownFormat("an MP4 video, not supported yet", where=where, remedy="Pass an HTML page or plain text.")
    if _is_binary(content) and _wire(content) is None:
        raise NotText("binary, not text", where=where, remedy="Pass an HTML page or plain text.")


CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")
"""Control characters text has no use for; escape stays, ISO-2022 encodings switch with it."""
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def _is_binary(content: bytes) -> bool:
    """Whether more than 1 in 50 of the first bytes are control characters, and it is not UTF-16 or UTF-32."""
    head = content[:HEAD_BYTES]
    if head.startswith(WIDE) or _is_utf16(head) or head.startswith((b"<\0\0\0", b"\0\0\0<")):
        return False
    return len(head) - len(head.translate(None, CONTROL)) > max(len(head) / 50, 12)


def _is_utf16(head: bytes) -> bool:
    """Whether every second byte is zero, as in UTF-16 of mostly Latin text without a mark."""
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    return (evens > 0.7 * half and odds < 0.1 * half) or (odds > 0.7 * half and evens < 0.1 * half)


HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
ELEMENT = re.compile(
    rb"<(?:p|div|span|a|h[1-6]|br|article|section|ul|li|img|script|table|meta)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
JSON = re.compile(rb'^\s*(?:\{\s*["}]|\[\s*[\[{"\]])')
ADDRESS = re.compile(rb"https?://\S+\s*")


def tell(content: bytes, *, where: str) -> Form:
    """
    What a text is; two elements make it a page, since a text may well mention one.

    Raises:
        UnknownFormat: A form Sayso does not read.
    """
    head = _narrow(content[:HEAD_BYTES])
    bare = head.lstrip(b" \t\r\n\v\f\0")
    if bare.startswith(b"<") and (root := xml_tree.root(bare.decode("latin-1"))):
        if form := ROOTS.get(root.lower()):
            return form
        if bare[:5].lower() == b"<?xml" and not HTML.search(head):
            remedy = "Pass an article's page, a feed or a wire message."
            raise UnknownFormat(f"an XML document of a kind that is not read ({root[:40]})", where=where, remedy=remedy)
    if mail.is_mailbox(bare) or mail.is_letter(bare):
        return "mail"
    if HTML.search(head) or len(ELEMENT.findall(head)) > 1:
        return "html"
    if JSON.match(head):
        return "json"
    if wire := _wire(head):
        return wire
    _refuse_list(bare, where=where)
    return "rendering"


def _wire(head: bytes) -> Form | None:
    """The wire format a text begins as."""
    text = head[:2_000].decode("latin-1")
    if iptc7901.matches(text):
        return "iptc7901"
    return "anpa" if anpa.matches(text) else None


def _refuse_list(head: bytes, *, where: str) -> None:
    rows = head[:20_000].split(b"\n")
    if all(ADDRESS.fullmatch(row) for row in (rows[:-1] if len(head) > 20_000 else rows) if row.strip()):
        raise UnknownFormat("a list of addresses", where=where, remedy="Pass the addresses themselves.")


def _narrow(head: bytes) -> bytes:
    """The head as one byte a character, enough to see markup in UTF-16 and past a byte order mark."""
    if head.startswith((*WIDE, b"<\0", b"\0<", b"\0\0\0<")) or _is_utf16(head):
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head.removeprefix(b"\xef\xbb\xbf")


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.1f} MB"
