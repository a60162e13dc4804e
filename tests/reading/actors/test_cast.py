"""Who the actors of an article are, and which phrases are one of them."""

from trees import annotation, compact

from sayso.reading.actors import cast as actors
from sayso.reading.annotation import join
from sayso.reading.press.press import Press
from sayso.reading.syntax.tree import Tree


def read(*sentences, speakers=(), published="2025-03-01"):
    """
    The actors of hand-annotated sentences, as (name, role, country, sector, mentions).

    Args:
        sentences: Triples of the text, its words and its mentions.
        speakers: Words that speak, each where it first stands.
        published: The article's day.
    """
    parts, offset = [], 0
    for text, words, named in sentences:
        parts.append((offset, annotation(text, compact(words), mentions=named)))
        offset += len(text) + 1
    whole = " ".join(text for text, _, _ in sentences)
    made = join(parts)
    tree = Tree(whole, made)
    heads = {next(place for place, token in enumerate(tree.tokens) if token.form == word) for word in speakers}
    cast = actors.read(Press(tree), (), speakers=heads, parties=set(), published=published)
    return [
        (one.name, one.role, one.country, one.sector, [span.of(whole) for span in one.spans]) for one in cast.actors
    ]


def told(text, words, *named, **options):
    return read((text, words, named), **options)


MINISTER = (
    "Norwegian minister Aud Vik met Ida Lund.",
    (
        "Norwegian/norwegian/ADJ/2/amod minister/minister/NOUN/5/nsubj Aud/Aud/PROPN/2/appos Vik/Vik/PROPN/3/flat "
        "met/meet/VERB/0/root Ida/Ida/PROPN/5/obj Lund/Lund/PROPN/6/flat ././PUNCT/5/punct"
    ),
    (("Norwegian", "nationality"), ("Aud Vik", "person"), ("Ida Lund", "person")),
)


def said(pronoun):
    return (
        f"{pronoun} spoke.",
        f"{pronoun}/{pronoun.lower()}/PRON/2/nsubj spoke/speak/VERB/0/root ././PUNCT/2/punct",
        (),
    )


def test_a_title_before_a_name_gives_role_country_and_sector():
    assert read(MINISTER)[0] == ("Aud Vik", "Norwegian minister", "NOR", "GOV", ["Aud Vik"])


def test_a_pronoun_stands_for_the_subject_before_it_rather_than_the_last_name():
    made = read(MINISTER, said("She"), speakers=("She",))

    assert made[0][4] == ["Aud Vik", "She"]


def test_a_pronoun_of_the_other_sex_is_somebody_else():
    spokesman = (
        "Spokesman Ole Dahl met Ida Lund.",
        (
            "Spokesman/spokesman/NOUN/4/nsubj Ole/Ole/PROPN/1/appos Dahl/Dahl/PROPN/2/flat met/meet/VERB/0/root "
            "Ida/Ida/PROPN/4/obj Lund/Lund/PROPN/5/flat ././PUNCT/4/punct"
        ),
        (("Ole Dahl", "person"), ("Ida Lund", "person")),
    )

    made = read(spokesman, said("She"), speakers=("She",))

    assert {one[0]: one[4] for one in made} == {"Ole Dahl": ["Ole Dahl"], "Ida Lund": ["Ida Lund", "She"]}


def test_a_pronoun_with_nobody_to_stand_for_is_no_actor():
    assert read(said("He"), speakers=("He",)) == []


def test_the_title_alone_finds_the_person_who_bears_it():
    minister = (
        "The minister spoke.",
        "The/the/DET/2/det minister/minister/NOUN/3/nsubj spoke/speak/VERB/0/root ././PUNCT/3/punct",
        (),
    )
    tree = read(MINISTER, minister, speakers=("minister",))

    assert tree[0][4] == ["Aud Vik"]


def test_the_president_is_whom_the_table_knows_in_office_on_the_day():
    named = (
        "Barack Obama spoke.",
        "Barack/Barack/PROPN/3/nsubj Obama/Obama/PROPN/1/flat spoke/speak/VERB/0/root ././PUNCT/3/punct",
        (("Barack Obama", "person"),),
    )
    titled = (
        "The president left.",
        "The/the/DET/2/det president/president/NOUN/3/nsubj left/leave/VERB/0/root ././PUNCT/3/punct",
        (),
    )

    in_office = read(named, titled, speakers=("president",), published="2012-05-01")
    later = read(named, titled, speakers=("president",), published="2019-05-01")

    assert [one[4] for one in in_office] == [["Barack Obama", "The president"]]
    assert [(one[0], one[3]) for one in later] == [("Barack Obama", "ELI"), ("president", "GOV")]


def test_two_of_one_name_in_two_countries_stay_two():
    def minister(demonym):
        return (
            f"{demonym} minister Aud Vik spoke.",
            (
                f"{demonym}/{demonym}/ADJ/2/amod minister/minister/NOUN/5/nsubj "
                "Aud/Aud/PROPN/2/appos Vik/Vik/PROPN/3/flat "
                "spoke/speak/VERB/0/root ././PUNCT/5/punct"
            ),
            ((demonym, "nationality"), ("Aud Vik", "person")),
        )

    assert [one[2] for one in read(minister("Norwegian"), minister("Danish"))] == ["NOR", "DNK"]


