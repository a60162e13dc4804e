"""What happens around a command: no room, no patience, no luck."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.inputs import Told, load_all
from sayso.errors import BadSetting, OwnFault
from sayso.intake import recognise
from sayso.ledger import connect
from sayso.records.capture import Capture
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]


def sayso(*words, **options):
    command = [sys.executable, "-c", "from sayso.cli import main; main()", *words]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("words", [["version"], ["schema"], ["--help"]])
def test_a_full_standard_output_is_no_fault_of_sayso(words):
    with Path("/dev/full").open("wb") as full:
        process = sayso(*words, stdout=full)
        told = process.communicate()[1].decode()

    assert process.returncode == 1
    assert "No space left" in told
    assert "fault of Sayso" not in told
    assert len(told.splitlines()) == 1


STARTING = """
import os, signal, sys
import sayso.cli

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it

def interrupted(_wanted=None):
    os.kill(os.getpid(), signal.SIGINT)

sayso.cli.application = interrupted
sayso.cli.run(["read", "x"])
"""


def test_ctrl_c_while_a_command_starts_is_told_in_a_line():
    ended = subprocess.run(
        [sys.executable, "-c", STARTING], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )

    assert ended.returncode == 128 + signal.SIGINT
    assert ended.stderr.decode().splitlines() == ["sayso: stopped."]


@pytest.mark.parametrize(
    "address",
    [
        ":memory:",
        "",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///file:a?mode=memory&uri=true",
        "file::memory:",
    ],
)
def test_a_ledger_in_memory_is_refused(address):
    """All that is read into it would be lost without a word."""
    with pytest.raises(BadSetting):
        connect.open(address)


def test_whatever_one_input_raises_is_its_own_line(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"The ferry {name} left at nine, the harbour said.")

    def fault(content, **options):
        if b"b.txt" in content:
            raise RecursionError("too deep")
        yield recognise(content, **options)

    monkeypatch.setattr("sayso.intake.files.recognise_all", fault)

    found = list(load_all([str(tmp_path)], Settings(), Told()))

    assert [type(one) for one in found] == [Capture, OwnFault, Capture]
    assert "ferry" not in found[1].trace
