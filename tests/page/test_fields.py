# ruff: noqa: E501  (a page's lines are as long as they are)
"""Headline, section, dates, people: what is declared, what is shown, and which wins."""

import pytest
from pages import BODY, HEADLINE, LEDE, SECOND, THIRD, article, html, json_ld, text

from sayso.page import language
from sayso.records.article import PageDate


def test_the_headline_is_the_declared_one_and_the_heading_is_kept_where_it_differs():
    page = html(head=json_ld(headline="Two missing after ferry trip, harbour master says"))

    assert (article(page).headline, article(page).heading) == (
        "Two missing after ferry trip, harbour master says",
        HEADLINE,
    )
    assert article(html(head=json_ld(headline=HEADLINE))).heading is None


def test_of_two_declared_headlines_the_one_that_fewer_repeat_was_written_for_itself():
    own, copied = "Two missing after ferry trip off Norhaven", f"<title>{HEADLINE}</title>"

    assert (
        article(html(head=f'<meta property="og:title" content="{own}">{json_ld(headline=HEADLINE)}{copied}')).headline
        == own
    )
    assert (
        article(html(head=f'<meta property="og:title" content="{HEADLINE}">{json_ld(headline=own)}{copied}')).headline
        == own
    )


def test_an_outlets_name_declared_as_the_headline_is_none():
    page = html(head=f'<meta property="og:title" content="Norhaven daily, since 1871">{json_ld(headline=HEADLINE)}')

    assert article(page).headline == HEADLINE


def test_a_heading_that_has_nothing_to_do_with_the_declared_one_is_the_outlets_name():
    page = html(above="<h1>The Harbour Post</h1>", head=json_ld(headline=HEADLINE))

    assert article(page).headline == HEADLINE


@pytest.mark.parametrize(
    "title", [f"{HEADLINE} | The Harbour Post", f"{HEADLINE} - Harbour Post", f"The Harbour Post: {HEADLINE}"]
)
def test_the_outlets_name_is_taken_off_a_title(title):
    page = html(above="", head=f'<title>{title}</title><meta property="og:site_name" content="The Harbour Post">')

    assert article(page).headline == HEADLINE


@pytest.mark.parametrize("ending", [" | Tidings", " - Tidings", " — Tidings of Norhaven"])
def test_what_a_sign_parts_from_the_headline_shown_is_no_part_of_it(ending):
    """An outlet that is named nowhere is told by the reading that goes without it."""
    page = html(head=f'<meta property="og:title" content="{HEADLINE}{ending}">')

    assert article(page).headline == HEADLINE


def test_a_kicker_before_a_colon_is_part_of_the_headline():
    page = html(head=f'<meta property="og:title" content="Norhaven: {HEADLINE}">')

    assert article(page).headline == f"Norhaven: {HEADLINE}"


def test_the_title_given_for_passing_on_counts_where_another_reading_bears_it_out():
    """Outlets test several headings on the page itself; the one they pass on stays."""
    page = html(head='<meta property="og:title" content="Two missing after ferry trip off Norhaven">')
    other = html(head=f'<meta property="og:title" content="Norhaven daily, since 1871"><title>{HEADLINE}</title>')

    assert article(page).headline == "Two missing after ferry trip off Norhaven"
    assert article(other).headline == HEADLINE


def test_a_title_that_is_cut_short_is_completed_from_another_reading():
    page = html(head='<meta property="og:title" content="Two missing after…">')

    assert article(page).headline == HEADLINE


def test_a_headline_keeps_the_signs_it_is_shown_with():
    page = html(
        above="<h1>“Two missing” after ferry trip</h1>",
        head='<meta property="og:title" content="&quot;Two missing&quot; after ferry trip">',
    )

    assert article(page).headline == "“Two missing” after ferry trip"


def test_a_soft_hyphen_is_no_part_of_a_word():
    read = article(
        html(
            above="<h1>Two mis&shy;sing after ferry trip</h1>",
            body=(LEDE.replace("harbour", "har\u00adbour"), SECOND, THIRD),
        )
    )

    assert (read.headline, read.text.split("\n\n")[0]) == (HEADLINE, LEDE)


def test_an_outlet_that_is_named_nowhere_else_is_named_in_the_title():
    assert article(html(head=f"<title>{HEADLINE} » Harbour Tidings</title>")).outlet.name == "Harbour Tidings"


