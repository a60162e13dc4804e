"""Compressed bytes unpacked piece by piece, never more of them than a bound: gzip, deflate, Zstandard."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from sayso.errors import InputError, NotText, TooLarge, UnknownFormat

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""A skippable frame that holds the dictionary of what follows. Source: IIPC, WARC Zstandard compression 1.0."""
PIECE_BYTES = 65_536
FREE_BYTES = 100_000_000
BITE_BYTES = 8_192
EMPTY = 1_000
"""So many members in a row with nothing in them are no archive; each takes as long as a page."""
RATIO = 200
"""Beyond ``FREE_BYTES``, so many bytes from one are a bomb: deflate makes 1,032 at most, pages 4 to 20."""
WINDOW_LOG = 27
"""The largest window a Zstandard frame may ask for, as a power of two: 128 MiB; a reader should support 8 MB."""


def is_packed(head: bytes) -> bool:
    """Whether bytes begin as compressed ones."""
    return head.startswith((GZIP, ZSTD, ZSTD_DICTIONARY))


def pieces(packed: Iterable[bytes], *, where: str) -> Iterator[bytes]:
    """
    The inside of a gzip or Zstandard stream of any number of members, at most ``PIECE_BYTES`` at a time.

    Raises:
        NotText: It is damaged or cut short; what came before was given.
        TooLarge: It unpacks to far more than it holds.
    """
    first, stream = _begun(packed)
    unpack = _gzip if first.startswith(GZIP) else _zstd
    taken, given = 0, 0

    def counted() -> Iterator[bytes]:
        nonlocal taken
        for piece in stream:
            taken += len(piece)
            yield from _bites(piece)

    for piece in unpack(counted(), where):
        given += len(piece)
        if given > FREE_BYTES and given > RATIO * taken:
            raise TooLarge(f"a file that unpacks to more than {RATIO} times its size", where=where)
        yield piece


def _bites(piece: bytes) -> Iterator[bytes]:
    """Small parts: what a member leaves over is copied, and a piece may hold thousands of members."""
    return (piece[at : at + BITE_BYTES] for at in range(0, len(piece), BITE_BYTES))


def whole(packed: bytes, *, where: str, limit_bytes: int, check: Callable[[int], None]) -> bytes:
    """
    All of a compressed text.

    Args:
        packed: As it arrived.
        where: How to name it in a message.
        limit_bytes: More is not unpacked.
        check: Raises where a number of bytes is over the limit.
    """
    found = bytearray()
    for piece in pieces([packed], where=where):
        found += piece
        if len(found) > limit_bytes:
            break
    check(len(found))
    return bytes(found)


ACCEPTED = "gzip, deflate, zstd"
"""What a request may say that its answer is packed with."""
LAYERS = 3
"""Servers pack an answer once, proxies now and then again."""


def undone(packed: Iterable[bytes], codings: str, *, where: str) -> Iterator[bytes]:
    """
    A body without the codings it travelled in, each taken off piece by piece.

    Args:
        packed: The body as it travelled, in pieces.
        codings: Its ``Content-Encoding``: the coding applied last is named last.
        where: How to name it in a message.

    Raises:
        UnknownFormat: A coding that is not read, or too many of them.
        NotText: It is damaged or cut short; what came before was given.
        TooLarge: It unpacks to far more than it holds.
    """
    named = [name for part in codings.lower().split(",") if (name := part.strip()) not in ("", "identity", "none")]
    strange = next((name for name in named if name not in CODINGS), None)
    if strange is not None:
        raise UnknownFormat(f"its content is packed by {strange[:20]}, which is not read", where=where)
    if len(named) > LAYERS:
        raise UnknownFormat(f"its content is packed {len(named)} times over", where=where)
    for name in reversed(named):
        packed = CODINGS[name](packed, where)
    yield from packed


def _marked(packed: Iterable[bytes], where: str) -> Iterator[bytes]:
    """Gzip or Zstandard; some servers declare what they do not do, so what has no such mark stays as it is."""
    first, stream = _begun(packed)
    yield from pieces(stream, where=where) if is_packed(first) else stream


def _deflate(packed: Iterable[bytes], where: str) -> Iterator[bytes]:
    """With or without zlib's frame, since servers do both, or not packed at all."""
    first, stream = _begun(packed)
    if first.lstrip()[:1] == b"<":
        yield from stream
        return
    framed = len(first) > 1 and first[0] & 15 == zlib.DEFLATED and (first[0] * 256 + first[1]) % 31 == 0
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
    for bite in (bite for piece in stream for bite in _bites(piece)):
        rest = bite
        while rest and not unpacker.eof:
            try:
                inside = unpacker.decompress(rest, PIECE_BYTES)
            except zlib.error as fault:
                raise NotText(f"damaged deflate ({fault})", where=where, remedy="Fetch it again.") from fault
            rest = unpacker.unconsumed_tail
            if inside:
                yield inside
    if inside := unpacker.flush():
        yield inside


