"""
Events: who did what to whom, in PLOVER's terms.

The encoder gives each trigger with its type, status and the words that take part; here they become records: parties
with country and sector, the day and the place, and several mentions of one happening put together. A trigger is shown
only if it is likely enough and somebody who can act is named; else it is kept as unsure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import countries, plover, roles
from sayso.reading.actors.cast import Cast
from sayso.reading.annotation import Part, Trigger
from sayso.reading.events import confidence, owner_of_party
from sayso.reading.events import status as event_status
from sayso.reading.events.owner_of_party import NAMES
from sayso.reading.statements import stance
from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.records.actor import Actor
from sayso.records.event import Event, EventActor, EventType, Sector
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.time import TimeSpan

SUPRANATIONAL: Final[frozenset[Sector]] = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC", "UNO", "EUR"})
"""Sectors that belong to no state."""
STATE: Final[frozenset[Sector]] = frozenset({"GOV", "MIL", "SPY"})
"""Sectors that act for a state, on others as well as at home."""
DESCRIBING: Final = frozenset({"ADJ", "ADV", "DET", "NUM"})
"""Parts of speech that name no act where a noun or verb follows."""
FOREIGNERS: Final = frozenset(
    "tourist tourists foreigner foreigners visitor visitors expatriate expatriates migrant migrants "
    "international multinational".split()
)
"""Words for people who are of another country than the one in play."""
KNOWN_ABROAD: Final[frozenset[Sector]] = frozenset({"JRN", "BUS"})
"""Sectors that states deal with wherever they are."""
AT_HOME: Final[frozenset[Sector | None]] = frozenset({"COP", "JUD", "LEG"})
"""Sectors that act within their own state."""
ON_THE_GROUND: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE"})
"""Types whose thing acted on lies where it happens."""
TOLD_APART: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "conj"})
"""Branches whose words say nothing of how the event above them was done."""


class Draft(Struct, frozen=True, kw_only=True):
    """A trigger with its parties, before they are actors."""

    trigger: Trigger
    word: int
    """The head of the trigger's words."""
    who: tuple[Part, ...]
    whom: tuple[Part, ...]


def draft(tree: Tree) -> tuple[Draft, ...]:
    """Every possible event of an article, in the order of the text."""
    return tuple(
        Draft(
            trigger=trigger,
            word=word,
            who=_who(tree, trigger, word),
            whom=_whom(tree, trigger, word),
        )
        for trigger in tree.annotation.triggers
        if trigger.score >= confidence.KEPT
        and (word := tree.head(trigger.span)) is not None
        and not stance.keeps_silent(tree, word)
    )


def _who(tree: Tree, trigger: Trigger, word: int) -> tuple[Part, ...]:
    """Those the encoder thinks likely, save whom a passive is done to; else whom the tree names as the doer."""
    suffering = tree.children(word, "nsubj:pass")
    likely = tuple(part for part in _from(trigger.who, confidence.DOER) if part.word not in suffering)
    return likely or _doers(tree, trigger, word)


def _whom(tree: Tree, trigger: Trigger, word: int) -> tuple[Part, ...]:
    likely = _from(trigger.whom, confidence.SUFFERER)
    patient = tree.patient(word)
    return likely or tuple(part for part in trigger.whom if part.word == patient)


def _from(parts: tuple[Part, ...], least: float) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.chance >= least)


def _doers(tree: Tree, trigger: Trigger, word: int) -> tuple[Part, ...]:
    """A verb's subject or, in the passive, its agent; of a thing that acts, whose it is: "a US campaign"."""
    if tree.tokens[word].upos != "VERB":
        return ()
    passive = bool(tree.children(word, "nsubj:pass", "aux:pass"))
    subject = tree.agent(word) if passive else tree.subject(word)
    if subject is None:
        return ()
    chance = next((part.chance for part in trigger.who if part.word == subject), confidence.TREE)
    if _is_name(tree, subject):
        return (Part(subject, chance),)
    owners = [child for child in tree.children(subject, "nmod:poss", "amod", "compound") if _is_name(tree, child)]
    return tuple(Part(owner, chance) for owner in owners[-1:])


