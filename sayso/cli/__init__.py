"""
The command line: parse, call, print. One module a command.

In: arguments. Out: lines for people on a terminal, lines for programs otherwise, and an exit status (``exits``). Out of
scope: everything else; a command calls the rooms. Only the command that runs is loaded, so that each starts at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Annotated, NoReturn

import typer
from msgspec import Struct

from sayso import settings
from sayso.cli import exits
from sayso.cli.terminal import tell
from sayso.errors import SaysoError


class Command(Struct, frozen=True):
    """One command: the function of its own name in the module ``sayso.cli.<name>``."""

    name: str
    summary: str
    """The first sentence of its own help."""

    def load(self) -> Callable[..., None]:
        """The function itself."""
        function: Callable[..., None] = getattr(import_module(f"sayso.cli.{self.name}"), self.name)
        return function

    def stand_in(self) -> Callable[..., None]:
        """Something with its name and summary, for a list of commands."""

        def listed() -> None: ...

        listed.__doc__ = self.summary
        return listed


COMMANDS = (
    Command("read", "Read news pages: who said what through whom, what happened, how many."),
    Command("add", "Read pages into a ledger."),
    Command("reread", "Read everything in a ledger again, and show what changed."),
    Command("watch", "Look at sources for as long as it runs, and read all they tell into a ledger."),
    Command("sources", "Say what `sayso watch` looks at, and change it, while it runs too."),
    Command("follow", "Follow a stream of documents: which are about the same news, which are copies of one text."),
    Command(
        "news", "Tell what is new: first denials, changed figures, first reports of an origin, statements, new actors."
    ),
    Command(
        "situation", "Declare a situation: every story that fits is put on its page, those there are and those to come."
    ),
    Command("desk", "Serve the desk: the ledger in a browser."),
    Command("export", "Write a ledger's statements, events, figures, actors or stories as a table."),
    Command("schema", "Print the JSON Schema of one line of `sayso read --jsonl`."),
    Command("check", "Say what is missing or wrong with this installation."),
    Command("version", "Print the versions of Sayso and of its model."),
)

EPILOG = "Exit status: " + "; ".join(f"{number} {meaning}" for number, meaning in exits.MEANINGS.items()) + "."


def main() -> NoReturn:
    """Run the command that the process's arguments name."""
    run(sys.argv[1:])


def run(arguments: list[str]) -> NoReturn:
    """
    Run one command and leave with its exit status.

    Args:
        arguments: The words after ``sayso``.
    """
    wanted = next((word for word in _typed(arguments) if not word.startswith("-")), None)
    try:
        try:
            application(wanted)(arguments, prog_name="sayso")
        finally:
            sys.stdout.flush()  # here a full disk can still be told of
    except KeyboardInterrupt:  # while starting; a command at work says itself how to go on
        tell("sayso: stopped.")
        sys.exit(exits.INTERRUPTED)
    except OSError as fault:
        if _debugging():
            raise
        _silence()
        tell(f"sayso: the system refused to go on ({fault.strerror or fault}).")
        sys.exit(exits.UNREAD)
    except SaysoError as error:
        tell(f"sayso: {error}")
        sys.exit(exits.status(error))
    except Exception as fault:
        if _debugging():
            raise
        tell(f"sayso: a fault of Sayso's own ({type(fault).__name__}: {fault}). Please report it with what it shows "
             "when run with SAYSO_DEBUG=1.")  # fmt: skip
        sys.exit(exits.BUG)
    sys.exit(0)


def _silence() -> None:
    """What is still held for standard output is dropped: Python would try to write it once more, and fail once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _typed(arguments: list[str]) -> list[str]:
    """The words after ``sayso``; where a shell asks what may come next, it hands them over in a variable of its own."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return line.split()[1:] if "_SAYSO_COMPLETE" in os.environ else arguments


def application(wanted: str | None = None) -> typer.Typer:
    """
    The commands as Typer knows them.

    Args:
        wanted: The one to load; the others are only listed. None lists them all.
    """
    app = typer.Typer(
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=EPILOG,
    )
    app.callback()(_options)
    for command in COMMANDS:
        function = command.load() if command.name == wanted else command.stand_in()
        app.command(command.name)(function)
    return app


def _print_versions(asked: bool) -> None:
    if asked:
        COMMANDS[-1].load()()
        raise typer.Exit


def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the versions and stop.", callback=_print_versions, is_eager=True)
    ] = False,
) -> None:
    """Read the news and keep a ledger of who said what, and through whom."""


def _debugging() -> bool:
    try:
        return settings.load().debug
    except SaysoError:
        return False
