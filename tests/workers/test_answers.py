"""Whatever comes of a capture crosses between processes as it is."""

import inspect

import pytest

from sayso import errors
from sayso.errors import ExtraMissing, OwnFault
from sayso.records.figure import Figure
from sayso.records.span import Span
from sayso.workers.answers import decode, encode, own_fault
from tests.ledger.pages import reading

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind is not ExtraMissing]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_crosses_with_all_its_parts(kind):
    error = kind("something is wrong", where="a\udce9.html", remedy="Mend it.")

    crossed = decode(encode(error))

    assert type(crossed) is kind
    assert str(crossed) == "a?.html: something is wrong. Mend it."


def test_an_error_that_words_its_own_remedy_crosses_too():
    error = ExtraMissing("Parquet cannot be written", extra="parquet")

    assert str(decode(encode(error))) == str(error)


def test_a_reading_crosses_with_a_number_that_no_machine_word_holds():
    much = reading(figures=(Figure(id="f1", span=Span(0, 1), value=10**400, qualifier="exactly"),))

    assert decode(encode(much)) == much


def test_a_fault_of_ours_keeps_its_trace_and_one_short_line():
    error = own_fault(_met(KeyError("x" * 1000 + "\nnext")), where="a.html")

    crossed = decode(encode(error))

    assert isinstance(crossed, OwnFault)
    assert "test_answers.py" in crossed.trace
    assert len(str(crossed)) < 600
    assert "\n" not in crossed.what


def _met(fault):
    """A fault that was raised, and so knows where."""
    try:
        raise fault
    except type(fault) as met:
        return met
