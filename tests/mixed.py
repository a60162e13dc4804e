"""A folder of mixed files: good pages among all that goes wrong with files."""

import os
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
BIDI = "<p>The minister said \u202eevif\u202c boats \u2066were\u2069 at sea on Tuesday, and none was\u200f missing.</p>"
MARKS = "<p>[bold red]The minister[/bold red] said \x1b[31mno\x1b[0m &#x1b;[2J on Tuesday.</p>"
SAFE = "<p>The ship and her crew of twelve are safe, the harbour master said on Tuesday; she will be towed in.</p>" * 8


def good() -> Iterator[tuple[str, bytes]]:
    """The sample pages, again and again, a line longer each time round."""
    pages = [(path.suffix, path.read_bytes()) for path in sorted(SAMPLES.glob("2026*"))]
    for number, (suffix, page) in enumerate(cycle(pages)):
        yield f"good-{number:04}{suffix}", page + b"\n" * (number // len(pages))


def _body(paragraphs: str) -> bytes:
    return f"<!doctype html><html><title>Harbour</title><body><article><h1>Harbour</h1>{paragraphs}".encode()


def bad() -> Iterator[tuple[str, bytes]]:
    """Files nothing can be read from; each kind again and again."""
    kinds = [
        ("empty.html", b""),
        ("blank.txt", b" \n\t\r\n  "),
        ("zeros.html", bytes(4_000)),
        ("noise.txt", bytes(range(256)) * 40),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(200))),
        ("document.html", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
        ("half.html.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut"),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'),
        ("bomb.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
        ("list.json", b'[{"title": "no article"}]'),
        ("stub.html", b"<!doctype html><html><head><title>Moved</title></head><body></body></html>"),
    ]
    for number, (name, content) in enumerate(cycle(kinds)):
        yield f"bad-{number:04}-{name}", content


def doubtful() -> Iterator[tuple[str, bytes]]:
    """Files that give a reading or a reason, but never a crash."""
    page = (SAMPLES / "2026-03-03_harbour-post_collision.html").read_bytes()
    text = (SAMPLES / "2026-03-05_lodestar_release.txt").read_bytes().decode()
    deep = 10_000
    for number in range(10_000):
        kinds = [
            ("cut.html", page[: len(page) * (1 + number % 9) // 10]),
            ("utf16.txt", text.encode("utf-16-le")),
            ("latin.html", page.replace(b"utf-8", b"ascii").replace("ð".encode(), b"\xf0\xff\xfe")),
            ("cyrillic.html", _body("<p>" + "Министр сказал, что судно в порту. " * 8).decode().encode("windows-1251")),
            ("bidi.html", _body(BIDI * 5)),
            (
                "deep.html",
                _body("<div>" * deep + SAFE + "</div>" * deep),
            ),
            ("quotes.html", _body("<blockquote>" * deep + "“" * deep)),
            ("unclosed.html", _body("<p>" + "<b><i><a href='x'>" * 500 + "The ship is safe, she said.")),
            ("words.txt", b"said " * 4_000),
            ("line.txt", b"x" * 100_000),
            (
                "marks.html",
                _body(MARKS * 4),
            ),
        ]
        name, content = kinds[number % len(kinds)]
        yield f"doubtful-{number:04}-{name}", content


def fill(folder: Path, *, files: int, large_bytes: int) -> dict[str, int]:
    """
    Write a mixed folder.

    Args:
        folder: An empty one.
        files: How many: 4 in 10 good, 3 bad, 3 doubtful, a few of them odd in name or kind.
        large_bytes: Size of the one file that is too large.

    Returns:
        How many are good, bad and doubtful.
    """
    odd = 5
    many = {"good": files * 4 // 10, "doubtful": files * 3 // 10}
    many["bad"] = files - sum(many.values())
    for made, count in ((good(), many["good"] - 1), (doubtful(), many["doubtful"]), (bad(), many["bad"] - odd + 1)):
        for name, content in islice(made, count):
            (folder / name).write_bytes(content)
    with (folder / "large.html").open("wb") as large:
        large.write(b"<!doctype html><html><body><p>")
        large.truncate(large_bytes)
    os.mkfifo(folder / "pipe.html")
    (folder / "dangling.html").symlink_to(folder / "nowhere.html")
    (folder / "evil\x1b[2J\nname.html").write_bytes(b"")
    (folder / os.fsdecode(b"l\xe4rm.html")).write_bytes(next(good())[1])  # a name that is not UTF-8
    return many
