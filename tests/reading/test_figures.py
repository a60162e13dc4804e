"""How many: what a number counts, and which numbers count nothing."""

import pytest
from trees import annotation

from sayso.reading.figures import changes
from sayso.reading.figures import read as figures
from sayso.reading.figures.english import ENGLISH
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Article
from sayso.records.span import Span


def read(text, rows, *, mentions=(), attributions=()):
    """The figures of a hand-annotated sentence, as (words, value, qualifier, unit, state, giver)."""
    made = annotation(text, rows, mentions=mentions, attributions=attributions)
    tree = Tree(text, made)
    said = statements.draft(Article(id="x", text=text), Press(tree))
    return [
        (one.span.of(text), one.value, one.qualifier, one.unit, one.state, one.giver.of(text) if one.giver else None)
        for one in figures.read(tree, times=(), statements=said, events=(), lexicon=ENGLISH)
    ]


TARGETED = """
The the DET 2 det
campaign campaign NOUN 4 nsubj
has have AUX 4 aux
targeted target VERB 0 root
at at ADP 6 case
least least ADV 7 advmod
14 14 NUM 8 nummod
boats boat NOUN 4 obj
and and CCONJ 10 cc
killed kill VERB 4 conj
61 61 NUM 12 nummod
people people NOUN 10 obj
"""


def test_the_verb_tells_what_befell_the_counted():
    assert read("The campaign has targeted at least 14 boats and killed 61 people", TARGETED) == [
        ("14", 14, "at_least", "boats", "targeted", None),
        ("61", 61, "exactly", "people", "killed", None),
    ]


BARE = """
Police police NOUN 2 nsubj
said say VERB 0 root
the the DET 4 det
crash crash NOUN 5 nsubj
injured injure VERB 2 ccomp
four four NUM 5 obj
"""


def test_people_left_out_are_meant_and_the_speaker_of_the_sentence_is_the_giver():
    text = "Police said the crash injured four"

    assert read(text, BARE, attributions=[("Police", "said", "the crash injured four")]) == [
        ("four", 4, "exactly", "people", "injured", "Police")
    ]


DEATHS = """
Two two NUM 2 nummod
deaths death NOUN 4 nsubj:pass
were be AUX 4 aux:pass
reported report VERB 0 root
"""


def test_a_noun_of_harm_is_its_own_state():
    assert read("Two deaths were reported", DEATHS) == [("Two", 2, "exactly", "deaths", "died", None)]


MONEY = """
Norway Norway PROPN 2 nsubj
pledged pledge VERB 0 root
€2.3 €2.3 NUM 4 compound
million million NUM 2 obj
"""


def test_money_has_its_iso_code_as_unit():
    assert read("Norway pledged €2.3 million", MONEY) == [
        ("€2.3 million", 2_300_000, "exactly", "EUR", "pledged", None)
    ]


SEIZED = """
Police police NOUN 2 nsubj
seized seize VERB 0 root
400 400 NUM 4 nummod
pounds pound NOUN 2 obj
of of ADP 6 case
{stuff} {stuff} NOUN 4 nmod
"""
FOUND = """
He he PRON 2 nsubj
found find VERB 0 root
a a DET 7 det
500 500 NUM 6 nummod
- - PUNCT 4 punct
pound pound NOUN 7 compound
{thing} {thing} NOUN 2 obj
"""
WEIGHS = """
It it PRON 2 nsubj
{verb} {lemma} VERB 0 root
9 9 NUM 4 nummod
pounds pound NOUN 2 obj
"""


@pytest.mark.parametrize(
    ("text", "rows", "unit"),
    [
        ("Police seized 400 pounds of cocaine", SEIZED.format(stuff="cocaine"), "pounds"),
        ("Police seized 400 pounds of cash", SEIZED.format(stuff="cash"), "GBP"),
        ("He found a 500-pound bomb", FOUND.format(thing="bomb"), "pound"),
        ("He found a 500-pound note", FOUND.format(thing="note"), "GBP"),
        ("It weighs 9 pounds", WEIGHS.format(verb="weighs", lemma="weigh"), "pounds"),
        ("It cost 9 pounds", WEIGHS.format(verb="cost", lemma="cost"), "GBP"),
        ("It was 9 pounds and 5 ounces", WEIGHS.format(verb="was", lemma="be"), "pounds"),
    ],
)
def test_pounds_are_money_or_weight(text, rows, unit):
    assert read(text, rows)[0][3] == unit


THOUSANDS = """
Hundreds hundred NOUN 6 nsubj
of of ADP 3 case
thousands thousand NOUN 1 nmod
of of ADP 5 case
families family NOUN 3 nmod
fled flee VERB 0 root
"""


def test_what_thousands_count_follows_the_last_of_them():
    assert [one[3] for one in read("Hundreds of thousands of families fled", THOUSANDS)] == ["families"]


@pytest.mark.parametrize(("verb", "lemma", "units"), [("hired", "hire", ["people"]), ("saved", "save", [])])
def test_a_bare_number_is_of_people_unless_it_is_a_sum(verb, lemma, units):
    rows = f"It it PRON 2 nsubj\n{verb} {lemma} VERB 0 root\nthousands thousand NOUN 2 obj"
    assert [one[3] for one in read(f"It {verb} thousands", rows)] == units


COUNTED_NOTHING = [
    (
        "He is 25 years old",
        "He he PRON 5 nsubj\nis be AUX 5 cop\n25 25 NUM 4 nummod\nyears year NOUN 5 obl\nold old ADJ 0 root",
    ),
    ("It took three days", "It it PRON 2 nsubj\ntook take VERB 0 root\nthree three NUM 4 nummod\ndays day NOUN 2 obj"),
    (
        "They met on Route 44",
        "They they PRON 2 nsubj\nmet meet VERB 0 root\non on ADP 4 case\nRoute Route PROPN 2 obl\n44 44 NUM 4 nummod",
    ),
    ("No one came", "No no DET 2 det\none one PRON 3 nsubj\ncame come VERB 0 root"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), COUNTED_NOTHING)
def test_ages_durations_names_and_pronouns_count_nothing(text, rows):
    assert read(text, rows) == []


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("A nurse died on Friday, bringing the death toll to at least 17.", "17", "total"),
        ("The number of missing reached 40 by noon.", "40", "total"),
        ("Guards have detained 230 people so far.", "230", "total"),
        ("Two more miners were found dead.", "Two", "increment"),
        ("Another 300 families fled the valley.", "300", "increment"),
        ("The toll rose by 12 overnight.", "12", "increment"),
        ("More than 90 houses burned.", "90", None),
        ("Soldiers stopped 40 lorries.", "40", None),
    ],
)
def test_totals_and_increments_are_told_apart(text, number, wanted):
    start = text.index(number)

    assert changes.reckoning(text, Span(start, start + len(number)), ENGLISH) == wanted