def test_an_outlet_is_named_behind_its_section_in_a_title_or_known_by_its_domain():
    title = f"<title>Opinion | {HEADLINE} - Harbour Tidings</title>"
    known = article(html(), url="https://www.reuters.com/world/ferry")

    assert article(html(head=title)).outlet.name == "Harbour Tidings"
    assert known.outlet.name == "Reuters"


def test_outlet_domain_comes_from_the_address():
    read = article(html(head='<link rel="canonical" href="https://www.harbour.co.uk/world/ferry">'))

    assert (read.url, read.outlet.domain) == ("https://www.harbour.co.uk/world/ferry", "harbour.co.uk")


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ('<nav aria-label="Breadcrumb" class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ol></nav>', "World"),
        ('<div class="breadcrumbs">Home &gt; Europe &gt; North</div>', "Europe"),
        ('<div class="breadcrumb"><a href="/">Start</a><a href="/p">Politik</a></div>', "Politik"),
        ('<div class="breadcrumb"><a href="/">Home</a><a href="/news">News</a></div>', "News"),
        ('<div class="breadcrumb"><a href="/">Home</a><a href="/news">News</a><a href="/e">Europe</a></div>', "Europe"),
        ("", "Asia"),
    ],
)  # fmt: skip
def test_section_is_the_breadcrumb_shown_else_what_is_declared(above, section):
    page = html(above=f"{above}<h1>{HEADLINE}</h1>", head=json_ld(headline=HEADLINE, articleSection="Asia"))

    assert article(page).section == section


@pytest.mark.parametrize("nothing", ["All", "Uncategorized", "tags"])
def test_what_systems_declare_where_no_section_is_set_is_none(nothing):
    meta = f'<meta property="article:section" content="{nothing}">'

    assert article(html(head=meta)).section is None
    assert article(html(head=meta + json_ld(headline=HEADLINE, articleSection="Asia"))).section == "Asia"


def test_a_remark_has_an_author_of_its_own():
    remark = '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Guest Reader</span> Well said.</div>'
    author = '<span itemprop="author">Ann Lee</span>'

    assert article(html(above=f"<h1>{HEADLINE}</h1>{author}", below=remark)).bylines == ("Ann Lee",)


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (json_ld(datePublished="2025-11-05T08:03:12+01:00"), "", ("2025-11-05T08:03:12+01:00", "json_ld")),
        (json_ld(datePublished="2025-11-05 08:03:12.123Z"), "", ("2025-11-05T08:03:12+00:00", "json_ld")),
        (
            '<meta property="article:published_time" content="2025-11-05T08:03+0100">',
            "",
            ("2025-11-05T08:03:00+01:00", "opengraph"),
        ),
        ("", '<span itemprop="datePublished" content="2025-11-05"></span>', ("2025-11-05", "microdata")),
        ('<meta name="pubdate" content="20251105">', "", ("2025-11-05", "meta")),
        ('<meta name="date" content="Wed, 05 Nov 2025 08:03:00 GMT">', "", ("2025-11-05T08:03:00+00:00", "meta")),
        (
            "",
            '<p><time datetime="2025-11-05T08:03:00Z">today</time></p>',
            ("2025-11-05T08:03:00+00:00", "time_element"),
        ),
        ("", "<p>Published 5 November 2025 at 8:03 pm</p>", ("2025-11-05T20:03:00", "text")),
        ("", "<p>05.11.2025, 08:03 Uhr</p>", ("2025-11-05T08:03:00", "text")),
        ("", "<p>5 de noviembre de 2025</p>", ("2025-11-05", "text")),
        ("", "<p>2025年11月5日 8時03分</p>", ("2025-11-05T08:03:00", "text")),
        ('<link rel="canonical" href="https://paper.example/2025/11/05/ferry">', "", ("2025-11-05", "url")),
    ],
)
def test_the_day_and_minute_of_publication_keep_the_evidence_that_won(head, above, expected):
    published = article(html(head=head, above=f"<h1>{HEADLINE}</h1>{above}")).published

    assert published == PageDate(value=expected[0], evidence=expected[1])


