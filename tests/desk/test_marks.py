"""The marked text: nothing of the text is lost, and every mark covers what it is evidence for."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.desk.marks import LAYERS, anchor, marks, paragraphs
from sayso.records.actor import Actor
from sayso.records.article import Article
from sayso.records.reading import Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, Speaker, Statement
from sayso.records.time import TimeSpan


@st.composite
def marked_readings(draw):
    """A text of a few paragraphs, and records over any stretches of it: nested, crossing, over paragraph ends."""
    text = draw(st.text(alphabet="ab é\n\u2028\u202e\U0001f600", min_size=1, max_size=40))
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))
    spans = st.lists(span, max_size=3).map(tuple)
    statement = st.builds(
        lambda speaker, relay, cue, content: Statement(
            id="s",
            speaker=Speaker(span=speaker),
            relays=(Relay(name="r", kind="agency", known_by="cue", span=relay),),
            cue=cue,
            content=content,
            manner="direct",
            stance="said",
        ),
        st.none() | span, st.none() | span, spans, spans,
    )  # fmt: skip
    return Reading(
        article=Article(id="a", text=text),
        statements=draw(st.lists(statement, max_size=3).map(tuple)),
        times=draw(st.lists(st.builds(lambda span: TimeSpan(span=span, type="DATE", value="x"), span), max_size=3)),
        actors=draw(st.lists(st.builds(lambda spans: Actor(id="a", name="n", spans=spans), spans), max_size=3)),
        version=Version(sayso="0", model="0"),
    )


@settings(deadline=None)  # a busy machine is no failure
@given(marked_readings())
def test_segments_joined_are_the_paragraphs_and_what_lies_between_is_white_space(reading):
    text, end = reading.article.text, 0

    for paragraph in paragraphs(reading):
        assert not text[end : paragraph.span.start].strip()
        assert "".join(segment.text for segment in paragraph.segments) == paragraph.span.of(text)
        end = paragraph.span.end
    assert not text[end:].strip()


@settings(deadline=None)  # a busy machine is no failure
@given(marked_readings())
def test_a_mark_covers_exactly_the_segments_inside_its_span(reading):
    segments = [segment for paragraph in paragraphs(reading) for segment in paragraph.segments]

    for mark in marks(reading):
        for segment in segments:
            assert (mark in segment.marks) == mark.span.contains(segment.span)
            assert mark.span.contains(segment.span) or not mark.span.overlaps(segment.span)


@settings(deadline=None)  # a busy machine is no failure
@given(marked_readings())
def test_each_record_in_the_text_has_one_first_segment_to_jump_to(reading):
    segments = [segment for paragraph in paragraphs(reading) for segment in paragraph.segments]

    firsts = [name for segment in segments for name in segment.first_of]

    assert sorted(firsts) == sorted({name for segment in segments for name in segment.anchors})


def test_a_segment_knows_its_layers_records_and_coats(reading):
    first = paragraphs(reading)[0]

    norway = next(segment for segment in first.segments if segment.text == "Norway")

    assert norway.layers == ("statements", "events", "places", "actors")
    assert norway.anchors == ("s1", "e1", "p1", "a3")
    assert (norway.link.layer, norway.link.part) == ("events", "source")
    assert [(coat.layer, coat.part) for coat in norway.coats] == [
        ("statements", "content"), ("places", "place"), ("actors", "actor"),
    ]  # fmt: skip


def test_text_without_evidence_is_plain(reading):
    segment = paragraphs(reading)[0].segments[0]

    assert (segment.text, segment.marks, segment.link) == ("BERGEN (Nordwire) - ", (), None)


def test_the_link_of_a_word_that_is_two_things_goes_to_the_rarer(reading):
    fourth = paragraphs(reading)[3]

    denounced = next(segment for segment in fourth.segments if segment.text == "denounced")

    assert denounced.anchors == ("s4", "e2")
    assert denounced.link.anchor == "e2"


def test_words_said_lead_to_their_statement_only_where_nothing_shorter_does(reading):
    bare = msgspec.structs.replace(reading.statements[2], speaker=Speaker(), relays=(), cue=())
    alone = msgspec.structs.replace(reading, statements=(*reading.statements[:2], bare))

    def link(of):
        return next(s.link for s in paragraphs(of)[2].segments if s.text.startswith("to give any"))

    assert link(reading) is None
    assert link(alone).anchor == "s3"


def test_a_segment_that_begins_no_mark_leads_nowhere(reading):
    middle = next(segment for segment in paragraphs(reading)[0].segments if segment.text == " remains in daily ")

    assert middle.anchors == ("s1",)
    assert middle.link is None


def test_a_prefix_keeps_the_anchors_of_several_readings_apart(reading):
    names = {mark.anchor for mark in marks(reading, prefix="r2-")}

    assert "r2-s1" in names
    assert all(name.startswith("r2-") for name in names)


def test_every_layer_has_a_letter_of_its_own():
    assert len({anchor(layer, 0) for layer in LAYERS}) == len(LAYERS)


def test_a_reading_without_text_has_no_paragraph(reading):
    bare = Reading(article=msgspec.structs.replace(reading.article, text=" \n"), version=reading.version)

    assert paragraphs(bare) == ()
