"""Who wrote an article: people, kept apart from agencies and the outlet itself."""

from __future__ import annotations

import re

from sayso.knowledge import agencies
from sayso.page.blocks import Block
from sayso.page.declared import Declared
from sayso.records.article import Agency

META = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl",
    "sailthru.author", "cxenseparse:author", "citation_author", "twitter:creator:name",
)  # fmt: skip
BY = re.compile(
    r"^\W*(?:(?:article |story |words |text |report |posted |published |written |authored |"
    r"reported |analysis |opinion |news )?by|von|par|por|di|da|door|av|af|autor(?:en|in|es|a)?|"
    r"texte?|texto|testo|author)\b\s*:?\s+",
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
NO_NAME = re.compile(
    r"^(?:https?:|www\.|@|\d)|facebook\.com|twitter\.com|^(?:admin|staff|editor|author|unknown|null|none|by|home)$",
    re.IGNORECASE,
)
LONGEST = 60


def find(declared: Declared, head: tuple[Block, ...], *, outlet: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    The people who wrote it, and every byline as printed, agencies among them.

    Args:
        declared: What the page declares.
        head: The blocks before and around the text's beginning.
        outlet: The outlet's name, which is no author.
    """
    shown = tuple(block.text for block in head if is_byline(block))
    ld = declared.json_ld
    sources = (
        ld.persons or ld.organizations,
        declared.itemprop.get("author", ()) or declared.itemprop.get("creator", ()),
        tuple(name for key in META for name in declared.meta.get(key, ())[:8])[:8],
        shown,
    )
    people: tuple[str, ...] = ()
    for names in sources:
        people = _people(names, outlet)
        if people:
            break
    people = people or tuple(name for name in ld.organizations if not agencies.is_agency(name))
    return people, tuple(BY.sub("", text) for text in shown)


def without(people: tuple[str, ...], agency: Agency | None) -> tuple[str, ...]:
    """The people, the agency not among them."""
    return tuple(name for name in people if agency is None or name.casefold() != agency.name.casefold())


def is_byline(block: Block) -> bool:
    """Whether a block is a byline."""
    if len(block.text) > 160 or block.words > 18:
        return False
    return bool(SHOWN.match(block.text)) or block.zone == "byline"


def _people(names: tuple[str, ...], outlet: str | None) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for entry in names:
        for name in split(entry):
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
    if outlet and (name.casefold() in outlet.casefold() or outlet.casefold() in name.casefold()):
        return False
    if agencies.is_agency(name) or agencies.find(name) is not None:
        return False
    return not ROLE.search(name) and (name[0].isupper() or not name.isascii())


def _cased(name: str) -> str:
    """A name in capitals in ordinary letters; others as they are."""
    if len(name) > 4 and name.isupper() and " " in name:
        return name.title()
    return name
