"""Paragraphs that may be furniture make no entries, whatever they say."""

from msgspec.structs import replace

from sayso.reading import reader
from sayso.reading.encoder.encoder import Encoder
from sayso.records.article import Article
from sayso.records.span import Span

TRUE = "Norway's fisheries minister said on Monday that two boats were seized off Bergen."
SUSPECT = "Denmark's prime minister said on Friday that 40 soldiers were sent to Nuuk."


def test_nothing_is_read_from_a_suspect():
    article = Article(id="a", text=f"{TRUE}\n\n{SUSPECT}")
    suspect = Span(len(TRUE) + 2, len(article.text))
    encoder = Encoder.load()
    whole = reader.read(article, encoder)
    warned = reader.read(replace(article, suspects=(suspect,)), encoder)

    assert any(suspect.contains(one.span) for one in (*whole.figures, *whole.places, *whole.times))
    assert not any(suspect.contains(one.span) for one in (*warned.figures, *warned.places, *warned.times))
    assert [span for one in warned.statements for span in one.content if suspect.contains(span)] == []
    assert len(warned.statements) == 1


def test_a_place_in_the_name_of_a_medium_is_nested_and_no_events_place():
    text = "Police fired tear gas at protesters in Santiago on Monday, according to a hospital quoted by La Paz Herald."
    reading = reader.read(Article(id="a", text=text), Encoder.load())

    told = {place.name: place.nested for place in reading.places}
    events = {place.name for place in reading.places for event in reading.events if event.place == place.id}
    assert not told["Santiago"]
    assert told.get("La Paz", True)
    assert "La Paz" not in events
