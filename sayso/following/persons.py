"""
Who is who across articles, from what each of them says.

Pure: notices in, persons out. The outcome depends on the set of notices alone, never on the order in which the ledger
came to them, so that adding, reading again and taking out leave the same roster as adding everything at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from sayso.knowledge import person_names
from sayso.records.actor import Actor
from sayso.records.event import Sector
from sayso.records.known import KnownActor, KnownAs, KnownRole, RoleNotice
from sayso.records.reading import Reading
from sayso.records.span import Span, hull

PUBLIC: Final[frozenset[Sector]] = frozenset(
    {"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "ELI", "REB", "PRM", "PRE", "IGO", "UNO", "EUR"}
)
"""Sectors that one person moves between; a surgeon of the same name, at the same time, is somebody else."""
REACH: Final = 120
"""Code points around a name in which its role stands."""

VESSELS: Final = frozenset("boat corvette ferry freighter frigate ship submarine tanker trawler vessel yacht".split())
"""Nouns of a description that make a name one of a ship, not of a person ("the trawler Fannhild")."""

Office = Callable[[str], str | None]
"""Tells the office in a description's words: ``foreign minister`` of "the Venezuelan foreign minister"."""


class Person(Struct, kw_only=True):
    """The notices of one person so far, in the order of time."""

    notices: list[RoleNotice]


def notices(reading: Reading) -> tuple[RoleNotice, ...]:
    """What an article says its persons are, in the order of its actors; a role without a name teaches nothing."""
    article = reading.article
    day = article.published.day if article.published is not None else None
    return tuple(
        RoleNotice(
            article=article.id,
            actor=actor.id,
            name=actor.name,
            role=actor.role,
            country=actor.country,
            sector=actor.sector,
            day=day,
            span=(span := _evidence(article.text, actor)),
            words=span.of(article.text),
        )
        for actor in reading.actors
        if actor.role is not None and _last_noun(actor.role) not in VESSELS and actor.spans and key(actor.name)
    )


def _last_noun(role: str) -> str:
    """What a description turns on: ``ship`` of "Norwegian patrol ship", ``skipper`` of "skipper of the ship"."""
    noun, _, _ = role.partition(" of ")
    return (noun.split() or [""])[-1].lower()


def key(name: str) -> str:
    """What persons are looked up by, the same for every spelling of a surname; empty where there is no name."""
    return person_names.key(name)


def roster(found: Iterable[RoleNotice]) -> tuple[KnownActor, ...]:
    """
    The persons that notices tell of, by name.

    A surname alone belongs to the only person of that surname; where there are several, it is kept apart.
    """
    by_surname: dict[str, list[RoleNotice]] = {}
    for notice in sorted(found, key=lambda one: (one.day or "", one.article, one.actor)):
        by_surname.setdefault(key(notice.name), []).append(notice)
    persons = [person for namesakes in by_surname.values() for person in _persons(namesakes)]
    return _named(sorted(persons, key=lambda person: (_plain(_name(person)), _country(person) or "", _first(person))))


def known_as(
    actor: Actor, day: str | None, known: Sequence[KnownActor], *, own: str, office: Office | None = None
) -> KnownAs | None:
    """
    What other articles say of an actor, as of an article's day.

    Args:
        actor: As its article names it. One whose role the article gives needs no help.
        day: The article's day, ISO 8601; None for an undated one, which learns what is latest.
        known: Persons that may be meant.
        own: The article's id; it teaches itself nothing.
        office: Reads the office of a description; without it only names are looked up.

    Returns:
        None where nobody fits, where several do, or where articles tell of him only later.
    """
    if actor.role is not None:
        return None
    said = [_as_of(person, day, own) for person in known if _fits(person, actor)]
    found = [one for one in said if one is not None]
    if not found and office is not None and actor.country is not None:
        found = _holders(actor, day, known, own=own, office=office)
    return found[0] if len({one.actor for one in found}) == 1 else None


def _persons(namesakes: Sequence[RoleNotice]) -> list[Person]:
    """The persons of one surname: full names first, and of those, public life before what may be a namesake's."""
    persons: list[Person] = []
    for notice in sorted(namesakes, key=lambda one: (not _is_full(one), _is_public(one.sector) is False)):
        same = [person for person in persons if _may_be(person, notice)]
        if len(same) == 1:
            same[0].notices.append(notice)
        else:
            persons.append(Person(notices=[notice]))
    return persons


def _evidence(text: str, actor: Actor) -> Span:
    """The words that give a name its role: both, where the role stands near a mention."""
    role = actor.role or ""
    for span in actor.spans:
        start = max(0, span.start - REACH)
        place = text.rfind(role, start, span.start)
        place = place if place >= 0 else text.find(role, span.end, span.end + REACH)
        if place >= 0:
            return hull((span, Span(place, place + len(role))))
    return actor.spans[0]


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’ʼ.]", "", letters)).split())


