from hypothesis import HealthCheck, given, settings

from sayso.ledger import captures
from sayso.records.capture import Capture
from tests import strategies
from tests.ledger.pages import NOON, capture, clock


def accept(ledger, *given_captures, at=NOON):
    with ledger.write() as connection:
        return [captures.add(connection, one, at=at) for one in given_captures]


def test_a_new_capture_waits_to_be_read(ledger):
    (receipt,) = accept(ledger, capture("one", path="one.txt"))

    assert (receipt.state, receipt.reason, receipt.where, receipt.accepted_at) == ("pending", None, "one.txt", NOON)
    with ledger.read() as connection:
        assert captures.pending(connection) == (receipt.number,)


@given(given=strategies.captures())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_capture_is_kept_as_it_arrived(ledger, given):
    (receipt,) = accept(ledger, given)

    with ledger.read() as connection:
        kept = captures.load(connection, receipt.number)
    assert (kept.id, kept.content, kept.encoding is None) == (given.id, given.content, kept.encoding is None)


def test_the_same_capture_again_is_the_same_one(ledger):
    tick = clock()

    first, again = (accept(ledger, capture("one", path="one.txt"), at=tick())[0] for _ in range(2))

    assert first == again


def test_a_copy_elsewhere_is_another_sighting_of_the_same_capture(ledger):
    here, there = accept(ledger, capture("one", path="here.txt"), capture("one", path="there.txt"))

    assert here == there
    with ledger.read() as connection:
        assert captures.load(connection, here.number).path == "here.txt"
        assert captures.find(connection, capture("one", path="there.txt")) == here


def test_a_capture_is_found_only_where_it_was_seen(ledger):
    accept(ledger, capture("one", path="here.txt"))

    with ledger.read() as connection:
        assert captures.find(connection, capture("one", path="elsewhere.txt")) is None
        assert captures.find(connection, capture("two")) is None
        assert captures.find(connection, capture("one")) is not None


def test_a_path_that_is_no_unicode_is_kept_as_far_as_it_can_be(ledger):
    (receipt,) = accept(ledger, capture("one", path="caf\udce9.html"))

    with ledger.read() as connection:
        assert captures.find(connection, capture("one", path="caf\udce9.html")) == receipt
        assert captures.load(connection, receipt.number).path.startswith("caf\ufffd")


def test_one_that_cannot_be_read_is_set_aside_and_listed(ledger):
    good, bad = accept(ledger, capture("good"), Capture(kind="html", content=b"bad", url="https://a.example/"))

    with ledger.write() as connection:
        captures.set_aside(connection, bad.number, reason="no article in it.")

    with ledger.read() as connection:
        (listed,) = captures.list_set_aside(connection)
        assert captures.pending(connection) == (good.number,)
    assert (listed.where, listed.state, listed.reason) == ("https://a.example/", "set_aside", "no article in it.")


def test_what_came_from_standard_input_is_named_so(ledger):
    (receipt,) = accept(ledger, capture("piped"))

    assert receipt.where == "standard input"
