"""
Parties: which words of a sentence act in an event and which are acted on.

The tree around the trigger tells: subject, object, agent, prepositional phrases, possessives; through light verbs,
control, relative clauses and what a demand or promise is about. Where the tree tells nothing, the named actor nearest
to the trigger stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from sayso.knowledge import countries, plover, roles
from sayso.reading.events import owner_of_party
from sayso.reading.events.owner_of_party import NAMES, PLACES
from sayso.reading.syntax.tree import Tree
from sayso.records.event import EventType

LIGHT: Final = frozenset(
    "carry make hold have launch stage conduct remain keep maintain express voice issue give take mount begin start "
    "end stay lead organise organize continue resume step face order announce offer reiterate reaffirm receive host "
    "attend file lodge open impose place put slap sign reach clinch ratify conclude commit perform lift declare set "
    "suspend sever cut break restore establish engage participate join wrap deliver pay".split()
)
"""Verbs whose subject does what their noun names: "carried out a strike"."""
TOWARDS: Final = frozenset(
    "against with on to at for upon between over into toward towards about".split()
)  # fmt: skip
AWAY: Final = frozenset({"from", "of", "out of"})
WHERE: Final = frozenset({"in", "near", "inside", "around", "along", "across", "off"})
CARRIED: Final[frozenset[EventType]] = frozenset({"AID", "MOBILIZE", "RETREAT", "COOPERATE"})
"""Types whose object may be a thing given, moved or let go; whom it concerns stands in a phrase."""
MUTUAL: Final[frozenset[EventType]] = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT", "REJECT"})
"""Types that several can do together, each to the others; all then stand on both sides, as in PLOVER's own records."""
OF_THE_DOER: Final[frozenset[EventType]] = frozenset(
    {"CONSULT", "RETREAT", "PROTEST", "AGREE", "THREATEN", "CONCEDE", "REQUEST", "REJECT"}
)
"""Types whose noun has its doer after "of": the visit of the minister, against the seizure of the tanker."""
ABOUT_DEEDS: Final[frozenset[EventType]] = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "ACCUSE"})
"""Types whose other side may be named within what is agreed, asked, refused or threatened."""
ATTITUDES: Final[frozenset[EventType]] = frozenset({"ACCUSE", "SUPPORT", "REJECT", "ASSAULT", "COERCE"})
"""Types whose object is what it is about or done to, whoever else its phrase names: "condemned the raid on Oslo"."""
HARMING: Final = frozenset("kill wound injure hit destroy damage leave target claim".split())
"""Verbs whose object suffers what their subject names: "the bombing killed four"."""
REPORTING: Final = frozenset("say report tell add announce write note state quote confirm claim".split())
"""Verbs whose subject only tells of what is done."""
DEEP: Final = 2
"""How many phrases down a party is looked for: "an inquiry into the police of Norway"."""


class Parties(Struct, frozen=True, kw_only=True):
    """Head words of the phrases on either side."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]
    plain: bool
    """Whether the tree itself gives a source, and not only nearness."""


def find(tree: Tree, word: int, kind: EventType) -> Parties:
    """The parties of the event of a type that a word names."""
    noun = tree.tokens[word].upos != "VERB"
    sources = _distinct(tree, _doers_of_noun(tree, word, kind) if noun else _doers_of_verb(tree, word))
    plain = bool(sources)
    if not sources and not _passive(tree, word):
        sources = _nearest(tree, word, before=True)
    targets = _distinct(tree, _others(tree, word, kind, noun=noun), without=sources)
    together = kind in MUTUAL and len(sources) > 1
    if together and not any(is_actor(tree, one) and tree.case(one) not in WHERE for one in targets):
        targets = sources
    if not targets and not (noun and tree.tokens[word].deprel == "nsubj"):
        near = _nearest(tree, word, before=False, without=sources)
        targets = tuple(one for head in near for one in _together(tree, head) if is_actor(tree, one))
    return Parties(sources=sources, targets=targets, plain=plain)


def within(tree: Tree, head: int) -> tuple[int, ...]:
    """Who is named in the phrase of a thing: the Iceland of "two trawlers from Iceland"; empty for somebody's own."""
    if is_actor(tree, head):
        return ()
    return tuple(
        one for one in _inside(tree, head, TOWARDS | AWAY | WHERE) if is_actor(tree, one) or _is_place(tree, one)
    )