def test_a_body_after_a_name_tells_where_the_person_belongs():
    made = told(
        "Aud Vik of the Knesset spoke.",
        "Aud/Aud/PROPN/6/nsubj Vik/Vik/PROPN/1/flat of/of/ADP/5/case the/the/DET/5/det Knesset/Knesset/PROPN/1/nmod "
        "spoke/speak/VERB/0/root ././PUNCT/6/punct",
        ("Aud Vik", "person"),
    )

    assert made[0][:4] == ("Aud Vik", None, "ISR", "LEG")


def test_a_country_the_encoder_took_for_a_person_is_a_country():
    made = told(
        "Jordan spoke.",
        "Jordan/Jordan/PROPN/2/nsubj spoke/speak/VERB/0/root ././PUNCT/2/punct",
        ("Jordan", "person"),
        speakers=("Jordan",),
    )

    assert made[0][:4] == ("Jordan", None, "JOR", None)


def test_a_place_beside_a_thing_does_not_make_it_somebody_of_that_place():
    made = told(
        "A deal in Oslo spoke.",
        "A/a/DET/2/det deal/deal/NOUN/5/nsubj in/in/ADP/4/case Oslo/Oslo/PROPN/2/nmod spoke/speak/VERB/0/root "
        "././PUNCT/5/punct",
        speakers=("deal",),
    )

    assert made[0][2:4] == (None, None)


def test_a_title_may_have_a_preposition_inside():
    made = told(
        "Danish Minister of Fisheries Aud Vik spoke.",
        "Danish/danish/ADJ/2/amod Minister/minister/NOUN/7/nsubj of/of/ADP/4/case Fisheries/fishery/PROPN/2/nmod "
        "Aud/Aud/PROPN/2/flat Vik/Vik/PROPN/5/flat spoke/speak/VERB/0/root ././PUNCT/7/punct",
        ("Danish", "nationality"),
        ("Aud Vik", "person"),
    )

    assert made[0][:4] == ("Aud Vik", "Danish Minister of Fisheries", "DNK", "GOV")


def test_a_government_is_of_the_country_before_it_wherever_the_tree_has_that():
    made = told(
        "Sudan's government spoke.",
        "Sudan/Sudan/PROPN/4/obl 's/'s/PART/1/case government/government/NOUN/4/nsubj spoke/speak/VERB/0/root "
        "././PUNCT/4/punct",
        ("Sudan", "polity"),
        speakers=("government",),
    )

    assert made[0][2:4] == ("SDN", "GOV")


def test_somebody_described_before_being_named_is_one_person():
    described = (
        "A Norwegian minister spoke.",
        (
            "A/a/DET/3/det Norwegian/norwegian/ADJ/3/amod minister/minister/NOUN/4/nsubj spoke/speak/VERB/0/root "
            "././PUNCT/4/punct"
        ),
        (("Norwegian", "nationality"),),
    )

    made = read(described, MINISTER, speakers=("minister",))

    assert made[0] == ("Aud Vik", "Norwegian minister", "NOR", "GOV", ["A Norwegian minister", "Aud Vik"])


def test_a_common_noun_that_begins_a_sentence_names_no_firm():
    made = told(
        "Apple growers spoke.",
        "Apple/apple/NOUN/2/compound growers/grower/NOUN/3/nsubj spoke/speak/VERB/0/root ././PUNCT/3/punct",
        speakers=("growers",),
    )

    assert made[0][2:4] == (None, "AGR")


def test_a_description_keeps_what_a_hyphen_ties_to_it():
    words = (
        "Hood/hood/NOUN/6/dep -/-/PUNCT/1/punct masked/masked/ADJ/5/amod tall/tall/ADJ/5/amod men/man/NOUN/6/nsubj "
        "spoke/speak/VERB/0/root"
    )
    assert [one[0] for one in told("Hood-masked tall men spoke", words, speakers={"men"})] == ["Hood-masked tall men"]


def test_a_number_at_least_is_named_without_half_of_it():
    words = (
        "At/at/ADP/2/case least/least/ADV/4/advmod seven/seven/NUM/4/nummod people/people/NOUN/5/nsubj "
        "spoke/speak/VERB/0/root"
    )
    assert [one[0] for one in told("At least seven people spoke", words, speakers={"people"})] == ["seven people"]


def test_a_leader_is_no_newspaper():
    words = "Norway/Norway/PROPN/3/nmod:poss 's/'s/PART/1/case leader/leader/NOUN/4/nsubj spoke/speak/VERB/0/root"
    found = told("Norway's leader spoke", words, ("Norway's leader", "organisation"), speakers={"leader"})
    assert [(one[2], one[3]) for one in found] == [("NOR", "GOV")]


def test_a_secretary_general_is_no_soldier():
    words = (
        "The/the/DET/4/det secretary/secretary/NOUN/5/dep -/-/PUNCT/2/punct general/general/NOUN/5/nsubj "
        "spoke/speak/VERB/0/root"
    )
    found = told("The secretary-general spoke", words, speakers={"general"})
    assert [(one[0], one[3]) for one in found] == [("secretary-general", None)]
