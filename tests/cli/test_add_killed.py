"""Nothing accepted is lost, whenever the process dies."""

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from sayso.ledger import connect
from tests.ledger.dump import dump

HERE = Path(__file__).parent
PAGES = 60
PAUSE_S = 0.04


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pages"
    made.mkdir()
    for number in range(PAGES):
        (made / f"{number:03}.txt").write_text(f"The harbour counted {number} boats.\n" * (1 + number % 7))
    (made / "copy of 000.txt").write_bytes((made / "000.txt").read_bytes())
    (made / "030 bug.txt").write_text("This page meets a bug of ours.")
    (made / "binary.txt").write_bytes(bytes(range(256)))
    return made


def start(address, folder, pause_s):
    command = [sys.executable, str(HERE / "interrupted.py"), address, str(folder), str(pause_s)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HERE.parents[1], env=environment())
    assert process.stdout.readline() == b"begun\n"
    return process


def environment():
    return {**os.environ, "PYTHONPATH": str(HERE.parents[1])}


def finish(process):
    assert process.wait() == 0
    process.stdout.close()


def kill(process):
    """Whether it was still at work."""
    working = process.poll() is None
    process.kill()
    process.wait()
    process.stdout.close()
    return working


def test_killed_ten_times_at_random_it_ends_as_if_undisturbed(tmp_path, folder):
    undisturbed, disturbed = str(tmp_path / "undisturbed.db"), str(tmp_path / "disturbed.db")
    finish(start(undisturbed, folder, 0))
    chance = random.Random(20251105)

    killed_at_work = 0
    for _ in range(10):
        process = start(disturbed, folder, PAUSE_S)
        time.sleep(chance.uniform(0, 0.35))
        killed_at_work += kill(process)
    finish(start(disturbed, folder, 0))

    assert killed_at_work >= 8
    with closing(connect.open(undisturbed)) as one, closing(connect.open(disturbed)) as other:
        expected = dump(one)
        assert len(expected["captures"]) == PAGES + 1
        assert dump(other) == expected
