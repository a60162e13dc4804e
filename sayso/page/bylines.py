"""Who wrote an article: people, kept apart from agencies and the outlet itself."""

from __future__ import annotations

import re

from sayso.knowledge import agencies
from sayso.page.blocks import HEADINGS, Block
from sayso.page.declared import Declared
from sayso.records.article import Agency

META = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl",
    "sailthru.author", "cxenseparse:author", "citation_author", "twitter:creator:name",
)  # fmt: skip
BY = re.compile(
    r"^\W*(?:(?:article |story |words |text |report |posted |published |written |authored |"
    r"reported |analysis |opinion |news )?by|von|par|por|di|da|door|av|af|autor(?:en|in|es|a)?|"
    r"texte?|texto|testo|author|текст|автор)\b\s*:?\s+",
    re.IGNORECASE,
)
SHOWN = re.compile(r"^(?:By|BY|Von|Par|Por|Di|Door|Av)\b:?\s+(?=[A-ZÀ-ÞА-Я])")
CUT = re.compile(
    r"\s*(?:\||•|·|—|–|\s-\s|@\w|\bat \d|\bon \w+day|\bUpdated\b|\bPublished\b|https?:|\()|"
    r"\S+@\S+|,?\s+(?:in|aus) [A-ZÀ-Þ].*$",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s*(?:;|\||&|\s/\s|,\s*(?:and|und|y|et|e)?\s*|\s(?:and|und|y|et|e|og|och|en|with|mit)\s)\s*")
ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|producer|columnist|journalist|bureau|chief|"
    r"desk|newsroom|redaktion|redacci[oó]n|"
    r"r[ée]daction|redazione|contributor|columnista|reporterin|korrespondent\w*|agencies|"
    r"agenturen|editorial|team|admin|guest|"
    r"photographer|director|president|web|online|digital|magazine|inc|ltd|news|press|agency)\b",
    re.IGNORECASE,
)
TEAM = re.compile(
    r"\b(?:staff|team|desk|newsroom|redaktion|redacci[oó]n|r[ée]daction|redazione|reda[cç][cç][aã]o|redactie|redakcja|"
    r"correspondents?|reporters?|editors|editorial|bureau|agencies|news)\b",
    re.IGNORECASE,
)
FROM = re.compile(r",\s*|\s+(?:in|aus|en|à|da)\s+(?=[A-ZÀ-Þ])")
NO_NAME = re.compile(
    r"^(?:https?:|www\.|@)|\d|facebook\.com|twitter\.com|\bby$|"
    r"^(?:admin|no author|staff|editor|author|unknown|null|none|by|home)$",
    re.IGNORECASE,
)
LONGEST = 60


def find(declared: Declared, head: tuple[Block, ...], *, outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Who wrote it, and every byline as printed, agencies among them.

    People where any source names one, with the teams their source names beside them; else a team ("Sports desk") or
    the outlet itself, where it is declared or printed as the author.

    Args:
        declared: What the page declares.
        head: The blocks before and around the text's beginning.
        outlet: The outlet's name, which is no person.
    """
    shown = tuple(block.text for block in head if is_byline(block))
    wires = tuple(_sender(block.text) for block in head if is_agency_line(block))
    printed = (*(BY.sub("", text) for text in shown), *wires)
    ld = declared.json_ld
    authors = (*ld.persons, *ld.organizations)
    sources = (
        authors,
        declared.itemprop.get("author", ()) or declared.itemprop.get("creator", ()),
        tuple(name for key in META for name in declared.meta.get(key, ())[:8])[:8],
        shown,
    )
    for names in sources:
        people = _people(names, outlet)
        if names is shown:  # a word by itself under a headline is a button or a place
            people = tuple(name for name in people if " " in name or not name.isascii())
        if people:
            teams = (name for name in names if names is authors and _is_team(name, outlet))
            return tuple(dict.fromkeys((*people, *teams))), printed
    named = (name for names in sources for name in names if _is_team(name, outlet))
    itself = (name for name in (*authors, *shown) if outlet and _is_outlet(name, outlet))
    return tuple(filter(None, (next(named, None) or next(itself, None),))), printed


def without(bylines: tuple[str, ...], agency: Agency | None, *, outlet: str | None) -> tuple[str, ...]:
    """The bylines, the agency not among them, nor an outlet that only passes the agency's copy on."""
    if agency is None:
        return bylines
    return tuple(
        name for name in bylines
        if name.casefold() != agency.name.casefold() and not (outlet and _is_outlet(name, outlet))
    )  # fmt: skip


def is_agency_line(block: Block) -> bool:
    """Whether a line is nothing but an agency's name, perhaps with the place it reports from."""
    if block.words > 6 or len(block.text) > 60 or block.tag in HEADINGS or not block.text[0].isalpha():
        return False
    row = agencies.find(_sender(block.text))
    return row is not None and row.kind in ("agency", "state_media")


def _sender(text: str) -> str:
    return FROM.split(BY.sub("", text), maxsplit=1)[0]


def is_byline(block: Block) -> bool:
    """Whether a block is a byline."""
    if len(block.text) > 160 or block.words > 18:
        return False
    return bool(SHOWN.match(block.text)) or block.zone == "byline"


def _people(names: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for entry in names:
        for name in split(entry):
            if outlet and len(name) > len(outlet) and name.casefold().endswith(" " + outlet.casefold()):
                name = name[: -len(outlet)].rstrip(" ,-–—")  # noqa: PLW2901  (the name without the outlet's)
            if _is_person(name, outlet):
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def split(text: str) -> tuple[str, ...]:
    """
    The names in a byline.

    >>> split("By Ann Lee and Bo Berg, Paris correspondent")
    ('Ann Lee', 'Bo Berg', 'Paris correspondent')
    """
    bare = BY.sub("", " ".join(text.split()))
    parts = [CUT.split(part, maxsplit=1)[0].strip(" ,.;:*•") for part in JOINED.split(CUT.split(bare, maxsplit=1)[0])]
    if any(" " in part for part in parts):  # beside a full name, one word is a place or a desk
        parts = [part for part in parts if " " in part or not part.isascii()]
    return tuple(_cased(part) for part in parts if part)


def _is_person(name: str, outlet: str | None) -> bool:
    if not 2 <= len(name) <= LONGEST or NO_NAME.search(name) or len(name.split()) > 6:
        return False
    if (outlet and _is_outlet(name, outlet)) or agencies.is_agency(name) or agencies.find(name) is not None:
        return False
    return not ROLE.search(name) and (name[0].isupper() or not name.isascii())


def _is_team(name: str, outlet: str | None) -> bool:
    """Whether a whole entry names those who work together and no person: "MM-Redaktion", "Guardian staff reporter"."""
    words = name.split()
    if not 1 <= len(words) <= 5 or NO_NAME.search(name) or CUT.search(name) or "," in name or not name[0].isupper():
        return False
    if agencies.is_agency(name) or (outlet and _is_outlet(name, outlet)):
        return False
    return bool(TEAM.search(name)) and (len(words) > 1 or "-" in name)


def _is_outlet(name: str, outlet: str) -> bool:
    return name.casefold() in outlet.casefold() or outlet.casefold() in name.casefold()


def _cased(name: str) -> str:
    """A name in capitals in ordinary letters; others as they are."""
    if len(name) > 4 and name.isupper() and " " in name:
        return name.title()
    return name
