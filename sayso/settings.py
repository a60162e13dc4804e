"""What a user may set: one record, read once at the edge from a file, then the environment, then flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from sayso.errors import BadSetting

FILE: Final = Path("sayso.toml")
"""Looked for in the folder a command is started in."""
PREFIX: Final = "SAYSO_"
NO_SETTINGS: Final = frozenset({"SAYSO_CORPORA", "SAYSO_GOLDEN", "SAYSO_PEER_PYTHON", "SAYSO_SCORERS"})
"""Variables of ours that only the tests and benchmarks read."""


class Settings(Struct, frozen=True, kw_only=True):
    """Every setting with its meaning, unit and default."""

    ledger: Annotated[str, Meta(description="The ledger: a file's path, or postgresql://user@host/database.")] = (
        "sayso.db"
    )
    desk_host: Annotated[str, Meta(description="The address the desk is served on.")] = "127.0.0.1"
    desk_port: Annotated[int, Meta(ge=0, le=65_535, description="Its port; 0 takes a free one.")] = 8350
    page_limit_bytes: Annotated[int, Meta(ge=1, description="Bytes: a larger page is refused, not read in part.")] = (
        20_000_000
    )
    fetch_timeout_s: Annotated[float, Meta(gt=0, description="Seconds a page may take to arrive.")] = 20.0
    allow_private_addresses: Annotated[
        bool, Meta(description="Whether pages may be fetched from this machine and from private networks.")
    ] = False
    jobs: Annotated[
        int,
        Meta(
            ge=0,
            le=1024,
            description="Processes that read at the same time; 0: one for each core.",
        ),
    ] = 0
    reading_limit_s: Annotated[
        float,
        Meta(
            gt=0,
            le=86_400,
            description="Seconds that reading one article may take; else it is set aside.",
        ),
    ] = 60.0
    reading_limit_bytes: Annotated[
        int,
        Meta(
            ge=500_000_000,
            description="Bytes of memory that a process may take to read an article; one that takes more is set aside "
            "(on Linux).",
        ),
    ] = 2_000_000_000
    watch_every_s: Annotated[
        float, Meta(ge=1, le=86_400, description="Seconds between two looks at a source that has no pace of its own.")
    ] = 600.0
    watch_gap_s: Annotated[
        float, Meta(ge=0, le=3600, description="Seconds between two requests of a watch to one host.")
    ] = 2.0
    watch_requests: Annotated[
        int, Meta(ge=1, le=512, description="Requests of a watch under way at a time, to all hosts together.")
    ] = 16
    contact: Annotated[
        str, Meta(description="An address or page that servers are told while watching, so that they can complain.")
    ] = ""
    threads: Annotated[
        int, Meta(ge=1, le=64, description="Threads the encoder uses; the result is the same with any number.")
    ] = 1
    debug: Annotated[bool, Meta(description="Whether a fault of Sayso's own shows where in its code it happened.")] = (
        False
    )


def load(
    *, file: Path = FILE, environment: Mapping[str, str] | None = None, flags: Mapping[str, object] | None = None
) -> Settings:
    """
    The settings in force: the file's, over them the environment's, over them the flags'.

    Args:
        file: A TOML file; it need not exist.
        environment: Variables; those that begin with ``SAYSO_`` are settings. The process's own by default.
        flags: By setting's name; a value of None is a flag that was not given.

    Raises:
        BadSetting: A name that is no setting, or a value it cannot take.
    """
    chosen = _from_file(file) | _from_environment(os.environ if environment is None else environment)
    for name, value in (flags or {}).items():
        if value is not None:
            chosen[name] = _value(name, value, where=f"--{name.replace('_', '-')}", written=False)
    return msgspec.convert(chosen, Settings)


def _from_file(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise BadSetting(f"cannot be read ({fault.strerror})", where=str(file), remedy="Check its rights.") from fault
    try:
        written = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSetting(f"this is not TOML ({fault})", where=str(file), remedy="Mend or remove it.") from fault
    return {name: _value(name, value, where=f"{file}, {name}", written=False) for name, value in written.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    ours = sorted(name for name in environment if name.startswith(PREFIX) and name not in NO_SETTINGS)
    return {
        name.removeprefix(PREFIX).lower(): _value(
            name.removeprefix(PREFIX).lower(), environment[name], where=name, written=True
        )
        for name in ours
    }


def _value(name: str, value: object, *, where: str, written: bool) -> object:
    """The value, checked; ``written`` where it is text that stands for a number or a truth."""
    if name not in Settings.__struct_fields__:
        near = get_close_matches(name, Settings.__struct_fields__, n=1)
        remedy = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(Settings.__struct_fields__)}."
        raise BadSetting(f"there is no setting “{name}”", where=where, remedy=remedy)
    try:
        checked = msgspec.convert({name: value}, Settings, strict=not written)
    except msgspec.ValidationError as fault:
        why = str(fault).partition(" - at")[0]
        raise BadSetting(
            f"it cannot be “{value}” ({why[0].lower()}{why[1:]})", where=where, remedy=f"See the setting {name}."
        ) from fault
    return getattr(checked, name)
