"""
Events: who did what to whom, in PLOVER's terms.

Triggers find the words, parties who stands on either side, event_status what the article says of it. Here they become
records: a trigger is an event only with somebody who acts, and several mentions of one happening are one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sayso.knowledge import plover
from sayso.reading.actors.cast import Cast
from sayso.reading.events import owner_of_party, sides, triggers
from sayso.reading.events import status as event_status
from sayso.reading.events.triggers import Found
from sayso.reading.statements.read import Draft as StatementDraft
from sayso.reading.syntax.tree import Tree
from sayso.records.actor import Actor
from sayso.records.event import Event, EventActor, EventType, Sector
from sayso.records.place import Place
from sayso.records.span import Span
from sayso.records.time import TimeSpan

PRIVATE: Final[frozenset[Sector | None]] = frozenset(
    {None, "CVL", "BUS", "AGR", "MED", "EDU", "JRN", "LAB", "REL", "CRM", "UNK"}
)
"""Sectors whose acts are not political by themselves."""
SUPRANATIONAL: Final[frozenset[Sector]] = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC", "UNO", "EUR"})
"""Sectors that belong to no state."""
STATE: Final[frozenset[Sector]] = frozenset({"GOV", "MIL", "SPY"})
"""Sectors that act for a state, on others as well as at home."""
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
PLAIN: Final = 0.6
SURE: Final = 0.8
"""Encoder probabilities from which an event stands without a source, and without a political party. Chosen on half of
``bench/events/unrelated.jsonl`` and the held-out fold of PLV: half the false events for a hundredth of F1."""
TOLD_APART: Final = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "parataxis", "conj"})
"""Branches whose words say nothing of how the event above them was done."""


class Draft(Struct, frozen=True, kw_only=True):
    """A trigger with its parties, before they are actors."""

    found: Found
    mode: str | None
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    within: dict[int, tuple[int, ...]]
    """For a thing that is acted on, who is named in its phrase."""
    plain: bool
    """Whether the tree itself names who acts."""


def draft(tree: Tree) -> tuple[Draft, ...]:
    """Every possible event of an article, in the order of the text."""
    return tuple(_draft(tree, found) for found in triggers.find(tree))


def parties(drafts: tuple[Draft, ...]) -> set[int]:
    """Head words of all that act or are acted on."""
    return {
        head
        for one in drafts
        for head in (*one.sources, *one.targets, *(below for heads in one.within.values() for below in heads))
    }


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
    """The drafts that stand, several mentions of one happening put together."""
    made: list[Event] = []
    for one in drafts:
        sources = _actors(tree, cast, one.sources, one.within, places)
        targets = (
            sources
            if one.targets == one.sources
            else _without(_actors(tree, cast, one.targets, one.within, places), sources)
        )
        word = one.found.word
        where = event_status.place(tree, word, places)
        home = _home(tree, word, places, where, (*sources, *targets)) or _own(one.found.type, sources)
        if not _stands(tree, one, sources, targets):
            continue
        struck = tuple(_on_the_ground(one.found.type, target, where, places) for target in targets)
        abroad = _abroad(one.found.type, where, places, (*sources, *struck))
        targets = tuple(_at_home(tree, target, home, abroad | _states(sources)) for target in struck)
        sources = tuple(_at_home(tree, source, home, abroad | _states(struck)) for source in sources)
        trigger = tree.tokens[word].span
        claim = event_status.claim(trigger, word, statements)
        speaker = cast.of(statements[claim].speaker) if claim is not None else None
        sources = tuple(_spoken_for(source, speaker) for source in sources)
        when = event_status.when(tree, word, times)
        event = Event(
            id="",
            type=one.found.type,
            mode=one.mode,
            cameo=plover.cameo(one.found.type, one.mode),
            sources=sources,
            targets=targets,
            trigger=(trigger,),
            status=event_status.status(tree, word, claim, statements),
            statement=None if claim is None else f"s{claim + 1}",
            background=event_status.is_background(tree, word, when, published, told_by_speaker=claim is not None),
            when=when,
            place=where,
        )
        _merge(made, event)
    return tuple(_numbered(made))


def _draft(tree: Tree, found: Found) -> Draft:
    both = sides.find(tree, found.word, found.type)
    return Draft(
        found=found,
        mode=_mode(tree, found),
        sources=both.sources,
        targets=both.targets,
        within={head: below for head in both.targets if (below := sides.within(tree, head))},
        plain=both.plain,
    )


def _mode(tree: Tree, found: Found) -> str | None:
    """How it was done: as the lexicon says of the trigger, else as the words around it tell."""
    if found.entry is not None and found.entry.mode is not None:
        return found.entry.mode
    words = [found.word, *tree.subtree(found.word, without=TOLD_APART)]
    return plover.mode(found.type, {tree.tokens[word].lemma.lower() for word in words})


def _actors(
    tree: Tree, cast: Cast, heads: tuple[int, ...], within: dict[int, tuple[int, ...]], places: tuple[Place, ...]
) -> tuple[EventActor, ...]:
    found: list[EventActor] = []
    for head in heads:
        party = _placed(tree, _party(tree, cast, head), head, places)
        if party.country is None:
            named = [one for below in within.get(head, ()) if (one := cast.of(below)) is not None]
            body = next((one.sector for one in named if one.sector in SUPRANATIONAL), None)
            party = replace(
                party,
                country=next((one.country for one in named if one.country), None),
                sector=party.sector or body,
            )
        if not any(party.span.overlaps(known.span) or (party.actor and party.actor == known.actor) for known in found):
            found.append(party)
    return tuple(sorted(found, key=lambda one: one.span))


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
        return EventActor(span=span)
    if tree.tokens[head].upos == "PRON":
        sentence = tree.sentence_span(tree.sentence(head))
        named = [one for one in actor.spans if sentence.contains(one) and one.end <= span.start]
        span = max(named, default=span)
    shared = cast.of(owner_of_party.shared_noun(tree, head))
    sector = shared.sector if shared is not None else actor.sector
    return EventActor(span=span, country=actor.country, sector=sector, actor=actor.id)


def _whole(tree: Tree, span: Span) -> Span:
    """A phrase with the words that a hyphen ties to its first: "the U.N.-backed government"."""
    first = tree.within(span)[0]
    while first > 1 and tree.tokens[first - 1].form in {"-", "–"} and tree.tokens[first - 1].span.end == span.start:
        first -= 2
        span = Span(tree.tokens[first].span.start, span.end)
    return span


def _stands(tree: Tree, one: Draft, sources: tuple[EventActor, ...], targets: tuple[EventActor, ...]) -> bool:
    """
    Whether a draft is an event: somebody acts, and they or what they do are political.

    A body of the state, a party, an armed group make it so; so does a country that does what the lexicon knows or does
    it to another. An office without a country needs the encoder's word; people at large need more of it, save that
    protest is theirs.
    """
    if not sources and not (targets and one.found.chance >= PLAIN):
        return False
    both = (*sources, *targets)
    chance, entry = one.found.chance, one.found.entry
    abroad = any(party.country for party in both)
    if any(party.sector not in PRIVATE for party in both) and (abroad or chance >= triggers.SURE):
        return True
    if plover.is_sport({tree.tokens[word].lemma.lower() for word in _sentence(tree, one.found.word)}):
        return False
    if one.found.type == "PROTEST" and (chance >= PLAIN or any(party.country for party in sources)):
        return True
    particular = entry is not None and bool(entry.needs)
    if any(party.country for party in sources) and (particular or any(party.country for party in targets)):
        return True
    named = one.plain and bool(targets) and any(party.country or party.actor for party in sources)
    return (chance >= SURE and (named or abroad)) or (particular and named and abroad)


def _sentence(tree: Tree, word: int) -> range:
    sentence = tree.annotation.sentences[tree.sentence(word)]
    return range(sentence.first, sentence.end)


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
        cameo=plover.cameo(known.type, known.mode or event.mode),
    )


def _fuller(party: EventActor, others: tuple[EventActor, ...]) -> EventActor:
    """A party with the sector that another mention of it tells: "Russia", and then its spokesman's "we"."""
    known = next((one for one in others if party.country and one.country == party.country and one.sector), None)
    return replace(party, sector=known.sector) if party.sector is None and known is not None else party


def _numbered(made: list[Event]) -> Iterator[Event]:
    for number, event in enumerate(sorted(made, key=lambda one: one.trigger), start=1):
        yield replace(event, id=f"e{number}")
