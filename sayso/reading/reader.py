"""One article, read whole: annotated once, then every rule over that one annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from sayso.knowledge import languages
from sayso.reading.actors import cast as actors
from sayso.reading.actors import derived
from sayso.reading.annotation import Annotation, join
from sayso.reading.events import read as events
from sayso.reading.figures import english as figure_words
from sayso.reading.figures import read as figures
from sayso.reading.places import read as places
from sayso.reading.press import of_page, relay_of
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.statements import records
from sayso.reading.syntax.repairs import repaired
from sayso.reading.syntax.tree import Tree
from sayso.reading.times import read as times
from sayso.records.article import Article
from sayso.records.place import Place
from sayso.records.reading import SAYSO, Reading, Version
from sayso.records.span import Span
from sayso.records.time import TimeSpan

Where = TypeVar("Where", TimeSpan, Place)


class Annotator(Protocol):
    """What annotates a paragraph: the encoder, with or without a memory of paragraphs."""

    @property
    def version(self) -> str:
        """Names the model: with the same version, the same paragraph gets the same annotation."""
        ...

    def annotate(self, paragraph: str, /) -> Annotation:
        """The annotation of one paragraph, its spans counted from the paragraph's start."""
        ...


def read(article: Article, annotator: Annotator) -> Reading:
    """
    Everything an article says, each entry with its evidence; the same article gives the same reading.

    What may be furniture (``article.suspects``) makes no entry; a text in a language without rules makes none at all.
    """
    if not languages.is_read(article.language):
        return Reading(article=article, language=None, version=Version(sayso=SAYSO, model=annotator.version))
    annotation = repaired(join((span.start, annotator.annotate(span.of(article.text))) for span in _sentences(article)))
    tree = Tree(article.text, annotation)
    published = article.published.value if article.published is not None else None
    dateline = article.dateline.place if article.dateline is not None else None
    home = of_page.home(article.outlet)
    found_times = _unsuspected(
        article,
        times.read(article.text, annotation, published=published, mark=article.mark, dateline=dateline, home=home),
    )
    found_places = _unsuspected(article, places.read(article.text, annotation, home=home, dateline=dateline))
    press = Press(tree, of_page.declared(article))
    said = statements.draft(article, press)
    found_places = relay_of.outside_names(found_places, (relay for draft in said for relay in draft.relays))
    done = events.draft(tree)
    speakers = {draft.speaker for draft in said if draft.speaker is not None}
    cast = actors.read(press, found_places, speakers=speakers, parties=events.parties(done), published=published)
    cast = derived.complete(cast, tree, found_places, home=home, dateline=derived.ground(article, found_places))
    cast = actors.with_first_person(cast, tree, ((one.speaker, one.content) for one in said))
    found_events = events.read(
        tree,
        done,
        cast=cast,
        statements=said,
        times=found_times,
        places=tuple(one for one in found_places if not one.nested),
        published=published,
    )
    return Reading(
        article=article,
        statements=records.statements(tree, said, found_times, cast.of),
        events=found_events,
        figures=figures.read(
            tree, times=found_times, statements=said, events=found_events, lexicon=figure_words.ENGLISH
        ),
        times=found_times,
        places=found_places,
        actors=cast.actors,
        version=Version(sayso=SAYSO, model=annotator.version),
    )


def _unsuspected(article: Article, found: tuple[Where, ...]) -> tuple[Where, ...]:
    return tuple(one for one in found if not any(span.contains(one.span) for span in article.suspects))


def _sentences(article: Article) -> Iterator[Span]:
    """The paragraphs, the first without its dateline and agency mark, which no sentence begins with."""
    begin = article.mark.end if article.mark is not None else 0
    for span in article.paragraphs:
        if span.end > begin and span not in article.suspects:
            start = max(span.start, begin)
            blank = len(article.text[start : span.end]) - len(article.text[start : span.end].lstrip())
            yield Span(start + blank, span.end)
