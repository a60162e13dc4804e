"""ANPA 1312: American wires' messages for high-speed lines: codes, display lines, paragraphs, filing time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from sayso.errors import NoArticle
from sayso.intake.wire import lines, signals
from sayso.knowledge.encodings import decoded
from sayso.records.carrier import Carrier
from sayso.records.item import Item, Passage

HEADER = re.compile(
    r"[\x00-\x20\x16]{0,20}\x01(?P<service>[A-Za-z]{0,2})(?P<number>\d{4})(?P<sender>[A-Z]{0,10})"
    r"(?P<routing>\x1f[^\r\n]{0,40})?\r?\n"
    r"(?P<priority>[a-z])[ ](?P<category>[a-z])?(?P<format>[\x11-\x14\x1e]{0,4})[ ]?(?P<slug>[^\r\n]{0,60}?)"
    r"[ ]{1,60}(?P<month>\d{2})-(?P<day>\d{2})[ ]{0,60}(?P<words>\d{0,4})[ ]{0,60}\r?\n"
)
FILED = (
    re.compile(
        r"(?P<provider>[A-Z]{2,4})-[A-Z]{2,3}-(?P<month>\d{2})-(?P<day>\d{2})-(?P<year>\d{2}) "
        r"(?P<hour>\d{2})(?P<minute>\d{2})GMT"
    ),
    re.compile(
        r"(?P<provider>[A-Z]{2,4})-(?P<hour>\d{2}):(?P<minute>\d{2})-(?P<day>\d{2})-(?P<month>\d{2})-(?P<year>\d{2})"
    ),
)
LONGEST = 1_000
"""Code points of a display line."""
PROVIDERS = {"KWS": "Kyodo"}
"""Wires that sign with something else than their name."""
PHOTO = re.compile(r"^[A-Z]{2,4} (?:Photo|Graphic|Video)s?\b", re.IGNORECASE)
NOTE = re.compile(r"^Eds?:", re.IGNORECASE)
BY = re.compile(r"^By ", re.IGNORECASE)
COUNT = re.compile(r",?\s{0,60}\d{1,5}$")
SETTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|^\\^|<[ ]{0,9}\r?$|^==[A-Za-z]{1,20}[ ]{0,9}\r?$", re.MULTILINE)
"""Signs that told a setting machine what to do, and the agency's name under the text."""
SIGNS = (("``", "“"), ("''", "”"), (" _ ", " — "))
"""How the six-bit set wrote what it lacked."""


def matches(head: str) -> bool:
    """Whether a text begins as a message does."""
    return HEADER.match(head) is not None


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every message of a transmission. Source: ANPA 1312 (1989), as AP, AAP and Kyodo send it.

    Raises:
        NoArticle: There is no message in it.
    """
    text = decoded(content, encoding)
    told = False
    for part in text.split("\x04"):
        if item := _message(part):
            told = True
            yield item
    if not told:
        raise NoArticle("a wire transmission without a message", where=where)


def _message(text: str) -> Item | None:
    header = HEADER.match(text)
    if header is None:
        return None
    _, _, after = text[header.end() - 1 :].partition("\x02")
    body, _, tail = after.partition("\x03")
    shown, words = _displayed(body)
    filed = next((match for form in FILED if (match := form.search(tail))), None)
    slug = COUNT.sub("", shown[0]) if shown else header["slug"].strip()
    written = (*slug.split(",")[1:], *header["slug"].split(maxsplit=1)[1:])
    marks = tuple({mark.replace(" ", ""): mark.strip() for mark in reversed(written) if mark.strip()}.values())
    notes = tuple(line for line in shown[1:] if NOTE.match(line) or PHOTO.match(line))
    bylines = tuple(line for line in shown[1:] if BY.match(line))
    titles = [line for line in shown[1:] if line not in notes and line not in bylines]
    return Item(
        source=text.encode(),
        carrier=Carrier(
            form="anpa",
            name=(header["routing"] or "").strip("\x1f-_ ") or None,
            id=header["service"] + header["number"],
            change=signals.change(marks),
            signals=marks,
            provider=_provider(filed, header["sender"]),
            slug=slug.split(",")[0].strip() or header["slug"].strip() or None,
            priority=header["priority"],
            services=(header["category"],) if header["category"] else (),
            note="\n".join(notes) or None,
        ),
        headline=_plain(titles[0]) if titles else None,
        body=Passage(text=_plain(lines.joined(SETTING.sub("", words)))) if words.strip() else None,
        authors=bylines,
        published=_moment(filed) if filed else None,
    )


def _displayed(body: str) -> tuple[list[str], str]:
    """The lines before the first paragraph, and the rest; a wire without marks gives a slug and a headline."""
    rows = body.splitlines(keepends=True)
    shown: list[str] = []
    marked = "^" in rows[0] if rows else False
    for at, row in enumerate(rows):
        line = " ".join(row[:LONGEST].split())
        ends = (
            not (line.startswith("^") and line.endswith(("<", "="))) if marked else len(shown) >= 2 or row[:1] in " \t"
        )
        if ends and (line or not marked):
            return shown, "".join(rows[at:])
        if line := line.rpartition("^")[2].rstrip("<=+").strip():
            shown.append(line)
    return shown, ""


def _provider(filed: re.Match[str] | None, sender: str) -> str | None:
    if sender:
        return sender.title() if len(sender) > 4 else sender
    return PROVIDERS.get(filed["provider"], filed["provider"]) if filed else None


def _plain(text: str) -> str:
    for written, meant in SIGNS:
        text = text.replace(written, meant)
    return text


def _moment(filed: re.Match[str]) -> str | None:
    year, month, day, hour, minute = (int(filed[name]) for name in ("year", "month", "day", "hour", "minute"))
    zone = UTC if "GMT" in filed[0] else None
    try:
        return datetime(2000 + year, month, day, hour, minute, tzinfo=zone).isoformat()
    except ValueError:
        return None
