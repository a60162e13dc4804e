"""One file that needs nothing else."""

import doctest

import lxml.html
import msgspec
import pytest

import sayso.desk.marks
import sayso.desk.render
import sayso.desk.wording
from sayso.desk.render import links, sheet
from sayso.desk.standalone import render, render_all
from sayso.records.article import Article, Notice
from sayso.records.carrier import Carrier
from sayso.records.reading import Reading, Version


def test_the_page_holds_no_script_and_asks_for_nothing(reading):
    page = lxml.html.document_fromstring(render(reading))

    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src")
    assert "url(" not in page.findtext(".//style")
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")


def test_every_entry_leads_to_its_mark_and_every_mark_to_its_entry(reading):
    page = lxml.html.document_fromstring(render(reading))
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_the_text_on_the_page_is_the_articles_text(reading):
    page = lxml.html.document_fromstring(render(reading))

    shown = [p.text_content() for p in page.xpath("//section[@class='text']/p")]

    assert shown == [span.of(reading.article.text) for span in reading.article.paragraphs]


def test_several_readings_share_one_page_behind_a_table_of_contents(reading):
    page = lxml.html.document_fromstring(render_all([reading, reading]))
    ids = page.xpath("//@id")

    assert page.xpath("//nav[@class='contents']//a/@href") == ["#r1-article", "#r2-article"]
    assert len(ids) == len(set(ids))
    assert "r2-s1" in ids


def test_a_page_of_very_many_records_spares_the_browser_the_pointing(reading):
    many = msgspec.structs.replace(reading, times=reading.times * 40)

    assert ":hover" in links([sheet(reading)])
    assert ":hover" not in links([sheet(reading)] * 5)
    assert ":hover" not in links([sheet(many)])
    assert "#t160:target" in links([sheet(many)])


def test_no_reading_makes_an_empty_page():
    assert "0 articles" in render_all([])


def test_the_same_reading_makes_the_same_page(reading):
    assert render(reading) == render(reading)


@pytest.mark.parametrize("module", [sayso.desk.wording, sayso.desk.marks, sayso.desk.render])
def test_examples_in_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_withdrawn_item_says_so_in_its_head_and_how_it_came():
    carrier = Carrier(form="newsml_g2", slug="FERRY-BODO", version="2", status="canceled", change="kill")
    notice = Notice(kind="kill", text="canceled, version 2")
    article = Article(id="a1", headline="Ferry aground", text="", carrier=carrier, notices=(notice,))

    page = lxml.html.fromstring(render(Reading(article=article, version=Version(sayso="0", model="none"))))
    facts = " ".join(page.xpath("//header//dl")[0].text_content().split())

    assert facts.startswith("Withdrawncanceled, version 2 Came byNewsML-G2, slug FERRY-BODO, version 2")
