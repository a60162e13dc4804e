"""Trees stay trees, whatever edit is asked of them."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.annotation import Annotation, Sentence, Token
from sayso.reading.encoder.encoder import Encoder
from sayso.reading.syntax.edits import Trees, check
from sayso.reading.syntax.repairs import REPAIRS, repaired
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "corpora"))


def annotation(*sentences):
    """An annotation of nameless words from the heads of its sentences, each counted from the sentence's start."""
    heads = [(head + sum(map(len, sentences[:number]))) for number, one in enumerate(sentences) for head in one]
    tokens = tuple(
        Token(Span(2 * word, 2 * word + 1), "x", "x", "X", head, "root" if head == word else "dep")
        for word, head in enumerate(heads)
    )
    ends = [sum(map(len, sentences[: number + 1])) for number in range(len(sentences))]
    return Annotation(tokens, tuple(map(Sentence, [0, *ends], ends)), (), (), ())


@st.composite
def heads(draw):
    """The heads of a random tree: words in a random order, each hung on one before it."""
    order = draw(st.permutations(range(draw(st.integers(1, 9)))))
    found = list(order)
    for place, word in enumerate(order):
        found[word] = word if place == 0 else order[draw(st.integers(0, place - 1))]
    return found


EDITS = st.lists(st.tuples(st.integers(0, 26), st.integers(0, 26), st.booleans(), st.booleans()), max_size=40)


@given(st.lists(heads(), min_size=1, max_size=3), EDITS)
def test_every_edit_of_every_tree_leaves_a_tree(sentences, edits):
    made = annotation(*sentences)
    trees = Trees(made)
    for word, head, projective, crown in edits:
        at, to = word % len(made.tokens), head % len(made.tokens)
        before = tuple(trees.tokens)

        done = trees.give(at, to, "obj", projective=projective, crown=crown)

        assert (trees.tokens[at].head == to and trees.tokens[at].deprel == "obj") if done else True
        assert done or tuple(trees.tokens) == before
        assert all((token.deprel == "root") == (token.head == word) for word, token in enumerate(trees.tokens))
        check(Annotation(tuple(trees.tokens), made.sentences, (), (), ()))
        below = [[word for word, one in enumerate(trees.tokens) if one.head == at != word] for at in range(len(before))]
        assert [list(trees.children(at)) for at in range(len(before))] == below


def crossing(heads):
    """Pairs of arcs that cross, the root's coming from outside."""
    arcs = [(min(word, -1 if head == word else head), max(word, head)) for word, head in enumerate(heads)]
    return {(one, other) for one in arcs for other in arcs if one[0] < other[0] < one[1] < other[1]}


@given(heads(), EDITS)
def test_a_projective_edit_makes_no_arc_that_crosses_another(found, edits):
    trees = Trees(annotation(found))
    for word, head, *_ in edits:
        before = crossing([token.head for token in trees.tokens])

        trees.give(word % len(found), head % len(found), "obj", projective=True)

        assert crossing([token.head for token in trees.tokens]) <= before


@pytest.mark.parametrize(
    ("word", "head", "why"), [(0, 1, "a circle"), (1, 2, "a circle"), (1, 1, "a second root"), (2, 3, "elsewhere")]
)
def test_an_edit_that_leaves_no_tree_is_refused(word, head, why):
    made = annotation([0, 0, 1], [0])
    trees = Trees(made)

    assert not trees.give(word, head, "obj"), why
    assert tuple(trees.tokens) == made.tokens


def test_the_root_can_be_given_to_a_word_that_is_root_in_its_place():
    trees = Trees(annotation([0, 0, 1]))

    assert trees.give(0, 2, "nsubj", crown=True)
    assert [token.head for token in trees.tokens] == [2, 0, 2]


def test_an_edit_that_is_asked_to_cross_nothing_crosses_nothing():
    made = annotation([2, 3, 2, 2])

    assert Trees(made).give(1, 0, "obj")
    assert not Trees(made).give(3, 0, "obj", projective=True)


@pytest.mark.parametrize(
    ("heads", "fault"),
    [
        ([0, 1], "2 roots"),
        ([1, 0], "0 roots"),
        ([0, 2, 1], "circle"),
        ([0, 7], "outside"),
        ([0, -1], "outside"),
    ],
)
def test_nothing_is_built_on_what_is_no_tree(heads, fault):
    made = annotation(heads)

    with pytest.raises(ValueError, match=fault):
        Tree("x x x", made)
    with pytest.raises(ValueError, match=fault):
        Trees(made)


@pytest.mark.parametrize(
    "sentences", [(), (Sentence(0, 1),), (Sentence(0, 1), Sentence(0, 2)), (Sentence(0, 0), Sentence(0, 2))]
)
def test_every_word_stands_in_one_sentence(sentences):
    made = annotation([0, 0])

    with pytest.raises(ValueError, match="sentence"):
        Tree("x x", Annotation(made.tokens, sentences, (), (), ()))


def paragraphs():
    """Of the news and of PolNeAR: some with the construction that is mended, and every 400th paragraph."""
    texts = []
    for path in sorted((CORPORA / "news").glob("*.jsonl")):
        if path.stem in {"english", "labelled.train", "labelled.dev"}:
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((CORPORA / "polnear/dev/text").glob("*.txt"))]
    found = [part for text in texts for part in text.split("\n") if part.strip()]
    mended = [part for part in found if re.search(r" \w+ what [\w ]{3,30} (?:says?|said) (?:is|was) ", part)]
    return [*mended[:60], *found[::400]]


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "news").is_dir(), reason="needs the corpora")
def test_every_repair_of_real_paragraphs_leaves_trees():
    encoder = Encoder.load()
    for paragraph in paragraphs():
        made = encoder.annotate(paragraph)
        for repair in REPAIRS:
            check(repaired(made, (repair,)))
        check(repaired(made))
