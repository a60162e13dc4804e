"""The mark at a report's beginning: where it was filed, on which day, by which agency."""

from __future__ import annotations

import re

from msgspec import Struct

from sayso.knowledge import agencies, countries
from sayso.records.article import Dateline
from sayso.records.span import Span


class Lede(Struct, frozen=True, kw_only=True):
    """What stands before the first sentence."""

    agency: str | None = None
    place: Span | None = None
    end: int
    """Where the first sentence begins."""


DASH = r"\s*(?:\.\s*)?(?:--+|[-–—―]+|:|\.-)\s*"
DAY = r"(?:[A-ZÀ-Þ]?[^\W\d_]{2,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?)(?:,? \d{4})?"
CAPS = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž'’.-]+"
CAPITALS = rf"{CAPS}(?:[ /-]{CAPS})*"
TITLE = r"[A-ZÀ-ÞĀ-Ž][\w'’.-]*"
TITLED = rf"{TITLE}(?:[ /-](?:{TITLE}|de|del|la|of|al|am|an|der))*"
REGION = rf"(?:, {TITLE}(?: {TITLE}){{0,2}})?"
NAME = r"[^\W\d_][^()\[\]\n]{1,38}?"

FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form)
    for form in (
        # "MOSCOW, Nov 5 (TASS) —", "Berlin (dpa) -", "PARIS, France (AFP) –", "LONDON/KYIV, Nov 5 (Reuters) -"
        rf"(?P<place>(?:{CAPITALS}|{TITLED}){REGION})(?:,? (?:le )?{DAY})?,?\s*[(\[](?P<agency>{NAME})[)\]]{DASH}",
        # "(Reuters) -Russia remains", "(ANSA) - ROMA, 05 NOV - "
        rf"[(\[](?P<agency>{NAME})[)\]]{DASH}(?:(?P<place>{CAPITALS}{REGION}),? \d{{1,2}} [A-Z]{{3}}{DASH})?",
        # "MOSCOW, November 5. /TASS/."
        rf"(?P<place>{CAPITALS}{REGION})(?:,? {DAY})?\.?\s*/(?P<agency>{NAME})/\.?{DASH[:-3]}?\s*",
        # "WASHINGTON —", "KYIV, Ukraine –", "NEW DELHI, Nov 5 --"
        rf"(?P<place>{CAPITALS}{REGION})(?:,? {DAY})?\s+(?:--+|[-–—―])\s*(?=\S)",
        # "KATHMANDU, Nov 5:", "ISLAMABAD:"
        rf"(?P<place>{CAPITALS}{REGION})(?:,? {DAY})?\s*:\s+(?=[A-ZÀ-Þ“\"])",
    )
)
TITLED_PLACE = re.compile(
    rf"(?P<place>{TITLED})(?P<region>, {TITLE}(?: {TITLE}){{0,2}})?(?:, {DAY})?\s*(?:–|—|--)\s+(?=[A-ZÀ-Þ“\"])"
)
CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|共同社|中央社)(?P<place>[\u3400-\u9fff]{2,8}?)(?:\d{1,2}月\d{1,2}日)?电"
)
REPORTER = re.compile(
    r"(?:dal(?:la)? nostr[oa] (?:corrispondente|inviat[oa])|from our (?:own )?(?:correspondent|reporter)|"
    r"by (?:our|a) (?:staff )?(?:correspondent|reporter)|vo[nm] unsere[mnr] (?:korrespondent\w*|reporter\w*)|"
    r"de notre (?:correspondante?|envoyée?)(?: spéciale?)?|de nuestr[oa] (?:corresponsal|enviad[oa]))[\s:,.–—-]+",
    re.IGNORECASE,
)
"""What stands before the mark where a paper sends its own: "dal nostro inviato"."""
NOT_A_NAME = re.compile(
    r"\b(?:exclusive|updated?s?|photos?|videos?|audio|corrects?|correction|correcting|opinion|"
    r"analysis|live|watch|sponsored|"
    r"advertisement|file|pictured|left|right|see|which|that|who|the|this|from|with|also|aged?|"
    r"born|subscription|premium)\b|^\d|\d{3}",
    re.IGNORECASE,
)
NOT_A_PLACE = frozenset(
    "PUBLISHED POSTED "
    "EXCLUSIVE UPDATE UPDATED BREAKING WATCH LIVE ANALYSIS OPINION VIDEO PHOTOS NEWS NOTE EDITOR CORRECTION TRIGGER "
    "WARNING ADVERTISEMENT FACTBOX EXPLAINER DEVELOPING ALERT READ MORE RELATED LISTEN REVIEW INTERVIEW BREAKINGVIEWS "
    "COMMENT FILE PHOTO SPOILER CORRISPONDENTE INVIATO DISCLAIMER SUMMARY TL;DR DEAR UPDATE: Q A CEO".split()
)
LONGEST = 110
"""A mark longer than this is a sentence with brackets in it."""


def find(text: str) -> Lede | None:
    """The mark at the beginning of ``text``, or None."""
    start = len(text) - len(text.lstrip())
    own = REPORTER.match(text, start)
    start = own.end() if own else start
    head = text[: start + LONGEST + 30]
    for form in FORMS:
        if (match := form.match(head, start)) and (lede := _read(match)):
            return lede
    if match := CHINESE.search(head, start, start + 20):
        return Lede(agency=match["agency"], place=Span(*match.span("place")), end=match.end())
    match = TITLED_PLACE.match(head, start)
    if match and _is_known_place(match["place"], match["region"]):
        return Lede(
            place=Span(match.start("place"), match.end("region") if match["region"] else match.end("place")),
            end=match.end(),
        )
    return None


def dateline(text: str, lede: Lede | None) -> Dateline | None:
    """The place of the mark, as the record keeps it."""
    if lede is None or lede.place is None:
        return None
    return Dateline(place=lede.place.of(text), span=lede.place)


def mark(lede: Lede | None) -> Span | None:
    """Everything before the first sentence, as the record keeps it."""
    return Span(0, lede.end) if lede is not None else None


def _read(match: re.Match[str]) -> Lede | None:
    parts = match.groupdict()
    agency = parts.get("agency")
    if match.end() - match.start() > LONGEST or (agency and not _is_name(agency)):
        return None
    place = parts.get("place")
    span = None
    if place:
        words = set(re.split(r"[ /]", place))
        if words & NOT_A_PLACE or len(place.split()) > 6 or (not agency and len(place) < 4):
            return None
        span = Span(*match.span("place"))
    return Lede(agency=" ".join(agency.split()) if agency else None, place=span, end=match.end())


def _is_name(name: str) -> bool:
    """Whether what stands in the brackets can be an agency's name."""
    if agencies.find(name):
        return True
    return not NOT_A_NAME.search(name) and len(name.split()) <= 4 and any(char.isupper() for char in name)


def _is_known_place(place: str, region: str | None) -> bool:
    """A place in ordinary letters is one only with its country, or as a country."""
    return bool(countries.find(place) or (region and countries.find(region.strip(", "))))
