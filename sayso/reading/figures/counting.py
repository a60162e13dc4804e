"""What a number counts and what befell it: the counted noun, its unit and its state."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from sayso.knowledge.verbs import participle
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.numbers import MONEY_NOUNS, Quantity
from sayso.records.figure import Reckoning
from sayso.records.span import Span

PERCENT: Final = re.compile(r"^\s?(?:%|per\s?cent\b|percent\b|percentage\b)", re.IGNORECASE)
OF_MEASURE: Final = re.compile(r"^\s(?:nautical|square|cubic|metric)\s(?P<unit>[a-z]+)", re.IGNORECASE)
STATES: Final[dict[str, str]] = {
    "die": "dead", "dead": "dead", "death": "dead", "fatality": "dead", "hurt": "injured", "injury": "injured",
    "casualty": "killed", "miss": "missing", "missing": "missing", "homeless": "displaced", "slay": "killed",
    "kill": "killed", "wound": "wounded", "injure": "injured", "arrest": "arrested", "detain": "detained",
    "rescue": "rescued", "evacuate": "evacuated", "displace": "displaced", "drown": "drowned", "shoot": "shot",
    "hospitalise": "hospitalized", "hospitalize": "hospitalized", "unhurt": "unhurt", "safe": "safe",
}  # fmt: skip
"""States that other words than a governing verb can tell ("left four dead"), and verbs whose state is not their
own participle."""
HARMED: Final = frozenset({"slain", "hurt", *(form for form in STATES.values() if form not in {"unhurt", "safe"})})
"""Participles that stand for people: "the 20 killed"."""
BEFORE: Final = frozenset({"compound", "amod", "nummod"})
EMPTY_VERBS: Final = frozenset(
    "be have do include see say report remain become make cause leave keep need want expect worth".split()
)
"""Verbs that tell nothing of the counted themselves; what hangs on them may."""
WORTH: Final = frozenset("aid cash damage debt fund investment money profit saving spending tax".split())
"""What pounds of are money."""
COINS: Final = re.compile(r"\s(?:bill|coin|fee|fine|loan|note|ticket)s?\b")
OUNCES: Final = re.compile(r"\W+(?:and\s+)?[\w.]+\s+ounces?\b")
PRICED: Final = frozenset("cost donate earn fetch lend loan lose pay raise save spend".split())
"""Verbs that take sums for an object, more often than people."""
TOLLS: Final = frozenset({"toll", "total", "tally", "number", "count"})
RISING: Final = frozenset("rise climb reach stand increase grow jump hit bring raise put pass go".split())

_SO_FAR = (
    r"(?:a |the |in |at |of |to |as |than |least |most |more |less |over |nearly |about |around |some |almost |up )*"
)
TOTAL_BEFORE: Final = re.compile(
    rf"\b(?:total|toll|tally|number|count)s?\b[^.;:]{{0,60}}?"
    rf"\b(?:to|at|of|is|was|reached|hit|passed|exceeded|topped)\s+{_SO_FAR}$",
    re.IGNORECASE,
)
TOTAL_AFTER: Final = re.compile(
    r"^[^.;:]{0,40}?\b(?:in total|in all|altogether|overall|all told|so far)\b", re.IGNORECASE
)
INCREMENT_BEFORE: Final = re.compile(
    rf"\b(?:another|(?:a |an )?(?:further|additional|extra)|(?:rose|risen|grew|grown|up|increased|climbed) by)"
    rf"\s+{_SO_FAR}$",
    re.IGNORECASE,
)
INCREMENT_AFTER: Final = re.compile(r"^\s+(?:more(?! than)|additional|further|others?|new)\b", re.IGNORECASE)
REACH: Final = 90
"""Characters before a number in which its toll may be named."""


class Counted(Struct, frozen=True, kw_only=True):
    """What a number counts, as the tree tells."""

    noun: int | None
    """The counted noun; None where it is left out ("injured four")."""
    governor: int | None
    """The verb, adjective or noun that tells what befell the counted."""
    toll: bool = False
    """Whether it is the level of a toll: "the death toll rose to three"."""


def counted(tree: Tree, words: range) -> Counted:
    """What the number words count."""
    top = next((word for word in words if tree.tokens[word].head not in words), words[-1])
    token = tree.tokens[top]
    noun = _noun(tree, top)
    while noun is not None and noun in words:
        noun = _of(tree, noun)
    if noun is not None and (tree.tokens[noun].form.lower() in HARMED or tree.tokens[noun].upos in {"ADJ", "VERB"}):
        return Counted(noun=None, governor=noun)
    if noun is None and token.deprel == "obl" and tree.tokens[token.head].lemma.lower() in RISING:
        return Counted(noun=None, governor=token.head, toll=_is_toll(tree, token.head))
    return Counted(noun=noun, governor=_governor(tree, noun if noun is not None else top))


def unit(tree: Tree, quantity: Quantity, found: Counted) -> str | None:
    """The counted noun as written, a currency code, ``percent``, or the people that are left out; None for nothing."""
    if quantity.currency is not None:
        return quantity.currency
    if PERCENT.match(tree.text[quantity.span.end : quantity.span.end + 12]):
        return "percent"
    if measure := OF_MEASURE.match(tree.text[quantity.span.end :][:40]):
        return measure["unit"]
    if found.noun is not None:
        token = tree.tokens[found.noun]
        if token.upos == "PROPN" and token.span.start < quantity.span.start:
            return None
        if token.upos == "PRON" or token.lemma.lower() == "more":
            return "people"
        return token.form if _is_weight(tree, found) else MONEY_NOUNS.get(token.lemma.lower(), token.form)
    return "people" if found.toll or (found.governor is not None and _acts_on_people(tree, found.governor)) else None


def _is_weight(tree: Tree, found: Counted) -> bool:
    """Whether pounds are no money: "400 pounds of cocaine", "a 500-pound bomb", "weighs two pounds five ounces"."""
    if found.noun is None or tree.tokens[found.noun].lemma.lower() != "pound":
        return False
    span, stuff = tree.tokens[found.noun].span, _of(tree, found.noun)
    if stuff is not None:
        return tree.tokens[stuff].lemma.lower() not in WORTH
    governor = None if found.governor is None else tree.tokens[found.governor].lemma.lower()
    beside = tree.text[span.end : span.end + 20]
    compound = tree.text[max(0, span.start - 1) : span.start] == "-" and not COINS.match(beside)
    return compound or governor == "weigh" or OUNCES.match(beside) is not None


def state(tree: Tree, found: Counted) -> str | None:
    """What befell the counted, or what they did: one verb form."""
    if found.toll:
        return _toll_state(tree, found)
    for word in (found.governor, found.noun):
        if word is None:
            continue
        token = tree.tokens[word]
        lemma = token.lemma.lower()
        if lemma in STATES:
            return STATES[lemma]
        if word == found.governor and token.upos == "VERB" and lemma not in EMPTY_VERBS:
            return participle(lemma)
    return None


def reckoning(text: str, span: Span, found: Counted) -> Reckoning | None:
    """
    Whether a number is a level or what was added to it.

    >>> text = "Three more soldiers died, bringing the death toll to at least 61."
    >>> [reckoning(text, Span(*at), Counted(noun=None, governor=None)) for at in ((0, 5), (62, 64))]
    ['increment', 'total']
    """
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    if INCREMENT_AFTER.match(after) or INCREMENT_BEFORE.search(before):
        return "increment"
    if found.toll or TOTAL_BEFORE.search(before) or TOTAL_AFTER.match(after):
        return "total"
    return None


def _noun(tree: Tree, top: int) -> int | None:
    """The noun a number stands before, or the one after its "of"."""
    token = tree.tokens[top]
    above = tree.tokens[token.head]
    if token.head != top and token.deprel in {"nummod", "compound", "amod", "det"} and above.upos != "VERB":
        noun = token.head
        while _leads_on(tree, noun):
            noun = tree.tokens[noun].head
        return noun
    if token.upos == "NOUN" or token.deprel not in {"nummod", "compound"}:
        return _of(tree, top)
    return None


def _of(tree: Tree, word: int) -> int | None:
    """The noun after a word's "of"."""
    return next((child for child in tree.children(word, "nmod") if tree.case(child) == "of"), None)


