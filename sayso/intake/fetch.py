"""
What stands at an address of the web, fetched politely: where the site's robots.txt lets programs, bounded in size, time
and redirects, and never from a private network.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from ipaddress import ip_address
from typing import cast
from urllib.parse import urljoin

import httpcore
import httpx
from msgspec import Struct
from protego import Protego

from sayso.errors import FetchFailed, ForbiddenAddress, InputError
from sayso.intake import network, unpack
from sayso.intake.forms import LIMIT_BYTES, charset, refuse_size
from sayso.intake.network import resolve
from sayso.intake.recognise import only, recognise_all
from sayso.records.capture import Capture

USER_AGENT = "Sayso/0.1 (news reader for research; reads one page at a time)"
TIMEOUT_S = 20.0
"""For the whole fetch, redirects included."""
REDIRECTS = 8
ROBOTS_BYTES = 500_000
"""Of a robots.txt so much is read. Source: RFC 9309, 2.5."""

Resolve = Callable[[str], list[str]]
"""A host name to the addresses it stands for."""

Rules = dict[str, Protego]
"""What the robots.txt of a site allows, by the site's scheme, host and port."""


class Answer(Struct, frozen=True, kw_only=True):
    """What a server sent."""

    status: int
    url: str
    """After redirects."""
    content: bytes
    encoding: str | None
    headers: Mapping[str, str]
    """By name in lower case."""


class Way(Struct, frozen=True, kw_only=True):
    """How requests travel, and their bounds."""

    client: httpx.Client
    resolve: Resolve
    checked: network.Addresses
    """What hosts stand for, once that was looked at."""
    left: network.Left
    allow_private: bool


def fetch_all(  # noqa: PLR0913 - tests hand in the way, names and the clock
    url: str,
    *,
    published: str | None = None,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = resolve,
    clock: Callable[[], float] = time.monotonic,
    allow_private: bool = False,
    limit_bytes: int = LIMIT_BYTES,
    timeout_s: float = TIMEOUT_S,
    rules: Rules | None = None,
) -> list[Capture | InputError]:
    """
    Every capture of what stands at an address: a page is one, a feed one for each item.

    Args:
        url: An http or https address.
        published: A reference date, for a page that carries none.
        transport: How requests travel; the network by default, ``httpx.MockTransport`` in tests.
        resolve: How host names become addresses.
        clock: Seconds that only grow.
        allow_private: Also fetch from loopback, link-local and private networks.
        limit_bytes: The most that is read, after decompression.
        timeout_s: The most time it may all take.
        rules: What is known of sites' robots.txt; what is learned is put into it.

    Returns:
        Captures, and in the place of what is not read the reason; see ``recognise_all``.

    Raises:
        ForbiddenAddress: Not a web address, or one in a private network, at any hop of a redirect; or the site's
            robots.txt asks programs not to fetch it.
        FetchFailed: No answer, an answer that is no page, or one that took too long.
        TooLarge: More than ``limit_bytes``.
    """
    answer = ask(
        url,
        headers={},
        transport=transport,
        resolve=resolve,
        clock=clock,
        allow_private=allow_private,
        limit_bytes=limit_bytes,
        timeout_s=timeout_s,
        rules={} if rules is None else rules,
    )
    if answer.status >= 400:
        raise FetchFailed(f"answered {answer.status}", where=answer.url, remedy="Try again later.")
    return list(
        recognise_all(
            answer.content, url=answer.url, published=published, encoding=answer.encoding, limit_bytes=limit_bytes
        )
    )


def ask(  # noqa: PLR0913 - tests hand in the way, names and the clock; told of ``fetch_all``
    url: str,
    *,
    headers: Mapping[str, str],
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = resolve,
    clock: Callable[[], float] = time.monotonic,
    allow_private: bool = False,
    limit_bytes: int = LIMIT_BYTES,
    timeout_s: float = TIMEOUT_S,
    rules: Rules,
) -> Answer:
    """
    What a server answers, whatever that is; arguments and errors as for ``fetch_all``.

    ``headers`` are sent besides the usual: what is known of it, so that only news is sent (RFC 9110, 13.1).
    """
    until = clock() + timeout_s
    checked: network.Addresses = {}

    def left() -> float:
        return until - clock()

    transport = transport or network.Transport(checked, left)
    usual = {"User-Agent": USER_AGENT, "Accept-Encoding": unpack.ACCEPTED}
    with httpx.Client(transport=transport, headers={**usual, **headers}, timeout=timeout_s, trust_env=False) as client:
        way = Way(client=client, resolve=resolve, checked=checked, left=left, allow_private=allow_private)
        return _get(url, way, limit_bytes=limit_bytes, rules=rules)


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
    The page at an address that holds one; arguments and errors as for ``fetch_all``.

    Raises:
        InputError: An answer that Sayso does not read, or that holds more than one thing.
    """
    found = fetch_all(url, published=published, transport=transport, resolve=resolve, clock=clock,
                      allow_private=allow_private, limit_bytes=limit_bytes, timeout_s=timeout_s)  # fmt: skip
    return only(found, where=url)


def _get(url: str, way: Way, *, limit_bytes: int, rules: Rules | None) -> Answer:
    """The answer at the end of the redirects; with ``rules``, only where every hop's robots.txt lets programs."""
    for _ in range(REDIRECTS + 1):
        _admit(url, way)
        if rules is not None:
            _refuse_unwanted(url, way, rules)
        try:
            with way.client.stream("GET", url) as response:
                if response.is_redirect:
                    url = _onward(response, url)
                    continue
                content = _content(response, url, left=way.left, limit_bytes=limit_bytes)
                encoding = charset(response.headers.get("content-type", ""))
                return Answer(
                    status=response.status_code,
                    url=url,
                    content=content,
                    encoding=encoding,
                    headers=dict(response.headers),
                )
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, *network.FAULTS, ValueError) as fault:
            raise FetchFailed(_why(fault), where=url, remedy="Try again later.") from fault
    raise FetchFailed(f"redirected more than {REDIRECTS} times", where=url, remedy="Pass the page's final address.")


