"""Which phrases of an article name a medium: an outlet, an agency, a document, a channel that carries words."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from sayso.knowledge import agencies
from sayso.reading.syntax import Tree
from sayso.records.span import Span
from sayso.records.statement import RelayKind

OUTLET_NOUNS: Final[dict[str, RelayKind]] = {
    "agency": "agency",
    "wire": "agency",
    "newspaper": "newspaper",
    "paper": "newspaper",
    "daily": "newspaper",
    "weekly": "newspaper",
    "magazine": "newspaper",
    "tabloid": "newspaper",
    "journal": "newspaper",
    "site": "newspaper",
    "website": "newspaper",
    "television": "broadcaster",
    "tv": "broadcaster",
    "radio": "broadcaster",
    "broadcaster": "broadcaster",
    "channel": "broadcaster",
    "station": "broadcaster",
    "network": "broadcaster",
    "media": "newspaper",
    "press": "newspaper",
    "outlet": "newspaper",
}
DOCUMENT_NOUNS: Final[frozenset[str]] = frozenset(
    "affidavit communique communiqué complaint document documents filing indictment lawsuit letter memo memorandum "
    "minutes recording record records report statement testimony transcript video warrant dossier cable "
    "email e-mail log logs".split()
)
SOCIAL: Final[frozenset[str]] = frozenset(
    {"twitter", "x", "facebook", "telegram", "instagram", "truth social", "weibo"}
)
STATE_WORDS: Final[frozenset[str]] = frozenset({"state", "state-run", "state-owned", "official", "government-run"})
NOT_MEDIA: Final[frozenset[str]] = frozenset(
    {"intelligence", "space", "aid", "security", "enforcement", "police", "rating"}
)
"""Words that make an agency something else than a news agency."""
GENERIC: Final[frozenset[str]] = frozenset(
    "the a an news state state-run state-owned official agency newspaper daily weekly broadcaster television channel "
    "website site magazine radio tabloid station public private local regional government-run "
    "public-service paper".split()
)


class Medium(Struct, frozen=True, kw_only=True):
    """A phrase that names a medium."""

    span: Span
    name: str
    kind: RelayKind

    @property
    def publishes(self) -> bool:
        """An outlet or a network, against a document."""
        return self.kind != "statement"


def find(tree: Tree, index: int) -> Medium | None:
    """The medium whose name or description a word heads; None for any other phrase."""
    span = tree.phrase(index)
    words = [tree.tokens[word] for word in tree.within(span)]
    named = _named(tree, span, index)
    if named is not None:
        return named
    head = tree.tokens[index].lemma.lower()
    lemmas = {word.lemma.lower() for word in words} | {word.form.lower() for word in words}
    nouns = [word.lemma.lower() for word in words if word.lemma.lower() in OUTLET_NOUNS]
    if head in OUTLET_NOUNS or (nouns and tree.tokens[index].upos == "PROPN"):
        return _described(tree, span, head if head in OUTLET_NOUNS else nouns[-1], lemmas)
    if head in DOCUMENT_NOUNS and tree.tokens[index].upos in {"NOUN", "PROPN"}:
        return Medium(span=span, name=_bare(span.of(tree.text)), kind="statement")
    return None


def document(tree: Tree, index: int) -> bool:
    """Whether a word names a paper or recording that holds words."""
    return tree.tokens[index].lemma.lower() in DOCUMENT_NOUNS


def _named(tree: Tree, span: Span, index: int) -> Medium | None:
    """A medium the tables know, or an apposition that names one: "state news agency IRNA"."""
    for part in (span, *(tree.phrase(word) for word in tree.children(index, "appos", "flat", "nmod", "compound"))):
        name = part.of(tree.text)
        if name.lower() in SOCIAL and tree.tokens[index].upos == "PROPN":
            return Medium(span=part, name=name, kind="social")
        if not any(char.isupper() for char in name):
            continue
        row = agencies.find(name) or agencies.find(_bare(name))
        if row is not None:
            return Medium(span=_trim(tree.text, span), name=row.name, kind=row.kind)
    return None


def _described(tree: Tree, span: Span, noun: str, lemmas: set[str]) -> Medium | None:
    if lemmas & NOT_MEDIA or (
        noun in {"agency", "network", "station", "press", "outlet", "site"} and not _news(lemmas, noun)
    ):
        return None
    kind = OUTLET_NOUNS[noun]
    if lemmas & STATE_WORDS or {"state", "-"} <= lemmas:
        kind = "state_media"
    name = " ".join(
        tree.tokens[word].form for word in tree.within(span) if tree.tokens[word].form.lower() not in GENERIC
    )
    proper = any(tree.tokens[word].upos == "PROPN" for word in tree.within(span))
    return Medium(span=span, name=name if name and proper else _bare(span.of(tree.text)), kind=kind)


def _news(lemmas: set[str], noun: str) -> bool:
    return bool(lemmas & {"news", "wire", "tv", "television", "radio"}) or (
        noun == "press" and bool(lemmas & STATE_WORDS)
    )


def _bare(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words.pop(0)
    return " ".join(words)


def _trim(text: str, span: Span) -> Span:
    first = span.of(text).split(" ", 1)
    if len(first) > 1 and first[0].lower() in {"the", "a", "an"}:
        return Span(span.end - len(first[1]), span.end)
    return span
