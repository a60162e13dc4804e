"""The brief: what an analyst sees, on any terminal, whatever the page holds."""

import io
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from sayso.cli.brief import draw
from sayso.cli.terminal import NARROWEST, WIDEST, console, tame
from sayso.records.actor import Actor
from sayso.records.article import Agency, Article, Caption, Credit, Notice, Outlet, PageDate, RelatedItem, RelatedList
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from tests import strategies

TEXT = (
    "“We talk to Iceland daily,” Havnytt quoted Ingrid Solheim as telling reporters on Tuesday. Oslo, she said, denies "
    "it sent ships. A patrol has stopped at least 14 boats. In May the two signed a pact."
)


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def brief(reading, *, columns=80, encoding="utf-8"):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    draw(reading, Console(file=out, width=columns, highlight=False, markup=False, emoji=False))
    out.flush()
    return out.buffer.getvalue().decode(encoding)


def test_a_text_in_a_language_not_read_is_told_as_such():
    article = Article(id="a1", headline="Tres barcos", language="es", text="El ministro dijo que no.")

    told = brief(Reading(article=article, language=None, version=Version(sayso="1", model="m")))

    assert "The text is in Spanish, which Sayso does not read" in " ".join(told.split())
    assert "No statement found" not in told


def reading(*, text=TEXT, headline="Norway keeps a line open", **records):
    article = Article(
        id="a",
        headline=headline,
        outlet=Outlet(name="The Harbour Times"),
        section="World",
        published=PageDate(value="2025-11-05", evidence="json_ld"),
        agency=Agency(name="Nordwire", kind="agency", evidence=("lede", "credit")),
        captions=(Caption(text="Solheim in Bergen", credit="NORDWIRE/Per Aas"),),
        credits=(Credit(role="editing", names=("Leif Dahl",)),),
        notices=(Notice(kind="correction", text="An earlier version named another ship."),),
        related=(
            RelatedList(heading="Next in World", items=(RelatedItem(title="Cod"), RelatedItem(title="Ferries"))),
            RelatedList(heading="Read also", items=()),
        ),
        text=text,
    )
    return Reading(article=article, version=Version(sayso="0", model="none"), **records)


SOLHEIM = Actor(
    id="a1", name="Ingrid Solheim", role="spokeswoman", country="NOR", sector="GOV", spans=(at("Ingrid Solheim"),)
)
TUESDAY = When(span=at("Tuesday"), start="2025-11-04", end="2025-11-04")
NORDWIRE = Relay(name="Nordwire", kind="agency", known_by="lede")
SAID = Statement(
    id="s1",
    speaker=Speaker(span=at("Ingrid Solheim"), actor="a1"),
    relays=(NORDWIRE, Relay(name="Havnytt", kind="state_media", known_by="cue", span=at("Havnytt"))),
    cue=(at("telling"),),
    content=(at("“We talk to Iceland daily,”"),),
    manner="direct",
    stance="said",
    said=TUESDAY,
    audience=at("reporters"),
)
DENIED = Statement(
    id="s2",
    speaker=Speaker(span=at("Oslo")),
    content=(at("it sent ships"),),
    manner="indirect",
    stance="denied",
    within="s1",
)


def test_the_head_tells_outlet_agency_date_and_how_each_is_known():
    head = " ".join(brief(reading(), columns=WIDEST).split())

    assert "Norway keeps a line open The Harbour Times" in head
    assert "The Harbour Times · Nordwire (agency, by the mark at the head of the text and the credit line)" in head
    assert "5 November 2025 (by the page's JSON-LD)" in head
    assert "Correction: An earlier version named another ship." in head


def test_a_relay_chain_is_drawn_from_the_reader_to_the_speaker_with_what_was_said():
    shown = brief(reading(statements=(SAID,), actors=(SOLHEIM,)))

    assert "  Nordwire ← Havnytt ← Ingrid Solheim, spokeswoman, NOR GOV\n" in shown
    assert "    said · Tuesday 4 November 2025 · to reporters\n      “We talk to Iceland daily”\n" in shown


