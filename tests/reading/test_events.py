"""Who did what to whom: from what the encoder says of a trigger to an event with its parties."""

from msgspec.structs import replace
from trees import annotation

from sayso.knowledge import plover
from sayso.reading.actors import cast as actors
from sayso.reading.annotation import Part, Trigger
from sayso.reading.events import confidence
from sayso.reading.events import read as events
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Article
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.time import TimeSpan


def place(text, name, country):
    start = text.index(name)
    return Place(id=f"p{start}", span=Span(start, start + len(name)), name=name, kind="city", country=country)


def read(text, rows, *, mentions=(), attributions=(), triggers=(), places=()):
    """The events of a hand-annotated sentence, as (type, sources, targets, status)."""
    parties = lambda group: [(party.country, party.sector) for party in group]  # noqa: E731
    found = events_of(text, rows, mentions=mentions, attributions=attributions, triggers=triggers, places=places)
    return [(event.type, parties(event.sources), parties(event.targets), event.status) for event in found]


def events_of(text, rows, *, mentions=(), attributions=(), triggers=(), places=(), times=(), published=None):
    made = annotation(text, rows, mentions=mentions, attributions=attributions, triggers=triggers)
    tree = Tree(text, made)
    said = statements.draft(Article(id="x", text=text), Press(tree))
    drafts = events.draft(tree)
    cast = actors.read(
        Press(tree),
        (found_places := tuple(place(text, *named) for named in places)),
        speakers={draft.speaker for draft in said if draft.speaker is not None},
        parties=events.parties(drafts),
    )
    return events.read(tree, drafts, cast=cast, statements=said, times=times, places=found_places, published=published)


SEIZED = """
Norway Norway PROPN 3 nsubj
has have AUX 3 aux
seized seize VERB 0 root
two two NUM 5 nummod
trawlers trawler NOUN 3 obj
from from ADP 7 case
Iceland Iceland PROPN 5 nmod
"""
STATES = [("Norway", "polity"), ("Iceland", "polity")]


def seized(score=0.9, **told):
    text = "Norway has seized two trawlers from Iceland"
    return events_of(text, SEIZED, mentions=STATES, triggers=[("seized", "COERCE", score, told)])


def test_those_the_encoder_points_at_are_the_parties():
    (event,) = seized(who=["Norway"], whom=["Iceland"])

    assert [party.country for party in event.sources] == ["NOR"]
    assert [party.country for party in event.targets] == ["ISL"]
    assert not event.unsure


def test_where_the_encoder_names_nobody_the_subject_does_it():
    assert [party.country for party in seized()[0].sources] == ["NOR"]
    assert [party.country for party in seized(who=[("Iceland", 0.2)])[0].sources] == ["NOR"]


def test_whom_the_encoder_half_believes_in_counts_where_it_is_the_object():
    assert [party.span.start for party in seized(whom=[("trawlers", 0.2)])[0].targets] == [18]
    assert seized(whom=[("Iceland", 0.2)])[0].targets == ()


def test_the_encoder_tells_the_status():
    assert seized(who=["Norway"], status="planned")[0].status == "planned"
    assert seized(who=["Norway"], status="negated")[0].status == "negated"


def test_what_no_statement_tells_is_claimed_by_nobody():
    assert seized(who=["Norway"], status="claimed")[0].status == "asserted"


def test_an_unlikely_event_is_kept_as_unsure_and_a_very_unlikely_one_is_not_kept():
    assert [event.unsure for event in seized(confidence.KEPT + 0.01, who=["Norway"])] == [True]
    assert seized(confidence.KEPT - 0.01, who=["Norway"]) == ()


FIGURATIVE = """
The the DET 2 det
film film NOUN 3 nsubj
attacks attack VERB 0 root
vanity vanity NOUN 3 obj
"""


def test_an_event_of_nobody_who_can_act_is_not_shown():
    (event,) = events_of("The film attacks vanity", FIGURATIVE, triggers=[("attacks", "ASSAULT", 0.9)])

    assert event.unsure


CLAIMED = """
Norway Norway PROPN 2 nsubj
said say VERB 0 root
Iceland Iceland PROPN 5 nsubj
had have AUX 5 aux
seized seize VERB 2 ccomp
a a DET 7 det
trawler trawler NOUN 5 obj
"""


def test_what_somebody_says_happened_is_claimed_by_that_statement():
    (event,) = events_of(
        "Norway said Iceland had seized a trawler",
        CLAIMED,
        mentions=STATES,
        attributions=[("Norway", "said", "Iceland had seized a trawler")],
        triggers=[("seized", "COERCE", 0.9, {"who": ["Iceland"], "status": "claimed"})],
    )

    assert (event.status, event.statement) == ("claimed", "s1")


TWICE = """
Norway Norway PROPN 2 nsubj
seized seize VERB 0 root
a a DET 4 det
trawler trawler NOUN 2 obj
and and CCONJ 7 cc
Iceland Iceland PROPN 7 nsubj
seized seize VERB 2 conj
a a DET 9 det
boat boat NOUN 7 obj
"""


