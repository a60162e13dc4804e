# ruff: noqa: E501  (a page's lines are as long as they are)
"""The article's text is all of the article and nothing of the page."""

import textwrap

import pytest
from pages import BODY, HEADLINE, LEDE, SECOND, THIRD, article, html, text

from sayso.errors import NoArticle


def paragraphs(page, **options):
    return tuple(article(page, **options).text.split("\n\n"))


def test_paragraphs_are_joined_by_an_empty_line():
    assert article(html()).text == "\n\n".join(BODY)


def test_white_space_inside_a_paragraph_becomes_one_space_and_nothing_else_changes():
    assert paragraphs(html(body=(LEDE.replace(" at nine", "\n\t at&nbsp;nine"), "<p>“Odd”   —  <b>he</b>,<i>said</i>.</p>", THIRD))) == (
        LEDE, "“Odd” — he,said.", THIRD,
    )  # fmt: skip


def test_subheadings_between_paragraphs_stay():
    assert paragraphs(html(body=(LEDE, "<h2>What is known</h2>", SECOND, THIRD))) == (
        LEDE,
        "What is known",
        SECOND,
        THIRD,
    )


def test_two_breaks_part_paragraphs():
    assert paragraphs(html(body=(f"<div>{LEDE}<br><br>{SECOND}<br/> <br/>{THIRD}</div>",))) == BODY


@pytest.mark.parametrize(
    "furniture",
    [
        '<nav><a href="/a">Home</a> <a href="/b">World news of the day</a></nav>',
        '<aside class="newsletter"><p>Our morning briefing, in your inbox by seven every day, says the editor. Sign up here.</p></aside>',
        '<div class="related-stories"><p>The council has voted to keep the pools open until midnight, in spite of the cost.</p></div>',
        '<div class="share-tools">Share this story with your friends and with your family, today and tomorrow.</div>',
        "<script>var a = 'The ferry left, he said.';</script>",
        '<p style="display: none">Nobody reads this sentence, which is here for machines only, he said.</p>',
        "<p>Follow us on our official WhatsApp channel for breaking news alerts and key updates!</p>",
        '<figure><img src="a.jpg"><figcaption>The ferry at the quay in May. Photo: Ann Lee</figcaption></figure>',
        "<p>Read more: Council votes to keep its swimming pools open late</p>",
        "<p>(Reporting by Ann Lee; Editing by Bo Berg)</p>",
    ],
)
def test_furniture_between_paragraphs_is_no_text(furniture):
    assert paragraphs(html(body=(LEDE, furniture, SECOND, THIRD))) == BODY


def test_a_column_named_for_its_sidebar_is_still_the_article():
    """Themes call the whole page ``has-sidebar related-on``; the zone with most of the prose is no sidebar."""
    page = html(body=(f'<div class="content-with-sidebar">{"".join(f"<p>{one}</p>" for one in BODY)}</div>',))

    assert paragraphs(page) == BODY


def test_readers_comments_are_no_text_however_long():
    replies = "".join(
        f"<p>Reader {n} thinks that the ferry should never have left, and says so at length.</p>" for n in range(40)
    )

    assert paragraphs(html(below=f"<h3>40 responses to “Two missing”</h3>{replies}")) == BODY


def test_a_row_of_teasers_is_no_text():
    teasers = "".join(
        f'<h3><a href="/{n}">Council votes on pool number {n} again</a></h3><p>The council has voted, and this is all that we know of it so far.</p>'
        for n in range(9)
    )

    assert paragraphs(html(below=f"<div>{teasers}</div>")) == BODY


def test_a_label_that_comes_back_is_no_text():
    label = "<div>Article content</div>"

    assert paragraphs(html(body=(label, LEDE, label, SECOND, label, THIRD, label))) == BODY


def test_text_inside_tables_of_an_old_page_is_found():
    page = f"<table><tr><td><a href=/>Home</a><br><a href=/b>Notices</a></td><td><b>{HEADLINE}</b><br><br>{LEDE}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table>"

    assert paragraphs(f"<html><body>{page}</body></html>") == BODY


def test_unclosed_tags_do_no_harm():
    page = f"<html><head><title>{HEADLINE}</title><body><h1>{HEADLINE}<p>{LEDE}<p><i>{SECOND}<p><b>{THIRD}</i><div>"

    assert paragraphs(page) == BODY


