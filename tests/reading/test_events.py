"""Who did what to whom: the constructions that name an event, and what keeps a word from being one."""

from trees import annotation

from sayso.knowledge import plover
from sayso.reading.actors import cast as actors
from sayso.reading.events import read as events
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Article
from sayso.records.place import Place
from sayso.records.span import Span


def place(text, name, country):
    start = text.index(name)
    return Place(id=f"p{start}", span=Span(start, start + len(name)), name=name, kind="city", country=country)


def read(text, rows, *, mentions=(), attributions=(), triggers=(), places=()):
    """The events of a hand-annotated sentence, as (type, sources, targets, status)."""
    made = annotation(text, rows, mentions=mentions, attributions=attributions, triggers=triggers)
    tree = Tree(text, made)
    said = statements.draft(Article(id="x", text=text), Press(tree))
    drafts = events.draft(tree)
    cast = actors.read(
        Press(tree),
        (found_places := tuple(place(text, *one) for one in places)),
        speakers={one.speaker for one in said if one.speaker is not None},
        parties=events.parties(drafts),
    )
    found = events.read(tree, drafts, cast=cast, statements=said, times=(), places=found_places, published=None)
    parties = lambda group: [(one.country, one.sector) for one in group]  # noqa: E731
    return [(one.type, parties(one.sources), parties(one.targets), one.status) for one in found]


ACTIVE = """
Norway Norway PROPN 3 nsubj
{help} {lemma} AUX 3 aux
{verb} seize VERB 0 root
two two NUM 5 nummod
trawlers trawler NOUN 3 obj
from from ADP 7 case
Iceland Iceland PROPN 5 nmod
"""


def active(helper, lemma, verb):
    text = f"Norway {helper} {verb} two trawlers from Iceland"
    rows = ACTIVE.format(help=helper, lemma=lemma, verb=verb)
    return read(text, rows, mentions=[("Norway", "polity"), ("Iceland", "polity")], triggers=[(verb, "COERCE", 0.9)])


def test_the_subject_of_an_active_verb_acts():
    assert active("has", "have", "seized") == [("COERCE", [("NOR", None)], [("ISL", None)], "asserted")]


def test_what_will_happen_is_planned():
    assert active("will", "will", "seize")[0][3] == "planned"


def test_what_might_happen_is_hypothetical():
    assert active("might", "might", "seize")[0][3] == "hypothetical"


PASSIVE = """
Iceland Iceland PROPN 3 nsubj:pass
was be AUX 3 aux:pass
accused accuse VERB 0 root
by by ADP 5 case
Norway Norway PROPN 3 obl:agent
"""


def test_in_the_passive_the_agent_acts_on_the_subject():
    found = read(
        "Iceland was accused by Norway",
        PASSIVE,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("accused", "ACCUSE", 0.9)],
    )

    assert found == [("ACCUSE", [("NOR", None)], [("ISL", None)], "asserted")]


NOMINAL = """
The the DET 2 det
seizure seizure NOUN 9 nsubj
of of ADP 5 case
the the DET 5 det
tanker tanker NOUN 2 nmod
by by ADP 8 case
Norwegian norwegian ADJ 8 amod
police police NOUN 2 nmod
surprised surprise VERB 0 root
Iceland Iceland PROPN 9 obj
"""


def test_a_noun_names_an_event_with_the_doer_in_its_by_phrase():
    text = "The seizure of the tanker by Norwegian police surprised Iceland"
    found = read(
        text,
        NOMINAL,
        mentions=[("Norwegian", "nationality"), ("Iceland", "polity")],
        triggers=[("seizure", "COERCE", 0.9)],
    )

    assert found == [("COERCE", [("NOR", "COP")], [], "asserted")]


LIGHT = """
Norway Norway PROPN 2 nsubj
held hold VERB 0 root
talks talk NOUN 2 obj
with with ADP 5 case
Iceland Iceland PROPN 3 nmod
"""


def test_the_subject_of_a_light_verb_does_what_its_noun_names():
    found = read(
        "Norway held talks with Iceland",
        LIGHT,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("held", "CONSULT", 0.9)],
    )

    assert found == [("CONSULT", [("NOR", None)], [("ISL", None)], "asserted")]


NEGATED = """
Norway Norway PROPN 4 nsubj
did do AUX 4 aux
not not PART 4 advmod
condemn condemn VERB 0 root
Iceland Iceland PROPN 4 obj
"""


