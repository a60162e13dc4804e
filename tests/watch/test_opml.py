import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.records.source import Source
from sayso.watch import opml


def test_a_list_is_read_however_deep_its_sources_stand():
    told = opml.read(
        b'<opml version="1.0"><body><outline text="World"><outline text="A" xmlUrl="https://a.example/f"/>'
        b'<outline title="B" XMLURL=" https://b.example/f " language="en"/></outline>'
        b'<outline text="A again" xmlUrl="https://a.example/f"/></body></opml>'
    )

    assert [(source.address, source.language) for source in told] == [
        ("https://a.example/f", None),
        ("https://b.example/f", "en"),
    ]


@pytest.mark.parametrize("content", [b"", b"<opml><body/></opml>", b"{}", b"\0\0", b"<a" * 10_000])
def test_what_is_no_list_is_told(content):
    with pytest.raises(InputError):
        opml.read(content)


WORDS = st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.builds(Source, address=WORDS, title=WORDS), min_size=1, unique_by=lambda one: one.address))
def test_whatever_is_written_can_be_read(found):
    assert len(opml.read(opml.write(found))) <= len(found)


def test_a_list_survives_writing_and_reading():
    found = (
        Source(address="https://a.example/?a=1&b=2", title='A "quoted" <name>', country="NOR", kind="agency"),
        Source(address="https://b.example/f", title="B", language="no"),
    )

    assert opml.read(opml.write(found)) == found


def test_the_list_that_ships_has_all_regions_and_both_sides():
    found = opml.starter()

    assert len(found) >= 60
    assert len({source.address for source in found}) == len(found)
    assert all(source.country and source.language and source.kind for source in found)
    assert {"state_media", "agency", "broadcaster", "newspaper"} == {source.kind for source in found}
    assert {"RUS", "UKR", "ISR", "PSE", "IRN", "USA", "CHN", "TWN", "IND", "PAK"} <= {s.country for s in found}
