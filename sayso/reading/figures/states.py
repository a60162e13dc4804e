"""What befell the counted, or what they did: the one answer to what a figure's state is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sayso.knowledge import verbs
from sayso.reading.figures.counting import Counted, is_of, lemma_of
from sayso.reading.figures.lexicon import Lexicon
from sayso.reading.syntax.tree import Tree

UNDERGONE: Final = frozenset({"obj", "nsubj:pass", "iobj"})
"""Relations of what an act is done to."""
DONE: Final = frozenset({"nsubj"})
MOST_STEPS: Final = 6
"""How far a coordination is followed up; trees of tables can be deep."""


def state(tree: Tree, found: Counted, lexicon: Lexicon, *, share: bool = False) -> str | None:
    """
    One participle or adjective; None where nothing is told, or where it has not happened.

    The clause that the counted take part in comes first (their verb, or the noun of an act), then what describes them
    beside it; a harm told right beside them comes before both.
    """
    if found.toll:
        return _toll_state(tree, found, lexicon)
    around = [word for word in (found.noun, found.outer) if word is not None]
    if share:
        return _by_clause(tree, found.outer, lexicon)
    harm = next(_harms(tree, around, lexicon), None)
    if harm is not None:
        return harm
    return _by_clause(tree, found.outer, lexicon) or next(_described(tree, around, lexicon), None)


def _harms(tree: Tree, around: list[int], lexicon: Lexicon) -> Iterator[str]:
    """States of harm that stand in or right beside the phrase: "20 deaths", "the 18 dead", "four soldiers wounded"."""
    for word in around:
        token = tree.tokens[word]
        lemma = lemma_of(tree, word)
        if lemma in lexicon.harms and not (token.upos == "VERB" and _unreal(tree, word, lexicon)):
            yield lexicon.harms[lemma]
        for beside in tree.children(word, "acl", "amod"):
            if lemma_of(tree, beside) in lexicon.harms and not _is_going_on(tree, beside):
                yield lexicon.harms[lemma_of(tree, beside)]
    last = max(around)
    if last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos in {"VERB", "ADJ"} and _agrees(tree, last + 1):
        lemma = lemma_of(tree, last + 1)
        if lemma in lexicon.harms and tree.tokens[last + 1].form.lower() != lemma:
            yield lexicon.harms[lemma]


def _by_clause(tree: Tree, outer: int, lexicon: Lexicon) -> str | None:
    """The state by the verb the counted are subject or object of, or by the noun of an act: "release of 116 men"."""
    relation, head = _relation(tree, outer)
    if head is None:
        return None
    token = tree.tokens[head]
    if relation == "nmod" and is_of(tree, outer, lexicon):
        happening = lexicon.happenings.get(token.lemma.lower())
        return None if happening is None or _unreal(tree, head, lexicon) else happening
    if token.upos not in {"VERB", "ADJ"} or _denied(tree, head, lexicon):
        return None
    # "targeted at least 14 boats": what no preposition leads is an object, though the tree takes "at" for one.
    led = [child for child in tree.children(outer, "case") if not _qualifies(tree, child, lexicon)]
    object_ = relation == "obl" and not led and not tree.children(head, "obj")
    if object_ or relation in UNDERGONE or (relation in DONE and _is_passive(tree, head)):
        return _verb_state(tree, head, lexicon, undergone=True)
    if relation in DONE:
        return _verb_state(tree, head, lexicon, undergone=False)
    return None


def _qualifies(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """Whether what looks like a preposition only bounds the number: at least, about."""
    following = tree.tokens[word + 1].form.lower() if word + 1 < len(tree.tokens) else ""
    return tree.tokens[word].form.lower() in lexicon.nearly or following in lexicon.bounds


def _relation(tree: Tree, word: int) -> tuple[str, int | None]:
    """How a word takes part in its clause, and the clause's head; a coordinated word as the first of its list does."""
    for _ in range(MOST_STEPS):
        token = tree.tokens[word]
        if token.head == word:
            return "root", None
        if token.deprel not in {"conj", "appos"} or tree.tokens[token.head].upos == "VERB":
            return token.deprel, token.head
        word = token.head
    return "root", None


def _verb_state(tree: Tree, verb: int, lexicon: Lexicon, *, undergone: bool) -> str | None:
    lemma = lemma_of(tree, verb)
    for word in [*tree.children(verb, "obj", "xcomp", "advmod", "obl", "compound", "amod", "ccomp"), verb + 1]:
        if word < len(tree.tokens) and (said := lexicon.taken.get((lemma, tree.tokens[word].lemma.lower()))):
            return None if _unreal(tree, verb, lexicon) else said
    if lemma in lexicon.listed and undergone and (listed := _of_subject(tree, verb, lexicon)):
        return listed
    if lemma in lexicon.helpers and (outcome := _outcome(tree, verb, lexicon)):
        return outcome
    if lemma in lexicon.harms:
        befell = undergone or lemma in lexicon.doing or _is_state(tree, verb, lexicon)
        return lexicon.harms[lemma] if befell and not _unreal(tree, verb, lexicon) else None
    if lemma in lexicon.silent or _unreal(tree, verb, lexicon):
        return None
    if not undergone and lemma not in lexicon.doing:
        return None
    return _participle(tree, verb, lexicon)


