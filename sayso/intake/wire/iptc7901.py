"""IPTC 7901: a line of codes, keywords, headline, text and date, set apart by control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from sayso.errors import NoArticle
from sayso.intake.wire import lines, signals
from sayso.knowledge import agencies, months
from sayso.knowledge.encodings import decoded
from sayso.records.carrier import Carrier
from sayso.records.item import Item, Passage

HEADER = re.compile(
    r"[\x00-\x20\x7f]{0,20}\x01?(?P<service>[a-z]{2,5})(?P<number>\d{2,6})[ ]+(?P<priority>\d)[ ]+"
    r"(?P<category>[a-z]{1,4})[ ]+(?P<words>\d{1,5})(?P<rest>[^\r\n]{0,60})\r?\n",
)
SENT = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s{1,5}(?:(?:GMT|UTC)\s{1,5})?"
    r"(?P<month>[^\W\d_]{3,4})\s{1,5}(?P<year>\d{2})\b"
)
MARK = re.compile(
    r"^\(?(?:\d+(?:ST|ND|RD|TH) )?(?:LEAD|NET|ADD|EXTRA|REFILE|URGENT|CORRECTION|CORRECTED|KILL|ROUNDUP|PREVIEW|"
    r"FEATURE|ANALYSIS|BACKGROUND|UPDATE|ADVISORY|Achtung|Berichtigung|Korrektur|Zusammenfassung|Neu|EIL|SPERRFRIST)\b.{0,30}$"
)
PRIVATE = re.compile(r"^# |\bnot (?:intended )?for publication\b|\bnicht zur Ver(?:ö|oe)ffentlichung\b", re.IGNORECASE)
"""Where what is meant for editors begins: a heading of a notebook, or a line that says so."""
END_OF_HEAD = re.compile(r"[ \t]{0,90}=[ \t]{0,90}\r?\n")


def matches(head: str) -> bool:
    """Whether a text begins as a message does."""
    return HEADER.match(head) is not None


def read(content: bytes, *, encoding: str | None = None, where: str = "") -> Iterator[Item]:
    """
    Every message of a transmission. Source: IPTC 7901, "The Text Transmission Format".

    Raises:
        NoArticle: There is no message in it.
    """
    text = decoded(content, encoding)
    parts = text.split("\x04") if text.count("\x01") > 1 else [text]
    told = False
    for part in parts:
        if item := _message(part):
            told = True
            yield item
    if not told:
        raise NoArticle("a wire transmission without a message", where=where)


def _message(text: str) -> Item | None:
    header = HEADER.match(text)
    if header is None:
        return None
    keywords, body = _cut(text[header.end() :])
    head, body = _head(body)
    sent = SENT.search(body)
    body = body[: sent.start()] if sent and "\x03" not in body else body.split("\x03")[0]
    paragraphs = [_credited(paragraph) for paragraph in lines.paragraphs(CONTROL.sub("", body))]
    private = next((at for at, paragraph in enumerate(paragraphs) if PRIVATE.search(paragraph)), len(paragraphs))
    printed, note = paragraphs[:private], paragraphs[private:]
    marks = tuple(line for line in head if MARK.match(line))
    by = tuple(line for line in head if line.startswith(("By ", "Von ")))
    titles = [line for line in head if line not in marks and line not in by]
    rest = header["rest"].split()
    credited = [
        paragraph.lstrip("- ") for paragraph in note if re.match(r"[- ]*(?:Reporting|Editing|Writing) by ", paragraph)
    ]
    return Item(
        source=text.encode(),
        carrier=Carrier(
            form="iptc7901",
            name=header["service"],
            id=f"{header['service']}{header['number']}",
            change=signals.change(marks),
            signals=marks,
            provider=next((word for word in rest if agencies.find(word.split("-")[0])), None),
            slug=keywords[0].strip("/") if keywords else None,
            urgency=signals.urgency(header["priority"]),
            keywords=tuple(dict.fromkeys(word for line in keywords for word in line.split("/") if word)),
            services=(header["category"],),
            note="\n".join(note) or None,
        ),
        headline=" ".join(titles) or None,
        body=Passage(text="\n\n".join([*printed, *credited])) if printed else None,
        authors=by,
        published=_moment(sent) if sent else None,
    )


CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _cut(text: str) -> tuple[list[str], str]:
    """The lines of keywords, and what the start of the text begins; without that sign, one line of keywords."""
    before, mark, after = text.partition("\x02")
    if not mark:
        before, _, after = text.lstrip("\r\n").partition("\n")
    return [line for row in before.splitlines() if (line := row.strip())], after


def _head(text: str) -> tuple[list[str], str]:
    """The lines before the equals sign, and the text; without one, the first line is the headline."""
    end = END_OF_HEAD.search(text[:2_000])
    before, after = (text[: end.start()], text[end.end() :]) if end else text.partition("\n")[::2]
    return [" ".join(line.split()) for line in CONTROL.sub("", before).splitlines() if line.strip()], after


def _credited(paragraph: str) -> str:
    """``Reporting by: Ann Lee`` without the colon, and without how to reach her."""
    return REACHED.sub("", BY.sub(r"\1 by ", paragraph))


BY = re.compile(r"\b(Reporting|Editing|Writing) by:[\s\ufffd]?")
REACHED = re.compile(r"[,;]?\s{0,9}(?:Tel:?\s{0,9})?\+\d[\d ]{5,20}|[,;]?\s{0,9}<[^<>\s]{1,80}@[^<>\s]{1,80}>")


def _moment(sent: re.Match[str]) -> str | None:
    month = next((found for tongue in ("en", "de", None) if (found := months.find(sent["month"], language=tongue))), 0)
    day, hour, minute = (int(sent[name]) for name in ("day", "hour", "minute"))
    try:
        return datetime(2000 + int(sent["year"]), month, day, hour, minute, tzinfo=UTC).isoformat()
    except ValueError:
        return None
