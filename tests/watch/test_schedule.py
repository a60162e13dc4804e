from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.watch.schedule import LONGEST, next_look, next_try, retry_after

NOW = datetime(2025, 11, 5, 12, tzinfo=UTC)
CHANCE = st.floats(0, 1)


@given(st.floats(1, 10**7), CHANCE)
def test_looks_are_spread_a_little_and_never_put_off_for_longer_than_a_day(every_s, chance):
    wait = next_look(NOW, every_s, chance=chance) - NOW

    assert min(0.89 * every_s, LONGEST.total_seconds()) <= wait.total_seconds() <= min(1.11 * every_s, 86_400)


@given(st.integers(1, 10_000), CHANCE)
def test_each_failure_waits_longer_up_to_a_day(failures, chance):
    wait = next_try(NOW, 600, failures, chance=chance) - NOW

    assert timedelta(seconds=300) <= wait <= LONGEST
    assert next_try(NOW, 600, failures + 1, chance=chance) - NOW >= wait


def test_a_server_that_names_a_time_is_left_alone_until_then():
    assert next_try(NOW, 600, 1, chance=0, after=timedelta(hours=3)) == NOW + timedelta(hours=3)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", timedelta(seconds=120)),
        (" 0 ", timedelta()),
        ("Wed, 05 Nov 2025 12:10:00 GMT", timedelta(minutes=10)),
        ("Wed, 05 Nov 2025 11:00:00 GMT", timedelta()),
        ("99999999999999999999", LONGEST),
        ("Wed, 05 Nov 2099 11:00:00 GMT", LONGEST),
        ("soon", None),
        ("-5", None),
        ("٣", timedelta(seconds=3)),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_bounded(value, expected):
    assert retry_after(value, NOW) == expected
