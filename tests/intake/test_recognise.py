"""What an input is, is told by its bytes."""

import gzip

import pytest

from sayso.errors import EmptyInput, NotText, TooLarge, UnknownFormat
from sayso.intake import recognise

TEXT = b"The ferry left at nine.\n\nIt came back at ten, the harbour master said.\n"


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><title>A</title><p>B",
        b"<html><body><p>A</p></body></html>",
        b"<p>One</p>\n<p>Two</p>",
        b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>A</body></html>',
        "<html><body>\u00e9</body></html>".encode("utf-16"),
    ],
    ids=["doctype", "html element", "fragment", "xhtml", "utf-16"],
)
def test_markup_is_a_page(content):
    assert recognise(content).kind == "html"


def test_text_is_the_rendering_of_a_page():
    assert recognise(TEXT).kind == "rendering"


def test_text_that_mentions_one_element_is_still_text():
    assert recognise(b"The <p> element begins a paragraph, the standard says.").kind == "rendering"


def test_text_is_plain_only_where_the_caller_says_so():
    assert recognise(TEXT, plain=True).kind == "plain"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "RSS"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "Atom"),
        (b'<?xml version="1.0"?>\n<!-- made by hand -->\n<urlset></urlset>', "sitemap"),
        (b'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "NewsML-G2"),
        (b'<?xml version="1.0"?><nitf><body/></nitf>', "NITF"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "JSON"),
        (b"Received: from mail.example\nSubject: A\n\nText", "e-mail"),
    ],
)  # fmt: skip
def test_a_form_not_read_yet_is_named(content, name):
    with pytest.raises(UnknownFormat, match=name):
        recognise(content, path="in/put")


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf\r\n"])
def test_nothing_is_refused_as_empty(content):
    with pytest.raises(EmptyInput, match="in/put"):
        recognise(content, path="in/put")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(NotText, match="binary"):
        recognise(bytes(range(256)) * 20)


def test_more_than_the_limit_is_refused_with_both_sizes():
    with pytest.raises(TooLarge, match=r"0\.0 MB.*it has 0\.2 MB"):
        recognise(b"a" * 200_000, limit_bytes=1_000)


def test_a_gzip_page_is_unpacked():
    assert recognise(gzip.compress(b"<html><body>A</body></html>")).content == b"<html><body>A</body></html>"


def test_a_gzip_file_cut_short_is_refused():
    with pytest.raises(NotText, match="cut short"):
        recognise(gzip.compress(b"<html>" + bytes(range(97, 123)) * 500)[:-30])


def test_a_gzip_bomb_is_not_unpacked_beyond_the_limit():
    with pytest.raises(TooLarge):
        recognise(gzip.compress(b"a" * 5_000_000), limit_bytes=100_000)


def test_what_the_carrier_declared_is_kept():
    capture = recognise(TEXT, path="a.txt", url="https://paper.example/a", published="2025-11-05", encoding="utf-8")

    assert (capture.path, capture.url, capture.published, capture.encoding) == (
        "a.txt", "https://paper.example/a", "2025-11-05", "utf-8",
    )  # fmt: skip
