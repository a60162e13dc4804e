"""What carriers declare of one invented piece of news reaches the article, each field in its place."""

import gzip
import io
from functools import partial

import pytest

from sayso import page
from sayso.errors import InputError, NotText
from sayso.intake import load_all, recognise_all
from sayso.intake.unpack import zstd
from sayso.records.article import Article
from sayso.records.capture import Capture
from tests.intake import carried


def read(name, content=None, **options):
    found = load_all("-", stdin=io.BytesIO(carried.ALL[name] if content is None else content), **options)
    return [page.read(one) if isinstance(one, Capture) else one for one in found]


def test_a_feeds_item_has_its_words_origin_and_pictures():
    ferry, _ = read("feed.rss")

    assert ferry.headline == "Ferry aground off Bodø; 40 taken ashore"
    assert ferry.text.splitlines()[0].startswith("BODØ, March 2 (Norrvarp) - A ferry ran aground")
    assert ferry.text.endswith("told reporters.")
    assert (ferry.outlet.name, ferry.outlet.domain) == ("The Harbour Post", "harbour-post.example")
    assert (ferry.published.value, ferry.published.evidence) == ("2026-03-02T08:15:00+00:00", "feed")
    assert (ferry.agency.name, ferry.agency.evidence) == ("Norrvarp", ("lede", "feed"))
    assert ferry.bylines == ("Ann Lee",)
    assert [(credit.role, credit.names) for credit in ferry.credits] == [
        ("reporting", ("Ann Lee",)),
        ("editing", ("Bo Berg",)),
    ]
    assert [(caption.text, caption.credit) for caption in ferry.captions] == [
        ("The ferry on the rocks on March 2, 2026.", "NORRVARP/Cy Dee")
    ]
    assert ferry.language == "en"
    carrier = ferry.carrier
    assert (carrier.form, carrier.name, carrier.id) == ("rss", "The Harbour Post", "hp-4711")
    assert (carrier.sources, carrier.keywords) == (("Norrvarp",), ("World", "Shipping"))
    assert carrier.summary == "A ferry ran aground on Monday."


def test_an_item_of_a_title_alone_is_a_report_without_text():
    _, quota = read("feed.rss")

    assert (quota.headline, quota.text) == ("Herring quota agreed", "")
    assert quota.url == "https://harbour-post.example/2026/03/02/quota"
    assert quota.published.value == "2026-03-02T07:00:00-05:00"


def test_rdf_and_both_atoms_are_read_alike():
    [rdf], [atom], [old] = read("feed.rdf"), read("feed.atom"), read("feed-03.atom")

    assert {one.headline for one in (rdf, atom, old)} == {"Ferry aground"}
    assert rdf.published.value == "2026-03-02T08:15:00+01:00"
    assert (atom.published.value, atom.updated.value) == ("2026-03-02T08:15:00+00:00", "2026-03-02T09:40:00+00:00")
    assert atom.url == "https://harbour-post.example/2026/ferry"
    assert atom.text == "A ferry ran aground on Monday."
    assert old.text == "A ferry ran aground."


def test_an_update_is_later_by_the_clock_and_not_by_its_spelling():
    dates = b"<published>2026-03-02T09:00:00%s</published><updated>2026-03-02T10:00:00%s</updated>"
    entry = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>" + dates + b"</entry></feed>"

    [later], [same] = read("", entry % (b"+01:00", b"Z")), read("", entry % (b"Z", b"+01:00"))

    assert (later.updated.value, same.updated) == ("2026-03-02T10:00:00+00:00", None)


def test_the_outlet_of_a_gathered_item_is_the_source_that_the_feed_names():
    [atom] = read("feed.atom")

    assert (atom.outlet.name, atom.outlet.domain) == ("Norrvarp", "norrvarp.example")


def test_a_feed_is_not_the_outlet_of_other_sites_pages():
    [item] = read("", b"<rss><channel><title>Planet Herring</title><link>https://planet.example/</link><item>"
                      b"<title>A</title><link>https://blog.example/a</link></item></channel></rss>")  # fmt: skip

    assert (item.outlet.name, item.outlet.domain) == (None, "blog.example")


def test_a_json_feeds_items_have_authors_of_either_version():
    ferry, quota = read("feed.json")

    assert (ferry.bylines, ferry.text, ferry.carrier.keywords) == (
        ("Ann Lee",), "A ferry ran aground on Monday.", ("shipping",),
    )  # fmt: skip
    assert (quota.bylines, quota.url) == (("Bo Berg",), "https://harbour-post.example/quota")


def test_a_news_sitemaps_entry_has_headline_outlet_day_and_source():
    [ferry] = read("news-sitemap.xml")

    assert (ferry.headline, ferry.outlet.name, ferry.language) == ("Ferry aground", "The Harbour Post", "en")
    assert (ferry.published.value, ferry.published.evidence) == ("2026-03-02T08:15:00+00:00", "sitemap")
    assert (ferry.carrier.sources, ferry.carrier.keywords) == (("Norrvarp",), ("shipping", "rescue"))


