"""E-mail: one letter (``.eml``) or a mailbox of many (mbox); the letter's own words, not its signature's pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser

from sayso.errors import NoArticle, TooLarge
from sayso.intake import xml_tree as xml
from sayso.knowledge.encodings import decoded
from sayso.records.carrier import Carrier, Medium
from sayso.records.item import Item, Passage

POSTMARK = re.compile(rb"From \S+ .*\d{2}:\d{2}")
"""The line before each letter of a mailbox. Source: RFC 4155."""
HEADERS = re.compile(
    rb"(?:(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To|From|To|Date|Subject|Reply-To|X-[\w-]+|Content-Type|"
    rb"DKIM-Signature|ARC-[\w-]+|List-[\w-]+|Sender|Authentication-Results): ?)",
    re.IGNORECASE,
)
FIELD = re.compile(rb"[!-9;-~]+:")
HEAD_BYTES = 65_536
PARTS = 200
"""At most so many parts of a letter are looked at."""
DEPTH = 10
"""So deep parts may lie within parts; every line is compared with the boundaries of all around it."""
FIELD_CHARACTERS = 5_000
"""Code points of one header field; a subject or a list of addressees is shorter."""


def is_letter(head: bytes) -> bool:
    """Whether a text begins with two header fields of mail, folded lines between them."""
    rows = head.lstrip(b"\r\n \t").replace(b"\r\n", b"\n").split(b"\n", 60)[:60]
    fields = 0
    for row in rows:
        if row[:1] in b" \t" and row.strip():
            continue
        if not FIELD.match(row):
            break
        fields += bool(HEADERS.match(row))
    return fields >= 2


def is_mailbox(head: bytes) -> bool:
    """Whether a text begins with a postmark and a letter."""
    first, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    return bool(POSTMARK.match(first)) and (is_letter(rest) or not rest)


def letters(rows: Iterable[bytes], *, limit_bytes: int, where: str) -> Iterator[bytes | TooLarge]:
    """
    Each letter of a mailbox, one in memory at a time.

    Args:
        rows: The mailbox's lines.
        limit_bytes: A longer letter is passed over, with the reason in its place.
        where: How to name the mailbox in a message.
    """
    letter: list[bytes] = []
    size, number, blank = 0, 0, True
    for row in rows:
        if blank and POSTMARK.match(row):
            if number:
                yield _bounded(letter, size, number, limit_bytes, where)
            letter, size, number = [], 0, number + 1
        else:
            size += len(row)
            if size <= limit_bytes:
                letter.append(row[1:] if row.startswith(b">From ") else row)
        blank = not row.strip()
    if number:
        yield _bounded(letter, size, number, limit_bytes, where)


def _bounded(letter: list[bytes], size: int, number: int, limit_bytes: int, where: str) -> bytes | TooLarge:
    if size > limit_bytes:
        return TooLarge(f"a letter of {size / 1e6:.1f} MB, over the limit", where=f"{where}, letter {number}")
    return b"".join(letter)


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:  # noqa: ARG001 - a letter says its own
    """
    The letter as an item; of a mailbox each.

    Raises:
        NoArticle: None has a subject or words.
    """
    content = content.lstrip(b"\r\n \t")
    many = is_mailbox(content[:HEAD_BYTES])
    split = letters(content.splitlines(keepends=True), limit_bytes=len(content), where=where) if many else [content]
    told = False
    for letter in split:
        if not isinstance(letter, TooLarge) and (item := _item(letter)):
            told = True
            yield item
    if not told:
        raise NoArticle("a letter without subject and words", where=where)


class _Letter(Message):
    """A letter, or a part of one, that knows how deep it lies; what lies too deep is text."""

    depth = 0

    def attach(self, payload: Message) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - the stubs' own
        super().attach(payload)
        if isinstance(payload, _Letter):
            payload.depth = self.depth + 1

    def get_content_type(self) -> str:
        return super().get_content_type() if self.depth < DEPTH else "text/plain"


class _Fields(policy.Compat32):
    """Fields of no more than a bound: the standard library reads encoded words and parameters by looking again."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:FIELD_CHARACTERS]


def _item(content: bytes) -> Item | None:
    letter: Message = BytesParser(_Letter, policy=_Fields()).parsebytes(content)
    parts = [part for _, part in zip(range(PARTS), letter.walk(), strict=False) if not part.is_multipart()]
    subject, body = _header(letter, "Subject"), _body(parts)
    if subject is None and body is None:
        return None
    name, address = _sender(_header(letter, "From") or "")
    domain = address.rpartition("@")[2]
    return Item(
        source=content,
        carrier=Carrier(
            form="mail",
            name=_header(letter, "List-Id"),
            id=_header(letter, "Message-ID"),
            provider=xml.line(name) or xml.line(address),
            priority=_header(letter, "X-Priority"),
            services=tuple(filter(None, (_header(letter, "To"),))),
            keywords=tuple(word.strip() for word in (_header(letter, "Keywords") or "").split(",") if word.strip()),
            media=tuple(_attached(parts)),
        ),
        headline=subject,
        body=body,
        outlet_url=f"https://{domain}/" if "." in domain else None,
        authors=(name,) if name else (),
        published=_header(letter, "Date"),
        language=_header(letter, "Content-Language"),
    )


ADDRESS = re.compile(r"[^\s<>()\"]{1,200}@[^\s<>()\"]{1,200}")
NOTE = re.compile(r">?\s*\(([^()]*)\)")


def _sender(field: str) -> tuple[str, str]:
    """
    The name and the address of a From field; the standard library's reader recurses at every bracket.

    >>> _sender('"Norrvarp Desk" <desk@norrvarp.example>'), _sender("desk@norrvarp.example (Desk)")
    (('Norrvarp Desk', 'desk@norrvarp.example'), ('Desk', 'desk@norrvarp.example'))
    """
    found = ADDRESS.search(field[:500])
    if found is None:
        return field[:200].strip(), ""
    before = field[: found.start()].rstrip().removesuffix("<")
    note = NOTE.match(field[found.end() : 500])
    name = before.rpartition("<")[2].rpartition(">")[2]
    return (name.strip(' "') or (note[1] if note else "")).strip(' "'), found[0]


def _header(letter: Message, name: str) -> str | None:
    """A header field, its encoded words read; bytes that are no ASCII by guess."""
    value = letter.get(name)
    if value is None:
        return None
    words: list[str] = []
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        pieces = [(str(value), None)]
    for piece, charset in pieces:
        written = piece.encode("ascii", "surrogateescape") if isinstance(piece, str) else piece
        words.append(decoded(written, charset if charset != "unknown-8bit" else None))
    return xml.line("".join(words))


def _body(parts: list[Message]) -> Passage | None:
    """The plain words before the HTML ones, unless they are a stub of them."""
    found = {"text/plain": "", "text/html": ""}
    for part in parts:
        kind = part.get_content_type()
        if kind in found and not part.get_filename() and not found[kind]:
            found[kind] = _text(part)
    plain, html = found["text/plain"], found["text/html"]
    if plain.strip() and len(plain) >= 0.3 * len(xml.bare(html) or ""):
        return Passage(text=plain)
    return Passage(text=html, markup=True) if html.strip() else None


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "replace")
    return decoded(content, str(part.get_content_charset() or "") or None)


def _attached(parts: list[Message]) -> Iterator[Medium]:
    for part in parts:
        if part.get_content_maintype() in ("image", "audio", "video"):
            yield Medium(type=part.get_content_type(), title=xml.line(part.get_filename() or ""))
