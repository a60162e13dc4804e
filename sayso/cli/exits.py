"""What the exit status of a command says."""

from __future__ import annotations

from typing import Final

from sayso.errors import InstallationError, SaysoError, UsageError

UNREAD: Final = 1
USAGE: Final = 2
INSTALLATION: Final = 3
BUG: Final = 70
INTERRUPTED: Final = 130

MEANINGS: Final[dict[int, str]] = {
    0: "all done",
    UNREAD: "something could not be read or reached; the rest is done",
    USAGE: "the command asks for something impossible",
    INSTALLATION: "Sayso itself is incomplete; see sayso check",
    BUG: "a fault of Sayso's own",
    INTERRUPTED: "stopped by Ctrl-C; what was printed is whole",
}


def status(error: SaysoError) -> int:
    """
    The exit status an error ends a command with.

    >>> from sayso.errors import BadDate
    >>> status(BadDate("no date"))
    2
    """
    if isinstance(error, InstallationError):
        return INSTALLATION
    return USAGE if isinstance(error, UsageError) else UNREAD
