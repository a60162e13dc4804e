"""The fence: whatever an article does to the process that reads it costs that article only."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from sayso.errors import InstallationError, ModelMissing, NoArticle, OwnFault, ReadingEnded, TooLarge
from sayso.records.capture import Capture
from sayso.records.reading import Reading
from sayso.workers import Crew, Limits, cores
from sayso.workers.process import peak_bytes

READER = "tests.workers.stand_ins:reader"
HERE = Path(__file__).parent


def crew(*, jobs=2, seconds=30.0, megabytes=600, reader=READER, threads=1):
    limits = Limits(seconds=seconds, memory_bytes=megabytes * 1_000_000)
    return Crew(jobs=jobs, limits=limits, threads=threads, reader=reader)


def captures(*words):
    return [(number, Capture(kind="plain", content=word.encode(), path=word)) for number, word in enumerate(words)]


def told(answers):
    """Each article's text, or the name of its error."""
    return [
        answer.article.text if isinstance(answer, Reading) else type(answer).__name__
        for _, answer in sorted(answers, key=lambda keyed: keyed[0])
    ]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_of_the_captures(jobs):
    words = ["nap 0.3", "a", "nap 0.1", "b", *(f"w{number}" for number in range(200))]

    with crew(jobs=jobs) as readers:
        answers = list(readers.read_all(captures(*words)))

    assert [key for key, _ in answers] == list(range(len(words)))
    assert told(answers) == words


def test_what_comes_as_an_error_is_passed_on_in_its_place():
    error = TooLarge("too large")

    with crew() as readers:
        answers = list(readers.read_all([(0, error), *((key + 1, value) for key, value in captures("a"))]))

    assert answers[0] == (0, error)
    assert told(answers[1:]) == ["a"]


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("hang", "reading it took longer than 1 seconds"),
        ("spin", "reading it took longer than 1 seconds"),
        ("eat 3000", "reading it took more than 300 MB of memory"),
        ("gulp", "reading it took more memory than there is"),
        ("die", "the process that read it ended (SIGKILL)"),
        ("crash", "the process that read it ended (SIGSEGV)"),
        ("leave", "the process that read it ended (status 7)"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_article_that_breaks_its_process_costs_itself_only(deed, reason, jobs):
    with crew(jobs=jobs, seconds=1.0 if reason.endswith("seconds") else 60.0, megabytes=300) as readers:
        answers = list(readers.read_all(captures("a", deed, "b", "c", deed, "d")))

    assert told(answers) == ["a", "ReadingEnded", "b", "c", "ReadingEnded", "d"]
    assert {answers[1][1].what, answers[4][1].what} == {reason}
    assert answers[1][1].where == deed


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGABRT])
def test_a_process_that_is_killed_from_outside_costs_the_article_it_reads(sent):
    with crew(jobs=1) as readers:
        answers = readers.read_all(captures("a", "nap 30", "b"))
        _, first = next(answers)
        # the second is asked for when the first is taken: by then the process reads it, or is about to
        os.kill(int(first.version.model), sent)
        rest = list(answers)

    assert told(rest)[-1] == "b"
    assert isinstance(rest[0][1], ReadingEnded)


def test_a_process_that_is_stopped_is_ended_by_the_limit_even_where_the_page_is_too_large_to_be_handed_over():
    page = "w" * 3_000_000

    with crew(jobs=1, seconds=2.0) as readers:
        _, first = next(readers.read_all(captures("a")))
        os.kill(int(first.version.model), signal.SIGSTOP)
        answers = list(readers.read_all(captures(page, "b")))

    assert told(answers) == ["ReadingEnded", "b"]


def test_an_article_that_cannot_be_read_is_told_as_it_would_be_in_this_process():
    with crew() as readers:
        answers = dict(readers.read_all(captures("refuse", "a")))

    assert isinstance(answers[0], NoArticle)
    assert str(answers[0]) == "no article in it. Give the article's own page."


