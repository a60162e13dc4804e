"""What an input is, told by its bytes and never by its name."""

from __future__ import annotations

import re
import zlib

from sayso.errors import EmptyInput, NotText, TooLarge, UnknownFormat
from sayso.records.capture import Capture, CaptureKind

LIMIT_BYTES = 20_000_000
"""A news page weighs 0.05 to 5 MB with its scripts; the heaviest of 1,200 looked at had 6.4 MB."""


def recognise(
    content: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    limit_bytes: int = LIMIT_BYTES,
) -> Capture:
    """
    The capture of one input.

    Args:
        content: The bytes as they arrived; one gzip layer is taken off.
        path: The file they came from, as the user named it.
        url: The address they stand at.
        published: A reference date from outside, for an input that carries none.
        encoding: The encoding the carrier declared.
        plain: The bytes are the article's text itself, not a page.
        limit_bytes: The most that is accepted, after unpacking.

    Raises:
        EmptyInput: Nothing but white space.
        TooLarge: More than ``limit_bytes``.
        NotText: Binary.
        UnknownFormat: A form Sayso knows by name but does not read.
    """
    where = path or url or "standard input"
    refuse_size(len(content), where=where, limit_bytes=limit_bytes)
    if content.startswith(GZIP):
        content = _unpacked(content, where=where, limit_bytes=limit_bytes)
    _refuse_what_is_no_text(content, where=where)
    kind = "plain" if plain else _kind(content, where=where)
    return Capture(kind=kind, content=content, path=path, url=url, published=published, encoding=encoding)


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


GZIP = b"\x1f\x8b"

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
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
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
    (b"WARC/", "a WARC archive"),
    (b"filedesc:", "an ARC archive"),
)
"""First bytes and what they announce. Source: the formats' own specifications."""

XML_FORMS: tuple[tuple[bytes, str], ...] = (
    (b"rss", "an RSS feed"),
    (b"feed", "an Atom feed"),
    (b"rdf", "an RDF feed"),
    (b"urlset", "a sitemap"),
    (b"sitemapindex", "a sitemap index"),
    (b"newsmessage", "a NewsML-G2 message"),
    (b"newsitem", "a NewsML-G2 item"),
    (b"packageitem", "a NewsML-G2 package"),
    (b"newsml", "a NewsML document"),
    (b"nitf", "an NITF document"),
    (b"svg", "an SVG image"),
)
"""Root elements and what they announce."""


def _unpacked(content: bytes, *, where: str, limit_bytes: int) -> bytes:
    """The inside of a gzip file, never more of it than the limit."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        inside = unpacker.decompress(content, limit_bytes + 1)
    except zlib.error as fault:
        raise NotText(f"a damaged gzip file ({fault})", where=where, remedy="Fetch the file again.") from fault
    refuse_size(len(inside), where=where, limit_bytes=limit_bytes)
    if not unpacker.eof:
        raise NotText("a gzip file that is cut short", where=where, remedy="Fetch the file again.")
    return inside


def _refuse_what_is_no_text(content: bytes, *, where: str) -> None:
    if not content.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf"):
        raise EmptyInput("nothing in it", where=where)
    for start, name in MAGIC:
        if content.startswith(start):
            raise UnknownFormat(f"{name}, not supported yet", where=where, remedy="Pass an HTML page or plain text.")
    if content[4:8] == b"ftyp":
        raise UnknownFormat("an MP4 video, not supported yet", where=where, remedy="Pass an HTML page or plain text.")
    if _is_binary(content):
        raise NotText("binary, not text", where=where, remedy="Pass an HTML page or plain text.")


CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")
"""Control characters text has no use for; escape stays, ISO-2022 encodings switch with it."""
UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def _is_binary(content: bytes) -> bool:
    """Whether more than 1 in 50 of the first bytes are control characters, and it is not UTF-16 or UTF-32."""
    head = content[:65_536]
    if head.startswith(UTF16_OR_32) or _is_utf16(head):
        return False
    return len(head) - len(head.translate(None, CONTROL)) > len(head) / 50


def _is_utf16(head: bytes) -> bool:
    """Whether every second byte is zero, as in UTF-16 of mostly Latin text without a mark."""
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    return (evens > 0.7 * half and odds < 0.1 * half) or (odds > 0.7 * half and evens < 0.1 * half)


HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
ELEMENT = re.compile(
    rb"<(?:p|div|span|a|h[1-6]|br|article|section|ul|li|img|script|table|meta)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
XML_ROOT = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?:[\w-]+:)?([\w-]+)", re.IGNORECASE | re.DOTALL
)
JSON = re.compile(rb'^\s*(?:\{\s*"|\[\s*[\[{"])')
MAIL = re.compile(rb"^(?:From \S+ .*\n|(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To):)", re.IGNORECASE)


def _kind(content: bytes, *, where: str) -> CaptureKind:
    """Page, or page as plain text; two elements make it a page, since a text may well mention one."""
    head = _narrow(content[:65_536])
    if HTML.search(head):
        return "html"
    if head.lstrip().startswith(b"<") and (root := XML_ROOT.match(head)):
        name = root[1].lower()
        form = next((form for element, form in XML_FORMS if element == name), None)
        if form or head.lstrip()[:5].lower() == b"<?xml":
            raise UnknownFormat(
                f"{form or 'an XML document'}, not supported yet", where=where, remedy="Pass an article's page."
            )
    if len(ELEMENT.findall(head)) > 1:
        return "html"
    if JSON.match(head):
        raise UnknownFormat("JSON, not supported yet", where=where, remedy="Pass an article's page.")
    if MAIL.match(head):
        raise UnknownFormat("an e-mail or mailbox, not supported yet", where=where, remedy="Pass an article's page.")
    return "rendering"


def _narrow(head: bytes) -> bytes:
    """The head as one byte a character, enough to see markup in UTF-16 and past a byte order mark."""
    if head.startswith(UTF16_OR_32) or _is_utf16(head):
        head = head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return head.removeprefix(b"\xef\xbb\xbf")


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.1f} MB"
