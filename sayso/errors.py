"""
Every error Sayso raises, by what the caller can do about it.

    SaysoError
    ├── InputError             the input is bad: set it aside, go on with the rest
    │   ├── EmptyInput         nothing in it
    │   ├── TooLarge           over a limit
    │   ├── NotText            binary, or in no encoding that fits
    │   ├── UnknownFormat      readable, but not a form Sayso knows
    │   ├── NoArticle          a page without an article's text
    │   └── ReadingEnded       reading it broke a limit, or took its process down
    ├── WorldError             the world failed: try again later
    │   ├── FetchFailed        an address did not answer with a page
    │   └── LedgerUnavailable  the database cannot be opened or written
    ├── UsageError             the user asked for something impossible
    │   ├── NotFound           no such file, article or record
    │   ├── BadDate            not an ISO 8601 date
    │   ├── BadSetting         an unknown setting, or a value it cannot take
    │   ├── ForbiddenAddress   an address Sayso does not fetch from
    │   └── LedgerTooNew       written by a newer Sayso
    ├── InstallationError      Sayso itself is incomplete: install it again
    │   ├── ModelMissing       the encoder's weights are absent or damaged
    │   └── ExtraMissing       what was asked for needs a package that is an extra
    └── OwnFault               we have a bug: report it, go on with the rest

Each carries what happened, where, and what to do; ``str(error)`` is one line made from the three.
"""

from __future__ import annotations


class SaysoError(Exception):
    """
    The root of the tree.

    Args:
        what: What is wrong, a clause without a full stop.
        where: The file, address or record it is wrong in; empty where there is none.
        remedy: What the reader of the message can do; empty where nothing can be done.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return " ".join(f"{place}{self.what}.{advice}".split())


class InputError(SaysoError):
    """The input is bad; the caller sets it aside and goes on."""


class EmptyInput(InputError):
    """There is nothing in the input."""


class TooLarge(InputError):
    """The input is over a limit of size, depth or time."""


class NotText(InputError):
    """The input is binary, or in no encoding that fits."""


class UnknownFormat(InputError):
    """The input is readable, but in no form Sayso knows."""


class NoArticle(InputError):
    """A page without an article's text: a section front, a stub, a player."""


class ReadingEnded(InputError):
    """Reading it took longer or more memory than one article may, or the process that read it died."""


class WorldError(SaysoError):
    """Something outside failed; the same call may succeed later."""


class FetchFailed(WorldError):
    """An address did not answer with a page."""


class LedgerUnavailable(WorldError):
    """The database cannot be opened, read or written."""


class UsageError(SaysoError):
    """The user asked for something impossible."""


class NotFound(UsageError):
    """There is no such file, article or record."""


class BadDate(UsageError):
    """A date that is not ISO 8601."""


class BadSetting(UsageError):
    """An unknown setting, or a value it cannot take."""


class ForbiddenAddress(UsageError):
    """An address Sayso does not fetch from: a private network, or no web address at all."""


class LedgerTooNew(UsageError):
    """The ledger was written by a newer version of Sayso."""


class InstallationError(SaysoError):
    """Sayso itself is incomplete."""


class ModelMissing(InstallationError):
    """The encoder's weights are absent or damaged."""


class ExtraMissing(InstallationError):
    """
    What was asked for needs a package that Sayso does not install by itself.

    Args:
        what: What cannot be done.
        extra: The extra of ``pyproject.toml`` that brings the package.
        where: The file or address it was asked for.
    """

    def __init__(self, what: str, *, extra: str, where: str = "") -> None:
        super().__init__(what, where=where, remedy=f"Install it: pip install 'sayso[{extra}]'")


class OwnFault(SaysoError):
    """
    A fault of Sayso's own, met in one input; the others go on.

    Args:
        what: As for every error; likewise ``where`` and ``remedy``.
        trace: Where in the code it happened, as Python prints it.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "", trace: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.trace = trace
