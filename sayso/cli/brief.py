"""The brief: one reading on a terminal, for someone who wants to know who says what, and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.text import Text

from sayso.cli.terminal import tame
from sayso.desk import wording
from sayso.records.article import AgencyEvidence, AgencyKind, Article
from sayso.records.event import Event, EventActor, When
from sayso.records.figure import Figure
from sayso.records.place import Place
from sayso.records.reading import Reading
from sayso.records.span import Span, hull
from sayso.records.statement import Statement
from sayso.records.time import TimeSpan

EVIDENCE: Final = 160
"""Characters of a sentence shown around an event's trigger or a figure: two lines of a terminal."""
SENTENCE_END: Final = re.compile(r"(?<![A-Z])[.!?][\"”’]?\s+(?=[\"“‘A-Z])")
"""Near enough to choose what to show; no record depends on it."""
MARKS: Final = "\"“”'‘’"
DOT: Final = " · "
FROM: Final = " ← "
TO: Final = " → "

LOUD: Final = ("kill", "withheld", "embargo", "correction", "update")
"""Notices that a reader must see before the rest."""

Piece = tuple[str, str]
"""Words and the style they are drawn in."""


def draw(reading: Reading, console: Console) -> None:
    """
    Draw the brief of one reading.

    Whatever comes from the page is shown as text: nothing in it can colour, move or steer the terminal.
    """
    Brief(reading, console).draw()


