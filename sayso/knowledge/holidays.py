"""Holidays and feasts by country: their names and their days in a year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from sayso.knowledge.tables import rows


class Holiday(Struct, frozen=True, kw_only=True):
    """What a name stands for in some countries, or everywhere."""

    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3; empty where the name means the same day everywhere."""
    rule: str
    """
    ``12-25``; ``easter-2`` (days from western Easter, ``orthodox+0`` from the eastern one); ``11/4/4`` (month, which
    one or -1 for the last, ISO weekday: the fourth Thursday of November); ``11/1/1+1`` (the day after); ``05-24<1``
    (the last Monday before); or a feast of ``feasts.csv`` with days to add.
    """
    length: int
    """Number of days it lasts."""


def find(name: str, *, country: str | None = None) -> tuple[Holiday, ...]:
    """
    What a name means: more than one for ``Eid``; none where it means something else in each country.

    Args:
        name: In lower case, with plain apostrophes.
        country: ISO 3166-1 alpha-3 of the country spoken of. Without it, or where the country has no such day, the
            American holiday is taken, since American papers are those that do not say which.
    """
    every = _table().get(name, ())
    for wanted in (country, None, "USA"):
        chosen = tuple(one for one in every if (wanted in one.countries if wanted else not one.countries))
        if wanted is None and country is None and any("USA" in one.countries for one in every):
            continue
        if chosen:
            return chosen
    return every if len(every) == 1 else ()


def names() -> frozenset[str]:
    """Every name ``find`` knows, in lower case."""
    return frozenset(_table())


def days(holiday: Holiday, year: int) -> tuple[date, ...]:
    """The days it begins on in a year: none, one, or (feasts of the Islamic calendar) two."""
    base, sign, shift = _split(holiday.rule)
    added = timedelta(int(sign + shift) if shift else 0)
    found = (
        (easter(year),) if base == "easter"
        else (orthodox_easter(year),) if base == "orthodox"
        else (_fixed(base, year),) if base[0].isdigit()
        else tuple(day for day in _feasts()[base] if day.year == year)
    )  # fmt: skip
    return tuple(day + added for day in found)


def easter(year: int) -> date:
    """
    Easter Sunday of the western churches.

    Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """
    Easter Sunday of the eastern churches, as a day of the Gregorian calendar.

    Source: Meeus, Astronomical Algorithms, chapter 8, for the Julian calendar, 13 days behind from 1900 to 2099.
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, which: int, number: int) -> date:
    """The ``which``-th (last: -1) weekday (1 is Monday) of a month: Thanksgiving is 11, 4, 4."""
    if which < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta((following.isoweekday() - number - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta((number - first.isoweekday()) % 7 + 7 * (which - 1))


def _split(rule: str) -> tuple[str, str, str]:
    """A rule's base and the days to add; the hyphens of a name or a date are part of the base."""
    base = rule.rstrip("0123456789")
    if base == rule or base[-1] not in "+-" or base[:-1].isdigit():
        return rule, "", ""
    return base[:-1], base[-1], rule[len(base) :]


def _fixed(rule: str, year: int) -> date:
    if "/" in rule:
        month, which, number = (int(part) for part in rule.split("/"))
        return nth_weekday(year, month, which, number)
    month_day, _, weekday = rule.partition("<")
    day = date(year, *(int(part) for part in month_day.split("-")))
    return day - timedelta((day.isoweekday() - int(weekday) - 1) % 7 + 1) if weekday else day


@cache
def _table() -> dict[str, tuple[Holiday, ...]]:
    found: dict[str, tuple[Holiday, ...]] = {}
    for row in rows("holidays"):
        holiday = Holiday(countries=tuple(row["countries"].split()), rule=row["rule"], length=int(row["days"]))
        for name in row["names"].split("|"):
            found[name] = (*found.get(name, ()), holiday)
    return found


@cache
def _feasts() -> dict[str, tuple[date, ...]]:
    return {row["feast"]: tuple(map(date.fromisoformat, row["days"].split())) for row in rows("feasts")}
