import pytest

from sayso.reading.encoder.lemmas import lemma, read_table


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("boats", "NOUN", "boat"), ("parties", "NOUN", "party"), ("churches", "NOUN", "church"),
        ("crisis", "NOUN", "crisis"), ("says", "VERB", "say"), ("denied", "VERB", "deny"), ("stopped", "VERB", "stop"),
        ("accusing", "VERB", "accuse"), ("visited", "VERB", "visit"), ("Moscow", "PROPN", "Moscow"),
        ("Swiftly", "ADV", "swiftly"),
    ],
)  # fmt: skip
def test_rules_find_the_dictionary_form(form, upos, expected):
    assert lemma(form, upos, {}) == expected


def test_the_table_outranks_the_rules_for_its_part_of_speech_alone():
    table = read_table("saw\tVERB\tsee\n")

    assert lemma("Saw", "VERB", table) == "see"
    assert lemma("saw", "NOUN", table) == "saw"
