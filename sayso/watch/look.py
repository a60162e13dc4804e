"""One look at a source, and one item's page: what came of it, as values; nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from sayso import intake
from sayso.errors import InputError, NoArticle, SaysoError
from sayso.intake import forms
from sayso.intake.fetch import Answer
from sayso.records import item as items
from sayso.records.capture import Capture
from sayso.records.item import Item
from sayso.records.source import Found, Queued, Source, SourceState, is_web
from sayso.watch.schedule import retry_after

FULL_TEXT: Final = 1_200
"""Code points of words: an item with so many is the article; with fewer it may be a teaser, and its page is fetched."""
STILL_S: Final = 2.0
"""A file in a watched folder is taken when it has not changed for so long: it may be being written."""
TRACKERS: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ocid|cmpid|at_\w+|xtor|ns_\w+", re.IGNORECASE)
"""Parameters that tell where a reader came from, and make one page many addresses. Source: their makers' manuals."""


class Ask(Protocol):
    """Asks a server; ``intake.fetch.ask`` with all but these two settled."""

    def __call__(self, url: str, *, headers: Mapping[str, str]) -> Answer:
        """Its answer, or one of our errors."""
        ...


class Look(Struct, frozen=True, kw_only=True):
    """What a look at a source gave: items, or why none."""

    found: tuple[Found, ...] = ()
    etag: str | None = None
    modified: str | None = None
    fault: str | None = None
    gone: bool = False
    """The server says for good."""
    after: timedelta | None = None
    """How long it asks to be left alone."""


class Got(Struct, frozen=True, kw_only=True):
    """What came of an item: captures, or why none."""

    captures: tuple[Capture, ...] = ()
    fault: str | None = None
    again: bool = False
    """Whether it may be had later."""
    after: timedelta | None = None


def look(state: SourceState, ask: Ask, *, now: datetime) -> Look:
    """Everything a source tells of now."""
    address = state.source.address
    if not is_web(address):
        return _look_into(Path(address), now)
    known = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    try:
        answer = ask(address, headers={name: value for name, value in known.items() if value})
    except SaysoError as error:
        return Look(fault=_line(error))
    if answer.status == NOT_MODIFIED:
        return Look(etag=state.etag, modified=state.modified)
    if answer.status >= BAD:
        after = retry_after(answer.headers.get("retry-after"), now)
        return Look(fault=f"answered {answer.status}", gone=answer.status == GONE, after=after)
    return _read(answer)


NOT_MODIFIED: Final = 304
BAD: Final = 400
GONE: Final = 410
ABSENT: Final = (404, 410, 451)
"""What is not there now will hardly be there later."""


def _read(answer: Answer) -> Look:
    """The items of a feed or sitemap; a page is one item of its own, which changes when its text does."""
    given = list(intake.recognise_all(answer.content, url=answer.url, encoding=answer.encoding))
    found = tuple(_found(capture, answer.url) for capture in given if isinstance(capture, Capture))
    faults = [error for error in given if isinstance(error, SaysoError)]
    if not found and faults and not _is_quiet(faults[0], answer):
        return Look(fault=_line(faults[0]))
    return Look(found=found, etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))


def _is_quiet(error: SaysoError, answer: Answer) -> bool:
    """Whether it is a feed that has no items just now."""
    return isinstance(error, NoArticle) and forms.tell(answer.content, where=answer.url) in ("rss", "rdf", "atom")


def _found(capture: Capture, source: str) -> Found:
    if capture.kind != "item":
        address = capture.url or source
        return Found(
            identity=same(address),
            address=address,
            host=_host(address),
            published=None,
            stamp=_stamp(capture.content),
            content=b"",
        )
    item = items.unpack(capture.content)
    told = "\0".join((item.headline or "", item.updated or "", item.body.text if item.body else ""))
    identity = same(capture.url) if capture.url else f"{source} {item.carrier.id or _stamp(item.source)}"
    return Found(
        identity=identity,
        address=capture.url,
        host="" if _is_whole(item) else _host(capture.url),
        published=item.published or item.updated,
        stamp=_stamp(told.encode("utf-8", "replace")),
        content=capture.content,
    )


