"""
Pages read by Sayso and by trafilatura in the same run.

    python bench/page/run.py [--misses] [--half 0|1] [--system sayso]

Corpora: ``$SAYSO_CORPORA/pages`` (default ``../shared/data``). ``--half`` takes the fundus pages whose name hashes to
that half: rules were written looking at half 0 only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent))
import scores
import trafilatura as peer

from sayso.errors import SaysoError
from sayso.intake import recognise
from sayso.page import read

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data")) / "pages"


def scrapinghub() -> list[dict]:
    truth = json.loads((CORPORA / "scrapinghub/ground-truth.json").read_text(encoding="utf-8"))
    rows = []
    for key, entry in sorted(truth.items()):
        html = gzip.decompress((CORPORA / f"scrapinghub/html/{key}.html.gz").read_bytes())
        rows.append({"id": key, "html": html, "url": entry["url"], "body": entry["articleBody"]})
    return rows


def fundus(half: int | None) -> list[dict]:
    rows = []
    for line in (CORPORA / "fundus/expected.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if half is None or crc32(entry["file"].encode()) % 2 == half:
            rows.append({**entry, "html": gzip.decompress((CORPORA / "fundus" / entry["file"]).read_bytes())})
    return rows


def sayso(html: bytes, url: str) -> dict:
    try:
        article = read(recognise(html, url=url))
    except SaysoError as error:
        return {"error": str(error)}
    return {
        "body": article.text, "title": article.headline, "authors": list(article.bylines),
        "published": article.published.value if article.published else None, "section": article.section,
    }  # fmt: skip


def trafilatura(html: bytes, url: str) -> dict:
    text = html.decode("utf-8", "replace")
    found = peer.bare_extraction(text, url=url, include_comments=False, with_metadata=True)
    if found is None:
        return {}
    return {
        "body": found.text, "title": found.title, "authors": (found.author or "").split("; ") if found.author else [],
        "published": found.date, "section": (found.categories or [None])[0],
    }  # fmt: skip


def trafilatura_fast(html: bytes, url: str) -> dict:
    return {"body": peer.extract(html.decode("utf-8", "replace"), url=url, include_comments=False, fast=True) or ""}


SYSTEMS = {"sayso": sayso, "trafilatura": trafilatura, "trafilatura fast, body only": trafilatura_fast}


def measure(system: Callable[[bytes, str], dict], pages: list[dict]) -> tuple[list[dict], float]:
    """What a system reads on each page, and the pages it reads in a CPU-second."""
    for page in pages[:3]:
        system(page["html"], page["url"])
    begun = time.process_time()
    given = [system(page["html"], page["url"]) for page in pages]
    return given, len(pages) / (time.process_time() - begun)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--half", type=int, choices=(0, 1))
    options.add_argument("--system", choices=list(SYSTEMS), action="append")
    chosen = options.parse_args()
    sets = {"scrapinghub": scrapinghub(), "fundus": fundus(chosen.half)}
    fields = "body F1 | P | R | token F1 | headline equal / close | day | minute | authors F1 | pages/CPU-s"
    print(f"| set | system | pages | {fields} |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name, pages in sets.items():
        for system in chosen.system or SYSTEMS:
            given, speed = measure(SYSTEMS[system], pages)
            print(f"| {name} | {system} | {len(pages)} | {row(pages, given)} | {speed:.0f} |", flush=True)
            if chosen.misses:
                misses(pages, given)


def row(pages: list[dict], given: list[dict]) -> str:
    body = scores.body_f1([(page["body"], found.get("body") or "") for page, found in zip(pages, given, strict=True)])
    cells = [f"{body[key]:.3f}" for key in ("f1", "p", "r", "token_f1")]
    if "title" not in pages[0] or not any(found.get("title") for found in given):
        return " | ".join([*cells, *["–"] * 4])
    pairs = list(zip(pages, given, strict=True))
    count = len(pages)
    dated = [(page, found) for page, found in pairs if page["publishing_date"]]
    timed = [
        (page, found)
        for page, found in dated
        if len(page["publishing_date"]) > 10 and page["publishing_date"][11:19] != "00:00:00"
    ]
    equal = sum(scores.norm(page["title"]) == scores.norm(found.get("title")) for page, found in pairs) / count
    close = sum(scores.close(page["title"], found.get("title")) for page, found in pairs) / count
    day = sum(scores.same_day(page["publishing_date"], found.get("published")) for page, found in dated) / len(dated)
    minute = sum(scores.same_minute(page["publishing_date"], found.get("published")) for page, found in timed) / len(
        timed
    )
    authors = scores.names_f1([(page["authors"] or [], found.get("authors") or []) for page, found in pairs])
    return " | ".join([*cells, f"{equal:.3f} / {close:.3f}", f"{day:.3f}", f"{minute:.3f}", f"{authors:.3f}"])


def misses(pages: list[dict], given: list[dict]) -> None:
    for page, found in zip(pages, given, strict=True):
        body = (
            scores.body_f1([(page["body"], found.get("body") or "")])
            if found.get("body")
            else {"f1": 0, "p": 0, "r": 0}
        )
        notes = []
        if body["f1"] < 0.93:
            notes.append(f"body {body['f1']:.2f} p {body['p']:.2f} r {body['r']:.2f} {found.get('error', '')}")
        if "title" in page:
            if scores.norm(page["title"]) != scores.norm(found.get("title")):
                notes.append(f"title {page['title']!r} | {found.get('title')!r}")
            if page["publishing_date"] and not scores.same_minute(page["publishing_date"], found.get("published")):
                notes.append(f"date {page['publishing_date']} | {found.get('published')}")
            if {scores.norm(name) for name in page["authors"] or []} != {
                scores.norm(name) for name in found.get("authors") or []
            }:
                notes.append(f"authors {page['authors']} | {found.get('authors')}")
        if notes:
            print("  ", page["id"].rsplit("/", 1)[-1], *notes, sep="\n       ", file=sys.stderr)


if __name__ == "__main__":
    main()
