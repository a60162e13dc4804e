"""Web archives, WARC and ARC, read record by record: one page each, and none of the memory of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sayso.errors import InputError, NoArticle, NotText, TooLarge
from sayso.intake import unpack
from sayso.intake.forms import charset

WARC, ARC = b"WARC/", b"filedesc:"
HEAD_BYTES, HEAD_LINES = 65_536, 400
PAGES = re.compile(
    r"text/(?:html|xml|plain)|application/(?:xhtml|xml|rss|atom|feed|json|[\w.-]+\+(?:xml|json))", re.IGNORECASE
)
"""Media types of what may be a page, feed or wire message."""
ARC_LINE = re.compile(
    rb"^(?P<url>\S+(?: \S+)*?) (?P<ip>\S+) (?P<date>\d{8,14}) (?P<type>\S+) (?:.* )?(?P<length>\d{1,12})\r?\n?$"
)


class Page(Struct, frozen=True, kw_only=True):
    """The answer of a server as an archive keeps it."""

    number: int
    """Of the record in its archive, from 1."""
    url: str | None
    content: bytes
    encoding: str | None = None


class Record(Struct, frozen=True, kw_only=True):
    """One record: its header fields in lower case, and its block."""

    number: int
    fields: dict[str, str]
    block: bytes


def is_archive(head: bytes) -> bool:
    """Whether bytes, unpacked, begin as an archive does."""
    return head.lstrip(b"\r\n").startswith((WARC, ARC))


def read(packed: Iterable[bytes], *, limit_bytes: int, where: str) -> Iterator[Page | InputError]:
    """
    Every page of an archive, and in the place of a damaged record the reason. Source: ISO 28500 (WARC 1.1).

    Args:
        packed: The archive's bytes in pieces, compressed or not.
        limit_bytes: A longer record is passed over.
        where: How to name the archive in a message.

    Returns:
        Answers with status 200 that may be a page, and resources and conversions of that kind. An archive without any
        gives one error.
    """
    number = pages = faults = 0
    source = iter(packed)
    first = next(source, b"")
    chain = _chained(first, source)
    stream = Stream(unpack.pieces(chain, where=where) if unpack.is_packed(first) else chain)
    try:
        split = _arc if stream.peek(len(ARC)) == ARC else _warc
        for record in split(stream, limit_bytes, where):
            if isinstance(record, InputError):
                faults += 1
                yield record
                continue
            number = record.number
            page = _page(record, limit_bytes, where)
            if page is not None:
                pages += isinstance(page, Page)
                faults += isinstance(page, InputError)
                yield page
    except InputError as error:
        told = f"{error.what}; {number} records before it are read"
        yield type(error)(told, where=where, remedy=error.remedy)
        return
    if not pages and not faults:
        yield NoArticle(f"an archive of {number} records, none of them a page", where=where)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


class Stream:
    """Bytes in pieces, read by length and by line."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""
        self._at = 0

    def _more(self) -> bool:
        piece = next(self._pieces, b"")
        self._held = self._held[self._at :] + piece
        self._at = 0
        return bool(piece)

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay."""
        while len(self._held) - self._at < size and self._more():
            pass
        return self._held[self._at : self._at + size]

    def take(self, size: int) -> bytes:
        """So many bytes, or all that are left."""
        parts: list[bytes] = []
        while size > 0:
            part = self._held[self._at : self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
            if size > 0 and not self._more():
                break
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Pass over so many bytes; how many were there."""
        passed = 0
        while passed < size and (part := self.take(min(size - passed, unpack.PIECE_BYTES))):
            passed += len(part)
        return passed

    def line(self, limit: int = HEAD_BYTES) -> bytes:
        """The next line with its end, cut at the limit; empty at the end of all."""
        parts: list[bytes] = []
        size = 0
        while size < limit:
            end = self._held.find(b"\n", self._at, self._at + limit - size)
            part = self._held[self._at : end + 1] if end >= 0 else self._held[self._at : self._at + limit - size]
            self._at += len(part)
            size += len(part)
            parts.append(part)
            if end >= 0 or not (len(self._held) > self._at or self._more()):
                break
        return b"".join(parts)


# Records