def test_a_day_takes_its_minute_from_other_evidence_of_the_same_day():
    page = html(
        head=json_ld(datePublished="2025-11-05"),
        above=f'<h1>{HEADLINE}</h1><time datetime="2025-11-05T08:03">8.03</time>',
    )

    assert article(page).published == PageDate(value="2025-11-05T08:03:00", evidence="time_element")


@pytest.mark.parametrize("shown", ["03/04/2025", "yesterday at noon", "Copyright 2025", "1970-01-01", "2025-13-45"])
def test_what_is_no_sure_date_is_none(shown):
    assert article(html(above=f"<h1>{HEADLINE}</h1><p>{shown}</p>")).published is None


def test_a_date_inside_the_text_is_not_the_articles():
    assert (
        article(
            html(
                body=(
                    LEDE,
                    "On 3 March 2019 another ferry sank in the same place, with all hands and two dogs on board.",
                    THIRD,
                )
            )
        ).published
        is None
    )


def test_a_date_from_outside_counts_only_where_the_page_has_none():
    dated = html(head=json_ld(datePublished="2025-11-05"))

    assert article(html(), published="2024-01-02").published == PageDate(value="2024-01-02", evidence="given")
    assert article(dated, published="2024-01-02").published.value == "2025-11-05"


def test_an_update_is_told_apart_from_the_publication():
    page = html(head=json_ld(datePublished="2025-11-05T08:00:00Z", dateModified="2025-11-05T09:30:00Z"))
    same = html(head=json_ld(datePublished="2025-11-05T08:00:00Z", dateModified="2025-11-05T08:00:00Z"))

    assert article(page).updated == PageDate(value="2025-11-05T09:30:00+00:00", evidence="json_ld")
    assert article(same).updated is None


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("By Ann Lee and Bo Berg", ("Ann Lee", "Bo Berg")),
        ("By ANN LEE, Political Editor", ("Ann Lee",)),
        ("By Ann Lee | ann.lee@paper.example | @annlee", ("Ann Lee",)),
        ("Von Ann Lee und Bo Berg, Berlin", ("Ann Lee", "Bo Berg")),
        ("Por Ana Gil y José Paz", ("Ana Gil", "José Paz")),
        ("By Reuters", ()),
        ("By Ann Lee, Associated Press", ("Ann Lee",)),
    ],
)
def test_bylines_are_people_without_roles_places_and_addresses(printed, people):
    assert article(html(above=f"<h1>{HEADLINE}</h1><p>{printed}</p>")).bylines == people


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        ("Tidings Staff", ("Tidings Staff",)),
        (["Ann Lee", "Sports Desk"], ("Ann Lee", "Sports Desk")),
        ({"@type": "Organization", "name": "The Harbour Post"}, ("The Harbour Post",)),
        ([{"@type": "Organization", "name": "The Harbour Post"}, {"@type": "Person", "name": "Ann Lee"}], ("Ann Lee",)),
        ({"@type": "Organization", "name": "Reuters"}, ()),
        ("admin", ()),
    ],
)
def test_a_team_or_the_outlet_signs_where_it_is_declared_as_the_author(authors, people):
    page = html(
        head=json_ld(headline=HEADLINE, author=authors) + '<meta property="og:site_name" content="The Harbour Post">'
    )

    assert article(page).bylines == people


def test_a_line_that_is_an_agencys_name_and_a_place_is_its_byline():
    read = article(
        html(
            above=f"<h1>{HEADLINE}</h1><div>Reuters, Norhaven</div>",
            head='<meta property="og:site_name" content="The Harbour Post">',
        )
    )

    assert (read.bylines, read.agency.name, read.agency.evidence) == ((), "Reuters", ("byline",))


def test_an_outlet_that_passes_an_agencys_copy_on_is_not_its_author():
    page = html(
        head=json_ld(
            headline=HEADLINE,
            author={"@type": "Organization", "name": "The Harbour Post"},
            publisher={"name": "The Harbour Post"},
        ),
        body=("(Reuters) - " + LEDE, SECOND, THIRD),
    )

    assert (article(page).bylines, article(page).agency.name) == ((), "Reuters")


def test_the_outlets_name_behind_a_name_is_no_part_of_it():
    head = '<meta property="og:site_name" content="Harbour Post">'

    assert article(html(head=head, above=f"<h1>{HEADLINE}</h1><p>By Ann Lee and Bo Berg Harbour Post</p>")).bylines == (
        "Ann Lee",
        "Bo Berg",
    )


