"""A turn with reading processes: whatever one article does, the ledger gets all others, in their order."""

from contextlib import closing

import pytest

from sayso.errors import OwnFault
from sayso.ledger import captures, connect
from sayso.watch.turn import add_all, read_waiting
from sayso.workers import Crew, Limits, in_turn
from tests.ledger.dump import dump
from tests.ledger.pages import capture, clock, read

READER = "tests.workers.stand_ins:reader"
TEXTS = ("one", "hang", "two", "die", "three", "refuse", "four", "err", "five")


def plain(things, _what):
    return things


def crew(jobs):
    return Crew(jobs=jobs, limits=Limits(seconds=1.0, memory_bytes=600_000_000), reader=READER)


def add(ledger, jobs):
    with crew(jobs) as readers:
        inputs = [capture(text, path=f"{text}.txt") for text in TEXTS]
        return add_all(ledger, inputs, readers.read_all, now=clock(), track=plain)


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_breaks_its_process_is_set_aside_with_the_reason_and_the_others_are_read(ledger, jobs):
    outcome = add(ledger, jobs)

    assert outcome.read == 5
    assert {failure.where: failure.reason.partition(".")[0] for failure in outcome.failures} == {
        "hang.txt": "reading it took longer than 1 seconds",
        "die.txt": "the process that read it ended (SIGKILL)",
        "refuse.txt": "no article in it",
        "err.txt": "we have a bug (ZeroDivisionError: division by zero)",
    }
    with ledger.read() as connection:
        assert [receipt.where for receipt in captures.list_set_aside(connection)] == [
            "hang.txt", "die.txt", "refuse.txt", "err.txt",
        ]  # fmt: skip


def test_what_was_set_aside_is_tried_again(ledger):
    add(ledger, 2)
    with ledger.write() as connection:
        reread = captures.begin_reread(connection, at=clock()())
    with ledger.read() as connection:
        waiting = captures.to_reread(connection, reread)

    list(read_waiting(ledger, waiting, in_turn(read), now=clock(), track=plain, reread=reread))

    with ledger.read() as connection:
        assert captures.list_set_aside(connection) == ()


def test_a_ledger_is_the_same_with_any_number_of_processes(ledger, tmp_path):
    """All but which process read what, which the stand-in tells in its version."""
    add(ledger, 1)
    with closing(connect.open(tmp_path / "other.db")) as other:
        add(other, 4)

        assert dump(other)["articles"] == dump(ledger)["articles"]
        assert dump(other)["captures"] == dump(ledger)["captures"]


def test_a_fault_in_the_middle_of_a_feed_is_that_items_own(ledger):
    fault = OwnFault("we have a bug (KeyError: 'guid')", where="feed.xml", remedy="Please report it with the page.")

    outcome = add_all(ledger, [capture("one"), fault, capture("two")], in_turn(read), now=clock(), track=plain)

    assert outcome.read == 2
    assert [failure.where for failure in outcome.failures] == ["feed.xml"]
