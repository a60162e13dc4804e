"""Constructions that lead a parser astray, and what the repair must leave alone."""

from trees import annotation

from sayso.reading.syntax.repairs import repaired
from sayso.reading.syntax.tree import Tree

ASTRAY = """
A a DET 2 det
raid raid NOUN 0 root
on on ADP 4 case
what what PRON 6 obj
police police NOUN 6 nsubj
said say VERB 2 acl
was be AUX 11 cop
a a DET 9 det
den den NOUN 11 nsubj
has have AUX 11 aux
injured injure VERB 6 ccomp
two two NUM 11 obj
"""


def test_the_verb_after_a_clause_of_speech_gets_its_own_subject():
    text = "A raid on what police said was a den has injured two"
    tree = Tree(text, repaired(annotation(text, ASTRAY)))
    injured = next(place for place, token in enumerate(tree.tokens) if token.form == "injured")
    said = next(place for place, token in enumerate(tree.tokens) if token.form == "said")

    assert tree.tokens[tree.subject(injured)].form == "raid"
    assert tree.clause(tree.child(said, "ccomp")).of(text) == "was a den"


PLAIN = """
Police police NOUN 2 nsubj
acted act VERB 0 root
on on ADP 4 case
what what PRON 6 obj
they they PRON 6 nsubj
said say VERB 2 advcl
was be AUX 9 cop
a a DET 9 det
tip tip NOUN 6 ccomp
"""


def test_a_clause_of_speech_that_ends_its_sentence_is_left_alone():
    text = "Police acted on what they said was a tip"
    made = annotation(text, PLAIN)

    assert repaired(made) == made