def parties(drafts: tuple[Draft, ...]) -> set[int]:
    """Head words of all that act or are acted on."""
    return {part.word for draft in drafts for part in (*draft.who, *draft.whom)}


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
    """The drafts as events, several mentions of one happening put together."""
    made: list[Event] = []
    for draft in drafts:
        _merge(made, _event(tree, draft, cast, statements, times, places, published))
    return tuple(_numbered(made))


def _event(
    tree: Tree, draft: Draft, cast: Cast, statements: tuple[StatementDraft, ...], times: tuple[TimeSpan, ...],
    places: tuple[Place, ...], published: str | None,
) -> Event:  # fmt: skip
    word, trigger = draft.word, draft.trigger
    where = event_status.place(tree, draft.trigger, word, places)
    sources, targets = _parties(tree, draft, cast, places, where)
    claim = event_status.claim(trigger.span, word, statements)
    speaker = cast.of(statements[claim].speaker) if claim is not None else None
    when = event_status.when(tree, trigger, word, times)
    mode = _mode(tree, word, trigger.type)
    sure = confidence.of_type(trigger.score)
    return Event(
        id="",
        type=trigger.type,
        mode=mode,
        cameo=plover.cameo(trigger.type, mode),
        sources=tuple(_spoken_for(source, speaker) for source in sources),
        targets=targets,
        trigger=(_fewest(tree, trigger.span),),
        status=event_status.status(trigger, word, claim, statements),
        statement=None if claim is None else f"s{claim + 1}",
        confidence=sure,
        unsure=sure < confidence.SHOWN or not _somebody(tree, draft, (*sources, *targets)) or _is_sport(tree, word),
        background=event_status.is_background(trigger, when, published),
        when=when,
        place=where,
    )


def _fewest(tree: Tree, span: Span) -> Span:
    """A trigger without the words before it that only describe: the contact of "constant contact"."""
    words = tree.within(span)
    first = next((word for word in words if tree.tokens[word].upos not in DESCRIBING), words[0])
    return Span(tree.tokens[first].span.start, span.end)


def _parties(
    tree: Tree, draft: Draft, cast: Cast, places: tuple[Place, ...], where: str | None
) -> tuple[tuple[EventActor, ...], tuple[EventActor, ...]]:
    kind = draft.trigger.type
    sources = _actors(tree, cast, draft.who, places)
    targets = _without(_actors(tree, cast, draft.whom, places), sources)
    home = _home(tree, draft.word, places, where, (*sources, *targets)) or _own(kind, sources)
    struck = tuple(_on_the_ground(kind, target, where, places) for target in targets)
    abroad = _abroad(kind, where, places, (*sources, *struck))
    # Whom a state acts on need not be its own people: of its country only where the ground is.
    theirs = home if home not in _states(sources) or home == _ground(where, places) else None
    return (
        tuple(_at_home(tree, source, home, abroad | _states(struck)) for source in sources),
        tuple(_at_home(tree, target, theirs, abroad | _states(sources)) for target in struck),
    )


def _somebody(tree: Tree, draft: Draft, found: tuple[EventActor, ...]) -> bool:
    """Whether a party is named that can act: of a country or a sector, a name, or a word for people or a body."""
    if any(party.country or party.sector for party in found):
        return True
    return any(_is_name(tree, part.word) for part in (*draft.who, *draft.whom))


def _is_sport(tree: Tree, word: int) -> bool:
    sentence = tree.annotation.sentences[tree.sentence(word)]
    return plover.is_sport({tree.tokens[other].lemma.lower() for other in range(sentence.first, sentence.end)})


