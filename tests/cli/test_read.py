"""``sayso read``: what is printed, in which order, and how it ends. The way to a reading is a short one of our own."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import application, exits, run
from sayso.cli.inputs import find
from sayso.cli.read import HTML_LIMIT, Rooms, iso, to_brief, to_lines, to_page
from sayso.errors import BadDate, EmptyInput, ModelMissing, UsageError
from sayso.records import contract
from sayso.records.article import Article
from sayso.records.capture import Capture
from sayso.records.reading import Reading, Version
from sayso.workers import in_turn

SAMPLES = Path(__file__).parents[2] / "samples"
TALKS = str(SAMPLES / "2026-03-12_lodestar_talks.txt")


def load(source):
    if source.startswith("empty"):
        raise EmptyInput("nothing in it", where=source)
    yield Capture(kind="plain", content=source.encode(), path=source)


def as_it_stands(capture):
    if capture.path.startswith("odd"):
        raise KeyError("odd")
    article = Article(id=capture.id, path=capture.path, headline=capture.path, text=capture.content.decode())
    return Reading(article=article, version=Version(sayso="0", model="none"))


ROOMS = Rooms(load=load, read_all=in_turn(as_it_stands))


def paths(out):
    return [json.loads(line)["article"]["path"] for line in out.getvalue().splitlines()]


def test_articles_come_one_a_line_in_the_order_given():
    out = io.BytesIO()

    status = to_lines(["b", "a", "c"], out, rooms=ROOMS)

    assert (status, paths(out)) == (0, ["b", "a", "c"])


def test_each_line_is_out_before_the_next_page_is_opened():
    out = io.BytesIO()
    seen = []

    def sources():
        for name in ("a", "b", "c"):
            seen.append(len(out.getvalue().splitlines()))
            yield name

    to_lines(sources(), out, rooms=ROOMS)

    assert seen == [0, 1, 2]


def test_a_page_that_cannot_be_read_gives_one_line_with_its_name_and_the_others_are_read(capsys):
    out = io.BytesIO()

    status = to_lines(["a", "empty.html", "c"], out, rooms=ROOMS)

    assert (status, paths(out)) == (exits.UNREAD, ["a", "c"])
    assert capsys.readouterr().err == "empty.html: nothing in it.\n"


def test_a_fault_of_ours_in_one_page_is_told_as_such_and_the_others_are_read(capsys):
    out = io.BytesIO()

    status = to_lines(["a", "odd.html", "c"], out, rooms=ROOMS)

    told = capsys.readouterr().err
    assert (status, paths(out)) == (exits.UNREAD, ["a", "c"])
    assert told.startswith("odd.html: we have a bug (KeyError: 'odd').")
    assert told.count("\n") == 1


def test_debug_shows_where_a_fault_happened(capsys):
    to_lines(["odd.html"], io.BytesIO(), rooms=ROOMS, debug=True)

    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_missing_model_stops_at_once():
    def no_model(_):
        raise ModelMissing("the encoder cannot be read")

    with pytest.raises(ModelMissing):
        to_lines(["a", "b"], io.BytesIO(), rooms=Rooms(load=load, read_all=in_turn(no_model)))


def test_a_name_that_steers_the_terminal_is_told_tamely(capsys):
    to_lines(["empty\x1b[2J\n\u202e.html"], io.BytesIO(), rooms=ROOMS)

    assert capsys.readouterr().err == "empty\N{REPLACEMENT CHARACTER}[2J .html: nothing in it.\n"


def test_briefs_follow_one_another():
    out = io.StringIO()

    status = to_brief(["first", "second"], out, rooms=ROOMS)

    assert status == 0
    assert out.getvalue().index("first") < out.getvalue().index("second")


def test_one_page_holds_all_articles(tmp_path):
    status = to_page(iter(["first", "second"]), tmp_path / "out.html", rooms=ROOMS)

    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert status == 0
    assert "first" in page
    assert "second" in page


def test_a_page_that_would_grow_without_bound_ends_at_the_limit_and_says_so(tmp_path, capsys):
    sources = iter([str(number) for number in range(HTML_LIMIT + 2)])

    status = to_page(sources, tmp_path / "out.html", rooms=ROOMS)

    assert status == exits.UNREAD
    assert f"of the first {HTML_LIMIT} articles only" in capsys.readouterr().err


def test_no_page_is_written_where_nothing_was_read(tmp_path):
    status = to_page(iter(["empty"]), tmp_path / "out.html", rooms=ROOMS)

    assert status == exits.UNREAD
    assert not (tmp_path / "out.html").exists()


def test_a_page_in_a_folder_that_is_not_there_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(UsageError, match="folder"):
        to_page(iter(["first"]), tmp_path / "none" / "out.html", rooms=ROOMS)


def test_a_folder_stands_for_its_files_and_an_address_for_itself(tmp_path):
    for name in ("b.html", "a.html"):
        (tmp_path / name).touch()

    found = list(find(["https://a.example//b", str(tmp_path), "-"]))

    assert found == ["https://a.example//b", str(tmp_path / "a.html"), str(tmp_path / "b.html"), "-"]


@pytest.mark.parametrize("day", ["", "yesterday", "2025-13-01", "05.11.2025"])
def test_a_reference_date_that_is_none_is_refused(day):
    with pytest.raises(BadDate):
        iso(day)


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "a", "--jsonl", "--brief"],
        ["read", "a", "--brief", "--html", "x.html"],
        ["read", "a", "b", "--url", "https://a.example/"],
        ["read", str(SAMPLES), "--url", "https://a.example/"],
        ["read", "https://a.example/", "--plain"],
        ["read", "a", "--published", "soon"],
        ["read", "a", "--colour"],
        ["raed", "a"],
    ],
    ids=" ".join,
)
def test_a_command_that_makes_no_sense_ends_with_status_2_and_prints_nothing(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(words)

    printed, told = capsys.readouterr()
    assert stopped.value.code == exits.USAGE
    assert not printed
    assert told


def test_output_that_is_no_terminal_is_lines_of_the_contract(capfdbinary):
    with pytest.raises(SystemExit) as stopped:
        run(["read", TALKS])

    reading = contract.from_json(capfdbinary.readouterr().out)
    assert stopped.value.code == 0
    assert reading.article.path == TALKS
    assert reading.statements


def test_standard_input_is_read_as_a_page():
    page = Path(TALKS).read_bytes()

    answer = CliRunner().invoke(application("read"), ["read", "-", "--published", "20260312"], input=page)

    article = contract.from_json(answer.stdout).article
    assert article.path is None
    assert article.published


def test_plain_text_is_kept_to_the_character(tmp_path, capfdbinary):
    text = "  The ship is safe,\n\n\n the minister said.\t\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())

    with pytest.raises(SystemExit):
        run(["read", "--plain", "--published", "2025-11-05", str(tmp_path / "a.txt")])

    article = contract.from_json(capfdbinary.readouterr().out).article
    assert article.text == text
    assert article.published.value == "2025-11-05"


def test_a_private_address_is_not_fetched(capsys):
    with pytest.raises(SystemExit) as stopped:
        run(["read", "http://127.0.0.1:9/"])

    assert stopped.value.code == exits.UNREAD
    assert capsys.readouterr().err.startswith("http://127.0.0.1:9/: leads to 127.0.0.1")


SAYSO = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from sayso.cli import main; main()",
]
"""The command, heeding Ctrl-C also where these tests run in the background of a shell, which turns that off."""


def test_a_reader_that_goes_away_ends_the_command_without_a_word():
    process = subprocess.Popen(
        [*SAYSO, "read", *[TALKS] * 50], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    assert process.stdout.read(10) == b'{"article"'
    process.stdout.close()

    told = process.stderr.read()
    process.stderr.close()

    assert process.wait(60) == exits.UNREAD
    assert told == b""


def test_ctrl_c_leaves_whole_lines():
    with subprocess.Popen(
        [*SAYSO, "read", *[TALKS] * 5_000], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        first = process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        rest, told = process.communicate(timeout=60)

    assert process.returncode == exits.INTERRUPTED
    assert rest.endswith(b"\n") or not rest
    assert {contract.from_json(line).article.path for line in [first, *rest.splitlines()]} == {TALKS}
    assert told == b""


def test_the_same_bytes_come_with_any_number_of_processes():
    pages = sorted(str(path) for path in SAMPLES.glob("2026-03-1*"))[:8]

    printed = [
        subprocess.run([*SAYSO, "read", "--jobs", jobs, *pages], capture_output=True, check=True).stdout
        for jobs in ("1", "3")
    ]

    assert len(printed[0].splitlines()) == len(pages) == 8
    assert printed[0] == printed[1]
