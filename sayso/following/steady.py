"""
Which quantities stand still enough to be followed: the same thing counted again, or what nobody leaves uncounted.

Most figures of an article are passing ones. Followed are what befell people, what was struck, and whatever else two
reports give in one unit and state; of one article's several totals only the one that can be the total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import structs

from sayso.following.same_wording import same_name
from sayso.following.tallies import superseded
from sayso.following.words import stem
from sayso.records.tally import Tally, TallyEntry

TOLLS: Final = frozenset({"killed", "missing", "injured", "rescued", "arrested", "displaced"})
"""What befalls people, in the words of ``tallies``."""
STRUCK: Final = frozenset(
    stem(word) for word in "boat strike attack airstrike drone missile target site home house building village".split()
)
"""Stems of what is counted when it is struck."""
FARTHEST: Final = 10
"""Two numbers that differ by more are hardly of one thing. Chosen by eye on 500 articles of many outlets."""
PART: Final = 0.5
"""A later number under this part of the highest toll counts what one happening added, or a part."""
GROWING: Final = frozenset({"killed", "struck"})


def steady(found: Iterable[Tally]) -> tuple[Tally, ...]:
    """Those of a story's quantities that can be followed, each of one scope."""
    kept = (_of_one_scope(tally) for tally in found)
    return tuple(tally for tally in kept if tally.entries and _is_followed(tally))


def _is_followed(tally: Tally) -> bool:
    if tally.counted == "people" and tally.state in TOLLS:
        return True
    if tally.state == "struck" and stem(tally.counted.split()[-1]) in STRUCK:
        return True
    if tally.state == "aged":  # how old somebody is
        return False
    articles = {entry.article for entry in tally.entries}
    says_what = tally.state is not None or (len(tally.counted) == 3 and tally.counted.isupper())
    return len(articles) > 1 and says_what and _comparable([_much(entry) for entry in tally.entries])


def _comparable(numbers: Sequence[float]) -> bool:
    given = [number for number in numbers if number > 0]
    return len(given) > 1 and max(given) <= FARTHEST * min(given)


def _of_one_scope(tally: Tally) -> Tally:
    """
    Of several totals that one article gives on one say-so, the one that others give too, else the largest.

    The others are of a part, another place or other days, which the figure does not say.
    """
    groups: defaultdict[str, list[TallyEntry]] = defaultdict(list)
    for entry in tally.entries:
        groups[entry.article].append(entry)
    dropped = {id(entry) for group in groups.values() for entry in _parts(group, tally)}
    if not dropped:
        return _with_additions(tally)
    kept = [structs.replace(entry, superseded_by=None) for entry in tally.entries if id(entry) not in dropped]
    return _with_additions(structs.replace(tally, entries=superseded(kept)))


def _parts(group: Sequence[TallyEntry], tally: Tally) -> list[TallyEntry]:
    dropped: list[TallyEntry] = []
    totals = [entry for entry in group if entry.kind == "total" and not entry.denied]
    for entry in totals:
        rivals = [
            other for other in totals if same_name(other.giver, entry.giver) or None in {other.giver, entry.giver}
        ]
        best = max(rivals, key=lambda one: (_agreed(one, tally), _much(one)))
        if best is not entry and _much(best) != _much(entry):
            dropped.append(entry)
    return dropped


def _agreed(entry: TallyEntry, tally: Tally) -> int:
    """How many other articles give the same number."""
    return len(
        {other.article for other in tally.entries if other.article != entry.article and _much(other) == _much(entry)}
    )


def _with_additions(tally: Tally) -> Tally:
    """Of what only grows, a later number far below the highest is no new total."""
    if tally.state not in GROWING:
        return tally
    most = 0.0
    marked: list[TallyEntry] = []
    for entry in tally.entries:
        much = _much(entry)
        small = entry.kind == "total" and not entry.denied and much < PART * most
        marked.append(structs.replace(entry, kind="increment") if small else entry)
        if not entry.denied and entry.kind == "total" and not small:
            most = max(most, much)
    return structs.replace(tally, entries=tuple(marked))


def _much(entry: TallyEntry) -> float:
    value = entry.value if entry.value is not None else entry.low if entry.low is not None else entry.high
    return float(value or 0)
