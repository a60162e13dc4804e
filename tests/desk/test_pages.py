"""The desk's pages: what a visitor finds, narrows and is told."""

from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest

from sayso.ledger import captures
from sayso.records.article import Agency, Outlet, PageDate
from sayso.records.capture import Capture

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


def see(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


def headlines(page):
    return [title.text_content() for title in page.xpath("//li[@class='line']/h3")]


@pytest.fixture
def several(keep, variant, reading):
    """Three articles: two agencies, two outlets, one without a date."""
    keep(
        variant("a1", headline="First", published=PageDate(value="2025-11-01", evidence="meta")),
        variant(
            "a2",
            headline="Second",
            published=PageDate(value="2025-11-03", evidence="meta"),
            outlet=Outlet(domain="fjord.example"),
            agency=Agency(name="Havnytt", kind="state_media", evidence=("credit",)),
            section="Sea & Fish",
            url="https://fjord.example/second",
            text=f"{reading.article.text}\nzeppelin\n",
        ),
        variant("a3", headline=None, published=None, agency=None, url=None),
    )


def test_an_empty_ledger_says_how_to_fill_it(desk, ledger):
    page = see(desk, "/")

    assert f"sayso add PATH --ledger {ledger.where}" in page.text_content()


def test_captures_that_wait_are_told_apart_from_an_empty_ledger(desk, ledger):
    with ledger.write() as connection:
        captures.add(connection, Capture(kind="plain", content=b"x"), at=NOW)

    assert "wait to be read" in see(desk, "/").text_content()


@pytest.mark.usefixtures("several")
def test_the_list_runs_from_the_newest_day_to_the_undated(desk):
    page = see(desk, "/")

    assert [day.text_content() for day in page.xpath("//section[@class='day']/h2")] == [
        "Monday 3 November 2025", "Saturday 1 November 2025", "Undated",
    ]  # fmt: skip
    assert headlines(page) == ["Second", "First", "An article without a headline"]


@pytest.mark.usefixtures("several")
def test_a_line_shows_outlet_agency_section_and_counts(desk):
    line = see(desk, "/").xpath("//li[@class='line']")[0]

    assert " ".join(line.text_content().split()) == (
        "Second fjord.example ← Havnytt Sea & Fish 5 statements 5 events 2 figures"
    )


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet=fjord.example", ["Second"]),
        ("agency=Nordwire", ["First"]),
        ("section=Sea+%26+Fish", ["Second"]),
        ("q=zeppelin", ["Second"]),
        ("since=2025-11-02", ["Second"]),
        ("until=2025-11-02", ["First"]),
        ("q=zeppelin&agency=Nordwire", []),
        ("q=&outlet=&agency=&section=&since=&until=", ["Second", "First", "An article without a headline"]),
    ],
)
def test_the_list_is_narrowed_by_its_form(desk, query, found):
    assert headlines(see(desk, f"/?{query}")) == found


@pytest.mark.usefixtures("several")
def test_the_form_keeps_what_was_asked(desk):
    page = see(desk, "/?q=%22two+words%22&agency=Havnytt&since=2025-11-02")

    assert page.xpath("string(//input[@name='q']/@value)") == '"two words"'
    assert page.xpath("string(//select[@name='agency']/option[@selected]/@value)") == "Havnytt"
    assert page.xpath("string(//input[@name='since']/@value)") == "2025-11-02"


@pytest.mark.usefixtures("several")
def test_a_search_that_finds_nothing_offers_the_way_back(desk):
    page = see(desk, "/?q=nosuchword")

    assert page.xpath("//a[text()='Show all articles']/@href") == ["/"]


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "*", "-", "'; drop table articles; --", "\0", "é" * 400])
def test_no_search_breaks_the_list(desk, words, keep, reading):
    keep(reading)

    assert desk.get("/", params={"q": words}).status_code == 200


