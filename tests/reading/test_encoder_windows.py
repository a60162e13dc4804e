from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.encoder.windows import windows


def test_a_paragraph_that_fits_is_one_window():
    assert windows(["a", "b", "."], [1, 1, 1], longest=10) == [(0, 3)]


def test_no_words_make_no_window():
    assert windows([], []) == []


def test_a_long_paragraph_is_cut_after_the_last_sentence_that_fits():
    forms = "one two . three four . five six .".split()

    assert windows(forms, [1] * 9, longest=10) == [(0, 6), (6, 9)]


def test_a_closing_quote_stays_with_the_sentence_it_closes():
    forms = ["“", "one", "two", ".", "”", "three", "four"]

    assert windows(forms, [1] * 7, longest=8) == [(0, 5), (5, 7)]


def test_a_sentence_longer_than_a_window_is_cut_at_a_pause():
    forms = "one two three four , five six".split()

    assert windows(forms, [1] * 7, longest=8) == [(0, 5), (5, 7)]


def test_a_word_longer_than_a_window_is_a_window_of_its_own():
    assert windows(["a", "b", "c"], [1, 50, 1], longest=10) == [(0, 1), (1, 2), (2, 3)]


@given(st.lists(st.tuples(st.sampled_from(["a", ".", ",", "”"]), st.integers(1, 12)), max_size=80), st.integers(3, 30))
def test_windows_follow_one_another_without_a_gap_and_none_is_too_long(pairs, longest):
    lengths = [length for _, length in pairs]

    cuts = windows([form for form, _ in pairs], lengths, longest=longest)

    assert [place for first, end in cuts for place in range(first, end)] == list(range(len(pairs)))
    assert all(first < end for first, end in cuts)
    assert all(sum(lengths[first:end]) <= longest - 2 or end == first + 1 for first, end in cuts)
