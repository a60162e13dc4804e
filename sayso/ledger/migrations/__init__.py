"""How the tables came to be: Alembic revisions, append-only, run by ``connect.open`` where a ledger is older."""

VERSION_TABLE = "sayso_version"

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
"""Oldest first. Named here so that opening a ledger that is up to date need not load Alembic (0.2 s)."""
