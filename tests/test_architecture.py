"""The folder list is the architecture: each room imports only what its place in the data's way allows."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "sayso"
EVERYTHING = {
    "records", "knowledge", "intake", "ledger", "page", "reading", "following", "exports", "pipeline", "alerts",
    "workers", "watch", "archive", "desk", "cli", "settings", "errors", "library",
}  # fmt: skip
MAY_IMPORT = {
    "errors": set(),
    "settings": {"errors"},
    "records": {"errors"},
    "knowledge": {"records", "errors"},
    "intake": {"records", "knowledge", "errors"},
    "ledger": {"records", "following", "errors"},
    "page": {"records", "knowledge", "errors"},
    "reading": {"records", "knowledge", "errors"},
    "following": {"records", "knowledge", "errors"},
    "pipeline": {"records", "knowledge", "page", "reading", "following", "errors"},
    "exports": {"records", "knowledge", "following", "ledger", "errors"},
    "workers": {"records", "pipeline", "reading", "errors"},
    "alerts": {"records", "ledger", "errors"},
    "watch": {"records", "intake", "pipeline", "workers", "following", "ledger", "alerts", "settings", "errors"},
    "archive": {"records", "intake", "pipeline", "settings", "errors"},
    "desk": {"records", "knowledge", "following", "ledger", "alerts", "settings", "errors"},
    "cli": EVERYTHING,
    "library": {"records", "intake", "pipeline", "reading", "errors"},
    "__main__": {"cli"},
    "__init__": {"records", "library", "pipeline", "errors"},
}
READING = "reading"
BESIDE = {"annotation", "text"}
FLOORS = (
    {"encoder", "syntax"},
    {"times", "places", "press"},
    {"statements", "actors"},
    {"events", "figures"},
    {"reader"},
)
"""The sub-rooms of ``reading``: each may import those on floors before its own, and ``BESIDE``."""
SEES_BESIDE = {"annotation": set(), "text": set()}
PURE = ("records", "knowledge", "page", "reading", "following")
EFFECTS = {
    "logging",
    "os",
    "random",
    "socket",
    "sqlite3",
    "subprocess",
    "time",
    "urllib.request",
    "httpx",
    "sqlalchemy",
}


def imports(path):
    """Every module a file imports, inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the room they reach into"
            yield node.module
            yield from (
                f"{node.module}.{alias.name}" for alias in node.names if node.module in {"sayso", "sayso.reading"}
            )


def room(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_before_it_on_the_datas_way(path):
    own = room(path)
    reached = {name.split(".")[1] for name in imports(path) if name.startswith("sayso.")} & EVERYTHING
    forbidden = reached - MAY_IMPORT[own] - {own}

    assert not forbidden, f"{own} imports {', '.join(sorted(forbidden))}; {own} may import {sorted(MAY_IMPORT[own])}"


@pytest.mark.parametrize("path", [p for p in FILES if room(p) in PURE], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_pure_room_touches_no_clock_disk_network_or_chance(path):
    assert not EFFECTS & set(imports(path))


def sub_room(path):
    return path.relative_to(PACKAGE / READING).parts[0].removesuffix(".py")


def may_see(own):
    if own in SEES_BESIDE:
        return SEES_BESIDE[own]
    floor = next(number for number, rooms in enumerate(FLOORS) if own in rooms)
    return BESIDE.union(*FLOORS[:floor])


SUB_FILES = [path for path in FILES if room(path) == READING and sub_room(path) != "__init__"]


@pytest.mark.parametrize("path", SUB_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_of_reading_imports_only_rooms_on_floors_below_it(path):
    own = sub_room(path)
    rooms = BESIDE.union(*FLOORS)
    reached = {part for name in imports(path) for part in name.split(".")[2:3] if name.startswith("sayso.reading.")}
    forbidden = (reached & rooms) - may_see(own) - {own}

    assert not forbidden, f"reading/{own} imports {sorted(forbidden)}; it may import {sorted(may_see(own))}"


def test_reading_holds_rooms_and_the_reader_alone():
    flat = {path.stem for path in (PACKAGE / READING).glob("*.py")}

    assert flat == {"__init__", "annotation", "reader"}
    assert {sub_room(path) for path in SUB_FILES} == BESIDE.union(*FLOORS)


def test_every_room_on_disk_is_in_the_import_table():
    assert {room(path) for path in FILES} <= set(MAY_IMPORT)
