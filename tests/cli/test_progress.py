"""How far a long run has come, where there is no terminal."""

import pytest

from sayso.cli import progress
from sayso.cli.running import progress_bar


@pytest.fixture
def passes(monkeypatch):
    """A clock: each thing worked on takes as many seconds as it says."""
    now = 0.0

    def work(things, what):
        nonlocal now
        for took in progress.plain_lines(things, what):
            now += took

    monkeypatch.setattr(progress, "monotonic", lambda: now)
    return work


def test_a_line_comes_every_ten_seconds_and_says_how_many_there_are(passes, capsys):
    passes([4.0] * 1_200, "Reading")

    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["Reading: 3 of 1,200", "Reading: 6 of 1,200"]
    assert len(lines) == 400


def test_what_is_counted_as_it_comes_has_no_end(passes, capsys):
    passes(iter([30.0, 1.0, 9.0]), "Accepting")

    assert capsys.readouterr().err == "Accepting: 1\nAccepting: 3\n"


def test_short_work_is_done_in_silence(capsys):
    with progress_bar() as track:
        assert list(track(iter([1, 2]), "Reading")) == [1, 2]
        assert list(track((3,), "Reading")) == [3]

    assert capsys.readouterr() == ("", "")


def test_a_log_gets_lines_and_not_a_bar(monkeypatch, capsys):
    monkeypatch.setattr(progress, "EVERY_S", 0.0)

    with progress_bar() as track:
        list(track(["a page"], "Reading"))

    assert capsys.readouterr() == ("", "Reading: 1 of 1\n")
