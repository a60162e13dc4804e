"""Who did what to whom: the constructions that name an event, and what keeps a word from being one."""

from trees import annotation

from sayso.reading import actors, events, statements
from sayso.reading.media import Press
from sayso.reading.syntax import Tree
from sayso.records.article import Article


def read(text, rows, *, mentions=(), attributions=()):
    """The events of a hand-annotated sentence, as (type, sources, targets, status)."""
    made = annotation(text, rows, mentions=mentions, attributions=attributions)
    tree = Tree(text, made)
    said = statements.draft(Article(id="x", text=text), Press(tree))
    drafts = events.draft(tree)
    cast = actors.read(
        Press(tree),
        (),
        speakers={one.speaker for one in said if one.speaker is not None},
        parties=events.parties(drafts),
    )
    found = events.read(tree, drafts, cast=cast, statements=said, times=(), places=(), published=None)
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
    return read(text, rows, mentions=[("Norway", "polity"), ("Iceland", "polity")])


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
    found = read("Iceland was accused by Norway", PASSIVE, mentions=[("Norway", "polity"), ("Iceland", "polity")])

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
    found = read(text, NOMINAL, mentions=[("Norwegian", "nationality"), ("Iceland", "polity")])

    assert found == [("COERCE", [("NOR", "COP")], [], "asserted")]


LIGHT = """
Norway Norway PROPN 2 nsubj
held hold VERB 0 root
talks talk NOUN 2 obj
with with ADP 5 case
Iceland Iceland PROPN 3 nmod
"""


def test_the_subject_of_a_light_verb_does_what_its_noun_names():
    found = read("Norway held talks with Iceland", LIGHT, mentions=[("Norway", "polity"), ("Iceland", "polity")])

    assert found == [("CONSULT", [("NOR", None)], [("ISL", None)], "asserted")]


NEGATED = """
Norway Norway PROPN 4 nsubj
did do AUX 4 aux
not not PART 4 advmod
condemn condemn VERB 0 root
Iceland Iceland PROPN 4 obj
"""


def test_what_did_not_happen_is_denied():
    found = read("Norway did not condemn Iceland", NEGATED, mentions=[("Norway", "polity"), ("Iceland", "polity")])

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
        text, CLAIMED, mentions=mentions, attributions=[("Norway", "said", "Iceland had seized a trawler from Denmark")]
    )

    assert found == [("COERCE", [("ISL", None)], [("DNK", None)], "claimed")]


FIGURATIVE = """
The the DET 2 det
film film NOUN 3 nsubj
attacks attack VERB 0 root
vanity vanity NOUN 3 obj
"""


def test_without_a_party_that_acts_there_is_no_event():
    assert read("The film attacks vanity", FIGURATIVE) == []
