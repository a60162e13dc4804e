"""Which phrases of an article name a medium: an outlet, an agency, a document, a channel that carries words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from sayso.knowledge import agencies
from sayso.reading.annotation import Token
from sayso.reading.syntax import Tree
from sayso.records.span import Span, hull
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
    "publication": "newspaper",
    "portal": "newspaper",
    "blog": "newspaper",
    "newsletter": "newspaper",
    "podcast": "broadcaster",
}
WANTING_NEWS: Final[frozenset[str]] = frozenset(
    {"agency", "network", "station", "press", "outlet", "site", "website", "portal"}
)
"""Nouns that mean a medium only with a word of news beside them: "news agency", not "space agency"."""
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


LONGEST_NAME: Final = 10
"""Words from "told" to the end of an outlet's name, at the most."""
NAME_PARTS: Final = frozenset({"PROPN", "NUM"})
MEANT: Final[dict[RelayKind, frozenset[RelayKind]]] = {
    "agency": frozenset({"agency", "state_media"}),
    "broadcaster": frozenset({"broadcaster", "state_media"}),
    "newspaper": frozenset({"newspaper"}),
}
"""The kinds of media that "the agency", "the channel", "the paper" can mean."""
ENDINGS: Final[dict[str, RelayKind]] = {
    **dict.fromkeys(
        "press post times herald tribune news journal gazette chronicle observer telegraph globe courier dispatch "
        "sentinel inquirer examiner bulletin constitution standard mirror mail citizen leader review zeitung "
        "nachrichten monde figaro".split(),
        "newspaper",
    ),
    **dict.fromkeys("radio tv fm television broadcasting".split(), "broadcaster"),
}
"""Last words of names that outlets bear and few others do."""


class Medium(Struct, frozen=True, kw_only=True):
    """A phrase that names a medium."""

    span: Span
    name: str
    kind: RelayKind

    @property
    def publishes(self) -> bool:
        """An outlet or a network, against a document."""
        return self.kind != "statement"


