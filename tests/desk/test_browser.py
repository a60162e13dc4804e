"""The desk in a real browser: readable and usable on any width, by keyboard, without a script, in light and dark."""

import socket
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from shutil import which

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from sayso.desk.app import create_app
from sayso.desk.standalone import render_all
from sayso.following import answers
from sayso.ledger import captures, connect, readings
from sayso.records.article import Agency
from sayso.records.capture import Capture
from sayso.records.story import Watch
from sayso.watch.catch_up import catch_up, declare

CHROMIUM = which("chromium")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARTICLE = "/articles/5f0c1e2a9b7d4c36"
PAGES = (
    "/", "/?agency=Havnytt", "/?q=nosuchword", ARTICLE, "/set-aside", "/about", "/nothing", "standalone",
    "/stories", "/stories/st1", "/situations/strait", "/compare/5f0c1e2a9b7d4c36/b",
)  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory, reading, variant):
    """The addresses of a desk that is being served and of a standalone page."""
    folder = tmp_path_factory.mktemp("site")
    agency = Agency(name="Havnytt", kind="state_media", evidence=("byline",))
    other = variant("b", url="https://harbour-times.example/other", agency=agency)
    (folder / "page.html").write_text(render_all([reading, variant("b", language=None)]), encoding="utf-8")
    with closing(connect.open(folder / "desk.db")) as ledger:
        fill(ledger, reading, other, *(variant(f"a{number:02}", url=None) for number in range(50)))
        with served(create_app(ledger)) as address:
            yield lambda page: (folder / "page.html").as_uri() if page == "standalone" else f"{address}{page}"


def fill(ledger, *several):
    now = datetime(2026, 11, 24, tzinfo=UTC)
    with ledger.write() as connection:
        for reading in several:
            capture = Capture(kind="plain", content=reading.article.id.encode())
            readings.add(connection, captures.add(connection, capture, at=now).number, reading, at=now)
    catch_up(ledger, answers, now=lambda: now, track=lambda things, _: things)
    declare(ledger, answers, Watch(id="strait", title="The strait", words=("trawler",)), now=lambda: now)
    with ledger.write() as connection:
        broken = captures.add(connection, Capture(kind="html", content=b"", path="empty.html"), at=now)
        captures.set_aside(connection, broken.number, reason="empty.html: there is nothing in it.")


@contextmanager
def served(app):
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, site):
    """Opens a page without scripts, unless told otherwise."""
    contexts = []

    def opened(page, *, width=1280, height=800, scheme="light", script=False):
        contexts.append(
            browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                java_script_enabled=script,
                reduced_motion="reduce",
            )
        )
        tab = contexts[-1].new_page()
        tab.goto(site(page))
        return tab

    yield opened
    for context in contexts:
        context.close()


def style(tab, selector, name):
    return tab.locator(selector).first.evaluate(f"element => getComputedStyle(element).{name}")


def flaws(tab, *, rules=None):
    """What axe finds against WCAG AA."""
    wanted = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    found = Axe().run(tab, options={"runOnly": wanted, "resultTypes": ["violations"]})
    return found.generate_report() if found.violations_count else None


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_a_rule_of_wcag_aa_in_light_or_dark(visit, page):
    tab = visit(page, script=True)  # axe is one

    assert flaws(tab) is None
    tab.emulate_media(color_scheme="dark")
    assert flaws(tab, rules=["color-contrast", "link-in-text-block"]) is None


def test_a_phone_breaks_no_rule_of_wcag_aa_either(visit):
    assert flaws(visit(ARTICLE, width=360, script=True)) is None


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways(visit, page):
    tab = visit(page)

    for width in (320, 360, 768, 1024):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("layer", "mark", "name", "off"),
    [
        ("statements", ".text .content", "backgroundColor", "rgba(0, 0, 0, 0)"),
        ("statements", ".text .relay", "textDecorationLine", "none"),
        ("events", ".text .trigger", "textDecorationLine", "none"),
        ("figures", ".text .number", "outlineStyle", "none"),
        ("times", ".text .time", "textDecorationLine", "none"),
        ("places", ".text .place", "textDecorationLine", "none"),
        ("actors", ".text .actor", "textDecorationLine", "none"),
    ],
)
def test_each_layer_is_switched_by_keyboard_without_a_script(visit, layer, mark, name, off):
    tab = visit(ARTICLE)
    shown = style(tab, mark, name)

    tab.locator(f"#show-{layer}").focus()
    tab.keyboard.press("Space")
    hidden = style(tab, mark, name)
    tab.keyboard.press("Space")

    assert shown != off
    assert hidden == off
    assert style(tab, mark, name) == shown


def test_switching_one_layer_leaves_the_others(visit):
    tab = visit(ARTICLE)

    tab.locator("#show-statements").uncheck()

    assert style(tab, ".text .trigger", "textDecorationLine") == "overline"
    assert style(tab, ".text .time", "textDecorationLine") == "underline"


def test_the_first_key_offers_to_skip_to_the_page(visit):
    tab = visit("/")

    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    tab.wait_for_url("**/#main")


def test_the_keyboard_goes_from_a_mark_to_its_entry_and_back(visit):
    tab = visit(ARTICLE)

    tab.locator(".text a", has_text="denounced").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**#e2")
    tab.locator("#e2 .siglum").focus()
    tab.keyboard.press("Enter")

    tab.wait_for_url("**#m-e2")


def test_every_focused_thing_shows_that_it_is(visit):
    tab = visit(ARTICLE)

    for _ in range(25):
        tab.keyboard.press("Tab")
        assert style(tab, ":focus", "outlineStyle") != "none"


def test_a_mark_arrived_at_lights_up_with_all_its_parts(visit):
    tab = visit(ARTICLE)
    plain = style(tab, ".text [data-of~=s4]", "backgroundColor")

    tab.locator("#s4 .siglum").click()
    lit = tab.locator(".text [data-of~=s4]").evaluate_all(
        "elements => elements.map(element => getComputedStyle(element).backgroundColor)"
    )

    assert len(set(lit)) == 1
    assert lit[0] != plain


def test_an_entry_pointed_at_lights_up_its_marks(visit):
    tab = visit(ARTICLE)
    plain = style(tab, ".text [data-of~=s2]", "backgroundColor")

    tab.locator("#s2").hover()

    assert style(tab, ".text [data-of~=s2]", "backgroundColor") != plain


def test_a_group_of_the_ledger_folds_by_keyboard(visit):
    tab = visit(ARTICLE)

    tab.locator("details.statements summary").focus()
    tab.keyboard.press("Enter")

    assert not tab.locator("#s1").is_visible()


def test_the_search_form_works_without_a_script(visit):
    tab = visit("/")

    tab.get_by_label("Words").fill("nosuchword")
    tab.keyboard.press("Enter")

    tab.get_by_text("No article fits this search").wait_for()


def test_the_list_leads_to_an_article_and_on_to_older_ones(visit):
    tab = visit("/")

    tab.get_by_role("link", name="Older").click()
    tab.locator(".line a").first.click()

    tab.locator(".ledger").wait_for()


def test_paper_shows_the_whole_ledger_and_no_controls(visit):
    tab = visit(ARTICLE)

    tab.emulate_media(media="print")

    assert not tab.locator(".switches fieldset").is_visible()
    assert style(tab, ".ledger", "maxHeight") == "none"


def test_what_is_folded_in_a_story_opens_by_keyboard(visit):
    tab = visit("/stories/st1")
    folded = tab.locator(".origins details").first

    folded.locator("summary").focus()
    tab.keyboard.press("Enter")

    assert folded.locator("a").first.is_visible()
