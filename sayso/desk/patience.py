"""How long the desk waits for a request to arrive whole: a connection that never asks anything is closed."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

WAIT_S: Final = 10.0
"""From the first byte of a request, or from the connection, to the end of the request's head."""


class PatientProtocol(H11Protocol):
    """Uvicorn's own, which waits without end for the rest of a request."""

    wait_s = WAIT_S

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - uvicorn's own signature
        """Begin to wait."""
        super().connection_made(transport)
        self._since: float | None = self.loop.time()
        self._look_later()

    def data_received(self, data: bytes) -> None:
        """Wait from a request's first byte on, and no longer once it is being answered."""
        if self._since is None and not self._is_answering():
            self._since = self.loop.time()
        super().data_received(data)
        if self._is_answering():
            self._since = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._watch.cancel()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete  # pyright: ignore[reportUnnecessaryComparison] - none before the first request

    def _look_later(self) -> None:
        self._watch = self.loop.call_later(self.wait_s / 2, self._look)

    def _look(self) -> None:
        if self._since is not None and self.loop.time() - self._since >= self.wait_s / 2:
            self.transport.close()
        else:
            self._look_later()
