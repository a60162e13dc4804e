"""Compressed bytes unpacked piece by piece, never more of them than a bound: gzip, deflate, Zstandard."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator

from sayso.errors import InputError, NotText, TooLarge

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
    stream = iter(packed)
    first = next(stream, b"")
    unpack = _gzip if first.startswith(GZIP) else _zstd
    taken, given = 0, 0

    def counted() -> Iterator[bytes]:
        nonlocal taken
        taken += len(first)
        yield first
        for piece in stream:
            taken += len(piece)
            yield piece

    for piece in unpack(counted(), where):
        given += len(piece)
        if given > FREE_BYTES and given > RATIO * taken:
            raise TooLarge(f"a file that unpacks to more than {RATIO} times its size", where=where)
        yield piece


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
    begun = False
    for piece in packed:
        rest = piece
        while rest:
            if unpacker.eof:
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
            begun = begun or bool(inside)
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if inside:
                yield inside
    if not unpacker.eof:
        raise NotText("a gzip file that is cut short", where=where, remedy="Fetch the file again.")


def _zstd(packed: Iterator[bytes], where: str) -> Iterator[bytes]:
    dictionary, buffer = _dictionary(next(packed, b""), packed, where)
    unpacker = _unpacker(dictionary)
    fresh = True
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
            yield inside
        if unpacker.eof:
            buffer = unpacker.unused_data
            unpacker, fresh = _unpacker(dictionary), True
    if not fresh:
        raise NotText("a Zstandard file that is cut short", where=where, remedy="Fetch the file again.")


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
