import pytest
from tell import tell

from sayso.following.situations import belongs
from sayso.records.story import Watch

TOLD = tell(
    "a", "Grimsrud protested against the licences in Bergen.", day="2026-03-04", section="World", origins=("o1",),
    actors=[("Grimsrud", "minister")],
    did=[{"type_": "PROTEST", "trigger": "protested", "who": [("Grimsrud", "NOR")], "place": "Bergen"}],
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"actors": ("Torvald Grimsrud",)}, True),
        ({"actors": ("Peskov",)}, False),
        ({"places": ("bergen",), "words": ("licences",)}, True),
        ({"places": ("bergen",), "words": ("herring",)}, False),
        ({"event_types": ("PROTEST",)}, True),
        ({"event_types": ("ASSAULT",)}, False),
    ],
)
def test_a_watch_wants_one_of_each_kind_of_thing_it_lists(wanted, found):
    assert belongs(TOLD, Watch(id="w", title="Herring", **wanted)) is found
