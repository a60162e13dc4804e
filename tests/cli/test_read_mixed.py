"""A folder of mixed files: one clear line for each bad one, and every good one read."""

import pytest

from sayso.cli import run
from sayso.records import contract
from tests import mixed


def test_a_mixed_folder_gives_a_line_for_every_file_and_loses_none(tmp_path, capfdbinary):
    many = mixed.fill(tmp_path, files=120, large_bytes=21_000_000)

    with pytest.raises(SystemExit) as stopped:
        run(["read", str(tmp_path), "--jsonl"])

    printed, told = capfdbinary.readouterr()
    readings = [contract.from_json(line) for line in printed.splitlines()]
    reasons = told.decode().splitlines()
    paths = [reading.article.path for reading in readings]
    assert stopped.value.code == 1
    assert len(readings) + len(reasons) == 120
    assert many["good"] <= len(readings) <= many["good"] + many["doubtful"]
    assert paths == sorted(paths)
    assert sum("/good-" in path for path in paths) == many["good"] - 1
    assert not [reason for reason in reasons if "/good-" in reason or "we have a bug" in reason]
    assert not [reason for reason in reasons if not reason.startswith(str(tmp_path)) or "\x1b" in reason]
