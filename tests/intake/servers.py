"""Servers on this machine that answer as no server should."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def serving(answer: Callable[[socket.socket, str], None]) -> Iterator[int]:
    """The port of a server that hands each connection, with the path asked for, to ``answer``."""
    listening = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError, IndexError):
            while not ended.is_set():
                answer(connection, connection.recv(65_536).split()[1].decode())

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        ended.set()
        listening.close()


def told(connection: socket.socket, status: str, body: bytes = b"", *fields: str) -> None:
    """A whole answer."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""))
    connection.sendall(head.encode() + body)
