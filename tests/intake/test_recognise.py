"""What an input is, is told by its bytes."""

import gzip

import pytest

from sayso.errors import EmptyInput, InputError, NoArticle, NotText, TooLarge, UnknownFormat
from sayso.intake import recognise, recognise_all
from sayso.intake.recognise import ITEMS
from sayso.intake.unpack import zstd
from sayso.records.item import unpack

TEXT = b"The ferry left at nine.\n\nIt came back at ten, the harbour master said.\n"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>%s</channel></rss>'


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


NEWSML = b"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines></NewsComponent></NewsItem>"
IPTC = b"\x01abc001 3 i 20 abc 001\r\n\r\nTalks/\r\n\x02Talks fail =\r\n\r\n   Text.\r\n\x03051100 GMT Nov 25\r\n"
ANPA = (
    b"\x16\x16\x01a0001\x1f-----\r\nr i\x13\x11 BC-Talks 11-05 0020\r\n\x02^BC-Talks,20<\r\n^Talks fail<\r\n"
    b"\tText.\r\n\x03HP-WF-11-05-25 1100GMT<\r\n\x04"
)
G2 = b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>A</headline></contentMeta></newsItem>'


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (RSS % b"<item><title>A</title></item>", "rss"),
        (b"\xef\xbb\xbf\n<rss><channel><item><title>A</title></item></channel></rss>", "rss"),
        ((RSS % b"<item><title>A</title></item>").decode().encode("utf-16-le"), "rss"),
        (b'<!DOCTYPE rss [<!ENTITY x "<y>">]><rss><channel><item><title>A</title></item></channel></rss>', "rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title></entry></feed>', "atom"),
        (b"<rdf:RDF><item><title>A</title></item></rdf:RDF>", "rdf"),
        (b"<urlset><url><news:news><news:title>A</news:title></news:news></url></urlset>", "sitemap"),
        (b'<?xml version="1.0"?>\n<!-- by hand -->\n' + G2, "newsml_g2"),
        (b"<newsMessage><itemSet>" + G2 + b"</itemSet></newsMessage>", "newsml_g2"),
        (NEWSML, "newsml"),
        (b"<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head></body></nitf>", "nitf"),
        (b'{"uri": "urn:a", "type": "text", "headline": "A"}', "ninjs"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A"}]}', "json_feed"),
        (IPTC, "iptc7901"),
        (ANPA, "anpa"),
        (b"From: a@b.example\r\nSubject: A\r\nDate: Wed, 5 Nov 2025 06:00:00 +0000\r\n\r\nText.\r\n", "mail"),
    ],
)  # fmt: skip
def test_a_carrier_is_told_by_its_content(content, form):
    capture = recognise(content, path="no/name.txt")

    assert (capture.kind, unpack(capture.content).carrier.form) == ("item", form)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b'<?xml version="1.0"?><harbour><ship/></harbour>', "XML document of a kind that is not read"),
        (b'{"ships": [{"name": "Havblik"}]}', "JSON of a kind"),
        (b"https://a.example/1\nhttps://a.example/2\n", "list of addresses"),
    ],
)  # fmt: skip
def test_a_form_that_is_not_read_is_named(content, name):
    with pytest.raises(UnknownFormat, match=name):
        recognise(content, path="in/put")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (RSS % b"", "RSS feed without items"),
        (b"<urlset><url><loc>https://a.example/</loc></url></urlset>", "without headlines"),
        (b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>", "index of 1 sitemaps"),
        (b"<newsMessage><itemSet><conceptItem/></itemSet></newsMessage>", "concepts"),
    ],
)
def test_a_carrier_without_news_says_what_it_holds(content, why):
    with pytest.raises(NoArticle, match=why):
        recognise(content)


def test_a_feed_is_a_capture_for_each_item_and_no_single_one():
    feed = RSS % b"<item><title>A</title></item><item><title>B</title></item>"

    assert [unpack(one.content).headline for one in recognise_all(feed)] == ["A", "B"]
    with pytest.raises(UnknownFormat, match="more than one article"):
        recognise(feed)


def test_a_feed_without_end_is_read_to_the_limit_and_says_so():
    feed = RSS % (b"<item><title>A</title></item>" * (ITEMS + 1))

    found = list(recognise_all(feed))

    assert len(found) == ITEMS + 1
    assert isinstance(found[-1], TooLarge)


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


PACKERS = pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])


@PACKERS
def test_a_packed_page_is_unpacked(pack):
    assert recognise(pack(b"<html><body>A</body></html>")).content == b"<html><body>A</body></html>"


@PACKERS
def test_a_packed_file_cut_short_is_refused(pack):
    with pytest.raises(NotText, match=r"cut short|damaged"):
        recognise(pack(b"<html>" + bytes(range(97, 123)) * 500)[:-30])


@PACKERS
def test_a_bomb_is_not_unpacked_beyond_the_limit(pack):
    with pytest.raises(TooLarge):
        recognise(pack(b"a" * 5_000_000), limit_bytes=100_000)


def test_what_the_carrier_declared_is_kept():
    capture = recognise(TEXT, path="a.txt", url="https://paper.example/a", published="2025-11-05", encoding="utf-8")

    assert (capture.path, capture.url, capture.published, capture.encoding) == (
        "a.txt", "https://paper.example/a", "2025-11-05", "utf-8",
    )  # fmt: skip


def test_every_refusal_is_one_of_our_errors():
    given = (b"", b"\0" * 99, b"<rss>", b"{", b"[" * 99_999, b"<a>" * 5_000, b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")
    found = [one for content in given for one in recognise_all(content)]

    assert all(isinstance(one, InputError) or one.kind in ("html", "rendering") for one in found)
