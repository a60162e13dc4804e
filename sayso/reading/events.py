"""
Events: who did what to whom, in PLOVER's terms.

A word that the lexicon or the encoder takes for a trigger becomes an event only with a party that acts: a country, a
body, somebody with an office. What is negated, planned or merely possible keeps that as its status; what somebody
claims keeps the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import plover
from sayso.knowledge.plover import Entry
from sayso.reading import stance
from sayso.reading.actors import Cast
from sayso.reading.statements import Draft as StatementDraft
from sayso.reading.syntax import Tree
from sayso.records.event import Event, EventActor, EventStatus, EventType, Sector, When
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.statement import Stance
from sayso.records.time import TimeSpan

LIGHT: Final = frozenset(
    "carry make hold have launch stage conduct remain keep maintain express voice issue give take mount begin start "
    "end stay lead organise organize continue resume step face order announce offer reiterate reaffirm receive host "
    "attend".split()
)
"""Verbs whose subject does what their noun names: "carried out a strike"."""
TARGET_CASES: Final = frozenset({"against", "with", "on", "to", "at", "for", "upon", "between", "over"})
WITHIN_CASES: Final = frozenset({"by", "of", "against", "for", "with", "to", "on", "from"})
PLACE_CASES: Final = frozenset(
    {"in", "at", "near", "off", "on", "outside", "around", "across", "within", "inside", "from"}
)
MUTUAL: Final[frozenset[EventType]] = frozenset({"CONSULT", "COOPERATE", "AGREE"})
OF_THE_DOER: Final[frozenset[EventType]] = frozenset({"CONSULT", "RETREAT", "PROTEST", "AGREE", "SUPPORT", "THREATEN"})
"""Types whose noun has its doer after "of": the visit of the minister, against the seizure of the tanker."""
INTENTION: Final = frozenset(
    "plan intend want hope aim prepare promise pledge vow agree offer decide threaten expect seek".split()
)
POSSIBLE: Final = frozenset({"would", "could", "may", "might", "should", "can", "must"})
PRIVATE: Final[frozenset[Sector | None]] = frozenset({None, "CVL", "BUS", "AGR", "MED", "EDU", "JRN"})
"""Sectors whose acts alone, without a country, are no political event."""
BY_STANCE: Final[dict[Stance, EventStatus]] = {
    "denied": "denied",
    "promised": "planned",
    "demanded": "hypothetical",
    "asked": "hypothetical",
}
"""What becomes of an event that a statement of such a stance tells: the demanded has not happened."""
SURE: Final = 0.5
"""Encoder probability above which a sentence's main verb is an event without the lexicon."""
PAST_DAYS: Final = 30
"""An event further back than this from the article's day is background."""


class Draft(Struct, frozen=True, kw_only=True):
    """A trigger with its parties, before they are actors."""

    word: int
    trigger: Span
    type: EventType
    mode: str | None
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    certain: bool
    """Whether the lexicon and the encoder agree, or an object makes the lexicon's word plain."""
    seen: bool
    """Whether the encoder names this word, or the sentence, by this type."""


def draft(tree: Tree) -> tuple[Draft, ...]:
    """Every possible event of an article, in the order of the text."""
    seen: dict[int, dict[EventType, float]] = {}
    types: dict[int, set[EventType]] = {}
    for trigger in tree.annotation.triggers:
        word = tree.head(trigger.span)
        if word is not None:
            seen.setdefault(word, {})[trigger.type] = trigger.score
            types.setdefault(tree.sentence(word), set()).add(trigger.type)
    return tuple(
        found
        for word in range(len(tree.tokens))
        if tree.tokens[word].upos in {"VERB", "NOUN"} and not stance.asks_anonymity(tree, word)
        for found in _drafts(tree, word, seen.get(word, {}), types.get(tree.sentence(word), set()))
    )


def parties(drafts: tuple[Draft, ...]) -> set[int]:
    """Head words of all that act or are acted on."""
    return {head for one in drafts for head in (*one.sources, *one.targets)}


def read(
    tree: Tree,
    drafts: tuple[Draft, ...],
    *,
    cast: Cast,
    statements: tuple[StatementDraft, ...],
    times: tuple[TimeSpan, ...],
    places: tuple[Place, ...],
    published: str | None,
) -> tuple[Event, ...]:
    """The drafts that have a party which acts, several mentions of one happening put together."""
    made: list[Event] = []
    for one in drafts:
        sources = _actors(tree, cast, one.sources)
        targets = _actors(tree, cast, one.targets)
        if not _stands(one, sources, targets):
            continue
        claim = _claim(one, statements)
        when = _when(tree, one.word, times)
        event = Event(
            id="",
            type=one.type,
            mode=one.mode,
            cameo=_cameo(one.type),
            sources=sources,
            targets=tuple(target for target in targets if target.actor not in {source.actor for source in sources}),
            trigger=(one.trigger,),
            status=_status(tree, one.word, claim, statements),
            statement=None if claim is None else f"s{claim + 1}",
            background=_background(when, published),
            when=when,
            place=_place(tree, one.word, places),
        )
        _merge(made, event)
    return tuple(_numbered(made))


