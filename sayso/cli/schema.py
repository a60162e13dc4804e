"""``sayso schema``: the JSON Schema of what ``sayso read --jsonl`` prints."""

from __future__ import annotations

import json

from sayso.records import contract


def schema() -> None:
    """Print the JSON Schema of one line of `sayso read --jsonl`."""
    print(json.dumps(contract.schema(), indent=2))