def test_newsml_g2_keeps_every_field_of_the_origin():
    ferry, quota = read("newsml-g2.xml")
    carrier = ferry.carrier

    assert ferry.headline == "Ferry aground off Bodø; 40 taken ashore"
    assert ferry.dateline.place == "BODØ"
    assert (ferry.agency.name, ferry.agency.evidence) == ("Norrvarp", ("lede", "wire"))
    assert ferry.bylines == ("Ann Lee",)
    assert (carrier.id, carrier.version) == ("urn:newsml:norrvarp.example:20260302:4711", "2")
    assert (carrier.provider, carrier.credit_line, carrier.sources) == ("Norrvarp", "Norrvarp/HAVBLIK", ("HAVBLIK",))
    assert (carrier.slug, carrier.urgency, carrier.priority) == ("FERRY-BODO", 3, "3")
    assert carrier.embargo == "2026-03-02T10:00:00+00:00"
    assert (carrier.keywords, carrier.genres, carrier.places) == (("ferry", "rescue"), ("Current",), ("Bodø",))
    assert (carrier.subjects[0].code, carrier.subjects[0].name) == ("medtop:20000148", "shipping accident")
    assert carrier.services == ("Nordic service", "Nordic")
    assert (carrier.rights, carrier.usage) == ("(c) 2026 Norrvarp", "Not for archives")
    assert (carrier.status, carrier.change, carrier.signals) == ("usable", "correction", ("sig:correction",))
    assert [notice.kind for notice in ferry.notices] == ["correction", "embargo", "note"]
    assert (quota.headline, quota.text) == ("Herring quota agreed", "")


def test_a_package_does_not_repeat_what_its_message_holds():
    assert [one.headline for one in read("newsml-g2.xml")] == [
        "Ferry aground off Bodø; 40 taken ashore",
        "Herring quota agreed",
    ]


def test_a_killed_item_is_read_and_says_first_that_it_is_withdrawn():
    [old], [new] = read("newsml-1.2.xml"), read("ninjs.json")

    for article in (old, new):
        assert (article.carrier.status, article.carrier.change) == ("canceled", "kill")
        assert article.notices[0].kind == "kill"
        assert article.text == "A ferry ran aground off the port on Monday."


def test_newsml_1_keeps_its_origin():
    [ferry] = read("newsml-1.2.xml")
    carrier = ferry.carrier

    assert (carrier.id, carrier.version) == ("urn:newsml:norrvarp.example:20260302:4711:2", "2")
    assert (carrier.provider, carrier.credit_line, carrier.slug) == ("Norrvarp", "Norrvarp", "FERRY-BODO")
    assert (carrier.urgency, carrier.keywords, carrier.services) == (3, ("ferry",), ("Nordic",))
    assert (ferry.agency.name, ferry.agency.evidence) == ("Norrvarp", ("wire",))


def test_nitf_keeps_its_origin():
    [ferry] = read("nitf.xml")
    carrier = ferry.carrier

    assert (ferry.headline, ferry.subheadline, ferry.section) == ("Ferry aground off Bodø", "40 taken ashore", "World")
    assert ferry.text == "A ferry ran aground off the port on Monday.\n\nBo Berg contributed."
    assert (carrier.id, carrier.slug, carrier.version, carrier.urgency) == ("norrvarp-4711", "FERRY-BODO", "2", 3)
    assert (carrier.change, carrier.note, carrier.keywords) == ("correction", "Adds number", ("ferry",))
    assert ferry.bylines == ("Ann Lee",)
    assert [(caption.text, caption.credit) for caption in ferry.captions] == [("The ferry on the rocks.", "Cy Dee")]


def test_ninjs_keeps_its_origin_and_its_pictures():
    [ferry] = read("ninjs.json")

    assert (ferry.carrier.slug, ferry.carrier.urgency, ferry.carrier.keywords) == ("FERRY-BODO", 3, ("ferry",))
    assert ferry.carrier.embargo == "2026-03-02T10:00:00+00:00"
    assert [(caption.text, caption.credit) for caption in ferry.captions] == [("The ferry.", "Cy Dee")]


def test_iptc_7901_tells_codes_headline_text_and_notebook_apart():
    [ferry] = read("iptc-7901.txt")
    carrier = ferry.carrier

    assert ferry.headline == "Ferry aground off Bodo"
    assert ferry.text == (
        "Bodo (Norrvarp) - A ferry ran aground off the port on Monday, the coastguard said.\n\n"
        "All 40 aboard were taken ashore."
    )
    assert ferry.published.value == "2026-03-02T08:15:00+00:00"
    assert (carrier.id, carrier.urgency, carrier.slug) == ("nor0471", 3, "Norway-shipping")
    assert (carrier.signals, carrier.change) == (("1ST LEAD",), "update")
    assert [(credit.role, credit.names) for credit in ferry.credits] == [("reporting", ("Ann Lee",))]


