"""What runs in a reading process: takes captures, gives answers, until the other end closes."""

from __future__ import annotations

import contextlib
import pickle
import resource
import signal
import socket
from importlib import import_module
from typing import Final

import msgspec
from msgspec import Struct

from sayso.errors import ReadingEnded, SaysoError
from sayso.records.capture import Capture
from sayso.workers import answers
from sayso.workers.answers import Answer, Read
from sayso.workers.channel import Channel

GRACE_S: Final = 5.0
"""What the process outlives its own limit by, where nobody is left who would end it."""
READY: Final = b""
"""The first message, once the reader is loaded; an error in its place says why it is not."""


class Orders(Struct, frozen=True, kw_only=True):
    """How to work; the first message a worker gets."""

    reader: str
    """``module:function`` that gives the reader; called with ``threads``."""
    threads: int
    limit_s: float
    ceiling_bytes: int
    """What the kernel is asked to give at most: a net beneath the limit that the other side watches."""


def main(descriptor: int) -> None:
    """
    Work until the other end of the channel closes.

    Args:
        descriptor: Of the channel.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all of a terminal's processes; the first one decides
    signal.pthread_sigmask(signal.SIG_SETMASK, set())  # the thread that started us holds some back
    channel = Channel(socket.socket(fileno=descriptor))
    with contextlib.suppress(ConnectionError):  # nobody is left to answer
        first = channel.receive()
        if first is not None:
            _work(channel, msgspec.msgpack.decode(first, type=Orders))


def pipeline_reader(*, threads: int) -> Read:
    """The pipeline with its encoder, loaded."""
    from sayso import pipeline  # noqa: PLC0415 - slow to load, and not what a stand-in wants
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 - likewise
    from sayso.reading.encoder.memo import ParagraphMemo  # noqa: PLC0415 - likewise

    annotator = ParagraphMemo(Encoder.load(threads=threads))
    return lambda capture: pipeline.read(capture, annotator)


def _work(channel: Channel, orders: Orders) -> None:
    _bound_memory(orders.ceiling_bytes)
    module, _, function = orders.reader.partition(":")
    try:
        read: Read = getattr(import_module(module), function)(threads=orders.threads)
    except SaysoError as error:
        channel.send(answers.encode(error))
        return
    channel.send(READY)
    while (message := channel.receive()) is not None:
        capture: Capture = pickle.loads(message)  # noqa: S301 - from the process that started us; names may be odd
        # The alarm's own action ends the process wherever it is, in C too, and needs nobody who watches.
        signal.setitimer(signal.ITIMER_REAL, orders.limit_s + GRACE_S)
        answer = _answer(read, capture)
        channel.send(answers.encode(answer))
        signal.setitimer(signal.ITIMER_REAL, 0)
        if isinstance(answer, ReadingEnded):
            return  # what ran out of memory may have left anything behind


def _answer(read: Read, capture: Capture) -> Answer:
    try:
        return answers.answer(read, capture)
    except SaysoError as error:
        return error
    except MemoryError:
        return ReadingEnded("reading it took more memory than there is", where=capture.where)


def _bound_memory(ceiling_bytes: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or ceiling_bytes < hard:
        with contextlib.suppress(OSError, ValueError):  # a system that knows no such limit
            resource.setrlimit(resource.RLIMIT_DATA, (ceiling_bytes, hard))
