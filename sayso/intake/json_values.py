"""JSON from strangers, and what is asked of it: every value may be absent or of the wrong type."""

from __future__ import annotations

from typing import cast

import msgspec

from sayso.errors import UnknownFormat
from sayso.intake import xml_tree as xml
from sayso.knowledge.encodings import decoded

Object = dict[str, object]


def parse(content: bytes, *, encoding: str | None = None, where: str = "") -> object:
    """
    The value a JSON text stands for.

    Raises:
        UnknownFormat: It stands for none, or nests deeper than can be read.
    """
    text = decoded(content, encoding).removeprefix("\ufeff").strip().strip("\0")
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, UnicodeError, RecursionError, ValueError) as fault:
        raise UnknownFormat(f"JSON that cannot be read ({fault})", where=where, remedy="Fetch it again.") from fault


def as_object(value: object) -> Object:
    """The value if it is an object, else an empty one."""
    return cast("Object", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The value if it is a list, else an empty one."""
    return cast("list[object]", value) if isinstance(value, list) else []


def source(value: Object) -> bytes:
    """A value as JSON."""
    return msgspec.json.encode(value)


def text(value: Object, key: str) -> str | None:
    """A text as it is written; None where it is none or blank."""
    found = value.get(key)
    return found if isinstance(found, str) and found.strip() else None


def line(value: Object, key: str) -> str | None:
    """A text or number on one line."""
    found = value.get(key)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return str(found)
    return xml.line(found) if isinstance(found, str) else None


def lines(value: Object, key: str) -> tuple[str, ...]:
    """The texts of a list, or one text, each on one line."""
    found = value.get(key)
    words = as_list(found) or [found]
    return tuple(dict.fromkeys(one for word in words if isinstance(word, str) and (one := xml.line(word))))


def objects(value: Object, key: str) -> list[Object]:
    """The objects of a list."""
    return [one for one in map(as_object, as_list(value.get(key))) if one]
