"""The section an article stands in."""

from __future__ import annotations

import re

from sayso.page.blocks import Block
from sayso.page.declared import Declared

HOME = frozenset((
    "home", "homepage", "home page", "front page", "frontpage", "startseite", "accueil", "inicio", "início", "start",
    "forside", "forsiden", "главная", "ホーム", "トップ", "홈", "首页", "首頁", "начало", "breadcrumb", "breadcrumbs",
    "breadcrumb trail links", "sie sind hier", "sākums", "úvod", "strona główna", "ana sayfa", "etusivu", "hem",
))  # fmt: skip
NEWS = frozenset(("news", "nachrichten", "noticias", "nouvelles", "actualités", "nyheter", "новости"))
"""Steps that are a section only where nothing stands below them."""
NO_SECTION = frozenset((
    "all", "uncategorized", "uncategorised", "tags", "misc", "other", "article", "articles", "default", "none", "page",
    "root", "general", "post", "posts", "story", "stories",
))  # fmt: skip
"""What systems declare where no section is set."""
STEP = re.compile(r"\s*(?:[>›»/|→]|::)\s*")
DECLARED = ("article:section", "og:article:section", "section", "parsely-section", "sailthru.section")


def find(declared: Declared, blocks: tuple[Block, ...], *, outlet: str | None) -> str | None:
    """
    The outermost step of the breadcrumb shown; else what the page declares; never a piece of the address.

    Args:
        declared: What the page declares.
        blocks: The page's blocks.
        outlet: The outlet's name, which often begins a breadcrumb and is no section.
    """
    shown = [step for block in blocks if block.zone == "breadcrumb" for step in _steps(block)]
    for names in (shown, list(declared.json_ld.breadcrumb)):
        section = _first(names, outlet=outlet)
        if section:
            return section
    told = (declared.json_ld.section, *(value for name in DECLARED for value in declared.meta.get(name, ())[:1]))
    return next((section for section in told if section and section.casefold() not in NO_SECTION), None)


def _steps(block: Block) -> list[str]:
    """The steps of one line: its links where it has several, else what its signs part."""
    if len(block.links) > 1:
        return [link.title.strip(" >›»/|→") for link in block.links]
    return STEP.split(block.text)


def _first(steps: list[str], *, outlet: str | None) -> str | None:
    """The first step below the front page that is short enough to be a section's name."""
    names = [name for step in steps if (name := step.strip()) and _may_be(name, outlet)]
    return next((name for name in names if name.casefold() not in NEWS), None) or next(iter(names), None)


def _may_be(name: str, outlet: str | None) -> bool:
    key = name.casefold().strip("[]: ")
    if key in HOME or (outlet and key in outlet.casefold() and key not in NEWS):
        return False
    return len(name.split()) <= 4 and len(name) <= 40
