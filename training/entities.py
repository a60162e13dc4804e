"""A small tagger's entities → better ones: what a document, a corpus and hand-marked place names say against it.

The teacher (spaCy ``en_core_web_sm``) errs most where it sees a name once, out of context. Here a name's mentions vote,
first in their document and then in the whole corpus; gold place names of LGL and TR-News outrank it; endings such as
``University`` settle the kind; and where the teacher stands against the gold without a better answer, the words
are left out of the loss instead of being taught wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

IGNORED = "?"
"""The kind of a stretch that must not be learnt from."""

TEACHER = {
    "PERSON": "person", "ORG": "organisation", "GPE": "polity", "LOC": "place", "FAC": "facility",
    "NORP": "nationality", "EVENT": "event", "QUANTITY": "quantity", "CARDINAL": "quantity",
    "PERCENT": "quantity", "MONEY": "money", "PRODUCT": "product",
}  # fmt: skip
"""spaCy's OntoNotes labels → ours; ``product`` is a vehicle if it looks like one, else nothing."""

NAMES = {"person", "organisation", "polity", "place", "facility", "nationality", "event"}
_LEADING = re.compile(
    r"(?:the|a|an|some|about|nearly|almost|only|more than|less than|fewer than|over|at least|@|follow|as many as|"
    r"up to)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:['’]s?|[\s,.;:—-]+)$")
_VEHICLE = re.compile(
    r"\b(?:USS|HMS|Boeing|Airbus|Cessna|Blackhawk|Black Hawk|Humvee|Kalashnikov|Scud|Patriot missile|Tomahawk|Predator|"
    r"[A-Z]{1,3}-\d+\w*|7[0-9]7)\b"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Judge|Mayor|President|Sgt|Lt|Capt|Rev|Justice|Secretary)\.? $")
_ORGANISATION = re.compile(
    r"\b(?:University|College|Department|Committee|Council|Commission|Corp|Corporation|Inc|Co|Company|Association|"
    r"Institute|Party|Ministry|Agency|Bureau|Board|Union|Group|Bank|Foundation|Office|Court|School|Schools|Hospital|"
    r"Authority|Society|Club|Church|League|Federation|Times|Post|Herald|Tribune|News|Journal|Gazette|Press|Guard|Army|"
    r"Navy|Police|Congress|Senate|Assembly|Parliament|Legislature|District|Administration|Service|Services|Coalition|"
    r"Alliance|Network|Fund|Center for .*|Institute for .*|Department of .*|Office of .*|Bureau of .*|Ministry of .*|"
    r"Church of .*|Association of .*|Board of .*|University of .*|Court of .*|Committee on .*)\.?$"
)
_FACILITY = re.compile(
    r"\b(?:Airport|Bridge|Highway|Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Stadium|Arena|Hall|Building|"
    r"Tower|Station|Prison|Jail|Dam|Mall|Plaza|Theater|Theatre|Museum|Library|Interstate|Route|Speedway|Cemetery)\.?$"
)
_PLACE = re.compile(
    r"\b(?:River|Lake|Mountain|Mountains|Valley|Island|Islands|Ocean|Sea|Bay|Creek|Desert|Peninsula|Gulf)$"
)
_STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois "
    "Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri "
    "Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
).split()


_FIXED = {
    "Twitter": "organisation", "Facebook": "organisation", "Breitbart": "organisation", "Politico": "organisation",
    "POLITICO": "organisation", "Islam": "nationality", "Kremlin": "organisation", "White House": "organisation",
    "Pentagon": "organisation", "Congress": "organisation", "Senate": "organisation", "House": "organisation",
    "European Union": "organisation", "EU": "organisation", "GOP": "organisation", "Trump": "person",
    "Clinton": "person", "Obama": "person", "Sanders": "person", "Cruz": "person", "Rubio": "person", "Bush": "person",
}  # fmt: skip
"""Frequent names that the small teacher gets wrong often enough to sway the votes."""