def test_anpa_1312_tells_display_lines_from_text():
    [ferry] = read("anpa-1312.txt")
    carrier = ferry.carrier

    assert ferry.headline == "Ferry aground off Bodo"
    assert ferry.text == "BODO, Norway (Norrvarp) — A ferry ran aground off the port on Monday."
    assert (ferry.agency.name, ferry.bylines) == ("Norrvarp", ("Ann Lee",))
    assert (carrier.id, carrier.slug, carrier.priority) == ("n4711", "BC-NOR--Ferry", "r")
    assert (carrier.change, carrier.note) == ("update", "Eds: Adds number.")
    assert ferry.published.value == "2026-03-02T08:15:00+00:00"


def test_a_letter_is_an_article_and_a_mailbox_one_for_each():
    [letter], letters = read("letter.eml"), read("letters.mbox")

    assert letter.headline == "Ferry aground off Bodø"
    assert letter.text == "A ferry ran aground off Bodø on Monday."
    assert (letter.published.value, letter.published.evidence) == ("2026-03-02T08:15:00+00:00", "mail")
    assert letter.outlet.domain == "norrvarp.example"
    assert [one.headline for one in letters] == ["Ferry aground off Bodø"] * 2
    assert len(read("", gzip.compress(carried.ALL["letters.mbox"]))) == 2


@pytest.mark.parametrize("name", ["archive.warc", "archive.warc.gz"])
def test_an_archive_gives_its_pages_and_none_of_its_pictures(name):
    [article] = read(name)

    assert (article.headline, article.url) == ("Ferry aground", "https://harbour-post.example/ferry")
    assert article.carrier is None


def test_the_day_an_archive_was_made_is_no_date_of_its_pages():
    assert read("archive.warc")[0].published is None


def test_a_damaged_record_is_told_with_its_number_and_the_others_are_read():
    damaged = carried.WARC + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5000\r\n\r\nHTTP/1.1 200 OK\r\n"

    article, error = read("", damaged)

    assert isinstance(article, Article)
    assert isinstance(error, NotText)
    assert "record 5: cut short (5000 bytes declared" in str(error)


def test_an_answer_in_chunks_is_joined():
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(carried.PAGE), carried.PAGE)
    answer = carried.answered(chunks, more="Transfer-Encoding: chunked\r\n")

    [article] = read("", carried.record("response", answer))

    assert article.headline == "Ferry aground"


def test_what_scripts_fetched_is_passed_over_in_an_archive():
    answer = carried.answered(b'{"boats": [1, 2]}', media="application/json")

    [article] = read("", carried.record("response", answer) + carried.WARC)

    assert article.headline == "Ferry aground"


def test_an_item_keeps_its_id_whatever_the_feed_around_it():
    again = carried.ALL["feed.rss"].replace(b"<language>", b"<lastBuildDate>now</lastBuildDate><language>")

    assert [one.id for one in read("feed.rss")] == [one.id for one in read("", again)]


def test_every_carrier_gives_captures_only():
    for content in carried.FILES.values():
        assert not [one for one in recognise_all(content) if isinstance(one, InputError)]


TRAINED = zstd.train_dict([carried.PAGE[at : at + 60] * 3 for at in range(200)], 2_000)
BARE = zstd.ZstdDict(carried.PAGE, is_raw=True)


@pytest.mark.parametrize("dictionary", [TRAINED, BARE], ids=["trained", "bare"])
def test_an_archive_packed_by_zstandard_is_read_with_the_dictionary_before_it(dictionary):
    pack = partial(zstd.compress, zstd_dict=dictionary)
    content = dictionary.dict_content
    frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content

    plain = read("", b"".join(map(zstd.compress, carried.RECORDS)))
    special = read("", frame + b"".join(map(pack, carried.RECORDS)))

    assert [one.headline for one in (*plain, *special)] == ["Ferry aground"] * 2


def test_an_archive_whose_dictionary_is_none_is_refused():
    frame = b"\x5d\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"none"

    [refused] = recognise_all(frame + zstd.compress(carried.RECORDS[0]))

    assert isinstance(refused, NotText)
    assert "dictionary" in refused.what


def test_an_arc_archive_gives_its_pages_too():
    answer = carried.answered(carried.PAGE)
    head = b"filedesc://a.arc 0.0.0.0 20260305000000 text/plain 10\n1 0 Sayso\n\n"
    line = f"https://harbour-post.example/ferry 192.0.2.1 20260305000000 text/html {len(answer)}\n".encode()

    [article] = read("", head + line + answer + b"\n")

    assert (article.headline, article.url) == ("Ferry aground", "https://harbour-post.example/ferry")
