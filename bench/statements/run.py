"""
Statements, relays and figures against the labelled sentences, and joined attributions against PolNeAR dev.

    python bench/statements/run.py [relay] [polnear]

Needs the corpora (SAYSO_CORPORA, by default ../shared/data) and the scorers beside them. The article is read whole;
its agency (lede mark, credit line) is no relay in these labels and is left out of the predictions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import sayso

CORPORA = Path(os.environ.get("SAYSO_CORPORA", Path(__file__).parents[2] / ".." / "shared" / "data")).resolve()
SCORERS = CORPORA.parent / "bench"
FILES = {"LGL": "lgl.xml", "TR-News": "TR-News.dev.xml"}


def main() -> None:
    wanted = sys.argv[1:] or ["relay", "polnear"]
    reader = sayso.Reader()
    if "relay" in wanted:
        relays, figures = CORPORA / "relay/dev_relays.jsonl", CORPORA / "relay/dev_figures.jsonl"
        predictions = _written(_relay_lines(reader, relays, figures))
        _run(SCORERS / "relay/score.py", predictions, "--relays", relays, "--figures", figures)
    if "polnear" in wanted:
        _run(SCORERS / "attribution/score.py", CORPORA / "polnear/dev", _written(_polnear_lines(reader)))


def _relay_lines(reader: sayso.Reader, *labels: Path) -> Iterator[dict[str, object]]:
    texts = {corpus: _texts(CORPORA / "place" / name) for corpus, name in FILES.items()}
    wanted: dict[tuple[str, int], dict[int, str]] = {}
    for path in labels:
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            start = label["start"] if "start" in label else label["exhaustive"][0]
            wanted.setdefault((label["corpus"], label["article"]), {})[start] = label["text"]
    for (corpus, article), parts in wanted.items():
        text = next((one for one in texts[corpus] if _holds(one, parts)), None) or _laid_out(parts)
        yield {"corpus": corpus, "article": article, **_prediction(reader.read(text, plain=True))}


def _holds(text: str, parts: dict[int, str]) -> bool:
    return all(text[start : start + len(part)] == part for start, part in parts.items())


def _laid_out(parts: dict[int, str]) -> str:
    """Sentences at their offsets in an article that the corpus does not hold, with nothing between them."""
    text = ["\n"] * max(start + len(part) for start, part in parts.items())
    for start, part in sorted(parts.items(), key=lambda pair: -len(pair[1])):
        text[start : start + len(part)] = part
    return "".join(text)


def _prediction(reading: sayso.Reading) -> dict[str, object]:
    return {
        "statements": [
            {
                "speaker": _pair(one.speaker.span),
                "relays": [
                    {"name": relay.name, "span": _pair(relay.span)}
                    for relay in one.relays
                    if relay.known_by in {"cue", "citation"}
                ],
                "cue": [_pair(span) for span in one.cue],
                "content": [_pair(span) for span in one.content],
                "stance": one.stance,
            }
            for one in reading.statements
        ],
        "figures": [
            {
                "span": _pair(one.span),
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "qualifier": one.qualifier,
                "unit": one.unit,
                "state": one.state,
                "giver": _pair(one.giver),
            }
            for one in reading.figures
        ],
    }


def _polnear_lines(reader: sayso.Reader) -> Iterator[dict[str, object]]:
    for path in sorted((CORPORA / "polnear/dev/text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as text:
            reading = reader.read(text.read(), plain=True)
        yield {
            "id": path.stem,
            "attributions": [
                {
                    "source": [_pair(one.speaker.span)] if one.speaker.span else [],
                    "cue": [_pair(span) for span in one.cue],
                    "content": [_pair(span) for span in one.content],
                }
                for one in reading.statements
                if one.within is None
            ],
        }


def _texts(path: Path) -> list[str]:
    return [article.findtext("text") or "" for article in ET.parse(path).getroot()]  # noqa: S314  (our own corpus)


def _pair(span: sayso.Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _written(lines: Iterator[dict[str, object]]) -> Path:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
    return Path(out.name)


def _run(*command: object) -> None:
    print(f"\n{command[0]}", flush=True)
    subprocess.run([sys.executable, *map(str, command)], check=True)


if __name__ == "__main__":
    main()