def test_a_long_list_is_paged_without_loss_or_doubles(desk, keep, variant):
    keep(*(variant(f"a{number:03}", headline=f"{number}", url=None) for number in range(120)))

    seen, address = [], "/?agency=Nordwire"
    while address:
        page = see(desk, address)
        seen += headlines(page)
        address = page.xpath("string(//nav[@class='paging']/a[@rel='next']/@href)")

    assert sorted(seen, key=int) == [f"{number}" for number in range(120)]
    assert page.xpath("string(//nav[@class='paging']/a[1]/@href)") == "/?agency=Nordwire"


def test_an_article_shows_its_head_with_the_evidence_for_it(desk, keep, reading):
    keep(reading)

    head = " ".join(
        see(desk, f"/articles/{reading.article.id}").xpath("//header[@class='head']")[0].text_content().split()
    )

    assert "Norway keeps a line open to Iceland after collision off Jan Mayen" in head
    assert "Nordwire agency; known by the mark at the head of the text and the credit line" in head
    assert "5 November 2025 from the line above the text" in head


def test_an_article_without_a_date_is_undated(desk, keep, variant):
    keep(variant("a1", published=None))

    assert "undated the page gives no date" in " ".join(see(desk, "/articles/a1").text_content().split())


def test_the_pages_furniture_stands_apart_from_the_text(desk, keep, reading):
    keep(reading)

    page = see(desk, f"/articles/{reading.article.id}")
    furniture = page.xpath("//section[@class='furniture']")[0].text_content()

    for piece in ("NORDWIRE/Per Aas", "Leif Dahl", "Follow us for breaking news alerts!", "Cod quota talks"):
        assert piece in furniture
        assert piece not in page.xpath("//section[@class='text']")[0].text_content()


def test_a_page_that_changed_lists_its_versions(desk, keep, variant):
    keep(variant("a1"))
    keep(variant("a2"), at=datetime(2026, 11, 25, tzinfo=UTC))

    versions = see(desk, "/articles/a1").xpath("//section[@class='versions']//a")

    assert [(link.get("href"), link.get("aria-current")) for link in versions] == [
        ("/articles/a1", "page"), ("/articles/a2", None), ("/compare/a1/a2", None),
    ]  # fmt: skip


def test_what_could_not_be_read_is_listed_with_its_reason(desk, ledger):
    with ledger.write() as connection:
        receipt = captures.add(connection, Capture(kind="html", content=b"\0", path="<odd>.html"), at=NOW)
        captures.set_aside(connection, receipt.number, reason="binary, not text")

    told = see(desk, "/set-aside").xpath("//ul[@class='receipts']")[0].text_content()

    assert "<odd>.html" in told
    assert "binary, not text" in told
    assert "24 November 2026, 06:00 (UTC)" in told


def test_nothing_set_aside_is_said(desk):
    assert "Nothing is set aside" in see(desk, "/set-aside").text_content()


def test_about_tells_the_version_and_whose_data_it_builds_on(desk):
    about = see(desk, "/about").text_content()

    for fact in ("0.1.0", "GeoNames", "CC BY 4.0", "PLOVER", "CC BY-SA 4.0", "Apache-2.0"):
        assert fact in about


def test_health_is_ok_while_the_ledger_answers(desk):
    assert desk.get("/healthz").text == "ok\n"


def test_a_ledger_that_does_not_answer_makes_the_desk_unwell(desk, ledger):
    ledger.close()
    Path(ledger.where).write_bytes(b"no database" * 1000)

    answer = desk.get("/healthz")

    assert answer.status_code == 503
    assert "file is not a database" in answer.text


@pytest.mark.parametrize("address", ["/nothing", "/articles/nothing", "/articles/nothing/links.css", "/static/nothing"])
def test_an_address_of_nothing_is_a_page_that_leads_back(desk, address):
    answer = desk.get(address)

    assert answer.status_code == 404
    assert 'href="/"' in answer.text


def test_a_day_that_is_none_is_told_so(desk):
    answer = desk.get("/?since=yesterday")

    assert answer.status_code == 400
    assert "yesterday: this is not a day. Write it as 2025-11-05." in answer.text


def test_a_field_of_a_megabyte_is_refused(desk):
    assert desk.get("/", params={"q": "x" * 1000}).status_code == 400
