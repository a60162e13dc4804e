import pytest

from sayso.reading.encoder.pieces import SHAPES, Vocabulary, shape

VOCABULARY = Vocabulary(["[UNK]", "[CLS]", "[SEP]", "krem", "##lin", "cafe", "'", "s", "said"])


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Kremlin", "title"), ("TASS", "upper"), ("said", "lower"), ("iPhone", "mixed"), ("2,300", "digits"),
        ("F-16", "alphanumeric"), ("—", "sign"), ("X", "initial"), ("习", "caseless"), ("\u0661", "digits"),
    ],
)  # fmt: skip
def test_shape_keeps_what_an_uncased_vocabulary_forgets(form, expected):
    assert SHAPES[shape(form)] == expected


def test_the_longest_piece_comes_first():
    assert VOCABULARY.pieces("Kremlin") == (3, 4)


def test_case_and_accents_do_not_matter():
    assert VOCABULARY.pieces("CAFÉ") == (5,)


def test_signs_are_pieces_of_their_own():
    assert VOCABULARY.pieces("'s") == (6, 7)


@pytest.mark.parametrize("form", ["zzz", "\u200b", "\x07", "\u202e", "😀", "said" * 1000])
def test_a_word_that_cannot_be_cut_is_one_unknown_piece(form):
    assert VOCABULARY.pieces(form) == (VOCABULARY.unknown,)
