"""Through whom the words came: the frames that make a relay, and those that only look like one."""

from trees import annotation

from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.syntax.tree import Tree
from sayso.records.article import Agency, Article, Outlet


def read(text, rows, *, attributions=(), mentions=(), **page):
    """The statements of a hand-annotated sentence, as (speaker, relays, cue, stance, audience)."""
    made = annotation(text, rows, attributions=attributions, mentions=mentions)
    tree = Tree(text, made)
    return [
        (
            tree.phrase(one.speaker).of(text) if one.speaker is not None else None,
            [(relay.name, relay.kind) for relay in one.relays],
            [span.of(text) for span in one.cue],
            one.stance,
            one.audience.of(text) if one.audience else None,
        )
        for one in statements.draft(Article(id="x", text=text, **page), Press(tree))
    ]


TOLD = """
Peskov Peskov PROPN 2 nsubj
told tell VERB 0 root
{hearer}
that that SCONJ 7 mark
talks talk NOUN 7 nsubj
go go VERB 2 ccomp
on on ADP 7 compound
"""


def told(hearer, lemma, upos):
    text = f"Peskov told {hearer} that talks go on"
    rows = (
        TOLD.format(hearer=f"{hearer} {lemma} {upos} 2 iobj")
        .replace(" 7 mark", " 6 mark")
        .replace(" 7 nsubj", " 6 nsubj")
    )
    return read(text, rows.replace(" 7 compound", " 6 compound"), attributions=[("Peskov", "told", "that talks go on")])


def test_an_outlet_told_something_is_a_relay():
    assert told("CNN", "CNN", "PROPN") == [("Peskov", [("CNN", "broadcaster")], ["told"], "said", None)]


def test_hearers_who_do_not_publish_are_the_audience_and_no_relay():
    assert told("reporters", "reporter", "NOUN") == [("Peskov", [], ["told"], "said", "reporters")]


QUOTED = """
TASS TASS PROPN 2 nsubj
quoted quote VERB 0 root
Peskov Peskov PROPN 2 obj
as as SCONJ 5 mark
saying say VERB 2 advcl
talks talk NOUN 7 nsubj
continue continue VERB 5 ccomp
"""


def test_who_is_quoted_speaks_and_who_quotes_relays():
    found = read(
        "TASS quoted Peskov as saying talks continue", QUOTED, attributions=[("TASS", "quoted", "talks continue")]
    )

    assert found == [("Peskov", [("TASS", "state_media")], ["saying"], "said", None)]


PASSIVE = """
Peskov Peskov PROPN 3 nsubj:pass
was be AUX 3 aux:pass
quoted quote VERB 0 root
as as SCONJ 5 mark
saying say VERB 3 advcl
talks talk NOUN 7 nsubj
continue continue VERB 5 ccomp
"""


def test_was_quoted_as_saying_has_an_unknown_relay():
    found = read(
        "Peskov was quoted as saying talks continue",
        PASSIVE,
        attributions=[("Peskov", "was quoted as saying", "talks continue")],
    )

    assert found == [("Peskov", [("unknown", "unknown")], ["saying"], "said", None)]


INSERTED = """
Peskov Peskov PROPN 7 nsubj
, , PUNCT 3 punct
quoted quote VERB 1 acl
by by ADP 5 case
TASS TASS PROPN 3 obl:agent
, , PUNCT 3 punct
said say VERB 0 root
talks talk NOUN 9 nsubj
continue continue VERB 7 ccomp
"""


def test_quoted_by_after_the_name_makes_a_relay():
    found = read(
        "Peskov, quoted by TASS, said talks continue",
        INSERTED,
        attributions=[("Peskov, quoted by TASS", "said", "talks continue")],
    )

    assert found == [("Peskov", [("TASS", "state_media")], ["said"], "said", None)]


CITING = """
{who} {who} PROPN 2 nsubj
said say VERB 0 root
talks talk NOUN 4 nsubj
continue continue VERB 2 ccomp
, , PUNCT 6 punct
citing cite VERB 2 advcl
the the DET 8 det
{what} {what} NOUN 6 obj
"""


def citing(who, what):
    text = f"{who} said talks continue, citing the {what}"
    return read(text, CITING.format(who=who, what=what), attributions=[(who, "said", "talks continue")])