class Press:
    """The media an article can name: those the tables know and those it introduces itself ("state agency Norrvarp")."""

    def __init__(self, tree: Tree, known: Iterable[tuple[str, RelayKind]] = ()) -> None:
        """
        Args:
            tree: The article's trees.
            known: Media the page itself declares, with their kinds: its outlet, its agency.
        """
        self.tree = tree
        self._taught: dict[str, RelayKind] = {name.lower(): kind for name, kind in known}
        for index, token in enumerate(tree.tokens):
            if token.lemma.lower() in OUTLET_NOUNS:
                medium = self._introduced(index)
                if medium is not None:
                    self._taught.setdefault(medium.name.lower(), medium.kind)

    def find(self, index: int) -> Medium | None:
        """The medium whose name or description a word heads; None for any other phrase."""
        tree = self.tree
        introduced = self._introduced(index)
        if introduced is not None:
            return introduced
        span = tree.phrase(index)
        named = self._named(span, index)
        if named is not None:
            return named
        lemmas = {
            form.lower() for word in tree.within(span) for form in (tree.tokens[word].lemma, tree.tokens[word].form)
        }
        head = tree.tokens[index].lemma.lower()
        if head in OUTLET_NOUNS:
            meant = self._latest(index) if span.of(tree.text).lower() == f"the {head}" else None
            if meant is not None:
                return Medium(span=span, name=meant.name, kind=meant.kind)
            if _is_outlet(lemmas, head):
                return Medium(span=span, name=bare(span.of(tree.text)), kind=_kind(lemmas, head))
        if head in DOCUMENT_NOUNS and tree.tokens[index].upos in {"NOUN", "PROPN"}:
            return Medium(span=span, name=bare(span.of(tree.text)), kind="statement")
        return None

    def beginning(self, index: int) -> Medium | None:
        """The medium whose name begins at a word, by the words alone: what "told" or "interview with" stands before."""
        tokens = self.tree.tokens
        last = min(index + LONGEST_NAME, len(tokens))
        while index < last and (tokens[index].upos == "DET" or tokens[index].lemma.lower() in GENERIC):
            index += 1
        end = index
        while end < last and (tokens[end].upos in NAME_PARTS or tokens[end].form[:1].isupper()):
            end += 1
        for stop in range(end, index, -1):
            span = Span(tokens[index].span.start, tokens[stop - 1].span.end)
            medium = self._called(span, stop - 1) if span.of(self.tree.text)[:1].isupper() else None
            if medium is not None:
                return medium
        return None

    def _introduced(self, index: int) -> Medium | None:
        """A medium named and described at once: "the public broadcaster Landvarp", "The Battalion newspaper"."""
        tree = self.tree
        span = hull([tree.phrase(index), *(tree.phrase(name) for name in tree.children(index, "appos", "flat"))])
        span = self._with_name_after(span)
        words = [tree.tokens[word] for word in tree.within(span)]
        lemmas = {form.lower() for word in words for form in (word.lemma, word.form)}
        noun = next((word.lemma.lower() for word in words if word.lemma.lower() in OUTLET_NOUNS), None)
        proper = [word for word in words if word.upos == "PROPN" and word.form.lower() not in GENERIC]
        if noun is None or not proper or not _is_outlet(lemmas, noun) or not _names(tree, index, noun):
            return None
        name = " ".join(word.form for word in words if word.form.lower() not in GENERIC and word in _run(words, proper))
        row = agencies.find(name)
        return Medium(span=span, name=row.name if row else name, kind=row.kind if row else _kind(lemmas, noun))

    def _with_name_after(self, span: Span) -> Span:
        """A description with the name that touches it, however the tree hangs it: "state news agency IRNA"."""
        tree = self.tree
        words = tree.within(span)
        last = words[-1]
        if tree.tokens[last].lemma.lower() not in OUTLET_NOUNS:
            return span
        while last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos == "PROPN":
            last += 1
        return Span(span.start, tree.tokens[last].span.end)

    def _named(self, span: Span, index: int) -> Medium | None:
        """A medium known by name, from the tables or from another part of the article; or a social network."""
        name = bare(span.of(self.tree.text)).removesuffix("'s").removesuffix("’s")
        if name.lower() in SOCIAL and self.tree.tokens[index].upos == "PROPN":
            return Medium(span=span, name=name, kind="social")
        return self._called(span, index)

    def _called(self, span: Span, index: int) -> Medium | None:
        """The outlet that a stretch names; a person of that name is none unless the tables know an agency so called."""
        name = bare(span.of(self.tree.text)).removesuffix("'s").removesuffix("’s")
        if not any(char.isupper() for char in name):
            return None
        row = agencies.find(name)
        kind = row.kind if row is not None else self._taught.get(name.lower()) or self._by_ending(name, index)
        if kind is None or (kind not in {"agency", "state_media"} and self._is_person(span)):
            return None
        return Medium(span=_trim(self.tree.text, span), name=row.name if row is not None else name, kind=kind)

    def _is_person(self, span: Span) -> bool:
        return any(one.kind == "person" and one.span.overlaps(span) for one in self.tree.annotation.mentions)

    def _by_ending(self, name: str, index: int) -> RelayKind | None:
        """The kind that a name of two words or more shows by its last: "Winnipeg Free Press"."""
        words = name.replace("-", " ").split()
        proper = self.tree.tokens[index].upos == "PROPN" and words[-1][:1].isupper()
        return ENDINGS.get(words[-1].lower()) if len(words) >= 2 and proper else None

    def _latest(self, index: int) -> Medium | None:
        """The medium named last before a word: what "the newspaper" means; None where another body comes between."""
        noun = self.tree.tokens[index].lemma.lower()
        kinds = MEANT.get(OUTLET_NOUNS[noun], frozenset())
        for before in range(index - 1, -1, -1):
            token = self.tree.tokens[before]
            if token.upos == "PROPN":
                medium = self._introduced(before) or self._named(self.tree.phrase(before), before)
                if medium is not None and medium.kind in kinds:
                    return medium
            elif token.lemma.lower() == noun and self._introduced(before) is None:
                phrase = {one.lemma.lower() for one in self.tree.tokens[max(before - 3, 0) : before]}
                if phrase & NOT_MEDIA:
                    return None
        return None


def document(tree: Tree, index: int) -> bool:
    """Whether a word names a paper or recording that holds words."""
    return tree.tokens[index].lemma.lower() in DOCUMENT_NOUNS


def _names(tree: Tree, index: int, noun: str) -> bool:
    """Whether a phrase is about the medium: its head is the describing noun, or the name it describes."""
    token = tree.tokens[index]
    return token.lemma.lower() == noun or token.upos == "PROPN"


def _run(words: list[Token], proper: list[Token]) -> list[Token]:
    """The words from the last unbroken run of names: of "Turkey's state agency Anadolu" only the last."""
    end = words.index(proper[-1])
    start = end
    while start and (
        words[start - 1].upos == "PROPN" or words[start - 1].form.lower() in {"of", "la", "le", "du", "el", "al", "-"}
    ):
        start -= 1
    return words[start : end + 1]


def _is_outlet(lemmas: set[str], noun: str) -> bool:
    """Whether a describing noun means a medium here: a news agency, not a space agency."""
    if lemmas & NOT_MEDIA:
        return False
    return noun not in WANTING_NEWS or _news(lemmas, noun)


def _kind(lemmas: set[str], noun: str) -> RelayKind:
    return "state_media" if lemmas & STATE_WORDS else OUTLET_NOUNS[noun]


def _news(lemmas: set[str], noun: str) -> bool:
    return bool(lemmas & {"news", "wire", "tv", "television", "radio"}) or (
        noun == "press" and bool(lemmas & STATE_WORDS)
    )


def bare(name: str) -> str:
    """A name without the article before it."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in {"the", "a", "an"}:
        words.pop(0)
    return " ".join(words)


def _trim(text: str, span: Span) -> Span:
    first = span.of(text).split(" ", 1)
    if len(first) > 1 and first[0].lower() in {"the", "a", "an"}:
        return Span(span.end - len(first[1]), span.end)
    return span