def _leads_on(tree: Tree, noun: int) -> bool:
    """Whether a word only describes the counted noun after it: "90,000 U.S.-run facilities", "70 nautical miles"."""
    token = tree.tokens[noun]
    return token.upos in {"PROPN", "ADJ"} and token.deprel in BEFORE and token.head > noun


def _governor(tree: Tree, top: int) -> int | None:
    """What tells the state: a participle beside the counted, or the verb it is subject or object of."""
    beside = [*tree.children(top, "acl", "amod", "acl:relcl"), top + 1]
    for word in beside:
        if (
            word < len(tree.tokens)
            and tree.tokens[word].lemma.lower() in STATES
            and tree.tokens[word].upos in {"VERB", "ADJ"}
        ):
            return word
    token = tree.tokens[top]
    if token.head == top:
        return None
    if token.deprel == "conj":
        return _governor(tree, token.head)
    described = next(iter(tree.children(top, "acl")), None)
    if described is not None and tree.tokens[described].lemma.lower() not in EMPTY_VERBS:
        return described
    return _outcome(tree, token.head) if token.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod"} else None


def _outcome(tree: Tree, verb: int) -> int:
    """The verb itself, or what comes of it: "left four dead", "caused 200 flights to be cancelled"."""
    token = tree.tokens[verb]
    below = tree.children(verb, "xcomp")
    known = next((one for one in below if tree.tokens[one].lemma.lower() in STATES), None)
    if known is not None:
        return known
    return below[0] if below and token.lemma.lower() in EMPTY_VERBS else verb


def _acts_on_people(tree: Tree, governor: int) -> bool:
    """Whether a verb without a counted noun takes people for it: "injured four", "seven were treated"."""
    token = tree.tokens[governor]
    if token.lemma.lower() in PRICED:
        return False
    return STATES.get(token.lemma.lower()) is not None or (
        token.upos == "VERB" and token.lemma.lower() not in EMPTY_VERBS
    )


def _is_toll(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].lemma.lower() in TOLLS for child in tree.children(verb, "nsubj", "nsubj:pass", "obj"))


def _toll_state(tree: Tree, found: Counted) -> str | None:
    """The harm a toll counts: the word before it, or death where it has none."""
    if found.governor is None:
        return None
    for child in tree.children(found.governor, "nsubj", "nsubj:pass", "obj"):
        for word in tree.subtree(child):
            lemma = tree.tokens[word].lemma.lower()
            if lemma in STATES:
                return STATES[lemma]
        if tree.tokens[child].lemma.lower() == "toll":
            return "dead"
    return None
