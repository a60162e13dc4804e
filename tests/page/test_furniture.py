# ruff: noqa: E501  (a page's lines are as long as they are)
"""Agency, dateline, captions, credits, notices and lists are each told for what they are."""

import re

import pytest
from pages import BODY, HEADLINE, LEDE, SECOND, THIRD, article, html, json_ld, text

TAG = re.compile(r"<[^>]+>")
REST = "The ferry left the harbour at nine on Tuesday, the harbour master said in a statement to the press."


@pytest.mark.parametrize(
    ("mark", "agency", "place"),
    [
        ("(Reuters) - ", "Reuters", None),
        ("(Reuters) -", "Reuters", None),
        ("MOSCOW, Nov 5 (TASS) — ", "TASS", "MOSCOW"),
        ("PARIS (AP) — ", "Associated Press", "PARIS"),
        ("PARIS, France (AFP) – ", "AFP", "PARIS, France"),
        ("KYIV/LONDON, Nov. 5 (Reuters) - ", "Reuters", "KYIV/LONDON"),
        ("MOSCOW, November 5. /TASS/. ", "TASS", "MOSCOW"),
        ("Berlin (dpa) - ", "dpa", "Berlin"),
        ("Madrid, 5 nov (EFE).- ", "EFE", "Madrid"),
        ("OSLO, March 2 (Norrvarp) — ", "Norrvarp", "OSLO"),
        ("(Havblik): ", "Havblik", None),
        ("WASHINGTON — ", None, "WASHINGTON"),
        ("KYIV, Ukraine – ", None, "KYIV, Ukraine"),
        ("NEW DELHI: ", None, "NEW DELHI"),
        ("", None, None),
        ("EXCLUSIVE — ", None, None),
        ("(Updated) - ", None, None),
        ("The U.S. (and others) — ", None, None),
        ("A NATO member — ", None, None),
    ],
)
def test_lede_marks_give_agency_and_dateline(mark, agency, place):
    read = article(html(body=(mark + REST, SECOND, THIRD)))

    assert (read.agency.name if read.agency else None) == agency
    assert (read.dateline.place if read.dateline else None) == place
    assert read.text.startswith(mark + REST[:20])
    if read.dateline:
        assert read.dateline.span.of(read.text) == place


def test_state_media_are_told_apart_by_the_table_and_by_the_article():
    known = article(html(body=("BEIJING, Nov. 5 (Xinhua) -- " + REST, SECOND, THIRD)))
    told = article(
        html(
            body=(
                "OSLO (Norrvarp) — " + REST,
                "The state news agency Norrvarp belongs to the government of the country.",
                THIRD,
            )
        )
    )

    assert (known.agency.kind, told.agency.kind) == ("state_media", "state_media")


def test_all_evidence_that_agrees_is_listed_in_its_order():
    page = html(
        head=json_ld(headline=HEADLINE, author={"@type": "Organization", "name": "Reuters"})
        + '<meta name="author" content="Reuters">',
        above=f"<h1>{HEADLINE}</h1><p>By Reuters</p>",
        body=("(Reuters) - " + REST, SECOND, THIRD, "(Reporting by Reuters; Editing by Ann Lee)"),
    )

    assert article(page).agency.evidence == ("lede", "credit", "json_ld", "byline", "meta")


def test_an_unknown_agency_that_calls_itself_one_in_the_byline_counts():
    assert article(html(above=f"<h1>{HEADLINE}</h1><p>By Pelican News Agency</p>")).agency.name == "Pelican"


def test_an_unknown_byline_that_supplies_the_pictures_too_is_an_agencys():
    above = f"<h1>{HEADLINE}</h1><p>By Havblik</p><figure><figcaption>The ferry. HAVBLIK/Ann Lee</figcaption></figure>"
    read = article(html(above=above))

    assert (read.agency.name, read.agency.evidence, read.bylines) == ("Havblik", ("byline",), ())


@pytest.mark.parametrize("signature", ["(dpa)", "© AFP", "Source: Xinhua", "- Reuters"])
def test_a_known_agency_signs_at_the_end(signature):
    assert article(html(body=(*BODY, f"<p>{signature}</p>"))).agency.evidence == ("credit",)


