"""What is installed: the lock files agree with each other and with what the package declares."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {plain(found[1]): found[2] for line in lines if (found := re.match(r"([\w.-]+)==(\S+)", line))}


def declared(requirements):
    return {plain(re.match(r"[\w.-]+", line)[0]) for line in requirements}


def test_a_package_has_one_version_in_all_lock_files():
    run, server, develop = map(pinned, ("requirements.lock", "requirements-server.lock", "requirements-dev.lock"))

    assert run.items() <= server.items()
    assert server.items() <= develop.items()


def test_all_that_is_declared_is_locked_and_extras_apart():
    extras = PROJECT["optional-dependencies"]
    kept_out = declared([*extras["parquet"], *extras["postgresql"]])

    assert declared(PROJECT["dependencies"]) <= pinned("requirements.lock").keys()
    assert kept_out.isdisjoint(pinned("requirements.lock"))
    assert kept_out <= pinned("requirements-server.lock").keys()
    assert declared(extras["dev"]) - {"sayso"} <= pinned("requirements-dev.lock").keys()
