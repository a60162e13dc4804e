"""
Tallies: one quantity over time, as everyone gives it.

A newer total replaces an older one of the same giver, and of nobody in particular when it is at least as well sourced;
two givers of one day stand side by side. What "another two" adds never replaces a total. A figure that somebody denies
is kept, marked, and counts for nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from sayso.following import same_wording
from sayso.following.utterances import speaker_name
from sayso.following.words import stem
from sayso.records.event import Event
from sayso.records.figure import Figure
from sayso.records.statement import Statement
from sayso.records.tally import Tally, TallyEntry
from sayso.records.told import Told

STATES: Final[dict[str, str]] = {
    word: state
    for state, words in {
        "killed": "killed dead died dying death deaths fatality fatalities drowned perished slain bodies body toll",
        "missing": "missing unaccounted disappeared",
        "injured": "injured wounded hurt injuries casualties",
        "rescued": "rescued saved survived survivors survivor picked",
        "arrested": "arrested detained held captured seized",
        "displaced": "displaced evacuated fled homeless",
        "struck": "struck strikes hit attacked targeted bombed destroyed sunk",
    }.items()
    for word in words.split()
}
"""Words that say one thing of people, and the word we use for it."""
PEOPLE: Final = frozenset(
    stem(word)
    for word in """
    people persons person crew crewmen members member men man women woman child children civilians soldiers troops
    sailors fishermen passengers residents victims bodies body dead lives others workers police officers survivors
    deaths fatalities hands smugglers traffickers terrorists militants fighters rebels gunmen migrants refugees pilots
    prisoners hostages detainees protesters tourists students teachers
    """.split()
)
"""Stems of words for people."""
MEASURES: Final = frozenset(
    stem(word)
    for word in """
    nautical mile miles kilometre kilometres kilometer kilometers km metre metres meter meters feet foot knots degree
    degrees second seconds minute minutes hour hours day days week weeks month months year years decade decades
    """.split()
)
"""Stems of how far, how long and how warm: such figures measure a thing and do not count it."""
MORE: Final = re.compile(r"\b(another|further|additional|more|fresh)\s+\W*$", re.IGNORECASE)
MORE_AFTER: Final = re.compile(r"^\W*(more|further|additional|others)\b", re.IGNORECASE)
THAN: Final = re.compile(r"^\W*more\s+than\b", re.IGNORECASE)


def tallies(story: Sequence[Told]) -> tuple[Tally, ...]:
    """
    The running quantities of a story or situation, the one with most entries first.

    Background figures, which tell of other times, are left out. What a copy repeats is no entry: the first page of its
    text gives it. A quantity that is given once is a tally of one entry.
    """
    entries: defaultdict[tuple[str, str | None], list[TallyEntry]] = defaultdict(list)
    written: dict[str, str] = {}
    repeated: set[tuple[str, _Seen]] = set()
    for told in sorted(story, key=lambda told: (told.at, told.id)):
        for seen, unit, entry in _entries(told):
            copies = {(text, seen) for text in told.origins}
            if not copies & repeated:
                entries[seen.what].append(entry)
                written.setdefault(seen.what[0], unit)
            repeated |= copies
    found = [
        Tally(counted=written[unit], state=state, entries=superseded(_denied(group)))
        for (unit, state), group in entries.items()
    ]
    return tuple(sorted(found, key=lambda tally: (-len(tally.entries), tally.counted, tally.state or "")))


def joined(told: Iterable[Sequence[Tally]], at: Mapping[str, str]) -> tuple[Tally, ...]:
    """
    The running quantities of a situation, from those of its stories.

    Of what only grows, a later and smaller figure counts what one happening added: an increment, and never the total.

    Args:
        told: The tallies of each story.
        at: When each article was published, as a key to sort by.
    """
    entries: defaultdict[tuple[str, str | None], list[TallyEntry]] = defaultdict(list)
    written: dict[str, str] = {}
    for story in told:
        for tally in story:
            unit = _unit(tally.counted)
            written.setdefault(unit, tally.counted)
            entries[unit, tally.state] += [structs.replace(entry, superseded_by=None) for entry in tally.entries]
    found: list[Tally] = []
    for (unit, state), group in entries.items():
        ordered = sorted(group, key=lambda entry: (at.get(entry.article, ""), entry.article, entry.span.start))
        marked = _denied(ordered)
        if state in GROWING:
            marked = _with_increments(marked)
        found.append(Tally(counted=written[unit], state=state, entries=superseded(marked)))
    return tuple(sorted(found, key=lambda tally: (-len(tally.entries), tally.counted, tally.state or "")))


GROWING: Final = frozenset({"killed", "struck"})
"""States nobody comes back from."""


def _with_increments(ordered: Sequence[TallyEntry]) -> list[TallyEntry]:
    most = 0.0
    marked: list[TallyEntry] = []
    for entry in ordered:
        much = entry.value if entry.value is not None else entry.low
        if entry.denied or much is None or entry.kind == "increment":
            marked.append(entry)
        elif much < most:
            marked.append(structs.replace(entry, kind="increment"))
        else:
            most = much
            marked.append(entry)
    return marked


def counted(figure: Figure) -> tuple[str, str | None] | None:
    """
    What a figure counts, the same for every wording; None where the figure does not say.

    How many people there are, of whom nothing else is said, is no quantity that goes on.

    >>> from sayso.records.span import Span
    >>> counted(Figure(id="f", span=Span(0, 3), value=2, qualifier="exactly", unit="fishermen", state="drowned"))
    ('people', 'killed')
    """
    state = _state(figure)
    unit = figure.unit
    if unit is None:
        return ("people", state) if state in PEOPLES else None
    kind = _unit(unit)
    if kind in MEASURES:
        return None
    return None if kind == "people" and not state else (kind, state)


def _unit(written: str) -> str:
    """What is counted, the same for every wording: people, a currency's code, or the root of the noun."""
    if len(written) == 3 and written.isupper():  # money
        return written
    root = stem(re.split(r"[\s-]", written)[-1])
    return "people" if root in PEOPLE else UNITS.get(root, root)