def test_a_person_is_no_agency():
    assert article(html(head=json_ld(author={"@type": "Person", "name": "Ann Lee"}))).agency is None


@pytest.mark.parametrize(
    ("caption", "shown", "credit", "day", "place"),
    [
        ("A ferry in Norhaven, Norland December 19, 2024. REUTERS/Ann Lee", "A ferry in Norhaven, Norland December 19, 2024.", "REUTERS/Ann Lee", "2024-12-19", "Norhaven"),
        ("A ferry at the quay in Bergen, Norway. Photo: AFP", "A ferry at the quay in Bergen, Norway.", "AFP", None, "Bergen"),
        ("A ferry at sea (AP Photo/Ann Lee)", "A ferry at sea", "AP Photo/Ann Lee", None, None),
        ("A ferry on 3 May 2024. Photograph: Ann Lee/Havblik", "A ferry on 3 May 2024.", "Ann Lee/Havblik", "2024-05-03", None),
        ("A ferry at sea | Image Credits: Ann Lee", "A ferry at sea", "Ann Lee", None, None),
        ("Die Fähre. Foto: Ann Lee (Getty Images)", "Die Fähre.", "Ann Lee (Getty Images)", None, None),
        ("Image: The owner of the ferry looks out to sea from the quay", "The owner of the ferry looks out to sea from the quay", None, None, None),
        ("A ferry at sea. (Unsplash)", "A ferry at sea.", "Unsplash", None, None),
        ("A ferry at sea. (Ann Lee/Havblik)", "A ferry at sea.", "Ann Lee/Havblik", None, None),
        ("A ferry at sea. (NASA/JPL-Caltech/ASU)", "A ferry at sea.", "NASA/JPL-Caltech/ASU", None, None),
        ("A ferry at sea. Jörg ASHTIYEH / AFP", "A ferry at sea.", "Jörg ASHTIYEH / AFP", None, None),
        ("Die Fähre auf See. © dpa | Ann Lee", "Die Fähre auf See.", "dpa | Ann Lee", None, None),
        ("A ferry at sea. Supplied", "A ferry at sea.", "Supplied", None, None),
        ("A ferry with no credit at all", "A ferry with no credit at all", None, None, None),
    ],
)  # fmt: skip
def test_captions_give_text_credit_day_and_place(caption, shown, credit, day, place):
    (read,) = article(
        html(above=f"<h1>{HEADLINE}</h1><figure><img src=a><figcaption>{caption}</figcaption></figure>")
    ).captions

    assert (read.text, read.credit, read.date, read.place) == (shown, credit, day, place)


def test_a_credit_that_stands_apart_in_the_markup_belongs_to_its_caption():
    figure = '<figure><figcaption><span class="caption">A ferry at sea.</span> <span class="credit">Ann Lee</span></figcaption></figure>'
    (read,) = article(html(above=f"<h1>{HEADLINE}</h1>{figure}")).captions

    assert (read.text, read.credit) == ("A ferry at sea.", "Ann Lee")


def test_a_supplier_that_stands_apart_ends_the_credit():
    figure = '<figure><figcaption class="image-caption">A ferry at sea. <span class="credit">Photo by Ann Lee</span> /Havblik</figcaption></figure>'
    (read,) = article(html(body=(LEDE, figure, SECOND, figure, THIRD, figure))).captions

    assert (read.text, read.credit) == ("A ferry at sea.", "Ann Lee /Havblik")


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Pictured at the quay, from left, are Ada Lund, Bo Berg and Cy Dee, who own the ferry.</p>",
        "<p>Ada Lund at the quay</p>",
        f"<h1>{'Ada Lund, who owns the ferry together with her brother, stands at the quay of Norhaven and looks at the water, in a picture of May.'}</h1>",
    ],
)
def test_a_line_before_a_credit_that_tells_of_a_picture_is_its_caption(shown):
    read = article(html(body=(LEDE, SECOND, shown, "<p>Image: Max Sommer</p>", THIRD)))

    assert [caption.credit for caption in read.captions] == ["Max Sommer"]
    assert "quay" in read.captions[0].text
    assert read.text == "\n\n".join(BODY)


