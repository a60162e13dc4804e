import pytest

from sayso.ledger import articles
from sayso.ledger.articles import Facet, Filter
from sayso.records.article import Agency, Outlet, PageDate
from sayso.records.carrier import Carrier
from tests.ledger.pages import NOON, add, article, capture, reading


def dated(day, evidence="url"):
    return PageDate(value=day, evidence=evidence)


def fill(ledger, *found):
    for one in found:
        add(ledger, reading(article=one))


def listed(ledger, **narrowed):
    with ledger.read() as connection:
        return [item.id for item in articles.list_(connection, Filter(**narrowed)).items]


def test_a_line_of_the_list_tells_the_article(ledger):
    fill(ledger, article(url="https://harbour-post.example/1"))

    with ledger.read() as connection:
        (item,) = articles.list_(connection).items
        assert articles.summary(connection, "a1") == item
    assert item == articles.ArticleSummary(
        id="a1",
        headline="Boats seized",
        url="https://harbour-post.example/1",
        outlet="The Harbour Post",
        domain="harbour-post.example",
        agency="Lodestar",
        section="World",
        published="2025-11-05",
        language="en",
        statements=1,
        events=1,
        figures=1,
        read_at=NOON,
        versions=1,
    )


def test_the_newest_come_first_and_the_undated_last(ledger):
    fill(
        ledger,
        article(id="older", published=dated("2025-01-01")),
        article(id="undated", published=None),
        article(id="morning", published=dated("2025-03-01T09:00")),
        article(id="day", published=dated("2025-03-01")),
        article(id="noon in Lima", published=dated("2025-03-01T12:00-05:00")),
        article(id="noon in Oslo", published=dated("2025-03-01T12:00+01:00")),
        article(id="no such hour", published=dated("2025-02-01T25:00")),
        article(id="before all", published=dated("0001-01-01T00:00+09:00")),
    )

    assert listed(ledger) == [
        "noon in Lima",
        "noon in Oslo",
        "morning",
        "day",
        "no such hour",
        "older",
        "before all",
        "undated",
    ]


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_stretches_join_to_the_whole_list(ledger, limit):
    fill(
        ledger,
        *(article(id=f"a{number}", published=dated(f"2025-01-0{number % 3 + 1}")) for number in range(5)),
        article(id="u1", published=None),
        article(id="u2", published=None),
    )
    found, after = [], None

    with ledger.read() as connection:
        while True:
            page = articles.list_(connection, after=after, limit=limit)
            found += [item.id for item in page.items]
            after = page.next
            if after is None:
                break

    assert found == listed(ledger) == ["a2", "a4", "a1", "a3", "a0", "u2", "u1"]


def test_a_list_is_narrowed_by_each_field(ledger):
    fill(
        ledger,
        article(id="a"),
        article(id="b", outlet=Outlet(domain="nameless.example"), section="Sport", published=dated("2025-02-01")),
        article(id="c", agency=Agency(name="State Voice", kind="state_media", evidence=()), published=None),
    )

    assert listed(ledger, outlet="The Harbour Post") == ["a", "c"]
    assert listed(ledger, outlet="nameless.example") == ["b"]
    assert listed(ledger, agency="State Voice") == ["c"]
    assert listed(ledger, section="Sport") == ["b"]
    assert listed(ledger, since="2025-11-05") == ["a"]
    assert listed(ledger, until="2025-02-01") == ["b"]
    assert listed(ledger, since="2025-02-01", until="2025-11-05", agency="Lodestar") == ["a", "b"]
    assert listed(ledger, outlet="Nobody") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("seized", ["b", "a"]),
        ("SEIZING", ["b", "a"]),
        ("herring", ["b"]),
        ("minister herring", ["b"]),
        ("minister cod", []),
        ('"boats were seized"', ["b", "a"]),
        ('"seized were boats"', []),
        ('"seized were', ["b", "a"]),
        ("", ["b", "a"]),
        ("-- ' * ( :", ["b", "a"]),
        ('seized AND" OR NEAR( headline: ^ *', []),
        ("nul\0byte", []),
        ("%", ["b", "a"]),
    ],
)
def test_words_are_looked_for_in_headline_and_text(ledger, words, found):
    fill(ledger, article(id="a"), article(id="b", headline="Herring quarrel: boats seized"))

    assert listed(ledger, words=words) == found


def test_a_text_of_any_length_can_be_searched(ledger):
    long = "Minister Dale told Lodestar on Tuesday that 14 boats were seized in the Narrow Sea. "
    long += " ".join(f"word{number}" for number in range(200_000))
    fill(ledger, article(id="a", text=long))

    assert listed(ledger, words="word77") == ["a"]


