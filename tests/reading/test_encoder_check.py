"""The built-in text by which an installation tells that it reads as the release did."""

import os

from sayso.cli import check as command
from sayso.reading.encoder import check
from sayso.reading.encoder.encoder import Encoder


def test_this_machine_reads_the_built_in_text_as_the_release_did():
    found = check.digest(Encoder.load())
    if os.environ.get("SAYSO_GOLDEN") == "write":
        check.RELEASED.write_text(f"{found}\n", encoding="ascii")

    assert found == check.released()
    assert command.look_at_reading().good


def test_a_machine_that_reads_otherwise_is_told_so(monkeypatch):
    monkeypatch.setattr(check, "released", lambda: "another")

    assert not command.look_at_reading().good
