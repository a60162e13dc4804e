"""Settings for the whole suite, and ledgers to test on: SQLite always, PostgreSQL where its server is installed."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text

from sayso import page
from sayso.intake import load
from sayso.ledger import connect
from sayso.ledger.schema import metadata
from sayso.records.story import Arrival

settings.register_profile("sayso", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("sayso")


def server_programs():
    """The folder of PostgreSQL's server programs, or None."""
    found = shutil.which("initdb")
    places = (
        [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@pytest.fixture(scope="session")
def postgresql_url():
    """A throw-away server on a Unix socket, for as long as the tests run."""
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed")
    as_nobody = []
    if os.getuid() == 0:  # the server refuses to run as root
        if shutil.which("setpriv") is None:
            pytest.skip("PostgreSQL does not run as root, and there is no setpriv to become someone else")
        as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    folder = tempfile.mkdtemp(prefix="sayso-pg-")
    Path(folder).chmod(0o777)

    def run(program, *arguments):
        command = [*as_nobody, str(programs / program), "-D", f"{folder}/data", *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)

    try:
        run("initdb", "--auth=trust", "--username=sayso", "--no-sync", "--encoding=UTF8", "--locale=C")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "--wait", f"--options={options}", f"--log={folder}/log", "start")
        yield f"postgresql://sayso@/postgres?host={folder}"
        run("pg_ctl", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    url = request.getfixturevalue("postgresql_url")
    run(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return url


@pytest.fixture(scope="session")
def postgresql_ledger_url(postgresql_url):
    """Of a ledger that has its tables; making them anew for each test takes half of all time."""
    run(postgresql_url, "CREATE DATABASE ledger")
    url = postgresql_url.replace("/postgres?", "/ledger?")
    connect.open(url).close()
    return url


@pytest.fixture(scope="session")
def sqlite_ledger(tmp_path_factory):
    """A file that has its tables, to be copied; for the same reason."""
    file = tmp_path_factory.mktemp("ledger") / "empty.db"
    connect.open(file).close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request, tmp_path):
    """An empty ledger."""
    if request.param == "sqlite":
        address = str(shutil.copy(request.getfixturevalue("sqlite_ledger"), tmp_path / "sayso.db"))
    else:
        address = request.getfixturevalue("postgresql_ledger_url")
        names = ", ".join(table.name for table in metadata.sorted_tables)
        run(address, f"TRUNCATE {names}, search RESTART IDENTITY CASCADE")
    opened = connect.open(address)
    yield opened
    opened.close()


def run(url, *statements):
    engine = create_engine(url.replace("postgresql", "postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


SAMPLES = Path(__file__).parents[1] / "samples"


@cache
def _article(name):
    return page.read(load(next(SAMPLES.glob(f"{name}.*"))))


@pytest.fixture(scope="session")
def article():
    """The article of a sample page, by its file's name."""
    return _article


@pytest.fixture(scope="session")
def arrivals():
    """All of them by date; of one day, the agency's own page first."""
    names = sorted(
        (path.stem for path in SAMPLES.glob("2026-*")), key=lambda name: (name[:10], "havblik" not in name, name)
    )
    return tuple(
        Arrival(
            id=name,
            title=_article(name).headline,
            text=_article(name).text,
            published=name[:10],
            outlet=_article(name).outlet.name,
        )
        for name in names
    )
