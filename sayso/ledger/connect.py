"""Opening a ledger: its address, its database's settings, its migrations, and the one writer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Text,
    column,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from sayso.errors import BadSetting, ExtraMissing, LedgerTooNew, LedgerUnavailable, NotFound
from sayso.ledger.migrations import REVISIONS, VERSION_TABLE

DEFAULT = "sayso.db"
BUSY_TIMEOUT_S = 30
"""How long to wait for another process that writes; its transactions last milliseconds."""
WRITER_KEY = 0x5A150
"""PostgreSQL's advisory lock that makes one writer of several processes; any constant no one else uses."""


class Ledger:
    """One open ledger. Threads may share it."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.where = where
        """Its address, without a password."""
        self._engine = engine
        self._reading = engine
        if engine.dialect.name == "postgresql":  # SQLite reads a snapshot as it is
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ")
        self._writing = engine.execution_options(sayso_writes=True)
        self._turn = Lock()

    @contextmanager
    def read(self) -> Generator[Connection]:
        """
        A connection that sees one state of the ledger, whatever is written meanwhile.

        Raises:
            LedgerUnavailable: The database does not answer.
        """
        with _told(self.where), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Generator[Connection]:
        """
        The one connection that writes: the block is a transaction, kept whole or not at all. Others wait their turn.

        Raises:
            LedgerUnavailable: The database cannot be written.
        """
        with _told(self.where), self._turn, self._writing.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


def open(address: str | Path = DEFAULT, *, must_exist: bool = False) -> Ledger:  # noqa: A001 - connect.open reads best
    """
    Open a ledger, making it where there is none and bringing it up to date where it is older.

    Args:
        address: A file's path, ``sqlite:///`` and a path, or ``postgresql://…``.
        must_exist: Whether a missing file is an error rather than a new ledger.

    Raises:
        BadSetting: The address is of no database Sayso keeps a ledger in.
        ExtraMissing: It is of PostgreSQL, and its driver is not installed.
        NotFound: There is no such ledger, and it must exist.
        LedgerTooNew: It was written by a newer version of Sayso.
        LedgerUnavailable: It cannot be opened, or is no ledger.
    """
    url = _url(str(address))
    where = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        where = _checked_file(url, must_exist=must_exist)
    ledger = Ledger(_engine(url), where)
    try:
        _bring_up_to_date(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _url(address: str) -> URL:
    if IN_MEMORY.search(address):
        what = "a ledger in memory would be gone when the command ends"
        raise BadSetting(what, where=address, remedy=ADDRESS_REMEDY)
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BadSetting("this is no database address", where=address, remedy=ADDRESS_REMEDY) from error
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    if backend in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    where = url.render_as_string(hide_password=True)
    raise BadSetting("a ledger is kept in no such database", where=where, remedy=ADDRESS_REMEDY)


IN_MEMORY = re.compile(r"^(?:sqlite(?:\+\w+)?:///?)?(?:|:memory:)$|^(?:sqlite\S*///)?file:|[?&]mode=memory\b")
"""SQLite's ways to say so, the empty name among them. Source: sqlite.org/inmemorydb.html."""
ADDRESS_REMEDY = "Give a file's path or postgresql://user@host/database."


def _checked_file(url: URL, *, must_exist: bool) -> str:
    """SQLite's own messages do not tell a missing folder from a missing right."""
    path = Path(url.database or "")
    if must_exist and not path.exists():
        raise NotFound("there is no ledger", where=str(path), remedy="Make one: sayso add PATH.")
    if not path.parent.is_dir():
        raise LedgerUnavailable("its folder does not exist", where=str(path), remedy="Make the folder first.")
    if path.is_dir():
        raise LedgerUnavailable("this is a folder, not a ledger", where=str(path), remedy="Give a file's path.")
    return str(path)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(url, connect_args={"connect_timeout": BUSY_TIMEOUT_S})
    except ImportError as fault:
        where = url.render_as_string(hide_password=True)
        raise ExtraMissing(
            "a ledger in PostgreSQL needs psycopg, which is not installed", extra="postgresql", where=where
        ) from fault
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection has no common type
    """
    Readers never wait for the writer (WAL), and what was committed outlasts a power cut (``synchronous=FULL``).

    NORMAL would spare a flush per commit, but may forget the last commits when the power fails: an accepted capture
    would be lost.
    """
    connection.isolation_level = None  # the driver's own, late BEGIN is replaced by _begin_sqlite
    cursor = connection.cursor()
    _switch_to_wal(cursor)
    for setting in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _switch_to_wal(cursor: sqlite3.Cursor) -> None:
    """Switch a new file to WAL. SQLite does not wait by itself here where another connection is doing the same."""
    until = monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(WAL_RETRY_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: one that begins by reading could not be given it later."""
    writes = connection.get_execution_options().get("sayso_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("sayso_writes", False):
        connection.execute(select(func.pg_advisory_xact_lock(WRITER_KEY)))


@contextmanager
def _told(where: str) -> Generator[None]:
    """
    The database's failures as ours.

    Its other errors (a broken constraint, a wrong column) are bugs of ours, and stay what they are.
    """
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise
        what = str(error.orig).strip().splitlines()[0].rstrip(".")
        remedy = next((remedy for mark, remedy in REMEDIES.items() if mark in what), DEFAULT_REMEDY)
        raise LedgerUnavailable(what, where=where, remedy=remedy) from error


REMEDIES = {
    "file is not a database": "Give another path, or move that file away.",
    "malformed": "Restore it from a copy, or read the pages again into a new ledger.",
    "locked": "Another program keeps it locked; end it, or try again later.",
    "readonly": "Give yourself the right to write the file and its folder.",
    "unable to open": "Give yourself the right to write the file and its folder.",
    "full": "Make room on the disk and run the command again; what was accepted is kept.",
}
WAL_RETRY_S = 0.02
DEFAULT_REMEDY = "See that the database runs and that you may write to it, then try again."


VERSION = table(VERSION_TABLE, column("version_num", Text))


def _bring_up_to_date(ledger: Ledger) -> None:
    with ledger.read() as connection:
        version = _version(connection, ledger.where)
    if version == REVISIONS[-1]:
        return
    with ledger.write() as connection:
        if _version(connection, ledger.where) != REVISIONS[-1]:  # another process may have come first
            upgrade(connection)


def _version(connection: Connection, where: str) -> str | None:
    """The revision the tables are of; None where there are none yet."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            what, remedy = "this database holds something else than a ledger", "Give another path or database."
            raise LedgerUnavailable(what, where=where, remedy=remedy)
        return None
    version: str | None = connection.scalar(select(VERSION.c.version_num))
    if version is not None and version not in REVISIONS:
        what = f"this ledger (form {version}) was written by a newer Sayso"
        raise LedgerTooNew(what, where=where, remedy="Upgrade Sayso.")
    return version


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to ``revision`` in the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - slow to load, and rarely needed
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, revision)
