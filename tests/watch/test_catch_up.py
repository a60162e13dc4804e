"""What articles come to together, kept in the ledger: current, the same after any interruption, never erased."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from sayso.following import answers
from sayso.following.stream import Stream
from sayso.ledger import captures, novelties, readings, rounds, situations, stories, tallies, utterances, watches
from sayso.records.article import Article, Outlet, PageDate
from sayso.records.capture import Capture
from sayso.records.figure import Figure
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.story import Watch
from sayso.watch.catch_up import catch_up, declare
from tests.ledger.dump import dump
from tests.ledger.pages import NOON, clock

WIRE = (
    "The coastguard said the trawler Fannhild sank off Vardø before dawn on Monday.\n"
    "Two people died and five are missing, rescuers told reporters in the harbour of Vardø.\n"
    "A patrol boat found an empty raft some nine miles from the place where the Fannhild went down.\n"
    "The owner of the Fannhild, Nordhav, said the ship had passed its last inspection in the spring.\n"
)
OWN = "Divers reached the wreck of the Fannhild off Vardø and found no one. The coastguard said the search goes on."
OTHER_OWN = "The harbour master of Vardø said a raft of the Fannhild was found empty where the trawler sank."
OTHER = "The jury gave the prize for the best cardamom bun to a baker in Gothenburg, who thanked his mother."


def page(id_, text, day, headline, *, outlet=None, dead=None, says=None):
    """A reading by hand: perhaps a toll, perhaps words of the coastguard."""
    at = text.find("Two") if dead else 0
    figures = (
        Figure(id="f1", span=Span(at, at + 3), value=dead, low=dead, high=dead, qualifier="exactly", unit="people",
               state="died"),
    ) if dead else ()  # fmt: skip
    said = text.find(says) if says else 0
    statements = (
        Statement(id="s1", speaker=Speaker(span=Span(*_at(text, "coastguard"))), manner="indirect", stance="said",
                  content=(Span(said, said + len(says)),), relays=(Relay(name="Norrvarp", kind="agency",
                  known_by="lede"),)),
    ) if says else ()  # fmt: skip
    article = Article(
        id=id_,
        url=f"https://{id_}.example/",
        text=text,
        headline=headline,
        outlet=Outlet(name=outlet or id_, domain=f"{id_}.example"),
        published=PageDate(value=day, evidence="json_ld"),
    )
    return Reading(article=article, figures=figures, statements=statements, version=Version(sayso="0", model="by hand"))


def _at(text, words):
    start = text.index(words)
    return start, start + len(words)


FIRST = page("a", WIRE, "2026-03-02T08:00", "Trawler Fannhild sinks off Vardø, two dead", dead=2,
             says="the trawler Fannhild sank off Vardø")  # fmt: skip
COPY = page("b", WIRE, "2026-03-02T09:00", "Fannhild sinks off Vardø", dead=2)
LATER = page("c", OWN, "2026-03-03T09:00", "Divers reach the wreck of the Fannhild off Vardø",
             says="the search goes on")  # fmt: skip
STRANGER = page("d", OTHER, "2026-03-03T10:00", "Cardamom bun of the year comes from Gothenburg")
PAGES = (FIRST, COPY, LATER, STRANGER)


def plain(things, _what):
    return things


def accept(ledger, *several, at=NOON):
    with ledger.write() as connection:
        for reading in several:
            capture = Capture(kind="plain", content=reading.article.id.encode(), url=reading.article.url)
            readings.add(connection, captures.add(connection, capture, at=at).number, reading, at=at)


def follow(ledger, *several, at=NOON):
    accept(ledger, *several, at=at)
    return catch_up(ledger, answers, now=clock(), track=plain).articles


def look(ledger, question, *arguments, **options):
    with ledger.read() as connection:
        return question(connection, *arguments, **options)


def together(ledger):
    """The articles of each story."""
    with ledger.read() as connection:
        return sorted([one.told.id for one in stories.told(connection, story)] for story in stories.every(connection))


def test_reports_of_one_thing_are_one_story_and_a_stranger_has_its_own(ledger):
    assert follow(ledger, *PAGES) == 4

    assert together(ledger) == [["a", "b", "c"], ["d"]]


def test_a_story_counts_pages_outlets_families_and_origins(ledger):
    follow(ledger, *PAGES)

    story = look(ledger, stories.of_article, "a")

    assert (story.counts.pages, story.counts.outlets, story.counts.families, story.counts.origins) == (3, 3, 3, 2)
    assert [origin.pages for origin in look(ledger, stories.origins, story.id)] == [("a", "b"), ("c",)]


def test_a_story_keeps_its_tally_and_what_was_said(ledger):
    follow(ledger, *PAGES)
    story = look(ledger, stories.of_article, "a")

    (tally,) = look(ledger, tallies.of, story.id)
    said = look(ledger, utterances.of_story, story.id)

    assert [(entry.article, entry.value, entry.span) for entry in tally.entries] == [("a", 2, FIRST.figures[0].span)]
    assert [one.content for one in said] == ["the trawler Fannhild sank off Vardø", "the search goes on"]


def test_following_again_changes_nothing(ledger):
    follow(ledger, *PAGES)
    before = dump(ledger)

    assert catch_up(ledger, answers, now=clock(), track=plain).articles == 0

    assert dump(ledger) == before


def test_reading_everything_again_alike_changes_nothing(ledger):
    follow(ledger, *PAGES)
    before = dump(ledger)

    follow(ledger, *PAGES, at=datetime(2026, 12, 1, tzinfo=UTC))

    assert {name: rows for name, rows in dump(ledger).items() if name != "rounds"} == {
        name: rows for name, rows in before.items() if name != "rounds"
    }


def test_what_is_read_otherwise_is_told_otherwise(ledger):
    follow(ledger, *PAGES)

    follow(ledger, replace(FIRST, figures=()), replace(COPY, figures=()), at=datetime(2026, 12, 1, tzinfo=UTC))

    assert look(ledger, tallies.of, look(ledger, stories.of_article, "a").id) == ()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_in_one_round_the_order_of_acceptance_does_not_matter(ledger, order):
    follow(ledger, *(PAGES[place] for place in order))

    assert together(ledger) == [["a", "b", "c"], ["d"]]
    assert look(ledger, stories.of_article, "a").title == COPY.article.headline
    assert [origin.pages for origin in look(ledger, stories.origins, look(ledger, stories.of_article, "a").id)] == [
        ("a", "b"),
        ("c",),
    ]


class Killed(BaseException):
    pass


class Dying:
    """Following that dies at the n-th question it is asked."""

    def __init__(self, questions):
        self._left = questions

    def __getattr__(self, name):
        def asked(*arguments):
            self._left -= 1
            if self._left < 0:
                raise Killed
            return getattr(answers, name)(*arguments)

        return asked


@pytest.mark.parametrize("questions", [0, 1, 5, 9, 14, 16, 18, 20, 22, 23])
def test_killed_anywhere_and_run_again_it_ends_as_if_undisturbed(ledger, questions):
    follow(ledger, *PAGES)
    undisturbed = dump(ledger)
    _empty(ledger)
    accept(ledger, *PAGES)

    with pytest.raises(Killed):
        catch_up(ledger, Dying(questions), now=clock(), track=plain)
    catch_up(ledger, answers, now=clock(), track=plain)

    assert dump(ledger) == undisturbed


class Faulty:
    """Following with a bug that one story meets."""

    def __getattr__(self, name):
        return getattr(answers, name)

    def tell(self, story):
        if any(told.id == "d" for told in story):
            raise ZeroDivisionError("by a bun")
        return answers.tell(story)


def test_a_story_that_meets_a_bug_is_told_of_and_the_others_are_followed(ledger):
    accept(ledger, *PAGES)

    caught = catch_up(ledger, Faulty(), now=clock(), track=plain)

    ((where, reason),) = caught.failures
    assert where == "story st2"
    assert "ZeroDivisionError: by a bun" in reason
    assert look(ledger, stories.of_article, "a").counts.pages == 3
    assert catch_up(ledger, answers, now=clock(), track=plain).failures == ()


def _empty(ledger):
    from sqlalchemy import delete  # noqa: PLC0415 - for this alone

    from sayso.ledger.schema import metadata  # noqa: PLC0415 - likewise

    with ledger.write() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        connection.exec_driver_sql("DELETE FROM search")


def test_a_story_that_went_into_another_still_leads_there(ledger):
    """An address once given is never lost: a bookmark of the younger story shows the one it became part of."""
    one, other = page("x", "", "2026-03-02T07:00", "Boat lost"), page("y", "", "2026-03-02T08:00", "Storm warning")
    follow(ledger, one, other)
    first, second = (look(ledger, stories.of_article, id_).id for id_ in "xy")

    alike = [
        replace(reading, article=replace(reading.article, headline="Boat lost in a storm")) for reading in (one, other)
    ]
    follow(ledger, *alike, at=datetime(2026, 12, 1, tzinfo=UTC))

    assert first != second
    assert look(ledger, stories.find, first).id == look(ledger, stories.find, second).id == first
    assert look(ledger, stories.find, "st99") is None


def test_a_stream_has_the_same_stories_in_a_ledger_and_without_one(ledger, arrivals):
    """Whether it comes at once or bit by bit."""
    stream = Stream()
    for arrival in sorted(arrivals, key=lambda arrival: arrival.published):
        stream.add(arrival)
    together_without = {}
    for followed in stream.close():
        together_without.setdefault(followed.story, []).append(followed.id)
    pages = [as_page(arrival) for arrival in sorted(arrivals, key=lambda arrival: arrival.published)]

    for start in range(0, len(pages), 20):
        follow(ledger, *pages[start : start + 20])

    assert sorted(map(sorted, together(ledger))) == sorted(map(sorted, together_without.values()))


def as_page(arrival):
    article = Article(
        id=arrival.id,
        text=arrival.text,
        headline=arrival.title,
        outlet=Outlet(name=arrival.outlet),
        published=PageDate(value=arrival.published, evidence="json_ld"),
    )
    return Reading(article=article, version=Version(sayso="0", model="by hand"))


def test_an_article_that_another_capture_took_over_is_counted_once(ledger):
    follow(ledger, *PAGES)
    with ledger.write() as connection:
        again = Capture(kind="plain", content=b"the same page with a date", url=FIRST.article.url)
        readings.add(connection, captures.add(connection, again, at=NOON).number, FIRST, at=NOON)

    catch_up(ledger, answers, now=clock(), track=plain)

    assert together(ledger) == [["a", "b", "c"], ["d"]]


def test_what_is_new_since_a_round_is_what_came_after_it(ledger):
    other = page("e", OTHER_OWN, "2026-03-02T10:00", "Trawler Fannhild sinks off Vardø, raft found")
    follow(ledger, FIRST, COPY, other)
    seen = look(ledger, rounds.latest)

    follow(ledger, LATER, STRANGER)

    story = look(ledger, stories.of_article, "a").id
    new = look(ledger, novelties.list_, story=story, after_round=seen)
    assert {news.novelty.kind for news in new} == {"origin", "statement"}
    assert {news.novelty.article for news in new} == {"c"}


def test_a_single_report_is_news_once_another_confirms_it(ledger):
    follow(ledger, FIRST, COPY)
    assert look(ledger, novelties.list_) == ()

    follow(ledger, LATER)

    assert {news.novelty.article for news in look(ledger, novelties.list_)} == {"a", "c"}


def test_what_is_new_since_a_day_is_what_was_published_from_then_on(ledger):
    follow(ledger, *PAGES)

    new = look(ledger, novelties.list_, since="2026-03-03")

    assert {news.novelty.article for news in new} == {"c"}  # d stands alone


def test_a_copy_that_comes_later_brings_nothing_new(ledger):
    follow(ledger, FIRST)
    seen = look(ledger, rounds.latest)

    follow(ledger, COPY)

    assert look(ledger, novelties.list_, after_round=seen) == ()


def test_a_readers_visit_is_remembered(ledger):
    follow(ledger, *PAGES)

    with ledger.write() as connection:
        rounds.visit(connection, "ann")
        rounds.visit(connection, "ann")

    assert look(ledger, rounds.seen, "ann") == look(ledger, rounds.latest) == 1
    assert look(ledger, rounds.seen, "bob") == 0


def test_a_watch_gathers_the_stories_there_are_and_those_that_come(ledger):
    follow(ledger, FIRST, STRANGER)

    found = declare(ledger, answers, Watch(id="fannhild", title="The Fannhild", words=("Fannhild",)), now=clock())
    follow(ledger, LATER, page("e", OTHER, "2026-04-09", "Another bun"))

    assert found == 1
    page_of = look(ledger, situations.find, "fannhild")
    assert (page_of.title, page_of.watch, page_of.articles) == ("The Fannhild", "fannhild", 2)


def test_a_watch_declared_again_gathers_anew(ledger):
    follow(ledger, *PAGES)
    declare(ledger, answers, Watch(id="w", title="One", words=("Fannhild",)), now=clock())

    declare(ledger, answers, Watch(id="w", title="Buns", words=("cardamom",)), now=clock())

    (story,) = look(ledger, stories.of_situation, "w")
    assert story.id == look(ledger, stories.of_article, "d").id
    assert [one.title for one in look(ledger, watches.list_)] == ["Buns"]


def test_a_watch_that_is_removed_leaves_its_stories(ledger):
    follow(ledger, *PAGES)
    declare(ledger, answers, Watch(id="w", title="One", words=("Fannhild",)), now=clock())

    with ledger.write() as connection:
        assert watches.remove(connection, "w")
        assert not watches.remove(connection, "w")

    assert look(ledger, situations.find, "w") is None
    assert together(ledger) == [["a", "b", "c"], ["d"]]


def test_two_strikes_on_two_days_are_two_stories_of_one_situation(ledger):
    """Look-alikes are kept apart, and belong together all the same."""
    one = "Rebels shelled the bridge at Kalvene at noon. Four soldiers of the Rask brigade were hurt, the army said."
    two = "Rebels shelled the bridge at Kalvene again. Six soldiers of the Rask brigade were hurt, the army said."
    strangers = [page(f"s{n}", OTHER, f"2026-03-0{n + 1}", f"Bun {n} of the year") for n in range(1, 8)]
    follow(
        ledger,
        page("k1", one, "2026-03-02T12:00", "Rebels shell Kalvene bridge, four hurt"),
        page("k2", two, "2026-03-09T12:00", "Rebels shell Kalvene bridge again, six hurt"),
        *strangers,
    )

    first, second = look(ledger, stories.of_article, "k1"), look(ledger, stories.of_article, "k2")

    assert first.id != second.id
    assert first.situation is not None
    assert first.situation == second.situation
