"""What a wire's mark-ups do to the version before: ``sig:correction``, ``1stLd-Writethru``, ``KILL``, ``2ND LEAD``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.records.carrier import CarriedChange, CarriedStatus

CHANGES: tuple[tuple[CarriedChange, re.Pattern[str]], ...] = (
    (
        "kill",
        re.compile(
            r"\b(?:kill|cancell?ed|cancell?ation|withdraw(?:n|al)?|retract(?:ed|ion)?|annul\w*|delete)\b", re.IGNORECASE
        ),
    ),
    ("correction", re.compile(r"correct|rectif|corrig|corre[cz]|berichtig|korrektur|rettelse|\brefile", re.IGNORECASE)),
    (
        "update",
        re.compile(
            r"\bupdat|write-?thr|\brewrite|\b(?:\d(?:st|nd|rd|th)\s?)?(?:lead|ld|net|add)\b|\dld\b", re.IGNORECASE
        ),
    ),
)
"""By gravity. Source: IPTC signal codes; AP's, dpa's and Reuters' mark-ups as the samples show them."""


def change(signals: Iterable[str], status: CarriedStatus | None = None) -> CarriedChange | None:
    """
    The gravest thing that signals and status say.

    >>> change(["1st Ld-Writethru"]), change(["sig:correction", "sig:update"]), change([])
    ('update', 'correction', None)
    """
    if status == "canceled":
        return "kill"
    words = " ".join(signals)
    return next((name for name, form in CHANGES if form.search(words)), None)


def status(words: str | None) -> CarriedStatus | None:
    """
    A publishing status as formats write it: ``stat:usable``, ``Canceled``, ``urn:…:Withheld``.

    >>> status("stat:cancelled"), status("Usable")
    ('canceled', 'usable')
    """
    bare = re.split(r"[:/#]", (words or "").strip().lower())[-1]
    if bare in ("usable", "withheld"):
        return bare
    if bare == "embargoed":
        return "withheld"
    return "canceled" if bare in ("canceled", "cancelled", "deleted", "killed") else None


def urgency(words: str | None) -> int | None:
    """1 to 9; None for anything else."""
    return int(words) if words and re.fullmatch("[1-9]", words) else None
