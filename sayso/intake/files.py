"""Files and folders on this machine, and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, Literal

from sayso.errors import EmptyInput, InputError, NotFound, UnknownFormat
from sayso.intake import mail, unpack, warc
from sayso.intake.forms import LIMIT_BYTES, refuse_size
from sayso.intake.recognise import only, recognise_all
from sayso.records.capture import Capture

Source = Path | Literal["-"]
"""A file, or ``-`` for standard input."""


def find(paths: Iterable[str | Path]) -> Iterator[Source]:
    """
    Every file to read, in the order given and sorted inside a folder.

    Hidden files and folders inside a folder are passed over, and so are links to folders, which may lead in circles.
    A path that does not exist is given too: ``load`` says so when its turn comes.
    """
    for path in paths:
        if path == "-":
            yield "-"
        elif Path(path).is_dir():
            yield from _inside(Path(path))
        else:
            yield Path(path)


def load_all(
    source: Source,
    *,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    limit_bytes: int = LIMIT_BYTES,
    stdin: BinaryIO | None = None,
) -> Iterator[Capture | InputError]:
    """
    Every capture of one file, or of standard input, and in the place of what cannot be read the reason.

    An archive or mailbox of any size is read piece by piece; anything else is one page, feed or message.

    Args:
        source: The file, or ``-``.
        url: The address the page stands at.
        published: A reference date for an input that carries none.
        encoding: Its encoding, where known from outside.
        plain: It is the article's text itself.
        limit_bytes: The most that is read of one page.
        stdin: What ``-`` stands for; the process's standard input by default.

    Raises:
        NotFound: There is no such file, or it cannot be opened.
        UnknownFormat: It is a device or pipe, not a file.
    """
    if source == "-":
        yield from _read(stdin or sys.stdin.buffer, None, None, url=url, published=published, encoding=encoding,
                         plain=plain, limit_bytes=limit_bytes)  # fmt: skip
        return
    size_bytes = _size(source)
    try:
        file = source.open("rb")
    except OSError as fault:
        raise NotFound(_why(fault), where=shown(source), remedy="Check its permissions.") from fault
    with file:
        yield from _read(file, shown(source), size_bytes, url=url, published=published, encoding=encoding, plain=plain,
                         limit_bytes=limit_bytes)  # fmt: skip


def load(
    source: Source,
    *,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    limit_bytes: int = LIMIT_BYTES,
    stdin: BinaryIO | None = None,
) -> Capture:
    """
    The capture of a file that is one; arguments as for ``load_all``.

    Raises:
        NotFound: There is no such file, or it cannot be opened.
        InputError: It holds nothing Sayso reads, or more than one thing.
    """
    found = load_all(source, url=url, published=published, encoding=encoding, plain=plain, limit_bytes=limit_bytes,
                     stdin=stdin)  # fmt: skip
    return only(list(islice(found, 2)), where="standard input" if source == "-" else shown(source))


def shown(path: Path) -> str:
    r"""
    A path as text: bytes of a name that are not UTF-8, which neither JSON nor a database can hold, as ``\xe4``.

    >>> shown(Path(os.fsdecode(b"l\xe4rm.html")))
    'l\\xe4rm.html'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read(
    file: BinaryIO, path: str | None, size_bytes: int | None, *, url: str | None, published: str | None,
    encoding: str | None, plain: bool, limit_bytes: int,
) -> Iterator[Capture | InputError]:  # fmt: skip
    where = path or "standard input"
    head = file.read(unpack.PIECE_BYTES)
    shown = unpack.head(head) if unpack.is_packed(head) else head
    if warc.is_archive(shown) and not plain:
        yield from _archive(_pieces(head, file), path, published=published, limit_bytes=limit_bytes, where=where)
    elif mail.is_mailbox(shown) and shown is head and not plain:
        for letter in mail.letters(_rows(head, file), limit_bytes=limit_bytes, where=where):
            if isinstance(letter, InputError):
                yield letter
            else:
                yield from recognise_all(letter, path=path, published=published, limit_bytes=limit_bytes)
    else:
        if size_bytes is not None:
            refuse_size(size_bytes, where=where, limit_bytes=limit_bytes)
        content = head + file.read(limit_bytes + 1 - len(head)) if len(head) <= limit_bytes else head
        yield from recognise_all(content, path=path, url=url, published=published, encoding=encoding, plain=plain,
                                 limit_bytes=limit_bytes)  # fmt: skip


def _archive(
    pieces: Iterator[bytes], path: str | None, *, published: str | None, limit_bytes: int, where: str
) -> Iterator[Capture | InputError]:
    """The pages of an archive; what else servers sent it, scripts' data above all, is passed over without a word."""
    given = 0
    passed: InputError | None = None
    for page in warc.read(pieces, limit_bytes=limit_bytes, where=where):
        found = [page] if isinstance(page, InputError) else recognise_all(
            page.content, path=path, url=page.url, published=published, encoding=page.encoding, limit_bytes=limit_bytes
        )  # fmt: skip
        for one in found:
            if isinstance(one, UnknownFormat | EmptyInput):
                passed = one
            else:
                given += 1
                yield one
    if passed is not None and not given:
        yield passed


def _pieces(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    yield head
    while piece := file.read(unpack.PIECE_BYTES):
        yield piece


def _rows(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    """The lines, none longer than a piece."""
    rows = head.splitlines(keepends=True)
    yield from rows[:-1]
    rest = rows[-1] if rows else b""
    yield rest if rest.endswith(b"\n") else rest + file.readline(unpack.PIECE_BYTES)
    while row := file.readline(unpack.PIECE_BYTES):
        yield row


def _inside(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # load() tells why it cannot be opened
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _inside(entry)
        else:
            yield entry


def _size(path: Path) -> int:
    """The file's size; only a regular file is ever opened."""
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        raise NotFound(_why(fault), where=shown(path), remedy="Check the path.") from fault
    if not S_ISREG(status.st_mode):
        raise UnknownFormat("not a regular file", where=shown(path), remedy="Pass a file, or - for standard input.")
    return status.st_size


def _why(fault: OSError | ValueError) -> str:
    reason = fault.strerror if isinstance(fault, OSError) else str(fault)
    return f"cannot be opened ({(reason or 'unknown reason').lower()})"
