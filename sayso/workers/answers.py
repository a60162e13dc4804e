"""What comes of a capture: its reading, or an error that is this capture's own and stops no other."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from sayso import errors
from sayso.errors import InputError, OwnFault, SaysoError
from sayso.records.capture import Capture
from sayso.records.contract import from_json, to_json
from sayso.records.reading import Reading

Key = TypeVar("Key")
Answer = Reading | SaysoError
Read = Callable[[Capture], Reading]
"""What reads a capture; the pipeline with its encoder."""
ReadAll = Callable[[Iterable[tuple[Key, Capture | SaysoError]]], Iterator[tuple[Key, Answer]]]
"""Reads many: an answer for each, in the order they came. What comes as an error is passed on."""


def in_turn(read: Read) -> ReadAll[Key]:
    """One after the other in this process: without limits, so that an article that hangs hangs it."""

    def read_all(given: Iterable[tuple[Key, Capture | SaysoError]]) -> Iterator[tuple[Key, Answer]]:
        for key, capture in given:
            yield key, capture if isinstance(capture, SaysoError) else answer(read, capture)

    return read_all


def answer(read: Read, capture: Capture) -> Answer:
    """
    The reading, or the error that is this capture's own.

    Raises:
        SaysoError: One that is not this capture's: Sayso itself is incomplete.
        MemoryError: There was not enough for it.
    """
    try:
        return read(capture)
    except InputError as error:
        return error
    except (SaysoError, MemoryError):
        raise
    except Exception as fault:  # noqa: BLE001 - whatever a page does to us is that page's own line
        return own_fault(fault, where=capture.where)


def own_fault(fault: Exception, *, where: str = "") -> OwnFault:
    """A fault of ours as an error, with its trace."""
    told = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    what = f"we have a bug ({' '.join(told.split())[:LONGEST]})"
    return OwnFault(what, where=where, remedy=REPORT, trace="".join(traceback.format_exception(fault)))


LONGEST: Final = 400
"""Code points of a fault's message; a database's error quotes whole rows."""
REPORT: Final = "Please report it with the page."


class _Told(Struct, frozen=True, kw_only=True):
    """An answer on its way between two processes: the reading as the contract writes it, or an error's parts."""

    reading: bytes | None = None
    error: str | None = None
    """Name of its class in ``errors``."""
    what: str = ""
    where: str = ""
    remedy: str = ""
    trace: str = ""


def encode(given: Answer) -> bytes:
    """As bytes, for ``decode``."""
    if isinstance(given, Reading):
        told = _Told(reading=to_json(given))  # not MessagePack's own form, which ends at 64 bits; figures do not
    else:
        trace = given.trace if isinstance(given, OwnFault) else ""
        words = (_sound(part) for part in (given.what, given.where, given.remedy, trace))
        told = _Told(error=type(given).__name__, **dict(zip(("what", "where", "remedy", "trace"), words, strict=True)))
    return msgspec.msgpack.encode(told)


def decode(message: bytes) -> Answer:
    """What ``encode`` was given."""
    told = msgspec.msgpack.decode(message, type=_Told)
    if told.reading is not None:
        return from_json(told.reading)
    kind: type[SaysoError] = getattr(errors, told.error or "")
    error = kind.__new__(kind)  # some classes make their parts from arguments of their own
    SaysoError.__init__(error, told.what, where=told.where, remedy=told.remedy)
    if isinstance(error, OwnFault):
        error.trace = told.trace
    return error


def _sound(text: str) -> str:
    """Without lone surrogates, which a file's name may have and UTF-8 has not."""
    return text.encode("utf-8", "replace").decode()
