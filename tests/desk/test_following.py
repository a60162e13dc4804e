"""Stories and situations on the desk: origins folded, tallies with their history, what is new at each visit."""

from datetime import UTC, datetime

import lxml.html
import pytest
from msgspec.structs import replace

from sayso.desk import charts, telling, visits
from sayso.following import answers
from sayso.ledger import novelties, situations, stories
from sayso.ledger.stories import StorySummary
from sayso.records.article import Agency, Article, Outlet, PageDate
from sayso.records.event import Event, EventActor
from sayso.records.figure import Figure
from sayso.records.origin import Counts
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.story import Watch
from sayso.records.tally import Tally, TallyEntry
from sayso.watch.catch_up import catch_up, declare

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
WIRE = """\
The trawler Fannhild sank off Vardø before dawn on Monday, the coastguard said.
{dead} people died and five are missing, rescuers told reporters in the harbour of Vardø.
Iceland accused Norway of keeping its patrol boats away from the place where the Fannhild went down.
The owner of the Fannhild, Nordhav, said the ship had passed its last inspection in the spring.
"""


def tale(id_, day, dead, number, *, outlet, agency=None, text=WIRE, headline="Trawler Fannhild sinks off Vardø"):
    """One report of the sinking, with its toll and an accusation."""
    words = text.format(dead=dead)

    def at(part):
        return Span(words.index(part), words.index(part) + len(part))

    iceland = EventActor(span=at("Iceland"), country="ISL")
    norway = EventActor(span=at("Norway"), country="NOR")
    return Reading(
        article=Article(
            id=id_, url=f"https://{id_}.example/", text=words, headline=headline, outlet=Outlet(name=outlet),
            published=PageDate(value=day, evidence="json_ld"), section="World",
            agency=Agency(name=agency, kind="agency", evidence=("credit",)) if agency else None,
        ),
        figures=(Figure(id="f1", span=at(dead), value=number, low=number, high=number, qualifier="exactly",
                        unit="people", state="died"),),
        events=(Event(id="e1", type="ACCUSE", sources=(iceland,), targets=(norway,), trigger=(at("accused"),),
                      status="asserted"),),
        version=Version(sayso="0", model="by hand"),
    )  # fmt: skip


FIRST = tale("a", "2026-03-02T08:00", "Two", 2, outlet="Havblik", agency="Havblik")
COPY = tale("b", "2026-03-02T09:00", "Two", 2, outlet="The Gull", agency="Havblik",
            text=WIRE.replace("before dawn on Monday", "early on Monday"))  # fmt: skip
OWN = tale("c", "2026-03-03T09:00", "Three", 3, outlet="Oslo Ledger",
           headline="Sinking trawler Fannhild off Vardø: three dead",
           text="{dead} people died on the Fannhild off Vardø. Iceland accused Norway. Divers are there.")  # fmt: skip


def see(desk, address):
    answer = desk.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


def words(element):
    return " ".join(element.text_content().split())


@pytest.fixture
def follow(ledger, keep):
    """Keeps readings and follows them."""

    def followed(*several, at=NOW):
        keep(*several, at=at)
        catch_up(ledger, answers, now=lambda: NOW, track=lambda things, _: things)

    return followed


@pytest.fixture
def story(ledger, follow):
    """The id of the one story that three reports are."""
    follow(FIRST, COPY, OWN)
    with ledger.read() as connection:
        return stories.of_article(connection, "a").id


def test_a_story_shows_its_four_counts(desk, story):
    counts = see(desk, f"/stories/{story}").xpath("//dl[@class='counts']/div")

    assert [words(count.xpath("dt")[0]) for count in counts] == [
        "pages",
        "outlets",
        "publishers",
        "independent origins",
    ]
    assert [words(count.xpath("dd")[0]) for count in counts] == ["3", "3", "3", "2"]


def test_copies_are_folded_under_their_origin_and_lead_to_what_differs(desk, story):
    origin = see(desk, f"/stories/{story}").xpath("//ul[@class='origins']/li")[0]

    assert words(origin.xpath("p[@class='who']")[0]) == "Havblik agency copy, 2 pages"
    assert origin.xpath("details//a/@href") == ["/articles/b", "/compare/a/b"]


def test_the_difference_of_a_copy_is_told_word_by_word(desk, story):  # noqa: ARG001 - the copies must be there
    page = see(desk, "/compare/a/b")

    assert [words(part) for part in page.xpath("//li[@class='changed']//del")] == ["before dawn"]
    assert [words(part) for part in page.xpath("//li[@class='changed']//ins")] == ["early"]
    assert len(page.xpath("//li[@class='kept']")) == 3