def _begun(packed: Iterable[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes, two at least where there are as many, and all of them."""
    stream = iter(packed)
    first = b""
    for piece in stream:
        first += piece
        if len(first) > LONGEST_MARK:
            break
    return first, chain([first], stream)


LONGEST_MARK = 4
CODINGS: dict[str, Callable[[Iterable[bytes], str], Iterator[bytes]]] = {
    "gzip": _marked, "x-gzip": _marked, "zstd": _marked, "deflate": _deflate,
}  # fmt: skip


def head(packed: bytes, size_bytes: int = PIECE_BYTES) -> bytes:
    """The beginning of the inside, as far as it can be had."""
    found = bytearray()
    try:
        for piece in pieces([packed], where=""):
            found += piece
            if len(found) >= size_bytes:
                break
    except InputError:
        pass
    return bytes(found[:size_bytes])


def _gzip(packed: Iterator[bytes], where: str) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=31)
    empty = 0
    for piece in packed:
        rest = piece
        while rest:
            if unpacker.eof:
                empty = _counted(empty, where)
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                if not rest.startswith(GZIP[: len(rest)]):
                    return  # what follows the last member is padding or rubbish
                unpacker = zlib.decompressobj(wbits=31)
            try:
                inside = unpacker.decompress(rest, PIECE_BYTES)
            except zlib.error as fault:
                raise NotText(f"a damaged gzip file ({fault})", where=where, remedy="Fetch the file again.") from fault
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if inside:
                empty = 0
                yield inside
    if not unpacker.eof:
        raise NotText("a gzip file that is cut short", where=where, remedy="Fetch the file again.")


def _zstd(packed: Iterator[bytes], where: str) -> Iterator[bytes]:
    dictionary, buffer = _dictionary(next(packed, b""), packed, where)
    unpacker = _unpacker(dictionary)
    fresh = True
    empty = 0
    while True:
        if not buffer and unpacker.needs_input:
            buffer = next(packed, b"")
            if not buffer:
                break
        try:
            inside = unpacker.decompress(buffer, PIECE_BYTES)
        except zstd.ZstdError as fault:
            raise NotText(f"a damaged Zstandard file ({fault})", where=where, remedy="Fetch it again.") from fault
        buffer, fresh = b"", False
        if inside:
            empty = 0
            yield inside
        if unpacker.eof:
            empty = _counted(empty, where)
            buffer = unpacker.unused_data
            unpacker, fresh = _unpacker(dictionary), True
    if not fresh:
        raise NotText("a Zstandard file that is cut short", where=where, remedy="Fetch the file again.")


def _counted(empty: int, where: str) -> int:
    """One more member that gave nothing since the last that did."""
    if empty >= EMPTY:
        raise TooLarge("a packed file of members without anything in them", where=where)
    return empty + 1


def _unpacker(dictionary: zstd.ZstdDict | None) -> zstd.ZstdDecompressor:
    """Of one frame."""
    return zstd.ZstdDecompressor(dictionary, {zstd.DecompressionParameter.window_log_max: WINDOW_LOG})


DICTIONARY_BYTES = 8_000_000
TRAINED = b"\x37\xa4\x30\xec"
"""A dictionary without this mark is bare content. Source: RFC 8878, section 5."""


def _dictionary(buffer: bytes, packed: Iterator[bytes], where: str) -> tuple[zstd.ZstdDict | None, bytes]:
    """The dictionary before the first frame, if there is one, and what follows it."""
    if not buffer.startswith(ZSTD_DICTIONARY):
        return None, buffer
    size = int.from_bytes(buffer[4:8], "little")
    if size > DICTIONARY_BYTES:
        raise TooLarge("a Zstandard dictionary over the limit", where=where)
    while len(buffer) < 8 + size and (more := next(packed, b"")):
        buffer += more
    held = buffer[8 : 8 + size]
    if held.startswith(ZSTD):
        held = b"".join(_zstd(iter([held]), where))
    try:
        dictionary = zstd.ZstdDict(held, is_raw=not held.startswith(TRAINED))
    except ValueError as fault:
        raise NotText(f"a damaged Zstandard dictionary ({fault})", where=where, remedy="Fetch it again.") from fault
    return dictionary, buffer[8 + size :]
