"""One page from the web, fetched politely: bounded in size, time and redirects, and never from a private network."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urljoin, urlsplit

import httpx

from sayso.errors import FetchFailed, ForbiddenAddress
from sayso.intake.recognise import LIMIT_BYTES, recognise, refuse_size
from sayso.records.capture import Capture

USER_AGENT = "Sayso/0.1 (news reader for research; reads one page at a time)"
TIMEOUT_S = 20.0
"""For the whole fetch, redirects included."""
REDIRECTS = 8

Resolve = Callable[[str], list[str]]
"""A host name to the addresses it stands for."""


def resolve(host: str) -> list[str]:
    """The addresses of a host, as the system's resolver gives them."""
    return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)})


def fetch(
    url: str,
    *,
    published: str | None = None,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = resolve,
    clock: Callable[[], float] = time.monotonic,
    allow_private: bool = False,
    limit_bytes: int = LIMIT_BYTES,
    timeout_s: float = TIMEOUT_S,
) -> Capture:
    """
    The page at an address.

    Args:
        url: An http or https address.
        published: A reference date, for a page that carries none.
        transport: How requests travel; the network by default, ``httpx.MockTransport`` in tests.
        resolve: How host names become addresses.
        clock: Seconds that only grow.
        allow_private: Also fetch from loopback, link-local and private networks.
        limit_bytes: The most that is read, after decompression.
        timeout_s: The most time it may all take.

    Raises:
        ForbiddenAddress: Not a web address, or one in a private network, at any hop of a redirect.
        FetchFailed: No answer, an answer that is no page, or one that took too long.
        InputError: An answer that Sayso does not read; see ``recognise``.
    """
    until = clock() + timeout_s
    with httpx.Client(
        transport=transport, headers={"User-Agent": USER_AGENT}, timeout=timeout_s, trust_env=False
    ) as client:
        for _ in range(REDIRECTS + 1):
            _refuse(url, resolve=resolve, allow_private=allow_private)
            try:
                with client.stream("GET", url) as response:
                    _refuse_peer(response, url, allow_private=allow_private)
                    if response.is_redirect:
                        url = urljoin(url, response.headers["location"])
                        continue
                    content = _content(response, url, until=until, clock=clock, limit_bytes=limit_bytes)
                    encoding = response.charset_encoding
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as fault:
                raise FetchFailed(_why(fault), where=url, remedy="Try again later.") from fault
            return recognise(content, url=url, published=published, encoding=encoding, limit_bytes=limit_bytes)
    raise FetchFailed(f"redirected more than {REDIRECTS} times", where=url, remedy="Pass the page's final address.")


def _refuse(url: str, *, resolve: Resolve, allow_private: bool) -> None:
    """Stop at anything but a web address whose host lies in the public internet."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as fault:
        raise ForbiddenAddress(
            f"not an address ({fault})", where=url, remedy="Pass an http or https address."
        ) from fault
    if parts.scheme not in ("http", "https") or not host:
        raise ForbiddenAddress("not a web address", where=url, remedy="Pass an http or https address.")
    if allow_private:
        return
    try:
        addresses = resolve(host)
    except (OSError, UnicodeError) as fault:
        raise FetchFailed(f"the host {host} is not known", where=url, remedy="Check the address.") from fault
    for address in addresses:
        _refuse_private(address, url)


def _refuse_peer(response: httpx.Response, url: str, *, allow_private: bool) -> None:
    """Look at the address really connected to: a name may resolve differently the second time."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and not allow_private:
        _refuse_private(str(peer[0]), url)


def _refuse_private(address: str, url: str) -> None:
    if not _is_public(ip_address(address.split("%", 1)[0])):
        raise ForbiddenAddress(
            f"leads to {address}, an address in a private network",
            where=url,
            remedy="Allow private addresses only if you trust the page that names them.",
        )


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or _is_public(inner))


def _content(
    response: httpx.Response, url: str, *, until: float, clock: Callable[[], float], limit_bytes: int
) -> bytes:
    """The body, read piece by piece so that neither its size nor its slowness is without bound."""
    if response.status_code >= 400:
        raise FetchFailed(
            f"answered {response.status_code} {response.reason_phrase}", where=url, remedy="Try again later."
        )
    pieces: list[bytes] = []
    size_bytes = 0
    for piece in response.iter_bytes(65_536):
        size_bytes += len(piece)
        refuse_size(size_bytes, where=url, limit_bytes=limit_bytes)
        if clock() > until:
            raise FetchFailed("took too long to arrive", where=url, remedy="Try again later.")
        pieces.append(piece)
    return b"".join(pieces)


def _why(fault: Exception) -> str:
    if isinstance(fault, httpx.TimeoutException):
        return "took too long to answer"
    return f"did not answer ({str(fault) or type(fault).__name__})"
