"""``sayso follow`` takes what ``sayso read`` printed."""

from sayso.cli.follow import read
from sayso.records import contract
from sayso.records.article import Article, Outlet, PageDate
from sayso.records.reading import Reading, Version


def test_a_line_of_sayso_read_is_a_document_of_a_stream():
    article = Article(
        id="a1", url="https://harbour-post.example/a", headline="Ferry aground off Bergen", text="",
        outlet=Outlet(domain="harbour-post.example"), published=PageDate(value="2026-03-02", evidence="given"),
    )  # fmt: skip
    line = contract.to_json(Reading(article=article, version=Version(sayso="0", model="none")))
    failed = []

    [arrival] = read([line], "docs.jsonl", failed)

    assert not failed
    assert (arrival.id, arrival.title, arrival.text, arrival.published, arrival.outlet, arrival.url) == (
        "a1", "Ferry aground off Bergen", None, "2026-03-02", "harbour-post.example", "https://harbour-post.example/a",
    )  # fmt: skip
