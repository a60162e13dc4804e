"""Bytes as they arrived become captures: a page one, a feed or wire message one for each item in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import urljoin

from sayso.errors import InputError, TooLarge, UnknownFormat
from sayso.intake import feeds, forms, json_feed, mail, sitemaps, unpack
from sayso.intake import json_values as json
from sayso.intake.forms import LIMIT_BYTES, refuse_size
from sayso.intake.wire import anpa, iptc7901, newsml, newsml_g2, ninjs, nitf
from sayso.records.capture import Capture
from sayso.records.item import Item, pack

ITEMS = 10_000
"""At most so many items of one input are read; the longest feed of the samples has 1,000."""
GROWTH = 10
"""The sources of items are together at most so many times as large as their input; else they nest."""


def recognise_all(
    content: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Capture | InputError]:
    """
    Every capture of one input, and in the place of what cannot be read the reason.

    Args:
        content: The bytes as they arrived; one layer of gzip or Zstandard is taken off.
        path: The file they came from, as the user named it.
        url: The address they stand at.
        published: A reference date from outside, for an input that carries none.
        encoding: The encoding the carrier declared.
        plain: The bytes are the article's text itself, not a page.
        limit_bytes: The most that is accepted, after unpacking.

    Returns:
        Captures; the errors among them are of these kinds: EmptyInput, nothing but white space; TooLarge, more than
        ``limit_bytes`` or ``ITEMS``; NotText, binary; UnknownFormat, a form Sayso does not read; NoArticle, a feed or
        wire message without items.
    """
    where = path or url or "standard input"
    try:
        refuse_size(len(content), where=where, limit_bytes=limit_bytes)
        if unpack.is_packed(content):
            content = unpack.whole(
                content,
                where=where,
                limit_bytes=limit_bytes,
                check=lambda size: refuse_size(size, where=where, limit_bytes=limit_bytes),
            )
        forms.refuse_no_text(content, where=where)
        form = "plain" if plain else forms.tell(content, where=where)
    except InputError as error:
        yield error
        return
    if form in ("html", "rendering", "plain"):
        yield Capture(kind=form, content=content, path=path, url=url, published=published, encoding=encoding)
        return
    yield from _carried(form, content, path=path, url=url, published=published, encoding=encoding, where=where)


def recognise(
    content: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    limit_bytes: int = LIMIT_BYTES,
) -> Capture:
    """
    The capture of an input that is one; arguments as for ``recognise_all``.

    Raises:
        InputError: It holds nothing that is read, or more than one thing.
    """
    found = list(islice(recognise_all(content, path=path, url=url, published=published, encoding=encoding, plain=plain,
                                      limit_bytes=limit_bytes), 2))  # fmt: skip
    return only(found, where=path or url or "standard input")


def only(found: list[Capture | InputError], *, where: str) -> Capture:
    """
    The one capture there is.

    Raises:
        InputError: There is none, or more than one.
    """
    captures = [one for one in found if isinstance(one, Capture)]
    if len(captures) == 1:
        return captures[0]
    if not captures and found and isinstance(found[0], InputError):
        raise found[0]
    raise UnknownFormat("it holds more than one article", where=where, remedy="Read all of them.")


READERS: dict[str, Callable[..., Iterator[Item]]] = {
    "rss": feeds.read,
    "rdf": feeds.read,
    "atom": feeds.read,
    "sitemap": sitemaps.read,
    "newsml_g2": newsml_g2.read,
    "newsml": newsml.read,
    "nitf": nitf.read,
    "iptc7901": iptc7901.read,
    "anpa": anpa.read,
    "mail": mail.read,
}
"""What reads each form; JSON Feed and ninjs are told apart by their values."""


def _carried(
    form: str, content: bytes, *, path: str | None, url: str | None, published: str | None,
    encoding: str | None, where: str,
) -> Iterator[Capture | InputError]:  # fmt: skip
    """A capture for each item."""
    read = READERS.get(form, _read_json)
    size_bytes = 0
    try:
        for number, item in enumerate(read(content, encoding=encoding, where=where), start=1):
            size_bytes += len(item.source)
            if number > ITEMS or size_bytes > GROWTH * (len(content) + 10_000):
                what = f"holds more than can be read; the {number - 1:,} items before are"
                yield TooLarge(what, where=where, remedy="Split it.")
                return
            yield Capture(kind="item", content=pack(item), path=path, url=_address(item, url), published=published)
    except InputError as error:
        yield error


def _read_json(content: bytes, *, encoding: str | None, where: str) -> Iterator[Item]:
    """
    The items of a JSON Feed or of ninjs.

    Raises:
        UnknownFormat: It is neither.
    """
    value = json.parse(content, encoding=encoding, where=where)
    if json_feed.is_one(value):
        yield from json_feed.read(json.as_object(value), where=where)
    elif found := ninjs.find(value):
        yield from ninjs.read(found, where=where)
    else:
        raise UnknownFormat("JSON of a kind that is not read", where=where, remedy="Pass a JSON Feed or ninjs.")


WEB = ("http://", "https://")


def _address(item: Item, url: str | None) -> str | None:
    """The item's own address; the input's serves to complete one, and stands for the one item that has none."""
    if item.url is None:
        return url if item.carrier.form not in ("rss", "rdf", "atom", "json_feed", "sitemap") else None
    try:
        address = urljoin(url or "", item.url.strip())
    except ValueError:
        return None
    return address if address.lower().startswith(WEB) else None
