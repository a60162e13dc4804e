"""How much of the processor's time something may take, whatever else the machine does meanwhile."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class TooLongError(Exception):
    """The time is used up."""


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """
    End what takes more of the processor's time.

    For what takes milliseconds if all is well, and minutes or for ever if not: then no busy machine makes a test fail.
    """

    def stop(*_):
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