def test_a_tally_shows_what_stands_and_what_it_replaced_with_the_evidence(desk, story):
    quantity = see(desk, f"/stories/{story}").xpath("//section[@class='quantity']")[0]

    assert words(quantity.xpath("h3")[0]) == "People killed"
    assert words(quantity.xpath("ul[@class='now']/li")[0]) == "3 3 Mar 2026"
    assert [row.get("class") for row in quantity.xpath(".//tbody/tr")] == ["replaced", "stands"]
    assert quantity.xpath(".//tbody//a/@href") == ["/articles/a#m-f1", "/articles/c#m-f1"]


def test_a_rising_tally_is_drawn_and_told_in_words(desk, story):
    drawing = see(desk, f"/stories/{story}").xpath("//svg[@role='img']")[0]

    assert words(drawing.xpath("desc")[0]) == "People killed: 2 on 2 March 2026, 3 on 3 March 2026."


def test_a_happening_is_told_once_with_its_reports_counted_apart(desk, story):
    (line,) = see(desk, f"/stories/{story}").xpath("//ul[@class='happened']/li")

    assert words(line).startswith("Iceland accused Norway")
    assert "3 reports, 2 independent origins" in words(line)


def test_the_first_visit_marks_nothing_and_the_next_what_came_since(desk, story, follow):
    first = see(desk, f"/stories/{story}")
    text = "Rescuers off Vardø have counted: {dead} Fannhild fishermen dead. Norway heard Iceland. It accused it."
    title = "Sinking trawler Fannhild off Vardø: four dead"
    follow(tale("d", "2026-03-04T09:00", "Four", 4, outlet="Nordlys", headline=title, text=text))

    second = see(desk, f"/stories/{story}")

    assert first.xpath("//p[contains(@class, 'visit')]") == []
    assert words(second.xpath("//p[contains(@class, 'visit')]")[0]) == "2 things are new since your last visit."
    assert {words(line) for line in second.xpath("//li[contains(@class, 'fresh')]/span[1]")} == {
        "A report of its own from Nordlys.", "4 people killed, 3 before.",
    }  # fmt: skip


def test_a_visit_without_anything_new_says_so(desk, story):
    see(desk, f"/stories/{story}")

    assert "Nothing new since your last visit." in see(desk, f"/stories/{story}").text_content()


@pytest.mark.parametrize("cookie", ["", "x", "1.2", "1.2.3.4", "-1.2.3", "9" * 40, "1.2.9999999999999999"])
def test_a_broken_cookie_is_a_first_visit(cookie):
    assert visits.begin({"seen-st1": cookie}, "st1", now=3, at_s=10).known is None


def test_the_front_page_leads_to_stories_and_an_article_to_its_own(desk, story):
    front, article = see(desk, "/"), see(desk, "/articles/a")

    assert front.xpath("//section[@class='matters']//h3/a/@href") == [f"/stories/{story}"]
    assert article.xpath("//p[contains(@class, 'told-in')]/a/@href") == [f"/stories/{story}"]


def test_an_article_lists_what_is_next_in_its_section_and_what_others_read(desk, story):  # noqa: ARG001 - likewise
    lists = see(desk, "/articles/a").xpath("//div[contains(@class, 'lists')]/section")

    assert [words(one.xpath("h2")[0]) for one in lists] == ["Next in World", "Others also read"]
    assert [one.xpath(".//a/@href") for one in lists] == [["/articles/c"], ["/articles/c"]]


def test_a_situation_shows_its_stories_and_what_countries_did(desk, ledger, story):
    declare(ledger, answers, Watch(id="fannhild", title="The Fannhild", words=("Fannhild",)), now=lambda: NOW)

    page = see(desk, "/situations/fannhild")

    assert words(page.xpath("//h1")[0]) == "The Fannhild"
    assert page.xpath("//ol[@class='timeline']//h4/a/@href") == [f"/stories/{story}"]
    pair = page.xpath("//section[@class='pair']")[0]
    assert words(pair.xpath("h3")[0]) == "Iceland → Norway"
    assert words(pair.xpath(".//td[contains(@class, 'verbal-conflict')]")[0]) == "1"
    assert "Iceland accused Norway" in words(pair.xpath("details")[0])


def test_a_long_situation_shows_its_best_attested_stories_and_folds_all():
    def summary(number):
        counts = Counts(pages=number, outlets=number, families=number, origins=number)
        return StorySummary(id=f"st{number}", title="x", first="2026-03-02", last=None, counts=counts, articles=number,
                            situation=None)  # fmt: skip

    held = [summary(number) for number in (3, 1, 9, 2)]

    assert [one.id for one in telling.best_attested(held, most=2)] == ["st3", "st9"]
    assert telling.best_attested(held, most=4) == tuple(held)


