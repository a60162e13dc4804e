"""Quotations: where they begin and end, how they run on, and who is given them by the page's layout."""

import pytest
from trees import annotation, compact, span

from sayso.reading.annotation import Annotation, Attribution, Sentence, Token, join
from sayso.reading.statements.quotations import attributions
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.quotes import Quotes
from sayso.records.span import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We searched,” he said. “It was dark.”", ["“We searched,”", "“It was dark.”"]),
        ('"We searched," he said. "It was dark."', ['"We searched,"', '"It was dark."']),
        ("``We searched,'' he said.", ["``We searched,''"]),
        ("‘We don’t know,’ he said.", ["‘We don’t know,’"]),
        ("The skipper's log isn't the owners' log.", []),
        ('"She called it a “lie” twice," he said.', ['"She called it a “lie” twice,"']),
        ('He called it "a lie” twice.', ['"a lie”']),
        ("“We searched.\n\n“It was dark.”", ["“We searched.", "“It was dark.”"]),
        ("He said “we searched and went home.", []),
        ('The mast was 60" high and 2" thick.', []),
    ],
)
def test_quotation_marks_of_many_kinds_pair(text, quoted):
    assert [one.of(text) for one in Quotes(text).spans] == quoted


def article(text, *paragraphs, marked=()):
    """The tree of paragraphs given as compact rows, with the encoder's tags as triples of stretches."""
    parts = [(text.index(words), annotation(words, compact(rows))) for words, rows in paragraphs]
    made = join(parts)
    tagged = tuple(Attribution(*(() if not one else (span(text, one),) for one in parts)) for parts in marked)
    return Tree(text, Annotation(made.tokens, made.sentences, made.mentions, tagged, ()))


def read(tree):
    """Source, cue and content of each attribution as they come out."""
    text = tree.text
    return [
        tuple([one.of(text) for one in part] for part in (found.source, found.cue, found.content))
        for found in attributions(tree, Quotes(text))
    ]


SAID = "Torell/Torell/PROPN/2/nsubj said/say/VERB/0/root :/:/PUNCT/2/punct"
DARK = '"/"/PUNCT/4/punct It/it/PRON/4/nsubj was/be/AUX/4/cop dark/dark/ADJ/0/root ././PUNCT/4/punct "/"/PUNCT/4/punct'


def test_a_quotation_announced_before_a_colon_belongs_to_who_announces_it():
    text = 'Torell said:\n\n"It was dark."'
    tree = article(text, ("Torell said:", SAID), ('"It was dark."', DARK), marked=[("", "", '"It was dark."')])

    assert read(tree) == [(["Torell"], ["said"], ['"It was dark."'])]


def test_an_announced_quotation_that_nobody_marked_is_found():
    text = 'Torell said:\n\n"It was dark."'
    tree = article(text, ("Torell said:", SAID), ('"It was dark."', DARK))

    assert read(tree) == [(["Torell"], ["said"], ['"It was dark."'])]


def test_a_quotation_belongs_to_the_name_after_its_dash():
    text = '"It was dark." — Torell'
    rows = f"{DARK} —/—/PUNCT/4/punct Torell/Torell/PROPN/4/parataxis"
    tree = article(text, (text, rows), marked=[("", "", '"It was dark."')])

    assert read(tree) == [(["Torell"], ["—"], ['"It was dark."'])]


TALKS = (
    "Kremlin/Kremlin/PROPN/0/root :/:/PUNCT/1/punct Talks/talk/NOUN/4/nsubj go/go/VERB/1/parataxis on/on/ADV/4/advmod"
)


def test_a_headline_belongs_to_the_speaker_before_its_colon():
    text = "Kremlin: Talks go on"

    assert read(article(text, (text, TALKS))) == [(["Kremlin"], [":"], ["Talks go on"])]


def test_a_headline_about_a_name_is_not_said_by_it():
    text = "Kremlin: How talks go on"
    rows = TALKS.replace("Talks/talk/NOUN/4", "How/how/ADV/5/advmod talks/talk/NOUN/5").replace(
        "go/go/VERB/1/parataxis on/on/ADV/4", "go/go/VERB/1/parataxis on/on/ADV/5"
    )

    assert read(article(text, (text, rows))) == []


def test_a_headline_after_a_topic_is_said_by_nobody():
    text = "Weather: Storms go on"
    rows = TALKS.replace("Kremlin/Kremlin/PROPN", "Weather/weather/NOUN").replace("Talks/talk", "Storms/storm")

    assert read(article(text, (text, rows))) == []


def test_a_headline_belongs_to_the_source_after_its_dash():
    text = "Talks go on today - Kremlin"
    rows = (
        "Talks/talk/NOUN/2/nsubj go/go/VERB/0/root on/on/ADV/2/advmod today/today/NOUN/2/obl "
        "-/-/PUNCT/2/punct Kremlin/Kremlin/PROPN/2/parataxis"
    )

    assert read(article(text, (text, rows))) == [(["Kremlin"], ["-"], ["Talks go on today"])]


def untreed(text):
    """An annotation for what needs quotation marks alone: every word hangs on the first."""
    tokens, position = [], 0
    for form in text.split():
        start = text.index(form, position)
        position = start + len(form)
        tokens.append(Token(Span(start, position), form, form, "X", 0, "dep" if tokens else "root"))
    return Annotation(tuple(tokens), (Sentence(0, len(tokens)),), (), (), ())


def tagged(text, *triples):
    made = untreed(text)
    found = tuple(Attribution(*(tuple(span(text, one) for one in part) for part in parts)) for parts in triples)
    return Tree(text, Annotation(made.tokens, made.sentences, (), found, ()))


def test_a_quotation_cut_in_two_is_made_whole():
    text = "Torell said: “It was dark. We went home.”"
    tree = tagged(text, (["Torell"], ["said"], ["“It was dark."]), ([], [], ["We went home.”"]))

    assert read(tree) == [(["Torell"], ["said"], ["“It was dark. We went home.”"])]


def test_a_quotation_runs_on_over_paragraphs_without_a_cue():
    text = "Torell said. “It was dark.\n\n“We went home.”"
    tree = tagged(text, (["Torell"], ["said"], ["“It was dark."]), ([], [], ["“We went home.”"]))

    assert read(tree) == [(["Torell"], ["said"], ["“It was dark.", "“We went home.”"])]


def test_a_quotation_after_other_words_does_not_run_on():
    text = "Torell said. “It was dark.”\n\nA photo\n\n“We went home.”"
    tree = tagged(text, (["Torell"], ["said"], ["“It was dark.”"]), ([], [], ["“We went home.”"]))

    assert len(read(tree)) == 2


def test_a_cue_within_a_quotation_does_not_take_all_of_it():
    text = "“My father said go home and so I went,” Torell said."
    tree = tagged(text, (["father"], ["said"], ["go home"]), (["Torell"], ["said."], ["and so I went,”"]))

    assert sorted(content for *_, content in read(tree)) == [["go home"], ["“My father said go home and so I went,”"]]