def test_what_did_not_happen_is_denied():
    found = read(
        "Norway did not condemn Iceland",
        NEGATED,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("condemn", "ACCUSE", 0.9)],
    )

    assert [one[3] for one in found] == ["denied"]


CLAIMED = """
Norway Norway PROPN 2 nsubj
said say VERB 0 root
Iceland Iceland PROPN 5 nsubj
had have AUX 5 aux
seized seize VERB 2 ccomp
a a DET 7 det
trawler trawler NOUN 5 obj
from from ADP 9 case
Denmark Denmark PROPN 7 nmod
"""


def test_what_somebody_says_happened_is_claimed():
    text = "Norway said Iceland had seized a trawler from Denmark"
    mentions = [("Norway", "polity"), ("Iceland", "polity"), ("Denmark", "polity")]
    found = read(
        text,
        CLAIMED,
        mentions=mentions,
        attributions=[("Norway", "said", "Iceland had seized a trawler from Denmark")],
        triggers=[("seized", "COERCE", 0.9)],
    )

    assert found == [("COERCE", [("ISL", None)], [("DNK", None)], "claimed")]


FIGURATIVE = """
The the DET 2 det
film film NOUN 3 nsubj
attacks attack VERB 0 root
vanity vanity NOUN 3 obj
"""


def test_without_a_party_that_acts_there_is_no_event():
    assert read("The film attacks vanity", FIGURATIVE, triggers=[("attacks", "ASSAULT", 0.7)]) == []


def test_the_lexicon_alone_makes_no_event():
    text = "Norway has seized two trawlers from Iceland"
    rows = ACTIVE.format(help="has", lemma="have", verb="seized")

    assert read(text, rows, mentions=[("Norway", "polity"), ("Iceland", "polity")]) == []


MUTUAL = """
Norway Norway PROPN 4 nsubj
and and CCONJ 3 cc
Iceland Iceland PROPN 1 conj
agreed agree VERB 0 root
on on ADP 7 case
fish fish NOUN 7 compound
quotas quota NOUN 4 obl
"""


def test_those_who_agree_stand_on_both_sides():
    found = read(
        "Norway and Iceland agreed on fish quotas",
        MUTUAL,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("agreed", "AGREE", 0.9)],
    )

    assert found == [("AGREE", [("NOR", None), ("ISL", None)], [("NOR", None), ("ISL", None)], "asserted")]


PEOPLES = """
Greek greek ADJ 4 amod
and and CCONJ 3 cc
Turkish turkish ADJ 1 conj
officials official NOUN 5 nsubj
met meet VERB 0 root
"""


def test_peoples_that_share_a_noun_are_parties_of_their_own():
    found = read(
        "Greek and Turkish officials met",
        PEOPLES,
        mentions=[("Greek", "nationality"), ("Turkish", "nationality")],
        triggers=[("met", "CONSULT", 0.9)],
    )

    assert [country for country, _ in found[0][1]] == ["GRC", "TUR"]


CONTROL = """
Norway Norway PROPN 2 nsubj
threatened threaten VERB 0 root
to to PART 4 mark
expel expel VERB 2 xcomp
envoys envoy NOUN 4 obj
of of ADP 7 case
Iceland Iceland PROPN 5 nmod
"""


def test_a_threat_is_one_event_and_names_whom_its_deed_concerns():
    found = read(
        "Norway threatened to expel envoys of Iceland",
        CONTROL,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("threatened", "THREATEN", 0.9), ("expel", "SANCTION", 0.05)],
    )

    assert [(one[0], one[1]) for one in found] == [("THREATEN", [("NOR", None)])]
    assert [country for country, _ in found[0][2]] == ["ISL"]


SPORT = """
Norway Norway PROPN 2 nsubj
attacked attack VERB 0 root
Iceland Iceland PROPN 2 obj
after after ADP 6 case
the the DET 6 det
semifinal semifinal NOUN 2 obl
"""


def test_sport_is_no_conflict():
    found = read(
        "Norway attacked Iceland after the semifinal",
        SPORT,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("attacked", "ASSAULT", 0.9)],
    )

    assert found == []


FAILED = """
Norway Norway PROPN 2 nsubj
failed fail VERB 0 root
to to PART 4 mark
sign sign VERB 2 xcomp
the the DET 6 det
treaty treaty NOUN 4 obj
with with ADP 8 case
Iceland Iceland PROPN 4 obl
"""


