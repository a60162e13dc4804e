"""Whatever was fetched is hostile: it is shown as text, and a visitor's browser is told to run and load nothing."""

import socket
import threading
from contextlib import closing

import lxml.html
import pytest
import uvicorn
from starlette.testclient import TestClient

from sayso.desk.app import create_app
from sayso.desk.guard import HEADERS
from sayso.desk.patience import PatientProtocol
from sayso.desk.render import web_address
from sayso.desk.standalone import render
from sayso.ledger import articles

PAGES = ("/", "/articles/0ddba11", "/set-aside", "/about", "/nothing", "/healthz", "/api/articles", "/static/desk.css",
         "/articles/0ddba11/links.css")  # fmt: skip


@pytest.mark.parametrize("address", ["/", "/articles/0ddba11", "standalone"])
def test_a_hostile_page_is_shown_as_text(desk, address, keep, hostile):
    keep(hostile)

    page = lxml.html.document_fromstring(render(hostile) if address == "standalone" else desk.get(address).text)

    assert not page.xpath("//script | //img | //i | //b[not(ancestor::header or parent::span or parent::a)]")
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert all(link.startswith(("/", "#", "https://")) for link in page.xpath("//@href"))


def test_a_hostile_headline_is_still_readable(desk, keep, hostile):
    keep(hostile)

    headline = lxml.html.document_fromstring(desk.get("/articles/0ddba11").text).xpath("//h1")[0]

    assert headline.text_content() == hostile.article.headline
    assert headline.get("dir") == "auto"


def test_text_that_turns_the_reading_direction_is_isolated(desk, keep, hostile):
    keep(hostile)

    title = lxml.html.document_fromstring(desk.get("/").text).xpath("//li[@class='line']//bdi")[0]

    assert title.text_content() == hostile.article.headline


def test_what_was_searched_for_is_escaped(desk, keep, reading):
    keep(reading)

    answer = desk.get("/", params={"q": '"><script>alert(1)</script>'})

    assert "<script" not in answer.text


def test_links_to_fetched_addresses_tell_the_other_side_nothing(desk, keep, reading):
    keep(reading)

    page = lxml.html.document_fromstring(desk.get(f"/articles/{reading.article.id}").text)
    away = page.xpath("//a[starts-with(@href, 'http')]")

    assert away
    assert {link.get("rel") for link in away} == {"noopener noreferrer nofollow"}


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "http:", "file:///etc", "http://[x"]
)
def test_only_the_webs_own_addresses_become_links(url):
    assert web_address(url) is None


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_forbids_scripts_frames_and_foreign_content(desk, address, keep, hostile):
    keep(hostile)

    answer = desk.get(address)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]


def test_a_bug_shows_a_page_without_its_innards(desk, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(articles, "counts", broken)  # no healthy ledger can make the desk fail

    answer = desk.get("/about")

    assert answer.status_code == 500
    assert "Sayso has a bug here" in answer.text
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8350", "localhost:8350", "[::1]:8350", "desk.example", "[fd00::5]"]
)
def test_the_desk_answers_to_its_own_names(ledger, host):
    visitor = TestClient(create_app(ledger, hosts=("desk.example", "fd00::5")))

    assert visitor.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8350", ""])
def test_the_desk_does_not_answer_to_a_name_pointed_at_it(desk, host):
    assert desk.get("/healthz", headers={"host": host}).status_code == 400


def test_a_desk_open_to_every_address_answers_to_any_name(ledger):
    visitor = TestClient(create_app(ledger, hosts=("0.0.0.0",)))

    assert visitor.get("/healthz", headers={"host": "desk.example"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written_through_the_desk(desk, method):
    assert desk.request(method, "/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/nothing", "/healthz", "/api/articles", "/static/desk.css"])
def test_head_is_answered_as_get_without_the_body(desk, address):
    head, get = desk.head(address), desk.get(address)

    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.content == b""


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET"],
)
def test_a_request_that_never_ends_is_given_up(ledger, monkeypatch, sent):
    """Also a second one on the connection of the first; a thousand of them would leave no room for others."""
    monkeypatch.setattr(PatientProtocol, "wait_s", 0.4)
    config = uvicorn.Config(create_app(ledger), http=PatientProtocol, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        with closing(socket.create_connection(listening.getsockname(), timeout=20)) as visitor:
            visitor.sendall(sent)
            while visitor.recv(65_536):
                pass
        server.should_exit = True
        thread.join()