@dataclass
class Text:
    """One document's lines with what is known of their entities: ``(line, start, end, kind)``."""

    id: str
    lines: list[str]
    found: list[tuple[int, int, int, str]]
    gold: list[tuple[int, int, int, str]] | None = None
    """Hand-marked place names, all of them; None where nobody marked any."""
    people: set[str] = field(default_factory=set)


def improve(texts: Sequence[Text]) -> dict[str, list[tuple[int, int, int, str, bool]]]:
    """Each document's entities, ``(line, start, end, kind, nested)``; a kind may be ``IGNORED``."""
    for text in texts:
        text.found = [found for found in (_clean(text, *mention) for mention in text.found) if found]
    corpus = _votes(texts)
    lower = Counter(word for text in texts for line in text.lines for word in re.findall(r"\b[a-z]+\b", line))
    known = {name for name, kinds in corpus.items() if kinds["polity"] >= 5 and kinds["polity"] >= 0.9 * kinds.total()}
    known |= set(_STATES)
    return {text.id: _nest(text, _settle(text, corpus, lower), known) for text in texts}


def _clean(text: Text, line: int, start: int, end: int, label: str) -> tuple[int, int, int, str] | None:
    kind = TEACHER.get(label, label if label in NAMES else "")
    words = text.lines[line]
    if not kind:
        return None
    if kind != "money":
        while leading := _LEADING.match(words, start, end):
            start = leading.end()
    while trailing := _TRAILING.search(words[start:end]):
        if (
            words[start:end].endswith(".")
            and trailing.group() == "."
            and re.search(r"\b[A-Z][a-z]{0,3}\.$", words[start:end])
        ):
            break
        end -= len(trailing.group())
    if end <= start:
        return None
    form = words[start:end]
    if kind == "product":
        kind = "vehicle" if _VEHICLE.search(form) else ""
    if kind in NAMES and not re.search(r"[A-Z]", form):
        return None
    if (
        kind in {"quantity", "money"}
        and re.fullmatch(r"(?:one|two|three|\d)", form)
        and re.match(r"\s+of\b", words[end:])
    ):
        return (line, start, end, kind)
    return (line, start, end, kind) if kind else None


def _key(form: str) -> str:
    return re.sub(r"\s+", " ", form)


def _votes(texts: Iterable[Text]) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        gold = {mention[:3]: mention[3] for mention in text.gold or ()}
        for line, start, end, kind in text.found:
            if kind in NAMES:
                votes[_key(text.lines[line][start:end])][gold.get((line, start, end), kind)] += 1
    return votes


def _by_ending(form: str) -> str | None:
    if " " not in form:
        return None
    for pattern, kind in ((_FACILITY, "facility"), (_ORGANISATION, "organisation"), (_PLACE, "place")):
        if pattern.search(form):
            return kind
    return None


def _settle(text: Text, corpus: dict[str, Counter[str]], lower: Counter[str]) -> list[tuple[int, int, int, str]]:
    own = _votes([text])
    surnames = {
        name.split()[-1]
        for name, kinds in own.items()
        if " " in name and kinds.most_common(1)[0][0] == "person" and corpus[name]["person"] * 2 > corpus[name].total()
    }
    settled = [
        (line, start, end, _kind(text, line, start, end, kind, own, corpus, surnames))
        for line, start, end, kind in text.found
    ]
    settled = _with_gold(text, settled, corpus)
    return settled + _missed(text, settled, own, corpus, surnames, lower)


def _kind(
    text: Text, line: int, start: int, end: int, kind: str, own: dict[str, Counter[str]],
    corpus: dict[str, Counter[str]], surnames: set[str],
) -> str:  # fmt: skip
    if kind not in NAMES:
        return kind
    form = _key(text.lines[line][start:end])
    if known := _FIXED.get(form) or _by_ending(form):
        return known
    if form in surnames or _TITLE.search(text.lines[line][max(0, start - 12) : start]):
        return "person"
    score: Counter[str] = Counter({kind: 1.0})
    for choice, count in own[form].items():
        score[choice] += 2.0 * count / own[form].total()
    for choice, count in corpus[form].items():
        score[choice] += (3.0 if corpus[form].total() >= 4 else 1.0) * count / corpus[form].total()
    return max(sorted(score), key=lambda choice: score[choice])


