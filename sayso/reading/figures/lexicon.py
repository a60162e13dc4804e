"""The words by which the rules of figures know what they look for, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from sayso.reading.text.numbers import Numbers


class Lexicon(Struct, frozen=True, kw_only=True):
    """One language's words. Sets hold lemmas in lower case; patterns are matched against the text as it stands."""

    numbers: Numbers

    # What is counted
    of: frozenset[str]
    """Prepositions between a number, or what holds things, and the counted: hundreds of people."""
    people: str
    """The unit of people that are left out: "injured four"."""
    percent: str
    """The unit of shares."""
    percent_after: re.Pattern[str]
    """What follows the number of a percentage."""
    measure_after: re.Pattern[str]
    """A measure's own words, with a group ``unit`` (nautical miles) or, written close to the number, ``glued`` (kg)."""
    more: frozenset[str]
    """Words that stand for people counted before: ten more, two others."""
    containers: frozenset[str]
    """What holds the counted and shares its fate: a team of, a total of, hundreds of."""
    numbered: frozenset[str]
    """What a number of something is called: it is counted by what follows."""
    weights: frozenset[str]
    """Money that is also a weight: the pound."""
    worth: frozenset[str]
    """What pounds of are money."""
    coins_after: re.Pattern[str]
    """What after pounds makes money of them: a 50-pound note."""
    weight_after: re.Pattern[str]
    """What after pounds makes a weight of them: nine pounds five ounces."""
    weighing: frozenset[str]
    priced: frozenset[str]
    """Verbs that take sums for an object, more often than people."""

    # What befell it
    harms: Mapping[str, str]
    """Verbs, adjectives and nouns that tell a state wherever they stand beside the counted → that state."""
    happenings: Mapping[str, str]
    """Nouns of acts, of whose object they tell the state: the release of 116 soldiers → released."""
    helpers: frozenset[str]
    """Verbs that tell nothing themselves; what hangs on them may: left four dead, had 200 flights cancelled."""
    silent: frozenset[str]
    """Verbs that tell nothing of what they are about: represent, include, total."""
    doing: frozenset[str]
    """Verbs that tell the state of those who do it: fled, marched, voted."""
    taken: Mapping[tuple[str, str], str]
    """Verb and word beside it → what both say: set free, take hostage."""
    particles: frozenset[str]
    """What belongs to a verb though it stands apart: shot down."""
    listed: frozenset[str]
    """Verbs whose subject tells the state of those they list: the injured included two nurses."""
    being: frozenset[str]
    """The verb of being."""
    nearly: frozenset[str]
    """Words before a number that look like prepositions and bound it."""
    bounds: frozenset[str]
    """Words that after a preposition make such a bound of both: at least."""
    unreal: frozenset[str]
    """Auxiliaries and verbs of intent under which nothing has happened yet."""
    denials: frozenset[str]
    """Words that take back what their verb says."""
    possible: frozenset[str]
    """States of people for whom a bare "one" or none may be counted."""

    # Levels and changes
    tolls: frozenset[str]
    """What a level of harm is called."""
    death: str
    """The state that "death" in "death toll" tells, where the level says no more."""
    toll_state: str
    """What a toll counts where nothing else is said."""
    rising: frozenset[str]
    """Verbs of a level that moves, or is reached."""
    total_before: re.Pattern[str]
    total_after: re.Pattern[str]
    increment_before: re.Pattern[str]
    increment_after: re.Pattern[str]
    moving_before: re.Pattern[str]
    """A verb or noun of change before a number, in the same sentence."""
    from_before: re.Pattern[str]
    """What calls a number the level before: "to 17 from 14"."""
    down_from: re.Pattern[str]
    """What does so without a verb: "19 percent, down from 26"."""
    to_before: re.Pattern[str]
    """What stands before the new level in such a pair."""
    ends: re.Pattern[str]
    """What ends a clause, between two numbers that are then no pair."""
    including: frozenset[str]
    """Prepositions after which a part of those counted before is counted."""
    of_them: re.Pattern[str]
    """What after a number makes it such a part: three of them children."""

    # What counts nothing
    time_nouns: frozenset[str]
    never_after: tuple[re.Pattern[str], ...]
    """What follows a number of age, address, score, dimension or distance."""
    never_before: tuple[re.Pattern[str], ...]
    """What precedes a number of age, or in a name: aged 30, Flight 815, +0.3."""
    definite_before: re.Pattern[str]
    """What before a small number points at things known: the two sides, both, all three."""
    enumerated: frozenset[str]
    """What articles number to tell of it, not to count it: three phases, five demands, two sources."""
    single: frozenset[str]
    """The words for one and none, that count only those whom something befell."""
    one_of: re.Pattern[str]
    """What makes of "one" a certain one: one of the five."""
    vague_nouns: frozenset[str]
    """What "one" of says nothing: at one point."""
