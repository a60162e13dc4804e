"""What a cue comes to where nothing was said."""

import pytest
from trees import annotation, compact, span

from sayso.reading.statements import fragments, stance
from sayso.reading.syntax.tree import Tree

SENTENCES = {
    "She did not say whether it sank.": (
        "She/she/PRON/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod say/say/VERB/0/root whether/whether/SCONJ/7/mark "
        "it/it/PRON/7/nsubj sank/sink/VERB/4/ccomp ././PUNCT/4/punct"
    ),
    "Nobody said it sank.": (
        "Nobody/nobody/PRON/2/nsubj said/say/VERB/0/root it/it/PRON/4/nsubj sank/sink/VERB/2/ccomp ././PUNCT/2/punct"
    ),
    "She stopped short of saying it sank.": (
        "She/she/PRON/2/nsubj stopped/stop/VERB/0/root short/short/ADV/2/advmod of/of/SCONJ/5/mark "
        "saying/say/VERB/2/advcl it/it/PRON/7/nsubj sank/sink/VERB/5/ccomp ././PUNCT/2/punct"
    ),
    "She has yet to say it sank.": (
        "She/she/PRON/2/nsubj has/have/VERB/0/root yet/yet/ADV/2/advmod to/to/PART/5/mark say/say/VERB/2/xcomp "
        "it/it/PRON/7/nsubj sank/sink/VERB/5/ccomp ././PUNCT/2/punct"
    ),
    "She failed to say it sank.": (
        "She/she/PRON/2/nsubj failed/fail/VERB/0/root to/to/PART/4/mark say/say/VERB/2/xcomp it/it/PRON/6/nsubj "
        "sank/sink/VERB/4/ccomp ././PUNCT/2/punct"
    ),
    "She did not deny it sank.": (
        "She/she/PRON/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod deny/deny/VERB/0/root it/it/PRON/6/nsubj "
        "sank/sink/VERB/4/ccomp ././PUNCT/4/punct"
    ),
}


def stance_of(text, rows, cue):
    return stance.read(Tree(text, annotation(text, compact(rows))), (span(text, cue),)).stance


@pytest.mark.parametrize("text", SENTENCES)
def test_what_was_not_said_was_declined(text):
    cue = next(word for word in ("saying", "say", "said", "deny") if word in text)

    assert stance_of(text, SENTENCES[text], cue) == "declined"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "No, she said.",
            "No/no/INTJ/4/discourse ,/,/PUNCT/4/punct she/she/PRON/4/nsubj said/say/VERB/0/root ././PUNCT/4/punct",
        ),
        (
            "She not only said it sank.",
            (
                "She/she/PRON/4/nsubj not/not/PART/4/advmod only/only/ADV/4/advmod said/say/VERB/0/root "
                "it/it/PRON/6/nsubj sank/sink/VERB/4/ccomp ././PUNCT/4/punct"
            ),
        ),
        (
            "She stopped, saying it sank.",
            (
                "She/she/PRON/2/nsubj stopped/stop/VERB/0/root ,/,/PUNCT/4/punct saying/say/VERB/2/advcl "
                "it/it/PRON/6/nsubj sank/sink/VERB/4/ccomp ././PUNCT/2/punct"
            ),
        ),
    ],
)
def test_what_only_looks_withheld_was_said(text, rows):
    assert stance_of(text, rows, "saying" if "saying" in text else "said") == "said"


def test_nobody_who_says_nothing_makes_no_statement():
    text = "No minister spoke of it."
    rows = "No/no/DET/2/det minister/minister/NOUN/3/nsubj spoke/speak/VERB/0/root of/of/ADP/5/case it/it/PRON/3/obl"
    tree = Tree(text, annotation(text, compact(rows)))
    act = stance.read(tree, (span(text, "spoke"),))

    assert not fragments.says(tree, act, 1, (span(text, "it"),))
    assert fragments.says(tree, act, 1, (span(text, "minister"),))
