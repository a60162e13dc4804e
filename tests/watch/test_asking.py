from sayso.watch.asking import feeds_of
from tests.watch.web import Web, answer, feed

SITE = "https://post.example/"


def test_a_page_names_its_feeds():
    web = Web()
    web.pages[SITE] = answer(
        '<html><head><LINK REL="alternate stylesheet" href=x>'
        '<link rel=alternate type="application/rss+xml" href="/rss">'
        '<link rel="Alternate" type="application/atom+xml" href="https://post.example/atom">'
        '<link rel="alternate" type="text/html" href="/de"></head><body>News</body></html>',
        url=SITE,
    )

    assert feeds_of(SITE, web) == ("https://post.example/rss", "https://post.example/atom")


def test_a_feed_names_none_and_so_does_a_site_that_does_not_answer():
    web = Web()
    web.pages[SITE] = feed(("/a", "A", "x"))

    assert feeds_of(SITE, web) == ()
    assert feeds_of("https://none.example/", web) == ()
