"""Which phrases of an article name a medium: an outlet, an agency, a document, a channel that carries words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sayso.knowledge import agencies, roles
from sayso.reading.press import outlets
from sayso.reading.press.outlets import GENERIC, MEANT, NOT_MEDIA, OUTLET_NOUNS, SOCIAL, Medium
from sayso.reading.syntax.tree import Tree
from sayso.records.span import Span, hull
from sayso.records.statement import RelayKind

REACH: Final = 10
"""Words from "told" to the end of an outlet's name, at the most."""
CONNECTORS: Final = frozenset({"of", "la", "le", "du", "de", "el", "al", "-", "&", "the", "and"})
"""What joins the words of a name."""
FOREIGN_ARTICLES: Final = frozenset(
    {"le", "la", "les", "l'", "el", "los", "las", "il", "lo", "o", "os", "der", "die", "das", "de"}
)
BODIES: Final = frozenset(
    "association authority bank board bureau center centre club college commission committee community company "
    "confederation congress cooperation corporation corp corps council court department directorate exchange "
    "federation forum foundation front fund group guard house inc institute institution international junta league "
    "ltd ministry mission movement nations office organisation organization parliament party people police school "
    "secretariat senate service society staff summit team tribunal union united university watch workers world".split()
)
"""Words in the names of bodies that publish no news."""
DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


