"""One reading process, seen from the process that started it: asked, watched, ended and replaced."""

from __future__ import annotations

import contextlib
import json
import pickle
import signal
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Final

import msgspec
from msgspec import Struct

from sayso.errors import InputError, InstallationError, OwnFault, ReadingEnded, SaysoError
from sayso.records.capture import Capture
from sayso.workers import answers
from sayso.workers.answers import Answer
from sayso.workers.channel import Channel
from sayso.workers.worker import READY, Orders

PIPELINE: Final = "sayso.workers.worker:pipeline_reader"
LOOK_S: Final = 0.1
"""How often a process at work is looked at: what takes memory at a gigabyte a second is stopped within 100 MB."""
START_S: Final = 120.0
"""What loading may take; it takes one second, and several on a busy machine."""
STARTS: Final = 3
"""A process may be killed while it starts; one that dies at every start will not come."""
FAREWELL_S: Final = 1.0
"""How long a process whose channel closed may take to end by itself, so that it can be told how it did."""
END_S: Final = 10.0
"""What the kernel may take to end a process that was killed."""
ROOM: Final = 2
"""The kernel gives twice the limit, which counts what is reserved as well as what is used."""
RUN: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); "
    "from sayso.workers.worker import main; main(int(sys.argv[1]))"
)


class Limits(Struct, frozen=True, kw_only=True):
    """What one article may take."""

    seconds: float
    memory_bytes: int
    """Of its process, with the encoder and the memory of paragraphs; watched on Linux."""


class ReadingProcess:
    """
    Reads one capture after the other, in another process. Not for use from several threads at once.

    Args:
        reader: ``module:function`` that gives the reader, loaded over there.
        threads: For the encoder.
        limits: For each article.
    """

    def __init__(self, *, reader: str, threads: int, limits: Limits) -> None:
        self._limits = limits
        self._orders = msgspec.msgpack.encode(
            Orders(
                reader=reader,
                threads=threads,
                limit_s=limits.seconds,
                ceiling_bytes=ROOM * limits.memory_bytes,
            )
        )
        self._ended = False
        self._begin()

    def _begin(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-c", RUN, str(theirs.fileno()), json.dumps(sys.path)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a dying process has words that are not for a terminal
            )
        self._channel = Channel(ours)
        self._ready = False

    @property
    def number(self) -> int:
        """Of the process that is there now."""
        return self._process.pid

    def ask(self, capture: Capture) -> Answer:
        """
        Read one capture.

        Returns:
            Its reading, or why there is none; ``ReadingEnded`` where it broke a limit or its process died.

        Raises:
            InstallationError: The process does not start.
        """
        self._make_ready()
        try:
            self._channel.send(pickle.dumps(capture), timeout_s=self._limits.seconds)
            message = self._watched(monotonic() + self._limits.seconds)
        except OSError:  # gone, or it does not take what it is sent
            message = None
        except _LimitBroken as broken:
            self.stop()
            return ReadingEnded(broken.what, where=capture.where, remedy=broken.remedy)
        if message is None:
            return self._died(capture)
        answer = answers.decode(message)
        if isinstance(answer, ReadingEnded):
            self.stop()
            return ReadingEnded(answer.what, where=answer.where, remedy=MORE_MEMORY)
        if isinstance(answer, SaysoError) and not isinstance(answer, InputError | OwnFault):
            raise answer
        return answer

    def stop(self) -> None:
        """End the process at once; the next capture gets a new one."""
        self._channel.close()
        self._process.kill()
        self._process.wait(END_S)
        self._ready = False

    def end(self) -> None:
        """End the process for good. Another thread may do so: the one that asks is told that it died."""
        self._ended = True
        self._process.kill()

    def _make_ready(self) -> None:
        for _ in range(STARTS):
            if self._ready:
                return
            if self._process.poll() is not None:
                self._begin()
            if self._ended:  # looked at after the start, so that none is left behind
                self.stop()
                raise ReadingEnded("no more is read")
            self._await_start()
        if not self._ready:
            raise InstallationError("the process that reads does not start", remedy="See what sayso check says.")

    def _await_start(self) -> None:
        try:
            self._channel.send(self._orders, timeout_s=START_S)
            message = self._channel.receive(timeout_s=START_S)
        except OSError:
            message = None
        if message is None:
            self.stop()
            return
        if message != READY:
            self.stop()
            error = answers.decode(message)
            raise error if isinstance(error, SaysoError) else InstallationError("the process that reads is confused")
        self._ready = True

    def _watched(self, until: float) -> bytes | None:
        """
        The answer; None where the process died.

        Raises:
            _LimitBroken: It took too long or too much.
        """
        while not self._channel.wait(min(LOOK_S, max(until - monotonic(), 0.0))):
            self._check_memory()
            if monotonic() >= until:
                raise _LimitBroken(f"reading it took longer than {self._limits.seconds:g} seconds", MORE_TIME)
        message = self._channel.receive(timeout_s=self._limits.seconds)
        if message is not None:
            self._check_memory()
        return message

    def _check_memory(self) -> None:
        taken = peak_bytes(self._process.pid)
        if taken is not None and taken > self._limits.memory_bytes:
            megabytes = self._limits.memory_bytes // 1_000_000
            raise _LimitBroken(f"reading it took more than {megabytes:,} MB of memory", MORE_MEMORY)

    def _died(self, capture: Capture) -> ReadingEnded:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(FAREWELL_S)  # the channel closes a moment before the process is gone
        self.stop()
        how = _how(self._process.wait(END_S))
        return ReadingEnded(f"the process that read it ended ({how})", where=capture.where, remedy=AGAIN)


MORE_TIME: Final = "Allow more with the setting reading_limit_s and read it again."
MORE_MEMORY: Final = "Allow more with the setting reading_limit_bytes and read it again."
AGAIN: Final = "Read it again; where memory is short, with fewer --jobs."


class _LimitBroken(Exception):
    """An article took more than it may."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def _how(status: int) -> str:
    """
    How a process ended.

    >>> _how(-9), _how(1)
    ('SIGKILL', 'status 1')
    """
    return signal.Signals(-status).name if status < 0 else f"status {status}"


def peak_bytes(number: int) -> int | None:
    """The most memory a process has had at any time; None where the system does not say."""
    try:
        status = Path(f"/proc/{number}/status").read_bytes()
    except OSError:
        return None
    _, _, found = status.partition(b"VmHWM:")
    kilobytes, _, _ = found.strip().partition(b" ")
    return int(kilobytes) * 1024 if kilobytes.isdigit() else None
