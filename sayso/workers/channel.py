"""Whole messages over a pair of sockets: the length in eight bytes, then the message."""

from __future__ import annotations

import select
import socket
from typing import Final

LENGTH_BYTES: Final = 8
AT_ONCE_BYTES: Final = 1 << 20
MILLISECONDS: Final = 1000


class Channel:
    """One end. Not for use from several threads at once."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._poll = select.poll()  # select() itself cannot watch a descriptor above 1,023
        self._poll.register(end, select.POLLIN)

    def send(self, message: bytes, *, timeout_s: float | None = None) -> None:
        """
        Hand a message over, all of it.

        Raises:
            OSError: The other end is gone, or did not take it in time (``TimeoutError``).
        """
        self._end.settimeout(timeout_s)
        self._end.sendall(len(message).to_bytes(LENGTH_BYTES, "big"))
        self._end.sendall(message)

    def wait(self, seconds: float) -> bool:
        """Whether something has come within so many seconds: a message, or the news that the other end is gone."""
        return bool(self._poll.poll(seconds * MILLISECONDS))

    def receive(self, *, timeout_s: float | None = None) -> bytes | None:
        """
        The next message; None where the other end is gone, in the middle of one too.

        Raises:
            TimeoutError: A part of it did not come in time.
        """
        self._end.settimeout(timeout_s)
        head = self._exactly(LENGTH_BYTES)
        return None if head is None else self._exactly(int.from_bytes(head, "big"))

    def close(self) -> None:
        """Tell the other end that nothing more will come."""
        self._end.close()

    def _exactly(self, size: int) -> bytes | None:
        parts = bytearray()
        while len(parts) < size:
            try:
                part = self._end.recv(min(size - len(parts), AT_ONCE_BYTES))
            except ConnectionError:
                return None
            if not part:
                return None
            parts += part
        return bytes(parts)
