import shutil

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import running
from sayso.cli.add import add
from sayso.cli.inputs import Told, load_all
from sayso.errors import BadDate, ModelMissing, NotFound, UsageError
from sayso.ledger import articles, captures, connect
from sayso.records.capture import Capture
from sayso.settings import Settings
from sayso.watch.turn import add_all
from sayso.workers import in_turn
from tests.ledger.dump import dump
from tests.ledger.pages import capture, clock, in_process, read


@pytest.fixture
def ledger(sqlite_ledger, tmp_path):
    opened = connect.open(shutil.copy(sqlite_ledger, tmp_path / "sayso.db"))
    yield opened
    opened.close()


def untracked(things, _what):
    return things


def add_to(ledger, *inputs, read=read):
    return add_all(ledger, inputs, in_turn(read), now=clock(), track=untracked)


def failures(outcome):
    return [(failure.where, failure.reason) for failure in outcome.failures]


def test_every_input_is_accepted_before_any_is_read(ledger):
    seen = []

    def watching(given):
        with ledger.read() as connection:
            seen.append(len(captures.pending(connection)))
        return read(given)

    add_to(ledger, capture("one"), capture("two"), capture("three"), read=watching)

    assert seen == [3, 2, 1]


def test_adding_again_reads_nothing_again(ledger):
    add_to(ledger, capture("one", path="1"), capture("two", path="2"))
    before = dump(ledger)

    outcome = add_to(ledger, capture("one", path="1"), capture("two", path="2"), read=None)

    assert (outcome.read, outcome.known, outcome.failures) == (0, 2, ())
    assert dump(ledger) == before


def test_what_an_earlier_run_left_is_read_too(ledger):
    with ledger.write() as connection:
        captures.add(connection, capture("left behind"), at=clock()())

    outcome = add_to(ledger, capture("one"))

    assert outcome.read == 2


def test_what_cannot_be_had_or_read_is_told_and_the_rest_goes_on(ledger):
    missing = NotFound("there is no such file", where="gone.html", remedy="Check the path.")

    outcome = add_to(ledger, missing, capture("nothing", path="n.html"), capture("bug", path="b.html"), capture("one"))

    assert outcome.read == 1
    assert failures(outcome) == [
        ("gone.html", "there is no such file. Check the path."),
        ("n.html", "no article in it. Give the article's own page."),
        ("b.html", "we have a bug (ZeroDivisionError: division by zero). Please report it with the page."),
    ]


def test_what_was_set_aside_earlier_is_told_again_where_it_is_named_again(ledger):
    add_to(ledger, capture("nothing", path="n.html"))

    outcome = add_to(ledger, capture("nothing", path="copy.html"), read=None)

    assert failures(outcome) == [("copy.html", "no article in it. Give the article's own page.")]


def test_without_a_model_nothing_is_set_aside(ledger):
    def no_model(_):
        raise ModelMissing("the encoder's weights are absent")

    with pytest.raises(ModelMissing):
        add_to(ledger, capture("one"), read=no_model)

    assert add_to(ledger).read == 1


def test_files_folders_and_addresses_are_loaded_in_the_order_given(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "folder" / name).write_text(f"Page {name}.")
    (tmp_path / "empty.txt").touch()

    paths = [str(tmp_path / "empty.txt"), str(tmp_path / "folder"), "http://127.0.0.1/page", str(tmp_path / "none")]
    found = list(load_all(paths, Settings(), Told(published="2025-11-05")))

    assert [type(one).__name__ for one in found] == ["EmptyInput", "Capture", "Capture", "ForbiddenAddress", "NotFound"]
    assert [one.path for one in found if isinstance(one, Capture)] == [
        str(tmp_path / "folder" / name) for name in ("a.txt", "b.txt")
    ]
    assert found[1].published == "2025-11-05"


@pytest.fixture
def command(monkeypatch, tmp_path):
    """Runs ``sayso add`` in an empty folder, with a stand-in for the pipeline."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sayso.cli.add.crew", in_process(read))
    app = typer.Typer()
    app.command()(add)
    return lambda *words: CliRunner().invoke(app, list(words))


def test_the_command_adds_to_a_ledger_in_the_folder_it_is_run_in(command, tmp_path):
    (tmp_path / "page.txt").write_text("Fourteen boats.")

    first, again = command("page.txt"), command("page.txt")

    assert (first.exit_code, first.stdout) == (0, "sayso.db: 1 read.\n")
    assert (again.exit_code, again.stdout) == (0, "sayso.db: 0 read, 1 known already.\n")


def test_the_command_lists_what_could_not_be_read_and_exits_with_1(command, tmp_path):
    (tmp_path / "page.txt").write_text("nothing")

    ended = command("page.txt", "--plain", "--ledger", "other.db")

    assert (ended.exit_code, ended.stdout) == (1, "other.db: 0 read.\n")
    assert ended.stderr == "page.txt: no article in it. Give the article's own page.\n"


def test_the_command_keeps_what_it_was_told_of_a_page(command, tmp_path):
    (tmp_path / "page.txt").write_text("Fourteen boats.")

    command("page.txt", "--url", "https://a.example/1", "--published", "2025-11-05", "--plain")

    ledger = connect.open("sayso.db")
    with ledger.read() as connection:
        kept = captures.load(connection, 1)
        assert articles.counts(connection).articles == 1
    ledger.close()
    assert (kept.kind, kept.url, kept.published) == ("plain", "https://a.example/1", "2025-11-05")


def test_one_address_for_several_pages_is_refused(command, tmp_path):
    for words in (["a.txt", "b.txt"], [str(tmp_path)]):
        ended = command(*words, "--url", "https://a.example/1")
        assert isinstance(ended.exception, UsageError)


def test_a_date_that_is_none_is_refused_before_anything_is_made(command, tmp_path):
    ended = command("page.txt", "--published", "yesterday")

    assert isinstance(ended.exception, BadDate)
    assert list(tmp_path.iterdir()) == []


def test_control_c_tells_how_to_go_on(command, monkeypatch, tmp_path):
    (tmp_path / "page.txt").write_text("Fourteen boats.")

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.cli.add.crew", in_process(interrupted))
    ended = command("page.txt")

    assert ended.exit_code == 130
    assert ended.stderr == "sayso: stopped. What was accepted is kept; run the same command again to go on.\n"


def test_the_clock_tells_its_zone():
    assert running.utc_now().tzinfo is not None
