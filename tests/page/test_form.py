# ruff: noqa: E501  (a page's lines are as long as they are)
"""What kind of page it is: a report, a running one, pictures, a film, a front, a stub; and what in it is doubted."""

import pytest
from pages import BODY, HEADLINE, LEDE, SECOND, THIRD, article, html, json_ld, text

ENTRIES = "".join(f"<h3>{hour}:15</h3><p>{LEDE.replace('nine', str(hour))}</p>" for hour in range(10, 15))
TITLES = "".join(f'<h3><a href="/{n}">Old lighthouse number {n} sold to a choir</a></h3>' for n in range(30))


def gallery(count):
    return "".join(
        f"<figure><img src='{n}'><figcaption>The ferry at the quay, picture {n}. HAVBLIK/Ann Lee</figcaption></figure>"
        for n in range(count)
    )


def test_a_report_is_an_article():
    assert article(html()).form == "article"
    assert article(text()).form == "article"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (json_ld(**{"@type": "LiveBlogPosting", "headline": HEADLINE}), HEADLINE),
        ("", f"Ferry search live: {HEADLINE}"),
        ("", f"{HEADLINE} – live updates"),
    ],
)
def test_a_running_report_is_live(head, title):
    assert article(html(head=head, above=f"<h1>{title}</h1>", body=(ENTRIES,))).form == "live"


@pytest.mark.parametrize(
    "title", ["Those who live in Norhaven fear for the ferry", "Concert to be shown live on Norhaven television"]
)
def test_a_report_that_speaks_of_living_or_of_a_broadcast_is_none(title):
    assert article(html(above=f"<h1>{title}</h1>")).form == "article"


def test_pictures_with_little_text_are_a_gallery_where_the_address_or_their_number_says_so():
    assert article(html(body=(LEDE, SECOND, gallery(4))), url="https://paper.example/photos/ferry").form == "gallery"
    assert article(html(body=(LEDE, SECOND, gallery(9)))).form == "gallery"
    assert article(html(body=(*BODY, gallery(2))), url="https://paper.example/news/ferry").form == "article"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<meta property="og:type" content="video.other">', None),
        (json_ld(**{"@type": "VideoObject", "name": HEADLINE}), None),
        ("", "https://paper.example/video/ferry-trip"),
    ],
)
def test_the_page_of_a_film_is_a_video(head, url):
    assert article(html(head=head, body=(LEDE, SECOND)), url=url).form == "video"


def test_a_page_of_other_articles_titles_is_a_front_and_all_its_text_is_doubted():
    page = html(
        head='<meta property="og:type" content="website">',
        above="<h1>The Harbour Post</h1>",
        below=f"<div>{TITLES}</div>",
    )

    read = article(page, url="https://paper.example/")

    assert read.form == "front"
    assert [span.of(read.text) for span in read.suspects] == read.text.split("\n\n")


def test_an_article_with_many_titles_below_it_is_no_front():
    page = html(head='<meta property="article:published_time" content="2025-11-05">', below=f"<div>{TITLES}</div>")

    assert article(page, url="https://paper.example/").form == "article"
    assert (
        article(
            html(below=f"<div>{TITLES}</div>"), url="https://paper.example/news/2025/ferry-trip-that-never-ended"
        ).form
        == "article"
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (json_ld(headline=HEADLINE, isAccessibleForFree=False), (LEDE, SECOND)),
        (json_ld(headline=HEADLINE, isAccessibleForFree="False"), (LEDE, SECOND)),
        (
            "",
            (
                LEDE,
                SECOND,
                "The owner of the ferry, a company in the capital, did not…",
                "<p>Subscribe now to read on.</p>",
            ),
        ),
    ],
)
def test_the_beginning_of_a_text_for_subscribers_is_a_stub(head, body):
    assert article(html(head=head, body=body)).form == "stub"


def test_a_text_for_subscribers_that_is_all_there_is_an_article():
    page = html(head=json_ld(headline=HEADLINE, isAccessibleForFree=False), body=tuple(BODY) * 4)

    assert article(page).form == "article"


@pytest.mark.parametrize("line", ["<div>Ferry search</div>", "<div>Image 1 of 5</div>"])
def test_a_stray_label_is_kept_and_doubted(line):
    read = article(html(body=(LEDE, SECOND, line, THIRD)))

    assert [f"<div>{span.of(read.text)}</div>" for span in read.suspects] == [line]


def test_a_long_paragraph_that_speaks_like_a_notice_is_kept_and_doubted():
    long = "All rights reserved, said the sign at the quay, and nobody knew which rights it meant: those of the owner, who had not been seen for a week, those of the passengers, who had paid for a trip there and back, or those of the two who were still missing."
    read = article(html(body=(LEDE, long, SECOND, THIRD)))

    assert [span.of(read.text) for span in read.suspects] == [long]


def test_nothing_is_doubted_in_plain_prose():
    assert article(html(body=(LEDE, "<h2>What is known</h2>", SECOND, THIRD))).suspects == ()


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        ('<meta property="article:tag" content="Ferries"><meta property="article:tag" content="Norhaven">', "", ("Ferries", "Norhaven")),
        ('<meta name="news_keywords" content="Ferries, Norhaven, ferries">', "", ("Ferries", "Norhaven")),
        (json_ld(headline=HEADLINE, keywords="Ferries, Norhaven,id:4711"), "", ("Ferries", "Norhaven")),
        (json_ld(headline=HEADLINE, keywords=["Ferries", "Norhaven"]), '<ul class="tags"><li><a href="/t/sea">Sea</a></li><li><a href="/t/quay">Quay</a></li></ul>', ("Sea", "Quay")),
        ("", "", ()),
    ],
)  # fmt: skip
def test_tags_are_those_shown_else_those_declared(head, below, expected):
    assert article(html(head=head, below=below)).tags == expected
