from sayso.ledger import captures
from tests.ledger.pages import NOON, capture


def test_an_interrupted_reread_goes_on_with_what_it_has_not_tried(ledger):
    with ledger.write() as connection:
        for words in ("one", "two", "three"):
            captures.add(connection, capture(words), at=NOON)
        reread = captures.begin_reread(connection, at=NOON)
        captures.mark_reread(connection, 1, reread)

    with ledger.write() as connection:
        assert captures.begin_reread(connection, at=NOON) == reread
        assert captures.to_reread(connection, reread) == (2, 3)


def test_a_finished_reread_is_followed_by_one_of_everything(ledger):
    with ledger.write() as connection:
        captures.add(connection, capture("one"), at=NOON)
        first = captures.begin_reread(connection, at=NOON)
        captures.mark_reread(connection, 1, first)
        captures.end_reread(connection, first, at=NOON)

        second = captures.begin_reread(connection, at=NOON)

        assert second > first
        assert captures.to_reread(connection, second) == (1,)
