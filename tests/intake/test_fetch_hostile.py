# ruff: noqa: E501 - an answer is as long as it is
"""A server may answer with anything: what it costs is bounded, and it is asked at no address but the one looked at."""

import gzip
import io
import resource
import socket
import threading
import zlib
from contextlib import suppress

import httpx
import pytest

from sayso.errors import FetchFailed, ForbiddenAddress, InputError, TooLarge
from sayso.intake import fetch, fetch_all, load_all
from sayso.intake.unpack import zstd
from tests.hostile.processor import budget
from tests.intake.servers import serving, told

PAGE = b"<html><body><p>The ferry left at nine.</p></body></html>"
SECOND_S = 1.0


def here(port, path="a", **options):
    """What a server on this machine gives."""
    return fetch(f"http://paper.example:{port}/{path}", resolve=lambda _: ["127.0.0.1"], allow_private=True, **options)


def robotless(answer):
    """Answers that come after the question for robots.txt."""

    def answered(connection, path):
        if path == "/robots.txt":
            told(connection, "404 Not Found")
        else:
            answer(connection)

    return serving(answered)


def test_a_page_comes_over_a_real_connection():
    with robotless(lambda connection: told(connection, "200 OK", PAGE)) as port:
        assert here(port).content == PAGE


def drip(connection, start, piece):
    connection.sendall(start)
    gone = threading.Event()
    with suppress(OSError):
        while not gone.wait(0.05):
            connection.sendall(piece)


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3", b";a"),
        (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nA: ", b"b"),
        (b"", b"H"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n", zstd.compress(b"")),
    ],
    ids=["body", "chunks", "chunk extension", "fields", "field", "nothing", "1xx", "empty frames"],
)
def test_what_drips_without_end_is_given_up_when_the_time_is_over(start, piece):
    """Each read is quick, so only a limit for the whole can end it; the server goes on for ever."""
    with (
        robotless(lambda connection: drip(connection, start, piece)) as port,
        pytest.raises((FetchFailed, InputError)),
    ):
        here(port, timeout_s=SECOND_S)


def test_a_dripped_answer_for_robots_is_given_up_too():
    with (
        serving(lambda connection, _: drip(connection, b"HTTP/1.1 200 OK\r\n\r\n", b"a")) as port,
        pytest.raises(FetchFailed, match="too long"),
    ):
        here(port, timeout_s=SECOND_S)


ZEROS = 300_000_000


def bomb(pack):
    """So many zeros packed by pieces, so that this test itself needs no memory for them."""
    piece = bytes(1_000_000)
    return b"".join([*(pack.compress(piece) for _ in range(ZEROS // len(piece))), pack.flush()])


BOMBS = {
    "zstd": lambda: bomb(zstd.ZstdCompressor(3)),
    "gzip": lambda: bomb(zlib.compressobj(9, wbits=31)),
    "deflate": lambda: bomb(zlib.compressobj(9)),
    "gzip, gzip": lambda: gzip.compress(bomb(zlib.compressobj(9, wbits=31))),
    "gzip, zstd": lambda: zstd.compress(bomb(zlib.compressobj(9, wbits=31))),
    "deflate, gzip, zstd": lambda: zstd.compress(gzip.compress(bomb(zlib.compressobj(9)))),
}


@pytest.mark.parametrize("coding", BOMBS)
def test_a_bomb_is_left_before_it_fills_the_memory(coding):
    packed = BOMBS[coding]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(TooLarge), serving_packed(packed, coding) as port:
        here(port, limit_bytes=2_000_000)

    grown_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1_024
    assert grown_mb < 60


def serving_packed(packed, coding):
    return robotless(lambda connection: told(connection, "200 OK", packed, f"Content-Encoding: {coding}"))


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda page: zlib.compress(page)[2:-4]),
        ("zstd", zstd.compress),
        ("gzip, zstd", lambda page: zstd.compress(gzip.compress(page))),
        ("identity", bytes),
        ("gzip", bytes),
        ("deflate", bytes),
    ],
)
def test_a_packed_page_is_unpacked(coding, pack):
    """The last three declare what they do not do, as servers will."""
    with serving_packed(pack(PAGE * 2_000), coding) as port:
        assert here(port).content == PAGE * 2_000


@pytest.mark.parametrize("coding", ["br", "gzip, gzip, gzip, gzip", "secret"])
def test_a_coding_that_is_not_read_is_said(coding):
    with pytest.raises(InputError, match="packed"), serving_packed(gzip.compress(PAGE), coding) as port:
        here(port)


def test_a_body_cut_short_is_a_failure():
    def short(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<html>")
        connection.shutdown(socket.SHUT_RDWR)

    with pytest.raises(FetchFailed), robotless(short) as port:
        here(port)


def test_a_name_that_changes_its_address_is_asked_only_where_it_was_looked_at():
    """First public, then this machine: no request may reach it, not even one whose answer is thrown away."""
    asked = []
    answers = iter([["192.0.2.1"]])  # documentation's own network: nobody is there

    with serving(lambda _, path: asked.append(path)) as port, pytest.raises((FetchFailed, ForbiddenAddress)):
        fetch(
            f"http://paper.example:{port}/a",
            resolve=lambda _: next(answers, ["127.0.0.1"]),
            allow_private=True,
            timeout_s=0.3,
        )

    assert asked == []


def test_the_names_own_resolver_is_not_asked_again(monkeypatch):
    """The way between looking at an address and going there is where a name changes."""
    monkeypatch.setattr(socket, "getaddrinfo", _numbers_only(socket.getaddrinfo))

    with robotless(lambda connection: told(connection, "200 OK", PAGE)) as port:
        assert here(port).content == PAGE


def _numbers_only(found):
    def looked_up(host, *rest, **options):
        assert host == "127.0.0.1", "the name was resolved again"
        return found(host, *rest, **options)

    return looked_up


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1.1.1.1",
        "::127.0.0.1",
        "::1.1.1.1",
        "::",
        "fec0::1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::",
        "::ffff:10.0.0.7",
        "::ffff:0:10.0.0.7",
        "100::1",
        "192.0.0.192",
        "192.0.0.1",
        "198.18.0.1",
        "192.0.2.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.1.2.3",
    ],
)
def test_addresses_that_only_look_public_are_forbidden(address):
    with pytest.raises(ForbiddenAddress, match="private network"):
        fetch_all("https://paper.example/a", transport=httpx.MockTransport(page), resolve=lambda _: [address])


