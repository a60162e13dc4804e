"""Pages are fetched within bounds, and from the public web only."""

import httpx
import pytest

from sayso.errors import FetchFailed, ForbiddenAddress, TooLarge
from sayso.intake import fetch, fetch_all

PAGE = b"<html><body><p>The ferry left at nine.</p></body></html>"


def answer(handler, url="https://paper.example/a", addresses=None, **options):
    addresses = addresses or {}
    return fetch(
        url,
        transport=httpx.MockTransport(handler),
        resolve=lambda host: addresses.get(host, ["93.184.216.34"]),
        **options,
    )


def page(_request):
    return httpx.Response(200, content=PAGE, headers={"content-type": "text/html; charset=iso-8859-1"})


def test_a_page_becomes_a_capture_with_its_address_and_declared_encoding():
    capture = answer(page)

    assert (capture.kind, capture.url, capture.encoding) == ("html", "https://paper.example/a", "iso-8859-1")


def test_a_request_says_who_asks():
    seen = []
    answer(lambda request: seen.append(request.headers["user-agent"]) or page(request))

    assert seen[0].startswith("Sayso/")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://paper.example/a",
        "javascript:alert(1)",
        "paper.example/a",
        "https://",
        "http://[::1",
    ],
)
def test_anything_but_a_web_address_is_forbidden(url):
    with pytest.raises(ForbiddenAddress):
        answer(page, url=url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.7",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
    ],
)
def test_a_host_in_a_private_network_is_forbidden(address):
    with pytest.raises(ForbiddenAddress, match="private network"):
        answer(page, addresses={"paper.example": [address]})


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(ForbiddenAddress):
        answer(page, addresses={"paper.example": ["93.184.216.34", "10.0.0.7"]})


def test_a_redirect_into_a_private_network_is_forbidden():
    def redirect(_request):
        return httpx.Response(302, headers={"location": "http://inside.example/secret"})

    with pytest.raises(ForbiddenAddress, match="inside"):
        answer(redirect, addresses={"inside.example": ["10.0.0.7"]})


def test_a_private_network_may_be_allowed():
    assert answer(page, addresses={"paper.example": ["127.0.0.1"]}, allow_private=True).content == PAGE


def test_a_redirect_is_followed_to_the_final_address():
    def moved(request):
        if request.url.path == "/a":
            return httpx.Response(301, headers={"location": "/b"})
        return page(request)

    assert answer(moved).url == "https://paper.example/b"


def test_redirects_without_end_are_given_up():
    with pytest.raises(FetchFailed, match="redirected more than"):
        answer(lambda _request: httpx.Response(302, headers={"location": "/a"}))


def test_an_answer_that_says_no_is_a_failure_with_its_number():
    with pytest.raises(FetchFailed, match="answered 404"):
        answer(lambda _request: httpx.Response(404))


def test_a_body_over_the_limit_is_not_read_to_its_end():
    with pytest.raises(TooLarge):
        answer(lambda _request: httpx.Response(200, content=b"a" * 300_000), limit_bytes=100_000)


def test_a_body_that_drips_is_given_up():
    ticks = iter(range(0, 1000, 15))

    with pytest.raises(FetchFailed, match="too long"):
        answer(lambda _request: httpx.Response(200, content=b"a" * 300_000), clock=lambda: next(ticks))


def test_an_address_that_does_not_answer_is_a_failure_to_try_again():
    def refuse(request):
        raise httpx.ConnectError("connection refused", request=request)

    with pytest.raises(FetchFailed, match="connection refused"):
        answer(refuse)


def test_a_host_nobody_knows_is_a_failure():
    def unknown(_host):
        raise OSError("name or service not known")

    with pytest.raises(FetchFailed, match="not known"):
        fetch("https://paper.example/a", transport=httpx.MockTransport(page), resolve=unknown)


def robots(rules, status=200):
    """A site with a robots.txt; the paths asked for are kept."""
    asked = []

    def handler(request):
        asked.append(request.url.path)
        if request.url.path == "/robots.txt":
            return httpx.Response(status, text=rules)
        return page(request)

    return handler, asked


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /a", "User-agent: Sayso\nDisallow: /*a$"])
def test_what_a_site_asks_programs_not_to_fetch_is_not_fetched(rules):
    handler, asked = robots(rules)

    with pytest.raises(ForbiddenAddress, match=r"robots\.txt"):
        answer(handler)

    assert asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "status"), [("User-agent: *\nDisallow: /b", 200), ("User-agent: Other\nDisallow: /", 200), ("", 404)]
)
def test_what_a_site_does_not_forbid_is_fetched(rules, status):
    handler, asked = robots(rules, status)

    assert answer(handler).kind == "html"
    assert asked == ["/robots.txt", "/a"]


def test_a_site_whose_rules_cannot_be_had_is_left_alone():
    with pytest.raises(FetchFailed, match=r"robots\.txt answered 503"):
        answer(robots("", 503)[0])


def test_the_rules_of_a_site_are_asked_for_once():
    handler, asked = robots("")
    known = {}

    for _ in range(2):
        fetch_all("https://paper.example/a", transport=httpx.MockTransport(handler), resolve=public, rules=known)

    assert asked == ["/robots.txt", "/a", "/a"]


def test_a_feed_at_an_address_is_a_capture_for_each_item():
    feed = b"<rss><channel><item><title>A</title><link>/1</link></item><item><title>B</title></item></channel></rss>"

    found = fetch_all(
        "https://paper.example/feed",
        transport=httpx.MockTransport(lambda _: httpx.Response(200, content=feed)),
        resolve=public,
    )

    assert [(one.kind, one.url) for one in found] == [("item", "https://paper.example/1"), ("item", None)]


def public(_host):
    return ["93.184.216.34"]