@pytest.mark.parametrize(
    ("deed", "what"),
    [
        ("err", "we have a bug (ZeroDivisionError: division by zero)"),
        ("descend", "we have a bug (RecursionError: maximum recursion depth exceeded)"),
    ],
)
def test_a_fault_of_ours_is_one_articles_own_with_its_trace(deed, what):
    with crew() as readers:
        answers = dict(readers.read_all(captures(deed, "a")))

    assert isinstance(answers[0], OwnFault)
    assert answers[0].what == what
    assert "stand_ins.py" in answers[0].trace
    assert told(answers.items()) == ["OwnFault", "a"]


def test_an_installation_that_is_incomplete_stops_the_run():
    with (
        crew(reader="tests.workers.stand_ins:incomplete", threads=3) as readers,
        pytest.raises(ModelMissing, match="model: no model for 3"),
    ):
        list(readers.read_all(captures("a")))


def test_what_turns_out_to_be_missing_later_stops_the_run_too():
    with crew() as readers, pytest.raises(ModelMissing, match="a table is absent"):
        list(readers.read_all(captures("a", "lack", "b")))


def test_a_process_that_dies_at_every_start_is_not_started_for_ever():
    with (
        crew(reader="tests.workers.stand_ins:dies", threads=5) as readers,
        pytest.raises(InstallationError, match="does not start"),
    ):
        list(readers.read_all(captures("a")))


def test_one_process_takes_no_capture_ahead():
    taken = []

    def given():
        for key, capture in captures("a", "b", "c"):
            taken.append(key)
            yield key, capture

    with crew(jobs=1) as readers:
        for key, _ in readers.read_all(given()):
            assert taken[-1] == key


def test_no_more_captures_are_held_than_a_bounded_number():
    taken = []

    def given():
        for key, capture in captures("nap 0.5", *"w" * 500):
            taken.append(key)
            yield key, capture

    with crew(jobs=2) as readers:
        next(readers.read_all(given()))

    assert len(taken) < 100


def test_a_process_is_started_only_when_there_is_work_for_it():
    with crew(jobs=8) as readers:
        answers = list(readers.read_all(captures("a")))
        assert told(answers) == ["a"]
        assert len(readers._processes) == 1


def test_no_process_is_left_when_the_block_ends_in_the_middle_of_an_article():
    with crew(jobs=2) as readers:
        answers = readers.read_all(captures("a", "hang", "hang"))
        next(answers)
        time.sleep(0.2)
        numbers = [process.number for process in readers._processes]

    assert len(numbers) == 2
    assert not any(Path(f"/proc/{number}").exists() for number in numbers)


@pytest.mark.parametrize("word", ["odd\udce9name", "naïve", ""])
def test_names_of_any_kind_cross_to_the_process(word):
    capture = Capture(kind="plain", content=b"refuse", path=word)

    with crew(jobs=1) as readers:
        ((_, error),) = readers.read_all([(0, capture)])

    assert isinstance(error, NoArticle)


def test_a_process_outlives_the_one_that_started_it_by_its_limit_at_most():
    code = (
        "from tests.workers.test_crew import crew, captures; import os, sys\n"
        "readers = crew(jobs=1, seconds=1.0)\n"
        "answers = readers.read_all(captures('a', 'hang'))\n"
        "print(next(answers)[1].version.model, flush=True)\n"
        "next(answers)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=HERE.parents[1])
    number = int(parent.stdout.readline())
    time.sleep(0.3)
    parent.kill()
    parent.wait()
    parent.stdout.close()

    until = time.monotonic() + 15
    while time.monotonic() < until and _runs(number):
        time.sleep(0.1)

    assert not _runs(number)


def _runs(number):
    """Whether the process is there; one that is dead and only waits to be counted is not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_peak_memory_is_told_in_bytes():
    assert 5_000_000 < peak_bytes(os.getpid()) < 10_000_000_000


def test_there_is_at_least_one_core():
    assert cores() >= 1


def test_a_page_that_was_being_read_when_all_was_closed_is_not_blamed():
    with crew(jobs=2) as readers:
        answers = readers.read_all(captures("a", "nap 30", "b"))
        next(answers)

    with pytest.raises((CancelledError, ReadingEnded)):  # begun, or not yet
        next(answers)
