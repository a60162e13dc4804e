"""Which office a description names, whoever's it is: the foreign minister of "the Venezuelan foreign minister"."""

from __future__ import annotations

import re
from typing import Final

from sayso.knowledge import roles

BEFORE: Final = frozenset(
    "deputy vice former acting assistant interim outgoing ex designate elect caretaker under".split()
)
"""Words that make another office of one."""
LINKS: Final = re.compile(r"\s+(?:of|for|to|at|in)\s+|,")
LONGEST: Final = 4


def office(words: str) -> str | None:
    """
    The office of one person that words name, in lower case; None where they name none, or a group of people.

    >>> office("the Venezuelan foreign minister"), office("foreign minister of Venezuela"), office("ministers")
    ('foreign minister', 'foreign minister', None)
    """
    parts = LINKS.split(" ".join(words.split()).lower())[0].split()
    for size in range(min(LONGEST, len(parts)), 0, -1):
        role = roles.find(" ".join(parts[-size:]))
        if role is not None and role.kind == "person" and role.sector is not None:
            before = parts[-size - 1] if len(parts) > size else ""
            return f"{before} {role.phrase}" if before in BEFORE else role.phrase
    return None