PEOPLES: Final = frozenset(STATES.values()) - {"struck"}
UNITS: Final = {stem(word): stem("boats") for word in ("vessel", "ship", "speedboat", "motorboat")}
"""Roots of words for one thing, and the root we use for it."""


def _state(figure: Figure) -> str | None:
    for word in (figure.state, figure.unit):
        known = STATES.get(word.casefold().split()[-1]) if word else None
        if known:
            return known
    return figure.state.casefold() if figure.state else None


class _Seen(Struct, frozen=True, kw_only=True):
    """What makes two figures of one text the same."""

    what: tuple[str, str | None]
    amount: tuple[float | None, float | None, float | None]
    giver: str


def _entries(told: Told) -> list[tuple[_Seen, str, TallyEntry]]:
    """An article's figures, each once, with their units as written."""
    found: dict[_Seen, tuple[str, TallyEntry]] = {}
    for figure in told.reading.figures:
        what = None if figure.background else counted(figure)
        if what is None or (figure.value is None and figure.low is None and figure.high is None):
            continue
        entry = _entry(told, figure)
        seen = _Seen(what=what, amount=(figure.value, figure.low, figure.high), giver=_giver(entry))
        unit = figure.unit if figure.unit and what[0] != "people" else what[0]
        found.setdefault(seen, (unit, entry))
    return [(seen, unit, entry) for seen, (unit, entry) in found.items()]


def _entry(told: Told, figure: Figure) -> TallyEntry:
    statement = _statement(told, figure)
    giver = told.words(figure.giver) if figure.giver else None
    if giver is None and statement is not None:
        giver = speaker_name(told, statement) or None
    event = next((event for event in told.reading.events if event.id == figure.event), None)
    return TallyEntry(
        article=told.id,
        figure=figure.id,
        span=figure.span,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        kind="increment" if _is_increment(told, figure) else "total",
        as_of=_as_of(told, statement, event),
        giver=giver,
        relays=tuple(relay.name for relay in statement.relays) if statement else (),
        denied=_is_denied(statement, event),
    )


def _as_of(told: Told, statement: Statement | None, event: Event | None) -> str | None:
    """The day it was given: a toll of Tuesday's collision that is told on Thursday is Thursday's."""
    said = statement.said.end if statement and statement.said else None
    return said or told.day or (event.when.end if event and event.when else None)


def _is_denied(statement: Statement | None, event: Event | None) -> bool:
    return (statement is not None and statement.stance == "denied") or (event is not None and event.status == "denied")


def _statement(told: Told, figure: Figure) -> Statement | None:
    """The innermost statement whose content holds the figure."""
    holding = [
        (len(span), statement)
        for statement in told.reading.statements
        for span in statement.content
        if span.contains(figure.span)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _is_increment(told: Told, figure: Figure) -> bool:
    """Whether it counts what came on top: "another two", "two more"; "more than two" is a total."""
    if figure.qualifier in {"more_than", "at_least"}:
        return False
    text = told.reading.article.text
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    after = text[figure.span.end : figure.span.end + 20]
    return bool(MORE.search(before) or (MORE_AFTER.search(after) and not THAN.search(after)))


def _denied(entries: Sequence[TallyEntry]) -> list[TallyEntry]:
    """A denial of a figure denies it wherever it was given before."""
    marked = list(entries)
    for place, entry in enumerate(entries):
        if entry.denied:
            for earlier in range(place):
                if entry.value is not None and entries[earlier].value == entry.value:
                    marked[earlier] = structs.replace(marked[earlier], denied=True)
    return marked


def superseded(entries: Sequence[TallyEntry]) -> tuple[TallyEntry, ...]:
    """A quantity's entries, each with the place of the one that replaces it."""
    marked = list(entries)
    for place, entry in enumerate(entries):
        if entry.denied or entry.kind == "increment":
            continue
        for earlier in range(place):
            if marked[earlier].superseded_by is None and _replaces(entry, entries[earlier]):
                marked[earlier] = structs.replace(marked[earlier], superseded_by=place)
    return tuple(marked)


def _replaces(entry: TallyEntry, earlier: TallyEntry) -> bool:
    """Later of the same giver; or of a later day, whoever gives it; of one day, others stand beside it."""
    if earlier.denied or earlier.kind == "increment" or earlier.article == entry.article:
        return False
    if same_wording.same_name(entry.giver, earlier.giver) or _agree(entry, earlier):
        return True
    if entry.as_of is None or earlier.as_of is None:
        return False
    return date.fromisoformat(entry.as_of) > date.fromisoformat(earlier.as_of)


def _agree(entry: TallyEntry, earlier: TallyEntry) -> bool:
    return (entry.value, entry.low, entry.high) == (earlier.value, earlier.low, earlier.high)


def _giver(entry: TallyEntry) -> str:
    return same_wording.key(entry.giver) if entry.giver else ""
