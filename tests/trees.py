"""Hand-made annotations for tests of the rules: a sentence, its tree, what the encoder would tag."""

from sayso.reading.annotation import Annotation, Attribution, Mention, Part, Sentence, Token, Trigger
from sayso.records.span import Span


def annotation(text, rows, *, attributions=(), mentions=(), triggers=()):
    """
    An annotation of one sentence.

    Args:
        text: The sentence.
        rows: One line a word, as in CoNLL-U: form, lemma, UPOS, head (from 1; 0 is the root), relation. Empty for
            what needs no tree.
        attributions: Triples of source, cue and content, each a stretch of the text, "", or several stretches.
        mentions: Pairs of a stretch of the text and its kind.
        triggers: A stretch of the text, an event type, its probability, and, by name, what else the encoder says of it:
            status, background, and the words that head who, whom, when and where, perhaps with their probability.
    """
    tokens, position = [], 0
    for number, row in enumerate(line.split() for line in rows.strip().splitlines()):
        form, lemma, upos, head, relation = row
        start = text.index(form, position)
        position = start + len(form)
        above = number if head == "0" else int(head) - 1
        tokens.append(Token(Span(start, position), form, lemma, upos, above, relation))
    return Annotation(
        tuple(tokens),
        (Sentence(0, len(tokens)),) if tokens else (),
        tuple(Mention(span(text, name), kind, False) for name, kind in mentions),
        tuple(Attribution(*(_pieces(text, part) for part in parts)) for parts in attributions),
        tuple(_trigger(text, tokens, *trigger) for trigger in triggers),
    )


def _trigger(text, tokens, word, kind, score, told=None):
    told = dict(told or {})
    parts = {
        side: tuple(_part(tokens, *((name,) if isinstance(name, str) else name)) for name in told.pop(side, ()))
        for side in ("who", "whom", "when", "where")
    }
    return Trigger(span(text, word), kind, score, **told, **parts)


def _part(tokens, name, chance=0.9):
    return Part(next(number for number, token in enumerate(tokens) if token.form == name), chance)


def _pieces(text, part):
    stretches = (part,) if isinstance(part, str) else part
    return tuple(span(text, stretch) for stretch in stretches if stretch)


def compact(words):
    """The rows of ``annotation`` from words with their columns joined by slashes: ``Peskov/Peskov/PROPN/2/nsubj``."""
    return "\n".join(word.replace("/", " ") for word in words.split())


def span(text, part):
    """Where a stretch first stands in a text."""
    start = text.index(part)
    return Span(start, start + len(part))
