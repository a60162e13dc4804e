"""What comes next in a section, and what others also read."""

import pytest
from msgspec.structs import replace

from sayso.following import answers
from sayso.ledger import reading_lists
from sayso.records.actor import Actor
from sayso.records.article import Article, Outlet, PageDate
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.watch.catch_up import catch_up
from tests.ledger.pages import NOON, add


def page(id_, day, words, *, section="World", actors=()):
    text = f"{words} " * 12
    return Reading(
        article=Article(id=id_, url=f"https://{id_}.example/", headline=words, text=text, section=section,
                        outlet=Outlet(name=id_), published=PageDate(value=day, evidence="json_ld")),
        actors=tuple(Actor(id=f"a{n}", name=name, spans=(Span(0, 1),)) for n, name in enumerate(actors)),
        version=Version(sayso="0", model="by hand"),
    )  # fmt: skip


OWN = page("own", "2026-03-04", "Ferry Hanna aground off Stord", actors=("Grimsrud", "Enerhaug"))


@pytest.fixture
def lists(ledger):
    """Of the own page, among others."""

    def listed(*others):
        for one in (OWN, *others):
            add(ledger, one)
        catch_up(ledger, answers, now=lambda: NOON, track=lambda things, _: things)
        with ledger.read() as connection:
            return tuple(
                [summary.id for summary in found(connection, "own")]
                for found in (reading_lists.next_in_section, reading_lists.also_read)
            )

    return listed


def test_next_in_section_is_the_newest_of_the_section(lists):
    following, _ = lists(
        page("old", "2026-03-01", "Bridge at Voss is painted red", section="world"),
        page("new", "2026-03-05", "Cod quota talks resume in Bergen"),
        page("sport", "2026-03-06", "Brann wins the cup final again", section="Sport"),
    )

    assert following == ["new", "old"]


def test_of_copies_the_newest_is_listed_and_none_of_the_own_text(lists):
    copied = page("one", "2026-03-05", "Cod quota talks resume in Bergen")
    later = replace(
        page("two", "2026-03-06", "x"), article=replace(copied.article, id="two", url="https://two.example/")
    )
    own_copy = replace(OWN, article=replace(OWN.article, id="same", url="https://same.example/"))

    following, also = lists(copied, later, own_copy)

    assert len(following) == 1
    assert "same" not in following + also


def test_also_read_is_of_the_same_story_or_names_the_same_actors(lists):
    _, also = lists(
        page("one", "2026-03-01", "Grimsrud opens the fair at Voss", actors=("Grimsrud",)),
        page("both", "2026-02-01", "Grimsrud meets Enerhaug over cod", actors=("Grimsrud", "Enerhaug")),
        page("none", "2026-03-05", "Brann wins the cup final again", actors=("Someone",)),
    )

    assert also == ["both", "one"]


def test_an_article_without_a_section_or_of_no_ledger_has_none_next(ledger):
    add(ledger, page("own", "2026-03-04", "Ferry", section=None))

    with ledger.read() as connection:
        assert reading_lists.next_in_section(connection, "own") == ()
        assert reading_lists.next_in_section(connection, "zz") == reading_lists.also_read(connection, "zz") == ()
