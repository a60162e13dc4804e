"""What the commands share that take pages: everything the command line names, found, loaded or fetched in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sayso.errors import InstallationError, SaysoError, UsageError
from sayso.records.capture import Capture
from sayso.settings import Settings
from sayso.workers.answers import own_fault


class Told(Struct, frozen=True, kw_only=True):
    """What the command line says of every input."""

    plain: bool = False
    """It is the article's text itself."""
    url: str | None = None
    """The address it stands at."""
    published: str | None = None
    """Reference date for what carries none, ISO 8601."""


def check(paths: list[str], told: Told) -> None:
    """
    Refuse what cannot be meant.

    Raises:
        UsageError: One address for several pages, or the bare text of an address.
    """
    if told.url is not None and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise UsageError("one address cannot be that of several pages", where="--url", remedy="Pass one file.")
    if told.plain and any(map(is_address, paths)):
        raise UsageError("an address gives a page, never the bare text", where="--plain", remedy="Pass a file.")


def find(paths: Iterable[str]) -> Iterator[str]:
    """Everything to read, one by one: a folder's files in its place, sorted by name."""
    from sayso.intake import files  # noqa: PLC0415 - slow to load

    for path in paths:
        if is_address(path):
            yield path
        else:
            yield from map(str, files.find([path]))


def is_address(path: str) -> bool:
    """
    Whether a PATH is to be fetched.

    >>> is_address("https://harbour-post.example/"), is_address("http.html")
    (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def load_all(paths: Iterable[str], chosen: Settings, told: Told) -> Iterator[Capture | SaysoError]:
    """Every capture of the command line in order, and in the place of what cannot be had the error that tells why."""
    load = Loader(chosen, told)
    return (given for source in find(paths) for given in load(source))


class Loader:
    """Loads and fetches, and remembers what sites' robots.txt say for as long as the command runs."""

    def __init__(self, chosen: Settings, told: Told) -> None:
        from sayso import intake  # noqa: PLC0415 - slow to load

        self._intake = intake
        self._chosen = chosen
        self._told = told
        self._rules: intake.Rules = {}

    def __call__(self, source: str) -> Iterator[Capture | SaysoError]:
        """Every capture of one source, and in the place of what cannot be had the error that tells why."""
        try:
            yield from self._fetched(source) if is_address(source) else self._loaded(source)
        except InstallationError:
            raise
        except SaysoError as error:
            yield error
        except Exception as fault:  # noqa: BLE001 - a fault of ours in one source must not lose the others
            yield own_fault(fault, where=source)

    def _fetched(self, address: str) -> Iterable[Capture | SaysoError]:
        return self._intake.fetch_all(
            address,
            published=self._told.published,
            allow_private=self._chosen.allow_private_addresses,
            limit_bytes=self._chosen.page_limit_bytes,
            timeout_s=self._chosen.fetch_timeout_s,
            rules=self._rules,
        )

    def _loaded(self, source: str) -> Iterable[Capture | SaysoError]:
        return self._intake.load_all(
            "-" if source == "-" else Path(source),
            url=self._told.url,
            published=self._told.published,
            plain=self._told.plain,
            limit_bytes=self._chosen.page_limit_bytes,
        )
