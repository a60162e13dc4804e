"""
How much faster several processes read than one, that they print the same bytes, and the memory of the largest.

Run with ``PYTHONPATH=. .venv/bin/python bench/workers/run.py [ARTICLES] [JOBS]`` on a machine that does nothing else.
The articles are those of ``news/english.jsonl`` in the corpora, each as a text file in a temporary folder.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

CORPUS = Path(os.environ.get("SAYSO_CORPORA", "../shared/data")) / "news" / "english.jsonl"
ARTICLES = 1_000
COMMAND = "from sayso.cli import main; main()"


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else len(os.sched_getaffinity(0))
    if not CORPUS.exists():
        print(f"{CORPUS} is not there.")
        return
    with tempfile.TemporaryDirectory() as folder:
        characters = write(Path(folder), many)
        alone = read(folder, jobs=1)
        together = read(folder, jobs=jobs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{many:,} articles, {characters:,} characters, {os.cpu_count()} cores")
    for name, (seconds, busy, _) in (("1 process", alone), (f"{jobs} processes", together)):
        print(f"{name:12} {seconds:7.1f} s {many / seconds:6.1f} articles/s {busy:7.1f} s of processors")
    print(f"faster by    {alone[0] / together[0]:7.2f}")
    print(f"same bytes   {alone[2] == together[2]!s:>7}")
    print(f"peak memory  {peak / 1e6:7.0f} MB of the largest process")


def write(folder: Path, many: int) -> int:
    """The first articles of the corpus as text files; how many characters."""
    characters = 0
    with CORPUS.open(encoding="utf-8") as lines:
        for number, line in zip(range(many), lines, strict=False):
            text = json.loads(line)["text"]
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
            characters += len(text)
    return characters


def read(folder: str, *, jobs: int) -> tuple[float, float, str]:
    """Seconds it takes by the clock, seconds of processors it uses, and the hash of all that is printed."""
    command = [sys.executable, "-c", COMMAND, "read", "--plain", "--jsonl", "--jobs", str(jobs), folder]
    start, before = time.perf_counter(), used()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    return time.perf_counter() - start, used() - before, sha256(done.stdout).hexdigest()


def used() -> float:
    """Processor seconds of all processes that have ended, theirs too."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
