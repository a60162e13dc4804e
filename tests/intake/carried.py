"""A feed, sitemap, message, letter and archive of each form, all of one invented piece of news."""

import gzip
from pathlib import Path

FOLDER = Path(__file__).parent / "carried"
FILES = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}
PAGE = FILES["page.html"]


def record(kind: str, block: bytes, url: str = "https://harbour-post.example/ferry") -> bytes:
    """One record of a WARC."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-05T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answered(body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """The answer of a server."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body


RECORDS = [
    record("request", b"GET /ferry HTTP/1.1\r\n\r\n"),
    record("response", answered(PAGE)),
    record("response", answered(b"", status="302 Found")),
    record("response", answered(b"\x89PNG", media="image/png")),
]
WARC = b"".join(RECORDS)
WARC_GZ = b"".join(map(gzip.compress, RECORDS))
ALL = {**FILES, "archive.warc": WARC, "archive.warc.gz": WARC_GZ}
