"""The section an article stands in."""

from __future__ import annotations

import re

from sayso.page.blocks import Block
from sayso.page.declared import Declared

HOME = frozenset(
    (
        "home",
        "front page",
        "frontpage",
        "forside",
        "forsiden",
        "homepage",
        "startseite",
        "accueil",
        "inicio",
        "início",
        "start",
        "news",
        "главная",
        "ホーム",
        "トップ",
        "홈",
    )
)
STEP = re.compile(r"\s*(?:[>›»/|→]|::)\s*")


def find(declared: Declared, blocks: tuple[Block, ...], *, url: str | None) -> str | None:
    """The innermost step of the breadcrumb shown; else what the page declares; never a piece of the address."""
    crumbs = [block for block in blocks if block.zone == "breadcrumb"]
    steps = [step for block in crumbs for step in STEP.split(block.text) if step.strip()]
    for names in (steps, list(declared.json_ld.breadcrumb)):
        section = _first_section(names)
        if section:
            return section
    return declared.json_ld.section or declared.first(
        "article:section", "og:article:section", "section", "parsely-section", "sailthru.section"
    )


def _first_section(steps: list[str]) -> str | None:
    """The first step below the front page that is short enough to be a section's name."""
    return next(
        (
            step.strip()
            for step in steps
            if step.strip().casefold() not in HOME and len(step.split()) <= 4 and len(step) <= 40
        ),
        None,
    )
