"""Names of one person, and names of two."""

import csv
from pathlib import Path

import pytest

from sayso.knowledge import person_names

PAIRS = [
    pytest.param(row["one"], row["other"], row["same"] == "yes", id=f"{row['why']}: {row['one']} / {row['other']}")
    for row in csv.DictReader(
        Path(__file__).with_name("same_person.csv").read_text(encoding="utf-8").splitlines()
    )
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), PAIRS)
def test_two_names_are_one_persons_or_not_whichever_is_said_first(one, other, same):
    assert person_names.same(one, other) is same
    assert person_names.same(other, one) is same


@pytest.mark.parametrize("name", sorted({name for pair in PAIRS for name in pair.values[:2]}))
def test_every_name_is_its_own(name):
    assert person_names.same(name, name)


@pytest.mark.parametrize("words", ["", "  ", "…", "“”"])
def test_what_is_no_name_is_nobodys(words):
    assert not person_names.same(words, words)
    assert person_names.key(words) == ""
