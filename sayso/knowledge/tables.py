"""The rows of the tables in ``data/``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """Each row of the table ``data/NAME.csv``, from column name to cell."""
    table = files("sayso.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return iter(csv.DictReader(table.splitlines()))
