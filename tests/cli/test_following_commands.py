"""``follow --ledger``, ``news`` and ``situation``: what is kept, what is new, what is watched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import run

DOCS = [
    {"id": "1", "title": "Trawler Fannhild sinks off Vardø, two dead", "published": "2026-03-02T08:00Z", "outlet": "A"},
    {
        "id": "2",
        "title": "Fannhild sinks off Vardø: two fishermen dead",
        "published": "2026-03-02T09:00Z",
        "outlet": "B",
    },
    {"id": "3", "title": "Cardamom bun of the year is from Gothenburg", "published": "2026-03-02T10:00Z"},
]


@pytest.fixture
def sayso(capfdbinary, tmp_path, monkeypatch):
    """Runs a command on a ledger of its own; gives its exit status and the lines it printed."""
    monkeypatch.chdir(tmp_path)

    def called(*words):
        with pytest.raises(SystemExit) as ended:
            run([*words, "--ledger", "sayso.db"])
        return ended.value.code, capfdbinary.readouterr().out.decode().splitlines()

    return called


@pytest.fixture(scope="module")
def stream(tmp_path_factory):
    """A folder with a ledger that followed the stream, and what was printed: reading starts processes, so once."""
    folder = tmp_path_factory.mktemp("stream")
    (folder / "docs.jsonl").write_text("".join(json.dumps(one) + "\n" for one in DOCS), encoding="utf-8")
    command = [sys.executable, "-m", "sayso", "follow", "docs.jsonl", "--ledger", "sayso.db"]
    with_sayso = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(command, check=False, cwd=folder, env=with_sayso, capture_output=True, text=True)
    return folder, ended.returncode, ended.stdout.splitlines()


@pytest.fixture
def followed(stream, tmp_path):
    """The same ledger, for one test to change."""
    folder, status, lines = stream
    shutil.copy(folder / "sayso.db", tmp_path)
    return status, lines


def test_a_stream_followed_in_a_ledger_is_told_as_without_one(followed):
    status, lines = followed
    one, two, three = map(json.loads, lines)

    assert status == 0
    assert (one["id"], two["id"], three["id"]) == ("1", "2", "3")
    assert one["story"] == two["story"] != three["story"]
    assert one["origins"] == []


@pytest.mark.usefixtures("followed")
def test_what_titles_alone_tell_is_kept(sayso):
    _, lines = sayso("export", "tallies")

    entries = [json.loads(line) for line in lines]
    assert {(entry["counted"], entry["state"], entry["value"]) for entry in entries} == {("people", "killed", 2)}


@pytest.mark.usefixtures("followed")
def test_news_are_told_once_to_each_reader(sayso):
    _, first = sayso("news", "--reader", "ann")
    _, again = sayso("news", "--reader", "ann")
    _, other = sayso("news", "--reader", "bob")

    assert first == other != []
    assert again == []


@pytest.mark.usefixtures("followed")
def test_news_are_told_since_a_time_or_after_an_article(sayso):
    _, since = sayso("news", "--since", "2026-03-02T07:00Z")
    article = json.loads(since[0])["novelty"]["article"]
    _, after = sayso("news", "--since", article)
    _, later = sayso("news", "--since", "2026-03-02T09:30Z")

    assert {json.loads(line)["title"] for line in since} <= {DOCS[0]["title"], DOCS[1]["title"]}
    assert after == later == []  # what one page alone tells is no news


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize("words", [["--since", "soon"], ["--story", "st99"]])
def test_what_news_cannot_be_told_of_is_said(sayso, words):
    assert sayso("news", *words)[0] == 2


@pytest.mark.usefixtures("followed")
def test_a_declared_situation_is_listed_and_can_be_removed(sayso):
    _, declared = sayso("situation", "fannhild", "--title", "The Fannhild", "--word", "Fannhild")
    _, listed = sayso("situation")
    _, removed = sayso("situation", "fannhild", "--remove")
    _, after = sayso("situation")

    assert declared == ["The Fannhild (fannhild): 1 story so far."]
    assert listed == ["fannhild: The Fannhild (declared, 1 story, 2 pages, 2026-03-02 to 2026-03-02)"]
    assert removed == ["fannhild is no longer watched."]
    assert after == ["No situation yet: nothing is declared, and no two stories belong together."]


@pytest.mark.usefixtures("followed")
@pytest.mark.parametrize(
    "words",
    [["a b", "--word", "x"], ["si3", "--word", "x"], ["empty"], ["w", "--event-type", "WAR"], ["w", "--remove"]],
)
def test_a_situation_that_cannot_be_is_refused(sayso, words):
    assert sayso("situation", *words)[0] == 2