def is_actor(tree: Tree, head: int) -> bool:
    """Whether a phrase's head is a name of somebody, a pronoun for them, or a word for people or a body."""
    token = tree.tokens[head]
    if token.upos == "PRON":
        return token.deprel != "expl" and token.lemma.lower() not in NO_PARTY
    if token.upos not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if any(one.kind in NAMES and one.span.contains(token.span) for one in tree.annotation.mentions):
        return True
    if token.upos == "ADJ":
        return countries.find_demonym(token.form) is not None
    return roles.find(token.lemma.lower()) is not None or countries.find(token.form) is not None


NO_PARTY: Final = frozenset(
    "there this that these those what which itself himself herself themselves everything something nothing anything "
    "other more most all many some one".split()
)


def _is_place(tree: Tree, head: int) -> bool:
    span = tree.tokens[head].span
    return any(one.kind in PLACES and one.span.contains(span) for one in tree.annotation.mentions)


def _doers_of_verb(tree: Tree, verb: int) -> list[int]:
    above = tree.tokens[tree.tokens[verb].head]
    result = tree.tokens[verb].deprel == "advcl" and tree.tokens[verb].lemma.lower() in HARMING
    if result and above.upos == "VERB" and _passive(tree, tree.tokens[verb].head):
        return _doers_of_verb(tree, tree.tokens[verb].head)
    subject = tree.agent(verb) if tree.children(verb, "aux:pass") else tree.subject(verb)
    if subject is None and not _passive(tree, verb):
        subject = next((found for up in _verbs_above(tree, verb) if (found := tree.subject(up)) is not None), None)
    if subject is None:
        return []
    if tree.tokens[subject].upos == "NOUN" and not is_actor(tree, subject):
        own = [one for one in _inside(tree, subject, {"by", "of"} | WHERE) if is_actor(tree, one)]
        return own or list(_nearest(tree, verb, before=True))
    return _together(tree, subject)


def _patient(tree: Tree, verb: int) -> int | None:
    """Whom a verb is done to, also where the tree takes a passive's subject for who acts."""
    found = tree.patient(verb)
    return tree.child(verb, "nsubj") if found is None and tree.children(verb, "aux:pass") else found


