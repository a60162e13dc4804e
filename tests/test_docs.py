"""The documentation keeps up with the code: reference, glossary, links, examples."""

import doctest
import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path

import msgspec
import pytest

import sayso
from sayso import records

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
PROGRAMS = [ROOT / "README.md", DOCS / "how-to" / "use-in-a-program.md"]
GENERATE = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")


@pytest.fixture(scope="module")
def made():
    generate = importlib.util.module_from_spec(GENERATE)
    GENERATE.loader.exec_module(generate)
    return generate


def modules():
    return [name for _, name, _ in pkgutil.walk_packages(sayso.__path__, "sayso.") if ".migrations" not in name]


def record_names():
    found = set()
    for _, name, _ in pkgutil.iter_modules(records.__path__, "sayso.records."):
        module = importlib.import_module(name)
        found |= {
            thing.__name__
            for thing in vars(module).values()
            if isinstance(thing, type) and issubclass(thing, msgspec.Struct) and thing.__module__ == name
        }
    return found


@pytest.mark.parametrize("name", ["records.md", "commands.md", "settings.md"])
def test_the_reference_is_what_the_code_says(name, made):
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")

    assert written == made.reference()[name], "the code has gone on: run make docs"


def test_the_reference_tells_every_record(made):
    headings = set(re.findall(r"^## (\w+)$", made.records(), re.MULTILINE))

    assert headings == record_names()


def test_the_glossary_names_every_record_and_no_other():
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")

    assert set(re.findall(r"`([A-Z]\w+)`", glossary)) == record_names()


def test_the_glossary_is_sorted_and_has_each_word_once():
    words = re.findall(r"^- \*\*([\w ]+)\*\*", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert words == sorted(set(words))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert not [link for link in links if link and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_is_one_there_is(page):
    shown = re.findall(r"^(?:\$ |\.venv/bin/)?sayso (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    there = {command.name for command in importlib.import_module("sayso.cli").COMMANDS}

    assert set(shown) <= there


def test_every_decision_is_listed_and_has_its_parts():
    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")

    for page in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        text = page.read_text(encoding="utf-8")
        assert page.name in listed
        for part in ("Question", "Choice", "Measured", "Given up", "Reopened by"):
            assert f"**{part}.**" in text, f"{page.name} lacks its {part}"


def test_taking_part_names_every_room():
    package = ROOT / "sayso"
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in package.glob("*/__init__.py")}
    rooms |= {path.parent.relative_to(ROOT).as_posix() for path in package.glob("reading/*/__init__.py")}

    listed = re.findall(
        r"^\| `(sayso/[\w/]+)` \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert sorted(listed) == sorted(rooms)


def test_the_readme_shows_a_reading(made):
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert f"$ sayso read {made.EXAMPLE}\n" in text
    assert "Who says what, through whom" in text


@pytest.mark.parametrize("page", PROGRAMS, ids=lambda page: page.name)
def test_a_program_shown_runs(page, capsys):
    sample = (ROOT / "samples" / "2026-03-03_havblik_collision.html").read_text(encoding="utf-8")
    names = {"page_html": sample, "html": sample, "page": ""}

    for program in re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        exec(compile(program, page.name, "exec"), names)

    assert " said" in capsys.readouterr().out


@pytest.mark.parametrize("name", modules())
def test_an_example_in_a_docstring_is_true(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)

    assert not failed