def test_a_credit_behind_a_paragraph_of_the_news_is_a_bare_pictures():
    read = article(html(body=(LEDE, SECOND, "<p>Image: Max Sommer</p>", THIRD)))

    assert [(caption.text, caption.credit) for caption in read.captions] == [("Max Sommer", "Max Sommer")]
    assert read.text == "\n\n".join(BODY)


def test_a_caption_that_comes_twice_is_kept_once_with_its_credit():
    figure = "<figure><figcaption>A ferry at sea.</figcaption></figure><figure><figcaption>A ferry at sea.<span class='credit'>Ann Lee</span></figcaption></figure>"

    assert [
        (caption.text, caption.credit) for caption in article(html(body=(LEDE, figure, SECOND, THIRD))).captions
    ] == [("A ferry at sea.", "Ann Lee")]


@pytest.mark.parametrize("counter", ["Image 1 of 5", "1/23", "Bild 2 von 7"])
def test_the_number_of_a_picture_in_its_row_is_no_caption(counter):
    figure = (
        f"<figure><figcaption>{counter}</figcaption></figure><figure><figcaption>A ferry at sea.</figcaption></figure>"
    )

    assert [caption.text for caption in article(html(body=(LEDE, figure, SECOND, THIRD))).captions] == [
        "A ferry at sea."
    ]


def test_a_credit_before_its_caption_belongs_to_it():
    figure = '<figure><span class="image-copyright">Image copyright Ann Lee</span><figcaption>Image caption A ferry at sea</figcaption></figure>'

    assert [
        (caption.text, caption.credit) for caption in article(html(body=(LEDE, figure, SECOND, figure, THIRD))).captions
    ] == [("A ferry at sea", "Ann Lee")]


def test_what_the_markup_calls_a_credit_may_be_a_caption():
    figure = (
        '<figure><p class="media-copyright">The owner of the ferry stands at the quay and looks out to sea</p></figure>'
    )
    (read,) = article(html(body=(LEDE, figure, SECOND, THIRD))).captions

    assert (read.text.startswith("The owner"), read.credit) == (True, None)


def test_a_label_is_no_caption():
    figure = '<figure><span class="caption">Credit...</span><span class="credit">Ann Lee/Havblik</span></figure>'

    assert [
        (caption.text, caption.credit) for caption in article(html(body=(LEDE, figure, SECOND, THIRD))).captions
    ] == [("Ann Lee/Havblik", "Ann Lee/Havblik")]


def test_a_caption_that_can_be_opened_is_kept_whole_and_once():
    long = "The ferry at the quay of Norhaven in the summer of the year in which it was built, with the whole crew on deck."
    figures = f"<figure><figcaption>{long[:60]} ... more</figcaption></figure><figure><figcaption>{long} less</figcaption></figure>"

    assert [caption.text for caption in article(html(body=(LEDE, figures, SECOND, THIRD))).captions] == [long]


def test_a_credit_given_again_without_its_caption_is_kept_once():
    figure = "<figure><figcaption>A ferry at sea. Photo: Ann Lee</figcaption></figure>"

    read = article(html(body=(LEDE, figure, "<p>Photo: Ann Lee</p>", SECOND, THIRD)))

    assert [(caption.text, caption.credit) for caption in read.captions] == [("A ferry at sea.", "Ann Lee")]


def test_a_linked_picture_that_is_hidden_from_screen_readers_is_still_seen():
    picture = '<a href="/2" aria-hidden="true"><img src="a"><p class="image-credit">Photograph: Ann Lee</p></a>'

    assert [caption.credit for caption in article(html(body=(LEDE, picture, SECOND, THIRD))).captions] == ["Ann Lee"]


