"""Golden cases: what must be read from a page, reviewed as text. ``make golden`` writes them anew."""

import os
import tomllib
from pathlib import Path

import pytest
from summary import summary

import sayso

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/case.toml"))
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reader():
    return sayso.Reader()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_reads_as_its_case_says(case, reader):
    told = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
    reading = reader.read(ROOT / told["page"], published=told.get("published"))
    expected = case / "reading.txt"

    found = summary(reading)
    if os.environ.get("SAYSO_GOLDEN") == "write":
        expected.write_text(found, encoding="utf-8")

    assert told["why"]
    assert found == expected.read_text(encoding="utf-8")


def test_there_are_cases():
    assert len(CASES) >= 12
