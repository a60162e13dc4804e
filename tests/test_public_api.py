"""The public names: a list that changes only on purpose."""

import subprocess
import sys
from pathlib import Path

import sayso

SAMPLES = Path(__file__).parents[1] / "samples"
PUBLIC = {
    "Actor", "Article", "Event", "EventActor", "Figure", "InputError", "Place", "Reader", "Reading", "Relay",
    "SaysoError", "Span", "Speaker", "Statement", "TimeSpan", "When", "__version__", "from_json", "read", "schema",
    "to_json",
}  # fmt: skip


def test_the_public_names_are_these_and_each_is_there():
    assert set(sayso.__all__) == PUBLIC
    assert all(hasattr(sayso, name) for name in PUBLIC)


def test_every_public_name_says_what_it_is():
    assert not [name for name in PUBLIC - {"__version__"} if not getattr(sayso, name).__doc__]


def test_a_name_that_is_not_there_is_told_as_python_tells_it():
    assert not hasattr(sayso, "Raeder")


def test_a_page_is_read_from_a_file_its_bytes_or_its_text_alike():
    path = SAMPLES / "2026-03-12_lodestar_talks.txt"

    from_bytes = sayso.read(path.read_bytes())

    assert sayso.read(path.read_text(encoding="utf-8")) == from_bytes
    assert sayso.read(path).statements == from_bytes.statements
    assert from_bytes.statements


def test_all_items_of_a_feed_are_read():
    feed = SAMPLES / "carriers" / "harbour-post_world.rss"

    readings = list(sayso.Reader().read_all(feed))

    assert len(readings) == 4
    assert all(reading.article.carrier is not None and reading.article.headline for reading in readings)


def test_a_reading_survives_json():
    reading = sayso.read(SAMPLES / "2026-03-04_lodestar_ready-to-help.txt")

    assert sayso.from_json(sayso.to_json(reading)) == reading


def test_importing_sayso_loads_neither_the_encoder_nor_the_web():
    """A program that only wants the records, and every command's start, must not pay for them."""
    slow = "sorted({'onnxruntime', 'trafilatura', 'httpx', 'sqlalchemy', 'fastapi', 'numpy'} & set(sys.modules))"
    program = f"import sys, sayso, sayso.cli; sayso.cli.application(); print({slow})"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert loaded.stdout == "[]\n"