@pytest.mark.parametrize("address", ["93.184.216.34", "64:ff9b::1.1.1.1", "2606:4700::1", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_asked(address):
    [found] = fetch_all("https://paper.example/a", transport=httpx.MockTransport(page), resolve=lambda _: [address])

    assert found.content == PAGE


def page(_request):
    return httpx.Response(200, content=PAGE)


@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 307, 308, 399])
def test_a_redirect_to_nowhere_is_a_failure(status):
    with pytest.raises(FetchFailed, match=f"answered {status}"):
        fetch(
            "https://paper.example/a",
            transport=httpx.MockTransport(lambda _: httpx.Response(status)),
            resolve=lambda _: ["93.184.216.34"],
        )


@pytest.mark.parametrize(
    "location",
    [
        "http://[::1",
        "//",
        "https://",
        "javascript:1",
        "http://\x00",
        "http://a:99999999/",
        "\udcff",
        "http://é:x/",
        "?" * 9,
    ],
)
def test_a_redirect_to_rubbish_is_one_of_our_errors(location):
    def send_on(_request):
        return httpx.Response(302, headers=[(b"location", location.encode("utf-8", "surrogateescape"))])

    with pytest.raises((FetchFailed, ForbiddenAddress)):
        fetch("https://paper.example/a", transport=httpx.MockTransport(send_on), resolve=lambda _: ["93.184.216.34"])


@pytest.mark.parametrize(
    "answer",
    [b"", b"\x00" * 100, b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 999999 No\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000 + b"\r\n",
     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n", b"SSH-2.0-OpenSSH_9\r\n",
     b"HTTP/1.1 101 Switching\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8bx"],
)  # fmt: skip
def test_an_answer_that_is_none_is_one_of_our_errors(answer):
    def rubbish(connection):
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_RDWR)

    with robotless(rubbish) as port, pytest.raises((FetchFailed, InputError)):
        here(port, timeout_s=SECOND_S)


def test_content_type_parameters_without_end_take_no_time():
    """The standard library's reader of parameters counts quotation marks again at each semicolon."""
    field = "text/html; a=" + '"' + ";" * 90_000

    with budget(3), robotless(lambda connection: told(connection, "200 OK", PAGE, f"Content-Type: {field}")) as port:
        assert here(port).content == PAGE


def test_any_way_to_hand_in_bytes_keeps_the_memory_small():
    """``io`` is what standard input is: the same bombs from there."""
    [error] = load_all("-", stdin=io.BytesIO(BOMBS["gzip"]()), limit_bytes=2_000_000)

    assert isinstance(error, TooLarge)
