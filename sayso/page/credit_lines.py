"""Credit lines: who reported, wrote and edited, as printed after or before the text."""

from __future__ import annotations

import re

from sayso.records.article import Credit, CreditRole

ROLES: tuple[tuple[CreditRole, str], ...] = (
    ("additional_reporting", (r"additional (?:reporting|report|writing)|with (?:reporting|additional reporting|"
            r"contributions?|files|inputs?)|contribut(?:ed|ions?)")),
    ("reporting", r"reporting|reported|report|zusammengestellt"),
    ("editing", r"(?:additional )?editing|edited|copy[- ]?edit(?:ed|ing)"),
    ("writing", r"(?:additional )?writing|written|rewritten|compil(?:ed|ing)"),
    ("translation", r"translat(?:ed|ion|ing)"),
    ("photography", r"photograph(?:s|y|ed)?|photos?|pictures"),
    ("graphics", r"graphics?|infographics?|illustrations?"),
)  # fmt: skip
ANY_ROLE = "|".join(f"(?:{names})" for _, names in ROLES)
PART = re.compile(
    rf"(?P<role>{ANY_ROLE})(?: (?:and|&) (?P<second>{ANY_ROLE}))?(?: (?:by|from)\b|\s*:)\s*(?P<names>.+)", re.IGNORECASE
)
LINE = re.compile(
    rf"^[\s(\[—–-]*(?:{ANY_ROLE})(?: (?:and|&) (?:{ANY_ROLE}))?(?: (?:by|from)\b|\s*:)\s*\S", re.IGNORECASE
)
NEXT = re.compile(
    rf"\s*[;.,]\s*(?:and )?(?=(?:{ANY_ROLE})(?: (?:and|&) (?:{ANY_ROLE}))?(?: (?:by|from)\b|:))|\s*;\s*", re.IGNORECASE
)
NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|und|y|et|e|og|och)\s+|\s*/\s*")
WHERE = re.compile(r"\s+(?:in|from|at|for|with)\s+.*$")
TAIL = re.compile(r"\((?=[^()]*\b(?:reporting|editing|writing) by\b)([^()]+)\)\s*$", re.IGNORECASE)
SMALL = frozenset("de del della di da dos du la le el al bin van von der den of the for via y e i und et at".split())
"""Words in names that begin with a small letter."""
LONGEST = 400


def is_credit(text: str) -> bool:
    """Whether a line is a credit line and nothing else."""
    if len(text) > LONGEST or not LINE.match(text):
        return False
    inner = text.strip(" ()[]—–-")
    parts = [PART.fullmatch(part.strip(" .()")) for part in NEXT.split(inner) if part.strip(" .()")]
    return all(part is not None and _are_names(part["names"]) for part in parts)


def find(text: str) -> tuple[Credit, ...]:
    """The credits of one line, by role, in its order."""
    found: list[Credit] = []
    for piece in NEXT.split(text.strip().strip("()[]—–- ")):
        part = PART.fullmatch(piece.strip(" .()"))
        if part is None:
            continue
        people = names(part["names"])
        roles = (part["role"], part["second"]) if people else ()
        found += [Credit(role=_role(role), names=people) for role in roles if role]
    return tuple(found)


def names(text: str) -> tuple[str, ...]:
    """
    The names in a list of names, without the places they are filed from.

    >>> names("Ann Lee and Bo Berg in Paris, Cy Dee in Rome")
    ('Ann Lee', 'Bo Berg', 'Cy Dee')
    """
    bare = (WHERE.sub("", name).strip(" .") for name in NAMES.split(text))
    return tuple(name for name in bare if name and len(name) < 60 and not name[0].islower())


def tail(text: str) -> tuple[str, str] | None:
    """A paragraph and the credit in brackets at its end, where there is one."""
    end = TAIL.search(text)
    if end is None or not text[: end.start()].strip():
        return None
    return text[: end.start()].rstrip(), end[0].strip()


def _are_names(text: str) -> bool:
    """Whether nothing but names, joining words and places stand there."""
    found = names(text)
    if not found or re.search(r"[.!?]\s+[A-Z]\w+ \w+ \w+ \w+", text):
        return False
    return all(
        len(name.split()) <= 6 and not any(word.islower() for word in set(name.split()) - SMALL) for name in found
    )


def _role(words: str) -> CreditRole:
    return next(role for role, names in ROLES if re.fullmatch(names, words, re.IGNORECASE))
