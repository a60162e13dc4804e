import zlib

import pytest

from sayso.errors import LedgerUnavailable, ModelMissing, NoArticle
from sayso.ledger import articles, captures, readings, schema
from sayso.watch.settle import settle as keep
from sayso.workers.answers import answer
from tests.ledger.pages import capture, clock, read, reading


def accept(ledger, words):
    with ledger.write() as connection:
        return captures.add(connection, capture(words, path=f"{words}.txt"), at=clock()()).number


def settle(ledger, number, read, **options):
    with ledger.read() as connection:
        found = captures.load(connection, number)
    return keep(ledger, number, answer(read, found), where=found.where, **options)


def state(ledger, words):
    with ledger.read() as connection:
        return captures.find(connection, capture(words))


def test_what_can_be_read_is_kept(ledger):
    settled = settle(ledger, accept(ledger, "two words"), read, now=clock())

    assert (settled.where, settled.reason, len(settled.reading.figures)) == ("two words.txt", None, 2)
    assert state(ledger, "two words").state == "read"


def test_what_holds_no_article_is_set_aside_with_the_reason(ledger):
    settled = settle(ledger, accept(ledger, "nothing"), read, now=clock())

    assert settled.reading is None
    assert settled.reason == "no article in it. Give the article's own page."
    assert state(ledger, "nothing").reason == settled.reason


def test_a_bug_of_ours_sets_one_page_aside_and_asks_to_be_reported(ledger):
    settled = settle(ledger, accept(ledger, "a bug"), read, now=clock())

    assert settled.reason == "we have a bug (ZeroDivisionError: division by zero). Please report it with the page."


def test_a_reading_the_ledger_cannot_keep_is_a_bug_of_ours(ledger):
    twins = reading(figures=reading().figures * 2)

    settled = settle(ledger, accept(ledger, "page"), lambda _: twins, now=clock())

    assert settled.reason.startswith("we have a bug (IntegrityError")
    assert state(ledger, "page").state == "set_aside"


@pytest.mark.parametrize("error", [ModelMissing("the model is absent"), LedgerUnavailable("the disk is full")])
def test_what_stops_every_page_stops_the_run_and_blames_no_page(ledger, error):
    number = accept(ledger, "page")

    def broken(_):
        raise error

    with pytest.raises(type(error)):
        settle(ledger, number, broken, now=clock())

    assert state(ledger, "page").state == "pending"


def test_a_reread_hands_back_what_was_read_before(ledger):
    number = accept(ledger, "two words")
    first = settle(ledger, number, read, now=clock())

    again = settle(ledger, number, read, now=clock(), reread=1)

    assert again.before == first.reading


def test_a_page_that_can_no_longer_be_read_keeps_its_reading(ledger):
    number = accept(ledger, "two words")
    first = settle(ledger, number, read, now=clock())

    def fails(_):
        raise NoArticle("no article in it")

    again = settle(ledger, number, fails, now=clock(), reread=1)

    assert again.reason == "no article in it."
    assert state(ledger, "two words").state == "read"
    with ledger.read() as connection:
        assert articles.find(connection, first.reading.article.id) == first.reading


def test_a_reading_of_a_form_no_longer_known_is_replaced(ledger):
    number = accept(ledger, "two words")
    settle(ledger, number, read, now=clock())
    with ledger.write() as connection:
        connection.execute(schema.readings.update().values(content=zlib.compress(b"{}")))

    again = settle(ledger, number, read, now=clock(), reread=1)

    assert again.before is None
    with ledger.read() as connection:
        assert readings.find(connection, number) == again.reading
