"""The desk for programs: the same records, in the contract's words."""

import pytest

from sayso.records.contract import from_json


def test_an_article_is_the_contracts_reading(desk, keep, reading):
    keep(reading)

    answer = desk.get(f"/api/articles/{reading.article.id}")

    assert answer.headers["content-type"] == "application/json"
    assert from_json(answer.content) == reading


def test_the_list_is_paged_by_what_it_gives_as_next(desk, keep, variant):
    keep(*(variant(f"a{number}", url=None) for number in range(5)))

    first = desk.get("/api/articles?limit=3").json()
    second = desk.get("/api/articles", params={"limit": 3, "after": first["next"]}).json()

    assert [article["id"] for article in first["items"] + second["items"]] == ["a4", "a3", "a2", "a1", "a0"]
    assert second["next"] is None


def test_the_list_is_narrowed_like_the_page(desk, keep, variant):
    keep(variant("a1", url=None), variant("a2", url=None, agency=None))

    assert [article["id"] for article in desk.get("/api/articles?agency=Nordwire").json()["items"]] == ["a1"]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/articles/none", 404), ("/api/none", 404), ("/api/articles?limit=0", 400), ("/api/articles?since=x", 400)],
)
def test_a_failure_is_json_too(desk, address, status):
    answer = desk.get(address)

    assert answer.status_code == status
    assert answer.json()["error"]


def test_the_api_describes_itself(desk):
    assert "/api/articles/{id_}" in desk.get("/api/openapi.json").json()["paths"]
