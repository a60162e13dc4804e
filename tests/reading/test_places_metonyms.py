"""When a place's name stands for its government. Trees are given, as the encoder would make them."""

import pytest
from trees import annotation

from sayso.reading.places import read as places


def metonyms(text, rows, *names):
    made = annotation(text, rows, mentions=[(name, "polity") for name in names])
    found = places.read(text, made, home=None, dateline=None)
    return {one.span.of(text) for one in found if one.metonym}


def test_both_of_two_capitals_that_agree_stand_for_their_governments():
    text = "Nairobi and Kampala agreed"
    rows = """
    Nairobi Nairobi PROPN 4 nsubj
    and and CCONJ 3 cc
    Kampala Kampala PROPN 1 conj
    agreed agree VERB 0 root
    """

    assert metonyms(text, rows, "Nairobi", "Kampala") == {"Nairobi", "Kampala"}


@pytest.mark.parametrize(("noun", "preposition"), [("pressure", "on"), ("ties", "with"), ("letter", "from")])
def test_what_lies_between_governments_makes_a_capital_one(noun, preposition):
    text = f"Oslo wants {noun} {preposition} Hanoi"
    rows = f"""
    Oslo Oslo PROPN 2 nsubj
    wants want VERB 0 root
    {noun} {noun.removesuffix("s")} NOUN 2 obj
    {preposition} {preposition} ADP 5 case
    Hanoi Hanoi PROPN 3 nmod
    """

    assert "Hanoi" in metonyms(text, rows, "Oslo", "Hanoi")


def test_talks_are_held_in_a_town_and_with_a_government():
    rows = """
    Oslo Oslo PROPN 2 nsubj
    wants want VERB 0 root
    talks talk NOUN 2 obj
    {0} {0} ADP 5 case
    Hanoi Hanoi PROPN 3 nmod
    """

    assert metonyms("Oslo wants talks in Hanoi", rows.format("in"), "Oslo", "Hanoi") == {"Oslo"}
    assert metonyms("Oslo wants talks with Hanoi", rows.format("with"), "Oslo", "Hanoi") == {"Oslo", "Hanoi"}


def test_governments_refuse_and_towns_have_streets():
    rows = """
    Hanoi Hanoi PROPN 3 nmod:poss
    's 's PART 1 case
    {0} {0} NOUN 4 nsubj
    surprised surprise VERB 0 root
    """

    assert metonyms("Hanoi's refusal surprised", rows.format("refusal"), "Hanoi") == {"Hanoi"}
    assert metonyms("Hanoi's streets surprised", rows.format("streets"), "Hanoi") == set()


def test_a_capital_that_is_urged_stands_for_its_government_and_one_that_is_left_does_not():
    rows = """
    Oslo Oslo PROPN 2 nsubj
    {0} {1} VERB 0 root
    Hanoi Hanoi PROPN 2 obj
    """

    assert "Hanoi" in metonyms("Oslo urged Hanoi", rows.format("urged", "urge"), "Oslo", "Hanoi")
    assert "Hanoi" not in metonyms("Oslo left Hanoi", rows.format("left", "leave"), "Oslo", "Hanoi")


def test_those_whom_a_capital_backs_make_it_a_government():
    text = "Hanoi-backed fighters left"
    rows = """
    Hanoi Hanoi PROPN 3 obl
    - - PUNCT 3 punct
    backed back VERB 4 amod
    fighters fighter NOUN 5 nsubj
    left leave VERB 0 root
    """

    assert metonyms(text, rows, "Hanoi") == {"Hanoi"}
