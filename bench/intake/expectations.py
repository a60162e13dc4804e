"""What the samples' makers expect of feeds, as questions to put to our items; nothing of theirs is executed."""

from __future__ import annotations

import ast
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from sayso.intake import xml_tree as xml
from sayso.page import stamps
from sayso.records.capture import Capture
from sayso.records.item import Item, Passage, unpack

COMMENT = re.compile(rb"Expect:\s*(.*)")
DATES = ("published", "updated", "created", "issued", "modified", "date")


def of_comment(path: Path) -> list[tuple[list[object], object]]:
    """The paths and values that an ``Expect:`` comment compares, as in ``entries[0]['title'] == 'Talks fail'``."""
    line = COMMENT.search(path.read_bytes().replace(b"\0", b""))
    if line is None:
        return []
    try:
        tree = ast.parse(line[1].decode("utf-8", "replace").strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return []
    terms = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    found = []
    for term in terms:
        if isinstance(term, ast.Compare) and isinstance(term.ops[0], ast.Eq) and (steps := _steps(term.left)):
            try:
                found.append((steps, ast.literal_eval(term.comparators[0])))
            except ValueError:
                continue
    return found


def _steps(node: ast.expr) -> list[object]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        inner = _steps(node.value)
        return [*inner, node.slice.value] if inner else []
    return []


def of_pair(path: Path) -> list[tuple[list[object], object]]:
    """The titles, links, ids, authors and dates of a pair file beside a feed."""
    for name in (path.with_suffix(".json"), path.with_name(f"{path.stem}_expected.json"),
                 path.with_suffix(".expected.json")):  # fmt: skip
        if name != path and name.is_file():
            told = json.loads(name.read_bytes().decode("utf-8", "replace"))
            break
    else:
        return []
    if "jsonfeed.org" in str(told.get("version")):  # a feed itself
        return []
    keys = {"title": "title", "link": "link", "id": "id", "guid": "id", "published": "published", "author": "author"}
    found = []
    for number, entry in enumerate(told.get("entries") or told.get("items") or []):
        for key, ours in keys.items():
            if isinstance(entry.get(key), str) and entry[key]:
                found.append((["entries", number, ours], entry[key]))
    return found


def answer(captures: list[Capture], steps: list[object], expected: object) -> bool | None:
    """Whether our items say so; None where the question is about something Sayso does not keep."""
    if len(steps) < 3 or steps[0] != "entries" or not isinstance(steps[1], int):
        return None
    found = _values(captures, steps[1], steps[2:])
    if found is None:
        return None
    if isinstance(expected, tuple):
        return any(_moment(value)[:5] == expected[:5] for value in found)
    if not isinstance(expected, str):
        return None
    if steps[2] in DATES:
        return any(value == expected or (_moment(value) and _moment(value) == _moment(expected)) for value in found)
    return _plain(expected) in {_plain(value) for value in found}


def _moment(value: str) -> tuple[int, ...]:
    read = stamps.read(value)
    if read is None:
        return ()
    moment = datetime.fromisoformat(read)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).timetuple()[:6]


def _plain(value: str) -> str:
    """Words without markup, white space and the slash at an address's end."""
    return (xml.bare(value) or "").rstrip("/").casefold()


def _values(captures: list[Capture], number: int, steps: list[object]) -> tuple[str, ...] | None:
    """What we keep under a name of theirs; None where there is no such thing."""
    item = unpack(captures[number].content) if number < len(captures) else None
    name = "/".join(str(step) for step in steps if not isinstance(step, int)).removesuffix("_parsed")
    asked = ASKED.get(name)
    if asked is None:
        return None
    return tuple(value for value in asked(item, captures[number]) if value) if item is not None else ()


def _text(words: Passage | None) -> str:
    return words.text if words else ""


def _words(item: Item) -> tuple[str | None, ...]:
    return (_text(item.body), _text(item.summary), item.carrier.summary)


def _first_author(item: Item) -> tuple[str, ...]:
    return (*item.authors, *(re.sub(r"\s*[<(]?\S+@\S+?[>)]?(?=\s|$)|[()]", "", one).strip() for one in item.authors))


def _terms(item: Item) -> tuple[str | None, ...]:
    subjects = item.carrier.subjects
    return (
        *item.carrier.keywords,
        *(one.name for one in subjects),
        *((one.code or "").split(" ")[-1] for one in subjects),
    )


ASKED = {
    "title": lambda item, _: (item.headline,),
    "title_detail/value": lambda item, _: (item.headline,),
    "link": lambda item, capture: (capture.url, item.url),
    "id": lambda item, capture: (item.carrier.id, capture.url),
    "guid": lambda item, capture: (item.carrier.id, capture.url),
    "summary": lambda item, _: _words(item),
    "description": lambda item, _: _words(item),
    "content/value": lambda item, _: _words(item),
    "author": lambda item, _: _first_author(item),
    "authors/name": lambda item, _: _first_author(item),
    "author_detail/name": lambda item, _: _first_author(item),
    "tags/term": lambda item, _: _terms(item),
    "tags/label": lambda item, _: item.carrier.keywords,
    "tags/scheme": lambda item, _: tuple((one.code or "").split()[0] for one in item.carrier.subjects if one.code),
    "category": lambda item, _: (*item.carrier.keywords, *(one.name for one in item.carrier.subjects)),
    "rights": lambda item, _: (item.carrier.rights,),
    "publisher": lambda item, _: (item.carrier.provider,),
    "source/title": lambda item, _: (item.outlet,),
    "enclosures/url": lambda item, _: tuple(one.url for one in item.carrier.media),
    "enclosures/href": lambda item, _: tuple(one.url for one in item.carrier.media),
    "enclosures/type": lambda item, _: tuple(one.type for one in item.carrier.media),
    "media_content/url": lambda item, _: tuple(one.url for one in item.carrier.media),
    "published": lambda item, _: (item.published, item.updated),
    "updated": lambda item, _: (item.updated, item.published),
    "created": lambda item, _: (item.carrier.created, item.published),
    "expired": lambda item, _: (item.carrier.expires,),
}