def _with_gold(
    text: Text, settled: list[tuple[int, int, int, str]], corpus: dict[str, Counter[str]]
) -> list[tuple[int, int, int, str]]:
    """Hand-marked names replace the teacher's; the teacher's places against the gold are left out of the loss."""
    if text.gold is None:
        return settled
    kept: list[tuple[int, int, int, str]] = []
    for mention in settled:
        line, start, end, kind = mention
        rivals = [gold for gold in text.gold if gold[0] == line and gold[1] < end and start < gold[2]]
        inside = kind in {"organisation", "facility", "event", "place"} and any(
            start <= gold[1] and gold[2] <= end and gold[2] - gold[1] < end - start for gold in rivals
        )
        if kind == "nationality" and rivals:
            kept.append(mention)
        elif not rivals:
            kept.append((line, start, end, IGNORED if kind in {"polity", "place"} else kind))
        elif inside:
            kept.append(mention)
    for line, start, end, kind in text.gold:
        if not any(one == line and first < end and start < last for one, first, last, _ in kept):
            form = _key(text.lines[line][start:end])
            adjective = corpus[form]["nationality"] * 2 > corpus[form].total() or re.search(r"(?:ian|ese|ish)s?$", form)
            kept.append((line, start, end, "nationality" if adjective else _by_ending(form) or kind))
    return kept


def _missed(
    text: Text, settled: list[tuple[int, int, int, str]], own: dict[str, Counter[str]],
    corpus: dict[str, Counter[str]], surnames: set[str], lower: Counter[str],
) -> list[tuple[int, int, int, str]]:  # fmt: skip
    """Names the teacher saw elsewhere in the document and overlooked here."""
    sure = {name: "person" for name in surnames if lower[name.lower()] < 3 and len(name) > 2}
    for name, kinds in own.items():
        kind, count = kinds.most_common(1)[0]
        if len(name) > 2 and (" " in name or count >= 2) and lower[name.lower()] < 3 and count * 3 >= kinds.total() * 2:
            corpus_kind, corpus_count = corpus[name].most_common(1)[0]
            if corpus_kind == kind and corpus_count * 3 >= corpus[name].total() * 2:
                sure.setdefault(name, _by_ending(name) or kind)
    if text.gold is not None:
        sure = {name: kind for name, kind in sure.items() if kind not in {"polity", "place"}}
    if not sure:
        return []
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, sure), key=len, reverse=True)) + r")\b(?![-.]\w)")
    taken = defaultdict(list)
    for line, start, end, _ in settled:
        taken[line].append((start, end))
    found: list[tuple[int, int, int, str]] = []
    for line, words in enumerate(text.lines):
        for match in pattern.finditer(words):
            start, end = match.span()
            if not any(first < end and start < last for first, last in taken[line]):
                found.append((line, start, end, sure[match.group()]))
    return found


def _nest(
    text: Text, settled: list[tuple[int, int, int, str]], known: set[str]
) -> list[tuple[int, int, int, str, bool]]:
    result = [(*mention, False) for mention in settled]
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, known), key=len, reverse=True)) + r")\b")
    for line, start, end, kind in settled:
        if kind not in {"organisation", "facility", "event"}:
            continue
        gold = [g for g in text.gold or () if g[0] == line and start <= g[1] and g[2] <= end]
        inner = [(g[1], g[2]) for g in gold] or [
            (start + match.start(), start + match.end()) for match in pattern.finditer(text.lines[line][start:end])
        ]
        result += [(line, *span, "place", True) for span in inner if span[1] - span[0] < end - start]
    return sorted(result)
