"""One article, read whole: annotated once, then every rule over that one annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol, TypeVar

from msgspec.structs import replace

from sayso.knowledge import agencies, domains, languages
from sayso.reading.actors import cast as actors
from sayso.reading.actors.cast import Cast
from sayso.reading.annotation import Annotation, join
from sayso.reading.events import read as events
from sayso.reading.figures import english as figure_words
from sayso.reading.figures import read as figures
from sayso.reading.places import read as places
from sayso.reading.press import outlets
from sayso.reading.press.press import Press
from sayso.reading.statements import read as statements
from sayso.reading.statements.read import Draft
from sayso.reading.syntax.repairs import repaired
from sayso.reading.syntax.tree import Tree
from sayso.reading.times import read as times
from sayso.records.actor import Actor
from sayso.records.article import Article, Outlet
from sayso.records.event import When
from sayso.records.place import Place
from sayso.records.reading import SAYSO, Reading, Version
from sayso.records.span import Span
from sayso.records.statement import Relay, RelayKind, Speaker, Statement
from sayso.records.time import TimeSpan

MEDIA: Final[frozenset[RelayKind]] = frozenset({"agency", "state_media", "broadcaster", "newspaper"})
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
    home = _home(article.outlet)
    found_times = _unsuspected(
        article,
        times.read(article.text, annotation, published=published, mark=article.mark, dateline=dateline, home=home),
    )
    found_places = _unsuspected(article, places.read(article.text, annotation, home=home, dateline=dateline))
    press = Press(tree, _declared(article))
    said = statements.draft(article, press)
    found_places = tuple(_outside(one, said) for one in found_places)
    done = events.draft(tree)
    cast = actors.read(press, found_places, speakers=_speakers(said), parties=events.parties(done), published=published)
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
        statements=tuple(_statement(tree, cast, found_times, number, one) for number, one in enumerate(said, start=1)),
        events=found_events,
        figures=figures.read(
            tree, times=found_times, statements=said, events=found_events, lexicon=figure_words.ENGLISH
        ),
        times=found_times,
        places=found_places,
        actors=cast.actors,
        version=Version(sayso=SAYSO, model=annotator.version),
    )


def _home(outlet: Outlet) -> str | None:
    """The country an outlet is at home in: by our table of outlets, else by its address."""
    known = agencies.find_domain(outlet.domain) if outlet.domain else None
    if known is None and outlet.name:
        known = agencies.find(outlet.name)
    if known is not None and known.country is not None:
        return known.country
    return domains.country(outlet.domain) if outlet.domain else None


def _outside(place: Place, said: tuple[Draft, ...]) -> Place:
    """A place, nested where it only stands in the name of a medium that passes something on."""
    media = [relay for one in said for relay in one.relays if relay.kind in MEDIA and place.name in relay.name]
    spans = [relay.span for relay in media if relay.span is not None and relay.span != place.span]
    within = place.kind != "nationality" and any(span.contains(place.span) for span in spans)
    return replace(place, nested=True) if within else place


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


def _declared(article: Article) -> Iterator[tuple[str, RelayKind]]:
    """The media an article's page declares: its outlet and its agency."""
    if article.outlet.name:
        yield article.outlet.name, "newspaper"
    if article.agency is not None:
        yield article.agency.name, article.agency.kind


def _speakers(said: tuple[Draft, ...]) -> set[int]:
    return {one.speaker for one in said if one.speaker is not None}


def _statement(tree: Tree, cast: Cast, found_times: tuple[TimeSpan, ...], number: int, one: Draft) -> Statement:
    actor = cast.of(one.speaker)
    return Statement(
        id=f"s{number}",
        speaker=Speaker(
            span=one.named,
            actor=actor.id if actor is not None else None,
            anonymous=one.anonymous,
        ),
        relays=tuple(relay for relay in one.relays if not _is_speaker(relay, actor)),
        cue=one.cue,
        content=one.content,
        manner=one.manner,
        stance=one.stance,
        said=_said(tree, one, found_times),
        audience=one.audience,
        within=None if one.within is None else f"s{one.within + 1}",
    )


def _is_speaker(relay: Relay, actor: Actor | None) -> bool:
    """Whether a relay is the speaker again, under another name: "Peskov said he had told reporters"."""
    if actor is None or relay.span is None or relay.kind not in {"person", "official"}:
        return False
    return any(relay.span.overlaps(span) for span in actor.spans)


def _said(tree: Tree, one: Draft, found_times: tuple[TimeSpan, ...]) -> When | None:
    """When it was said: the date that hangs on the cue's verb, on "speaking", or on the document that says it."""
    if one.word is None:
        return None
    free = [time for time in found_times if not any(span.overlaps(time.span) for span in one.content)]
    for phrase in _circumstances(tree, one):
        for time in free:
            if time.type in {"DATE", "TIME"} and time.span.overlaps(phrase):
                return When(span=time.span, start=time.start, end=time.end)
    return None


def _circumstances(tree: Tree, one: Draft) -> Iterator[Span]:
    """The phrases around a cue that may tell its day, the likeliest first."""
    if one.word is None:
        return
    above = [up for up in list(tree.ancestors(one.word))[:1] if tree.tokens[up].upos == "VERB"]
    bearers = [one.word, *above, *([] if one.speaker is None else [one.speaker])]
    speaking = [
        verb
        for bearer in bearers
        for verb in tree.children(bearer, "advcl", "acl", "acl:relcl")
        if tree.tokens[verb].lemma.lower() in {"speak", "talk", "write", "quote"}
    ]
    for verb in (one.word, *above, *speaking):
        yield from (tree.phrase(child) for child in tree.children(verb, "obl", "advmod", "nmod", "dep"))
    if one.speaker is not None and outlets.document(tree, one.speaker) and one.named is not None:
        yield one.named
