"""Roles as words of a phrase: the longest that ends somewhere, plurals, titles with a preposition inside."""

from __future__ import annotations

from typing import Final

from sayso.knowledge import roles
from sayso.knowledge.roles import Role

INSIDE: Final = frozenset({"of", "for", "at", "from", "with", "within", "in", "inside", "near", "based", "by"})
"""Prepositions after which a phrase tells whose somebody is: ``members of SANDF``, not ``ambassador to Chad``."""
LINKING: Final = INSIDE | frozenset(
    {"to", "on", "against", "over", "about", "between", "who", "which", "that", "whose", "during", "after", "under"}
)
RANKS: Final = frozenset(
    "general gen. gen lt. gen. maj. gen. brig. gen. colonel-general colonel col. col admiral adm. captain capt. major "
    "maj. lieutenant lt. sergeant sheikh ayatollah maulana maulvi mullah imam rev. reverend prince princess".split()
) | {"lt. gen.", "maj. gen.", "brig. gen.", "lt. col.", "grand ayatollah", "major general", "lieutenant general"}
"""Titles that a person keeps beside an office: "opposition leader Maulana …", "Defence Minister General …"."""
PROPER: Final = frozenset({"house", "chamber", "diet", "assembly"})
"""Words that name a parliament only with a capital."""


def role_before(words: list[str], first: int, end: int) -> tuple[Role | None, int]:
    """The longest role that ends before a word, and where it begins."""
    for size in range(min(5, end - first), 0, -1):
        role = role_of(words[end - size : end])
        if role is not None:
            return role, end - size
    return None, end


def office_before(words: list[str], first: int, end: int) -> tuple[Role | None, int, int]:
    """The role that ends before a word, its first word and its end; a rank after an office gives way to it."""
    role, start = role_before(words, first, end)
    if role is not None and role.phrase in RANKS and start > first:
        before, before_start = role_before(words, first, start)
        if before is not None and before.kind == "person":
            return before, before_start, start
    return role, start, end


def spanned(words: list[str], first: int, link: int) -> int | None:
    """The last word of a role that a preposition stands inside of: ``chief of staff``; None for any other."""
    for start in range(first, link):
        for end in range(min(start + 5, len(words)), link + 1, -1):
            if role_of(words[start:end]) is not None:
                return end - 1
    return None


def role_of(words: list[str]) -> Role | None:
    """A role as it stands, else in the singular, else without the ``ex-`` or hyphen before it."""
    *before, last = " ".join(words).lower().replace("’", "'").replace(" - ", "-").split()
    start = " ".join(before)
    for form in (last, *_singulars(last)):
        role = roles.find(f"{start} {form}".strip())
        if role is not None:
            return None if role.phrase in PROPER and not words[-1][:1].isupper() else role
    return roles.find(last[3:]) if not before and last.startswith("ex-") else None


def _singulars(noun: str) -> tuple[str, ...]:
    if noun.endswith("men"):
        return (f"{noun[:-3]}man",)
    if noun.endswith("ies"):
        return (f"{noun[:-3]}y", noun[:-1])
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return (noun[:-2],)
    return (noun[:-1],) if noun.endswith("s") and not noun.endswith("ss") else ()