def test_a_caption_that_is_a_plain_paragraph_is_known_by_its_credit():
    read = article(
        text(
            above=(
                HEADLINE,
                "The ferry at the quay in Norhaven in the summer of the year it was built. HAVBLIK/Ann Lee",
            )
        )
    )

    assert [caption.credit for caption in read.captions] == ["HAVBLIK/Ann Lee"]
    assert read.text.startswith(LEDE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Ann Lee and Bo Berg in Paris; Editing by Cy Dee)", [("reporting", ("Ann Lee", "Bo Berg")), ("editing", ("Cy Dee",))]),
        ("Reporting by Ann Lee in Oslo, Bo Berg in Rome; writing by Cy Dee", [("reporting", ("Ann Lee", "Bo Berg")), ("writing", ("Cy Dee",))]),
        ("(Reporting by Reuters, Editing by Ann Lee)", [("reporting", ("Reuters",)), ("editing", ("Ann Lee",))]),
        ("Additional reporting by Ann Lee", [("additional_reporting", ("Ann Lee",))]),
        ("(Reporting and writing by Ann Lee; Translated by Bo Berg)", [("reporting", ("Ann Lee",)), ("writing", ("Ann Lee",)), ("translation", ("Bo Berg",))]),
    ],
)  # fmt: skip
def test_credit_lines_are_read_by_role(line, expected):
    read = article(html(body=(*BODY, line)))

    assert [(credit.role, credit.names) for credit in read.credits] == expected
    assert read.text.endswith(THIRD)


def test_a_credit_in_brackets_at_a_paragraphs_end_is_taken_off():
    read = article(html(body=(LEDE, SECOND, THIRD + " (Reporting by Ann Lee)")))

    assert (read.text, read.credits[0].names) == ("\n\n".join(BODY), ("Ann Lee",))


def test_a_row_of_pictures_is_no_credit():
    assert article(html(body=BODY, below="<p>Photos: Harbour fairs through the years</p>")).credits == ()


def test_a_sentence_about_reporting_is_news():
    sentence = "Reporting by the ministry of fisheries had been late for years. The ministry said that it was sorry about that."

    assert sentence in article(html(body=(LEDE, sentence, THIRD))).text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow us on our official WhatsApp channel for breaking news alerts!", "call_to_action"),
        ("Sign up for our free newsletter", "call_to_action"),
        ("Subscribe to the Sunday letter and read more stories like this one.", "call_to_action"),
        ("Download our app for more news.", "call_to_action"),
        ("Click here to read the full story", "call_to_action"),
        ("Sign in to comment on this article.", "call_to_action"),
        ("By submitting your email, you agree to our terms.", "call_to_action"),
        ("If you enjoyed this article, we have a proposition for you.", "call_to_action"),
        ("4 Wochen für nur 1 € testen", "call_to_action"),
        ("Like this story? Share it with a friend!", "call_to_action"),
        ('You can save this by <a href="/register">registering for free here</a>.', "call_to_action"),
        ("This copy is for your personal, non-commercial use only.", "disclaimer"),
        ("Correction: An earlier version of this article gave a wrong number of passengers.", "correction"),
        ("This story has been corrected to show that there were 40 people on board.", "correction"),
        ("This is a developing story. Check back for details.", "update"),
        ("Editor's note: This story was first told in May.", "update"),
        ("This story has not been edited by our staff and is auto-generated from a syndicated feed.", "disclaimer"),
        ("The views expressed are the author's own.", "disclaimer"),
    ],
)
def test_notices_are_told_by_kind_and_are_no_text(line, kind):
    read = article(html(body=(LEDE, SECOND, THIRD, line)))

    assert [(notice.kind, notice.text) for notice in read.notices] == [(kind, TAG.sub("", line))]
    assert read.text.endswith(THIRD)


@pytest.mark.parametrize(
    "sentence",
    [
        "“Follow us on Facebook,” the minister told the crowd, which laughed and went home in the rain.",
        "The company said that its app had been downloaded by a million people in a single week.",
        "If you enjoyed the fair this year, thank the volunteers, mayor Ada Lund said on Sunday at its end.",
        "You can register to vote at the town hall until Friday, the clerk said in a letter to the paper.",
        "Police asked people to stay away from the harbour until the search for the two had ended.",
    ],
)
def test_news_that_speaks_like_a_notice_is_news(sentence):
    assert sentence in article(html(body=(LEDE, sentence, THIRD))).text


def test_a_list_of_other_articles_has_heading_titles_and_full_addresses():
    below = '<h2>Most read</h2><ul><li><a href="/1">Council votes to keep its pools open</a></li><li><a href="https://b.example/2">Old lighthouse sold to a choir</a></li></ul>'
    (found,) = article(html(below=below), url="https://paper.example/a").related

    assert found.heading == "Most read"
    assert [(item.title, item.url) for item in found.items] == [
        ("Council votes to keep its pools open", "https://paper.example/1"),
        ("Old lighthouse sold to a choir", "https://b.example/2"),
    ]


