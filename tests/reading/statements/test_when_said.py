"""When something was said: the day its own sentence gives, never one that was only spoken of."""

import pytest
from trees import annotation, compact

from sayso.reading import reader
from sayso.records.article import Article, PageDate

CASES = [
    (
        "The minister said on Monday that talks would resume on Friday.",
        (
            "The/the/DET/2/det minister/minister/NOUN/3/nsubj said/say/VERB/0/root on/on/ADP/5/case "
            "Monday/Monday/PROPN/3/obl that/that/SCONJ/9/mark talks/talk/NOUN/9/nsubj would/would/AUX/9/aux "
            "resume/resume/VERB/3/ccomp on/on/ADP/11/case Friday/Friday/PROPN/9/obl ././PUNCT/3/punct"
        ),
        [(("The minister",), ("said",), ("that talks would resume on Friday",))],
        ("Monday", "2026-03-02"),
    ),
    (
        "Kremlin spokesman Orlov, speaking on Saturday, denied the report.",
        (
            "Kremlin/Kremlin/PROPN/2/compound spokesman/spokesman/NOUN/3/nmod Orlov/Orlov/PROPN/9/nsubj "
            ",/,/PUNCT/5/punct speaking/speak/VERB/9/advcl on/on/ADP/7/case Saturday/Saturday/PROPN/5/obl "
            ",/,/PUNCT/5/punct denied/deny/VERB/0/root the/the/DET/11/det report/report/NOUN/9/obj "
            "././PUNCT/9/punct"
        ),
        [(("Kremlin spokesman Orlov",), ("denied",), ("the report",))],
        ("Saturday", "2026-02-28"),
    ),
    (
        "According to a statement on Tuesday, the ship sank on Sunday.",
        (
            "According/accord/VERB/4/case to/to/ADP/1/fixed a/a/DET/4/det statement/statement/NOUN/10/obl "
            "on/on/ADP/6/case Tuesday/Tuesday/PROPN/4/nmod ,/,/PUNCT/4/punct the/the/DET/9/det "
            "ship/ship/NOUN/10/nsubj sank/sink/VERB/0/root on/on/ADP/12/case Sunday/Sunday/PROPN/10/obl "
            "././PUNCT/10/punct"
        ),
        [(("a statement on Tuesday",), ("According to",), ("the ship sank on Sunday",))],
        ("Tuesday", "2026-03-03"),
    ),
    (
        "The minister said talks would resume on Friday.",
        (
            "The/the/DET/2/det minister/minister/NOUN/3/nsubj said/say/VERB/0/root talks/talk/NOUN/6/nsubj "
            "would/would/AUX/6/aux resume/resume/VERB/3/ccomp on/on/ADP/8/case Friday/Friday/PROPN/6/obl "
            "././PUNCT/3/punct"
        ),
        [(("The minister",), ("said",), ("talks would resume on Friday",))],
        None,
    ),
]


class Given:
    """An annotator that knows one sentence."""

    version = "given"

    def __init__(self, made):
        self._made = made

    def annotate(self, _paragraph):
        return self._made


@pytest.mark.parametrize(
    ("text", "rows", "attributions", "said"),
    CASES,
    ids=[
        "the day beside the cue",
        "the day somebody spoke",
        "the day of the document",
        "a day that was only spoken of is none",
    ],
)
def test_a_statement_is_dated_by_its_own_sentence(text, rows, attributions, said):
    article = Article(id="x", text=text, published=PageDate(value="2026-03-05", evidence="json_ld"))
    reading = reader.read(article, Given(annotation(text, compact(rows), attributions=attributions)))

    found = reading.statements[0].said
    assert (found and (found.span.of(text), found.start)) == said