def _passive(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    bare = token.deprel == "acl" and token.upos == "VERB" and token.form.endswith(("ed", "en"))
    return bare or bool(tree.children(word, "nsubj:pass", "aux:pass"))


def _verbs_above(tree: Tree, word: int) -> Iterator[int]:
    """The verbs that a clause hangs on, up to one that says it: beyond that, it is somebody else's."""
    below = word
    for up in tree.ancestors(word):
        if tree.tokens[below].deprel in {"ccomp", "acl:relcl", "parataxis"}:
            return
        if tree.tokens[up].upos == "VERB":
            yield up
        below = up


def _doers_of_noun(tree: Tree, noun: int, kind: EventType) -> list[int]:
    own = _describing(tree, noun)
    verb = _carrier(tree, noun)
    if verb is not None and all(tree.tokens[one].upos == "PRON" for one in own):
        own = []
    found = [party for one in own for party in _together(tree, one)]
    for child in tree.children(noun, "nmod", "obl"):
        case = tree.case(child)
        found += [one for one in tree.children(child, "nmod") if case == "of" and tree.case(one) == "by"]
        if case in {"by", "between", "among"} or (case == "of" and kind in OF_THE_DOER and is_actor(tree, child)):
            found += _together(tree, child)
    if found:
        return found
    if verb is not None:
        return _doers_of_verb(tree, verb)
    return []


def _carrier(tree: Tree, noun: int) -> int | None:
    """The light verb whose object a noun is: "launched an attack", "faces criticism"."""
    token = tree.tokens[noun]
    if token.deprel in {"compound", "nmod", "conj"} and token.head != noun and tree.tokens[token.head].upos == "NOUN":
        return _carrier(tree, token.head)
    verb = tree.tokens[token.head]
    light = verb.upos == "VERB" and verb.lemma.lower() in LIGHT
    return token.head if light and token.deprel in {"obj", "obl", "xcomp"} else None


def _others(tree: Tree, word: int, kind: EventType, *, noun: bool) -> list[int]:
    """Who is acted on: the first kind of place that holds somebody, else the thing itself."""
    for group in _places_of_others(tree, word, kind, noun=noun):
        found = [one for head in group for one in _together(tree, head) if is_actor(tree, one)]
        if found:
            return found
    thing = None if noun else _patient(tree, word)
    if thing is not None and not _is_content(tree, word, thing, kind):
        return _together(tree, thing)
    phrases = tree.children(word, "obl", "nmod") + (tree.children(thing, "nmod") if thing is not None else [])
    return [one for one in phrases if tree.case(one) in TOWARDS | AWAY | WHERE and _is_place(tree, one)][:1]


def _places_of_others(tree: Tree, word: int, kind: EventType, *, noun: bool) -> Iterator[list[int]]:
    if noun:
        yield from _around_noun(tree, word, kind)
        return
    patient = _patient(tree, word)
    towards = [one for one in tree.children(word, "obl") if tree.case(one) in TOWARDS]
    yield tree.children(word, "iobj")
    if patient is not None and not _is_content(tree, word, patient, kind):
        yield [patient]
        yield _owners(tree, patient)
        yield [one for one in tree.children(patient, "nmod") if tree.case(one) == "by"]
        yield _peoples_of(tree, patient) if kind == "REJECT" else []
        if kind in ATTITUDES:
            return
    yield towards
    if patient is not None:
        yield _inside(tree, patient, TOWARDS | AWAY | WHERE)
    away = [one for one in tree.children(word, "obl") if tree.case(one) in AWAY | WHERE]
    yield away
    for one in towards:
        yield _inside(tree, one, TOWARDS | AWAY | WHERE)
    if kind in ABOUT_DEEDS | MUTUAL:
        for clause in tree.children(word, "xcomp", "ccomp", "advcl"):
            yield from _in_clause(tree, clause, kind)
    if patient is not None:
        yield [patient]
    yield from (_peoples_of(tree, one) for one in away)


def _in_clause(tree: Tree, clause: int, kind: EventType) -> Iterator[list[int]]:
    """Who a demanded, promised or threatened deed concerns: its own subject where it is asked for, else its object."""
    subject = tree.child(clause, "nsubj", "nsubj:pass")
    if subject is not None and (tree.tokens[clause].deprel == "ccomp" or kind == "REQUEST"):
        yield [subject]
    yield from _places_of_others(tree, clause, kind if kind not in ABOUT_DEEDS else "AID", noun=False)


def _around_noun(tree: Tree, noun: int, kind: EventType) -> Iterator[list[int]]:
    phrases = tree.children(noun, "nmod", "obl")
    of_doer = {"of"} if kind in OF_THE_DOER else set[str]()
    yield [one for one in phrases if tree.case(one) in (TOWARDS | AWAY) - of_doer - {"between"}]
    verb = _carrier(tree, noun)
    if verb is not None:
        yield tree.children(verb, "iobj")
        yield [one for one in tree.children(verb, "obl") if one != noun and tree.case(one) in TOWARDS | AWAY]
    for one in phrases:
        yield _inside(tree, one, TOWARDS | AWAY | WHERE)
    yield [one for one in phrases if tree.case(one) in WHERE]
    if verb is not None:
        yield [one for one in tree.children(verb, "obl") if tree.case(one) in WHERE]
    above = tree.tokens[noun]
    if verb is None and above.deprel == "nsubj" and tree.tokens[above.head].lemma.lower() in HARMING:
        patient = _patient(tree, above.head)
        yield [patient] if patient is not None else []


def _is_content(tree: Tree, verb: int, thing: int, kind: EventType) -> bool:
    """Whether an object only fills its verb: "filed a lawsuit", "sent troops", "its forces"."""
    token = tree.tokens[thing]
    if token.upos == "PROPN":
        return False
    owned = any(tree.tokens[one].upos == "PRON" for one in tree.children(thing, "nmod:poss"))
    if kind in CARRIED and (owned or not is_actor(tree, thing) or kind in {"AID", "MOBILIZE"}):
        return any(tree.case(one) in TOWARDS | AWAY | WHERE and _is_somewhere(tree, one)
                   for one in tree.children(verb, "obl") + tree.children(thing, "nmod"))  # fmt: skip
    if kind == "AGREE" and (owned or not is_actor(tree, thing)):
        return True
    lemma = token.lemma.lower()
    return (tree.tokens[verb].lemma.lower() in LIGHT and not is_actor(tree, thing)) or lemma in plover.CONTENTS


def _is_somewhere(tree: Tree, head: int) -> bool:
    return is_actor(tree, head) or _is_place(tree, head)


def _owners(tree: Tree, noun: int) -> list[int]:
    """Whose something is: "the Indian government's decision"."""
    return [one for one in tree.children(noun, "nmod:poss") if tree.tokens[one].upos != "PRON"]


def _inside(tree: Tree, noun: int, cases: Iterable[str], deep: int = DEEP) -> list[int]:
    """Parties named within a phrase, nearest first: "Venezuela's leaders", "an inquiry into the police"."""
    own = _peoples_of(tree, noun)
    own += [one for one in tree.children(noun, "nmod") if tree.case(one) in cases]
    if any(is_actor(tree, one) for one in own) or deep == 0:
        return own
    return own + [below for one in own for below in _inside(tree, one, cases, deep - 1)]


def _peoples_of(tree: Tree, noun: int) -> list[int]:
    """Who describes a noun by name or office, and not by a pronoun."""
    return [one for one in _describing(tree, noun) if tree.tokens[one].upos != "PRON"]


def _describing(tree: Tree, noun: int) -> list[int]:
    """Who describes a noun; of several in a row the last, whom the others describe: "Israeli army bulldozers"."""
    own = [one for one in tree.children(noun, "nmod:poss", "amod", "compound") if is_actor(tree, one)]
    return [one for one in own if one + 1 not in own]


def _nearest(tree: Tree, word: int, *, before: bool, without: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The named actor of the sentence that is nearest to a word on one side of it."""
    sentence = tree.annotation.sentences[tree.sentence(word)]
    row = range(word - 1, sentence.first - 1, -1) if before else range(word + 1, sentence.end)
    taken = {below for one in without for below in tree.subtree(one)}
    for one in row:
        token = tree.tokens[one]
        describes = token.deprel in {"amod", "compound", "nmod:poss", "flat"} and tree.tokens[token.head].upos in {
            "NOUN",
            "PROPN",
        }
        if token.upos in {"NOUN", "PROPN"} and one not in taken and not describes and is_actor(tree, one):
            return () if not before and _reports(tree, one) else (one,)
    return ()


def _reports(tree: Tree, head: int) -> bool:
    """Whether somebody is who tells of it: "..., a newspaper reported"."""
    verb = tree.tokens[tree.tokens[head].head]
    return tree.tokens[head].deprel == "nsubj" and verb.lemma.lower() in REPORTING


def _together(tree: Tree, head: int) -> list[int]:
    """The word and all coordinated with it, however the tree chains them: to each other, or to a title's name."""
    found: list[int] = []
    waiting = [head]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += tree.children(one, "conj")
        waiting += [below for name in tree.children(one, "appos") for below in tree.children(name, "conj")]
    return sorted(found)


def _distinct(tree: Tree, heads: Iterable[int], *, without: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Heads once each; several peoples that share a noun are parties of their own: "Greek and Turkish officials"."""
    found: list[int] = []
    for head in heads:
        found += [*(one for one in owner_of_party.peoples(tree, head) if one not in found), head]
    described = {child for one in without for child in tree.children(one, "amod", "compound", "nmod:poss", "flat")}
    described |= {word for one in without for span in owner_of_party.beyond(tree, one) for word in tree.within(span)}
    return tuple(dict.fromkeys(one for one in found if one not in without and one not in described))