def test_a_statement_inside_another_is_indented_under_it():
    shown = brief(reading(statements=(SAID, DENIED), actors=(SOLHEIM,)))

    assert "      “We talk to Iceland daily”\n      ↳ Oslo\n        denied\n          it sent ships\n" in shown


def test_a_chain_inside_another_is_told_from_where_they_part():
    inner = Statement(
        id="s2",
        speaker=Speaker(span=at("Oslo")),
        relays=(NORDWIRE, Relay(name="HAVNYTT", kind="state_media", known_by="cue", span=at("Havnytt"))),
        manner="indirect",
        stance="denied",
        within="s1",
    )
    outer = Statement(
        id="s1", speaker=Speaker(span=at("Havnytt")), relays=(NORDWIRE,), manner="indirect", stance="said"
    )

    assert "      ↳ Oslo\n        denied\n" in brief(reading(statements=(outer, inner)))


def test_of_evidence_in_pieces_far_apart_the_first_is_shown():
    talked = Event(id="e1", type="CONSULT", trigger=(at("talk"), at("pact")), status="asserted")

    assert "“We talk to Iceland daily,” Havnytt" in brief(reading(events=(talked,)))


def test_statements_that_contain_each_other_are_both_shown():
    one = Statement(id="s1", speaker=Speaker(), content=(at("Oslo"),), manner="indirect", stance="said", within="s2")
    two = Statement(id="s2", speaker=Speaker(), content=(at("ships"),), manner="indirect", stance="said", within="s1")

    shown = brief(reading(statements=(one, two)))

    assert "      Oslo\n" in shown
    assert "      ships\n" in shown


def test_only_words_the_page_gives_as_spoken_stand_in_quotation_marks():
    shown = brief(reading(statements=(DENIED,)))

    assert "“it sent ships”" not in shown


def test_an_unnamed_speaker_is_called_so():
    anonymous = Statement(id="s1", speaker=Speaker(anonymous=True), manner="indirect", stance="claimed")

    assert "an unnamed speaker" in brief(reading(statements=(anonymous,)))


def test_an_event_tells_parties_type_day_place_and_who_claims_it_with_its_sentence():
    stopped = Event(
        id="e1",
        type="COERCE",
        mode="seize",
        sources=(EventActor(span=at("A patrol"), country="NOR", sector="MIL"),),
        targets=(EventActor(span=at("boats")),),
        trigger=(at("stopped"),),
        status="claimed",
        statement="s1",
        when=TUESDAY,
        place="p1",
    )
    sea = Place(id="p1", span=at("Iceland"), name="Norwegian Sea", kind="sea")

    shown = brief(reading(statements=(SAID,), events=(stopped,), places=(sea,), actors=(SOLHEIM,)), columns=WIDEST)

    assert (
        "  NOR MIL → “boats” · COERCE (seize) · Tuesday 4 November 2025 · Norwegian Sea (claimed by Ingrid Solheim)\n"
        "    “A patrol has stopped at least 14 boats.”\n"
    ) in shown


def test_a_relay_nobody_names_is_still_a_step_of_the_way():
    quoted = Statement(
        id="s1",
        speaker=Speaker(span=at("Ingrid Solheim")),
        relays=(NORDWIRE, Relay(name="unknown", kind="unknown", known_by="cue", span=at("quoted"))),
        manner="indirect",
        stance="said",
    )

    assert "  Nordwire ← (not named) ← Ingrid Solheim\n" in brief(reading(statements=(quoted,)))


