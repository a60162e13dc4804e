"""The sample pages as arrivals, in the order a reader would meet them."""

from functools import cache
from pathlib import Path

import pytest

from sayso import page
from sayso.intake import load
from sayso.records.story import Arrival

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def _article(name):
    return page.read(load(next(SAMPLES.glob(f"{name}.*"))))


@pytest.fixture(scope="session")
def article():
    """The article of a sample page, by its file's name."""
    return _article


@pytest.fixture(scope="session")
def arrivals():
    """All of them by date; of one day, the agency's own page first."""
    names = sorted(
        (path.stem for path in SAMPLES.glob("2026-*")), key=lambda name: (name[:10], "havblik" not in name, name)
    )
    return tuple(
        Arrival(
            id=name,
            title=_article(name).headline,
            text=_article(name).text,
            published=name[:10],
            outlet=_article(name).outlet.name,
        )
        for name in names
    )
