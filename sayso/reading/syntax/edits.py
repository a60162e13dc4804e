"""The one way in which a dependency tree is changed: a word is given to another head, and all stays a tree."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from msgspec.structs import replace

from sayso.reading.annotation import Annotation, Token, Upos


class Trees:
    """The trees of an annotation, open for change; whatever is asked of it, each sentence stays one tree."""

    def __init__(self, annotation: Annotation) -> None:
        """
        Args:
            annotation: Its tokens and sentences are taken; it stays as it is.

        Raises:
            ValueError: A sentence is no tree.
        """
        check(annotation)
        self.sentences = annotation.sentences
        self._tokens = list(annotation.tokens)
        self._children: list[list[int]] = [[] for _ in self._tokens]
        for word, token in enumerate(self._tokens):
            if token.head != word:
                self._children[token.head].append(word)
        self._sentence = [number for number, one in enumerate(annotation.sentences) for _ in range(one.first, one.end)]

    @property
    def tokens(self) -> Sequence[Token]:
        """The words as they are now."""
        return self._tokens

    def children(self, word: int) -> Sequence[int]:
        """Direct dependents, in text order."""
        return self._children[word]

    def above(self, word: int, other: int) -> bool:
        """Whether a word is another's head, or its head's head, and so on."""
        while self._tokens[other].head != other:
            other = self._tokens[other].head
            if other == word:
                return True
        return False

    def give(
        self,
        word: int,
        head: int,
        relation: str,
        *,
        upos: Upos | None = None,
        projective: bool = False,
        crown: bool = False,
    ) -> bool:
        """
        Give a word, with all below it, to another head; whether that was done.

        Refused, and nothing changed, where no tree would be left: the head stands below the word, is the word itself
        (a second root) or stands in another sentence.

        Args:
            word: Index of the word.
            head: Index of its new head.
            relation: What it is to the new head.
            upos: A new part of speech, where it needs one for that relation.
            projective: Whether to refuse an arc that would cross another one or pass over the root.
            crown: Whether the root may be given to a word below it, which is then the root in its place.
        """
        if word == head or self._sentence[word] != self._sentence[head]:
            return False
        if projective and self._crosses(word, head):
            return False
        if self.above(word, head):
            if not crown or self._tokens[word].head != word:
                return False
            self._hang(head, head, "root", None)
        self._hang(word, head, relation, upos)
        return True

    def _hang(self, word: int, head: int, relation: str, upos: Upos | None) -> None:
        """Write a head and a relation: the one place that does."""
        token = self._tokens[word]
        if token.head != word:
            self._children[token.head].remove(word)
        if head != word:
            insort(self._children[head], word)
        self._tokens[word] = replace(token, head=head, deprel=relation, upos=upos or token.upos)

    def _crosses(self, word: int, head: int) -> bool:
        """Whether an arc would cross another of its sentence; the root counts as an arc from outside."""
        first, last = min(word, head), max(word, head)
        sentence = self.sentences[self._sentence[word]]
        for other in range(sentence.first, sentence.end):
            above = self._tokens[other].head
            ends = (other, sentence.first - 1 if above == other else above)
            inside = any(first < end < last for end in ends)
            if other != word and inside and any(end < first or end > last for end in ends):
                return True
        return False


def check(annotation: Annotation) -> None:
    """
    Make sure that the sentences hold every word once, and that each is a tree: one root, no circle, no head outside.

    Raises:
        ValueError: It is not so; with the sentence and what is wrong in it.
    """
    end = 0
    for number, sentence in enumerate(annotation.sentences):
        if sentence.first != end or sentence.end <= sentence.first:
            raise ValueError(f"sentence {number} does not begin where the one before it ends, or has no word")
        end = sentence.end
        _check_tree(annotation.tokens[sentence.first : end], sentence.first)
    if end != len(annotation.tokens):
        raise ValueError(f"the sentences hold {end} words of {len(annotation.tokens)}")


def _check_tree(tokens: Sequence[Token], first: int) -> None:
    """Make sure that the words of a sentence are one tree; each is walked over once."""
    heads = [token.head - first for token in tokens]
    if not all(0 <= head < len(heads) for head in heads):
        raise ValueError(f"no tree at word {first}: a head stands outside its sentence")
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) != 1:
        raise ValueError(f"no tree at word {first}: {len(roots)} roots")
    reaches = [word == roots[0] for word in range(len(heads))]
    for start in range(len(heads)):
        path: set[int] = set()
        word = start
        while not reaches[word]:
            if word in path:
                raise ValueError(f"no tree at word {first + word}: a circle")
            path.add(word)
            word = heads[word]
        for passed in path:
            reaches[passed] = True
