"""The way to a server: a connection to an address that was checked, over when its time is."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import Any, cast

import httpcore
import httpx

Addresses = dict[str, list[str]]
"""The addresses that were found for a host and let pass; a connection goes to one of these and nowhere else."""
Left = Callable[[], float]
"""How many seconds are left."""

FAULTS = (
    httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ConnectionNotAvailable,
    httpcore.UnsupportedProtocol,
)  # fmt: skip
"""What may go wrong on the way; httpcore's errors have no root of their own."""


def resolve(host: str) -> list[str]:
    """The addresses of a host, as the system's resolver gives them."""
    return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)})


# Addresses

UNICAST = ip_network("2000::/3")
"""All of IPv6 that leads to hosts of the internet. Source: RFC 4291, 2.4; IANA, IPv6 address space."""
TRANSLATED = ip_network("64:ff9b::/96")
"""Holds an address of IPv4 in its last 32 bits. Source: RFC 6052, 2.1."""
PROTOCOLS = ip_network("192.0.0.0/24")
"""For protocols, not hosts; some clouds answer there with secrets. Source: RFC 6890, 2.2.2."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """
    Whether an address is one of the public internet, also where it wraps another.

    >>> from ipaddress import ip_address
    >>> [is_public(ip_address(one)) for one in ("1.1.1.1", "10.0.0.7", "64:ff9b::1.1.1.1", "64:ff9b::10.0.0.7")]
    [True, False, True, False]
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address not in PROTOCOLS
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in TRANSLATED:
        inner = IPv4Address(address.packed[-4:])
    if inner is not None:
        return is_public(inner)
    return address in UNICAST and address.is_global


# Connections


@cache
def _authorities() -> ssl.SSLContext:
    """Loaded once: it takes as long as a fetch does, and a watch fetches all day."""
    return httpx.create_ssl_context(trust_env=False)


class Transport(httpx.BaseTransport):
    """
    Requests over the network.

    Args:
        checked: Where hosts may be reached; filled by the caller before it asks for one.
        left: How long everything may still take, the slowest drip of headers and body included.
    """

    def __init__(self, checked: Addresses, left: Left) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=_authorities(), network_backend=_Backend(checked, left))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and take the answer's head; its body comes as it is asked for."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=cast("httpx.SyncByteStream", request.stream),
                extensions=request.extensions,
            )
        )
        told = cast("dict[str, Any]", answer.extensions)  # pyright: ignore[reportUnknownMemberType] - httpcore leaves it open
        body = _Body(cast("Iterable[bytes]", answer.stream))
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=told)

    def close(self) -> None:
        """End every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    def close(self) -> None:
        if hasattr(self._pieces, "close"):
            cast("Any", self._pieces).close()


class _Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, checked: Addresses, left: Left) -> None:
        self._checked = checked
        self._left = left
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's signature; what is left of the whole counts
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception = httpcore.ConnectError(f"no address of {host} was let pass")
        for address in self._checked.get(host, ()):
            try:
                stream = self._plain.connect_tcp(
                    address, port, timeout=_seconds(self._left), local_address=local_address,
                    socket_options=socket_options,
                )  # fmt: skip
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                fault = failed
            else:
                return _Stream(stream, self._left)
        raise fault


class _Stream(httpcore.NetworkStream):
    """A connection that ends when the time is over, however often a byte arrives."""

    def __init__(self, stream: httpcore.NetworkStream, left: Left) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as above
        return self._stream.read(max_bytes, timeout=_seconds(self._left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._stream.write(buffer, timeout=_seconds(self._left))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, timeout=_seconds(self._left))
        return _Stream(secured, self._left)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - whatever httpcore asks for
        return self._stream.get_extra_info(info)


def _seconds(left: Left) -> float:
    """
    What is left.

    Raises:
        httpcore.ReadTimeout: Nothing.
    """
    seconds = left()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return seconds
