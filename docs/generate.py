# noqa: INP001 - a script, not a package
"""
The parts of the documentation that code knows best: records, commands, settings, and the reading in the README.

Run by ``make docs``; ``tests/test_docs.py`` tells when it has to be.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from inspect import cleandoc, getdoc
from pathlib import Path
from types import NoneType, UnionType
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
from rich.console import Console
from typer.models import ArgumentInfo

import sayso
from sayso.cli import COMMANDS, exits
from sayso.cli.brief import draw
from sayso.settings import FILE, PREFIX, Settings

DOCS = Path(__file__).parent
ROOT = DOCS.parent
RECORDS = (
    "reading", "article", "statement", "event", "figure", "time", "place", "actor", "span", "capture",
)  # fmt: skip
"""The record modules, in the order a reader of the output meets them; others follow by name."""
EXAMPLE = "samples/2026-03-02_lodestar_norway-rejects.txt"
"""The page whose brief the README shows."""


def reference() -> dict[str, str]:
    """Every generated page of ``docs/reference``, by file name."""
    return {"records.md": records(), "commands.md": commands(), "settings.md": settings()}


def records() -> str:
    """What every record holds, from the source of ``sayso/records``."""
    lines = [
        "# Records",
        "",
        "The vocabulary every room of Sayso shares, and the fields of each line that `sayso read` and `sayso follow`",
        "print. A `Span` is written as `[start, end]`, a tuple as a list, a missing value as `null`. A field whose",
        "name in JSON differs has it in brackets. How the output is kept stable is told in [output.md](output.md).",
    ]
    found = {path.stem: path for path in (ROOT / "sayso" / "records").glob("*.py") if path.stem != "contract"}
    for module in sorted(found, key=lambda name: (RECORDS.index(name) if name in RECORDS else len(RECORDS), name)):
        lines += ["", *_module(ast.parse(found[module].read_text(encoding="utf-8")))]
    return _page(lines)


def _module(tree: ast.Module) -> Iterator[str]:
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.ClassDef) and "Struct" in map(ast.unparse, node.bases):
            yield from ("", f"## {node.name}", "", ast.get_docstring(node) or "", "")
            yield from _fields(node)
        elif isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Literal["):
            said = _words(after)
            values = re.sub(r"^Literal\[(.*)\]", r"\1", ast.unparse(node.value)).replace("'", "`")
            yield from ("", f"**{ast.unparse(node.targets[0])}**: {values}{f'. {said}' if said else ''}")


def _fields(record: ast.ClassDef) -> Iterator[str]:
    rows = [
        (node, _words(after))
        for node, after in zip(record.body, [*record.body[1:], None], strict=True)
        if isinstance(node, ast.AnnAssign)
    ]
    if rows:
        yield from ("| field | type | meaning |", "|---|---|---|")
    for node, below in rows:
        kind, said = _described(node.annotation)
        other = re.search(r"field\(name='(\w+)'\)", ast.unparse(node.value)) if node.value else None
        name = f"{ast.unparse(node.target)}{f' ({other[1]})' if other else ''}"
        yield f"| {name} | `{kind.replace('|', chr(92) + '|')}` | {said or below} |"


def _described(annotation: ast.expr) -> tuple[str, str]:
    """The type, and what its ``Meta`` says about it."""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Annotated":
        kind, meta = annotation.slice.elts  # type: ignore[attr-defined]
        said = next((ast.literal_eval(word.value) for word in meta.keywords if word.arg == "description"), "")
        return ast.unparse(kind), said
    return ast.unparse(annotation), ""


def _words(node: ast.stmt | None) -> str:
    """A string that stands alone: the docstring of what is above it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(cleandoc(node.value.value).split())
    return ""


def commands() -> str:
    """Every command with its arguments and options, from its function."""
    lines = ["# Commands", "", "`sayso COMMAND --help` says the same.", "", "| exit status | meaning |", "|---|---|"]
    lines += [f"| {status} | {meaning} |" for status, meaning in exits.MEANINGS.items()]
    for command in COMMANDS:
        function = command.load()
        words = [_Word(name, hint) for name, hint in get_type_hints(function, include_extras=True).items()
                 if name != "return"]  # fmt: skip
        arguments = [word.name for word in words if word.is_argument]
        options = ["[OPTIONS]"] if len(words) > len(arguments) else []
        lines += ["", f"## {command.name}", "", f"`{' '.join(['sayso', command.name, *options, *arguments])}`"]
        lines += ["", getdoc(function) or ""]
        if words:
            lines += ["", "| argument | meaning |", "|---|---|"]
        lines += [f"| `{word.name}` | {word.meaning} |" for word in words]
    return _page(lines)


class _Word:
    """One parameter of a command's function, as its user types it."""

    def __init__(self, parameter: str, hint: object) -> None:
        kind, self._told = get_args(hint)
        self.is_argument = isinstance(self._told, ArgumentInfo)
        kinds = [part for part in (get_args(kind) if isinstance(kind, UnionType) else [kind]) if part is not NoneType]
        self._choices = [str(choice) for part in kinds if get_origin(part) is Literal for choice in get_args(part)]
        value = self._told.metavar or parameter.strip("_").upper()
        many = any(get_origin(part) is list for part in kinds) and not value.endswith("...")
        self._value = "" if bool in kinds else f" {value}{'...' if many else ''}"
        declared = (self._told.default, *(self._told.param_decls or ()))  # Typer's own reading of Option("--name")
        self._names = [word for word in declared if isinstance(word, str)] or [f"--{parameter.replace('_', '-')}"]

    @property
    def name(self) -> str:
        """``--published DATE``."""
        if self.is_argument:
            return self._value.strip()
        return ", ".join(self._names) + self._value

    @property
    def meaning(self) -> str:
        """Its help, and the values it takes where they are few."""
        choices = f" One of: {', '.join(self._choices)}." if self._choices else ""
        return f"{self._told.help}{choices}"


def settings() -> str:
    """Every setting, from the record itself."""
    lines = [
        "# Settings",
        "",
        f"Read from `{FILE}` in the folder a command is started in, over it from the environment, over both from the",
        "command's own options. A name that is no setting is an error. All have defaults; most users need none.",
        "",
        "```toml",
        f"# {FILE}",
        'ledger = "news.db"',
        "desk_port = 8400",
        "```",
        "",
        "| setting | in the environment | type | default | meaning |",
        "|---|---|---|---|---|",
    ]
    for field in msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"].items():
        name, about = field
        default = msgspec.json.encode(about["default"]).decode()
        lines.append(f"| {name} | {PREFIX}{name.upper()} | {about['type']} | `{default}` | {about['description']} |")
    return _page(lines)


def readme(text: str) -> str:
    """The README with its example read anew."""
    out = io.StringIO()
    draw(sayso.read(ROOT / EXAMPLE), Console(file=out, width=100, highlight=False, markup=False, emoji=False))
    brief = "\n".join(out.getvalue().strip("─\n ").splitlines())
    block = f"```console\n$ sayso read {EXAMPLE}\n{brief}\n```\n"
    return re.sub(
        r"(<!-- reading: made by make docs -->\n).*?(<!-- /reading -->)",
        lambda found: found[1] + block + found[2],
        text,
        flags=re.DOTALL,
    )


def _page(lines: list[str]) -> str:
    text = "\n".join(["<!-- Made by make docs from the code; edit the code. -->", "", *lines])
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def main() -> None:
    """Write them all."""
    for name, text in reference().items():
        (DOCS / "reference" / name).write_text(text, encoding="utf-8")
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
