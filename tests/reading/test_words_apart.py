"""Words of a language stand apart from rules: a rule names categories, tags and relations, never a word."""

import ast
from pathlib import Path
from typing import get_args

import pytest

from sayso.reading.annotation import EntityKind, Upos
from sayso.records.statement import Stance

READING = Path(__file__).parents[2] / "sayso" / "reading"
ROOMS = ("syntax",)
"""Rooms whose words have moved to their ``english.py``; a room joins by its name."""
RELATIONS = set(
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound conj cop csubj dep det "
    "discourse dislocated expl fixed flat iobj mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent parataxis "
    "punct reparandum root vocative xcomp".split()
)
CATEGORIES = RELATIONS | {*get_args(Upos), *get_args(EntityKind), *get_args(Stance), "speech", "attitude"}
MODULES = [path for room in ROOMS for path in sorted((READING / room).glob("*.py")) if path.stem != "english"]


def words(source):
    """String literals with letters that are no category, outside docstrings and messages of errors."""
    tree = ast.parse(source)
    spared = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    spared += [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    told = {id(part) for node in spared for part in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in told else None
        if isinstance(text, str) and any(map(str.isalpha, text)) and text not in CATEGORIES:
            yield text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_rule_names_no_word_of_a_language(path):
    assert list(words(path.read_text(encoding="utf-8"))) == []


def test_a_word_in_a_rule_is_found():
    assert list(words('"""By."""\nif form == "by" and tag == "VERB":\n    raise ValueError("by")\n')) == ["by"]
