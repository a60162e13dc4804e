"""Which way a sentence's tree turns a weekday. The reference day is Wednesday, 5 November 2025."""

import pytest
from trees import annotation, compact

from sayso.reading.times import read as times


def day(text, words):
    found = times.read(text, annotation(text, compact(words)), published="2025-11-05")
    return {time.span.of(text): time.start for time in found}["Friday"]


LAST, NEXT = "2025-10-31", "2025-11-07"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "They vote on the bill Friday",
            ("They/they/PRON/2/nsubj vote/vote/VERB/0/root on/on/ADP/5/case the/the/DET/5/det bill/bill/NOUN/2/obl "
            "Friday/Friday/PROPN/2/obl"),
            NEXT,
        ),
        (
            "She flies to Oslo on Friday",
            ("She/she/PRON/2/nsubj flies/fly/VERB/0/root to/to/ADP/4/case Oslo/Oslo/PROPN/2/obl on/on/ADP/6/case "
            "Friday/Friday/PROPN/2/obl"),
            NEXT,
        ),
        (
            "She says on Friday no",
            "She/she/PRON/2/nsubj says/say/VERB/0/root on/on/ADP/4/case Friday/Friday/PROPN/2/obl no/no/INTJ/2/ccomp",
            LAST,
        ),
        (
            "It had been scheduled to sail Friday",
            ("It/it/PRON/4/nsubj:pass had/have/AUX/4/aux been/be/AUX/4/aux:pass scheduled/schedule/VERB/0/root "
            "to/to/PART/6/mark sail/sail/VERB/4/xcomp Friday/Friday/PROPN/6/obl"),
            LAST,
        ),
        (
            "It agreed to sail there Friday",
            ("It/it/PRON/2/nsubj agreed/agree/VERB/0/root to/to/PART/4/mark sail/sail/VERB/2/xcomp "
            "there/there/ADV/4/advmod Friday/Friday/PROPN/4/obl"),
            NEXT,
        ),
        (
            "It could not sail there Friday",
            ("It/it/PRON/4/nsubj could/could/AUX/4/aux not/not/PART/4/advmod sail/sail/VERB/0/root "
            "there/there/ADV/4/advmod Friday/Friday/PROPN/4/obl"),
            LAST,
        ),
        (
            "It could sail there Friday",
            ("It/it/PRON/3/nsubj could/could/AUX/3/aux sail/sail/VERB/0/root there/there/ADV/3/advmod "
            "Friday/Friday/PROPN/3/obl"),
            NEXT,
        ),
        (
            "A vote scheduled in Oslo for Friday failed",
            ("A/a/DET/2/det vote/vote/NOUN/8/nsubj scheduled/schedule/VERB/2/acl in/in/ADP/5/case "
            "Oslo/Oslo/PROPN/3/obl "
            "for/for/ADP/7/case Friday/Friday/PROPN/3/obl failed/fail/VERB/0/root"),
            NEXT,
        ),
        (
            "The price of Friday is high",
            ("The/the/DET/2/det price/price/NOUN/6/nsubj of/of/ADP/4/case Friday/Friday/PROPN/2/nmod is/be/AUX/6/cop "
            "high/high/ADJ/0/root"),
            LAST,
        ),
    ],
)  # fmt: skip
def test_the_verb_above_a_weekday_tells_which_way_it_lies(text, words, expected):
    assert day(text, words) == expected
