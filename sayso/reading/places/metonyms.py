"""Whether a place's name stands for its government: Washington says; ties with Tehran; talks in Oslo do not."""

from __future__ import annotations

import re
from typing import Final

from sayso.knowledge import cues, plover, seats
from sayso.reading.places.scan import Name
from sayso.reading.syntax.tree import Tree
from sayso.records.event import EventType


def stands_for_government(tree: Tree, name: Name) -> bool:
    """Whether a seat, capital or country does or undergoes what only those who govern there can."""
    if name.nested or not (name.kind in ("seat", "country") or seats.find_seat(name.text)):
        return False
    if _LED.match(tree.text, name.span.end):
        return True
    word = tree.head(name.span)
    return word is not None and _governs(tree, _first_of_list(tree, word))


def _first_of_list(tree: Tree, word: int) -> int:
    """The word whose part in the sentence a coordinated one shares: Moscow, of Moscow and Kyiv."""
    for _ in range(8):
        token = tree.tokens[word]
        if token.deprel != "conj" or tree.tokens[token.head].upos not in ("PROPN", "NOUN"):
            break
        word = token.head
    return word


def _governs(tree: Tree, word: int) -> bool:
    token, head = tree.tokens[word], tree.tokens[tree.tokens[word].head]
    case = {tree.tokens[child].form.lower() for child in tree.children(word, "case")}
    lemma = head.lemma.lower()
    if token.deprel in ("nsubj", "obl:agent"):
        decides = lemma in _DECIDES or cues.find(lemma) is not None or bool(plover.entries(lemma))
        return decides and lemma not in _HOSTS
    if token.deprel in ("obj", "iobj", "nsubj:pass"):
        return lemma in _ADDRESSED or bool(_types(lemma, noun=False) & _ADDRESSING)
    if token.deprel == "nmod:poss":
        return (
            lemma in _MINDS or cues.find(lemma, noun=True) is not None or bool(_types(lemma, noun=True) & _ADDRESSING)
        )
    if token.deprel == "obl" and head.upos == "VERB":
        object_ = tree.child(token.head, "obj")
        if object_ is not None and object_ == word - 2 and _related(tree.tokens[object_].lemma.lower(), case):
            return True
        return "with" in case and bool(_types(lemma, noun=False) & _JOINT)
    if token.deprel == "nmod":
        return _related(lemma, case)
    return False


def _related(noun: str, case: set[str]) -> bool:
    """Whether what a noun names holds between governments: pressure on Beijing, a deal with Tehran."""
    types = _types(noun, noun=True)
    if case & {"with", "between"}:
        return noun in _BONDS or bool(types & (_JOINT | _ADDRESSING))
    if case & {"from", "to", "by", "on", "against", "toward", "towards"}:
        return noun in _SENT or bool(types & _ADDRESSING)
    return False


def _types(lemma: str, *, noun: bool) -> set[EventType]:
    return {entry.type for entry in plover.entries(lemma, noun=noun)}


_ADDRESSING: Final[frozenset[EventType]] = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SANCTION"})
_JOINT: Final[frozenset[EventType]] = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_LED: Final = re.compile(
    r"[-‐](?:backed|led|brokered|controlled|sponsored|aligned|appointed|funded|installed|allied|drafted|proposed|armed|"
    r"friendly|imposed)\b"
)
_DECIDES: Final = frozenset(
    """abstain accept agree annex approve back backtrack ban block boycott broker cancel cede concede condemn consider
    convene court cut decide demand denounce deploy disagree dispatch downgrade endorse escalate expel extend
    flout freeze harbor harbour hope ignore impose insist intend invade justify lift lobby mediate mull
    negotiate object offer oppose order overrule plan pledge praise prefer pressure protest pull pursue ratify
    ready rebuff rebuke recall recognise recognize refuse reiterate reject relent resent resist respond restore
    resume revoke sanction scrap seek send shelve shun sign station strike summon support suspect suspend
    threaten tighten tolerate uphold urge veto view vow want warn weigh withdraw woo""".split()
)
"""What governments do and towns do not, beside the cues and the events' words."""
_HOSTS: Final = frozenset("host hold house see lose expect fall".split())
"""Among the cues and the events' words, what towns do as well."""
_ADDRESSED: Final = frozenset(
    """accuse alarm anger antagonise antagonize appease ask assure blame call convince court criticise criticize defy
    embarrass infuriate irk isolate lobby notify persuade placate press pressure provoke punish reassure rebuke
    remind sideline sue tell thank urge warn woo worry""".split()
)
_MINDS: Final = frozenset(
    """aim allegation ally ambition approach approval army attempt claim concern decision desire diplomacy effort fear
    foe government hope intention interest leadership move objection offer plan policy position priority proposal
    reaction refusal rejection reply request response rhetoric role rule silence stance strategy support threat
    willingness wish""".split()
)
"""What only those who govern have: Moscow's refusal; not Moscow's streets."""
_BONDS: Final = frozenset(
    """accord agreement alliance ceasefire confrontation contact cooperation deal dialogue dispute feud friendship
    negotiation partnership pact peace relation relationship rift row standoff talk tension thaw tie treaty truce
    understanding war""".split()
)
_SENT: Final = frozenset(
    """approval assurance backing blame concession demand ire guarantee letter message note offer order permission
    pressure proposal protest reaction rebuke reply request response sanction signal support threat warning""".split()
)
