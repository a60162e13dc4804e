import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from sayso.errors import BadSetting, ExtraMissing, LedgerTooNew, LedgerUnavailable, NotFound
from sayso.ledger import captures, connect, migrations
from sayso.ledger.migrations import REVISIONS, VERSION_TABLE
from sayso.ledger.schema import metadata
from tests.ledger.pages import NOON, capture


def test_the_migrations_give_the_tables_of_the_schema(ledger):
    def no_search(name, kind, _parents):
        return not (kind == "table" and name.startswith("search"))

    def differs(context, _there, _here, there, here):  # psycopg's type for text calls itself VARCHAR; both are text
        return there.compile(context.dialect) != here.compile(context.dialect).replace("VARCHAR", "TEXT")

    options = {"version_table": VERSION_TABLE, "include_name": no_search, "compare_type": differs}
    with ledger.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert differences == []


def test_the_named_revisions_are_all_there_are():
    folder = str(Path(migrations.__file__).parent)
    config = Config()
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    assert [revision.revision for revision in script.walk_revisions()] == list(reversed(REVISIONS))


def test_a_ledger_opened_again_holds_what_it_held(address):
    first = connect.open(address)
    with first.write() as connection:
        captures.add(connection, capture(), at=NOON)
    first.close()

    again = connect.open(address)

    with again.read() as connection:
        assert captures.pending(connection) == (1,)
    again.close()


def test_a_block_that_fails_leaves_nothing(ledger):
    def accept_and_fail():
        with ledger.write() as connection:
            captures.add(connection, capture(), at=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        accept_and_fail()

    with ledger.read() as connection:
        assert captures.pending(connection) == ()


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(ledger):
    with ledger.read() as reading:
        before = captures.pending(reading)
        with ledger.write() as writing:
            captures.add(writing, capture(), at=NOON)
        after = captures.pending(reading)

    assert before == after == ()


def test_threads_write_one_after_another(ledger):
    def accept(number):
        with ledger.write() as connection:
            captures.add(connection, capture(f"page {number}"), at=NOON)

    threads = [threading.Thread(target=accept, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with ledger.read() as connection:
        assert len(captures.pending(connection)) == 16


def test_what_is_committed_outlasts_a_power_cut(tmp_path):
    ledger = connect.open(tmp_path / "sayso.db")

    with ledger.read() as connection:
        modes = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]

    assert modes == ["wal", 2]
    ledger.close()


def test_a_newer_ledger_is_refused(address):
    connect.open(address).close()
    engine = create_engine(connect._url(address))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()

    with pytest.raises(LedgerTooNew, match=r"form 9999.*Upgrade Sayso"):
        connect.open(address)


def test_a_version_table_without_a_version_is_an_upgrade_that_never_began(address):
    engine = create_engine(connect._url(address))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL)"))
    engine.dispose()

    ledger = connect.open(address)

    with ledger.read() as connection:
        assert "captures" in inspect(connection).get_table_names()
    ledger.close()


def test_two_that_open_a_new_ledger_at_once_make_it_once(address):
    failures = []

    def open_it():
        try:
            connect.open(address).close()
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            failures.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_another_programs_database_is_left_alone(address):
    engine = create_engine(connect._url(address))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE orders (number INTEGER)"))
    engine.dispose()

    with pytest.raises(LedgerUnavailable, match="something else than a ledger"):
        connect.open(address)


def test_a_file_that_is_no_database_says_so(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("not a database at all, but long enough to be looked at" * 20)

    with pytest.raises(LedgerUnavailable, match=r"notes\.txt: file is not a database\. Give another path"):
        connect.open(file)


def test_a_damaged_ledger_says_so(tmp_path):
    file = tmp_path / "sayso.db"
    connect.open(file).close()
    file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 8192)

    with pytest.raises(LedgerUnavailable, match=r"sayso\.db"):
        connect.open(file)


def test_a_ledger_that_stays_locked_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_TIMEOUT_S", 0)
    file = tmp_path / "sayso.db"
    ledger = connect.open(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LedgerUnavailable, match=r"locked. Another program"), ledger.write():
        pass

    other.close()
    ledger.close()


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerUnavailable, match="this is a folder"):
        connect.open(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LedgerUnavailable, match=r"its folder does not exist. Make the folder first"):
        connect.open(tmp_path / "no" / "sayso.db")


def test_a_ledger_that_must_exist_is_not_made(tmp_path):
    with pytest.raises(NotFound, match=r"there is no ledger. Make one: sayso add"):
        connect.open(tmp_path / "sayso.db", must_exist=True)

    assert list(tmp_path.iterdir()) == []


def test_a_ledger_may_be_given_as_an_sqlite_address(tmp_path):
    connect.open(f"sqlite:///{tmp_path}/sayso.db").close()

    assert (tmp_path / "sayso.db").exists()


@pytest.mark.parametrize("address", ["mysql://user:secret@host/db", "sqlite://", "no scheme://x"])
def test_an_address_of_another_database_is_refused(address):
    with pytest.raises(BadSetting, match="Give a file's path or postgresql://") as caught:
        connect.open(address)

    assert "secret" not in str(caught.value)


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path):
    with pytest.raises(LedgerUnavailable, match=r"postgresql.*user:\*\*\*@") as caught:
        connect.open(f"postgres://user:secret@/db?host={tmp_path}")

    assert "secret" not in str(caught.value)


def test_postgresql_without_its_driver_is_told_without_the_password(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(ExtraMissing, match=r"pip install 'sayso\[postgresql\]'") as caught:
        connect.open("postgresql://user:secret@host/db")

    assert "secret" not in str(caught.value)
