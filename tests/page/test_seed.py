"""The worked example of the design: a page as plain text, with every part of it in its place."""

from pathlib import Path

import pytest

from sayso.intake import load
from sayso.page import read
from sayso.records.article import Agency, Caption, Credit, Notice, PageDate

PAGE = """Ferry: Norland and Sudland agree to talk about the strait


  • World
  • Wednesday, 05 Nov 2025

Minister Ada Lund leaves the annual press conference, in Norhaven, Norland December 19, 2024. PELICAN/Max Sommer

(Pelican) -Norland remains in contact with Sudland over the strait, minister Ada Lund was quoted as saying on Tuesday.

"We have constant contacts," NTA news agency quoted Lund as telling reporters at a briefing in response to questions.

Nta said Lund declined to give any further details about the nature of the contacts between the two countries.

(Reporting by Pelican, Editing by Will Mason)

Follow us on our official WhatsApp channel for breaking news alerts and key updates!

Next In World

Old lighthouse sold to a choir for the price of a boat
Economic Watch: Chemical company expands paint factory
South coast starts a trial of quieter fog horns

Others Also Read
"""
"""A page like the seed, with nothing of it but its form."""


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("seed") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return read(load(path))


def test_headline_section_and_day_come_from_above_the_text(article):
    assert article.headline == "Ferry: Norland and Sudland agree to talk about the strait"
    assert article.section == "World"
    assert article.published == PageDate(value="2025-11-05", evidence="breadcrumb")


def test_agency_is_known_by_lede_mark_and_credit_line(article):
    assert article.agency == Agency(name="Pelican", kind="agency", evidence=("lede", "credit"))


def test_caption_keeps_its_own_day_place_and_credit(article):
    assert article.captions == (
        Caption(
            text="Minister Ada Lund leaves the annual press conference, in Norhaven, Norland December 19, 2024.",
            credit="PELICAN/Max Sommer",
            date="2024-12-19",
            place="Norhaven",
        ),
    )


def test_credit_line_is_told_by_role(article):
    assert article.credits == (
        Credit(role="reporting", names=("Pelican",)),
        Credit(role="editing", names=("Will Mason",)),
    )


def test_call_to_action_is_a_notice_and_no_text(article):
    assert article.notices == (
        Notice(
            kind="call_to_action",
            text="Follow us on our official WhatsApp channel for breaking news alerts and key updates!",
        ),
    )
    assert "WhatsApp" not in article.text


def test_lists_stand_under_their_headings_and_an_empty_one_is_kept(article):
    assert [(one.heading, len(one.items)) for one in article.related] == [("Next In World", 3), ("Others Also Read", 0)]
    assert article.related[0].items[0].title == "Old lighthouse sold to a choir for the price of a boat"


def test_text_begins_with_the_lede_mark_and_holds_three_paragraphs(article):
    assert article.text.startswith("(Pelican) -Norland remains in contact")
    assert article.text.count("\n\n") == 2
    assert article.text.endswith("between the two countries.")


def test_the_seed_itself_gives_what_the_design_lists():
    """The page is not ours to copy; where it lies beside the repository it is read."""
    seeds = sorted((Path(__file__).parents[3] / "shared" / "seed").glob("*.txt"))
    if not seeds:
        pytest.skip("the seed page is not on this machine")

    article = read(load(seeds[0]))

    assert article.headline == "Kremlin: Russia remains in contact with Venezuela over Caribbean tensions"
    assert (article.section, article.published) == ("World", PageDate(value="2025-11-05", evidence="breadcrumb"))
    assert article.agency == Agency(name="Reuters", kind="agency", evidence=("lede", "credit"))
    assert [(c.credit, c.date, c.place) for c in article.captions] == [
        ("REUTERS/Maxim Shemetov", "2024-12-19", "Moscow")
    ]
    assert [(c.role, c.names) for c in article.credits] == [
        ("reporting", ("Reuters",)),
        ("editing", ("William Maclean",)),
    ]
    assert [n.kind for n in article.notices] == ["call_to_action"]
    assert [(r.heading, len(r.items)) for r in article.related] == [("Next In World", 10), ("Others Also Read", 0)]
    assert article.text.startswith("(Reuters) -Russia remains")
    assert article.text.endswith("in Moscow in May.")
    assert len(article.paragraphs) == 7
