"""Questions to the dependency trees of an annotated text: whose child, which phrase, where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sayso.reading.annotation import Annotation, Mention, Token
from sayso.reading.syntax.edits import check
from sayso.reading.syntax.english import ENGLISH, Words
from sayso.reading.text.nearby import Nearby
from sayso.records.span import Span

LOOSE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "punct", "cc", "conj", "dep", "discourse"})
"""Relations that a bare noun phrase leaves out."""
NO_SUBJECT = frozenset({"ADP", "ADV", "PUNCT", "CCONJ", "SCONJ", "AUX", "PART"})
"""What no subject is made of: a tree that has such a one is wrong there."""
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
SPOKEN = frozenset({"discourse", "ccomp", "parataxis", "obj", "dep"})
"""Relations of a "no" that is said and negates nothing: "No, he said"."""
OUTER_MARKS = frozenset(",;:.–—-()…")


class Tree:
    """An annotation with its children listed; made once for a text and asked many times."""

    def __init__(self, text: str, annotation: Annotation, words: Words = ENGLISH) -> None:
        """
        Args:
            text: What was annotated.
            annotation: Of that text.
            words: Of its language.

        Raises:
            ValueError: One of its sentences is no tree.
        """
        check(annotation)
        self.text = text
        self.annotation = annotation
        self.words = words
        self.tokens: tuple[Token, ...] = annotation.tokens
        self._starts = [token.span.start for token in self.tokens]
        self._mentions = Nearby((mention.span, mention) for mention in annotation.mentions)
        self._heads: dict[Span, int | None] = {}
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self._children[token.head].append(index)
        self._sentence = [
            number for number, sentence in enumerate(annotation.sentences) for _ in range(sentence.first, sentence.end)
        ]

    def children(self, index: int, *relations: str) -> list[int]:
        """Direct dependents in text order; of the given relations only, where any are given."""
        found = self._children[index]
        return [child for child in found if self.tokens[child].deprel in relations] if relations else list(found)

    def child(self, index: int, *relations: str) -> int | None:
        """The first direct dependent of one of the relations."""
        return next(iter(self.children(index, *relations)), None)

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The word and everything below it, in text order; branches of a relation in ``without`` are left out."""
        found: list[int] = []
        waiting = [index]
        while waiting:
            word = waiting.pop()
            found.append(word)
            below = self._children[word]
            waiting += [child for child in below if self.tokens[child].deprel not in without] if without else below
        return sorted(found)

    def phrase(self, index: int) -> Span:
        """The unbroken noun phrase around a head word, without relative clauses, appositions and conjuncts."""
        inside = set(self.subtree(index, without=LOOSE))
        first = last = index
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside or self._bridges(last + 1, inside):
            last += 1
        while self.tokens[first].deprel in {"case", "mark", "cc", "fixed"} and first < index:
            first += 1
        while last > index and self.tokens[last].deprel == "case":
            last -= 1
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def clause(self, index: int) -> Span:
        """Everything below a word, outer punctuation apart."""
        words = self._trimmed(self.subtree(index)) or [index]
        return Span(self.tokens[words[0]].span.start, self.tokens[words[-1]].span.end)

    def beside(self, index: int, branch: int) -> tuple[Span, ...]:
        """Everything below a word but one of its branches, in unbroken stretches without outer punctuation."""
        return self.runs(set(self.subtree(index)) - set(self.subtree(branch)))

    def main_clause(self, index: int) -> tuple[Span, ...]:
        """Everything below a word but what is said about it in parenthesis."""
        aside = {word for child in self.children(index, "parataxis") for word in self.subtree(child)}
        return self.runs(set(self.subtree(index)) - aside)

    def runs(self, words: set[int]) -> tuple[Span, ...]:
        """Words as unbroken stretches of text without outer punctuation."""
        runs: list[list[int]] = []
        for word in sorted(words):
            if runs and runs[-1][-1] == word - 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        trimmed = (self._trimmed(run) for run in runs)
        return tuple(Span(self.tokens[run[0]].span.start, self.tokens[run[-1]].span.end) for run in trimmed if run)

    def trimmed(self, span: Span) -> Span:
        """A name's span without punctuation and prepositions left hanging at its end."""
        words = list(self.within(span))
        while len(words) > 1 and self.tokens[words[-1]].upos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
            words.pop()
        return Span(span.start, self.tokens[words[-1]].span.end) if words else span

    def within(self, span: Span) -> range:
        """The tokens that overlap a span."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        while first < len(self.tokens) and self.tokens[first].span.end <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1)
        return range(first, max(first, last))

    def mentions(self, span: Span) -> list[Mention]:
        """The named entities that overlap a span, in text order."""
        return list(self._mentions.overlapping(span))

    def head(self, span: Span) -> int | None:
        """The noun of a span that governs the others, or whatever does where it has no noun; None without a word."""
        if span not in self._heads:
            self._heads[span] = self._head(span)
        return self._heads[span]

    def _head(self, span: Span) -> int | None:
        words = self.within(span)
        tops = [index for index in words if self.tokens[index].head not in words or self.tokens[index].head == index]
        named = [index for index in tops if self.tokens[index].upos in NOMINAL]
        named = named or [index for index in words if self.tokens[index].upos in NOMINAL]
        return next(iter(named or tops), None)

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above, nearest first, up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def sentence(self, index: int) -> int:
        """Number of the sentence a word stands in."""
        return self._sentence[index]

    def sentence_span(self, number: int) -> Span:
        """From the first to the last character of a sentence."""
        sentence = self.annotation.sentences[number]
        return Span(self.tokens[sentence.first].span.start, self.tokens[sentence.end - 1].span.end)

    def conjuncts(self, index: int) -> list[int]:
        """The word and those coordinated with it, in text order."""
        return [index, *self.children(index, "conj")]

    def subject(self, verb: int) -> int | None:
        """
        Who does what a verb says: its subject, an agent, or the subject handed down by control or coordination.

        None in the passive without an agent.
        """
        own = self._nearest(verb, "nsubj")
        if own is not None and self.tokens[own].upos not in NO_SUBJECT:
            return self._antecedent(own)
        if self.child(verb, "nsubj:pass", "obl:agent") is not None:
            return self.agent(verb)
        token = self.tokens[verb]
        if token.deprel in {"conj", "xcomp", "advcl", "ccomp"} and token.head != verb:
            return self.subject(token.head) if token.deprel != "ccomp" else None
        if token.deprel in {"acl", "acl:relcl"}:
            return None if token.form.endswith(self.words.passive_endings) else token.head
        return None

    def _nearest(self, verb: int, relation: str) -> int | None:
        """Of several dependents before a verb the last: a parser in doubt marks two subjects."""
        found = self.children(verb, relation)
        return next((child for child in reversed(found) if child < verb), next(iter(found), None))

    def agent(self, verb: int) -> int | None:
        """Who did it, as the passive names him."""
        marked = self.child(verb, "obl:agent")
        if marked is not None:
            return marked
        return next((one for one in self.children(verb) if one > verb and self.case(one) == self.words.agent), None)

    def patient(self, verb: int) -> int | None:
        """Whom a verb is done to: its object, or the subject of a passive."""
        found = self.child(verb, "obj", "nsubj:pass")
        if found is not None:
            return self._antecedent(found)
        token = self.tokens[verb]
        if token.deprel == "acl" and token.form.endswith(self.words.passive_endings):
            return token.head
        return None

    def case(self, index: int) -> str:
        """The preposition of a phrase, lower case; empty where it has none."""
        return " ".join(
            self.tokens[word].form.lower()
            for mark in self.children(index, "case", "mark")
            for word in (mark, *self.children(mark, "fixed"))
        )

    def negated(self, verb: int) -> bool:
        """Whether a word of negation stands with a verb."""
        return any(
            self.tokens[child].lemma.lower() in self.words.negations
            for child in self._children[verb]
            if self.tokens[child].deprel not in SPOKEN
        )

    def _trimmed(self, words: list[int]) -> list[int]:
        """Words without the punctuation at either end; quotation marks stay, they belong to what is said."""
        marks = [self.tokens[word].form in OUTER_MARKS for word in words]
        first = next((place for place, mark in enumerate(marks) if not mark), len(words))
        last = next((place for place, mark in enumerate(reversed(marks)) if not mark), len(words))
        return words[first : len(words) - last]

    def _bridges(self, index: int, inside: set[int]) -> bool:
        """A hyphen or apostrophe between two words of a phrase."""
        return index + 1 in inside and self.tokens[index].form in {"-", "–", "'", "’", "."}

    def _antecedent(self, index: int) -> int:
        """The noun a relative pronoun stands for; any other word stands for itself."""
        if self.tokens[index].lemma.lower() not in self.words.relatives:
            return index
        verb = self.tokens[index].head
        return self.tokens[verb].head if self.tokens[verb].deprel in {"acl", "acl:relcl"} else index
