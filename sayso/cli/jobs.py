"""The processes that the commands read with: how many, and within which limits."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.settings import Settings
from sayso.workers import Crew, Limits, cores

Jobs = Annotated[
    int | None,
    typer.Option(min=0, help="Processes that read at the same time; one for each core by default.", show_default=False),
]
"""The option that commands which read have in common."""


def crew(chosen: Settings) -> Crew:
    """As the settings say; it reads for as long as its block lasts."""
    limits = Limits(seconds=chosen.reading_limit_s, memory_bytes=chosen.reading_limit_bytes)
    return Crew(jobs=chosen.jobs or cores(), limits=limits, threads=chosen.threads)