def _is_state(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """Whether a word says how its subject is, not what they do: "two are missing"."""
    if tree.child(word, "obj") is not None:
        return False
    being = any(
        tree.tokens[child].lemma.lower() in lexicon.being for child in tree.children(word, "cop", "aux", "aux:pass")
    )
    return being or tree.tokens[word].upos == "ADJ"


def _outcome(tree: Tree, verb: int, lexicon: Lexicon) -> str | None:
    """What comes of it: "left four dead", "had 200 flights cancelled", "were found alive", "are missing"."""
    below = [word for word in tree.children(verb, "xcomp", "ccomp", "advcl", "acl", "obl") if word > verb]
    for word in below:
        lemma = lemma_of(tree, word)
        if lemma in lexicon.harms:
            return lexicon.harms[lemma]
    acted = [word for word in below if tree.tokens[word].deprel == "xcomp" and _agrees(tree, word)]
    return _participle(tree, acted[0], lexicon) if acted and tree.tokens[acted[0]].upos == "VERB" else None


def _of_subject(tree: Tree, verb: int, lexicon: Lexicon) -> str | None:
    """The state that a subject is called by: "the injured included two nurses"."""
    subject = tree.child(verb, "nsubj")
    form = tree.tokens[subject].form.lower() if subject is not None else ""
    return form if form in lexicon.harms.values() else None


def _described(tree: Tree, around: list[int], lexicon: Lexicon) -> Iterator[str]:
    """What a participle beside the counted says: "1,500 homes damaged by the flood", "displaced families"."""
    for word in around:
        for child in tree.children(word, "acl", "acl:relcl"):
            relative = tree.tokens[child].deprel == "acl:relcl"
            lemma = lemma_of(tree, child)
            if tree.tokens[child].upos != "VERB" or _denied(tree, child, lexicon) or _unreal(tree, child, lexicon):
                continue
            if relative and not _is_passive(tree, child) and lemma not in lexicon.doing:
                continue
            if lemma in lexicon.silent or (not relative and not _agrees(tree, child)):
                continue
            if said := lexicon.harms.get(lemma) or _participle(tree, child, lexicon):
                yield said


def _participle(tree: Tree, verb: int, lexicon: Lexicon) -> str | None:
    """The past participle with its particle: "shot down"; None for a form that no verb has."""
    token = tree.tokens[verb]
    known = verbs.find(token.form, lemma=token.lemma.lower())
    if known is None:
        return None
    particle = next((tree.tokens[word].form.lower() for word in _particles(tree, verb, lexicon)), None)
    return known.participle if particle is None else f"{known.participle} {particle}"


def _particles(tree: Tree, verb: int, lexicon: Lexicon) -> Iterator[int]:
    """A verb's particle, right after it or after its object: shot down, handed over."""
    for child in tree.children(verb, "compound:prt", "compound", "advmod"):
        if child > verb and tree.tokens[child].form.lower() in lexicon.particles:
            yield child


def _agrees(tree: Tree, word: int) -> bool:
    """Whether a word has the form of a past participle, or is an adjective."""
    token = tree.tokens[word]
    known = verbs.find(token.form, lemma=token.lemma.lower())
    return token.upos == "ADJ" or (known is not None and known.participle == token.form.lower())


def _is_going_on(tree: Tree, word: int) -> bool:
    """Whether a verb beside the counted has them act: "soldiers wounding civilians"."""
    return tree.child(word, "obj") is not None


def _is_passive(tree: Tree, verb: int) -> bool:
    return bool(tree.children(verb, "aux:pass", "nsubj:pass"))


def _denied(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    below = tree.children(verb, "advmod", "det", "cc:preconj")
    return any(tree.tokens[child].form.lower() in lexicon.denials for child in below)


def _unreal(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether what a verb says has not happened: under a modal, or an infinitive of what somebody means to do."""
    if any(tree.tokens[child].form.lower() in lexicon.unreal for child in tree.children(verb, "aux")):
        return True
    token = tree.tokens[verb]
    above = tree.tokens[token.head]
    marked = any(tree.tokens[child].upos == "PART" for child in tree.children(verb, "mark", "aux"))
    governed = token.deprel in {"xcomp", "ccomp", "advcl", "acl", "conj"} and token.head != verb
    return marked and governed and (token.deprel == "acl" or above.lemma.lower() in lexicon.unreal)


def _toll_state(tree: Tree, found: Counted, lexicon: Lexicon) -> str | None:
    """The harm a level counts, by the word in it: "the number of wounded"; of a toll that names none, death."""
    above = tree.tokens[found.outer].head
    for child in (above, *tree.children(above, "nsubj", "nsubj:pass", "obj")):
        level = tree.tokens[child].lemma.lower()
        if level not in lexicon.tolls:
            continue
        states = [harm for word in tree.subtree(child) if (harm := _harm(tree, word, lexicon)) is not None]
        deadly = level not in lexicon.numbered
        if states and not (deadly and states[0] == lexicon.death):
            return states[0]
        return lexicon.toll_state if deadly else None
    return None


def _harm(tree: Tree, word: int, lexicon: Lexicon) -> str | None:
    """The harm a word of a level names: death, wounded, be it taken for a verb or a noun."""
    form = tree.tokens[word].form.lower()
    return lexicon.harms.get(lemma_of(tree, word)) or (form if form in lexicon.harms.values() else None)
