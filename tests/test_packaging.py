"""What is installed and served: lock files, image, services and citation agree with what the package declares."""

import re
import tomllib
from pathlib import Path

import pytest

from sayso.settings import Settings

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


def test_the_image_is_made_of_what_there_is():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    let_in = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(" ".join(copied).split()) == sorted(let_in)
    assert all((ROOT / name).exists() for name in let_in)


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "docs/how-to/install.md"])
def test_a_service_is_given_settings_and_the_port_there_are(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    usual = Settings()

    assert {name.lower() for name in re.findall(r"\bSAYSO_(\w+)", text)} <= set(usual.__struct_fields__)
    assert set(re.findall(r"\b8\d{3}\b", text)) == {str(usual.desk_port)}


def test_what_is_cited_is_this_version():
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {PROJECT['version']}\n" in text
    assert f"\nlicense: {PROJECT['license']}\n" in text
