"""What strangers send: whatever is in it, intake and page/ give articles or one of our errors, soon, and ask nobody."""

import gzip
import io
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sayso import page
from sayso.errors import InputError, TooLarge
from sayso.intake import load_all
from sayso.intake.unpack import zstd
from sayso.records.article import Article
from sayso.records.capture import Capture
from tests.hostile.processor import budget
from tests.intake import carried

KINDS = sorted(carried.ALL)
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(12))
    + b"]><rss><channel><item><title>Ferry &m; aground</title></item></channel></rss>"
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Any attempt to reach somebody fails the test."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("a request was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def read(content, **options):
    """Everything made of an input: articles and errors of ours."""
    found = []
    for one in load_all("-", stdin=io.BytesIO(content), **options):
        if not isinstance(one, Capture):
            assert isinstance(one, InputError)
            found.append(one)
            continue
        try:
            found.append(page.read(one))
        except InputError as error:
            found.append(error)
    return found


def articles(content):
    return [one for one in read(content) if isinstance(one, Article)]


@given(some.binary(max_size=3_000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_articles_or_our_errors(content):
    read(content)


@given(some.sampled_from(KINDS), some.data())
@settings(max_examples=300, deadline=2_000)
def test_a_damaged_carrier_gives_articles_or_our_errors(kind, data):
    content = bytearray(carried.ALL[kind])
    for _ in range(data.draw(some.integers(1, 4))):
        at = data.draw(some.integers(0, len(content)))
        end = min(len(content), at + data.draw(some.integers(0, 200)))
        content[at:end] = data.draw(some.binary(max_size=40))

    read(bytes(content))


@given(some.sampled_from(KINDS), some.floats(0, 1))
@settings(max_examples=150, deadline=2_000)
def test_a_carrier_cut_short_anywhere_gives_articles_or_our_errors(kind, share):
    content = carried.ALL[kind]

    read(content[: int(share * len(content))])


def test_entities_are_neither_expanded_nor_fetched():
    [article] = articles(BOMB)

    assert len(article.headline) < 40

    outside = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % y SYSTEM "http://127.0.0.1/y"> %y;]>'
    [article] = articles(outside + b"<rss><channel><item><title>Ferry &x; aground</title></item></channel></rss>")

    assert article.headline == "Ferry &x; aground"


@pytest.mark.parametrize(
    "content",
    [
        b"<rss><channel>" + b"<item>" * 50_000,
        b"<rss><channel><item><title>A</title><description>" + b"&lt;div&gt;" * 50_000,
        b"<feed>" + b"<entry><title type='xhtml'>" * 5_000,
        b"[" * 200_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        b'{"uri": "a", "type": "text", "associations": ' + b'{"a":' * 50_000,
        b"<newsMessage>" + b"<newsItem><itemMeta>" * 20_000,
        b"<NewsML><NewsItem>" + b"<NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines>" * 20_000,
        b"<nitf>" + b"<p>" * 100_000,
        b"From: a@b.example\nSubject: A\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 50_000,
        b"From: " + b"(" * 50_000 + b"\nSubject: A\n\nB",
        b"Subject: " + b"=?utf-8?B?" * 20_000 + b"\nFrom: a@b.example\n\nB",
        b"\x01abc001 3 i 20 abc 001\r\n\r\nA/\r\n\x02A =\r\n" + b"(" * 300_000,
        carried.ALL["anpa-1312.txt"].replace(b"ANN LEE", b"ANN" + b" " * 50_000 + b"LEE"),
        carried.ALL["feed.rss"].replace(b"Ann Lee", b"a@b" * 20_000 + b" " * 50_000),
        b"WARC/1.0\r\n" * 30_000,
        b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n" + b"a" * 100_000,
        b"<!DOCTYPE rss [" + b"<!--" * 200_000,
        b"<!DOCTYPE rss [" + b'"' * 200_001,
        b"<?" * 300_000,
        b"<rss>" + b"&amp" * 300_000,
        b"<rss>" + b"<![CDATA[" * 100_000,
        b"https://a.example/" * 50_000,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_is_made_to_take_long_does_not(content):
    with budget(8):
        read(content)


NESTED = 3_000


def letter_in_letters(levels, kind="message/rfc822"):
    return (
        b"Subject: A\nFrom: a@b.example\nContent-Type: %s\n\n" % kind.encode() * levels
        + b"Subject: B\n\nThe ferry left."
    )


def boxes_in_boxes(levels):
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(levels))
    return b"Subject: Ferry\nFrom: a@b.example\n" + opened + b"\nThe ferry left at nine.\n"


@pytest.mark.parametrize("content", [letter_in_letters(NESTED), boxes_in_boxes(NESTED)], ids=["letters", "boxes"])
def test_a_letter_nested_without_end_is_read_to_a_depth(content):
    """The standard library's parser calls itself for every level."""
    [article] = articles(content)

    assert article.headline in ("A", "Ferry")


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(b"", mtime=0) * 500_000,
        zstd.compress(b"") * 500_000,
        gzip.compress(b"<p>", mtime=0) + gzip.compress(b"", mtime=0) * 500_000,
        b"From: a@b.example\nSubject: A\nContent-Type: text/plain; a=" + b'"' + b";" * 400_000 + b"\n\nB",
        b"From: a@b.example\nSubject: A\nContent-Disposition: attachment; a=" + b'"' + b";" * 400_000 + b"\n\nB",
        b"From: a@b.example\nSubject: A\nContent-Type: text/plain; " + b"a*1*=b;" * 80_000 + b"\n\nB",
        b"From: a@b.example\nContent-Type: a\nSubject: " + b"=?utf-8?q?=C3=A9?= " * 60_000 + b"\n\nB",
        b"From: a@b.example\nContent-Type: a\nSubject: " + b"=?a?q?b" * 60_000 + b"\n\nB",
        b"From: a@b.example\nContent-Type: a\nSubject: " + b"=?utf-8?b?" + b"=" * 400_000 + b"?=\n\nB",
        b"From: " + b"<" * 100_000 + b" \nSubject: A\n\nB",
        b"From: a@b.example\nSubject: A\n" + b"X-A: b\n" * 200_000 + b"\nB",
        b"From: a@b.example\nSubject: A\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nSubject: B\n\n" * 50_000,
        b"<!DOCTYPE x>" + b"<?a?>" * 100_000 + b"1",
        b"<!DOCTYPE x>" + b"<!--a-->" * 100_000 + b"1",
        b"<?xml version='1.0'?>" + b"<?a?>\n<!-- b -->" * 50_000 + b"<",
        b"<rss " + b" ".join(b"a%d='b'" % n for n in range(100_000)) + b"><item><title>A</title></item></rss>",
        b"<rss " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b"><item><title>A</title></item></rss>",
        b"<rss "
        + b" ".join(b"xmlns:a%d='b%d'" % (n, n) for n in range(50_000))
        + b"><item><title>A</title></item></rss>",
        b"<rss>" + b"".join(b"<a%d:b xmlns:a%d='c%d'>" % (n, n, n) for n in range(50_000)),
        b"<rss xmlns:a='b'>" + b"<a:c d:e='f'>" * 50_000 + b"<item><title>A</title></item>",
        b"WARC/1.0\r\n" + b"A: b\r\n b\r\n" * 100_000,
        b"WARC/1.0\r\nContent-Length: 1\r\n\r\na" * 50_000,
        b"filedesc://a 1.1.1.1 20250101 text/html " + b"a " * 50_000 + b"\n",
        b"From a@b Thu Jan 01 00:00\n" + b"From a 00:0" * 100_000,
        b"[" + b'{"a":1},' * 300_000 + b"{}]",
        b'{"items":[' + b'{"id":"1","title":"a","url":"b"},' * 60_000 + b'{}], "title": "c"}',
        b'{"a":' + b"9" * 1_000_000 + b"}",
    ],
    ids=lambda content: repr(content[:40]),
)
def test_what_grows_does_not_take_its_square(content):
    """Of each, ten times as much takes a hundred times as long where a loop looks again at what it has seen."""
    with budget(10):
        read(content)


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
def test_a_bomb_inside_an_archive_is_passed_over(pack):
    bomb = carried.record("response", carried.answered(pack(b"<p>" * 2_000_000), more="Content-Encoding: gzip\r\n"))

    found = read(bomb + carried.RECORDS[1], limit_bytes=1_000_000)

    assert isinstance(found[0], TooLarge)
    assert isinstance(found[1], Article)
