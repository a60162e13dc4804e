"""How many, over time, as a drawing that a page carries whole: every point stands in a table beside it, too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from sayso.desk import wording
from sayso.records.tally import Tally, TallyEntry

WIDTH: Final = 440.0
HEIGHT: Final = 150.0
LEFT: Final = 40.0
RIGHT: Final = 24.0
TOP: Final = 22.0
BOTTOM: Final = 26.0
LEAST_POINTS: Final = 2
WIDEST: Final = 1_000
"""Figures that differ by more are hardly of one thing, and the smaller could not be told from nothing."""


class Point(Struct, frozen=True, kw_only=True):
    """One figure on the drawing."""

    x: float
    y: float
    told: str
    """What it says, for whoever points at it."""
    label: str | None
    """Its number where it is written beside the point."""
    falls: bool = False
    """Whether the line comes down to it, and its number stands clear of that to the right."""
    kind: str
    """total, or denied."""


class Chart(Struct, frozen=True, kw_only=True):
    """A line of steps, in the drawing's own units."""

    title: str
    told: str
    """The whole in one sentence."""
    points: tuple[Point, ...]
    steps: str
    """The line, as an SVG path."""
    floor: float
    ticks: tuple[tuple[float, str], ...]
    """Days written under it."""


def chart(tally: Tally, title: str) -> Chart | None:
    """The totals of a quantity over time, those denied apart; None where there is no course to be seen."""
    dated = [(date.fromisoformat(entry.as_of or ""), entry) for entry in tally.entries if _day(entry) and _much(entry)]
    totals = [(day, entry) for day, entry in dated if entry.kind == "total"]
    standing = [(day, entry) for day, entry in totals if not entry.denied]
    days = sorted({day for day, _ in totals})
    if len(days) < LEAST_POINTS or len({_much(entry) for _, entry in standing}) < LEAST_POINTS:
        return None
    most, least = (bound(_much(entry) for _, entry in totals) for bound in (max, min))
    if most > WIDEST * least:
        return None
    span = (days[-1] - days[0]).days

    def x(day: date) -> float:
        return round(LEFT + (day - days[0]).days / span * (WIDTH - LEFT - RIGHT), 1)

    def y(much: float) -> float:
        return round(HEIGHT - BOTTOM - much / most * (HEIGHT - TOP - BOTTOM), 1)

    line = _course(standing)
    labelled = _changes(line)
    points = [
        Point(
            x=x(day),
            y=y(_much(entry)),
            told=_told(entry, title),
            kind="total",
            label=wording.number(_much(entry)) if (day, entry) in labelled else None,
            falls=place > 0 and _much(line[place - 1][1]) > _much(entry),
        )
        for place, (day, entry) in enumerate(line)
    ]
    points += [
        Point(x=x(day), y=y(_much(entry)), told=f"{_told(entry, title)}; denied", kind="denied", label=None)
        for day, entry in totals
        if entry.denied
    ]
    return Chart(
        title=title,
        told=_sentence(title, line),
        points=tuple(points),
        steps=_path([(point.x, point.y) for point in points if point.kind == "total"]),
        floor=HEIGHT - BOTTOM,
        ticks=(
            (x(days[0]), wording.short_day(days[0].isoformat())),
            (x(days[-1]), wording.short_day(days[-1].isoformat())),
        ),
    )


Dated = list[tuple[date, TallyEntry]]


def _course(standing: Dated) -> Dated:
    """One entry a day: the one that stands at its end."""
    return list(dict(sorted(standing, key=lambda pair: pair[0])).items())


def _changes(line: Dated) -> Dated:
    """Where the number is another than before; those get it written beside them."""
    return [pair for place, pair in enumerate(line) if not place or _much(line[place - 1][1]) != _much(pair[1])]


def _path(points: Sequence[tuple[float, float]]) -> str:
    if not points:
        return ""
    (x, y), *rest = points
    return f"M{x} {y}" + "".join(f"H{right}V{up}" for right, up in rest)


def _sentence(title: str, line: Dated) -> str:
    steps = [f"{wording.amount_of(entry)} on {wording.days(day.isoformat())}" for day, entry in _changes(line)]
    shown = [*steps[:3], "…", *steps[-3:]] if len(steps) > MOST_TOLD else steps
    return f"{title}: {', '.join(shown)}."


MOST_TOLD: Final = 7


def _told(entry: TallyEntry, title: str) -> str:
    giver = f", {entry.giver}" if entry.giver else ""
    return f"{wording.days(entry.as_of or '')}: {wording.amount_of(entry)} ({title.lower()}){giver}"


def _day(entry: TallyEntry) -> bool:
    try:
        date.fromisoformat(entry.as_of or "")
    except ValueError:
        return False
    return True


def _much(entry: TallyEntry) -> float:
    """Its number; of a range the lower end; 0 for none."""
    value = entry.value if entry.value is not None else entry.low if entry.low is not None else entry.high
    return float(value or 0)
