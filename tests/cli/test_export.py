import csv
import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.export import export, on_terminal
from sayso.errors import BadSetting, ExtraMissing, NotFound, UsageError
from sayso.exports.event_tables import GDELT
from sayso.following import answers
from sayso.ledger import connect
from sayso.watch.catch_up import catch_up
from tests.ledger.pages import add, clock, reading


@pytest.fixture
def command(monkeypatch, sqlite_ledger, tmp_path):
    """Runs ``sayso export`` in a folder that holds a ledger of one article."""
    monkeypatch.chdir(tmp_path)
    ledger = connect.open(shutil.copy(sqlite_ledger, "sayso.db"))
    add(ledger, reading())
    catch_up(ledger, answers, now=clock(), track=lambda steps, _: steps)
    ledger.close()
    app = typer.Typer()
    app.command()(export)
    return lambda *words: CliRunner().invoke(app, list(words))


def test_json_lines_go_to_standard_output(command):
    ended = command("statements")

    assert ended.exit_code == 0
    assert json.loads(ended.stdout)["relays"] == ["Lodestar", "State Voice"]


def test_the_outputs_name_tells_the_format(command, tmp_path):
    assert command("events", "-o", "events.parquet").exit_code == 0
    assert command("events", "--output", "events.csv").exit_code == 0
    assert command("events", "--output", "events.out").exit_code == 0

    assert pq.read_table(tmp_path / "events.parquet")["type"].to_pylist() == ["COERCE"]
    assert (tmp_path / "events.csv").read_text().startswith("article,url,")
    assert (tmp_path / "events.out").read_text().startswith('{"article":"a1"')
    assert not list(tmp_path.glob("*.part"))


def test_the_named_format_wins(command, tmp_path):
    command("figures", "--format", "csv", "-o", "figures.txt")

    assert (tmp_path / "figures.txt").read_text().startswith("article,url,")


def test_happenings_are_written_as_polecat_has_them(command, tmp_path):
    assert command("events", "--format", "polecat", "-o", "events.txt").exit_code == 0

    with (tmp_path / "events.txt").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file, dialect="excel-tab")
    assert (row["Event Type"], row["Quad Code"], row["Source"]) == ("COERCE", "MATERIAL CONFLICT", "The Harbour Post")


def test_happenings_are_written_as_gdelt_has_them(command):
    (line,) = command("events", "--format", "gdelt").stdout.splitlines()
    row = dict(zip(GDELT, line.split("\t"), strict=True))

    assert (row["EventRootCode"], row["QuadClass"], row["NumArticles"]) == ("17", "4", "1")


def test_other_records_are_no_table_of_events(command):
    assert isinstance(command("statements", "--format", "gdelt").exception, BadSetting)


def test_an_unknown_kind_or_format_is_refused(command):
    assert command("rumours").exit_code == 2
    assert command("events", "--format", "xlsx").exit_code == 2


def test_parquet_is_not_written_to_a_terminal(command, monkeypatch):
    monkeypatch.setattr("sayso.cli.export.on_terminal", lambda: True)

    assert isinstance(command("events", "--format", "parquet").exception, BadSetting)


def test_a_missing_folder_or_ledger_is_named(command):
    assert isinstance(command("events", "-o", "no/events.csv").exception, NotFound)
    assert isinstance(command("events", "--ledger", "none.db").exception, NotFound)


def test_a_terminal_is_asked_of_standard_output():
    assert on_terminal() == sys.stdout.isatty()


def test_parquet_without_its_package_is_one_line_and_leaves_no_file(command, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    ended = command("events", "-o", "events.parquet")

    assert isinstance(ended.exception, ExtraMissing)
    assert str(ended.exception) == (
        "Parquet is written by pyarrow, which is not installed. Install it: pip install 'sayso[parquet]'"
    )
    assert not list(tmp_path.glob("events*"))


def test_a_device_is_written_to_and_stays_one(command):
    assert command("statements", "-o", "/dev/null").exit_code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_pipe_is_written_to_and_stays_one(command, tmp_path):
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    assert command("statements", "-o", "pipe.jsonl").exit_code == 0

    assert json.loads(os.read(reader, 65_536).splitlines()[0])["relays"] == ["Lodestar", "State Voice"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_link_stays_one_and_what_it_leads_to_is_written(command, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "elsewhere" / "rows.jsonl")

    assert command("statements", "-o", "link.jsonl").exit_code == 0

    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "elsewhere" / "rows.jsonl").read_text().count("\n") == 1


def test_links_in_a_ring_and_folders_are_refused(command, tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "folder").mkdir()

    for output in ("a", "folder", "/dev/full"):
        assert isinstance(command("statements", "-o", output).exception, UsageError)
