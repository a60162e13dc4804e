"""``sayso schema``: what it promises holds for everything that is read."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from sayso.cli import run
from sayso.records import contract
from tests import strategies

SAMPLES = Path(__file__).parents[2] / "samples"


def printed(words, capfdbinary):
    with pytest.raises(SystemExit):
        run(words)
    return capfdbinary.readouterr().out


def test_the_schema_is_a_json_schema(capfdbinary):
    schema = json.loads(printed(["schema"], capfdbinary))

    Draft202012Validator.check_schema(schema)
    assert schema["$defs"]["Span"]


def test_readings_of_real_pages_are_as_the_schema_says(capfdbinary):
    validator = Draft202012Validator(json.loads(printed(["schema"], capfdbinary)))
    lines = printed(["read", *map(str, sorted(SAMPLES.glob("2026-03-12*")))], capfdbinary).splitlines()

    for line in lines:
        validator.validate(json.loads(line))
    assert len(lines) == 4


@given(made=strategies.readings())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_reading_is_as_the_schema_says(made):
    Draft202012Validator(contract.schema()).validate(json.loads(contract.to_json(made)))


def test_a_line_without_its_article_is_not():
    with pytest.raises(ValidationError):
        Draft202012Validator(contract.schema()).validate({"statements": []})