def twice(first, second):
    text = "Norway seized a trawler and Iceland seized a boat"
    made = annotation(text, TWICE, mentions=STATES)
    words = [token.span for token in made.tokens if token.form == "seized"]
    parts = [tuple(Part(number, 0.9) for number in who) for who in (first, second)]
    triggers = tuple(Trigger(span, "COERCE", 0.9, who=who) for span, who in zip(words, parts, strict=True))
    tree = Tree(text, replace(made, triggers=triggers))
    drafts = events.draft(tree)
    cast = actors.read(Press(tree), (), speakers=set(), parties=events.parties(drafts))
    return events.read(tree, drafts, cast=cast, statements=(), times=(), places=(), published=None)


def test_two_doers_are_two_events_and_one_is_one():
    assert [len(event.trigger) for event in twice([0], [5])] == [1, 1]
    assert [len(event.trigger) for event in twice([0], [0])] == [2]


DATED = """
Norway Norway PROPN 2 nsubj
seized seize VERB 0 root
a a DET 4 det
trawler trawler NOUN 2 obj
off off ADP 6 case
Bergen Bergen PROPN 2 obl
in in ADP 8 case
May May PROPN 4 nmod
"""


def dated(when=(), where=(), published=None):
    text = "Norway seized a trawler off Bergen in May"
    start = text.index("May")
    may = TimeSpan(span=Span(start, start + 3), type="DATE", value="2026-05", start="2026-05-01", end="2026-05-31")
    told = {"who": ["Norway"], "when": when, "where": where}
    (event,) = events_of(
        text, DATED, mentions=STATES[:1], triggers=[("seized", "COERCE", 0.9, told)], times=(may,),
        places=[("Bergen", "NOR")], published=published,
    )  # fmt: skip
    return event


def test_the_day_is_the_one_pointed_at_and_else_what_hangs_on_the_trigger():
    assert dated().when is None
    assert dated(when=["May"]).when.start == "2026-05-01"


def test_the_place_is_what_a_preposition_ties_to_the_trigger():
    assert dated().place == dated(where=["Bergen"]).place is not None


def test_what_lies_long_before_the_article_is_background():
    assert dated(when=["May"], published="2026-12-01").background
    assert not dated(when=["May"], published="2026-06-02").background


def test_words_around_the_trigger_tell_the_mode_and_it_the_cameo_code():
    assert plover.mode("ASSAULT", {"hit", "jet", "village"}) == "aerial"
    assert plover.mode("ASSAULT", {"hit", "village"}) is None
    assert (plover.cameo("ASSAULT", "aerial"), plover.cameo("AID", None), plover.cameo("ASSAULT", None)) == (
        "195",
        "070",
        None,
    )


CROWD = """
{who} {lemma} NOUN 2 nsubj
attacked attack VERB 0 root
{whom} {other} NOUN 2 obj
in in ADP 5 case
Bergen Bergen PROPN 2 obl
"""


def crowd(who, lemma, whom, other):
    text = f"{who} attacked {whom} in Bergen"
    rows = CROWD.format(who=who, lemma=lemma, whom=whom, other=other)
    return read(
        text, rows, triggers=[("attacked", "ASSAULT", 0.9, {"who": [who], "whom": [whom]})], places=[("Bergen", "NOR")]
    )


def test_a_party_without_a_country_is_of_the_place_where_it_acts():
    assert crowd("Police", "police", "miners", "miner")[0][1:3] == ([("NOR", "COP")], [("NOR", "LAB")])


def test_strangers_are_not_of_the_place_where_they_are():
    assert crowd("Police", "police", "tourists", "tourist")[0][2] == [(None, "CVL")]


MINISTERS = """
Ministers minister NOUN 2 nsubj
condemned condemn VERB 0 root
Iceland Iceland PROPN 2 obj
"""


def test_who_acts_for_a_state_is_not_of_the_state_acted_on():
    found = read(
        "Ministers condemned Iceland",
        MINISTERS,
        mentions=[("Iceland", "polity")],
        triggers=[("condemned", "ACCUSE", 0.9, {"who": ["Ministers"], "whom": ["Iceland"]})],
        places=[("Iceland", "ISL")],
    )

    assert found == [("ACCUSE", [(None, "GOV")], [("ISL", None)], "asserted")]


TAIL = """
Police police NOUN 4 nsubj
in in ADP 3 case
Oslo Oslo PROPN 4 obl
arrested arrest VERB 0 root
Danish danish ADJ 6 amod
miners miner NOUN 4 obj
"""


def test_a_phrase_between_subject_and_verb_says_whose_the_subject_is():
    found = read(
        "Police in Oslo arrested Danish miners",
        TAIL,
        mentions=[("Oslo", "place"), ("Danish", "nationality")],
        triggers=[("arrested", "COERCE", 0.9, {"who": ["Police"], "whom": ["miners"]})],
        places=[("Oslo", "NOR"), ("Danish", "DNK")],
    )

    assert found[0][1:3] == ([("NOR", "COP")], [("DNK", "LAB")])


SHARED = """
Greek greek ADJ 4 amod
and and CCONJ 3 cc
Turkish turkish ADJ 4 amod
ministers minister NOUN 5 nsubj
met meet VERB 0 root
"""


def test_each_people_has_the_sector_of_the_noun_they_share():
    found = read(
        "Greek and Turkish ministers met",
        SHARED,
        mentions=[("Greek", "nationality"), ("Turkish", "nationality")],
        triggers=[("met", "CONSULT", 0.9, {"who": ["Greek", "ministers"]})],
    )

    assert found[0][1] == [("GRC", "GOV"), ("TUR", "GOV")]