def _warc(stream: Stream, limit_bytes: int, where: str) -> Iterator[Record | InputError]:
    number = 0
    lost = False
    while line := stream.line():
        if not line.startswith(WARC):
            if line.strip() and not lost:
                lost = True
                yield NotText("what follows is no record; the next one is looked for", where=_at(where, number))
            continue
        number, lost = number + 1, False
        fields = _fields(stream)
        length = fields.get("content-length", "")
        if not re.fullmatch(r"\d{1,15}", length):
            yield NotText("no length in its header", where=_at(where, number))
            continue
        yield from _block(stream, number, fields, int(length), limit_bytes, where)


def _block(
    stream: Stream, number: int, fields: dict[str, str], length: int, limit_bytes: int, where: str
) -> Iterator[Record | InputError]:
    if length > limit_bytes:
        passed = stream.skip(length)
        if _may_be_page(fields) or passed < length:
            yield TooLarge(f"{length / 1e6:.1f} MB, over the limit", where=_at(where, number))
        return
    block = stream.take(length)
    if len(block) < length:
        what = f"cut short ({length} bytes declared, {len(block)} found)"
        yield NotText(what, where=_at(where, number), remedy="Fetch the archive again.")
        return
    yield Record(number=number, fields=fields, block=block)


def _arc(stream: Stream, limit_bytes: int, where: str) -> Iterator[Record | InputError]:
    """Source: Internet Archive, ARC file format 1 and 2."""
    number = 0
    while line := stream.line():
        if not line.strip():
            continue
        head = ARC_LINE.match(line[:4_096])
        number += 1
        if head is None:
            yield NotText("what follows is no record", where=_at(where, number), remedy="Fetch the archive again.")
            return
        kind = "arcinfo" if line.startswith(ARC) else "response"
        fields = {"warc-type": kind, "warc-target-uri": head["url"].decode("utf-8", "replace"),
                  "content-type": head["type"].decode("ascii", "replace")}  # fmt: skip
        yield from _block(stream, number, fields, int(head["length"]), limit_bytes, where)


def _fields(stream: Stream) -> dict[str, str]:
    """Header fields up to the empty line; names in lower case, folded lines joined."""
    found: dict[str, str] = {}
    name = ""
    size = 0
    for _ in range(HEAD_LINES):
        line = stream.line()
        size += len(line)
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if not text or size > HEAD_BYTES:
            break
        if text[0] in " \t" and name:
            found[name] += f" {text.strip()}"
        elif ":" in text:
            name, _, value = text.partition(":")
            name = name.strip().lower()
            found.setdefault(name, value.strip())
    return found


def _at(where: str, number: int) -> str:
    return f"{where}, record {number}"


def _may_be_page(fields: dict[str, str]) -> bool:
    return fields.get("warc-type") == "response"


# Answers


def _page(record: Record, limit_bytes: int, where: str) -> Page | InputError | None:
    """The page in a record; None where it is a request, a redirect, a picture."""
    kind = record.fields.get("warc-type", "")
    url = record.fields.get("warc-target-uri", "").strip("<> ") or None
    if kind in ("resource", "conversion"):
        if not PAGES.match(record.fields.get("content-type", "")) or not record.block.strip():
            return None
        return Page(number=record.number, url=url, content=record.block)
    if kind != "response" or not record.block.startswith(b"HTTP"):
        return None
    stream = Stream(iter([record.block]))
    status = stream.line().split()
    fields = _fields(stream)
    media = fields.get("content-type", "")
    if len(status) < 2 or status[1] != b"200" or (media and not PAGES.match(media)):
        return None
    body = _decoded(stream.take(len(record.block)), fields, limit_bytes, _at(where, record.number))
    if isinstance(body, InputError):
        return body
    if not body.strip():
        return None
    return Page(number=record.number, url=url, content=body, encoding=charset(media))


def _decoded(body: bytes, fields: dict[str, str], limit_bytes: int, where: str) -> bytes | InputError:
    """The body without the codings it travelled in."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    found = bytearray()
    try:
        for piece in unpack.undone([body], fields.get("content-encoding", ""), where=where):
            found += piece
            if len(found) > limit_bytes:
                return TooLarge("over the limit when unpacked", where=where)
    except InputError as error:
        return body if body.lstrip()[:1] == b"<" else error  # some servers declare what they do not do
    return bytes(found)


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; a body that is not in chunks as it is, and of one cut short what there is."""
    found: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 1_000)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return body if not found else b"".join(found) + body[at:]
        length = int(size, 16)
        if length == 0:
            break
        found.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(found)
