"""The section an article stands in."""

from __future__ import annotations

import re

from sayso.page.blocks import Block
from sayso.page.declared import Declared

HOME = frozenset((
    "home", "homepage", "home page", "front page", "frontpage", "startseite", "accueil", "inicio", "início", "start",
    "news", "forside", "forsiden", "главная", "ホーム", "トップ", "홈", "breadcrumb", "breadcrumbs",
    "breadcrumb trail links",
))  # fmt: skip
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
    return declared.json_ld.section or declared.first(*DECLARED)


def _steps(block: Block) -> list[str]:
    """The steps of one line: its links where it has several, else what its signs part."""
    if len(block.links) > 1:
        return [link.title.strip(" >›»/|→") for link in block.links]
    return STEP.split(block.text)


def _first(steps: list[str], *, outlet: str | None) -> str | None:
    """The first step below the front page that is short enough to be a section's name."""
    for step in steps:
        name = step.strip()
        key = name.casefold()
        is_outlet = bool(outlet) and key in (outlet or "").casefold()
        if name and key not in HOME and not is_outlet and len(name.split()) <= 4 and len(name) <= 40:
            return name
    return None
