"""What makes a statement, and how its words are given."""

import pytest
from trees import annotation, span

from sayso.reading.annotation import Annotation, Attribution
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.tree import Tree
from sayso.reading.text import quotes
from sayso.reading.text.quotes import Quotes
from sayso.records.article import Article

BOTH = """
Ulvdal Ulvdal PROPN 2 nsubj
denied deny VERB 0 root
the the DET 4 det
chase chase NOUN 2 obj
but but CCONJ 6 cc
confirmed confirm VERB 2 conj
the the DET 8 det
search search NOUN 6 obj
"""


def drafts(text, rows, **tags):
    made = annotation(text, rows, **tags)
    return statements.draft(Article(id="x", text=text), Press(Tree(text, made)))


def test_two_acts_in_one_breath_are_two_statements():
    text = "Ulvdal denied the chase but confirmed the search"
    made = annotation(text, BOTH)
    both = Attribution(
        (span(text, "Ulvdal"),),
        (span(text, "denied"), span(text, "confirmed")),
        (span(text, "the chase"), span(text, "the search")),
    )
    made = Annotation(made.tokens, made.sentences, (), (both,), ())
    found = statements.draft(Article(id="x", text=text), Press(Tree(text, made)))

    assert [(one.stance, [part.of(text) for part in one.content]) for one in found] == [
        ("denied", ["the chase"]),
        ("confirmed", ["the search"]),
    ]


SIGNED = """
Ulvdal Ulvdal PROPN 2 nsubj
signed sign VERB 0 root
the the DET 4 det
log log NOUN 2 obj
"""


def test_an_act_that_says_nothing_is_no_statement():
    assert drafts("Ulvdal signed the log", SIGNED, attributions=[("Ulvdal", "signed", "the log")]) == ()


DECLINED = """
She she PRON 2 nsubj
declined decline VERB 0 root
to to PART 4 mark
comment comment VERB 2 xcomp
"""


def test_declining_to_speak_is_kept_as_a_statement_of_its_own():
    found = drafts("She declined to comment", DECLINED, attributions=[("She", "declined", "to comment")])

    assert [one.stance for one in found] == ["declined"]


WONT = """
She she PRON 4 nsubj
would would AUX 4 aux
not not PART 4 advmod
comment comment VERB 0 root
"""


def test_would_not_comment_is_declining():
    found = drafts("She would not comment", WONT, attributions=[("She", "would not comment", "")])

    assert [one.stance for one in found] == ["declined"]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We searched all night”", "direct"),
        ("that they “searched” all of last night", "mixed"),
        ("that they searched", "indirect"),
        ("``We searched''", "direct"),
        ("‘We don’t know,’", "direct"),
        ("that John's boat isn't the captain's", "indirect"),
    ],
)
def test_quotation_marks_decide_the_manner(text, manner):
    assert quotes.manner(text, Quotes(text), (span(text, text),)) == manner


TREE_OF_SAID = """
Torell Torell PROPN 2 nsubj
said say VERB 0 root
herring herring NOUN 4 nsubj
moved move VERB 2 ccomp
"""


def test_a_clause_of_speech_the_tags_missed_is_found_in_the_tree():
    text = "Torell said herring moved"
    found = drafts(text, TREE_OF_SAID)

    assert [[part.of(text) for part in one.content] for one in found] == [["herring moved"]]


UNNAMED = """
Who who PRON 2 nsubj
asked ask VERB 0 root
not not PART 6 advmod
to to PART 6 mark
be be AUX 6 aux:pass
named name VERB 2 xcomp
"""


def test_asking_not_to_be_named_is_no_statement():
    assert drafts("Who asked not to be named", UNNAMED, attributions=[("Who", "asked", "not to be named")]) == ()


QUARREL = """
The the DET 2 det
neighbours neighbour NOUN 3 nsubj
quarrelled quarrel VERB 0 root
over over ADP 6 case
the the DET 6 det
stock stock NOUN 3 obl
"""


def test_a_short_noun_phrase_beside_a_verb_of_no_speech_is_no_statement():
    text = "The neighbours quarrelled over the stock"
    assert drafts(text, QUARREL, attributions=[("The neighbours", "quarrelled", "the stock")]) == ()


def test_a_noun_phrase_that_is_demanded_is_a_statement():
    rows = QUARREL.replace("quarrelled quarrel", "demanded demand").replace("over over ADP 6 case\n", "")
    rows = rows.replace("6 det", "5 det").replace("3 obl", "3 obj")
    text = "The neighbours demanded the stock"
    (found,) = drafts(text, rows, attributions=[("The neighbours", "demanded", "the stock")])
    assert found.stance == "demanded"


DENIED_IT = """
Ulvdal Ulvdal PROPN 2 nsubj
{verb} {lemma} VERB 0 root
it it PRON 2 obj
"""


@pytest.mark.parametrize(("verb", "lemma", "many"), [("denied", "deny", 1), ("described", "describe", 0)])
def test_a_pronoun_is_a_statement_only_where_it_is_denied_or_the_like(verb, lemma, many):
    rows = DENIED_IT.format(verb=verb, lemma=lemma)
    assert len(drafts(f"Ulvdal {verb} it", rows, attributions=[("Ulvdal", verb, "it")])) == many


