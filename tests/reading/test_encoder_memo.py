from sayso.reading.annotation import Annotation
from sayso.reading.encoder.memo import ParagraphMemo


class Counting:
    """An annotator that gives an empty annotation and counts what it is asked."""

    def __init__(self, version="one"):
        self.version = version
        self.asked = []

    def annotate(self, paragraph, /):
        self.asked.append(paragraph)
        return Annotation((), (), (), (), ())


def test_a_paragraph_seen_before_is_not_read_again():
    inner = Counting()
    memo = ParagraphMemo(inner)

    first, second = memo.annotate("same"), memo.annotate("same")

    assert first is second
    assert (inner.asked, memo.hits, memo.misses) == (["same"], 1, 1)


def test_the_paragraph_unused_for_longest_is_forgotten_first():
    inner = Counting()
    memo = ParagraphMemo(inner, capacity=2)

    for paragraph in ("a", "b", "a", "c", "a", "b"):
        memo.annotate(paragraph)

    assert inner.asked == ["a", "b", "c", "b"]
    assert len(memo) == 2


def test_paragraphs_that_differ_in_a_space_are_two():
    inner = Counting()
    memo = ParagraphMemo(inner)

    memo.annotate("a b")
    memo.annotate("a  b")

    assert len(inner.asked) == 2


def test_another_model_version_shares_nothing():
    inner = Counting("one")
    memo = ParagraphMemo(inner)
    memo.annotate("a")

    inner.version = "two"
    memo.annotate("a")

    assert memo.version == "two"
    assert inner.asked == ["a", "a"]


def test_a_broken_surrogate_can_be_remembered():
    memo = ParagraphMemo(Counting())

    assert memo.annotate("\ud800") is memo.annotate("\ud800")
