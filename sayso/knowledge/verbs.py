"""The forms of English verbs: what a form is a form of, and its past participle. A form no row has is no verb."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from sayso.knowledge.tables import rows


class Verb(Struct, frozen=True):
    """One verb."""

    lemma: str
    participle: str


def find(form: str, *, lemma: str | None = None) -> Verb | None:
    """
    The verb a word is a form of; None where no verb has such a form.

    Args:
        form: The word as written.
        lemma: What somebody takes for its lemma: believed where the table has such a verb with that form.

    >>> find("fled", lemma="flead"), find("wounded").lemma, find("found").lemma, find("risened")
    (Verb(lemma='flee', participle='fled'), 'wound', 'find', None)
    """
    found = _forms().get(form.lower(), ())
    return next((verb for verb in found if verb.lemma == lemma), found[0] if found else None)


@cache
def _forms() -> dict[str, tuple[Verb, ...]]:
    """Each form's verbs: those first whose lemma it is not (found is of find), then the shortest lemma."""
    found: dict[str, dict[str, Verb]] = {}
    for row in rows("verbs"):
        for name in ("lemma", "past", "participle", "gerund", "present"):
            participle = (
                row[name] if name in ("past", "participle") and row[name] == row["participle"] else row["participle"]
            )
            found.setdefault(row[name], {}).setdefault(row["lemma"], Verb(row["lemma"], participle))
    return {
        form: tuple(sorted(verbs.values(), key=lambda verb: (verb.lemma == form and form not in _OWN, len(verb.lemma))))
        for form, verbs in found.items()
    }


_OWN: Final = frozenset({"wound", "lie"})
"""Lemmas that news has more often than the verb whose past looks like them."""