def _is_full(notice: RoleNotice) -> bool:
    return " " in _plain(notice.name)


def _may_be(person: Person, notice: RoleNotice) -> bool:
    """Whether a notice may be of a person: a name that fits, of no other country, and no other walk of life at once."""
    if not any(person_names.same(one.name, notice.name) for one in person.notices):
        return False
    told = {one.country for one in person.notices} - {None}
    if notice.country is not None and told and notice.country not in told:
        return False
    return not _at_odds(person, notice)


def _at_odds(person: Person, notice: RoleNotice) -> bool:
    """Whether a notice falls within the days of a person of quite another kind: a minister, and a surgeon meanwhile."""
    public = _is_public(notice.sector)
    if public is None or notice.day is None:
        return False
    days = [one.day for one in person.notices if one.day is not None and _is_public(one.sector) not in {None, public}]
    return bool(days) and min(days) <= notice.day <= max(days)


def _is_public(sector: Sector | None) -> bool | None:
    return None if sector is None else sector in PUBLIC


def _name(person: Person) -> str:
    return max((one.name for one in person.notices), key=lambda name: (len(name), name))


def _country(person: Person) -> str | None:
    return next((one.country for one in person.notices if one.country is not None), None)


def _first(person: Person) -> tuple[str, str]:
    return person.notices[0].day or "", person.notices[0].article


def _named(persons: Sequence[Person]) -> tuple[KnownActor, ...]:
    """Persons with ids; those of one name and country are numbered."""
    made: list[KnownActor] = []
    taken: dict[str, int] = {}
    for person in persons:
        base = "-".join([*_plain(_name(person)).split(), *filter(None, [(_country(person) or "").lower()])])
        taken[base] = taken.get(base, 0) + 1
        made.append(
            KnownActor(
                id=base if taken[base] == 1 else f"{base}-{taken[base]}",
                name=_name(person),
                country=_country(person),
                roles=_roles(person),
            )
        )
    return tuple(made)


def _roles(person: Person) -> tuple[KnownRole, ...]:
    """A person's notices in runs of one role; a role named in fewer words goes on with the one before it."""
    runs: list[list[RoleNotice]] = []
    for notice in sorted(person.notices, key=lambda one: (one.day or "", one.article, one.actor)):
        if runs and _one_role(runs[-1][0], notice):
            runs[-1].append(notice)
        else:
            runs.append([notice])
    return tuple(
        KnownRole(
            role=run[0].role,
            country=next((one.country for one in run if one.country), None),
            sector=next((one.sector for one in run if one.sector), None),
            notices=tuple(run),
        )
        for run in runs
    )


def _one_role(known: RoleNotice, notice: RoleNotice) -> bool:
    """Whether two wordings are one role: "Kremlin spokesman" and "spokesman", but not "minister" and "ex-minister"."""
    one, other = _plain(known.role).split(), _plain(notice.role).split()
    short, long = sorted((one, other), key=len)
    sectors = {known.sector, notice.sector} - {None}
    return long[-len(short) :] == short and len(sectors) < 2 and "former" not in set(one) ^ set(other)


def _fits(person: KnownActor, actor: Actor) -> bool:
    """Whether a name in an article can be a known person's: it fits, and the article says nothing else of him."""
    if not person_names.same(person.name, actor.name):
        return False
    return actor.country is None or person.country is None or actor.country == person.country


def _as_of(person: KnownActor, day: str | None, own: str) -> KnownAs | None:
    """The latest that others say of a person up to a day."""
    told = [
        (notice.day or "", notice.article, role, notice)
        for role in person.roles
        for notice in role.notices
        if notice.article != own and (day is None or (notice.day or "") <= day)
    ]
    if not told:
        return None
    *_, role, notice = max(told, key=lambda one: one[:2])
    return KnownAs(
        actor=person.id,
        name=person.name,
        role=role.role,
        country=notice.country or role.country or person.country,
        sector=notice.sector or role.sector,
        notice=notice,
    )


def _holders(actor: Actor, day: str | None, known: Sequence[KnownActor], *, own: str, office: Office) -> list[KnownAs]:
    """Who holds the office that an actor is only described by; the one of whom it was said last."""
    wanted = office(actor.name)
    if wanted is None:
        return []
    told = [_as_of(person, day, own) for person in known if person.country == actor.country]
    holding = [one for one in told if one is not None and office(one.role) == wanted]
    latest = max((one.notice.day or "" for one in holding), default="")
    return [one for one in holding if (one.notice.day or "") == latest]