def test_lines_above_the_first_sentence_are_the_pages_head():
    above = f"<h1>{HEADLINE}</h1><p>By Ann Lee</p><p>5 November 2025 at 10:12</p>"

    assert paragraphs(f"<html><body><div>{above}{''.join(f'<p>{one}</p>' for one in BODY)}</div></body></html>") == BODY


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><p>Please enable JavaScript to read on.</p></body></html>",
        html(
            body=(), below="".join(f'<li><a href="/{n}">Title of another story number {n}</a></li>' for n in range(50))
        ),
        "Home\n\nWorld\n\nSport\n",
    ],
    ids=["empty", "stub", "section front", "menu as text"],
)
def test_a_page_without_an_articles_text_says_so(page):
    with pytest.raises(NoArticle, match=r"front\.html: no article's text"):
        article(page, path="front.html")


def test_wrapped_lines_of_a_text_are_joined_again():
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in (HEADLINE, *BODY, *BODY))

    assert paragraphs(wrapped) == (*BODY, *BODY)


def test_a_plain_text_is_not_changed_at_all():
    content = "\n  OSLO (Havblik) — One  line.\r\nAnother\u00a0line.\n\n(Reporting by Ann Lee)\n"
    read = article(content, plain=True)

    assert read.text == content
    assert (read.dateline.place, read.dateline.span.of(read.text)) == ("OSLO", "OSLO")
    assert (read.agency.name, read.credits[0].names) == ("Havblik", ("Ann Lee",))


def test_reading_twice_gives_the_same():
    assert article(html()) == article(html())
    assert article(text()) == article(text())


def test_a_sentence_that_is_mostly_link_is_text():
    sentence = '<p>The ministry <a href="/2">had warned in the spring that the boats of this company were too old</a> to sail, it said, <a href="/3">and was not heard</a>.</p>'

    assert "had warned in the spring" in article(html(body=(LEDE, SECOND, THIRD, sentence))).text


def test_a_paragraph_with_the_class_of_the_others_is_text_whatever_its_box_is_called():
    """Paywalls keep the first paragraphs in a ``teaser``."""
    rest = "".join(
        f'<p class="story-text">{one}</p>'
        for one in (SECOND, THIRD, SECOND.replace("hour", "day"), THIRD.replace("ferry", "boat"))
    )
    page = html(body=(f'<div class="teaser-content"><p class="story-text">{LEDE}</p></div>', f"<div>{rest}</div>"))

    assert article(page).text.startswith(LEDE)


def test_list_entries_that_lead_elsewhere_are_no_text_and_others_are():
    pointers = '<ul><li>Ferries: <a href="/2">Old lighthouse sold to a choir</a></li><li>Fog: <a href="/3">Trial of quieter fog horns begins</a></li></ul>'
    points = "<ul><li>Forty people were on board when it left.</li><li>Thirty-eight came back an hour later.</li></ul>"

    assert paragraphs(html(body=(LEDE, pointers, SECOND, THIRD))) == BODY
    assert "Forty people were on board when it left." in paragraphs(html(body=(LEDE, points, SECOND, THIRD)))


def test_a_row_of_linked_titles_with_a_text_below_each_is_no_text():
    rows = "".join(
        f'<div class="title"><a href="/{n}">Fog {n}</a></div><div class="words">A short text that tells what the article number {n} is about.</div>'
        for n in range(6)
    )

    assert paragraphs(html(body=(*BODY, rows))) == BODY


def test_other_texts_shown_whole_behind_a_lists_heading_are_no_text():
    other = "".join(
        f'<div class="post"><p>{LEDE.replace("nine", str(n))}</p><a href="/{n}">Share</a></div>' for n in range(5)
    )
    page = html(
        body=(*BODY, "<p>" + SECOND.replace("hour", "day") + "</p>"),
        below=f'<div><h3 class="related-title">You may also like</h3>{other}</div>',
    )

    assert paragraphs(page)[:3] == BODY
    assert "at 3 on Tuesday" not in article(page).text


def test_the_text_goes_on_behind_a_list_inside_it():
    box = '<h3 class="related-title">You may also like</h3><ul><li><a href="/2">Old lighthouse sold to a choir</a></li></ul>'

    assert paragraphs(html(body=(LEDE, SECOND, box, THIRD))) == BODY


def test_a_sentence_of_the_text_shown_above_it_is_told_once():
    assert paragraphs(html(body=(f"<div>{SECOND}</div>", LEDE, SECOND, THIRD, SECOND.replace("hour", "day")))) == (
        *BODY,
        SECOND.replace("hour", "day"),
    )