def test_declared_authors_are_told_by_their_kind():
    authors = [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "Reuters"}]
    read = article(html(head=json_ld(headline=HEADLINE, author=authors)))

    assert (read.bylines, read.agency.name, read.agency.evidence) == (("Ann Lee",), "Reuters", ("json_ld",))


def test_a_byline_without_by_counts_where_the_markup_calls_it_one():
    assert article(html(above=f'<h1>{HEADLINE}</h1><div class="byline">Ann Lee</div>')).bylines == ("Ann Lee",)


@pytest.mark.parametrize(
    "script",
    [
        '{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"H of the page","author":{"@id":"#a"}},{"@id":"#a","@type":"Person","name":"Ann Lee"}]}',
        '<!-- {"@type":["Article","NewsArticle"],"headline":"H of the page","author":"Ann Lee",} -->',
        '[{"@type":"NewsArticle","headline":"H of\n the page","author":["Ann Lee"]}]',
        '//<![CDATA[\n{"@type":"ReportageNewsArticle","headline":"H of the page","author":{"name":"Ann Lee"}}\n//]]>',
    ],
    ids=["graph", "comment and comma", "raw line end", "cdata"],
)  # fmt: skip
def test_json_ld_is_read_in_the_shapes_pages_give_it(script):
    read = article(html(above="", head=f'<script type="application/ld+json">{script}</script>'))

    assert (read.headline, read.bylines) == ("H of the page", ("Ann Lee",))


def test_broken_json_ld_is_passed_over():
    assert article(html(head='<script type="application/ld+json">{"headline": </script>')).headline == HEADLINE


def test_language_is_what_the_words_show_else_the_declared_one():
    spanish = (
        "El ministerio dijo el lunes que los barcos de pesca no saldrán hasta que el puerto quede libre de hielo. "
    )

    assert article(html(attributes=' lang="de-AT"')).language == "en"
    assert article(html(attributes=' lang="en"', body=(spanish * 3,))).language == "es"
    assert article(html(attributes="")).language == "en"
    assert article(text()).language == "en"


def test_a_text_too_short_to_tell_has_the_language_it_declares():
    assert language.find("Ferro volat", "de-AT") == "de"
    assert language.find("Ferro volat", None, "deu") == "de"
    assert language.find("Ferro volat") is None


def test_language_stays_unknown_where_the_words_leave_a_doubt():
    mixed = "Kepler Wagner Rossi Novak Silva Costa Meyer Ferri Lund Berg Holm Dahl Sato Kim Park Choi Lee Wong"

    assert language.shown(mixed) is None


def test_a_script_without_spaces_is_told_by_its_signs():
    assert language.shown("外交部发言人周二在北京举行的例行记者会上表示，双方将继续就渔业问题进行磋商。") == "zh"


def test_section_and_day_of_a_text_stand_between_headline_and_lede():
    read = article(text(above=("Home > Europe > Ferries", HEADLINE, "• Europe", "• Wednesday, 05 Nov 2025")))

    assert (read.headline, read.section, read.published) == (
        HEADLINE,
        "Europe",
        PageDate(value="2025-11-05", evidence="breadcrumb"),
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_every_usual_encoding_is_read(charset):
    body = ("Die Fähre verließ den Hafen um neun Uhr, sagte der Hafenmeister in Köln am Dienstag.", SECOND, THIRD)
    page = html(head=f'<meta charset="{charset}">', body=body).encode(charset)

    assert article(page).text.startswith("Die Fähre verließ den Hafen")


def test_a_wrong_declaration_is_not_believed():
    body = ("Die Fähre verließ den Hafen um neun Uhr, sagte der Hafenmeister in Köln am Dienstag.", SECOND)

    assert "Fähre" in article(html(head='<meta charset="iso-8859-1">', body=body).encode("utf-8")).text
    assert "Fähre" in article(html(head='<meta charset="utf-8">', body=body).encode("windows-1252")).text
    assert "Fähre" in article(html(body=body).encode("utf-8"), encoding="no-such-encoding").text


def test_characters_no_text_is_made_of_are_taken_out():
    assert article(html(body=(LEDE.replace("ferry", "fer\x08ry"), SECOND, THIRD))).text == "\n\n".join(BODY)
