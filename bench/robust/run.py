"""
A thousand mixed files: every good one read, one line for each bad one, memory bounded.

    python bench/robust/run.py [--files 1000]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import mixed

LARGE_BYTES = 50_000_000
MEMORY_LIMIT_MB = 1_024


def main() -> None:
    """Measure, print, and end with status 1 where something fell short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    files = parser.parse_args().files
    with tempfile.TemporaryDirectory() as folder:
        many = mixed.fill(Path(folder), files=files, large_bytes=LARGE_BYTES)
        began = time.monotonic()
        command = [sys.executable, "-c", "from sayso.cli import main; main()", "read", folder, "--jsonl"]
        done = subprocess.run(command, capture_output=True, check=False)
        took_s = time.monotonic() - began
    read = [Path(json.loads(line)["article"]["path"]).name for line in done.stdout.splitlines()]
    told = done.stderr.decode().splitlines()
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024
    good = sum(not name.startswith("doubtful") for name in read)
    bugs = [line for line in told if "we have a bug" in line]
    print("| files | good read | doubtful read | lines for the others | faults of ours | peak memory | time |")
    print("|---|---|---|---|---|---|---|")
    print(
        f"| {files} | {good} of {many['good']} | {len(read) - good} of {many['doubtful']} | {len(told)} "
        f"| {len(bugs)} | {peak_mb:.0f} MB | {took_s:.0f} s |"
    )
    whole = good == many["good"] and len(read) + len(told) == files and not bugs
    if not whole or peak_mb >= MEMORY_LIMIT_MB:
        sys.exit("\n".join(["This falls short.", *bugs]))


if __name__ == "__main__":
    main()