def test_the_list_of_stories_is_paged_without_loss(desk, follow):
    readings = [
        tale(f"p{n}", f"2026-01-{1 + n % 28:02}T0{n // 28}:00", "Two", 2, outlet=f"O{n}", headline=f"{name} {name}son")
        for n, name in enumerate(f"Q{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(40))
    ]
    follow(*(replace(one, article=replace(one.article, text=f"{one.article.headline} " * 9)) for one in readings))

    seen, address = [], "/stories"
    while address:
        page = see(desk, address)
        seen += page.xpath("//section[@aria-labelledby='latest']//h3/a/@href")
        address = page.xpath("string(//nav[@class='paging']/a[@rel='next']/@href)")

    assert len(seen) == len(set(seen)) > 30


@pytest.mark.parametrize("after", ["x", "1~", "~", "nan~1", "1e400~2", "1~" + "9" * 80])
def test_no_address_breaks_the_list_of_stories(desk, after):
    assert desk.get("/stories", params={"after": after}).status_code == 200


@pytest.mark.parametrize("address", ["/stories/st9", "/situations/si9", "/compare/a/b"])
def test_what_is_not_there_is_said(desk, address):
    assert desk.get(address).status_code == 404


def test_a_hostile_page_is_shown_as_text_in_stories_too(desk, ledger, follow, hostile):
    watch = Watch(id="followed", title="Followed", words=("the",))
    declare(ledger, answers, watch, now=lambda: datetime(2026, 3, 6, tzinfo=UTC))
    follow(hostile)
    with ledger.read() as connection:
        id_ = stories.of_article(connection, hostile.article.id).id
        assert novelties.list_(connection, story=id_)

    for address in ("/stories", f"/stories/{id_}"):
        assert "<script>" not in desk.get(address).text


def entry(value, day, **fields):
    known = {"article": "a", "figure": "f1", "span": Span(0, 1), "value": value, "low": value, "high": value,
             "qualifier": "exactly", "as_of": day, "giver": None}  # fmt: skip
    return TallyEntry(**known | fields)


def test_a_denied_figure_is_drawn_apart_from_the_line():
    tally = Tally(
        counted="people",
        state="killed",
        entries=(entry(1, "2026-03-02"), entry(4, "2026-03-03", denied=True), entry(2, "2026-03-04")),
    )

    drawn = charts.chart(tally, "People killed")

    assert [(point.kind, point.label) for point in drawn.points] == [("total", "1"), ("total", "2"), ("denied", None)]
    assert drawn.told == "People killed: 1 on 2 March 2026, 2 on 4 March 2026."


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (entry(1, "2026-03-02"),),
        (entry(1, "2026-03-02"), entry(9000, "2026-03-04")),
        (entry(1, "2026-03-02"), entry(1, "2026-03-04")),
        (entry(1, None), entry(2, "x")),
    ],
)
def test_what_has_no_course_is_not_drawn(entries):
    assert charts.chart(Tally(counted="people", state="killed", entries=entries), "People killed") is None


def test_a_declared_situation_without_stories_says_so(desk, ledger):
    declare(ledger, answers, Watch(id="empty", title="Nothing yet", words=("zeppelin",)), now=lambda: NOW)

    assert "No story belongs to it yet." in see(desk, "/situations/empty").text_content()
    with ledger.read() as connection:
        assert situations.find(connection, "empty").stories == 0


def test_programs_get_a_story_and_a_situation_whole(desk, ledger, story):
    declare(ledger, answers, Watch(id="fannhild", title="The Fannhild", words=("Fannhild",)), now=lambda: NOW)

    told = desk.get(f"/api/stories/{story}").json()
    matter = desk.get("/api/situations/fannhild").json()

    assert (told["articles"], told["story"]["counts"]["origins"]) == (["a", "b", "c"], 2)
    assert [entry["value"] for entry in told["tallies"][0]["entries"]] == [2, 3]
    assert [one["id"] for one in matter["stories"]] == [story]
    assert [one["quad"] for one in matter["relations"]] == ["verbal conflict"]
    assert [one["id"] for one in desk.get("/api/situations").json()] == ["fannhild"]


@pytest.mark.parametrize(
    ("query", "articles"),
    [({}, {"a", "c"}), ({"since": "2026-03-03"}, {"c"}), ({"after_round": 1}, set()), ({"story": "st9"}, set())],
)
def test_programs_get_what_is_new(desk, story, query, articles):  # noqa: ARG001 - likewise
    assert {news["novelty"]["article"] for news in desk.get("/api/news", params=query).json()} == articles


def test_programs_page_through_stories(desk, story):
    page = desk.get("/api/stories", params={"limit": 1}).json()

    assert ([one["id"] for one in page["items"]], page["next"]) == ([story], None)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/stories/st9", 404),
        ("/api/situations/x", 404),
        ("/api/news?since=soon", 400),
        ("/api/stories?limit=0", 400),
    ],
)
def test_what_programs_cannot_have_is_said_in_json(desk, address, status):
    answer = desk.get(address)

    assert answer.status_code == status
    assert "error" in answer.json()
