"""Whose somebody is, and of which body: by what stands before a role, and by what "of" or "in" ties to it."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import roles
from sayso.reading.actors.names_in_phrase import Named, name_at
from sayso.reading.actors.role_words import INSIDE, LINKING, role_before, role_of
from sayso.records.event import Sector

LOOSE: Final[frozenset[Sector]] = frozenset({"CVL"})
"""Sectors of words that say little of a body: a local group, a community leader."""


def own_country(atoms: list[Named], core: tuple[int, int], role_first: int | None) -> str | None:
    """Whose by the core alone: a country or demonym, then a body, then a place that describes or stands alone."""
    first, end = core
    inside = [atom for atom in atoms if first <= atom.first and atom.end <= end and atom.country]
    told = [atom for atom in inside if atom.kind in {"country", "demonym"}]
    told = told or [atom for atom in inside if atom.kind != "place"]
    told = told or [
        atom
        for atom in inside
        if (role_first is not None and atom.first < role_first) or (atom.first, atom.end) == core
    ]
    return told[0].country if told else None


def linked_country(words: list[str], atoms: list[Named], after: int) -> str | None:
    """Whose by what "of" or "in" brings: the first country, body or seat, else the first place."""
    linked = [atom for atom in atoms if atom.first >= after and atom.country and _link(words, atom.first) in INSIDE]
    direct = [atom for atom in linked if atom.kind != "place"] or linked
    return direct[0].country if direct else None


def described(words: list[str], first: int, end: int, atoms: list[Named]) -> list[Sector]:
    """The sectors of the words and bodies before a role, the nearest first."""
    found: list[Sector] = []
    word = end
    while word > first:
        atom = name_at(atoms, word - 1)
        if atom is not None:
            if atom.sector is not None and atom.kind != "capital":
                found.append(atom.sector)
            word = atom.first
            continue
        size, sector = _describing(words, first, word)
        if sector is not None:
            found.append(sector)
        word -= size
    return found


def linked_sector(words: list[str], atoms: list[Named], after: int) -> Sector | None:
    """The sector of the body that "of" or "in" ties to a role, by name or by what it is."""
    start = after
    while start < len(words):
        end = next((word for word in range(start + 1, len(words)) if words[word].lower() in LINKING), len(words))
        if words[start].lower() in INSIDE:
            for word in range(end - 1, start, -1):
                atom = name_at(atoms, word)
                if atom is not None and atom.sector is not None and atom.kind in {"body", "seat"}:
                    return atom.sector
                role, _ = role_before(words, start + 1, word + 1)
                if atom is None and role is not None and (role.kind != "person" or words[start].lower() != "in"):
                    near: list[Sector] = [one for one in described(words, start + 1, word, atoms) if one not in LOOSE]
                    return near[0] if role.takes is not None and near else role.sector
        start = end
    return None


def _link(words: list[str], before: int) -> str:
    """The preposition that links a word to what stands before it."""
    return next((words[word].lower() for word in range(before - 1, -1, -1) if words[word].lower() in LINKING), "")


def _describing(words: list[str], first: int, end: int) -> tuple[int, Sector | None]:
    """How many words before another describe it together, and the sector they give; one word and None for most."""
    for size in range(min(3, end - first), 0, -1):
        sector = _describes(words[end - size : end])
        if sector is not None:
            return size, sector
    return 1, None


def _describes(words: list[str]) -> Sector | None:
    """The sector of an adjective, or of a body named by what it is: ``rebel``, ``health ministry``."""
    phrase = " ".join(word.lower() for word in words)
    given = roles.describing(phrase)
    if given is None and phrase.endswith(("-linked", "-affiliated", "-aligned")):
        given = roles.describing(phrase.rsplit("-", 1)[0])
    if given is not None:
        return given
    role = role_of(words)
    return role.sector if role is not None and (role.kind == "body" or role.takes is None) else None
