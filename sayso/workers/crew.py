"""Several reading processes: as many captures at a time, the answers in the order the captures came."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from types import TracebackType
from typing import Final, Self, TypeVar

from sayso.errors import SaysoError
from sayso.records.capture import Capture
from sayso.workers.answers import Answer
from sayso.workers.process import PIPELINE, Limits, ReadingProcess

Key = TypeVar("Key")
AHEAD: Final = 32
"""
Captures in memory for each process beyond the one that everybody waits for: where one takes a hundred times as long as
others do, the rest work on meanwhile.
"""


class Crew:
    """
    Keeps reading processes for as long as the block lasts; each is started when there is work for it.

    Every process has a thread here that asks it and watches it, so that none of them waits for another, or for what
    becomes of the answers.

    Args:
        jobs: Processes at a time.
        limits: For each article.
        threads: For the encoder of each process.
        reader: ``module:function`` that gives the reader.
    """

    def __init__(self, *, jobs: int, limits: Limits, threads: int = 1, reader: str = PIPELINE) -> None:
        self._jobs = jobs
        self._start = lambda: ReadingProcess(reader=reader, threads=threads, limits=limits)
        self._own = threading.local()
        self._lock = threading.Lock()
        self._closed = False
        self._processes = [self._start()]  # it loads while the first capture is being found
        self._idle = list(self._processes)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="reading", initializer=_leave_signals)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read_all(self, given: Iterable[tuple[Key, Capture | SaysoError]]) -> Iterator[tuple[Key, Answer]]:
        """
        Read many.

        Args:
            given: Captures, each with whatever its answer should be known by. With one process the next is taken when
                the answer before it was; with several, some are taken ahead.

        Returns:
            An answer for each, in the same order, as soon as it and all before it are there.

        Raises:
            InstallationError: Sayso itself is incomplete.
            CancelledError: It was closed meanwhile; what was being read is nobody's fault.
        """
        waiting: deque[tuple[Key, Future[Answer] | SaysoError]] = deque()
        ahead = 1 if self._jobs == 1 else AHEAD * self._jobs
        for key, capture in given:
            waiting.append(
                (key, capture if isinstance(capture, SaysoError) else self._threads.submit(self._read, capture))
            )
            while waiting and (len(waiting) >= ahead or _is_there(waiting[0][1])):
                yield _next(waiting)
        while waiting:
            yield _next(waiting)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        with self._lock:
            self._closed = True
            processes = list(self._processes)
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.end()
        self._threads.shutdown(wait=True)
        for process in processes:
            process.stop()

    def _read(self, capture: Capture) -> Answer:
        process: ReadingProcess | None = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = self._new()
        answer = process.ask(capture)
        if self._closed:
            raise CancelledError
        return answer

    def _new(self) -> ReadingProcess:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            process = self._start()
            self._processes.append(process)
            if self._closed:
                process.end()
            return process


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _leave_signals() -> None:
    """Ctrl-C is for the main thread alone, which may hold it back until a line is printed."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})


def _is_there(answer: Future[Answer] | SaysoError) -> bool:
    return isinstance(answer, SaysoError) or answer.done()


def _next(waiting: deque[tuple[Key, Future[Answer] | SaysoError]]) -> tuple[Key, Answer]:
    key, answer = waiting.popleft()
    return key, answer if isinstance(answer, SaysoError) else answer.result()
