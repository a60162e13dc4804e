"""What a number counts: the words it stands in, the noun that is counted, and the unit."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.knowledge import money, verbs
from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.syntax.tree import Tree
from sayso.reading.text.numbers import Quantity

BEFORE: Final = frozenset({"compound", "amod", "nummod"})


class Counted(Struct, frozen=True, kw_only=True):
    """What a number counts, as the tree tells."""

    noun: int | None
    """The counted noun; None where it is left out ("injured four")."""
    outer: int
    """The word by which number and noun take part in the clause: "hundreds" of hundreds of people, "team" of a team of
    35 people."""
    toll: bool = False
    """Whether it is the level of a toll: "the death toll rose to three"."""


def counted(tree: Tree, words: range, lexicon: Lexicon) -> Counted:
    """What the number words count."""
    top = next((word for word in words if tree.tokens[word].head not in words), words[-1])
    noun, outer = _noun(tree, top, lexicon), top
    if noun is not None and tree.tokens[top].head == noun:
        outer = noun
    while noun is not None and noun in words:  # "hundreds of thousands of families"
        noun = of(tree, noun, lexicon)
    token = tree.tokens[top]
    if noun is not None and _stands_for_people(tree, noun, lexicon):
        return Counted(noun=None, outer=noun)
    if noun is None and token.deprel == "nummod" and tree.tokens[token.head].upos == "VERB":
        return Counted(noun=None, outer=token.head)  # "nine wounded"
    if noun is None and token.deprel in {"obl", "nmod", "obj"}:
        if lemma_of(tree, token.head) in lexicon.tolls and tree.tokens[token.head].upos == "NOUN":
            # "raised the number of dead from 14 to 17", where the tree hangs the level on its noun
            return Counted(noun=None, outer=top, toll=not _of_things(tree, token.head, lexicon))
        level = lemma_of(tree, token.head) in lexicon.rising
        return Counted(noun=None, outer=top, toll=level and _is_toll(tree, token.head, lexicon))
    return Counted(noun=noun, outer=_container(tree, outer, lexicon))


def unit(tree: Tree, quantity: Quantity, found: Counted, lexicon: Lexicon) -> str | None:
    """The counted noun as written, a currency code, ``percent``, or the people that are left out; None for nothing."""
    if quantity.currency is not None:
        return quantity.currency
    if quantity.share or lexicon.percent_after.match(tree.text[quantity.span.end : quantity.span.end + 12]):
        return lexicon.percent
    if measure := lexicon.measure_after.match(tree.text[quantity.span.end :][:40]):
        return measure["unit"] or measure["glued"]
    if found.noun is not None:
        return _named(tree, quantity, found.noun, found, lexicon)
    if found.toll:
        return lexicon.people
    level = _level(tree, found, lexicon)
    if level is not None:
        return level
    return lexicon.people if _is_of_people(tree, found, lexicon) else None


def of(tree: Tree, word: int, lexicon: Lexicon) -> int | None:
    """The noun after a word's "of"."""
    return next((child for child in tree.children(word, "nmod") if is_of(tree, child, lexicon)), None)


