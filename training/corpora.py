"""The corpora → windows with labels: one form for every task, None or ``SKIP`` where a layer is missing."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from sayso.reading.encoder.pieces import Vocabulary
from sayso.reading.encoder.windows import windows
from sayso.reading.encoder.words import words
from training.entities import IGNORED, Text, improve
from training.labels import ENTITY_TAGS, EVENTS, NESTED_TAGS, ROLE_TAGS, ROLES, UPOS, relation

SKIP = -100
"""A word whose label is not known."""

Place = tuple[int, int, int, str]


@dataclass
class Bag:
    """A stretch of words with the event types it is known to hold, one of ``types`` at least; none if empty."""

    first: int
    end: int
    types: tuple[int, ...]
    weight: float = 1.0


@dataclass
class Window:
    """One pass of the encoder in training."""

    id: str
    task: str
    forms: list[str]
    starts: list[int] | None = None
    upos: list[int] | None = None
    heads: list[int] | None = None
    """Index of the head word; a root's is -1."""
    relations: list[int] | None = None
    entity: list[int] | None = None
    nested: list[int] | None = None
    roles: list[int] | None = None
    cue_link: list[int] | None = None
    """For a word of any role: 1 + the first word of its cue, 0 for a cue elsewhere; ``SKIP`` for other words."""
    source_link: list[int] | None = None
    """For a word of cue or content: 1 + the first word of its source, 0 for none."""
    relays: list[int] | None = None
    relay_link: list[int] | None = None
    """For a word of cue or content: 1 + the first word of its innermost relay; for a relay's, of the next outer one."""
    event: list[int] | None = None
    """1 + the type of a word that names an event, 0 for others."""
    status: list[int] | None = None
    background: list[int] | None = None
    stance: list[int] | None = None
    """Of a cue's words."""
    sector: list[int] | None = None
    """Of the words that head an actor's phrase."""
    parts: list[tuple[int, tuple[tuple[int, ...], ...]]] = field(default_factory=list)
    """A trigger's word, and the words that head who, whom, when and where."""
    bags: list[Bag] = field(default_factory=list)
    actors: list[tuple[int, int]] = field(default_factory=list)


# ---------------------------------------------------------------------------------------------------- treebanks


@dataclass
class Sentence:
    """One sentence of a treebank."""

    id: str
    document: str
    text: str
    spans: list[tuple[int, int]]
    window: Window
    gold: list[tuple[int, int, str]]
    """GUM's own entities: word ranges and types."""


def treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    document, rows, comments = "", [], {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for ended_line in lines:
            line = ended_line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
                document = comments.get("newdoc id", document)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield _sentence(comments["sent_id"], document, comments["text"], rows)
                rows, comments = [], {}


def _sentence(sent_id: str, document: str, text: str, rows: list[list[str]]) -> Sentence:
    rows = [row for row in rows if row[0].isdigit()]
    spans, at = [], 0
    for row in rows:
        found = text.find(row[1], at)
        start = found if found >= 0 else at
        at = start + len(row[1]) if found >= 0 else at
        spans.append((start, at))
    window = Window(
        id=sent_id,
        task="ud",
        forms=[row[1] for row in rows],
        starts=[int(not place) for place in range(len(rows))],
        upos=[UPOS.index(row[3]) for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        relations=[relation(row[7]) for row in rows],
    )
    return Sentence(sent_id, document, text, spans, window, _gum_entities(rows))


_GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}


def _gum_entities(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """GUM's entities that are names: short, and made of proper nouns alone."""
    open_spans: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found: list[tuple[int, int, str]] = []
    for place, row in enumerate(rows):
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for opening, body, closing in re.findall(r"(\(?)([^()]+)(\)?)", entity):
            number, _, rest = body.partition("-")
            if opening:
                open_spans[number].append((place, rest.split("-")[0]))
            if closing and open_spans[number]:
                start, kind = open_spans[number].pop()
                found.append((start, place + 1, kind))
    names = []
    for first, last, kind in found:
        start = first + (rows[first][3] == "DET" and last - first > 1)
        end = last - (rows[last - 1][1].lower() in {"'s", "’s"})
        tags = [row[3] for row in rows[start:end]]
        if tags and kind in _GUM_KINDS and set(tags) <= {"PROPN"}:
            names.append((start, end, _GUM_KINDS[kind]))
    return names


# ---------------------------------------------------------------------------------------------------- plain texts


def polnear(root: Path, split: str) -> Iterator[tuple[str, str, list[list[dict]]]]:
    """``(id, text, one list of attributions for each annotator)`` of every article."""
    for path in sorted((root / "polnear" / split / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        folder = root / "polnear" / split / "attributions"
        files = sorted(
            file for file in folder.iterdir() if re.fullmatch(re.escape(path.stem) + r"_\w{4}\.ann", file.name)
        )
        yield path.stem, text, [brat(file) for file in files]


def brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a BRAT file: character spans by role."""
    rows = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    rows = [row for row in rows if re.match(r"[TE]\d+$", row[0])]
    spans = {
        row[0]: [tuple(map(int, part.split())) for part in row[1].split(" ", 1)[1].split(";")]
        for row in rows
        if row[0][0] == "T"
    }
    found = []
    for row in rows:
        if row[0][0] == "E" and row[1].startswith("Attribution"):
            roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for part in row[1].split()[1:]:
                name, _, reference = part.partition(":")
                roles.get(name.rstrip("0123456789").lower(), []).extend(spans.get(reference, []))
            if roles["content"]:
                found.append(roles)
    return found


def news(root: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """``(corpus/index, text, gold place names)`` of LGL and the half of TR-News."""
    for corpus, name in (("lgl", "lgl.xml"), ("trnews", "TR-News.dev.xml")):
        for index, article in enumerate(ET.parse(root / "place" / name).getroot()):  # noqa: S314  (our own corpus)
            text = article.findtext("text") or ""
            yield f"{corpus}/{index}", text, list(_toponyms(article, text))


def _toponyms(article: ET.Element, text: str) -> Iterator[tuple[int, int, str]]:
    for toponym in article.iter("toponym"):
        phrase = toponym.findtext("phrase") or ""
        start = int(toponym.findtext("start") or 0)
        near = [at for at in range(max(0, start - 60), start + 61) if text.startswith(phrase, at)] if phrase else []
        if not near:
            continue
        start = min(near, key=lambda at: abs(at - start))
        feature = (toponym.findtext("gaztag/fclass") or "P")[:1]
        kind = {"P": "polity", "A": "polity", "S": "facility", "R": "facility"}.get(feature, "place")
        yield start, start + len(phrase), kind


def reserved(root: Path) -> list[str]:
    """
    The 40 articles kept for measuring entities, in no training loss.

    Of each corpus, among articles of 600 to 2,600 characters, the 20 whose id has the lowest SHA-256.
    """
    fits = [name for name, text, _ in news(root) if 600 <= len(text) <= 2600]
    order = sorted(fits, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return [name for corpus in ("lgl", "trnews") for name in [n for n in order if n.startswith(corpus)][:20]]


# ---------------------------------------------------------------------------------------------------- a release's trees


class Anchor(NamedTuple):
    """What a release makes of one word: its head by the offset of that word, in characters of the whole text."""

    upos: str
    head: int
    relation: str
    starts: bool


class Anchors(NamedTuple):
    """What a release makes of one text."""

    words: dict[int, Anchor]
    """By the offset of the word."""
    names: list[tuple[int, int, str, bool]]


def anchors(path: Path) -> dict[str, Anchors]:
    """What ``training/anchors.py`` wrote, by text."""
    found: dict[str, Anchors] = defaultdict(lambda: Anchors({}, []))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, at, kept = json.loads(line)
            offsets, starts = [word[0] + at for word in kept["words"]], set(kept["starts"])
            for number, (_, upos, head, relation) in enumerate(kept["words"]):
                own = Anchor(upos, offsets[head], relation, number in starts)
                found[name].words[offsets[number]] = own
            found[name].names.extend((start + at, end + at, kind, inner) for start, end, kind, inner in kept["names"])
    return dict(found)


def hold(window: Window, spans: list[tuple[int, int]], anchor: Anchors | None, *, names: bool) -> None:
    """Give a window the release's tags and trees, and its names too; of a tree cut in two only whole arcs."""
    own = [anchor.words.get(start) for start, _ in spans] if anchor is not None else [None]
    if None in own:
        return
    place = {start: number for number, (start, _) in enumerate(spans)}
    window.upos = [UPOS.index(word.upos) for word in own]
    window.starts = [int(word.starts or not number) for number, word in enumerate(own)]
    window.relations = [relation(word.relation) for word in own]
    window.heads = [
        -1 if word.head == start else place.get(word.head, SKIP) for word, (start, _) in zip(own, spans, strict=True)
    ]
    if names:
        add_entities(window, spans, anchor.names)


# ---------------------------------------------------------------------------------------------------- into windows


def cut(text: str, vocabulary: Vocabulary, longest: int) -> Iterator[list[tuple[int, int]]]:
    """Each window of a text, as the character spans of its words; a line is a paragraph."""
    at = 0
    for line in text.split("\n"):
        spans = words(line)
        forms = [line[span.start : span.end] for span in spans]
        lengths = [len(vocabulary.pieces(form)) for form in forms]
        for first, end in windows(forms, lengths, longest=longest):
            yield [(span.start + at, span.end + at) for span in spans[first:end]]
        at += len(line) + 1


def _touching(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    return [place for place, (first, last) in enumerate(spans) if first < end and start < last]


def attribution_window(name: str, text: str, spans: list[tuple[int, int]], attributions: list[dict]) -> Window:
    """The attribution layers of one window."""
    window = Window(name, "polnear", [text[start:end] for start, end in spans])
    count = len(spans)
    window.roles, window.cue_link, window.source_link = [0] * count, [SKIP] * count, [SKIP] * count
    low, high = spans[0][0], spans[-1][1]
    for attribution in attributions:
        inside = {
            role: [
                _touching(spans, *piece) for piece in sorted(attribution[role]) if piece[0] < high and low < piece[1]
            ]
            for role in ROLES
        }
        inside = {role: [piece for piece in pieces if piece] for role, pieces in inside.items()}
        cue = inside["cue"][0][0] + 1 if inside["cue"] else 0
        source = inside["source"][0][0] + 1 if inside["source"] else 0
        for role, pieces in inside.items():
            begin = ROLE_TAGS.index(f"B-{role}")
            for piece in pieces:
                for place in piece:
                    shared = window.roles[place] and role == "source"
                    if not shared:
                        window.roles[place] = begin if place == piece[0] else begin + 1
                        window.cue_link[place] = cue
                    if role != "source":
                        window.source_link[place] = source
    return window


def _tag(count: int, tags: tuple[str, ...], mentions: list[tuple[list[int], str]]) -> list[int]:
    column = [0] * count
    for places, kind in mentions:
        for place in places:
            if kind == IGNORED:
                column[place] = SKIP
            else:
                column[place] = tags.index(f"B-{kind}") if place == places[0] else tags.index(f"I-{kind}")
    return column


def add_entities(window: Window, spans: list[tuple[int, int]], mentions: list[tuple[int, int, str, bool]]) -> None:
    """Lay entities, given by characters, over a window."""
    low, high = spans[0][0], spans[-1][1]
    near = [m for m in mentions if m[0] < high and low < m[1]]
    outer = [(_touching(spans, m[0], m[1]), m[2]) for m in near if not m[3]]
    inner = [(_touching(spans, m[0], m[1]), m[2]) for m in near if m[3]]
    window.entity = _tag(len(spans), ENTITY_TAGS, [mention for mention in outer if mention[0]])
    window.nested = _tag(len(spans), NESTED_TAGS, [mention for mention in inner if mention[0]])


# ---------------------------------------------------------------------------------------------------- all of it

_POLITICAL = re.compile(
    r"\b(?:police|court|judge|arrest\w*|kill\w*|dead|die[ds]?|murder\w*|protest\w*|government|minist\w+|militar\w+|army|troops?|"
    r"president\w*|attack\w*|charg\w+|prison\w*|jail\w*|senat\w+|congress\w*|council\w*|mayor|governor|vot\w+|elect\w+|"
    r"sue[ds]?|suing|lawsuit\w*|investigat\w+|accus\w+|threat\w*|war|bomb\w*|shoot\w*|shot|strik\w+|sanction\w*|"
    r"treat(?:y|ies)|agree\w*|deal|negotiat\w+|talks|met|meeting|visit\w*|reject\w*|refus\w+|demand\w*|urg\w+|aid|"
    r"border|rebel\w*|terror\w*|nuclear|weapon\w*|union|rights|law|laws|officials?|state|republic\w*|democrat\w*|"
    r"condemn\w*|critici\w+|blam\w+|denounc\w+|ban(?:s|ned)?|resign\w*|releas\w+|donat\w+|support\w*|endors\w*)\b",
    re.IGNORECASE,
)
"""Words that make a sentence unfit as an example of no event."""

_QUIET_EWT = ("answers", "reviews", "email")
_QUIET_GUM = ("academic", "textbook", "vlog", "voyage", "conversation", "podcast")


def is_quiet(text: str) -> bool:
    """Whether a text can stand for news without a political event."""
    return not _POLITICAL.search(text)


def silver(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """The teacher's entities by document, characters of the document."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, offset, mentions = json.loads(line)
            found[name] += [(start + offset, end + offset, label) for start, end, label in mentions]
    return found


def build(
    root: Path, silver_path: Path, held: dict[str, Anchors], vocabulary: Vocabulary, longest: int
) -> dict[str, list]:
    """Every window of every corpus, by the part of the run that uses it."""
    taught = silver(silver_path)
    banks = {
        name: list(treebank(root / "ud" / f"{name}.conllu.gz"))
        for name in ("ewt-train", "ewt-dev", "gum-train", "gum-dev")
    }
    articles = list(polnear(root, "train"))
    kept = set(reserved(root))
    papers = [paper for paper in news(root) if paper[0] not in kept]
    entities = _entities(banks, articles, papers, taught)
    parts: dict[str, list] = {
        "ud": _ud(banks["ewt-train"] + banks["gum-train"], entities),
        "ewt-dev": [sentence.window for sentence in banks["ewt-dev"]],
        "polnear": _polnear(articles, entities, held, vocabulary, longest),
        "polnear-dev": _attribution_dev(root, vocabulary, longest),
        "news": _news(papers, entities, vocabulary, longest),
    }
    parts.update(_events(root))
    return parts


def _entities(banks: dict, articles: list, papers: list, taught: dict) -> dict[str, list[tuple[int, int, str, bool]]]:
    texts: list[Text] = []
    offsets: dict[str, list[int]] = {}

    def add(name: str, lines: list[str], found: list[list[tuple[int, int, str]]], gold: list[Place] | None) -> None:
        texts.append(Text(name, lines, [(n, *mention) for n, line in enumerate(found) for mention in line], gold))

    for bank in ("ewt-train", "gum-train"):
        documents: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in banks[bank]:
            documents[sentence.document].append(sentence)
        for document, sentences in documents.items():
            found = [_with_gum(sentence, taught[f"{bank}/{sentence.id}"]) for sentence in sentences]
            add(document, [sentence.text for sentence in sentences], found, None)
    for name, text, *gold in [(n, t) for n, t, _ in articles] + papers:
        key = name if gold else f"polnear-train/{name}"
        offsets[name] = _line_starts(text)
        marked = _by_line(gold[0], offsets[name]) if gold else None
        add(
            name, text.split("\n"), _by_line(taught[key], offsets[name]),
            [(line, *mention) for line, own in enumerate(marked) for mention in own] if marked is not None else None,
        )  # fmt: skip
    improved = improve(texts)
    result: dict[str, list[tuple[int, int, str, bool]]] = {}
    for name, mentions in improved.items():
        if name in offsets:
            result[name] = [
                (s + offsets[name][n], e + offsets[name][n], kind, inner) for n, s, e, kind, inner in mentions
            ]
        else:
            result[name] = mentions
    return result


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _by_line(mentions: list[tuple[int, int, str]], starts: list[int]) -> list[list[tuple[int, int, str]]]:
    """Mentions by characters of the text → for each line, by characters of the line."""
    return [
        [(start - low, end - low, kind) for start, end, kind in mentions if low <= start < high]
        for low, high in pairwise(starts)
    ]


def _with_gum(sentence: Sentence, taught: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The teacher's entities, corrected by GUM's names where the two overlap and differ."""
    if not sentence.gold:
        return taught
    result = list(taught)
    for first, end, kind in sentence.gold:
        start, stop = sentence.spans[first][0], sentence.spans[end - 1][1]
        rivals = [m for m in result if m[0] < stop and start < m[1]]
        if kind == "place":
            if not rivals:
                result.append((start, stop, "polity"))
            continue
        if any(m[0] < start or m[1] > stop for m in rivals):
            continue
        result = [m for m in result if m not in rivals] + [(start, stop, kind)]
    return result


def _ud(sentences: list[Sentence], entities: dict) -> list[list[Window]]:
    """Documents, each a list of its sentences' windows."""
    documents: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        documents[sentence.document].append(sentence)
    for name, members in documents.items():
        lines: dict[int, list] = defaultdict(list)
        for line, *mention in entities[name]:
            lines[line].append(tuple(mention))
        genre = name.split("_")[1] if name.startswith("GUM") else name.split("-")[0]
        quiet = genre in _QUIET_EWT + _QUIET_GUM
        for line, sentence in enumerate(members):
            add_entities(sentence.window, sentence.spans, lines[line])
            if quiet and is_quiet(sentence.text):
                sentence.window.bags = [Bag(0, len(sentence.spans), (), 0.15)]
    return [[sentence.window for sentence in members] for members in documents.values()]


def _polnear(
    articles: list, entities: dict, held: dict[str, Anchors], vocabulary: Vocabulary, longest: int
) -> list[list[Window]]:
    """Windows, each in the versions of its annotators."""
    result = []
    for name, text, annotators in articles:
        for spans in cut(text, vocabulary, longest):
            versions = [attribution_window(name, text, spans, annotator) for annotator in annotators]
            for window in versions:
                hold(window, spans, held.get(name), names=False)
                add_entities(window, spans, entities[name])
            result.append(versions)
    return result


def _attribution_dev(root: Path, vocabulary: Vocabulary, longest: int) -> list[Window]:
    return [
        attribution_window(name, text, spans, annotators[0])
        for name, text, annotators in polnear(root, "dev")
        for spans in cut(text, vocabulary, longest)
    ]


def _news(papers: list, entities: dict, vocabulary: Vocabulary, longest: int) -> list[Window]:
    result = []
    for name, text, _ in papers:
        quiet = is_quiet(text)
        for spans in cut(text, vocabulary, longest):
            window = Window(name, "news", [text[start:end] for start, end in spans])
            add_entities(window, spans, entities[name])
            if quiet:
                window.bags = [Bag(0, len(spans), (), 0.5)]
            result.append(window)
    return result


def _events(root: Path) -> dict[str, list[Window]]:
    parts: dict[str, list[Window]] = {"plv": [], "plv-dev": [], "synthetic": [], "none": [], "gsr-dev": []}
    for row in _rows(root / "events" / "plv.train.jsonl"):
        fold = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 10
        parts["plv-dev" if fold == 0 else "plv"].append(_event_window(row))
    for row in _rows(root / "events" / "plover_gsr.dev.jsonl"):
        parts["gsr-dev"].append(_event_window(row))
    for row in _rows(root / "events" / "ngec_synthetic.jsonl"):
        first = re.split(r"(?<=[.!?])\s", row["text"].strip())[0]
        for text in (row["headline"], first):
            window = _plain(row["id"], "synthetic", text)
            if 3 <= len(window.forms) <= 80:
                window.bags = [Bag(0, len(window.forms), (EVENTS.index(row["label"]),), 0.3)]
                parts["synthetic"].append(window)
    for row in _rows(root / "events" / "petrarch_unit.jsonl"):
        if not row["events"]:
            window = _plain(row["id"], "none", row["text"])
            window.bags = [Bag(0, len(window.forms), (), 0.7)]
            parts["none"].append(window)
    return parts


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _plain(name: str, task: str, text: str) -> Window:
    return Window(name, task, [text[span.start : span.end] for span in words(text)])


def _event_window(row: dict) -> Window:
    text = row["text"]
    spans = [(span.start, span.end) for span in words(text)]
    window = Window(row["id"], "plv", [text[start:end] for start, end in spans])
    types = {kind for event in row["events"] for kind in _types(event["event"])}
    window.bags = [Bag(0, len(spans), tuple(sorted(EVENTS.index(kind) for kind in types)))]
    for event in row["events"]:
        for actor in event["source"] + event["target"]:
            at = text.find(actor.get("text") or "\0")
            if at >= 0 and (places := _touching(spans, at, at + len(actor["text"]))):
                window.actors.append((places[0], places[-1] + 1))
    return window


def _types(label: str) -> tuple[str, ...]:
    """PLV's YIELD is PLOVER's CONCEDE or RETREAT."""
    return ("CONCEDE", "RETREAT") if label == "YIELD" else (label,)