def test_facets_count_what_the_filter_leaves(ledger):
    fill(
        ledger,
        article(id="a"),
        article(id="b", outlet=Outlet(domain="nameless.example"), section=None),
        article(id="c", section="Sport"),
    )

    with ledger.read() as connection:
        everything = articles.facets(connection)
        sport = articles.facets(connection, Filter(section="Sport"))

    assert everything.outlets == (
        Facet(value="The Harbour Post", articles=2),
        Facet(value="nameless.example", articles=1),
    )
    assert everything.agencies == (Facet(value="Lodestar", articles=3),)
    assert everything.sections == (Facet(value="Sport", articles=1), Facet(value="World", articles=1))
    assert sport.outlets == (Facet(value="The Harbour Post", articles=1),)


def test_counts_tell_what_the_ledger_holds(ledger):
    fill(ledger, article(id="a"), article(id="b"))

    with ledger.read() as connection:
        assert articles.counts(connection) == articles.Counts(
            articles=2, statements=2, events=2, figures=2, pending=0, set_aside=0
        )


def test_an_empty_ledger_counts_nothing(ledger):
    with ledger.read() as connection:
        counts = articles.counts(connection)

    assert (counts.articles, counts.statements) == (0, 0)


def test_pages_at_one_address_are_versions_and_the_newest_is_listed(ledger):
    address = "https://harbour-post.example/1"
    fill(
        ledger,
        article(id="first", url=address, headline="12 boats", updated=None),
        article(id="third", url=address, headline="16 boats", updated=dated("2025-11-07T10:00")),
        article(id="second", url=address, headline="14 boats", updated=dated("2025-11-06T10:00")),
        article(id="other"),
    )

    with ledger.read() as connection:
        found = articles.versions(connection, "second")
        counted = articles.counts(connection).articles
        shown = articles.list_(connection).items

    assert [(one.id, one.version, one.latest) for one in found] == [
        ("first", 1, False),
        ("second", 2, False),
        ("third", 3, True),
    ]
    assert (found[2].headline, found[2].updated, found[2].accepted_at) == ("16 boats", "2025-11-07T10:00", NOON)
    assert [(item.id, item.versions) for item in shown] == [("third", 3), ("other", 1)]
    assert counted == 2


def test_without_days_the_version_accepted_last_is_the_newest(ledger):
    address = "https://harbour-post.example/1"
    fill(ledger, *(article(id=id_, url=address, published=None) for id_ in ("z", "a")))

    assert listed(ledger) == ["a"]


def test_a_page_whose_address_only_the_capture_knows_has_versions_too(ledger):
    for id_ in ("one", "two"):
        add(ledger, reading(article=article(id=id_)), capture(id_, url="https://harbour-post.example/1"))

    assert listed(ledger) == ["two"]


def test_a_page_that_moves_leaves_its_old_address_in_order(ledger):
    address = "https://harbour-post.example/1"
    fill(ledger, *(article(id=id_, url=address, published=None) for id_ in ("one", "two")))

    add(ledger, reading(article=article(id="two", published=None)), capture("two", url=address))
    add(
        ledger,
        reading(article=article(id="two", url="https://b.example/", published=None)),
        capture("two", url=address),
    )

    assert sorted(listed(ledger)) == ["one", "two"]


def test_a_feeds_summary_is_no_version_of_the_page_it_points_at(ledger):
    address = "https://harbour-post.example/1"
    summary = Carrier(form="rss", id="hp-1")
    fill(
        ledger,
        article(id="page", url=address),
        article(id="item", url=address, text="", carrier=summary),
        article(id="item again", url=address, text="", carrier=summary, updated=dated("2025-11-07T10:00")),
    )

    assert sorted(listed(ledger)) == ["item again", "page"]


def test_a_killed_wire_item_is_the_newest_version_and_the_one_before_stays(ledger):
    first = Carrier(form="newsml_g2", id="urn:norrvarp:4711", version="1", status="usable")
    kill = Carrier(form="newsml_g2", id="urn:norrvarp:4711", version="2", status="canceled", change="kill")
    fill(
        ledger,
        article(id="sent", carrier=first),
        article(id="killed", carrier=kill, published=dated("2025-11-06T09:00")),
    )

    with ledger.read() as connection:
        found = articles.versions(connection, "sent")

    assert [(one.id, one.latest) for one in found] == [("sent", False), ("killed", True)]
