"""Contents that lost the verb of their clause are given it back."""

import sayso


def test_a_content_keeps_the_verb_of_its_clause():
    text = (
        "Dockworkers at Chile's two largest ports rejected a government offer on Wednesday, extending a strike that "
        "has stranded about 120 ships, the port authority said."
    )
    reading = sayso.Reader().read(text, plain=True)

    (said,) = [
        one for one in reading.statements if one.speaker.span and one.speaker.span.of(text).endswith("authority")
    ]
    assert [span.of(text).split()[0] for span in said.content] == ["Dockworkers"]