def test_background_stands_apart_below_what_is_new():
    new = Event(id="e1", type="COERCE", trigger=(at("stopped"),), status="asserted")
    old = Event(id="e2", type="SUPPORT", trigger=(at("signed"),), status="asserted", background=True)

    shown = brief(reading(events=(old, new)))

    assert shown.index("COERCE") < shown.index("  Background\n") < shown.index("SUPPORT")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"value": 14, "low": 14, "qualifier": "at_least"}, "at least 14 boats stopped"),
        ({"value": 14, "qualifier": "exactly"}, "14 boats stopped"),
        ({"low": 10, "high": 12_000, "qualifier": "between"}, "between 10 and 12,000 boats stopped"),
        ({"low": 24, "qualifier": "about"}, "about “at least 14” boats stopped"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_figure_is_said_with_its_qualifier_unit_and_state(figure, said):
    counted = Figure(id="f1", span=at("at least 14"), unit="boats", state="stopped", giver=at("Havnytt"), **figure)

    shown = brief(reading(figures=(counted,)))

    assert f"  {said} · given by Havnytt\n    “A patrol has stopped at least 14 boats.”\n" in shown


@pytest.mark.parametrize(
    ("unit", "state", "said"),
    [("arrests", "arrested", "14 arrests"), ("deaths", "dead", "14 deaths"), ("trees", "treated", "14 trees treated")],
)
def test_a_state_that_only_repeats_the_counted_noun_is_not_told(unit, state, said):
    counted = Figure(id="f1", span=at("14"), value=14, qualifier="exactly", unit=unit, state=state)

    assert f"  {said}\n" in brief(reading(figures=(counted,)))


def test_evidence_begins_after_the_mark_of_the_agency():
    text = "OSLO (Nordwire) - Two boats sank."
    counted = Figure(id="f1", span=Span(18, 21), value=2, qualifier="exactly", unit="boats", state="sunk")
    made = reading(text=text, figures=(counted,))
    article = replace(made.article, mark=Span(0, 18))

    assert "    “Two boats sank.”\n" in brief(replace(made, article=article))


def test_each_place_is_told_once_and_nationalities_are_not_places():
    places = (
        Place(id="p1", span=at("Oslo"), name="Oslo", kind="city", country="NOR", metonym=True),
        Place(id="p2", span=at("Iceland"), name="Iceland", kind="country", country="ISL", metonym=True),
        Place(id="p3", span=at("Iceland"), name="Iceland", kind="country", country="ISL"),
        Place(id="p4", span=at("Iceland"), name="Norwegian", kind="nationality", country="NOR"),
    )

    assert "Places\n  Oslo (NOR, for its government) · Iceland\n" in brief(reading(places=places))


def test_furniture_is_told_last():
    shown = brief(reading())

    assert "  Caption: Solheim in Bergen [NORDWIRE/Per Aas]\n  Editing: Leif Dahl\n" in shown
    assert "  Next in World: 2 headlines\n" in shown
    assert "  Read also: no headlines\n" in shown


def test_long_evidence_is_cut_at_words_around_the_trigger():
    text = f"{'before ' * 60}STRUCK{' after' * 60}"
    struck = Event(id="e1", type="ASSAULT", trigger=(Span(420, 426),), status="asserted")

    shown = " ".join(brief(reading(text=text, events=(struck,))).split())

    evidence = re.search(r"“… (before )+STRUCK( after)+ …”", shown)
    assert evidence
    assert len(evidence[0]) < 180


def test_markup_and_control_characters_of_a_page_are_shown_as_text():
    shown = brief(reading(headline="[bold red]No[/] \x1b[31m\u202eevil\x07 :smiley: &amp;"))

    assert "[bold red]No[/] \N{REPLACEMENT CHARACTER}[31mevil\N{REPLACEMENT CHARACTER} :smiley: &amp;\n" in shown


def test_a_terminal_of_ascii_gets_ascii():
    shown = brief(reading(statements=(SAID,), actors=(SOLHEIM,)), encoding="ascii")

    assert "Nordwire <- Havnytt <- Ingrid Solheim" in shown
    assert '"We talk to Iceland daily"' in shown


@given(
    made=strategies.readings(),
    columns=st.integers(NARROWEST, WIDEST),
    encoding=st.sampled_from(["utf-8", "ascii", "latin-1"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_reading_fits_any_terminal_and_cannot_steer_it(made, columns, encoding):
    shown = brief(made, columns=columns, encoding=encoding)

    assert not {mark for mark in shown if unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"}} - {"\n"}
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(shown)
    assert all(Console(width=columns).render_str(line, markup=False).cell_len <= columns for line in shown.split("\n"))


@given(st.text())
def test_tame_text_stays_as_it_is(text):
    assert tame(tame(text)) == tame(text)


def test_colours_are_for_terminals_and_the_width_has_bounds(monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")

    screen = console(io.StringIO())

    assert screen.color_system is None
    assert screen.width == WIDEST
