"""A text in a language without rules: its page's fields, and nothing read by the rules of another."""

import sayso

READER = sayso.Reader()
SPANISH = (
    "El ministro de Pesca, Julián Ortega, dijo el lunes que tres barcos fueron detenidos cerca de la costa y que dos "
    "marineros murieron. La oposición acusó al gobierno de mentir sobre el acuerdo con Noruega."
)


def test_a_text_in_another_language_says_that_it_was_not_read():
    reading = READER.read(SPANISH, plain=True, published="2026-03-11")

    assert (reading.article.language, reading.language) == ("es", None)
    assert reading.article.published.value == "2026-03-11"


def test_nothing_is_read_in_it_by_the_rules_of_english():
    reading = READER.read(SPANISH, plain=True, published="2026-03-11")

    assert not any((reading.statements, reading.events, reading.figures, reading.actors, reading.times, reading.places))


def test_a_short_text_is_read_as_what_sayso_reads():
    reading = READER.read("Three boats sank, officials said.", plain=True)

    assert (reading.article.language, reading.language) == (None, "en")
    assert len(reading.figures) == 1