def is_of(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """Whether "of" leads a noun, be it after a preposition of the whole phrase: "to dozens of countries"."""
    return any(tree.tokens[child].form.lower() in lexicon.of for child in tree.children(word, "case"))


def lemma_of(tree: Tree, word: int) -> str:
    """A word's lemma: of a verb by the table of verbs, which knows what endings hide."""
    token = tree.tokens[word]
    known = verbs.find(token.form, lemma=token.lemma.lower()) if token.upos == "VERB" else None
    return known.lemma if known is not None else token.lemma.lower()


def _named(tree: Tree, quantity: Quantity, noun: int, found: Counted, lexicon: Lexicon) -> str | None:
    token = tree.tokens[noun]
    if token.upos == "PROPN" and token.span.start < quantity.span.start:
        return None
    if token.upos == "PRON" or token.lemma.lower() in lexicon.more:
        return lexicon.people
    if _is_weight(tree, found, lexicon):
        return token.form
    adjective = tree.tokens[noun - 1].form if noun else None
    return money.find(token.lemma.lower(), adjective=adjective) or token.form


def _is_weight(tree: Tree, found: Counted, lexicon: Lexicon) -> bool:
    """Whether pounds are no money: "400 pounds of cocaine", "a 500-pound bomb", "weighs two pounds five ounces"."""
    if found.noun is None or tree.tokens[found.noun].lemma.lower() not in lexicon.weights:
        return False
    span, stuff = tree.tokens[found.noun].span, of(tree, found.noun, lexicon)
    if stuff is not None:
        return tree.tokens[stuff].lemma.lower() not in lexicon.worth
    beside = tree.text[span.end : span.end + 20]
    compound = tree.text[max(0, span.start - 1) : span.start] == "-" and not lexicon.coins_after.match(beside)
    above = tree.tokens[tree.tokens[found.outer].head]
    return compound or above.lemma.lower() in lexicon.weighing or lexicon.weight_after.match(beside) is not None


def _noun(tree: Tree, top: int, lexicon: Lexicon) -> int | None:
    """The noun a number stands before, or the one after its "of"."""
    token = tree.tokens[top]
    above = tree.tokens[token.head]
    if token.head != top and token.deprel in {"nummod", "compound", "amod", "det"} and above.upos != "VERB":
        noun = token.head
        while _leads_on(tree, noun):
            noun = tree.tokens[noun].head
        return noun
    if token.upos == "NOUN" or token.deprel not in {"nummod", "compound"}:
        return of(tree, top, lexicon)
    return None


def _leads_on(tree: Tree, noun: int) -> bool:
    """Whether a word only describes the counted noun after it: "90,000 U.S.-run facilities", "70 nautical miles"."""
    token = tree.tokens[noun]
    return token.upos in {"PROPN", "ADJ"} and token.deprel in BEFORE and token.head > noun


def _stands_for_people(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """Whether what a number stands before is no noun, but says what befell people: "the 20 killed", "18 dead"."""
    token = tree.tokens[noun]
    return token.form.lower() in set(lexicon.harms.values()) or token.upos in {"ADJ", "VERB"}


def _container(tree: Tree, outer: int, lexicon: Lexicon) -> int:
    """The word that shares its fate with what it holds: "a team of 35 people", "a total of 40 shops"."""
    token = tree.tokens[outer]
    holds = token.deprel == "nmod" and is_of(tree, outer, lexicon) and token.head < outer
    if holds and tree.tokens[token.head].lemma.lower() in lexicon.containers:
        return _container(tree, token.head, lexicon)
    return outer


def _level(tree: Tree, found: Counted, lexicon: Lexicon) -> str | None:
    """What a level is of, by its verb's subject: the seats of "the party's seats fell from 89 to 61"."""
    token = tree.tokens[found.outer]
    if token.deprel not in {"obl", "nmod", "obj", "xcomp"} or lemma_of(tree, token.head) not in lexicon.rising:
        return None
    moved = tree.child(token.head, "obj") if token.deprel in {"obl", "nmod"} else None
    subject = moved if moved is not None else tree.child(token.head, "nsubj", "nsubj:pass")
    if subject is None or tree.tokens[subject].upos not in {"NOUN", "PROPN"}:
        return None
    if tree.tokens[subject].lemma.lower() in lexicon.numbered:
        subject = of(tree, subject, lexicon) or next(iter(tree.children(subject, "compound")), subject)
    return None if tree.tokens[subject].lemma.lower() in lexicon.numbered else tree.tokens[subject].form


def _is_of_people(tree: Tree, found: Counted, lexicon: Lexicon) -> bool:
    """Whether a number without a noun is of people: "injured four", "seven were treated", "thousands fled"."""
    token = tree.tokens[found.outer]
    if token.lemma.lower() in lexicon.harms or token.form.lower() in lexicon.harms.values():
        return True
    if token.deprel not in {"nsubj", "nsubj:pass", "obj", "conj", "csubj"} or token.head == found.outer:
        return token.upos in {"VERB", "ADJ"}
    verb = tree.tokens[token.head]
    if token.deprel == "conj" and verb.upos != "VERB":
        return False
    if verb.lemma.lower() in lexicon.priced:
        return False
    below = (tree.tokens[child].lemma.lower() for child in tree.children(token.head, "xcomp", "ccomp", "advmod"))
    harmed = verb.lemma.lower() in lexicon.harms or any(lemma in lexicon.harms for lemma in below)
    return harmed or (verb.upos in {"VERB", "ADJ"} and verb.lemma.lower() not in lexicon.helpers | lexicon.silent)


def _is_toll(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    found = tree.children(verb, "nsubj", "nsubj:pass", "obj")
    return any(
        tree.tokens[child].lemma.lower() in lexicon.tolls and not _of_things(tree, child, lexicon) for child in found
    )


def _of_things(tree: Tree, level: int, lexicon: Lexicon) -> bool:
    """Whether a number, count or total is of something whose harm is not told: troop numbers, a total of seats."""
    named = of(tree, level, lexicon) is not None or bool(tree.children(level, "compound", "amod"))
    inside = [tree.tokens[word] for word in tree.subtree(level)]
    harmed = any(t.lemma.lower() in lexicon.harms or t.form.lower() in lexicon.harms.values() for t in inside)
    return named and not harmed and tree.tokens[level].lemma.lower() in lexicon.numbered
