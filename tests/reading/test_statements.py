"""What makes a statement, and how its words are given."""

import pytest
from trees import annotation, span

from sayso.reading import quotes, statements
from sayso.reading.annotation import Annotation, Attribution
from sayso.reading.media import Press
from sayso.reading.quotes import Quotes
from sayso.reading.syntax import Tree
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
