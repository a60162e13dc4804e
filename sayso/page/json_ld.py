"""The article's node of a page's JSON-LD, in the shapes pages give it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from msgspec import Struct

from sayso.page.tree import LONGEST, Element, line

Json = dict[str, Any]


class JsonLd(Struct, frozen=True, kw_only=True):
    """The article's node of the page's JSON-LD."""

    headline: str | None = None
    description: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    persons: tuple[str, ...] = ()
    """Authors that are people, or of which nothing else is said."""
    organizations: tuple[str, ...] = ()
    """Authors that are organizations."""
    providers: tuple[str, ...] = ()
    """Who else is named as the copy's origin: provider, sourceOrganization, creditText."""
    publisher: str | None = None
    body: str | None = None
    language: str | None = None
    url: str | None = None
    breadcrumb: tuple[str, ...] = ()
    kind: str | None = None
    kinds: frozenset[str] = frozenset()
    """The types of all nodes of the page."""
    keywords: tuple[str, ...] = ()
    free: bool | None = None
    """False where the text is for subscribers only."""


ARTICLE = re.compile(r"(?:article|blogposting|report|liveblogposting|posting)$", re.IGNORECASE)
CDATA = re.compile(r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)|\s*(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*;?\s*$")
CONTROL = re.compile(r"[\x00-\x1f]")
TRAILING_COMMA = re.compile(r",\s*([}\]])")
KEYWORDS = 40
NODES = 2_000
"""At most so many nodes of a page's JSON-LD are looked at."""


def read(tree: Element) -> JsonLd:
    """The node that tells most of the page's article; broken scripts are passed over, never guessed."""
    nodes = [node for script in _scripts(tree) for node in _nodes(_loaded(script))]
    articles = [node for node in nodes if ARTICLE.search(_kind(node))]
    article = max(articles, key=_richness, default=None)
    crumbs = _breadcrumb(nodes)
    kinds = frozenset(kind for node in nodes if (kind := _kind(node)))
    if article is None:
        pages = (node for node in nodes if _kind(node).lower().endswith("page") and _date(node, "datePublished"))
        nothing: Json = {}
        page = next(pages, nothing)
        return JsonLd(
            published=_date(page, "datePublished"), modified=_date(page, "dateModified"), breadcrumb=crumbs,
            kind=next((_kind(node) for node in nodes if _kind(node)), None), kinds=kinds,
        )  # fmt: skip
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    authors = list(_named(article.get("author") or article.get("creator"), by_id))
    return JsonLd(
        headline=line(article.get("headline")) or line(article.get("name")),
        description=line(article.get("description")),
        published=_date(article, "datePublished") or _date(article, "dateCreated"),
        modified=_date(article, "dateModified"),
        section=_section(article.get("articleSection")),
        persons=tuple(name for name, kind in authors if "organi" not in kind),
        organizations=tuple(name for name, kind in authors if "organi" in kind),
        providers=tuple(
            name for key in ("provider", "sourceOrganization", "creditText", "copyrightHolder")
            for name, _ in _named(article.get(key), by_id)
        ),
        publisher=next((name for name, _ in _named(article.get("publisher"), by_id)), None),
        body=_body(article.get("articleBody")),
        language=line(article.get("inLanguage")),
        url=_address(article),
        breadcrumb=crumbs,
        kind=_kind(article),
        kinds=kinds,
        keywords=_keywords(article.get("keywords")),
        free=_truth(article.get("isAccessibleForFree")),
    )  # fmt: skip


def _scripts(tree: Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _loaded(script: str) -> object:
    """The script's value; common faults are mended (comments, raw line ends, trailing commas), others give None."""
    value = _parsed(script)
    return value if value is not None else _parsed(_mended(script))


def _parsed(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _mended(script: str) -> str:
    return TRAILING_COMMA.sub(r"\1", CONTROL.sub(" ", CDATA.sub("", CDATA.sub("", script, count=1), count=1)))


def _nodes(value: object) -> Iterator[Json]:
    """Every node of the graph, outermost first; never through a list of other articles."""
    queue: list[object] = [value]
    for _ in range(NODES):
        if not queue:
            return
        head = queue.pop(0)
        if isinstance(head, list):
            queue = [*cast("list[object]", head)[:500], *queue]
        elif isinstance(head, dict):
            node = cast("Json", head)
            yield node
            queue += [
                node[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "hasPart")
                if key in node
            ]


def _kind(node: Json) -> str:
    kind: object = node.get("@type")
    if isinstance(kind, list):
        kinds = [one for one in cast("list[object]", kind) if isinstance(one, str)]
        return next((one for one in kinds if ARTICLE.search(one)), kinds[0] if kinds else "")
    return kind if isinstance(kind, str) else ""


def _richness(node: Json) -> tuple[bool, bool, int]:
    """The page's own article says more of itself than one that is only referred to."""
    return (bool(node.get("headline")), bool(node.get("datePublished")), len(node))


def _named(value: object, by_id: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Names with their lower-case types, out of strings, nodes, references and lists of these."""
    for entry in cast("list[object]", value) if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            if name := line(entry):
                yield name, ""
        elif isinstance(entry, dict):
            node = cast("Json", entry)
            reference = node.get("@id")
            if "name" not in node and isinstance(reference, str):
                node = by_id.get(reference, node)
            names = node.get("name")
            for name in cast("list[object]", names) if isinstance(names, list) else [names]:
                if text := line(name):
                    yield text, _kind(node).lower()


def _date(node: Json, key: str) -> str | None:
    value: object = node.get(key)
    if isinstance(value, list):
        value = next(iter(cast("list[object]", value)), None)
    return line(value)


def _section(value: object) -> str | None:
    if isinstance(value, list):
        return next((text for entry in cast("list[object]", value) if (text := line(entry))), None)
    return line(value)


def _keywords(value: object) -> tuple[str, ...]:
    """The keywords of a list or of a line with commas; those with a colon are for machines."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    if len(values) == 1 and isinstance(values[0], str):
        values = list(values[0][:LONGEST].split(","))
    return tuple(text for entry in values[:KEYWORDS] if (text := line(entry)) and ":" not in text)


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.strip().lower()) if isinstance(value, str) else None


def _body(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n".join(entry for entry in cast("list[object]", value) if isinstance(entry, str))
    return value if isinstance(value, str) and value.strip() else None


def _address(article: Json) -> str | None:
    page: object = article.get("mainEntityOfPage")
    inner = cast("Json", page).get("@id") if isinstance(page, dict) else page
    for value in (article.get("url"), inner):
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None


def _breadcrumb(nodes: list[Json]) -> tuple[str, ...]:
    """The names of the page's breadcrumb, outermost first."""
    crumbs = next((node for node in nodes if _kind(node) == "BreadcrumbList"), None)
    steps = crumbs.get("itemListElement") if crumbs else None
    if not isinstance(steps, list):
        return ()
    names: list[str] = []
    for step in cast("list[object]", steps):
        if isinstance(step, dict):
            node = cast("Json", step)
            inner = node.get("item")
            name = line(node.get("name")) or (
                line(cast("Json", inner).get("name")) if isinstance(inner, dict) else None
            )
            if name:
                names.append(name)
    return tuple(names)