ACCORDING = """
Ulvdal Ulvdal PROPN 7 nsubj
, , PUNCT 5 punct
according accord VERB 5 case
to to ADP 3 fixed
police police NOUN 7 obl
, , PUNCT 5 punct
steered steer VERB 0 root
the the DET 9 det
boat boat NOUN 7 obj
"""


def test_a_fragment_beside_according_to_becomes_the_clause_it_stands_in():
    text = "Ulvdal, according to police, steered the boat"
    (found,) = drafts(text, ACCORDING, attributions=[("police", "according to", "Ulvdal")])
    assert [piece.of(text) for piece in found.content] == ["Ulvdal", "steered the boat"]


SAID = """
Police police NOUN 2 nsubj
said say VERB 0 root
{rows}
"""
MEN_CAME = """\
men man NOUN 4 nsubj
came come VERB 2 ccomp
, , PUNCT 7 punct
being be AUX 7 aux:pass
admitted admit VERB 4 advcl
to to ADP 9 case
wards ward NOUN 7 obl"""
TOLD_INSIDE = [
    (
        "the deal required witnesses",
        "the the DET 4 det\ndeal deal NOUN 5 nsubj\nrequired require VERB 2 ccomp\nwitnesses witness NOUN 5 obj",
        ["said"],
    ),
    (
        "the minister required men",
        "the the DET 4 det\nminister minister NOUN 5 nsubj\nrequired require VERB 2 ccomp\nmen man NOUN 5 obj",
        ["said", "demanded"],
    ),
    (
        "soldiers commit crimes",
        "soldiers soldier NOUN 4 nsubj\ncommit commit VERB 2 ccomp\ncrimes crime NOUN 4 obj",
        ["said"],
    ),
    (
        "men came, being admitted to wards",
        MEN_CAME,
        ["said"],
    ),
    (
        "guards denied Ulvdal entry",
        "guards guard NOUN 4 nsubj\ndenied deny VERB 2 ccomp\nUlvdal Ulvdal PROPN 4 iobj\nentry entry NOUN 4 obj",
        ["said"],
    ),
]


@pytest.mark.parametrize(("inner", "rows", "stances"), TOLD_INSIDE)
def test_what_things_do_and_people_undergo_is_no_statement_within_another(inner, rows, stances):
    text = f"Police said {inner}"
    found = drafts(text, SAID.format(rows=rows), attributions=[("Police", "said", inner)])
    assert [one.stance for one in found] == stances


def test_an_answer_refused_within_a_statement_is_told_by_that_statement():
    text = "Police said they would not answer questions"
    rows = SAID.format(
        rows="they they PRON 6 nsubj\nwould would AUX 6 aux\nnot not PART 6 advmod\nanswer answer VERB 2 ccomp\n"
        "questions question NOUN 6 obj"
    )
    found = drafts(text, rows, attributions=[("Police", "said", "they would not answer questions")])
    assert [one.stance for one in found] == ["said"]


def test_a_fear_of_nobody_within_a_statement_is_none():
    text = "Police said the fear that Ulvdal left grew"
    rows = SAID.format(
        rows="the the DET 4 det\nfear fear NOUN 8 nsubj\nthat that SCONJ 7 mark\nUlvdal Ulvdal PROPN 7 nsubj\n"
        "left leave VERB 4 acl\ngrew grow VERB 2 ccomp"
    )
    found = drafts(text, rows, attributions=[("Police", "said", "the fear that Ulvdal left grew")])
    assert [one.stance for one in found] == ["said"]


OWNER = """
According accord VERB 4 case
to to ADP 1 fixed
the the DET 4 det
owner owner NOUN 5 nmod
Ulvdal Ulvdal PROPN 8 dep
, , PUNCT 5 punct
boats boat NOUN 8 nsubj
sank sink VERB 0 root
"""


def test_according_to_keeps_its_content_where_the_name_hangs_on_its_verb():
    text = "According to the owner Ulvdal, boats sank"
    (found,) = drafts(text, OWNER, attributions=[("the owner Ulvdal", "According to", "boats sank")])
    assert [piece.of(text) for piece in found.content] == ["boats sank"]


PRESENTED = """
The the DET 3 det
whole whole ADJ 3 amod
plan plan NOUN 7 nsubj:pass
of of ADP 5 case
Ulvdal Ulvdal PROPN 3 nmod
was be AUX 7 aux:pass
presented present VERB 0 root
"""


def test_a_long_noun_phrase_of_nobody_is_a_statement_only_where_it_stands_alone():
    plan = ("", "presented", "The whole plan of Ulvdal")
    text = "The whole plan of Ulvdal was presented"
    assert len(drafts(text, PRESENTED, attributions=[plan])) == 1

    rows = f"{PRESENTED}police police NOUN 9 nsubj\nsaid say VERB 7 parataxis\n"
    around = ("police", "said", "The whole plan of Ulvdal was presented")
    found = drafts(f"{text} police said", rows, attributions=[plan, around])
    assert [one.stance for one in found] == ["said"]
