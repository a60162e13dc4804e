"""EWT dev: tags and trees on the treebank's own words and sentences, and on raw text."""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.encoder.corpora import CORPORA
from sayso.reading.annotation import Annotation
from sayso.reading.encoder.encoder import Encoder
from sayso.records.span import Span


@dataclass
class Paragraph:
    """A treebank paragraph: its text, and for each word its span, tag, head, relation and sentence."""

    text: str = ""
    name: str = ""
    """The first sentence's id, which begins with the genre."""
    spans: list[Span] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """Index of the head in the paragraph; its own for a root."""
    relations: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    """Where sentences start, as characters."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a model folder; the package's own by default")
    parser.add_argument("--bank", default="ewt-dev")
    args = parser.parse_args()
    encoder = Encoder.load(args.model)
    print(encoder.version)
    given = Counter[str]()
    for sentence in read(args.bank, by_sentence=True):
        given += compare(sentence, encoder.annotate_words(sentence.text, sentence.spans, one_sentence=True))
    raw = Counter[str]()
    for paragraph in read(args.bank, by_sentence=False):
        raw += compare(paragraph, encoder.annotate(paragraph.text))
    for name, counts in (("gold words and sentences", given), ("raw paragraphs", raw)):
        print(f"{args.bank}, {name}: " + "  ".join(f"{key} {_f1(counts, key):.1f}" for key in MEASURES))


MEASURES = ("words", "sentences", "upos", "lemmas", "uas", "las")


def compare(gold: Paragraph, said: Annotation) -> Counter[str]:
    """Counts for F1 over words aligned by their characters, as in the CoNLL 2018 shared task; subtypes are folded."""
    place = {span: number for number, span in enumerate(gold.spans)}
    counts = Counter(
        {f"{key}-gold": len(gold.spans) for key in MEASURES} | {f"{key}-said": len(said.tokens) for key in MEASURES}
    )
    starts = {said.tokens[one.first].span.start for one in said.sentences}
    counts.update({"sentences": len(starts & gold.starts)})
    counts["sentences-gold"], counts["sentences-said"] = len(gold.starts), len(starts)
    for number, token in enumerate(said.tokens):
        own = place.get(token.span)
        if own is None:
            continue
        head_span = said.tokens[token.head].span
        same_head = gold.spans[gold.heads[own]] == head_span and (token.head == number) == (gold.heads[own] == own)
        same_label = token.deprel.split(":")[0] == gold.relations[own].split(":")[0]
        counts.update(
            words=1, upos=int(token.upos == gold.upos[own]), lemmas=int(token.lemma == gold.lemmas[own]),
            uas=int(same_head), las=int(same_head and same_label),
        )  # fmt: skip
    return counts


def _f1(counts: Counter[str], key: str) -> float:
    return 200 * counts[key] / max(counts[f"{key}-gold"] + counts[f"{key}-said"], 1)


def read(bank: str, *, by_sentence: bool) -> Iterator[Paragraph]:
    """The treebank's sentences, or its paragraphs as running text."""
    paragraph = Paragraph()
    rows: list[list[str]] = []
    text = name = ""
    with gzip.open(CORPORA / "ud" / f"{bank}.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            if line.startswith("# sent_id ="):
                name = line.partition("=")[2].strip()
            if line.startswith(("# newdoc", "# newpar")) and paragraph.spans:
                yield paragraph
                paragraph = Paragraph()
            if not line.strip():
                paragraph.name = paragraph.name or name
                _add(paragraph, text, rows)
                rows = []
                if by_sentence:
                    yield paragraph
                    paragraph = Paragraph()
            elif line[0] != "#" and line.split("\t", 1)[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
    if paragraph.spans:
        yield paragraph


def _add(paragraph: Paragraph, text: str, rows: list[list[str]]) -> None:
    if paragraph.text:
        paragraph.text += " "
    offset, first, at = len(paragraph.text), len(paragraph.spans), 0
    paragraph.text += text
    for row in rows:
        found = text.find(row[1], at)
        start = found if found >= 0 else at
        at = start + len(row[1]) if found >= 0 else at
        head = int(row[6])
        own = len(paragraph.spans)
        paragraph.spans.append(Span(start + offset, at + offset))
        paragraph.upos.append(row[3])
        paragraph.lemmas.append(row[2])
        paragraph.heads.append(first + head - 1 if head else own)
        paragraph.relations.append(row[7])
    paragraph.starts.add(paragraph.spans[first].start)


if __name__ == "__main__":
    main()
