# ruff: noqa: INP001 (a script, not a package)
"""
Builds the table of English verbs: ``python tables/verbs.py``.

Forms come from the SPECIALIST Lexicon through the package lemminflect. A verb whose participle is the lemma with -ed is
listed too: a form that no row has is no verb, so that nothing is ever made up.
"""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import lemminflect
from build import write

OWN = {"livestream": ("livestreamed", "livestreamed", "livestreaming", "livestreams")}
"""Verbs younger than the lexicon."""


def main() -> None:
    """Writes verbs.csv."""
    path = Path(lemminflect.__file__).parent / "resources" / "infl_lu.csv.gz"
    rows: dict[tuple[str, ...], None] = {(lemma, *forms, "own"): None for lemma, forms in OWN.items()}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for lemma, kind, *forms in csv.reader(lines):
            if kind == "verb" and len(forms) == 4 and lemma.isalpha() and lemma.islower() and forms[0]:
                ways = [form.split("/") for form in forms]
                if len(ways[0]) > 1 and ways[0][1] == ways[0][0][:-2] + ways[0][0][-3] + "ed":
                    ways = [form[::-1] for form in ways]  # controlled before controled
                for way in range(max(map(len, ways))):  # traveled, travelled
                    past, participle, gerund, present = (form[min(way, len(form) - 1)] for form in ways)
                    if past.endswith("ed") and participle.endswith("t"):
                        participle = past  # burned before burnt
                    rows[lemma, past, participle or past, gerund, present, "specialist"] = None
    write("verbs.csv", "lemma,past,participle,gerund,present,source", sorted(rows, key=lambda row: row[0]))


if __name__ == "__main__":
    main()