class Press:
    """The media an article can name: those the tables know and those it introduces itself ("state agency Norrvarp")."""

    def __init__(self, tree: Tree, known: Iterable[tuple[str, RelayKind]] = ()) -> None:
        """
        Args:
            tree: The article's trees.
            known: Media the page itself declares, with their kinds: its outlet, its agency.
        """
        self.tree = tree
        known = tuple(known)
        persons = (one.span.of(tree.text) for one in tree.annotation.mentions if one.kind == "person")
        self._surnames = frozenset(name.rpartition(" ")[2] for name in persons if " " in name)
        self._taught: dict[str, RelayKind] = {name.lower(): kind for name, kind in known}
        self._described: dict[int, Medium] = {}
        self._short: dict[str, Medium] = {}
        for index, token in enumerate(tree.tokens):
            if token.lemma.lower() in OUTLET_NOUNS:
                self._learn(index)
        for name, kind in known:
            page = Medium(span=Span(0, 0), name=name, kind=kind)
            self._short.setdefault(f"the {name.lower().split()[-1]}", page)
        for mention in tree.annotation.mentions:
            self._shorten(self._called(mention.span))

    def find(self, index: int) -> Medium | None:
        """The medium whose name or description a word heads; None for any other phrase."""
        tree = self.tree
        if index in self._described:
            return self._described[index]
        span = tree.phrase(index)
        named = self._named(span, index) or self._named_by_words(index)
        if named is not None:
            return named
        head = tree.tokens[index].lemma.lower()
        if outlets.document(tree, index) and tree.tokens[index].upos in {"NOUN", "PROPN"}:
            return Medium(span=span, name=outlets.bare(span.of(tree.text)), kind="statement")
        return self._by_noun(index, span) if head in OUTLET_NOUNS else None

    def beginning(self, index: int) -> Medium | None:
        """The medium whose name begins at a word, by the words alone: what "told" or "interview with" stands before."""
        tokens = self.tree.tokens
        last = min(index + REACH, len(tokens))
        while index < last:
            found = self._described.get(index) or self._longest(index, min(self._run_end(index), last))
            if found is not None or not self._leads(index):
                return found
            index += 1
        return None

    def teach(self, index: int) -> Medium | None:
        """The medium that a name must be by what it does, such as quote somebody; None for persons and places."""
        tree = self.tree
        known = self.find(index)
        if known is not None or tree.tokens[index].upos != "PROPN":
            return known
        first, end = self._run(index)
        span = Span(tree.tokens[first].span.start, tree.tokens[end - 1].span.end)
        kinds = {one.kind for one in tree.mentions(span) if not one.nested}
        if kinds & {"polity", "place", "nationality"} or ("person" in kinds and self._is_full_name(first, end)):
            return None
        span = outlets.trimmed(tree.text, span)
        self._taught.setdefault(span.of(tree.text).lower(), "unknown")
        return Medium(span=span, name=span.of(tree.text), kind="unknown")

    def _is_full_name(self, first: int, end: int) -> bool:
        """Whether a name that looks like a person's has a first name too, here or where the person is named in full."""
        last = self.tree.tokens[end - 1].form
        return end - first > 1 or last in self._surnames

    def hearing(self, index: int) -> Medium | None:
        """
        A medium by its being told something: a name that is no person's, place's or known body's.

        Of the named bodies that news lets somebody tell something nearly all publish; those that do not (parliaments,
        councils, companies) mostly say so in their names.
        """
        tree = self.tree
        first = index
        while first < len(tree.tokens) and tree.tokens[first].upos == "DET":
            first += 1
        if first >= len(tree.tokens) or not self._capital(first):
            return None
        end = self._run_end(first)
        if end < len(tree.tokens) and tree.tokens[end].upos == "NOUN":
            return None
        single = tree.tokens[first].form if end - first == 1 else ""
        titled = first > index > 0 and tree.tokens[first - 1].form == "The"
        if (single and single.isupper()) or any(self._is_body(word, titled=titled) for word in range(first, end)):
            return None
        span = Span(tree.tokens[first].span.start, tree.tokens[end - 1].span.end)
        kinds = {one.kind for one in tree.mentions(span) if not one.nested}
        foreign = titled or tree.tokens[first].form.lower() in FOREIGN_ARTICLES
        if kinds - {"organisation"} - ({"person"} if foreign else set()):
            return None
        return Medium(span=span, name=span.of(tree.text), kind="unknown") if kinds or foreign else None

    def _is_body(self, index: int, *, titled: bool) -> bool:
        """Whether a word tells of a body; in a title, "The Plains Dealer", words for persons do not."""
        token = self.tree.tokens[index]
        if titled:
            return token.form.lower() in BODIES
        role = roles.find(token.form.lower()) or roles.find(token.lemma.lower())
        return role is not None or token.form.lower() in BODIES

    def latest(self, index: int, kinds: frozenset[RelayKind], noun: str = "") -> Medium | None:
        """The medium of some kind named last before a word; None where another body called ``noun`` comes between."""
        tokens = self.tree.tokens
        for before in range(index - 1, -1, -1):
            token = tokens[before]
            if token.upos == "PROPN" or before in self._described:
                medium = self._described.get(before) or self._named(self.tree.phrase(before), before)
                medium = medium or self._named_by_words(before)
                if medium is not None and medium.kind in kinds:
                    return medium
            elif token.lemma.lower() == noun and {one.lemma.lower() for one in tokens[max(before - 3, 0) : before]} & (
                NOT_MEDIA
            ):
                return None
        return None

    def _learn(self, index: int) -> None:
        """Take in a medium that is described and named at once: "the broadcaster Landvarp", "the Havblik daily"."""
        tree = self.tree
        noun = tree.tokens[index].lemma.lower()
        run = self._name_after(index) or self._name_before(index)
        if run is None:
            return
        words = range(min(index, run[0]), max(index + 1, run[1]))
        around = {*words, *tree.within(tree.phrase(index))}
        lemmas = {form.lower() for word in around for form in (tree.tokens[word].lemma, tree.tokens[word].form)}
        if not outlets.is_outlet(lemmas, noun) and (noun != "agency" or lemmas & NOT_MEDIA):
            return
        name = Span(tree.tokens[run[0]].span.start, tree.tokens[run[1] - 1].span.end).of(tree.text)
        row = agencies.find(name)
        span = hull([tree.phrase(index), Span(tree.tokens[words[0]].span.start, tree.tokens[words[-1]].span.end)])
        kind = row.kind if row is not None else outlets.kind(lemmas, noun)
        medium = Medium(span=outlets.trimmed(tree.text, span), name=row.name if row is not None else name, kind=kind)
        self._taught.setdefault(name.lower(), kind)
        self._shorten(medium)
        for word in words:
            self._described.setdefault(word, medium)

    def _shorten(self, medium: Medium | None) -> None:
        """Take in what a medium may be called next: "Meridian" for the Meridian News Agency, "the Gazette"."""
        words = medium.name.split() if medium is not None else []
        if medium is None or len(words) < 2:
            return
        if words[-1].lower() in outlets.ENDINGS:
            self._short.setdefault(f"the {words[-1].lower()}", medium)
        while len(words) > 1 and words[-1].lower() in GENERIC | {"news", "press", "wire"}:
            words.pop()
        self._short.setdefault(" ".join(words).lower(), medium)

    def _name_after(self, index: int) -> tuple[int, int] | None:
        """Words ``[first, end)``: the name after its description: "news agency IRNA", "a daily, the Kansai Shimbun"."""
        tokens = self.tree.tokens
        first = index + 1
        while (
            first < len(tokens) and tokens[first].lemma.lower() in OUTLET_NOUNS and not tokens[first].form[0].isupper()
        ):
            first += 1
        apart = first + 1 < len(tokens) and tokens[first].form == "," and tokens[first + 1].upos == "DET"
        if apart or (first < len(tokens) and tokens[first].upos == "DET"):
            first += 2 if apart else 1
        if first >= len(tokens) or not self._capital(first) or tokens[first].upos not in {"PROPN", "X", "NOUN", "ADJ"}:
            return None
        end = self._run_end(first)
        top = next((word for word in range(first, end) if not first <= tokens[word].head < end), first)
        bound = tokens[top].head == index or tokens[index].head == top
        twin = tokens[top].head == tokens[index].head and tokens[top].deprel == tokens[index].deprel
        if apart and not (twin or (bound and tokens[top].deprel == "appos")):
            return None
        rivals = self.tree.children(tokens[top].head, "nsubj", "nsubj:pass")
        spoken = tokens[top].deprel in {"nsubj", "nsubj:pass"} and not bound and rivals[-1] == top
        if spoken or self._is_place(first, end):
            return None
        return (index if tokens[index].upos == "PROPN" and first == index + 1 else first), end

    def _name_before(self, index: int) -> tuple[int, int] | None:
        """The name before its description: "the Havblik daily", "Interfax news agency", "Landvarp, the broadcaster"."""
        tokens = self.tree.tokens
        if self._capital(index) and index + 1 < len(tokens) and self._capital(index + 1):
            return None
        named = tokens[index].head
        if tokens[index].deprel == "appos" and tokens[named].upos == "PROPN" and named < index:
            return self._run(named)
        if self._explains(index):
            return self._run(index - 3)
        first = index
        while first and tokens[first - 1].lemma.lower() in GENERIC and not self._capital(first - 1):
            first -= 1
        first = last = index + 1 if self._capital(index) else first
        while first and self._goes_on(first - 1):
            first -= 1
        words = {tokens[word].form.lower() for word in range(first, last)}
        return None if words <= GENERIC | OUTLET_NOUNS.keys() else (first, last)

    def _explains(self, index: int) -> bool:
        """Whether a description stands between commas after a name: "El Pacífico, a daily, that"."""
        tokens = self.tree.tokens
        if index < 3 or index + 1 >= len(tokens) or tokens[index + 1].form != ",":
            return False
        article, comma, name = tokens[index - 1], tokens[index - 2], index - 3
        return article.form.lower() in {"a", "an"} and comma.form == "," and self._capital(name)

    def _capital(self, index: int) -> bool:
        token = self.tree.tokens[index]
        return token.form[:1].isupper() and token.lemma.lower() not in DAYS and token.upos != "PRON"

    def _run(self, index: int) -> tuple[int, int]:
        """The run of capital words around a name's word."""
        first = index
        sentence = self.tree.annotation.sentences[self.tree.sentence(index)]
        while first > sentence.first and self._goes_on(first - 1):
            first -= 1
        return first, self._run_end(index)

    def _goes_on(self, index: int) -> bool:
        """Whether a word belongs to the name that goes on after it: "Al", and the hyphen, of "Al-Masar"."""
        token = self.tree.tokens[index]
        hyphen = token.form == "-" and index > 0 and self._capital(index - 1)
        return hyphen or (self._capital(index) and token.upos not in {"DET", "ADJ", "ADP"})

    def _run_end(self, index: int) -> int:
        tokens = self.tree.tokens
        end = index + 1
        while end < len(tokens):
            joined = tokens[end].form.lower() in CONNECTORS and end + 1 < len(tokens) and self._capital(end + 1)
            if tokens[end].form.lower() in {"and", "the"} or not (self._capital(end) or joined):
                break
            end += 2 if joined and not self._capital(end) else 1
        return end

    def _has_article(self, span: Span) -> bool:
        """Whether a name has "the" in or before it, as no person's has."""
        return self.tree.text[max(span.start - 4, 0) : span.start + 4].lower().find("the ") >= 0

    def _is_place_name(self, span: Span) -> bool:
        return any(
            one.kind in {"polity", "place", "nationality"} and one.span.contains(span) and not one.nested
            for one in self.tree.mentions(span)
        )

    def _is_place(self, first: int, end: int) -> bool:
        return self._is_place_name(Span(self.tree.tokens[first].span.start, self.tree.tokens[end - 1].span.end))

    def _leads(self, index: int) -> bool:
        """Whether a word may stand between "told" and an outlet's name."""
        token = self.tree.tokens[index]
        return token.upos in {"DET", "ADJ"} or (token.lemma.lower() in GENERIC and not token.form[:1].isupper())

    def _longest(self, first: int, end: int) -> Medium | None:
        tokens = self.tree.tokens
        for stop in range(end, first, -1):
            span = Span(tokens[first].span.start, tokens[stop - 1].span.end)
            medium = self._called(span) if self._capital(first) else None
            if medium is not None:
                return medium
        return None

    def _named_by_words(self, index: int) -> Medium | None:
        """A medium whose name the tree has torn apart: the run of capital words around one of them."""
        if self.tree.tokens[index].upos != "PROPN":
            return None
        first, end = self._run(index)
        return self._called(Span(self.tree.tokens[first].span.start, self.tree.tokens[end - 1].span.end))

    def _by_noun(self, index: int, span: Span) -> Medium | None:
        """A medium that is only described: "the newspaper" named before, "state television", "an Oslo daily"."""
        tree = self.tree
        noun = tree.tokens[index].lemma.lower()
        if span.of(tree.text).lower() == f"the {noun}":
            meant = self.latest(index, MEANT.get(OUTLET_NOUNS[noun], frozenset()), noun)
            if meant is not None:
                return Medium(span=span, name=meant.name, kind=meant.kind)
        lemmas = {
            form.lower() for word in tree.within(span) for form in (tree.tokens[word].lemma, tree.tokens[word].form)
        }
        if not outlets.is_outlet(lemmas, noun):
            return None
        return Medium(span=span, name=outlets.bare(span.of(tree.text)), kind=outlets.kind(lemmas, noun))

    def _named(self, span: Span, index: int) -> Medium | None:
        """A medium known by name, from the tables or from another part of the article; or a social network."""
        name = outlets.bare(span.of(self.tree.text)).removesuffix("'s").removesuffix("’s")
        if name.lower() in SOCIAL and self.tree.tokens[index].upos == "PROPN":
            return Medium(span=span, name=name, kind="social")
        return self._called(span)

    def _called(self, span: Span) -> Medium | None:
        """The outlet that a stretch names; a person of that name is none unless the tables know an agency so called."""
        name = outlets.bare(span.of(self.tree.text)).removesuffix("'s").removesuffix("’s")
        if not any(char.isupper() for char in name):
            return None
        short = self._short.get(name.lower()) or self._short.get(span.of(self.tree.text).lower())
        if short is not None:
            return Medium(span=outlets.trimmed(self.tree.text, span), name=short.name, kind=short.kind)
        row = agencies.find(name)
        taught = self._taught.get(name.lower())
        kind = row.kind if row is not None else taught or outlets.kind_by_name(name)
        if kind is None:
            return None
        if taught is None and kind not in {"agency", "state_media"} and self._is_person(span, name):
            return None
        return Medium(span=outlets.trimmed(self.tree.text, span), name=row.name if row is not None else name, kind=kind)

    def _is_person(self, span: Span, name: str) -> bool:
        """Whether the encoder saw a person there, and the name's words do not tell it was mistaken."""
        words = name.lower().split()
        telling = words[0] in outlets.BEGINNINGS or words[-1] in outlets.ENDINGS.keys() - outlets.SURNAMES
        if telling or outlets.PARTS.search(name) is not None or self._has_article(span):
            return False
        return any(one.kind == "person" for one in self.tree.mentions(span))