def test_what_failed_did_not_happen():
    found = read(
        "Norway failed to sign the treaty with Iceland",
        FAILED,
        mentions=[("Norway", "polity"), ("Iceland", "polity")],
        triggers=[("sign", "SUPPORT", 0.9)],
    )

    assert [one[3] for one in found] == ["denied"]


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
    return read(text, rows, triggers=[("attacked", "ASSAULT", 0.9)], places=[("Bergen", "NOR")])


def test_a_party_without_a_country_is_of_the_place_where_it_acts():
    assert crowd("Police", "police", "miners", "miner")[0][1:3] == ([("NOR", "COP")], [("NOR", "LAB")])


def test_strangers_are_not_of_the_place_where_they_are():
    assert crowd("Police", "police", "tourists", "tourist")[0][2] == [(None, "CVL")]


STATES = """
Ministers minister NOUN 2 nsubj
condemned condemn VERB 0 root
Iceland Iceland PROPN 2 obj
"""


def test_who_acts_for_a_state_is_not_of_the_state_acted_on():
    found = read(
        "Ministers condemned Iceland",
        STATES,
        mentions=[("Iceland", "polity")],
        triggers=[("condemned", "ACCUSE", 0.9)],
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
        triggers=[("arrested", "COERCE", 0.9)],
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
        triggers=[("met", "CONSULT", 0.9)],
    )

    assert found[0][1] == [("GRC", "GOV"), ("TUR", "GOV")]


CHAIN = """
Norway Norway PROPN 2 nsubj
thanked thank VERB 0 root
Poland Poland PROPN 2 obj
, , PUNCT 5 punct
Latvia Latvia PROPN 3 conj
and and CCONJ 7 cc
Estonia Estonia PROPN 5 conj
"""


def test_the_third_of_three_is_a_party_too():
    named = [(name, "polity") for name in ("Norway", "Poland", "Latvia", "Estonia")]
    found = read(
        "Norway thanked Poland , Latvia and Estonia", CHAIN, mentions=named, triggers=[("thanked", "SUPPORT", 0.9)]
    )

    assert [country for country, _ in found[0][2]] == ["POL", "LVA", "EST"]


WITHDREW = """
Norway Norway PROPN 3 nsubj
{help} {lemma} AUX 3 aux
{verb} withdraw VERB 0 root
troops troop NOUN 3 obj
from from ADP 6 case
Iceland Iceland PROPN 3 obl
"""


def withdrew(helper, lemma, verb):
    text = f"Norway {helper} {verb} troops from Iceland"
    rows = WITHDREW.format(help=helper, lemma=lemma, verb=verb)
    named = [("Norway", "polity"), ("Iceland", "polity")]
    return read(text, rows, mentions=named, triggers=[(verb, "AGREE", 0.9)])


def test_the_lexicon_names_a_particular_act_that_has_happened():
    assert withdrew("has", "have", "withdrawn")[0][:3] == ("RETREAT", [("NOR", None)], [("ISL", None)])


def test_what_is_still_to_come_is_what_the_encoder_hears():
    assert withdrew("will", "will", "withdraw")[0][0] == "AGREE"


OWNED = """
Sailors sailor NOUN 2 nsubj
continued continue VERB 0 root
their their PRON 4 nmod:poss
attacks attack NOUN 2 obj
on on ADP 6 case
Norway Norway PROPN 4 nmod
"""


def test_a_pronoun_before_a_carried_noun_gives_way_to_the_subject():
    text = "Sailors continued their attacks on Norway"
    found = read(text, OWNED, mentions=[("Norway", "polity")], triggers=[("attacks", "ASSAULT", 0.9)])

    assert found[0][1] != [(None, None)]
    assert found[0][2] == [("NOR", None)]


SILENCE = """
Norway Norway PROPN 2 nsubj
declined decline VERB 0 root
to to PART 4 mark
{verb} {verb} VERB 2 xcomp
"""


def test_who_declines_to_comment_rejects_nothing():
    def declined(verb):
        rows = SILENCE.format(verb=verb)
        mentions, triggers = [("Norway", "polity")], [("declined", "REJECT", 0.9)]
        return read(f"Norway declined to {verb}", rows, mentions=mentions, triggers=triggers)

    assert declined("comment") == []
    assert [kind for kind, *_ in declined("negotiate")] == ["REJECT"]
