# ruff: noqa: E501  (a page's lines are as long as they are)
"""Pages as they are saved and sent: without address, with faults, with signs nobody sees."""

from pages import BODY, HEADLINE, LEDE, SECOND, THIRD, article, html, json_ld

FRONT = "".join(f'<li><a href="/{n}">Council votes to keep pool number {n} open</a></li>' for n in range(40))


def test_one_bad_byte_leaves_the_rest_of_a_page_in_utf_8():
    page = html(body=(LEDE.replace("harbour", "Häfén"), SECOND, THIRD.replace("capital", "çäpîtàl"))).encode()

    read = article(page.replace(b"nine", b"ni\xe9ne"))

    assert "Häfén" in read.text
    assert "çäpîtàl" in read.text


def test_latin_1_without_a_declaration_is_not_taken_for_damaged_utf_8():
    page = html(body=(LEDE.replace("harbour", "Häfén"), *BODY[1:])).encode("latin-1")

    assert "Häfén" in article(page).text


def test_signs_nobody_sees_part_no_word():
    page = html(body=(LEDE.replace("harbour", "har\u200bbour").replace("ferry", "\u200eferry\u2060"), *BODY[1:]))

    assert article(page).text.startswith(LEDE)


def test_the_non_joiner_of_persian_stays():
    page = html(body=(LEDE.replace("harbour", "می\u200cخواهم"), *BODY[1:]))

    assert "می\u200cخواهم" in article(page).text


def test_how_a_word_is_spoken_is_no_part_of_the_text():
    page = html(
        body=(f"<p>{LEDE.replace('harbour', '<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>', 1)}</p>", *BODY[1:])
    )

    assert article(page).text.startswith(LEDE.replace("harbour", "港", 1))


def test_a_saved_page_without_an_address_is_no_front():
    read = article(html(below=f"<ul>{FRONT}</ul>"))

    assert read.form == "article"
    assert read.suspects == ()


def test_a_text_that_only_the_declaration_holds_is_read():
    page = html(head=json_ld(headline=HEADLINE, articleBody="\n".join(BODY)), body=("<p>Loading</p>",))

    assert article(page).text.split("\n\n") == list(BODY)


def test_the_title_under_another_articles_picture_is_no_caption():
    card = '<figure><img src="a.jpg"><figcaption><a href="/pools">Council votes to keep its pools open</a></figcaption></figure>'

    assert article(html(below=card)).captions == ()


def test_a_button_beside_the_byline_is_no_author():
    above = f'<h1>{HEADLINE}</h1><div class="byline">Share</div><div class="byline">By Ann Lee</div>'

    assert article(html(above=above)).bylines == ("Ann Lee",)


def test_staff_and_service_reports_are_no_agency():
    assert article(html(head=json_ld(headline=HEADLINE, author="Staff and news service reports"))).agency is None


def test_a_stamp_with_two_times_is_no_text_and_no_place():
    stamp = "PUBLISHED: November 8, 2023 at 11:30 p.m. | UPDATED: November 9, 2023 at 12:21 a.m."

    read = article(html(body=(stamp, *BODY)))

    assert read.text.startswith(LEDE)
    assert read.dateline is None


def test_the_first_step_of_a_breadcrumb_is_no_section_in_any_language():
    path = '<div class="breadcrumb"><a href="/">[Accueil]</a> &gt; <a href="/monde">Monde</a></div>'

    assert article(html(above=f"{path}<h1>{HEADLINE}</h1>")).section == "Monde"