def _is_name(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    if token.upos == "ADJ":
        return countries.find_demonym(token.form) is not None
    named = any(one.kind in NAMES and one.span.contains(token.span) for one in tree.annotation.mentions)
    return named or roles.find(token.lemma.lower()) is not None or countries.find(token.form) is not None


def _mode(tree: Tree, word: int, kind: EventType) -> str | None:
    """How it was done: as the lexicon says of the trigger, else as the words around it tell."""
    token = tree.tokens[word]
    entries = plover.entries(token.lemma.lower(), noun=token.upos != "VERB")
    known = next((entry.mode for entry in entries if entry.type == kind and entry.mode and not entry.needs), None)
    words = [word, *tree.subtree(word, without=TOLD_APART)]
    return known or plover.mode(kind, {tree.tokens[below].lemma.lower() for below in words})


def _actors(tree: Tree, cast: Cast, parts: tuple[Part, ...], places: tuple[Place, ...]) -> tuple[EventActor, ...]:
    found: list[EventActor] = []
    for part in parts:
        party = replace(_placed(tree, _party(tree, cast, part.word), part.word, places), confidence=part.chance)
        if not any(party.span.overlaps(known.span) or (party.actor and party.actor == known.actor) for known in found):
            found.append(party)
    return tuple(sorted(found, key=lambda party: party.span))


def _placed(tree: Tree, party: EventActor, head: int, places: tuple[Place, ...]) -> EventActor:
    """A party with what stands beside its phrase and says whose it is."""
    beside = owner_of_party.beyond(tree, head)
    country = next((one.country for span in beside for one in places if one.country and span.overlaps(one.span)), None)
    if country is None or party.country not in {None, country}:
        return party
    ends = [party.span, *beside]
    span = Span(min(one.start for one in ends), max(one.end for one in ends))
    return replace(party, span=span, country=country)


def _on_the_ground(kind: EventType, party: EventActor, where: str | None, places: tuple[Place, ...]) -> EventActor:
    """A thing that is struck or seized as of the country where that happens: "bombed a warehouse near Homs"."""
    if kind not in ON_THE_GROUND or party.country is not None or party.actor is not None:
        return party
    return replace(party, country=_ground(where, places))


def _spoken_for(party: EventActor, speaker: Actor | None) -> EventActor:
    """A country whose own official tells of what it does acts by its government: "the Kremlin said Russia ..."."""
    own = speaker is not None and speaker.country == party.country is not None and speaker.sector == "GOV"
    return replace(party, sector="GOV") if own and party.sector is None else party


def _home(
    tree: Tree, word: int, places: tuple[Place, ...], where: str | None, known: tuple[EventActor, ...]
) -> str | None:
    """Whose police, court or crowd a sentence means: where it happened, else the one country that it names."""
    here = _ground(where, places)
    if here is not None:
        return here
    sentence = tree.sentence_span(tree.sentence(word))
    named = {one.country for one in places if one.country and sentence.contains(one.span)}
    named |= {one.country for one in known if one.country}
    return next(iter(named)) if len(named) == 1 else None


def _ground(where: str | None, places: tuple[Place, ...]) -> str | None:
    """The country on whose ground it happens; off a coast it is nobody's."""
    here = next((one for one in places if one.id == where), None)
    return None if here is None or (here.relative is not None and here.relative.kind == "off") else here.country


def _own(kind: EventType, sources: tuple[EventActor, ...]) -> str | None:
    """The country within which somebody acts: police and courts do, and crowds."""
    within = {one.country for one in sources if one.country and (kind == "PROTEST" or one.sector in AT_HOME)}
    return next(iter(within)) if len(within) == 1 else None


def _abroad(kind: EventType, where: str | None, places: tuple[Place, ...], parties: tuple[EventActor, ...]) -> set[str]:
    """Where those who speak for a state may be guests: a deed is done at home, a word may be said anywhere."""
    here = next((one for one in places if one.id == where and one.country), None)
    if here is None or kind in plover.MATERIAL or any(party.span.contains(here.span) for party in parties):
        return set()
    return {here.country} if here.country is not None else set()


def _states(parties: tuple[EventActor, ...]) -> set[str]:
    """Countries that are a party themselves: by name, by who acts for the state, by a medium or firm known abroad."""
    return {
        one.country for one in parties if one.country and (one.sector is None or one.sector in STATE | KNOWN_ABROAD)
    }


def _at_home(tree: Tree, party: EventActor, home: str | None, foreign: set[str]) -> EventActor:
    """
    A party without a country, but of a sector that is some state's, as of the country in play.

    Who acts for a state is not taken to act on that same state, or to be of the country where he speaks. The record
    does not tell that the country comes from the sentence and not from the party's own words.
    """
    domestic = party.country is None and party.sector is not None and party.sector not in SUPRANATIONAL
    if not FOREIGNERS.isdisjoint(party.span.of(tree.text).lower().split()):
        return party
    return replace(party, country=home) if domestic and not (party.sector in STATE and home in foreign) else party


def _without(targets: tuple[EventActor, ...], sources: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """Nobody acts on himself but in a mutual act, nor on the town he is named by ("the Seoul-based group")."""
    acting = {source.actor for source in sources} - {None}
    return tuple(
        target
        for target in targets
        if target.actor not in acting and not any(source.span.contains(target.span) for source in sources)
    )


def _party(tree: Tree, cast: Cast, head: int) -> EventActor:
    """A phrase as a party; a pronoun gives way to the name it stands for, if that is in its sentence."""
    actor = cast.of(head)
    span = _whole(tree, tree.phrase(head))
    if actor is None:
        return EventActor(span=span, sector=tree.tokens[head].sector)
    if tree.tokens[head].upos == "PRON":
        sentence = tree.sentence_span(tree.sentence(head))
        named = [one for one in actor.spans if sentence.contains(one) and one.end <= span.start]
        span = max(named, default=span)
    shared = cast.of(owner_of_party.shared_noun(tree, head))
    sector = (shared.sector if shared is not None else actor.sector) or tree.tokens[head].sector
    return EventActor(span=span, country=actor.country, sector=sector, actor=actor.id)


def _whole(tree: Tree, span: Span) -> Span:
    """A phrase with the words that a hyphen ties to its first: "the U.N.-backed government"."""
    first = tree.within(span)[0]
    while first > 1 and tree.tokens[first - 1].form in {"-", "–"} and tree.tokens[first - 1].span.end == span.start:
        first -= 2
        span = Span(tree.tokens[first].span.start, span.end)
    return span


def _merge(made: list[Event], event: Event) -> None:
    """Add an event, or its trigger to an earlier mention of the same happening."""
    for position, known in enumerate(made):
        if _one_happening(known, event):
            made[position] = _joined(known, event)
            return
    made.append(event)


def _one_happening(known: Event, event: Event) -> bool:
    """Same type, doer and status, nothing that speaks against it: another day, another place, another side."""
    if known.type != event.type or known.status != event.status:
        return False
    if known.when is not None and event.when is not None and known.when != event.when:
        return False
    if known.place is not None and event.place is not None and known.place != event.place:
        return False
    return _names(known.sources) == _names(event.sources) and _names(known.targets) == _names(event.targets)


def _names(parties: tuple[EventActor, ...]) -> set[str | tuple[int, int]]:
    """Who stands on a side: the actor, else the phrase itself, which is like no other."""
    return {party.actor or (party.span.start, party.span.end) for party in parties}


def _joined(known: Event, event: Event) -> Event:
    return replace(
        known,
        trigger=tuple(sorted({*known.trigger, *event.trigger})),
        sources=tuple(_fuller(source, event.sources) for source in known.sources),
        confidence=max(known.confidence or 0, event.confidence or 0),
        unsure=known.unsure and event.unsure,
        when=known.when or event.when,
        place=known.place or event.place,
        mode=known.mode or event.mode,
        cameo=plover.cameo(known.type, known.mode or event.mode),
    )


def _fuller(party: EventActor, others: tuple[EventActor, ...]) -> EventActor:
    """A party with the sector that another mention of it tells: "Russia", and then its spokesman's "we"."""
    known = next((one for one in others if party.country and one.country == party.country and one.sector), None)
    return replace(party, sector=known.sector) if party.sector is None and known is not None else party


def _numbered(made: list[Event]) -> Iterator[Event]:
    for number, event in enumerate(sorted(made, key=lambda one: one.trigger), start=1):
        yield replace(event, id=f"e{number}")
