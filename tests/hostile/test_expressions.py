"""No text keeps a regular expression busy: each is linear in what it is given, or bounded."""

import re

import pytest

from tests.hostile import expressions

EVERY = expressions.every()
RAW = [one for one in EVERY if one.name.startswith(("sayso.intake.", "sayso.knowledge.encodings"))]
"""Those that meet what strangers send as it came; behind them stand lines whose white space is evened."""


def test_the_walk_finds_them_all():
    names = {one.name for one in EVERY}

    assert "sayso.intake.xml_tree.ROOT" in names
    assert len(EVERY) > 250


@pytest.mark.parametrize("expression", RAW, ids=lambda one: one.name)
def test_an_expression_is_not_kept_busy_by_any_text(expression):
    for way in expression.ways:
        assert expressions.worst(expression, way) is None, way


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(?:<\?.*?\?>\s*)*<x", "match"),
        (r"(?:a+)+b", "match"),
        (r"\s+$", "search"),
        (r"[ab]+[ac]+!", "search"),
        (r"<[^>]*!", "search"),
        (r"\w+@", "search"),
        (r"x.*y.*z", "match"),
    ],
)
def test_an_expression_that_can_be_kept_busy_is_found_out(pattern, way):
    expression = expressions.Expression("made up", re.compile(pattern, re.DOTALL), (way,))

    assert expressions.worst(expression, way) is not None