def _refuse_unwanted(url: str, way: Way, rules: Rules) -> None:
    """
    Stop where a site asks programs not to fetch an address.

    A site without a robots.txt allows all; one whose server fails is to be taken as forbidding all. Source: RFC 9309.
    """
    site = urljoin(url, "/")
    if site not in rules:
        answer = _get(urljoin(url, "/robots.txt"), way, limit_bytes=ROBOTS_BYTES, rules=None)
        if answer.status >= 500:
            what = f"its site's robots.txt answered {answer.status}"
            raise FetchFailed(what, where=url, remedy="Try again later.")
        told = "" if answer.status >= 400 else answer.content.decode("utf-8", "replace")
        rules[site] = Protego.parse(told)
    if not rules[site].can_fetch(url, USER_AGENT.split("/", maxsplit=1)[0]):
        raise ForbiddenAddress(
            "its site's robots.txt asks programs not to fetch it",
            where=url,
            remedy="Save the page from a browser and pass the file.",
        )


def _admit(url: str, way: Way) -> None:
    """Stop at anything but a web address whose host lies in the public internet; where it lies is kept in the way."""
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as fault:
        raise ForbiddenAddress(
            f"not an address ({fault})", where=url, remedy="Pass an http or https address."
        ) from fault
    host = parts.raw_host.decode("ascii")
    if parts.scheme not in ("http", "https") or not host:
        raise ForbiddenAddress("not a web address", where=url, remedy="Pass an http or https address.")
    if host in way.checked:
        return
    try:
        addresses = way.resolve(host)
    except (OSError, UnicodeError) as fault:
        raise FetchFailed(f"the host {host} is not known", where=url, remedy="Check the address.") from fault
    for address in addresses:
        if not (way.allow_private or network.is_public(ip_address(address.split("%", 1)[0]))):
            raise ForbiddenAddress(
                f"leads to {address}, an address in a private network",
                where=url,
                remedy="Allow private addresses only if you trust the page that names them.",
            )
    way.checked[host] = addresses


def _onward(response: httpx.Response, url: str) -> str:
    """Where an answer sends on to."""
    if "location" not in response.headers:
        what = f"answered {response.status_code} without saying where to go"
        raise FetchFailed(what, where=url, remedy="Try again later.")
    return urljoin(url, response.headers["location"])


def _content(response: httpx.Response, url: str, *, left: network.Left, limit_bytes: int) -> bytes:
    """The body, unpacked piece by piece, so that neither its size nor its slowness is without bound."""
    if response.status_code >= 400:
        return b""
    packed = _timely(cast("Iterable[bytes]", response.stream), url, left=left, limit_bytes=limit_bytes)
    pieces: list[bytes] = []
    size_bytes = 0
    for piece in unpack.undone(packed, response.headers.get("content-encoding", ""), where=url):
        size_bytes += len(piece)
        refuse_size(size_bytes, where=url, limit_bytes=limit_bytes)
        pieces.append(piece)
    return b"".join(pieces)


def _timely(pieces: Iterable[bytes], url: str, *, left: network.Left, limit_bytes: int) -> Iterator[bytes]:
    """A body as it travels, while there is time and it is not larger than what it may hold."""
    size_bytes = 0
    for piece in pieces:
        size_bytes += len(piece)
        refuse_size(size_bytes, where=url, limit_bytes=limit_bytes)
        if left() <= 0:
            raise FetchFailed("took too long to arrive", where=url, remedy="Try again later.")
        yield piece


def _why(fault: Exception) -> str:
    if isinstance(fault, httpx.TimeoutException | httpcore.TimeoutException):
        return "took too long to answer"
    return f"did not answer ({str(fault) or type(fault).__name__})"
