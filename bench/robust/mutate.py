"""
Ten thousand damaged pages, feeds and wire files through intake and page/: no crash, hang or request, memory bounded.

    PYTHONPATH=. python bench/robust/mutate.py [--inputs 10000] [--seed 1] [--keep FOLDER]

The seeds are the samples, what `tests/intake/carried.py` makes, and the corpora's pages where SAYSO_CORPORA points.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import random
import resource
import signal
import socket
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from sayso import page
from sayso.errors import InputError
from sayso.intake import files
from sayso.intake.unpack import zstd
from sayso.records.capture import Capture
from tests.intake import carried

HANG_S = 2.0
STOP_S = 20
MEMORY_MB = 1_024
LARGEST_SEED_BYTES = 400_000
SAMPLES = Path(__file__).parents[2] / "samples"
PIECES = (
    *b"<![CDATA[ ]]> <!-- --> < > \" ' { } [ ] , \\0 \\u0000 \\ud800 1e999999 NaN &b; &#0; &#x110000;".split(),
    *b"<item> </item> <newsItem> \x00 \x01 \x02 \x03 \x04 \x1b[2J \xff\xfe \xef\xbb\xbf \xed\xa0\x80".split(),
    b"WARC/1.0\r\n",
    b"<?xml version='1.0' encoding='utf-16'?>",
    b"<!DOCTYPE a [<!ENTITY b 'bb'>]>",
    b"<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'>",
    b"\x16\x16\x01",
    b"\r",
    b"\n\n",
    b"From a@b Thu Jan  1 00:00:00 2026\n",
    b"Content-Length: -1\r\n",
    b"Content-Type: multipart/mixed; boundary=a\r\n",
    b"=?utf-8?B?gg==?=",
    b"<div>" * 3_000,
    b"[" * 5_000,
    b"(" * 5_000,
    b" " * 20_000,
    b"a" * 20_000,
    b"9" * 5_000,
    b"<a b='" + b"c" * 9_000,
)
"""What grammars stumble over."""


def seeds() -> list[list[bytes]]:
    """Inputs to be damaged, by kind."""
    found = [[path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.is_file()], list(carried.ALL.values())]
    if corpora := os.environ.get("SAYSO_CORPORA"):
        root = Path(corpora) / "pages"
        for folder in ("feeds", "sitemaps", "wire", "warc"):
            paths = sorted(path for path in root.glob(f"{folder}/**/*") if path.is_file() and path.name != "LICENSE")
            found.append([path.read_bytes() for path in paths])
        found.append([gzip.decompress(path.read_bytes()) for path in sorted(root.glob("*/html/*.html.gz"))])
    return [[seed[:LARGEST_SEED_BYTES] for seed in kind if seed] for kind in found]


def mutated(seed: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A seed with one to six faults; now and then packed."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        _fault(content, others, chance)
    packed = chance.random()
    if packed < 0.02:
        return gzip.compress(bytes(content), 1)[: chance.choice((None, 50, -5))]
    if packed < 0.04:
        return zstd.compress(bytes(content), 1)[: chance.choice((None, 50, -5))]
    return bytes(content)


def _fault(content: bytearray, others: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(content) + 1)
    end = min(len(content), at + chance.choice((1, 4, 40, 400, 4_000)))
    chance.choice((_insert, _drop, _repeat, _noise, _cut, _transplant, _reverse, _replace, _encode))(
        content, at, end, chance, others
    )


def _insert(content: bytearray, at: int, _: int, chance: random.Random, __: list[bytes]) -> None:
    content[at:at] = chance.choice(PIECES)


def _drop(content: bytearray, at: int, end: int, *_: object) -> None:
    del content[at:end]


def _repeat(content: bytearray, at: int, end: int, chance: random.Random, _: list[bytes]) -> None:
    content[at:at] = content[at:end] * chance.choice((1, 2, 50))


def _noise(content: bytearray, _: int, __: int, chance: random.Random, ___: list[bytes]) -> None:
    for _step in range(chance.choice((1, 8, 64)) if content else 0):
        content[chance.randrange(len(content))] = chance.randrange(256)


def _cut(content: bytearray, at: int, *_: object) -> None:
    del content[at:]


def _transplant(content: bytearray, at: int, end: int, chance: random.Random, others: list[bytes]) -> None:
    other = chance.choice(others)
    start = chance.randrange(len(other))
    content[at:end] = other[start : start + chance.choice((10, 300, 3_000))]


def _reverse(content: bytearray, at: int, end: int, *_: object) -> None:
    content[at:end] = content[at:end][::-1]


def _replace(content: bytearray, _: int, __: int, chance: random.Random, ___: list[bytes]) -> None:
    old, new = chance.choice(((b"utf-8", b"utf-16"), (b"<", b"&lt;"), (b"</", b"<"), (b'"', b""), (b"\n", b"")))
    content[:] = bytes(content).replace(old, new, chance.choice((1, 5, 100_000)))


def _encode(content: bytearray, _: int, __: int, chance: random.Random, ___: list[bytes]) -> None:
    text = bytes(content).decode("utf-8", "replace")[:100_000]
    content[:] = text.encode(chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "shift_jis")), "replace")


def read(content: bytes) -> Counter[str]:
    """Everything that intake and page/ make of an input."""
    told: Counter[str] = Counter()
    for given in files.load_all("-", stdin=io.BytesIO(content)):
        if not isinstance(given, Capture):
            told["refused"] += 1
            continue
        try:
            page.read(given)
            told["articles"] += 1
        except InputError:
            told["refused"] += 1
    return told


def no_request(*_: object, **__: object) -> None:
    """Stands in the place of the network."""
    raise AssertionError("a request was made")


def hang(_: int, __: FrameType | None) -> None:
    """Ends what takes far too long."""
    raise TimeoutError


def main() -> None:
    """Measure, print, and end with status 1 where something fell short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="A folder for inputs that crash or hang.")
    asked = parser.parse_args()
    socket.socket.connect = no_request  # type: ignore[method-assign, assignment]
    socket.getaddrinfo = no_request  # type: ignore[assignment]
    signal.signal(signal.SIGALRM, hang)
    chance = random.Random(asked.seed)  # noqa: S311 - the same faults every time
    kinds = seeds()
    others = [seed for kind in kinds for seed in kind]
    counts: Counter[str] = Counter()
    slowest = 0.0
    began = time.monotonic()
    for number in range(asked.inputs):
        content = mutated(chance.choice(chance.choice(kinds)), others, chance)
        started = time.process_time()
        signal.alarm(STOP_S)
        try:
            told = read(content)
            counts["read"] += bool(told["articles"])
            counts["refused"] += not told["articles"]
            counts["articles"] += told["articles"]
        except Exception:  # noqa: BLE001 - what is looked for
            counts["crashed"] += 1
            traceback.print_exc()
            _keep(asked.keep, f"crash-{number}", content)
        finally:
            signal.alarm(0)
        took_s = time.process_time() - started
        slowest = max(slowest, took_s)
        if took_s > HANG_S:
            counts["hung"] += 1
            print(f"input {number}: {took_s:.1f} s", file=sys.stderr)
            _keep(asked.keep, f"hang-{number}", content)
    took_s = time.monotonic() - began
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print("| inputs | seeds | read | articles | refused | crashed | over 2 s | slowest | peak memory | time |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {asked.inputs} | {len(others)} | {counts['read']} | {counts['articles']} | {counts['refused']} "
        f"| {counts['crashed']} | {counts['hung']} | {slowest:.2f} s | {peak_mb:.0f} MB | {took_s:.0f} s |"
    )
    if counts["crashed"] or counts["hung"] or peak_mb > MEMORY_MB:
        sys.exit("This falls short.")


def _keep(folder: Path | None, name: str, content: bytes) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
