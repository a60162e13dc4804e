"""``sayso check``: is everything here that Sayso needs?"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from importlib import import_module, metadata
from pathlib import Path
from typing import Annotated, Final

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli import exits
from sayso.cli.terminal import encoding_of, tame
from sayso.errors import SaysoError

OLDEST_PYTHON: Final = (3, 11)
SENTENCE: Final = "Norway remains in contact with Iceland, the minister said on Tuesday."


class Finding(Struct, frozen=True, kw_only=True):
    """What one look at the installation found."""

    good: bool
    what: str


def check(
    *,
    ledger: Annotated[
        str | None, typer.Option(help="Also look at this ledger: a file, or postgresql://user@host/database.")
    ] = None,
) -> None:
    """
    Say what is missing or wrong with this installation.

    One line each for Python, the packages Sayso needs, its own files, its settings, its tables, its model, whether this
    machine reads a built-in text as the release did and, where one is named, the ledger. Exit status: 0 when all is
    well, 3 when something is not.
    """
    looks = [
        look_at_python, look_at_packages, look_at_files, look_at_settings, look_at_tables, look_at_model,
        look_at_reading,
    ]  # fmt: skip
    if ledger is not None:
        looks.append(lambda: look_at_ledger(ledger))
    raise typer.Exit(report(found(look) for look in looks))


def report(findings: Iterable[Finding]) -> int:
    """
    Print a line for each.

    Returns:
        The exit status.
    """
    status = 0
    for finding in findings:
        mark = "✓" if finding.good else "✗"
        print(tame(f"{mark} {finding.what}", encoding=encoding_of(sys.stdout)), flush=True)
        if not finding.good:
            status = exits.INSTALLATION
    return status


def found(look: Callable[[], Finding]) -> Finding:
    """What a look finds; a look that fails has found that it does."""
    try:
        return look()
    except SaysoError as error:
        return Finding(good=False, what=str(error))
    except Exception as fault:  # noqa: BLE001 - a broken installation may fail in any way
        return Finding(good=False, what=f"{type(fault).__name__}: {fault}. Install Sayso again.")


def look_at_python() -> Finding:
    """Its version."""
    good = sys.version_info >= OLDEST_PYTHON
    needs = "" if good else f" is too old: Sayso needs {'.'.join(map(str, OLDEST_PYTHON))} or newer."
    return Finding(good=good, what=f"Python {sys.version.split()[0]}{needs}")


def look_at_packages() -> Finding:
    """Those that Sayso declares to need: whether each is there and can be imported."""
    modules: dict[str, list[str]] = {}
    for module, owners in metadata.packages_distributions().items():
        for owner in owners:
            modules.setdefault(_named(owner), []).append(module)
    needed = [_named(line) for line in metadata.requires("sayso") or () if "extra ==" not in line]
    missing = [name for name in needed if not modules.get(name) or not any(map(_imports, modules[name]))]
    if missing:
        return Finding(good=False, what=f"packages missing or broken: {', '.join(missing)}. Install Sayso again.")
    return Finding(good=True, what=f"packages: all {len(needed)} that Sayso needs")


def look_at_files() -> Finding:
    """Sayso's own files: whether they are as they were installed."""
    changed: list[str] = []
    known = 0
    for file in metadata.files("sayso") or ():
        if file.hash is None:
            continue
        known += 1
        path = Path(str(file.locate()))
        if not path.is_file() or _digest(path) != file.hash.value:
            changed.append(str(file))
    if changed:
        return Finding(good=False, what=f"files missing or changed: {', '.join(changed)}. Install Sayso again.")
    return Finding(good=True, what=f"files: {known} as installed")


def look_at_settings() -> Finding:
    """Whether every setting is one."""
    chosen, usual = settings.load(), settings.Settings()
    set_ = [name for name in chosen.__struct_fields__ if getattr(chosen, name) != getattr(usual, name)]
    return Finding(good=True, what=f"settings: {', '.join(set_) or 'none'} set, the others as they come")


def look_at_tables() -> Finding:
    """One question to each table, which loads it whole."""
    from sayso.knowledge import (  # noqa: PLC0415 - one that is damaged must not stop the other looks
        agencies,
        bodies,
        countries,
        cues,
        months,
        peoples,
        persons,
        plover,
        roles,
        seats,
    )

    answers = {
        "agencies": agencies.find("Reuters"),
        "bodies": bodies.find("Knesset"),
        "countries": countries.find("Norway"),
        "cues": cues.find("say"),
        "months": months.find("May"),
        "peoples": peoples.find("Catalan"),
        "persons": persons.find("Kofi Annan"),
        "events": plover.entries("attack"),
        "roles": roles.find("president"),
        "seats": seats.find_seat("Kremlin"),
    }
    silent = [name for name, answer in answers.items() if not answer]
    if silent:
        return Finding(good=False, what=f"tables without their rows: {', '.join(silent)}. Install Sayso again.")
    return Finding(good=True, what=f"tables: {', '.join(answers)}")


def look_at_model() -> Finding:
    """The encoder's weights: whether they load and see who speaks in a plain sentence."""
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 - slow to load, and may be what is broken

    encoder = Encoder.load()
    attributions = encoder.annotate(SENTENCE).attributions
    if not any(span.of(SENTENCE) == "the minister" for found in attributions for span in found.source):
        return Finding(good=False, what=f"model {encoder.version} does not see who speaks. Install Sayso again.")
    return Finding(good=True, what=f"model {encoder.version}, which sees who speaks in a test sentence")


def look_at_reading() -> Finding:
    """Whether a built-in text is read here as it was when the weights were released."""
    from sayso.reading.encoder import check as release  # noqa: PLC0415 - slow: ONNX Runtime
    from sayso.reading.encoder.encoder import Encoder  # noqa: PLC0415 - slow: ONNX Runtime

    if release.digest(Encoder.load()) != release.released():
        return Finding(
            good=False,
            what="reading: this machine reads the built-in text otherwise than the release did; its results are not "
            "comparable with others'. Please report the processor and the versions of onnxruntime and numpy.",
        )
    return Finding(good=True, what="reading: the built-in text is read as the release read it")


def look_at_ledger(address: str) -> Finding:
    """Whether it can be opened and written; one of an older form is brought up to date, as every command does."""
    from sayso.ledger import connect  # noqa: PLC0415 - slow to load, and may be what is broken

    with closing(connect.open(address, must_exist=True)) as ledger:
        with ledger.write():
            pass  # a transaction that writes nothing needs the same rights as one that does
        return Finding(good=True, what=f"ledger {ledger.where}: readable, writable, of form {connect.REVISIONS[-1]}")


def _named(requirement: str) -> str:
    """The distribution's name in its plain form."""
    name = re.match(r"[\w.-]+", requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower() if name else requirement


def _imports(module: str) -> bool:
    try:
        import_module(module)
    except Exception:  # noqa: BLE001 - a broken package may fail in any way
        return False
    return True


def _digest(path: Path) -> str:
    """As an installer records it: base64 for addresses, unpadded."""
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