def test_an_outlet_citing_somebody_relays_what_they_say():
    assert citing("Interfax", "ministry") == [("ministry", [("Interfax", "agency")], ["said"], "said", None)] or citing(
        "Interfax", "ministry"
    ) == [("the ministry", [("Interfax", "agency")], ["said"], "said", None)]


def test_citing_reasons_relays_nothing():
    assert [found[1] for found in citing("Peskov", "weather")] == [[]]


INTERVIEW = """
Peskov Peskov PROPN 2 nsubj
said say VERB 0 root
in in ADP 5 case
an a DET 5 det
interview interview NOUN 2 obl
with with ADP 7 case
CNN CNN PROPN 5 nmod
talks talk NOUN 9 nsubj
continue continue VERB 2 ccomp
"""


def test_who_interviews_relays():
    found = read(
        "Peskov said in an interview with CNN talks continue",
        INTERVIEW,
        attributions=[("Peskov", "said", "talks continue")],
    )

    assert [one[1] for one in found] == [[("CNN", "broadcaster")]]


NESTED = """
Police police NOUN 2 nsubj
say say VERB 0 root
Sun Sun PROPN 4 nsubj
told tell VERB 2 ccomp
them they PRON 4 iobj
he he PRON 7 nsubj
slept sleep VERB 4 ccomp
"""


def test_a_statement_within_another_comes_through_the_outer_speaker():
    found = read(
        "Police say Sun told them he slept", NESTED, attributions=[("Police", "say", "Sun told them he slept")]
    )

    assert [(one[0], one[1]) for one in found] == [("Police", []), ("Sun", [("Police", "official")])]


REPORTEDLY = """
Peskov Peskov PROPN 3 nsubj
reportedly reportedly ADV 3 advmod
said say VERB 0 root
talks talk NOUN 5 nsubj
continue continue VERB 3 ccomp
"""


def test_hearsay_has_an_unknown_relay():
    found = read(
        "Peskov reportedly said talks continue",
        REPORTEDLY,
        attributions=[("Peskov", "reportedly said", "talks continue")],
    )

    assert [one[1] for one in found] == [[("unknown", "unknown")]]


OWN_VOICE = """
Interfax Interfax PROPN 2 nsubj
reported report VERB 0 root
talks talk NOUN 4 nsubj
continue continue VERB 2 ccomp
"""


def test_an_outlet_in_its_own_voice_is_the_speaker_and_no_relay():
    found = read(
        "Interfax reported talks continue", OWN_VOICE, attributions=[("Interfax", "reported", "talks continue")]
    )

    assert [(one[0], one[1]) for one in found] == [("Interfax", [])]


def test_the_articles_agency_is_the_outermost_relay():
    agency = Agency(name="Reuters", kind="agency", evidence=("lede",))
    found = read(
        "TASS quoted Peskov as saying talks continue",
        QUOTED,
        attributions=[("TASS", "quoted", "talks continue")],
        agency=agency,
    )

    assert [one[1] for one in found] == [[("Reuters", "agency"), ("TASS", "state_media")]]


def test_the_articles_own_outlet_is_not_counted_as_a_relay():
    text, rows = "Peskov said in an interview with CNN talks continue", INTERVIEW
    found = read(text, rows, attributions=[("Peskov", "said", "talks continue")], outlet=Outlet(name="CNN"))

    assert [one[1] for one in found] == [[]]


INTRODUCED = """
Torell Torell PROPN 2 nsubj
told tell VERB 0 root
broadcaster broadcaster NOUN 2 iobj
Landvarp Landvarp PROPN 3 appos
talks talk NOUN 6 nsubj
continue continue VERB 2 ccomp
"""


def test_a_medium_no_table_knows_is_known_by_how_the_article_introduces_it():
    found = read(
        "Torell told broadcaster Landvarp talks continue",
        INTRODUCED,
        attributions=[("Torell", "told", "talks continue")],
    )

    assert [(one[1], one[4]) for one in found] == [([("Landvarp", "broadcaster")], None)]


SPACE = """
Torell Torell PROPN 2 nsubj
told tell VERB 0 root
the the DET 5 det
space space NOUN 5 compound
agency agency NOUN 2 iobj
talks talk NOUN 7 nsubj
continue continue VERB 2 ccomp
"""


def test_an_agency_of_another_trade_is_no_medium():
    found = read(
        "Torell told the space agency talks continue", SPACE, attributions=[("Torell", "told", "talks continue")]
    )

    assert [(one[1], one[4]) for one in found] == [([], "the space agency")]
