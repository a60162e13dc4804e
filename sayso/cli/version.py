"""``sayso version``: what makes a reading."""

from __future__ import annotations

from sayso.records.reading import SAYSO


def version() -> None:
    """Print the versions of Sayso and of its model."""
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 - slow to load

    print(f"sayso {SAYSO}")
    print(f"model {Encoder.load().version}")