class Brief:
    """A reading being drawn, with its lookups: which record an id means, and what a span says."""

    def __init__(self, reading: Reading, console: Console) -> None:
        self._reading = reading
        self._console = console
        self._actors = {actor.id: actor for actor in reading.actors}
        self._places = {place.id: place for place in reading.places}
        self._statements = {statement.id: statement for statement in reading.statements}

    def draw(self) -> None:
        """All of it, top down."""
        self._line((("─" * self._console.width, "dim"),))
        self._head(self._reading.article)
        if self._reading.language is None:
            self._line(((wording.unread(self._reading.article.language), "bold yellow"),))
        else:
            self._say_what_is_told()
        self._say_what_else_is_on_the_page(self._reading.article)
        self._line(())

    def _say_what_is_told(self) -> None:
        self._say_who_says_what()
        self._say_what_happened()
        self._say_how_many()
        self._say_when_and_where()

    def _head(self, article: Article) -> None:
        self._line(((article.headline or "(no headline)", "bold"),))
        if article.subheadline:
            self._line(((article.subheadline, "italic"),))
        agency = article.agency
        self._facts(
            article.outlet.name or article.outlet.domain,
            f"{agency.name} ({_labelled(agency.kind)}, by {_evidence(agency.evidence)})" if agency else None,
            f"{wording.moment(article.published.value)} (by {wording.EVIDENCE[article.published.evidence]})"
            if article.published
            else "undated",
            f"updated {wording.moment(article.updated.value)}" if article.updated else None,
            article.section,
            article.dateline.place if article.dateline else None,
            f"by {wording.listed(article.bylines)}" if article.bylines else None,
        )
        for notice in article.notices:
            if notice.kind in LOUD:
                self._line(((f"{wording.NOTICES[notice.kind]}: ", "bold yellow"), (notice.text, "")))

    def _say_who_says_what(self) -> None:
        self._title("Who says what, through whom")
        if not self._reading.statements:
            self._line((("No statement found.", "dim"),), indent=2)
        nested: dict[str, list[Statement]] = {}
        outer: dict[tuple[str, ...], list[Statement]] = {}
        for statement in self._reading.statements:
            if statement.within in self._statements and self._ends(statement):
                nested.setdefault(str(statement.within), []).append(statement)
            else:
                outer.setdefault(self._chain(statement), []).append(statement)
        for chain, statements in outer.items():
            way = [piece for relay in chain[:-1] for piece in ((relay, "magenta"), (FROM, "dim"))]
            self._line((*way, (chain[-1], "bold cyan")), indent=2)
            for statement in statements:
                self._say(statement, nested, indent=4)

    def _ends(self, statement: Statement) -> bool:
        """Whether going from statement to the one around it comes to an end."""
        seen: set[str] = set()
        while statement.within in self._statements:
            if statement.id in seen:
                return False
            seen.add(statement.id)
            statement = self._statements[statement.within]
        return True

    def _say(self, statement: Statement, nested: dict[str, list[Statement]], *, indent: int) -> None:
        facts = (
            self._day(statement.said) if statement.said else None,
            f"to {self._words((statement.audience,))}" if statement.audience else None,
        )
        about = "".join(f"{DOT}{fact}" for fact in facts if fact)
        words = self._words(statement.content or statement.cue)
        self._line(((wording.STANCES[statement.stance], "bold"), (about, "dim")), indent=indent)
        if words:
            spoken = statement.manner == "direct"
            self._line(((_quoted(words) if spoken else words, ""),), indent=indent + 2)
        for inner in nested.get(statement.id, ()):
            way = _beyond(self._chain(inner), self._chain(statement))
            self._line((("↳ ", "dim"), (FROM.join(way), "cyan")), indent=indent + 2)
            self._say(inner, nested, indent=indent + 4)

    def _chain(self, statement: Statement) -> tuple[str, ...]:
        names = ("(not named)" if relay.name == relay.kind == "unknown" else relay.name for relay in statement.relays)
        return (*names, self._speaker(statement))

    def _speaker(self, statement: Statement) -> str:
        actor = self._actors.get(statement.speaker.actor or "")
        if actor:
            return ", ".join(filter(None, (actor.name, actor.role, _code(actor.country, actor.sector))))
        named = self._words((statement.speaker.span,)) if statement.speaker.span else None
        if statement.speaker.anonymous:
            return f"“{named}”, unnamed" if named else "an unnamed speaker"
        return named or "a speaker the text does not name"

    def _say_what_happened(self) -> None:
        self._title("What happened")
        if not self._reading.shown_events:
            self._line((("No event found.", "dim"),), indent=2)
        self._tell_events(event for event in self._reading.shown_events if not event.background)
        background = [event for event in self._reading.shown_events if event.background]
        if background:
            self._line((("Background", "underline"),), indent=2)
            self._tell_events(background)

    def _tell_events(self, events: Iterable[Event]) -> None:
        for event in events:
            sources = ", ".join(dict.fromkeys(map(self._party, event.sources))) or "?"
            targets = ", ".join(dict.fromkeys(map(self._party, event.targets)))
            place = self._places.get(event.place or "")
            facts = (
                self._day(event.when) if event.when else None,
                place.name if place else None,
            )
            status = self._status(event)
            self._line(
                (
                    (f"{sources}{TO}{targets}" if targets else sources, "bold cyan"),
                    (DOT, "dim"),
                    (event.type if event.mode is None else f"{event.type} ({event.mode})", "bold"),
                    ("".join(f"{DOT}{fact}" for fact in facts if fact), ""),
                    (f" ({status})" if status else "", "yellow"),
                ),
                indent=2,
            )
            self._show(event.trigger)

    def _status(self, event: Event) -> str | None:
        statement = self._statements.get(event.statement or "")
        actor = self._actors.get(statement.speaker.actor or "") if statement else None
        by = f" by {actor.name if actor else self._speaker(statement)}" if statement else ""
        if event.status == "asserted":
            return f"said{by}" if by else None
        return f"{event.status}{by}"

    def _party(self, party: EventActor) -> str:
        return _code(party.country, party.sector) or f"“{self._words((party.span,))}”"

    def _say_how_many(self) -> None:
        if not self._reading.figures:
            return
        self._title("Figures")
        for figure in self._reading.figures:
            giver = f"given by {self._words((figure.giver,))}" if figure.giver else None
            facts = (giver, "background" if figure.background else None)
            self._line(
                (
                    (self._amount(figure), "bold green"),
                    ("".join(f"{DOT}{fact}" for fact in facts if fact), "dim"),
                ),
                indent=2,
            )
            self._show((figure.span,))

    def _amount(self, figure: Figure) -> str:
        if figure.value is not None:
            size = wording.number(figure.value)
        elif figure.low is not None and figure.high is not None:
            size = f"{wording.number(figure.low)} and {wording.number(figure.high)}"
        else:
            size = f"“{self._words((figure.span,))}”"
        state = None if _repeats(figure.unit, figure.state) else figure.state
        return " ".join(filter(None, (wording.QUALIFIERS[figure.qualifier], size, figure.unit, state)))

    def _say_when_and_where(self) -> None:
        named: dict[tuple[str, str | None], Place] = {}
        for place in self._reading.places:
            key = (place.name, place.country)
            if place.kind != "nationality" and not place.nested and (key not in named or not place.metonym):
                named[key] = place  # one that stands for itself says more than one that stands for a government
        if named:
            self._title("Places")
            self._facts(*map(_place, named.values()), indent=2)
        if self._reading.times:
            self._title("Times")
            self._facts(*dict.fromkeys(map(self._time, self._reading.times)), indent=2)

    def _time(self, time: TimeSpan) -> str:
        meant = wording.days(time.start, time.end or time.start) if time.start else f"unresolved, {time.value}"
        return f"“{self._words((time.span,))}” {meant}"

    def _say_what_else_is_on_the_page(self, article: Article) -> None:
        lines: list[Piece] = []
        for caption in article.captions:
            known = ", ".join(filter(None, (caption.date and wording.moment(caption.date), caption.place)))
            taken = f" (taken {known})" if known else ""
            lines.append(("Caption", f"{caption.text}{taken}{f' [{caption.credit}]' if caption.credit else ''}"))
        lines += [(wording.CREDITS[credit.role], ", ".join(credit.names)) for credit in article.credits]
        lines += [(wording.NOTICES[notice.kind], notice.text) for notice in article.notices if notice.kind not in LOUD]
        lines += [(related.heading, _headlines(len(related.items))) for related in article.related]
        if lines:
            self._title("Else on the page")
        for name, text in lines:
            self._line(((f"{name}: ", "dim"), (text, "")), indent=2)

    def _title(self, words: str) -> None:
        self._line(())
        self._line(((words, "bold underline"),))

    def _facts(self, *facts: str | None, indent: int = 0) -> None:
        self._line(((DOT.join(fact for fact in facts if fact), ""),), indent=indent)

    def _show(self, spans: tuple[Span, ...]) -> None:
        """The words around a piece of evidence, its own in bold; of pieces far apart, around the first."""
        if not spans:
            return
        whole = hull(spans)
        near = whole if len(whole) <= EVIDENCE // 2 else spans[0]
        before, words, after = _around(self._reading.article, near)
        self._line(((f"“{before}", "dim"), (words, "bold"), (f"{after}”", "dim")), indent=4)

    def _line(self, pieces: Iterable[Piece], *, indent: int = 0) -> None:
        """A paragraph of the brief, made safe and wrapped to the terminal's width."""
        text = Text.assemble(*((self._tame(words), style) for words, style in pieces))
        margin = min(indent, self._console.width // 3)
        for line in text.wrap(self._console, self._console.width - margin) or (text,):
            line.rstrip()
            self._console.print(Text(" " * margin if line else "").append_text(line), soft_wrap=True)

    def _tame(self, words: str) -> str:
        """As ``tame``, with a blank at either end kept: the pieces of a line are joined as they are."""
        inner = tame(words, encoding=self._console.encoding)
        return f"{' ' * words[:1].isspace()}{inner}{' ' * (words[-1:].isspace() and bool(inner))}"

    def _day(self, when: When) -> str:
        return wording.days(when.start, when.end, weekday=True) if when.start else f"“{self._words((when.span,))}”"

    def _words(self, spans: Iterable[Span]) -> str:
        return " … ".join(" ".join(span.of(self._reading.article.text).split()) for span in spans)


def _around(article: Article, span: Span) -> tuple[str, str, str]:
    """What stands before a span in its sentence, the span's words, and what stands after, cut at words."""
    text, mark = article.text, article.mark
    home = next((paragraph for paragraph in article.paragraphs if paragraph.contains(span)), span)
    ends = [home.start + end.end() for end in SENTENCE_END.finditer(home.of(text))]
    begin = mark.end if mark is not None and home.contains(mark) and mark.end <= span.start else home.start
    home = Span(
        max(end for end in (begin, *ends) if end <= span.start),
        min((end for end in ends if end >= span.end), default=home.end),
    )
    room = max(EVIDENCE - len(span), 0)
    start = max(home.start, span.start - max(room // 2, room - (home.end - span.end)))
    end = min(home.end, span.end + (room - (span.start - start)))
    before, after = text[start : span.start].lstrip(), text[span.end : end].rstrip()
    if start > home.start:
        before = f"… {before.partition(' ')[2]}"
    if end < home.end:
        after = f"{after.rpartition(' ')[0]} …"
    return before, span.of(text), after


def _repeats(unit: str | None, state: str | None) -> bool:
    """Whether a state only says the counted noun again: "arrests" and "arrested", "deaths" and "dead"."""
    if unit is None or state is None:
        return False
    stem = max(len(state) - len("ed"), 3)
    return unit[:stem].casefold() == state[:stem].casefold()


def _beyond(chain: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    """The end of a chain that does not repeat the one around it; at least the speaker."""
    shared = 0
    while shared < min(len(chain) - 1, len(outer)) and outer[shared].casefold().startswith(chain[shared].casefold()):
        shared += 1
    return chain[shared:]


def _headlines(many: int) -> str:
    return f"{many} headline{'' if many == 1 else 's'}" if many else "no headlines"


def _place(place: Place) -> str:
    notes = (
        place.country if place.kind != "country" else None,
        wording.PLACES[place.kind] if place.kind in ("sea", "strait", "island", "facility") else None,
        "for its government" if place.metonym else None,
    )
    return " ".join(filter(None, (place.name, _bracketed(notes))))


def _bracketed(notes: Iterable[str | None]) -> str | None:
    known = ", ".join(filter(None, notes))
    return f"({known})" if known else None


def _code(country: str | None, sector: str | None) -> str | None:
    return " ".join(filter(None, (country, sector))) or None


def _labelled(kind: AgencyKind) -> str:
    return wording.RELAYS[kind]


def _evidence(kinds: Iterable[AgencyEvidence]) -> str:
    return wording.listed(wording.EVIDENCE[kind] for kind in kinds)


def _quoted(words: str) -> str:
    """Words in quotation marks, once: a quotation brings its own, or is of several pieces that do."""
    bare = words[1:-1].rstrip(",") if len(words) > 1 and words[0] in MARKS and words[-1] in MARKS else words
    return f"“{bare}”" if not set(bare) & set('"“”') else words
