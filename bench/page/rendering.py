"""
Pages given as plain text: each page of the corpora as a text browser shows it, read by Sayso as such.

    python bench/page/rendering.py [--misses] [--half 0|1]

Every block is a line of its own with an empty line before it, list entries stand under bullets, links lose their
addresses. ``whole``: all of the page; ``from the heading``: without what stands above its first h1, as the pages
are that people hand on as text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import run
import scores
from lxml import html

from sayso.errors import SaysoError
from sayso.intake import recognise
from sayso.page import read

BLOCK = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul br".split()
)
UNSEEN = frozenset("script style noscript template svg iframe head select option button textarea".split())
HEADING = "\x1e"
"""Stands before the first heading while the page is rendered."""


def render(content: bytes, *, from_heading: bool) -> str:
    """The page as text."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    body = html.document_fromstring(content, parser=parser).find("body")
    lines: list[str] = []
    pieces: list[str] = []

    def flush(mark: str = "") -> None:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            lines.append(mark + text)

    def walk(element: html.HtmlElement, depth: int) -> None:
        if not isinstance(element.tag, str) or element.tag in UNSEEN or depth > 400:
            return
        block = element.tag in BLOCK
        mark = "  • " if element.tag == "li" else HEADING if element.tag == "h1" else ""
        if block:
            flush()
        pieces.append(element.text or "")
        for child in element:
            walk(child, depth + 1)
            if child.tag in BLOCK:
                flush(mark)
            pieces.append(child.tail or "")
        if block:
            flush(mark)

    walk(body, 0)
    first = next((at for at, line in enumerate(lines) if line.startswith(HEADING)), 0) if from_heading else 0
    return "\n\n".join(line.removeprefix(HEADING) for line in lines[first:])


def as_text(text: str) -> dict:
    try:
        article = read(recognise(text.encode()))
    except SaysoError as error:
        return {"error": str(error)}
    return {"body": article.text, "title": article.headline}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--half", type=int, choices=(0, 1))
    chosen = options.parse_args()
    print("| set | rendered | pages | body F1 | P | R | headline close |\n|---|---|---|---|---|---|---|")
    for name, pages in (("scrapinghub", run.scrapinghub()), ("fundus", run.fundus(chosen.half))):
        for rendered, from_heading in (("whole", False), ("from the heading", True)):
            given = [as_text(render(page["html"], from_heading=from_heading)) for page in pages]
            body = scores.body_f1(
                [(page["body"], one.get("body") or "") for page, one in zip(pages, given, strict=True)]
            )
            close = "–"
            if "title" in pages[0]:
                near = [scores.close(page["title"], one.get("title")) for page, one in zip(pages, given, strict=True)]
                close = f"{sum(near) / len(near):.3f}"
            cells = " | ".join(f"{body[key]:.3f}" for key in ("f1", "p", "r"))
            print(f"| {name} | {rendered} | {len(pages)} | {cells} | {close} |", flush=True)
            if chosen.misses:
                run.misses([{**page, "authors": [], "publishing_date": None} for page in pages], given)


if __name__ == "__main__":
    main()
