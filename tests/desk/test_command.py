"""``sayso desk`` as a user starts and ends it."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing, contextmanager

import pytest

from sayso.cli.desk import listen
from sayso.ledger import connect

PROGRAM = [sys.executable, "-c", "from sayso.cli import main; main()", "desk"]


@contextmanager
def started(*arguments, cwd):
    process = subprocess.Popen(
        [*PROGRAM, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def folder(tmp_path):
    """A folder with an empty ledger in it."""
    connect.open(tmp_path / "sayso.db").close()
    return tmp_path


def test_it_tells_its_address_answers_there_and_ends_clean_on_ctrl_c(folder):
    with started("--port", "0", cwd=folder) as process:
        told = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", told)[0]
        with urllib.request.urlopen(f"{address}healthz") as answer:
            health = answer.read()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)

    assert health == b"ok\n"
    assert (process.returncode, rest, errors) == (0, "", "")


def test_a_port_asked_for_and_taken_is_one_clear_error(folder):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = str(other.getsockname()[1])
        with started("--port", port, cwd=folder) as process:
            _, errors = process.communicate(timeout=60)

    assert process.returncode == 2
    assert errors == f"sayso: 127.0.0.1: port {port} is taken. Choose another with --port; 0 takes a free one.\n"


def test_a_port_not_asked_for_gives_way_to_the_next_free_one():
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        taken = other.getsockname()[1]
        with closing(listen("127.0.0.1", taken, tries=20)) as listening:
            assert taken < listening.getsockname()[1] < taken + 20


def test_an_address_of_another_machine_is_one_clear_error(folder):
    with started("--host", "192.0.2.1", cwd=folder) as process:
        _, errors = process.communicate(timeout=60)

    assert process.returncode == 2
    assert errors.startswith("sayso: 192.0.2.1, port 8350: the desk cannot listen here (")


def test_a_ledger_that_is_not_there_is_not_made(tmp_path):
    with started(cwd=tmp_path) as process:
        _, errors = process.communicate(timeout=60)

    assert process.returncode == 2
    assert errors == "sayso: sayso.db: there is no ledger. Make one: sayso add PATH.\n"
    assert not list(tmp_path.iterdir())
