# ruff: noqa: INP001 (a script, not a package)
"""
Builds nicknames.csv, the given names that are short for others: ``python tables/build_names.py``.

Takes the package ``nicknames`` (Apache-2.0), a hand-kept list of English given names and what their bearers are called.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

CROSS = frozenset(
    """
    alexander:sandy alexander:sasha andrew:drew ann:nancy anthony:tony catherine:kate catherine:kathy katherine:kate
    elizabeth:betsy elizabeth:betty elizabeth:bess elizabeth:beth elizabeth:lisa elizabeth:liz elizabeth:libby
    edward:ned edward:ted theodore:ted eleanor:nell henry:hal henry:hank henry:harry james:jim john:jack
    margaret:peggy margaret:meg margaret:daisy mary:molly mary:polly martha:patty richard:dick robert:bob robert:bobby
    sarah:sally william:bill william:billy christina:tina christopher:kit albert:bert herbert:bert gilbert:bert
    frederick:fritz helen:nell dorothy:dot antonio:tony joseph:pepe francisco:paco jose:pepe
    """.split()
)
"""Of nicknames that begin with another letter only these: the rest of the list joins strangers (Bill to Robert)."""
DATA = Path(__file__).parents[1] / "sayso" / "knowledge" / "data"


def main() -> None:
    """Write the table."""
    rows = csv.DictReader(files("nicknames").joinpath("names.csv").read_text(encoding="utf-8").splitlines())
    listed = {(row["name1"], row["name2"]) for row in rows if row["name1"] != row["name2"]}
    pairs = sorted(pair for pair in listed if pair[0][0] == pair[1][0] or ":".join(pair) in CROSS)
    with (DATA / "nicknames.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(("name", "nickname", "source"))
        written.writerows((name, nickname, "nicknames") for name, nickname in pairs)


if __name__ == "__main__":
    main()
