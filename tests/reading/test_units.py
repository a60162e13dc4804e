"""The unit after a number, where the tree may take the word that qualifies it for the counted noun."""

import pytest

import sayso

READER = sayso.Reader()


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The ship went down some 70 nautical miles east of Bergen.", "miles"),
        ("The fire burned 40 square kilometres of forest near Split.", "kilometres"),
        ("Norway may take up to 900 metric tonnes of herring a year.", "tonnes"),
    ],
)
def test_a_measure_is_counted_in_its_own_noun(sentence, unit):
    assert [figure.unit for figure in READER.read(sentence, plain=True).figures] == [unit]
