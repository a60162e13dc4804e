"""The treebanks' lemmas → the table of forms that the rules of ``sayso.reading.encoder.lemmas`` get wrong."""

from __future__ import annotations

import argparse
import gzip
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.reading.encoder.lemmas import lemma


def main() -> None:
    """Write the table; print how often rules and table are right on the dev treebank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--out", type=Path, required=True, help="such as sayso/reading/model/lemmas.tsv")
    args = parser.parse_args()
    table = learn([row for bank in ("ewt-train", "gum-train") for row in _words(args.corpora, bank)])
    args.out.write_text("".join(f"{f}\t{u}\t{d}\n" for (f, u), d in sorted(table.items())), encoding="utf-8")
    rows = list(_words(args.corpora, "ewt-dev"))
    right = sum(lemma(form, upos, table) == gold for form, upos, gold in rows)
    print(f"{len(table)} forms; ewt-dev lemmas with gold tags: {100 * right / len(rows):.2f}%")


def learn(rows: list[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """The most frequent lemma of each form that the rules get wrong."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for form, upos, gold in rows:
        seen[form.lower(), upos][gold] += 1
    table: dict[tuple[str, str], str] = {}
    for (low, upos), lemmas in seen.items():
        best, count = lemmas.most_common(1)[0]
        as_written = upos in {"PROPN", "X", "NUM", "SYM", "PUNCT"}
        if as_written and (best.lower() == low or count < 3):
            continue
        if lemma(low, upos, {}) != best:
            table[low, upos] = best
    return table


def _words(corpora: Path, bank: str) -> Iterator[tuple[str, str, str]]:
    with gzip.open(corpora / "ud" / f"{bank}.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.split("\t")
            if len(row) > 3 and row[0].isdigit():
                yield row[1], row[3], row[2]


if __name__ == "__main__":
    main()