def test_titles_go_on_past_teasers_where_their_markup_does():
    rows = "".join(
        f'<h4 class="title"><a href="/{n}">Old lighthouse number {n} sold to a choir</a></h4><span>By</span><a href="/ann">Ann Lee</a><p>It is told here in short, at last.</p>'
        for n in range(3)
    )
    (found,) = article(html(below=f"<aside><h3>Most popular</h3>{rows}</aside>")).related

    assert [item.title for item in found.items] == [f"Old lighthouse number {n} sold to a choir" for n in range(3)]


def test_tabs_of_a_box_head_one_list():
    box = '<ul><li><a href="#a">Latest</a></li><li><a href="#b">Popular</a></li></ul>' + "".join(
        f'<h3><a href="/{n}">Old lighthouse number {n} sold to a choir</a></h3>' for n in range(4)
    )
    (found,) = article(html(below=box)).related

    assert (found.heading, len(found.items)) == ("Latest", 4)


def test_a_pointer_keeps_the_words_it_points_with():
    read = article(
        html(body=(LEDE, '<p>[Related: <a href="/2">Old lighthouse sold to a choir</a>]</p>', SECOND, THIRD))
    )

    assert [(one.heading, one.items[0].title) for one in read.related] == [
        ("Related", "Old lighthouse sold to a choir")
    ]


def test_an_articles_own_footer_may_hold_lists():
    footer = '<footer><h2>You might also like</h2><p>The fog horns of the south coast <a href="/2">fall silent</a></p><p>A choir buys <a href="/3">an old lighthouse</a></p></footer>'
    page = f"<!DOCTYPE html><html lang='en'><body><article><h1>{HEADLINE}</h1>{''.join(f'<p>{one}</p>' for one in BODY)}{footer}</article></body></html>"

    assert [(one.heading, len(one.items)) for one in article(page).related] == [("You might also like", 2)]


def test_a_list_ends_at_a_plea_even_where_an_open_link_makes_all_a_link():
    below = '<p>Read also:</p><p><a href="/2">Old lighthouse sold to a choir</a></p><p><a href="/3">Trial of quieter fog horns begins</p><p>Like what you read? Buy us a coffee!</p>'
    read = article(html(below=below))

    assert [len(one.items) for one in read.related] == [2]
    assert [notice.kind for notice in read.notices] == ["call_to_action"]


def test_a_headline_that_begins_like_a_lists_heading_is_none():
    below = '<h3>Popularity of ferries grows</h3><p><a href="/2">In News, Norhaven, Ferries today</a></p>'

    assert article(html(below=below)).related == ()


def test_a_menu_is_no_list_of_articles():
    menu = (
        "<nav><h2>More</h2>"
        + "".join(f'<a href="/{n}">Section number {n} of the paper</a>' for n in range(9))
        + "</nav>"
    )

    assert article(html(below=menu)).related == ()


def test_an_address_that_leads_nowhere_is_none():
    below = '<h2>Most read</h2><ul><li><a href="javascript:alert(1)">Council votes to keep its pools open</a></li><li><a href="/2">Old lighthouse sold to a choir</a></li></ul>'
    (found,) = article(html(below=below)).related

    assert [item.url for item in found.items] == [None, None]


def test_a_pointer_inside_the_text_is_a_related_article():
    read = article(
        html(body=(LEDE, '<p>Read more: <a href="https://b.example/2">Old lighthouse sold to a choir</a></p>', THIRD))
    )

    assert [(one.heading, one.items[0].title, one.items[0].url) for one in read.related] == [
        ("Read more", "Old lighthouse sold to a choir", "https://b.example/2")
    ]


def test_a_list_in_a_text_ends_where_its_titles_end():
    below = (
        "Most Popular",
        "Council votes to keep its pools open\nOld lighthouse sold to a choir\nTrial of quieter fog horns begins",
        "© 2025 The Harbour Post. All rights reserved.",
    )
    read = article(text(below=below))

    assert [(one.heading, len(one.items)) for one in read.related] == [("Most Popular", 3)]
    assert [notice.kind for notice in read.notices] == ["disclaimer"]
