"""Files and folders on this machine, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, Literal

from sayso.errors import NotFound, UnknownFormat
from sayso.intake.recognise import LIMIT_BYTES, recognise, refuse_size
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
    One file, or standard input, as a capture.

    Args:
        source: The file, or ``-``.
        url: The address the page stands at.
        published: A reference date for an input that carries none.
        encoding: Its encoding, where known from outside.
        plain: It is the article's text itself.
        limit_bytes: The most that is read.
        stdin: What ``-`` stands for; the process's standard input by default.

    Raises:
        NotFound: There is no such file, or it cannot be opened.
        InputError: It holds nothing Sayso reads; see ``recognise``.
    """
    if source == "-":
        content = (stdin or sys.stdin.buffer).read(limit_bytes + 1)
        path = None
    else:
        content = _content(source, limit_bytes=limit_bytes)
        path = str(source)
    return recognise(
        content, path=path, url=url, published=published, encoding=encoding, plain=plain, limit_bytes=limit_bytes
    )


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


def _content(path: Path, *, limit_bytes: int) -> bytes:
    """The file's bytes; its size is looked at before any of it is read."""
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        raise NotFound(_why(fault), where=str(path), remedy="Check the path.") from fault
    if not S_ISREG(status.st_mode):
        raise UnknownFormat("not a regular file", where=str(path), remedy="Pass a file, or - for standard input.")
    refuse_size(status.st_size, where=str(path), limit_bytes=limit_bytes)
    try:
        with path.open("rb") as file:
            return file.read(limit_bytes + 1)
    except OSError as fault:
        raise NotFound(_why(fault), where=str(path), remedy="Check its permissions.") from fault


def _why(fault: OSError | ValueError) -> str:
    reason = fault.strerror if isinstance(fault, OSError) else str(fault)
    return f"cannot be opened ({(reason or 'unknown reason').lower()})"
