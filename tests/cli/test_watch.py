"""``sayso watch`` and ``sayso sources`` on a server of our own."""

import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import CliRunner

from sayso.cli import application, exits
from sayso.cli.watch import seconds
from sayso.errors import BadSetting, NotFound, UsageError
from sayso.ledger import articles, connect
from sayso.ledger import sources as held
from tests.watch.web import feed

SAMPLES = Path(__file__).parents[2] / "samples"
SAYSO = [sys.executable, "-c", "from sayso.cli import main; main()"]


@pytest.fixture
def site():
    """Its pages by path; what was asked for; and where it is."""

    class Site(BaseHTTPRequestHandler):
        pages: ClassVar = {}
        asked: ClassVar = []

        def do_GET(self):
            self.asked.append(self.path)
            found = self.pages.get(self.path)
            self.send_response(404 if found is None else 200)
            self.end_headers()
            self.wfile.write((found or "").encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Site.address = f"http://127.0.0.1:{server.server_port}"
    yield Site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def sayso(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_ALLOW_PRIVATE_ADDRESSES", "true")
    monkeypatch.setenv("SAYSO_WATCH_GAP_S", "0")
    return lambda *words: CliRunner().invoke(application(words[0]), list(words))


def test_a_watch_reads_what_its_sources_tell(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site.pages["/feed"] = feed((f"{site.address}/a", "A", "x"))
    site.pages["/a"] = (SAMPLES / "2026-03-02_lodestar_norway-rejects.txt").read_text(encoding="utf-8")
    (tmp_path / "drops").mkdir()
    page = tmp_path / "drops" / "b.txt"
    page.write_text("The ship is safe, the minister said on Tuesday.\n" * 3)
    os.utime(page, (time.time() - 60,) * 2)
    known = {**os.environ, "SAYSO_ALLOW_PRIVATE_ADDRESSES": "true", "SAYSO_WATCH_GAP_S": "0"}

    ended = subprocess.run(
        [*SAYSO, "watch", f"{site.address}/feed", "drops", "--once"], capture_output=True, text=True, check=False,
        env={**known, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"{site.address}/feed: 1 new" in ended.stdout
    ledger = connect.open("sayso.db")
    with ledger.read() as connection:
        assert len(articles.list_(connection).items) == 2
    ledger.close()
    assert site.asked == ["/robots.txt", "/feed", "/a"]


def test_ctrl_c_ends_a_watch_in_order(site, tmp_path):
    site.pages["/feed"] = feed()
    known = {**os.environ, "SAYSO_ALLOW_PRIVATE_ADDRESSES": "true", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [*SAYSO, "watch", f"{site.address}/feed"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=known,
        cwd=tmp_path,
    ) as process:  # fmt: skip
        while "/feed" not in site.asked:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told, faults = process.communicate(timeout=60)

    assert (process.returncode, faults) == (0, b"")
    assert told.rstrip().endswith(b"Stopping.")


def test_with_nothing_to_watch_it_says_how_to_begin(sayso):
    assert isinstance(sayso("watch", "--once").exception, UsageError)


def test_a_name_that_is_nothing_is_refused(sayso):
    assert isinstance(sayso("sources", "add", "nothing").exception, NotFound)


def test_sources_are_added_listed_exported_imported_and_removed(sayso, tmp_path):
    sayso("sources", "add", "--as-it-is", "https://a.example/f", "--title", "A", "--country", "NOR", "--every", "1h")
    listed = sayso("sources").stdout
    (tmp_path / "list.opml").write_bytes(sayso("sources", "export").stdout_bytes)
    removed = sayso("sources", "remove", "https://a.example/f")
    again = sayso("sources", "import", "list.opml").stdout

    assert "A: https://a.example/f (NOR; never tried)" in listed
    assert removed.exit_code == 0
    assert again.strip().endswith("1 added; 1 in all.")
    assert sayso("sources", "remove", "https://none.example/").exit_code == exits.UNREAD


def test_the_list_that_ships_can_be_imported(sayso):
    assert "added" in sayso("sources", "import", "world").stdout


def test_of_a_site_the_feed_it_names_is_taken(sayso, site):
    site.pages["/"] = (
        '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head>'
        "<body><p>News</p></body></html>"
    )

    sayso("sources", "add", f"{site.address}/")

    ledger = connect.open("sayso.db")
    with ledger.read() as connection:
        assert [state.source.address for state in held.list_(connection)] == [f"{site.address}/feed"]
    ledger.close()


def test_check_tells_which_sources_answer(sayso, site):
    site.pages["/feed"] = feed(("/a", "A", "x"))
    sayso("sources", "add", "--as-it-is", f"{site.address}/feed", f"{site.address}/none")

    ended = sayso("sources", "check")

    assert ended.exit_code == exits.UNREAD
    assert ended.stdout.splitlines() == [
        f"{site.address}/feed: 1 items",
        f"{site.address}/none: answered 404",
        "1 of 2 answer.",
    ]


@pytest.mark.parametrize("text", ["", "soon", "0", "-5m", "1.5h", "10 weeks"])
def test_a_length_of_time_that_is_none_is_refused(text):
    with pytest.raises(BadSetting):
        seconds(text)