def _drafts(tree: Tree, word: int, seen: dict[EventType, float], types: set[EventType]) -> Iterator[Draft]:
    noun = tree.tokens[word].upos == "NOUN"
    entry = _entry(tree, word, noun=noun)
    best = max(seen, key=lambda one: seen[one]) if seen else None
    if entry is None and (best is None or seen[best] < SURE):
        return
    kind = (
        best if best is not None and (entry is None or not entry.needs) and seen[best] >= SURE else entry and entry.type
    )
    if kind is None:
        return
    sources, targets = _noun_parties(tree, word, kind) if noun else _verb_parties(tree, word)
    if kind in MUTUAL and len(sources) > 1:
        targets = tuple(one for one in targets if one not in sources)
    yield Draft(
        word=word,
        trigger=tree.tokens[word].span,
        type=kind,
        mode=entry.mode if entry is not None and entry.type == kind else None,
        sources=sources,
        targets=targets,
        certain=entry is None or bool(entry.needs) or kind in types,
        seen=kind in types,
    )


def _entry(tree: Tree, word: int, *, noun: bool) -> Entry | None:
    """The lexicon's reading of a word: with its particle first, then with the object it needs, then alone."""
    lemma = tree.tokens[word].lemma.lower()
    lemmas = [lemma]
    if not noun:
        particles = [tree.tokens[child].form.lower() for child in tree.children(word, "compound", "advmod")]
        particles += [tree.case(child) for child in tree.children(word, "obl")]
        lemmas = [f"{lemma} {particle}" for particle in particles if particle] + lemmas
    below = {tree.tokens[child].lemma.lower() for child in _complements(tree, word)}
    for candidate in lemmas:
        for entry in plover.entries(candidate, noun=noun):
            if not entry.needs or entry.needs & below:
                return entry
    return None


def _complements(tree: Tree, word: int) -> list[int]:
    found = [
        child for child in tree.children(word, "obj", "nsubj:pass", "obl", "xcomp") for child in tree.conjuncts(child)
    ]
    return found + [below for child in found for below in tree.children(child, "compound", "nmod")]


