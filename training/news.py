"""Completely labelled news articles → windows: attributions with relays, events with parties and status.

Positions are characters of the article's text; ``../shared/data/news/GUIDE.md`` says what is labelled and how. The
project's own labels (``training/labels``) have the same form, without the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.reading.encoder.pieces import Vocabulary
from training.corpora import SKIP, Anchors, Window, attribution_window, cut, hold
from training.labels import EVENTS, RELAY_TAGS, SECTORS, STANCES, STATUSES

OWN = Path(__file__).with_name("labels")
CARRYING = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "NUM"})
"""Parts of speech that carry an act; of "took control of" the "of" says nothing."""

Pieces = list[tuple[int, int]]


def articles(root: Path, split: str) -> Iterator[tuple[str, str, dict]]:
    """``(id, text, labels)`` of every labelled article of ``train`` or ``dev``; of train also those labelled here."""
    folder = root / "news"
    texts = {row["id"]: row["text"] for row in _rows(folder / f"labelled.{split}.jsonl")}
    for labels in _rows(folder / f"spans.{split}.jsonl"):
        yield labels["id"], texts[labels["id"]], labels
    if split == "train" and OWN.exists():
        whole = {row["id"]: row["text"] for row in _rows(folder / "english.jsonl")}
        for path in sorted(OWN.glob("*.jsonl")):
            for labels in _rows(path):
                yield labels["id"], whole[labels["id"]][: labels["characters"]], labels


def windows(root: Path, split: str, held: dict[str, Anchors], vocabulary: Vocabulary, longest: int) -> list[Window]:
    """The windows of the labelled articles. A release's trees tell which word of a party's phrase is its head."""
    return [
        window(name, text, spans, labels, held[name])
        for name, text, labels in articles(root, split)
        for spans in cut(text, vocabulary, longest)
    ]


def window(name: str, text: str, spans: Pieces, labels: dict, anchor: Anchors) -> Window:
    """All layers of one window."""
    statements = sorted(labels["statements"], key=lambda one: -sum(end - start for start, end in one["content"]))
    made = attribution_window(name, text, spans, [_roles(one) for one in statements])
    made.task = "labelled"
    for one in statements:
        if one.get("doubt"):
            for place in _places(spans, [*one["content"], *_pieces(one.get("cue")), *_pieces(one.get("speaker"))]):
                made.roles[place] = made.cue_link[place] = made.source_link[place] = SKIP
    _relays(made, spans, statements)
    _stances(made, spans, statements)
    hold(made, spans, anchor, names=True)
    parse = _Parse(anchor, spans)
    _events(made, spans, labels["events"], parse)
    _sectors(made, spans, labels["actors"], parse)
    return made


def _roles(one: dict) -> dict[str, Pieces]:
    return {
        "source": _pieces(one.get("speaker")), "cue": _pieces(one.get("cue")),
        "content": [tuple(piece) for piece in one["content"]],
    }  # fmt: skip


def _pieces(value: list | None) -> Pieces:
    """A span, a list of spans or nothing → a list of spans."""
    if not value:
        return []
    return [tuple(value)] if isinstance(value[0], int) else [tuple(piece) for piece in value]


def _places(spans: Pieces, pieces: Sequence[Sequence[int]]) -> list[int]:
    return [
        place for place, (start, end) in enumerate(spans)
        if any(start < piece[1] and piece[0] < end for piece in pieces)
    ]  # fmt: skip


def _relays(made: Window, spans: Pieces, statements: list[dict]) -> None:
    count = len(spans)
    made.relays, made.relay_link = [0] * count, [SKIP] * count
    begin = RELAY_TAGS.index("B-relay")
    for one in statements:
        words = _places(spans, [*one["content"], *_pieces(one.get("cue"))])
        chain = [found for piece in _pieces(one.get("relays")) if (found := _places(spans, [piece]))]
        value = SKIP if one.get("doubt") else (chain[-1][0] + 1 if chain else 0)
        for place in words:
            made.relay_link[place] = value
        for outer, found in zip([None, *chain], chain, strict=False):
            for place in found:
                made.relays[place] = begin + (place != found[0])
                made.relay_link[place] = outer[0] + 1 if outer else 0


def _stances(made: Window, spans: Pieces, statements: list[dict]) -> None:
    made.stance = [SKIP] * len(spans)
    for one in statements:
        if not one.get("doubt"):
            for place in _places(spans, _pieces(one.get("cue"))):
                made.stance[place] = STANCES.index(one["stance"])


class _Parse:
    """The window's words in the release's tree."""

    def __init__(self, anchor: Anchors, spans: Pieces) -> None:
        self.starts = [start for start, _ in spans]
        self.words = anchor.words

    def upos(self, place: int) -> str:
        word = self.words.get(self.starts[place])
        return "X" if word is None else word.upos

    def head(self, places: Sequence[int]) -> int | None:
        """The word of a phrase whose own head lies outside of it."""
        inside = {self.starts[place] for place in places}
        for place in places:
            start = self.starts[place]
            word = self.words.get(start)
            if word is not None and (word.head not in inside or word.head == start):
                return place
        return places[0] if places else None


def _events(made: Window, spans: Pieces, events: list[dict], parse: _Parse) -> None:
    count = len(spans)
    made.event, made.status, made.background = [0] * count, [SKIP] * count, [SKIP] * count
    for one in events:
        whole = _places(spans, _pieces(one["trigger"]))
        carrying = [place for place in whole if parse.upos(place) in CARRYING] or whole
        for place in whole:
            known = place in carrying and not one.get("doubt")
            made.event[place] = 1 + EVENTS.index(one["type"]) if known else SKIP
            if known:
                made.status[place] = STATUSES.index(one["status"])
                made.background[place] = int(bool(one.get("bg")))
        if one.get("doubt") or not carrying:
            continue
        heads = tuple(
            tuple(head for piece in _pieces(one.get(part)) if (head := parse.head(_places(spans, [piece]))) is not None)
            for part in ("who", "whom", "when", "where")
        )
        made.parts += [(place, heads) for place in carrying]


def _sectors(made: Window, spans: Pieces, actors: list[dict], parse: _Parse) -> None:
    made.sector = [SKIP] * len(spans)
    for one in actors:
        head = parse.head(_places(spans, [one["words"]]))
        name = (one.get("sector") or "none").split()[0]
        if head is not None and name in SECTORS:
            made.sector[head] = SECTORS.index(name)


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
