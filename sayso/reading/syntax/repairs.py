"""What mends trees before anything reads them: every repair, in order. ``bench/RESULTS.md`` has what each gains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from sayso.reading.annotation import Annotation, Sentence
from sayso.reading.syntax import clause_ends
from sayso.reading.syntax.edits import Trees

Repair = Callable[[Trees, Sentence], None]
REPAIRS: Final[tuple[Repair, ...]] = (clause_ends.end_clauses,)


def repaired(annotation: Annotation, repairs: Sequence[Repair] = REPAIRS) -> Annotation:
    """
    The annotation with its trees put right; what needs no repair is left as it is.

    Raises:
        ValueError: A sentence is no tree.
    """
    trees = Trees(annotation)
    for sentence in annotation.sentences:
        for repair in repairs:
            repair(trees, sentence)
    return replace(annotation, tokens=tuple(trees.tokens))
