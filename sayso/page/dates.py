"""When an article was published and changed, and which evidence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from msgspec import Struct

from sayso.knowledge import months
from sayso.page.blocks import Block
from sayso.page.declared import Declared
from sayso.records.article import DateEvidence, PageDate

FIRST_YEAR, LAST_YEAR = 1980, 2100
"""Years outside are faults of the page: 1970 is a clock that was never set."""


class Moment(Struct, frozen=True, kw_only=True):
    """A date found in a line."""

    value: str
    start: int
    end: int


PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "article.published",
)  # fmt: skip
PUBLISHED_NAMES = (
    "parsely-pub-date", "sailthru.date", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date",
    "publication_date", "date_published", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
    "dc.date",
    "dc.date.created", "article_date_original", "originalpublicationdate", "displaydate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "rnews:datepublished", "citation_publication_date", "citation_online_date",
    "prism.publicationdate",
    "created", "published", "published_at",
    "iso-8601-publish-date", "vr:published_time", "article.created", "timestamp",
)  # fmt: skip
UPDATED_META = ("article:modified_time", "og:article:modified_time", "og:updated_time")
UPDATED_NAMES = (
    "last-modified", "lastmod", "modified", "datemodified", "dc.date.modified", "dcterms.modified", "article.updated",
    "revision_date",
    "updated",
)  # fmt: skip


def published(
    declared: Declared, head: tuple[Block, ...], *, url: str | None, given: str | None, language: str | None
) -> PageDate | None:
    """
    The day, and minute where the page gives it, on which the article appeared.

    Args:
        declared: What the page declares.
        head: The blocks before and around the text's beginning.
        url: The article's address.
        given: A date from outside the page, used only if the page has none.
        language: The page's language, for its month names.
    """
    candidates = [
        *_readings("json_ld", (declared.json_ld.published,)),
        *_readings("opengraph", _metas(declared, PUBLISHED_META)),
        *_readings("microdata", declared.itemprop.get("datepublished", ())),
        *_readings("meta", _metas(declared, PUBLISHED_NAMES)),
        *_readings("microdata", declared.itemprop.get("datecreated", ())),
        *(date for block in head if (date := shown(block, language=language)) is not None),
        *in_url(url or ""),
    ]
    best = _best(candidates)
    return best or next(_readings("given", (given,)), None)


def updated(declared: Declared, *, published: PageDate | None) -> PageDate | None:
    """The last change the page tells of; None where it equals the publication."""
    candidates = [
        *_readings("json_ld", (declared.json_ld.modified,)),
        *_readings("opengraph", _metas(declared, UPDATED_META)),
        *_readings("microdata", declared.itemprop.get("datemodified", ())),
        *_readings("meta", _metas(declared, UPDATED_NAMES)),
    ]
    best = _best(candidates)
    if best is None or (published is not None and (best.value == published.value or _is_before(best, published))):
        return None
    return best


def _is_before(one: PageDate, other: PageDate) -> bool:
    """Whether one lies before the other; by the day where either has no time or zone."""
    first, second = datetime.fromisoformat(one.value), datetime.fromisoformat(other.value)
    if first.tzinfo and second.tzinfo:
        return first < second
    return one.day < other.day


def shown(block: Block, *, language: str | None) -> PageDate | None:
    """The date a line shows to the reader, if the line is there to show it."""
    if block.datetime and (value := iso(block.datetime)):
        return PageDate(value=value, evidence="time_element")
    if block.words > 20 or UPDATED_LINE.match(block.text):
        return None
    moment = in_text(block.text, language=language)
    if moment is None:
        return None
    rest = block.text[: moment.start] + block.text[moment.end :]
    if len(rest.split()) > 12:
        return None
    return PageDate(value=moment.value, evidence="breadcrumb" if block.bullet or block.zone == "breadcrumb" else "text")


UPDATED_LINE = re.compile(
    r"^\W*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornat|atualizad)", re.IGNORECASE
)


def _metas(declared: Declared, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from declared.meta.get(name, ())


def _readings(evidence: DateEvidence, values: object) -> Iterator[PageDate]:
    for value in values:  # type: ignore[attr-defined]
        if isinstance(value, str) and (read := iso(value)):
            yield PageDate(value=read, evidence=evidence)


def _best(candidates: list[PageDate]) -> PageDate | None:
    """The first in the order of trust; if it has no minute, one of the same day that does."""
    if not candidates:
        return None
    first = candidates[0]
    if len(first.value) > 10:
        return first
    return next((other for other in candidates if other.day == first.day and len(other.value) > 10), first)


# One value

ISO_LIKE = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|"
    r"GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE,
)
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?$")
MAIL_LIKE = re.compile(r"^\w{3}, \d{1,2} \w{3} \d{4} \d{2}:\d{2}")
UNIX = re.compile(r"^\d{10}(?:\d{3})?$")


def iso(text: str) -> str | None:
    """
    A declared date in ISO 8601: the day, or day and time with its zone where both are given.

    >>> iso("2025-11-05 08:03:12 +0100")
    '2025-11-05T08:03:12+01:00'
    """
    text = text.strip()
    if match := ISO_LIKE.match(text) or COMPACT.match(text):
        return _made(*match.groups())
    if UNIX.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
        return moment.isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    if MAIL_LIKE.match(text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except (ValueError, OverflowError):
            return None
    moment = in_text(text)
    return moment.value if moment else None


def _made(
    year: str, month: str, day: str, hour: str | None = None, minute: str | None = None, second: str | None = None,
    zone: str | None = None,
) -> str | None:  # fmt: skip
    try:
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return None
        if hour is None or minute is None:
            return date(int(year), int(month), int(day)).isoformat()
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
    except ValueError:
        return None
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()  # midnight to the second is a day without a time
    return moment.isoformat()


def _zone(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[-2:] if len(zone) > 3 else 0)
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes))


# A date in a line of text

WORD = r"[^\W\d_]{3,12}"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
YEAR = r"(?P<year>(?:19|20)\d{2})"
FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>(?:19|20)\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<!\d){DAY}[ -](?:de |of |d')?(?P<month>{WORD})\.?,?[ -]?(?:de |del )?{YEAR}\b",
        rf"(?<!\w)(?P<month>{WORD})\.? {DAY},? ?{YEAR}\b",
        r"(?P<year>(?:19|20)\d{2})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<year>(?:19|20)\d{2})(?!\d)",
    )
)
CLOCK = re.compile(
    r"^[\s,|•·–—-]*(?:(?:at|um|à|a las|alle|às|kl\.?|o|,|-|"
    r"Uhr)\s+)?(?P<hour>\d{1,2})\s?[:.hH時시]\s?(?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*(?:Uhr|"
    r"hrs|h))?(?:\s*\(?(?P<zone>UTC|GMT|Z|IST|CET|CEST|BST|EST|EDT|ET|PST|PDT|JST|KST|HKT|SGT|MSK|"
    r"[+-]\d{2}:?\d{2})\b)?",
    re.IGNORECASE,
)
CLOCK_BEFORE = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>UTC|GMT|IST|"
    r"CET|CEST|BST|EST|EDT|ET|PST|PDT|JST|KST|HKT|SGT|MSK)?(?:\s*Uhr)?[\s,|•·–—-]*(?:on |am |"
    r"le )?(?:\w{3,9},? )?$",
    re.IGNORECASE,
)
OFFSETS = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "cet": 60, "cest": 120, "msk": 180, "ist": 330, "hkt": 480,
    "sgt": 480, "jst": 540,
    "kst": 540, "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}  # fmt: skip
"""Minutes east of Greenwich. ET changes with the season and is left out."""


def in_text(text: str, *, language: str | None = None) -> Moment | None:
    """
    The first full date in a line, with the time beside it.

    Day and month in figures alone are read day first unless one of them is over 12; where both readings fit and
    differ, there is none.
    """
    if not HAS_YEAR.search(text):
        return None
    found: list[Moment] = []
    for form in FORMS:
        for match in form.finditer(text[:2000]):
            day = _day(match, language=language)
            if day:
                found.append(_with_clock(text, match.start(), match.end(), day))
                break
    return min(found, key=lambda moment: moment.start, default=None)


HAS_YEAR = re.compile(r"(?:19|20)\d{2}")


def _day(match: re.Match[str], *, language: str | None) -> str | None:
    parts = match.groupdict()
    if parts.get("month"):
        month = months.find(parts["month"], language=language)
        return _made(parts["year"], str(month), parts["day"]) if month else None
    if (
        "/" in match[0]
        and match[0][4] != "/"
        and int(parts["day"]) <= 12
        and int(parts["m"]) <= 12
        and parts["day"] != parts["m"]
    ):
        return None  # 03/04/2025: nobody can tell
    return _made(parts["year"], parts["m"], parts["day"]) or _made(parts["year"], parts["day"], parts["m"])


def _with_clock(text: str, start: int, end: int, day: str) -> Moment:
    after = CLOCK.match(text[end : end + 60])
    before = None if after else CLOCK_BEFORE.search(text[max(0, start - 40) : start])
    clock = after or before
    if clock is None:
        return Moment(value=day, start=start, end=end)
    hour = int(clock["hour"])
    if half := (clock["half"] or "").lower()[:1]:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (clock["zone"] or "").lower()
    offset = _offset(zone)
    value = _made(day[:4], day[5:7], day[8:10], str(hour), clock["minute"], None, offset)
    if after:
        end += after.end()
    elif before:
        start = max(0, start - 40) + before.start()
    return Moment(value=value or day, start=start, end=end)


def _offset(zone: str) -> str | None:
    if zone[:1] in "+-":
        return zone or None
    minutes = OFFSETS.get(zone)
    return None if minutes is None else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


IN_URL = re.compile(r"[/_-]((?:19|20)\d{2})[/_-]?(\d{2})[/_-]?(\d{2})(?=[/_.-]|$)")
IN_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?=/|$)")


def in_url(url: str) -> Iterator[PageDate]:
    """The day in an address, such as ``/2025/11/05/``."""
    if (match := IN_URL.search(url)) and (value := _made(*match.groups())):
        yield PageDate(value=value, evidence="url")
    elif (match := IN_URL_NAMED.search(url)) and (month := months.find(match[2], language="en")):
        value = _made(match[1], str(month), match[3])
        yield from [PageDate(value=value, evidence="url")] if value else []