def _host(address: str | None) -> str:
    return Source(address=address).host if address else ""


def same(address: str) -> str:
    """
    What all addresses of one page have in common.

    >>> same("HTTP://Harbour-Post.example/a?utm_source=x&id=4#top")
    'http://harbour-post.example/a?id=4'
    """
    parts = urlsplit(address.strip())
    told = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([(name, value) for name, value in told if not TRACKERS.fullmatch(name)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _stamp(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _look_into(folder: Path, now: datetime) -> Look:
    """The files below a folder that nobody is writing."""
    if not folder.exists():
        return Look(fault="there is no such folder")
    return Look(found=tuple(_files(folder, now)))


def _files(folder: Path, now: datetime) -> Iterator[Found]:
    for path in intake.find([folder]):
        try:
            told = Path(path).stat()
        except OSError:  # taken away meanwhile
            continue
        if told.st_mtime + STILL_S > now.timestamp():
            continue
        stamp = f"{told.st_mtime_ns}:{told.st_size}"
        yield Found(identity=str(path), address=str(path), published=None, stamp=stamp, content=b"")


def get(queued: Queued, ask: Ask, *, now: datetime) -> Got:
    """The captures of an item: itself where it holds the article, else its page or file."""
    found = queued.found
    item = items.unpack(found.content) if found.content else None
    if item is not None and (found.address is None or _is_whole(item)):
        return Got(captures=(_as_told(found),))
    if found.address is None:
        return Got(fault="it has neither words nor an address")
    if not is_web(found.address):
        return _load(Path(found.address))
    try:
        answer = ask(found.address, headers={})
    except InputError as error:
        return Got(fault=_line(error))
    except SaysoError as error:
        return _else_told(found, item, Got(fault=_line(error), again=item is None))
    if answer.status >= BAD:
        after = retry_after(answer.headers.get("retry-after"), now)
        again = answer.status not in ABSENT
        return _else_told(found, item, Got(fault=f"answered {answer.status}", again=again, after=after))
    return _page(answer, found, item)


def _page(answer: Answer, found: Found, item: Item | None) -> Got:
    published = _iso(found.published)
    given = intake.recognise_all(answer.content, url=answer.url, published=published, encoding=answer.encoding)
    for capture in islice(given, 1):
        if isinstance(capture, Capture):
            return Got(captures=(capture,))
        return _else_told(found, item, Got(fault=_line(capture)))
    return _else_told(found, item, Got(fault="nothing in it"))


def _else_told(found: Found, item: Item | None, failed: Got) -> Got:
    """Where a page cannot be had for good, what its source told of it is better than nothing."""
    if item is None or failed.again:
        return failed
    return Got(captures=(_as_told(found),), fault=failed.fault)


def _as_told(found: Found) -> Capture:
    return Capture(kind="item", content=found.content, url=found.address)


def _is_whole(item: Item) -> bool:
    return item.body is not None and len(re.sub(r"<[^<>]*>", "", item.body.text)) >= FULL_TEXT


def _load(path: Path) -> Got:
    try:
        given = list(intake.load_all(path))
    except SaysoError as error:
        return Got(fault=_line(error))
    captures = tuple(capture for capture in given if isinstance(capture, Capture))
    faults = [error for error in given if isinstance(error, SaysoError)]
    return Got(captures=captures, fault=_line(faults[0]) if faults else None)


def _iso(date: str | None) -> str | None:
    """A feed's date in ISO 8601; None where it is of another form, which the page's own dates make up for."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read((date or "").strip()).isoformat()
        except (ValueError, OverflowError):
            continue
    return None


def _line(error: SaysoError) -> str:
    return " ".join(error.what.split())
