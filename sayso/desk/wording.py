"""Plain English for the codes records carry: sectors, event types, evidence, days and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sayso.knowledge import countries, languages
from sayso.records.article import AgencyEvidence, CreditRole, DateEvidence, NoticeKind
from sayso.records.carrier import CarrierForm
from sayso.records.event import EventType, Sector
from sayso.records.figure import Figure, Qualifier
from sayso.records.place import PlaceKind
from sayso.records.statement import RelayEvidence, RelayKind, Stance
from sayso.records.tally import TallyEntry

_TO = "\N{EN DASH}"
STANCES: Final[dict[Stance, str]] = {
    "said": "said",
    "claimed": "claimed",
    "denied": "denied",
    "confirmed": "confirmed",
    "declined": "declined",
    "warned": "warned",
    "demanded": "demanded",
    "accused": "accused",
    "promised": "promised",
    "asked": "asked",
    "believed": "believed",
    "admitted": "admitted",
    "quoted": "is quoted",
}
DEEDS: Final[dict[EventType, tuple[str, str]]] = {
    "AGREE": ("agreed", "agreed with"),
    "CONSULT": ("held talks", "held talks with"),
    "SUPPORT": ("gave support", "supported"),
    "CONCEDE": ("conceded", "conceded to"),
    "COOPERATE": ("cooperated", "cooperated with"),
    "AID": ("gave aid", "aided"),
    "RETREAT": ("retreated", "retreated before"),
    "REQUEST": ("made a request", "made a request of"),
    "ACCUSE": ("accused", "accused"),
    "REJECT": ("refused", "refused"),
    "THREATEN": ("threatened", "threatened"),
    "PROTEST": ("protested", "protested against"),
    "SANCTION": ("imposed sanctions", "imposed sanctions on"),
    "MOBILIZE": ("mobilized", "mobilized against"),
    "COERCE": ("used coercion", "coerced"),
    "ASSAULT": ("attacked", "attacked"),
}
"""What a PLOVER type says was done: without a target, and to one."""
SECTORS: Final[dict[Sector, str]] = {
    "COP": "police",
    "GOV": "government",
    "JUD": "judiciary",
    "LEG": "legislature",
    "MIL": "military",
    "PRM": "paramilitary",
    "PTY": "party",
    "REB": "rebels",
    "SPY": "intelligence service",
    "UAF": "unaligned armed force",
    "UNK": "of unknown sector",
    "AGR": "agriculture",
    "BUS": "business",
    "CRM": "crime",
    "CVL": "civilians",
    "EDU": "education",
    "ELI": "former officials",
    "JRN": "journalism",
    "LAB": "labour",
    "MED": "medicine",
    "REF": "refugees",
    "OPP": "opposition",
    "PRE": "breakaway region",
    "REL": "religion",
    "SOC": "society",
    "IGO": "intergovernmental organisation",
    "NGO": "non-governmental organisation",
    "ISM": "movement",
    "IMG": "cross-border armed group",
    "MNC": "multinational company",
    "UNO": "United Nations",
    "EUR": "European Union",
}
RELAYS: Final[dict[RelayKind, str]] = {
    "agency": "agency",
    "state_media": "state media",
    "broadcaster": "broadcaster",
    "newspaper": "newspaper",
    "statement": "written statement",
    "social": "social media",
    "official": "official",
    "person": "person",
    "unknown": "of unknown kind",
}
EVIDENCE: Final[dict[DateEvidence | AgencyEvidence | RelayEvidence, str]] = {
    "given": "given with the page",
    "json_ld": "the page's JSON-LD",
    "opengraph": "the page's OpenGraph data",
    "microdata": "the page's microdata",
    "meta": "the page's metadata",
    "time_element": "the page's time element",
    "breadcrumb": "the line above the text",
    "dateline": "the dateline",
    "url": "the address",
    "text": "the text",
    "lede": "the mark at the head of the text",
    "credit": "the credit line",
    "byline": "the byline",
    "feed": "the feed",
    "sitemap": "the news sitemap",
    "wire": "the wire message",
    "mail": "the e-mail",
    "cue": "the sentence itself",
    "citation": "a citation in the text",
}
QUALIFIERS: Final[dict[Qualifier, str]] = {
    "exactly": "",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
    "about": "about",
    "between": "between",
}
PLACES: Final[dict[PlaceKind, str]] = {
    "country": "country",
    "region": "region",
    "city": "city",
    "sea": "sea",
    "strait": "strait",
    "island": "island",
    "facility": "facility",
    "nationality": "nationality",
    "other": "place",
}
CREDITS: Final[dict[CreditRole, str]] = {
    "reporting": "Reporting",
    "writing": "Writing",
    "editing": "Editing",
    "additional_reporting": "Additional reporting",
    "photography": "Photography",
    "graphics": "Graphics",
    "translation": "Translation",
}
CARRIERS: Final[dict[CarrierForm, str]] = {
    "rss": "RSS feed",
    "rdf": "RDF feed",
    "atom": "Atom feed",
    "json_feed": "JSON feed",
    "sitemap": "news sitemap",
    "newsml_g2": "NewsML-G2",
    "newsml": "NewsML",
    "nitf": "NITF",
    "ninjs": "ninjs",
    "iptc7901": "IPTC 7901",
    "anpa": "ANPA 1312",
    "mail": "e-mail",
}
NOTICES: Final[dict[NoticeKind, str]] = {
    "call_to_action": "Call to action",
    "correction": "Correction",
    "update": "Update",
    "disclaimer": "Disclaimer",
    "kill": "Withdrawn",
    "embargo": "Embargo",
    "withheld": "Withheld",
    "note": "Note to editors",
}
BARRING: Final[tuple[NoticeKind, ...]] = ("kill", "withheld", "embargo")
"""Notices that say an article may not be used, or not yet: a reader must see them before the rest."""


def unread(language: str | None) -> str:
    """What is said of a text in a language Sayso has no rules for."""
    called = f"in {languages.name(language)}, which" if language else "in a language that"
    return (
        f"The text is {called} Sayso does not read: only what the page itself says is told, and its copies and story."
    )


def country(code: str | None) -> str | None:
    """
    A country's name in English news; its code where the table has no such country.

    >>> country("NOR")
    'Norway'
    """
    found = countries.by_code(code) if code else None
    return found.name if found else code


def listed(parts: Iterable[str]) -> str:
    """
    A list as a sentence has it.

    >>> listed(["the byline", "the credit line", "the text"])
    'the byline, the credit line and the text'
    """
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def moment(value: str) -> str:
    """
    A date as people write it, with the minute where the value gives one.

    >>> moment("2025-11-05"), moment("2025-11-05T06:30:00+01:00")
    ('5 November 2025', '5 November 2025, 06:30 (UTC+01:00)')
    """
    clock = value[11:16]
    zone = value[16:].lstrip(":0123456789.")
    away = value[len(value) - len(zone) :]
    named = "UTC" if away in ("Z", "+00:00") else f"UTC{away}"
    return f"{days(value[:10])}{f', {clock}' if clock else ''}{f' ({named})' if clock and away else ''}"


def days(start: str, end: str | None = None, *, weekday: bool = False) -> str:
    """
    An inclusive interval of days, as short as it can be said; its ISO form where it is no date of this calendar.

    >>> days("2025-11-04", weekday=True), days("2025-10-30", "2025-11-02"), days("2025-05-01", "2025-05-31")
    ('Tuesday 4 November 2025', '30 October 2025 to 2 November 2025', 'May 2025')
    """
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    except ValueError:
        return start if end in (None, start) else f"{start} to {end}"
    if first == last:
        return f"{first:%A} {_day(first)}" if weekday else _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}{_TO}{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        whole = f"{first:%B} {first.year}"
        return whole if (first.year, first.month) == (last.year, last.month) else f"{whole} to {last:%B} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{_TO}{_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def short_day(value: str) -> str:
    """
    A day as a table has it.

    >>> short_day("2026-03-04")
    '4 Mar 2026'
    """
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%b} {day.year}"


def month(value: str) -> str:
    """
    A month by its name.

    >>> month("2026-03")
    'March 2026'
    """
    try:
        return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
    except ValueError:
        return value


def number(value: float) -> str:
    """
    A number with its thousands apart.

    >>> number(12500), number(1.5)
    ('12,500', '1.5')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def amount_of(entry: Figure | TallyEntry) -> str:
    """
    A quantity as one says it.

    >>> from sayso.records.span import Span
    >>> amount_of(Figure(id="f1", span=Span(0, 1), low=20, high=25, qualifier="between"))
    'between 20 and 25'
    """
    if entry.qualifier == "between" and entry.low is not None and entry.high is not None:
        return f"between {number(entry.low)} and {number(entry.high)}"
    value = entry.value if entry.value is not None else entry.low if entry.low is not None else entry.high
    return f"{QUALIFIERS[entry.qualifier]} {'an unknown number' if value is None else number(value)}".strip()


def several(many: int, one: str, more: str | None = None) -> str:
    """
    So many of something.

    >>> several(1, "page"), several(1200, "page"), several(2, "story", "stories")
    ('1 page', '1,200 pages', '2 stories')
    """
    return f"{number(many)} {one if many == 1 else more or one + 's'}"


def coordinates(lat: float | None, lon: float | None) -> str | None:
    """
    A point in degrees.

    >>> coordinates(71.0, -8.5)
    '71.00° N, 8.50° W'
    """
    if lat is None or lon is None:
        return None
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def relay_name(name: str) -> str:
    """A relay as a page names it; one of which the text tells only that there is one has no name."""
    return "not named" if name == "unknown" else name
