"""A watch from end to end, on a web of our own: every item once, whatever happens in between."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import monotonic

import pytest

from sayso.ledger import articles, captures, queue, sources
from sayso.records.source import Source
from sayso.watch.look import same
from sayso.watch.run import Pace, Watcher
from sayso.workers import in_turn
from tests.ledger.pages import read
from tests.watch.web import PAGE, Web, answer, feed

START = datetime(2025, 11, 5, 12, tzinfo=UTC)
FEED, OTHER = "https://post.example/feed", "https://mirror.example/feed"


class Clock:
    """Stands still until it is moved."""

    def __init__(self):
        self.moment = START

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def web():
    made = Web()
    made.pages[FEED] = feed(("/a", "A", "x"), ("/b", "B", "x"))
    made.pages[OTHER] = feed(("https://post.example/b?utm_source=m", "B", "x"), ("/c", "C", "x"))
    for name in "abc":
        host = "mirror" if name == "c" else "post"
        made.pages[f"https://{host}.example/{name}"] = PAGE.format(name)
    return made


def add(ledger, *addresses, **fields):
    with ledger.write() as connection:
        for address in addresses:
            sources.add(connection, Source(address=address, **fields), at=START)


def turn(ledger, web, clock, read=read):
    lines = []
    watcher = Watcher(
        ledger, ask=web, read_all=in_turn(read), pace=Pace(every_s=600, gap_s=0.0, requests=4), now=clock,
        tell=lines.append,
    )  # fmt: skip
    watcher.run(once=True)
    return lines


def kept(ledger):
    with ledger.read() as connection:
        return queue.counts(connection), len(articles.list_(connection).items), captures.pending(connection)


def test_every_item_of_every_source_is_read_once(ledger, web, clock):
    add(ledger, FEED, OTHER)

    turn(ledger, web, clock)

    assert kept(ledger) == ({"waiting": 0, "kept": 3, "failed": 0}, 3, ())
    pages = [same(url) for url, _ in web.asked if "feed" not in url]
    assert sorted(pages) == ["https://mirror.example/c", "https://post.example/a", "https://post.example/b"]


def test_what_is_not_due_is_not_asked_for(ledger, web, clock):
    add(ledger, FEED)
    turn(ledger, web, clock)
    asked = len(web.asked)

    clock.moment += timedelta(minutes=5)
    turn(ledger, web, clock)
    assert len(web.asked) == asked

    clock.moment += timedelta(minutes=7)
    turn(ledger, web, clock)
    assert len(web.asked) == asked + 1


def test_a_clock_that_goes_back_stops_nothing(ledger, web, clock):
    add(ledger, FEED)
    turn(ledger, web, clock)
    asked = len(web.asked)

    clock.moment -= timedelta(days=400)
    turn(ledger, web, clock)

    assert len(web.asked) == asked + 1


def test_a_changed_item_is_fetched_again_as_a_new_version(ledger, web, clock):
    add(ledger, FEED)
    turn(ledger, web, clock)
    web.pages[FEED] = feed(("/a", "A, corrected", "x"), ("/b", "B", "x"))
    web.pages["https://post.example/a"] = PAGE.format("corrected")
    clock.moment += timedelta(hours=1)

    turn(ledger, web, clock)

    assert [url for url, _ in web.asked].count("https://post.example/a") == 2
    assert [url for url, _ in web.asked].count("https://post.example/b") == 1
    with ledger.read() as connection:
        assert len(captures.list_set_aside(connection)) == 0
        assert captures.pending(connection) == ()


def test_a_source_that_fails_is_asked_less_and_less_and_rests_after_ten(ledger, clock):
    web = Web()
    add(ledger, FEED)

    for _ in range(20):
        lines = turn(ledger, web, clock)
        clock.moment += timedelta(days=1)
        if len(web.asked) == 10 and lines:
            break

    assert lines == [f"{FEED}: did not answer; it rests now"]
    turn(ledger, web, clock)
    assert len(web.asked) == 10


def test_a_resting_source_is_woken_by_adding_it_again(ledger, web, clock):
    web.pages[FEED] = answer(status=410)
    add(ledger, FEED)
    turn(ledger, web, clock)
    web.pages[FEED] = feed(("/a", "A", "x"))
    turn(ledger, web, clock)
    assert len(web.asked) == 1

    add(ledger, FEED)
    turn(ledger, web, clock)

    assert kept(ledger)[0]["kept"] == 1


def test_an_item_that_cannot_be_had_is_given_up_after_some_tries_and_kept_as_its_feed_told_it(ledger, web, clock):
    web.pages["https://post.example/a"] = answer(status=500)
    add(ledger, FEED)

    for _ in range(6):
        turn(ledger, web, clock)
        clock.moment += timedelta(hours=1)

    tried = [url for url, _ in web.asked].count("https://post.example/a")
    assert tried == 5
    assert kept(ledger)[0] == {"waiting": 0, "kept": 1, "failed": 1}


def test_a_process_that_dies_before_reading_loses_nothing(ledger, web, clock):
    add(ledger, FEED, OTHER)

    class DeadError(BaseException):
        pass

    def dies(_):
        raise DeadError

    with pytest.raises(DeadError):
        turn(ledger, web, clock, read=dies)
    turn(ledger, web, clock)

    assert kept(ledger) == ({"waiting": 0, "kept": 3, "failed": 0}, 3, ())


def test_a_source_that_meets_a_bug_of_ours_costs_itself_only(ledger, web, clock):
    class Odd(Web):
        def __call__(self, url, *, headers):
            if url == OTHER:
                raise KeyError("odd")
            return web(url, headers=headers)

    add(ledger, FEED, OTHER)

    lines = turn(ledger, Odd(), clock)

    assert f"{OTHER}: we have a bug (KeyError: 'odd')" in lines
    assert kept(ledger)[0]["kept"] == 2


def test_no_host_is_asked_faster_than_its_limit(ledger, web, clock):
    add(ledger, FEED)
    moments = []

    def timed(url, *, headers):
        moments.append(monotonic())
        return web(url, headers=headers)

    watcher = Watcher(
        ledger, ask=timed, read_all=in_turn(read), pace=Pace(every_s=600, gap_s=0.2, requests=4), now=clock,
        tell=lambda _: None,
    )  # fmt: skip
    watcher.run(once=True)

    assert len(moments) == 3
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(moments))


def test_removed_sources_are_asked_no_more_and_their_items_stay(ledger, web, clock):
    add(ledger, FEED)
    turn(ledger, web, clock)

    with ledger.write() as connection:
        assert sources.remove(connection, FEED)
        assert not sources.remove(connection, FEED)
    clock.moment += timedelta(days=1)
    asked = len(web.asked)
    turn(ledger, web, clock)

    assert len(web.asked) == asked
    assert kept(ledger)[0]["kept"] == 2
