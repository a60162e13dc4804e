"""What stands near a place, against looking at everything."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text.nearby import Nearby
from sayso.records.span import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 1500), st.integers(1, 900))


@given(st.lists(SPANS, max_size=30), SPANS)
def test_it_finds_what_looking_at_all_would_find(kept, asked):
    kept = sorted(kept)
    near = Nearby((span, number) for number, span in enumerate(kept))

    assert list(near.around(asked)) == [number for number, span in enumerate(kept) if span.contains(asked)]
    assert sorted(near.overlapping(asked)) == [number for number, span in enumerate(kept) if span.overlaps(asked)]


@given(st.lists(SPANS, max_size=30), SPANS)
def test_what_overlaps_comes_in_text_order(kept, asked):
    near = Nearby((span, span.start) for span in sorted(kept))
    found = list(near.overlapping(asked))

    assert [max(start, asked.start) for start in found] == sorted(max(start, asked.start) for start in found)