def _verb_parties(tree: Tree, verb: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    subject = tree.subject(verb)
    patient = tree.patient(verb)
    sources = tree.conjuncts(subject) if subject is not None else []
    targets = tree.conjuncts(patient) if patient is not None else []
    for child in tree.children(verb, "obl", "iobj", "obl:agent"):
        by_others = tree.tokens[child].deprel == "obl:agent" and child != subject
        if tree.case(child) in TARGET_CASES or tree.tokens[child].deprel == "iobj" or by_others:
            targets += tree.conjuncts(child)
    targets += [below for target in targets for below in _inside(tree, target)]
    return tuple(sources), tuple(targets)


def _inside(tree: Tree, noun: int) -> list[int]:
    """Parties named within a phrase: "force by the United States", "support for Venezuela's leaders"."""
    found = tree.children(noun, "nmod:poss") + [
        child for child in tree.children(noun, "nmod") if tree.case(child) in WITHIN_CASES
    ]
    return [one for child in found for one in tree.conjuncts(child)]


def _noun_parties(tree: Tree, noun: int, kind: EventType) -> tuple[tuple[int, ...], tuple[int, ...]]:
    sources = tree.children(noun, "nmod:poss", "compound", "amod")
    targets: list[int] = []
    for child in tree.children(noun, "nmod", "obl"):
        case = tree.case(child)
        if case in {"by", "between"} or (case == "of" and kind in OF_THE_DOER):
            sources += tree.conjuncts(child)
        elif case in TARGET_CASES or case == "of":
            targets += tree.conjuncts(child)
    verb = tree.tokens[noun].head
    if tree.tokens[verb].lemma.lower() in LIGHT and tree.tokens[noun].deprel in {"obj", "obl", "xcomp"}:
        subject = tree.subject(verb)
        sources += tree.conjuncts(subject) if subject is not None else []
        beside = (child for child in tree.children(verb, "obl") if child != noun and tree.case(child) in TARGET_CASES)
        targets += [one for child in beside for one in tree.conjuncts(child)]
    return tuple(sources), tuple(targets)


def _actors(tree: Tree, cast: Cast, heads: tuple[int, ...]) -> tuple[EventActor, ...]:
    found: dict[str, EventActor] = {}
    for head in sorted(heads, key=lambda one: (tree.tokens[one].upos == "PRON", one)):
        actor = cast.of(head)
        span = tree.phrase(head)
        within = any(known.span.contains(span) for known in found.values())
        if actor is not None and not within:
            party = EventActor(span=span, country=actor.country, sector=actor.sector, actor=actor.id)
            found.setdefault(actor.id, party)
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _stands(one: Draft, sources: tuple[EventActor, ...], targets: tuple[EventActor, ...]) -> bool:
    """Whether a draft is an event: somebody acts, and the word is plain or the other side is known too."""
    if not sources or (one.type in plover.NEEDS_TARGET and not targets):
        return False
    if one.seen and any(party.country or party.sector not in PRIVATE for party in (*sources, *targets)):
        return True
    state = any(source.country for source in sources)
    political = state or any(source.sector not in PRIVATE for source in sources)
    return political and (one.certain or bool(targets) or (state and bool(one.targets)))


def _cameo(kind: EventType) -> str | None:
    root = plover.CAMEO_ROOT.get(kind)
    return f"{root}0" if root is not None else None


def _claim(one: Draft, statements: tuple[StatementDraft, ...]) -> int | None:
    """The innermost statement that says it happened, or that is itself the act."""
    around = [
        (sum(map(len, statement.content)), number)
        for number, statement in enumerate(statements)
        if statement.word == one.word or any(span.contains(one.trigger) for span in statement.content)
    ]
    return min(around)[1] if around else None


def _status(tree: Tree, word: int, claim: int | None, statements: tuple[StatementDraft, ...]) -> EventStatus:
    helpers = {tree.tokens[child].lemma.lower() for child in tree.children(word, "aux")}
    forms = {tree.tokens[child].form.lower() for child in tree.children(word, "aux")}
    above = tree.tokens[tree.tokens[word].head]
    if tree.negated(word):
        return "denied"
    if (
        "will" in helpers
        or forms & {"wo"}
        or (above.lemma.lower() in INTENTION and tree.tokens[word].deprel == "xcomp")
    ):
        return "planned"
    if (helpers | forms) & POSSIBLE or any(
        tree.tokens[one].form.lower() in {"if", "whether"} for one in tree.children(word, "mark")
    ):
        return "hypothetical"
    if claim is None or statements[claim].word == word:
        return "asserted"
    return BY_STANCE.get(statements[claim].stance, "claimed")


def _when(tree: Tree, word: int, times: tuple[TimeSpan, ...]) -> When | None:
    """The time expression that hangs on the trigger, or on the verb that carries it."""
    for verb in (word, tree.tokens[word].head):
        near = [child for child in tree.children(verb, "obl", "advmod", "nmod", "obj", "dep") if child != word]
        for child in near:
            found = next((one for one in times if one.span.overlaps(tree.phrase(child))), None)
            if found is not None and found.type in {"DATE", "TIME", "DURATION"}:
                return When(span=found.span, start=found.start, end=found.end)
    return None


def _place(tree: Tree, word: int, places: tuple[Place, ...]) -> str | None:
    """The place a preposition ties to the trigger, to the verb that carries it or to what it was done to."""
    for noun in (word, *tree.children(word, "obj", "obl", "nsubj", "nsubj:pass"), tree.tokens[word].head):
        for child in tree.children(noun, "obl", "nmod"):
            if tree.case(child) in PLACE_CASES:
                found = next(
                    (one for one in places if one.kind != "nationality" and one.span.overlaps(tree.phrase(child))), None
                )
                if found is not None:
                    return found.id
    return None


def _background(when: When | None, published: str | None) -> bool:
    if when is None or when.end is None or published is None:
        return False
    return _days(published) - _days(when.end) > PAST_DAYS


def _days(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()


def _merge(made: list[Event], event: Event) -> None:
    """Add an event, or its trigger to an earlier mention of the same happening."""
    for position, known in enumerate(made):
        if _one_happening(known, event):
            made[position] = _joined(known, event)
            return
    made.append(event)


def _one_happening(known: Event, event: Event) -> bool:
    """Same type and doer, nothing that speaks against it: another day, another side, denied against not."""
    if known.type != event.type or (known.status == "denied") != (event.status == "denied"):
        return False
    if known.when is not None and event.when is not None and known.when != event.when:
        return False
    ours, theirs = _countries(known.targets), _countries(event.targets)
    return _doers(known) & _doers(event) != set() and (not ours or not theirs or bool(ours & theirs))


def _doers(event: Event) -> set[str]:
    """Who acts, by country where it is known."""
    return {one.country or one.actor or "" for one in event.sources} - {""}


def _countries(parties: tuple[EventActor, ...]) -> set[str]:
    return {one.country for one in parties if one.country}


def _joined(known: Event, event: Event) -> Event:
    return replace(
        known,
        trigger=tuple(sorted({*known.trigger, *event.trigger})),
        sources=tuple(_fuller(source, event.sources) for source in known.sources),
        targets=known.targets or event.targets,
        when=known.when or event.when,
        place=known.place or event.place,
        mode=known.mode or event.mode,
    )


def _fuller(party: EventActor, others: tuple[EventActor, ...]) -> EventActor:
    """A party with the sector that another mention of it tells: "Russia", and then its spokesman's "we"."""
    known = next((one for one in others if party.country and one.country == party.country and one.sector), None)
    return replace(party, sector=known.sector) if party.sector is None and known is not None else party


def _numbered(made: list[Event]) -> Iterator[Event]:
    for number, event in enumerate(sorted(made, key=lambda one: one.trigger), start=1):
        yield replace(event, id=f"e{number}")
