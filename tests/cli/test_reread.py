import shutil

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.reread import reread, reread_all
from sayso.errors import NoArticle, NotFound
from sayso.ledger import captures, connect
from sayso.records.figure import Figure
from sayso.watch.turn import read_waiting
from sayso.workers import in_turn
from tests.ledger.dump import dump
from tests.ledger.pages import capture, clock, in_process, read
from tests.strategies import fields


@pytest.fixture
def ledger(sqlite_ledger, tmp_path):
    """Holding a page that was read, one that was set aside and one not yet read."""
    opened = connect.open(shutil.copy(sqlite_ledger, tmp_path / "sayso.db"))
    for words in ("two boats", "nothing"):
        list(read_waiting(opened, [accept(opened, words)], in_turn(read), now=clock(), track=lambda things, _: things))
    accept(opened, "three red boats")
    yield opened
    opened.close()


def accept(ledger, words):
    with ledger.write() as connection:
        return captures.add(connection, capture(words, path=f"{words}.txt"), at=clock()()).number


def read_better(given):
    """Finds ships where ``read`` found boats, and an article where it found nothing."""
    content = given.content if given.content != b"nothing" else b"something"
    old = read(type(given)(**{**fields(given), "content": content}))
    ships = tuple(Figure(**{**fields(figure), "unit": figure.unit.replace("boats", "ships")}) for figure in old.figures)
    return type(old)(**{**fields(old), "figures": ships})


def again(ledger, read):
    lines = []
    outcome = reread_all(ledger, in_turn(read), now=clock(), track=lambda things, _: things, show=lines.append)
    return outcome, lines


def test_what_changes_is_told_page_by_page(ledger):
    outcome, lines = again(ledger, read_better)

    assert lines == [
        "two boats.txt:",
        "- Changed figure: “two b”: unit boats → ships.",
        "nothing.txt: read for the first time.",
        "three red boats.txt: read for the first time.",
    ]
    assert (outcome.changed, outcome.same, outcome.first, outcome.failures) == (1, 0, 2, ())


def test_the_same_version_changes_nothing(ledger):
    again(ledger, read)
    before = dump(ledger)

    outcome, lines = again(ledger, read)

    assert (lines, outcome.same, outcome.changed) == ([], 2, 0)
    assert [failure.where for failure in outcome.failures] == ["nothing.txt"]
    without_marks = [{**row, "reread": None} for row in dump(ledger).pop("captures")]
    assert without_marks == [{**row, "reread": None} for row in before.pop("captures")]


def test_an_interrupted_reread_goes_on_where_it_stopped(ledger):
    def stopped(given):
        if given.content == b"three red boats":
            raise KeyboardInterrupt
        return read_better(given)

    with pytest.raises(KeyboardInterrupt):
        again(ledger, stopped)
    _, lines = again(ledger, read_better)

    assert lines == ["three red boats.txt: read for the first time."]


def test_a_page_that_can_no_longer_be_read_is_told(ledger):
    def fails(_):
        raise NoArticle("no article in it")

    outcome, lines = again(ledger, fails)

    assert lines == []
    assert len(outcome.failures) == 3


@pytest.fixture
def command(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sayso.cli.reread.crew", in_process(read_better))
    app = typer.Typer()
    app.command()(reread)
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.mark.usefixtures("ledger")
def test_the_command_sums_up(command):
    ended = command()

    assert ended.exit_code == 0
    assert ended.stdout.splitlines()[-1] == "sayso.db: 1 changed, 0 the same, 2 read for the first time."


def test_the_command_makes_no_ledger(command, tmp_path):
    assert isinstance(command("--ledger", "none.db").exception, NotFound)
    assert list(tmp_path.iterdir()) == []
