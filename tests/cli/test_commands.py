"""The list of commands, what each ends with, and what is told when something goes wrong in any of them."""

import subprocess
import sys

import pytest

from sayso import cli
from sayso.cli import COMMANDS, exits, run
from sayso.errors import BadDate, EmptyInput, LedgerUnavailable, ModelMissing


def ended(words):
    with pytest.raises(SystemExit) as stopped:
        run(words)
    return stopped.value.code


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_list_says_of_a_command_what_its_own_help_says_first(command):
    first, _, _ = (command.load().__doc__ or "").strip().partition("\n")

    assert first == command.summary


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help(command, capsys):
    assert ended([command.name, "--help"]) == 0
    assert command.summary.split(":")[0].split("`")[0].strip() in " ".join(capsys.readouterr().out.split())


def test_help_lists_every_command_and_the_exit_statuses(capsys):
    assert ended(["--help"]) == 0

    shown = capsys.readouterr().out
    assert all(command.name in shown for command in COMMANDS)
    assert all(str(number) in shown for number in exits.MEANINGS)


def test_the_module_is_the_command_line():
    told = subprocess.run([sys.executable, "-m", "sayso", "--help"], capture_output=True, text=True, check=True)

    assert told.stdout.split()[:2] == ["Usage:", "sayso"]


def test_the_versions_are_told(capsys):
    assert ended(["--version"]) == 0

    told = capsys.readouterr().out
    assert "sayso 0." in told
    assert "model " in told


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (EmptyInput("nothing in it"), 1),
        (LedgerUnavailable("it is locked"), 1),
        (BadDate("this is no date"), 2),
        (ModelMissing("the encoder cannot be read"), 3),
    ],
    ids=lambda given: type(given).__name__ if isinstance(given, Exception) else str(given),
)
def test_each_kind_of_error_is_one_line_and_has_its_status(error, status, monkeypatch, capsys):
    monkeypatch.setattr(cli, "application", lambda _: failing(error))

    assert ended(["read"]) == status
    assert capsys.readouterr().err == f"sayso: {error}\n"


def test_a_fault_of_our_own_is_one_line_that_says_so(monkeypatch, capsys):
    monkeypatch.setattr(cli, "application", lambda _: failing(ZeroDivisionError("division by zero")))

    assert ended(["read"]) == exits.BUG
    assert capsys.readouterr().err.startswith("sayso: a fault of Sayso's own (ZeroDivisionError: division by zero).")


def test_when_debugging_a_fault_of_our_own_shows_where_it_happened(monkeypatch):
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    monkeypatch.setattr(cli, "application", lambda _: failing(ZeroDivisionError()))

    with pytest.raises(ZeroDivisionError):
        run(["read"])


def failing(error):
    def app(*_, **__):
        raise error

    return app
