"""The output contract: how a reading becomes one line of JSON, and the JSON Schema of that line."""

from __future__ import annotations

import msgspec

from sayso.records.reading import Reading

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reading)


def to_json(reading: Reading) -> bytes:
    """One line of JSON, without the line's end."""
    return _ENCODER.encode(reading)


def from_json(line: bytes | str) -> Reading:
    """
    The reading such a line stands for.

    Raises:
        msgspec.ValidationError: The line does not fit the contract.
    """
    return _DECODER.decode(line)


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of one line."""
    made = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A reading by Sayso", **made}
