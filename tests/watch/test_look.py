"""One look at a source, and one item: what is found, asked for, and made of it."""

import os
from datetime import UTC, datetime

import pytest

from sayso.records.source import Queued, Source, SourceState
from sayso.watch.look import FULL_TEXT, get, look, same
from tests.watch.web import PAGE, Web, answer, feed

NOW = datetime(2025, 11, 5, 12, tzinfo=UTC)
FEED = "https://post.example/feed"
WHOLE = "The ship is safe, the minister said. " * (FULL_TEXT // 36 + 1)


def state(address=FEED, **fields):
    return SourceState(number=1, source=Source(address=address), due_at=NOW, **fields)


def queued(web, **fields):
    (found,) = look(state(), web, now=NOW).found
    return Queued(number=1, source=1, found=found, tries=0, **fields)


@pytest.fixture
def web():
    return Web()


def test_a_feed_gives_its_items_by_address(web):
    web.pages[FEED] = feed(("https://post.example/a?utm_source=rss", "A", "Short."), ("/b#top", "B", "Short."))

    found = look(state(), web, now=NOW).found

    assert [item.identity for item in found] == ["https://post.example/a", "https://post.example/b"]
    assert [item.host for item in found] == ["post.example", "post.example"]


def test_only_what_is_new_is_asked_for(web):
    web.pages[FEED] = answer(feed(("/a", "A", "x")), etag='"7"', last_modified="Wed, 05 Nov 2025 08:00:00 GMT")
    first = look(state(), web, now=NOW)
    web.pages[FEED] = answer(status=304)

    second = look(state(etag=first.etag, modified=first.modified), web, now=NOW)

    assert web.asked[-1][1] == {"If-None-Match": '"7"', "If-Modified-Since": "Wed, 05 Nov 2025 08:00:00 GMT"}
    assert (second.found, second.fault, second.etag) == ((), None, '"7"')


@pytest.mark.parametrize(
    ("status", "gone", "seconds"), [(500, False, None), (429, False, 90), (503, False, 90), (410, True, None)]
)
def test_a_server_that_refuses_is_believed(web, status, gone, seconds):
    web.pages[FEED] = answer(status=status, **({"retry_after": "90"} if seconds else {}))

    seen = look(state(), web, now=NOW)

    assert (seen.fault, seen.gone) == (f"answered {status}", gone)
    assert (seen.after.total_seconds() if seen.after else None) == seconds


@pytest.mark.parametrize("content", ["", '{"a": 1}', "<urlset></urlset>"])
def test_what_is_no_feed_is_a_fault_of_the_source(web, content):
    web.pages[FEED] = content

    assert look(state(), web, now=NOW).fault


@pytest.mark.parametrize(
    "content", ['<rss version="2.0"><channel></channel></rss>', '<feed xmlns="http://www.w3.org/2005/Atom"/>']
)
def test_a_feed_that_has_nothing_now_is_none(web, content):
    web.pages[FEED] = answer(content, etag="e")

    seen = look(state(), web, now=NOW)

    assert (seen.found, seen.fault, seen.etag) == ((), None, "e")


def test_a_page_that_is_a_source_is_an_item_that_changes_with_its_words(web):
    web.pages[FEED] = PAGE.format("One")
    (one,) = look(state(), web, now=NOW).found
    web.pages[FEED] = PAGE.format("Two")
    (two,) = look(state(), web, now=NOW).found

    assert one.identity == two.identity == FEED
    assert one.stamp != two.stamp


def test_an_item_with_all_its_words_is_read_as_it_is(web):
    web.pages[FEED] = feed(("/a", "A", WHOLE)).replace("description>", "content>").replace(
        "<rss ", '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    ).replace("<content>", "<content:encoded>").replace("</content>", "</content:encoded>")  # fmt: skip
    item = queued(web)

    (capture,) = get(item, web, now=NOW).captures

    assert item.found.host == ""
    assert (capture.kind, capture.url) == ("item", "https://post.example/a")
    assert [url for url, _ in web.asked] == [FEED]


def test_a_teaser_has_its_page_fetched_with_the_feeds_date_as_reference(web):
    web.pages[FEED] = feed(("/a", "A", "Short."))
    web.pages["https://post.example/a"] = PAGE.format("Whole")

    (capture,) = get(queued(web), web, now=NOW).captures

    assert (capture.kind, capture.published) == ("html", "2025-11-05T08:00:00+00:00")


def test_an_item_whose_page_is_gone_is_read_as_it_was_told(web):
    web.pages[FEED] = feed(("/a", "A", "Short."))
    web.pages["https://post.example/a"] = answer(status=404)

    got = get(queued(web), web, now=NOW)

    assert got.captures[0].kind == "item"
    assert got.fault == "answered 404"


def test_a_page_that_may_come_later_is_waited_for(web):
    web.pages[FEED] = feed(("/a", "A", "Short."))
    web.pages["https://post.example/a"] = answer(status=503, retry_after="30")

    got = get(queued(web), web, now=NOW)

    assert (got.captures, got.again, got.after.total_seconds()) == ((), True, 30)


def test_the_files_of_a_folder_are_items_once_nobody_writes_them(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("The minister said the ship is safe.")
    new.write_text("The minister said")
    os.utime(old, (NOW.timestamp() - 60,) * 2)
    os.utime(new, (NOW.timestamp() - 1,) * 2)

    seen = look(state(str(tmp_path)), None, now=NOW)

    assert [item.identity for item in seen.found] == [str(old)]
    (capture,) = get(Queued(number=1, source=1, found=seen.found[0], tries=0), None, now=NOW).captures
    assert capture.path == str(old)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    assert look(state(str(tmp_path / "none")), None, now=NOW).fault == "there is no such folder"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?fbclid=1", "https://A.example/x"),
        ("https://a.example", "https://a.example/#y"),
        ("https://a.example/x?id=2&utm_medium=rss", "https://a.example/x?id=2"),
    ],
)
def test_addresses_of_one_page_are_the_same(one, other):
    assert same(one) == same(other)


def test_addresses_of_two_pages_are_not():
    assert same("https://a.example/x?id=1") != same("https://a.example/x?id=2")
